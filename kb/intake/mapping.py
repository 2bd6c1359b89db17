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
from typing import Any

import yaml

from kb.errors import InvalidData
from kb.intake.templates import Choice, Filter, Template, template
from kb.statements.drafts import Place, Row
from kb.statements.statement import FIELDS

Pattern = Template | Choice
_SAID = ("value", "absent", "original")
_RULE_KEYS = {"when", "set", "add", "replace", "skip", "name"}
_LARGEST = 200_000
_KEYS = {"about", "headings", "fields", "answers", "words", "values", "rules", "unused"}


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
        InvalidData: the file is no mapping; the sentence names what is wrong.
    """
    written = load_yaml(path)
    try:
        return recipe(written, path.name)
    except (AttributeError, KeyError, TypeError, RecursionError) as error:
        raise InvalidData(
            path.name,
            0,
            f"A part of the mapping has another form than it must have ({error}); see kb/intake/mapping.py.",
        ) from error


def load_yaml(path: Path) -> dict[str, Any]:
    """What a YAML file of names and meanings holds.

    Raises:
        InvalidData: there is no such file, or it is not YAML in UTF-8.
    """
    try:
        written = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidData(path.name, 0, "There is no such file, or it is not UTF-8 text.") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise InvalidData(path.name, mark.line + 1 if mark else 0, f"This is not YAML: {error}.") from error
    except (ValueError, RecursionError) as error:
        raise InvalidData(path.name, 0, f"The file cannot be read ({error}).") from error
    if _weight(written, {}) > _LARGEST:
        raise InvalidData(path.name, 0, "The file repeats its parts without end; write them out.")
    if not isinstance(written, dict):
        raise InvalidData(path.name, 1, "A mapping file holds names and what they mean, see kb/intake/mapping.py.")
    return written


def _weight(part: object, known: dict[int, int]) -> int:
    """How many values a part has once its repeats (`*name`) are written out; a part within itself has no end."""
    if not isinstance(part, dict | list):
        return 1
    if id(part) not in known:
        known[id(part)] = _LARGEST + 1
        inner = [*part, *part.values()] if isinstance(part, dict) else part
        known[id(part)] = 1 + sum(_weight(one, known) for one in inner)
    return known[id(part)]


def recipe(written: Mapping[str, Any], file: str = "mapping") -> Recipe:
    """A mapping from what YAML gave.

    Raises:
        InvalidData: a part or field is unknown or of the wrong form, or a template is damaged.
    """
    _refuse_unknown(written, _KEYS, "mapping", file)
    try:
        return _recipe(written, file)
    except (AttributeError, TypeError) as error:
        reason = f"A part of the mapping is not written as kb/intake/mapping.py shows it ({error})."
        raise InvalidData(file, 0, reason) from error


def _refuse_unknown(written: Mapping[str, Any], known: set[str], whole: str, file: str) -> None:
    unknown = set(map(str, written)) - known
    if unknown:
        raise InvalidData(file, 0, f"A {whole} has no part “{min(unknown)}”; parts are: {', '.join(sorted(known))}.")


def _recipe(written: Mapping[str, Any], file: str) -> Recipe:
    return Recipe(
        fields=_patterns(written.get("fields", {}), file),
        answers=tuple(_answer(answer, file) for answer in written.get("answers", [])),
        words={name: _texts(table) for name, table in written.get("words", {}).items()},
        values={name: _texts(table) for name, table in written.get("values", {}).items()},
        rules=tuple(_rule(rule, file) for rule in written.get("rules", [])),
        unused=_texts(written.get("unused", {})),
        headings=_texts(written.get("headings", {})),
    )


def _texts(table: Mapping[Any, Any]) -> dict[str, str]:
    return {str(name): str(text) for name, text in table.items()}


def _patterns(written: Mapping[str, Any], file: str) -> dict[str, Pattern]:
    for name in written:
        if name not in FIELDS:
            raise InvalidData(file, 0, f"A statement has no field “{name}”; fields are: {', '.join(FIELDS)}.")
    return {name: template(text, file) for name, text in written.items()}


def _answer(written: Mapping[str, Any], file: str) -> Answer:
    given = {name: text for name, text in written.items() if name != "when"}
    return Answer(_patterns(given, file), _tests(written.get("when", {})))


def _tests(written: Mapping[str, Any]) -> dict[str, Test]:
    return {column: _test(wanted) for column, wanted in written.items()}


def _rule(written: Mapping[str, Any], file: str) -> Rule:
    _refuse_unknown(written, _RULE_KEYS, "rule", file)
    if "when" not in written:
        raise InvalidData(file, 0, f"The rule {dict(written)} does not say when it holds; add the part “when”.")
    name = str(written.get("name") or f"{file}: {written['when']}")
    return Rule(
        when=_tests(written["when"]),
        set=_patterns(written.get("set", {}), file),
        add=_patterns(written.get("add", {}), file),
        replace={name: _texts(table) for name, table in written.get("replace", {}).items()},
        skip=str(written.get("skip", "")),
        name=name,
    )


def _test(wanted: object) -> Test:
    if isinstance(wanted, dict):
        has, lacks = (_many(wanted.get(part, [])) for part in ("has", "lacks"))
        return Test(has=has, lacks=lacks, filled=wanted.get("filled"))
    return Test(one_of=_many(wanted))


def _many(wanted: object) -> tuple[str, ...]:
    return tuple(map(str, wanted)) if isinstance(wanted, list) else (str(wanted),)
