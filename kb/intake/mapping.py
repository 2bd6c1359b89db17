"""The mapping language: how a file with columns of its own becomes rows in the tidy form. A mapping is data (YAML).

headings: {Pays: country}   # a partner's words for known headings; enough for many files
fields:                 # what every statement of a row shares; templates, see `kb.intake.templates`
  country: "{iso3}"
  source: "{source_id}"
  legal_basis: "{law_name}[ ({law_year})]"
answers:                # one statement each; fields given here win over the shared ones
  - {question: hotlines.phone, value: "{phone}", original: "{phone}"}
  - {question: "{question_id|questions}", value: "{value}"}
words:                  # tables that serve as filters: {free|yes_no}; other words pass unchanged
  yes_no: {"true": "yes", "false": "no"}
values:                 # words of the file -> values of one question
  ages.work_minimum: {"12/13": "12/13"}
rules:                  # in the order given; `when` reads the row's cells, `line`, and any filled field
  - {when: {iso3: NOR, note: {has: "1993"}}, set: {rank: deprecated, rank_reason: "..."}}
  - {when: {iso3: ""}, skip: "The row names no country."}
unused: {phone_e164: "Computed from the phone as printed."}   # column -> why none of its cells becomes a statement
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from yaml import MappingNode, SequenceNode

from kb.codebook import yamlform
from kb.codebook.yamlform import Form, Mistake, Node, Parts
from kb.errors import InvalidValue
from kb.intake.templates import Choice, Filter, Template, template
from kb.statements.drafts import Place, Row
from kb.statements.statement import FIELDS

Pattern = Template | Choice
_SAID = ("value", "absent", "original")


@dataclass(frozen=True, slots=True)
class Test:
    """One condition on a text: it is one of these, has or lacks one of these parts, or is filled (or not)."""

    one_of: tuple[str, ...] = ()
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    filled: bool | None = None

    def holds(self, text: str) -> bool:
        """Whether the text meets the condition."""
        if self.filled is not None:
            return bool(text) is self.filled
        if self.has or self.lacks:
            has = not self.has or any(part in text for part in self.has)
            return has and not any(part in text for part in self.lacks)
        return text in self.one_of


@dataclass(frozen=True)
class Rule:
    """What to change in, add to or leave out of the statements of some rows, and why."""

    when: Mapping[str, Test]
    set: Mapping[str, Pattern] = field(default_factory=dict)
    add: Mapping[str, Pattern] = field(default_factory=dict)
    replace: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    skip: str = ""
    name: str = ""

    def holds(self, cells: Mapping[str, str]) -> bool:
        """Whether the rule speaks of a row."""
        return _all(self.when, cells)


@dataclass(frozen=True)
class Answer:
    """One statement that a row may make: its fields, and for which rows."""

    fields: Mapping[str, Pattern]
    when: Mapping[str, Test] = field(default_factory=dict)

    def holds(self, cells: Mapping[str, str]) -> bool:
        """Whether a row gives this answer."""
        return _all(self.when, cells)


def _all(when: Mapping[str, Test], cells: Mapping[str, str]) -> bool:
    return all(test.holds(cells.get(column, "").strip()) for column, test in when.items())


@dataclass(frozen=True, slots=True)
class Tidy:
    """A row in the tidy form, with the columns it was made from and the names of the rules that shaped it."""

    place: Place
    cells: dict[str, str]
    columns: frozenset[str]
    rules: tuple[str, ...] = ()
    skip: str = ""


@dataclass(frozen=True)
class Recipe:
    """A mapping as the language above writes it."""

    fields: Mapping[str, Pattern] = field(default_factory=dict)
    answers: tuple[Answer, ...] = ()
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    unused: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)

    def apply(self, row: Row, filters: Mapping[str, Filter]) -> Iterator[Tidy]:
        """The rows in the tidy form that a row becomes; answers that say nothing are passed over."""
        known = dict(filters) | {name: _lookup(table) for name, table in self.words.items()}
        shared = {name: pattern for name, pattern in self.fields.items() if name != "country"}
        country = self.fields["country"].fill(row.cells, known) if "country" in self.fields else ""
        common = {name: pattern.fill(row.cells, known, country) for name, pattern in shared.items()}
        for answer in filter(lambda answer: answer.holds(row.cells), self.answers):
            own = {name: pattern.fill(row.cells, known, country) for name, pattern in answer.fields.items()}
            if own.get("question") and any(own.get(name) for name in (*_SAID, "note")):
                cells = {"country": country} | common | own
                yield self._ruled(row, Tidy(_place(row, answer), cells, self._columns(answer)), known)

    def _columns(self, answer: Answer) -> frozenset[str]:
        return frozenset().union(*(pattern.columns for pattern in {**self.fields, **answer.fields}.values()))

    def _ruled(self, row: Row, tidy: Tidy, filters: Mapping[str, Filter]) -> Tidy:
        cells = tidy.cells
        table = self.values.get(cells["question"], {})
        if cells.get("value") in table:
            cells["value"] = table[cells["value"]]
        seen: list[str] = []
        for rule in self.rules:
            world = {**cells, **row.cells, "question": cells["question"], "line": str(row.place.line)}
            if rule.holds(world):
                seen.append(rule.name)
                if rule.skip:
                    return replace(tidy, rules=tuple(seen), skip=rule.skip)
                _change(cells, rule, world, filters)
        return replace(tidy, rules=tuple(seen))


def _change(cells: dict[str, str], rule: Rule, world: Mapping[str, str], filters: Mapping[str, Filter]) -> None:
    for name, pattern in rule.set.items():
        cells[name] = pattern.fill(world, filters, cells["country"])
    for name, table in rule.replace.items():
        for old, new in table.items():
            cells[name] = cells.get(name, "").replace(old, new)
    for name, pattern in rule.add.items():
        more = pattern.fill(world, filters, cells["country"])
        cells[name] = "; ".join(filter(None, (cells.get(name, ""), more)))


def _place(row: Row, answer: Answer) -> Place:
    given = answer.fields
    columns = next((sorted(given[name].columns) for name in (*_SAID, "question") if name in given), [])
    return replace(row.place, column=columns[0] if columns else "")


def _lookup(table: Mapping[str, str]) -> Filter:
    return lambda text, _country: table.get(text, table.get("*", text))


def read_recipe(path: Path) -> Recipe:
    """A mapping from a YAML file.

    Raises:
        InvalidData: the file is no mapping; line and sentence name what is wrong.
    """
    return yamlform.read(path, path.name, _recipe)


def recipe(text: str, file: str = "mapping") -> Recipe:
    """A mapping from its text.

    Raises:
        InvalidData: a part or field is unknown or of the wrong form, or a template is damaged.
    """
    return yamlform.parse(text, file, _recipe)


def _recipe(node: Node) -> Recipe:
    return _FORM.record(node, Recipe, leave=("about",))


def _answer(node: Node) -> Answer:
    given = yamlform.parts(node)
    when = given.pop("when", None)
    tests = {column: _test(wanted) for column, wanted in yamlform.parts(when).items()} if when else {}
    return Answer(_patterns(given), tests)


def _rule(node: Node) -> Rule:
    rule = _FORM.record(node, Rule)
    return rule if rule.name else replace(rule, name=f"line {yamlform.line_of(node)}")


def _test(node: Node) -> Test:
    if isinstance(node, MappingNode):
        return _FORM.record(node, Test)
    return Test(one_of=yamlform.one_or_many(node))


def _patterns(parts: Parts) -> dict[str, Pattern]:
    for name, part in parts.items():
        if name not in FIELDS:
            raise Mistake(part, f"A statement has no field “{name}”; fields are: {', '.join(FIELDS)}.")
    return {name: _pattern(part) for name, part in parts.items()}


def _pattern(node: Node) -> Pattern:
    """A text; a list (all parts, joined by "; "); or `{first: [...]}`."""
    if isinstance(node, MappingNode):
        parts = yamlform.parts(node)
        if set(parts) != {"first"}:
            raise Mistake(node, "A template is a text, a list or {first: [...]}.")
        return Choice(tuple(map(_template, yamlform.sequence(parts["first"]))))
    if isinstance(node, SequenceNode):
        return Choice(tuple(map(_template, yamlform.sequence(node))), join="; ")
    return _template(node)


def _template(node: Node) -> Template:
    try:
        return template(yamlform.scalar(node))
    except InvalidValue as error:
        raise Mistake(node, str(error)) from error


_FORM = Form(
    own={
        Answer: _answer,
        Rule: _rule,
        Test: _test,
        Mapping[str, Pattern]: lambda node: _patterns(yamlform.parts(node)),
        tuple[str, ...]: yamlform.one_or_many,
    }
)
