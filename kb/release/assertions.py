"""Facts that a release must keep: `assertions.yml` of a data folder, tried on the statements of that folder.

day: 2026-11-22         # the day for which answers are read; which of two is recent depends on it
facts:                  # of one cell: the statement shown, or that of `source`
  - {country: CHN, question: treaties.action, item: crc, value: ratification, why: "..."}
  - {country: COM, question: treaties.status, item: crc_opac, source: dol-2022, value: party, shown: false, why: "..."}
  - {country: KEN, question: legal_aid.civil, state: not_assessed, why: "..."}
counts:                 # fewer than `min` is a loss; more than `max` may be growth, so it is only a warning
  - {question: treaties.status, item: crc_opic, value: party, min: 53, max: 53, why: "..."}
  - {of: countries, min: 228, why: "..."}
  - {question: crc.hierarchy, note: draft, none: true, why: "..."}
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import partial
from pathlib import Path
from typing import Literal, TypeVar

from kb.codebook import Codebook, yamlform
from kb.codebook.yamlform import Form, Mistake, Node, Parts
from kb.countries import Names
from kb.errors import InvalidData
from kb.queries import cell_of
from kb.release.layout import ASSERTIONS
from kb.statements.drafts import Draft
from kb.statements.sources import Source
from kb.statements.statement import Statement
from kb.statements.views import Cell, State

FILE = ASSERTIONS
_EQUAL = ("value", "absent", "as_of", "rank")
_PIECES = ("note", "rank_reason", "legal_basis")
_OF_THE_CELL = ("state", "disagree")
_BOUNDS = ("min", "max", "none")

Counted = Literal["statements", "countries", "sources", "items"]


@dataclass(frozen=True)
class Fact:
    """What one cell must say.

    Attributes:
        country, question, item: the cell; `001` is the world.
        why: one sentence: what the fact is, and from which row of which source.
        source: whose statement is meant; "" = the statement shown as the answer.
        value, absent, as_of, rank: what the statement says, exactly.
        note, rank_reason, legal_basis: pieces that stand in these words of the statement.
        shown: whether the statement of `source` is the one shown.
        state, disagree: what the cell is, and whether its sources differ.
        line: where the fact stands.
    """

    country: str
    question: str
    why: str
    item: str = ""
    source: str = ""
    value: str = ""
    absent: Literal["", "unknown", "no_data", "not_applicable"] = ""
    as_of: str = ""
    rank: Literal["", "preferred", "normal", "deprecated"] = ""
    note: tuple[str, ...] = ()
    rank_reason: tuple[str, ...] = ()
    legal_basis: tuple[str, ...] = ()
    shown: bool | None = None
    state: State | None = None
    disagree: bool | None = None
    line: int = 0

    @property
    def place(self) -> str:
        """The cell, as a reader looks it up."""
        return ", ".join(part for part in (self.country, self.question, self.item) if part)

    @property
    def asks_a_statement(self) -> bool:
        """Whether it says something of one statement, not only of the cell."""
        return bool(self.source) or any(getattr(self, name) for name in (*_EQUAL, *_PIECES))


@dataclass(frozen=True)
class Count:
    """How many statements, of any rank, there must be; or how many countries, sources or items they speak of.

    Attributes:
        of: what is counted; countries are States and territories, items are those of a country.
        topic, question, item, source, value, note: which statements are meant; all of them where nothing is named.
        min: fewer are a loss. max: more are worth a look. none: there may be no such statement.
        line: where the count stands.
    """

    why: str
    of: Counted = "statements"
    topic: str = ""
    question: str = ""
    item: str = ""
    source: str = ""
    value: str = ""
    note: tuple[str, ...] = ()
    min: int = 0
    max: int = 0
    none: bool = False
    line: int = 0

    @property
    def place(self) -> str:
        """What is counted, in words."""
        named = (self.topic, self.question, self.item, self.source, self.value, *self.note)
        return f"{self.of} of {', '.join(filter(None, named)) or 'the release'}"

    def takes(self, one: Draft) -> bool:
        """Whether a statement is one of those meant."""
        exact = ("question", "item", "source", "value")
        return (
            all(getattr(self, name) in ("", getattr(one, name)) for name in exact)
            and (not self.topic or one.question.startswith(f"{self.topic}."))
            and all(piece in one.note for piece in self.note)
        )


@dataclass(frozen=True)
class FactSheet:
    """All that a release asserts of itself, for a day."""

    day: dt.date
    facts: tuple[Fact, ...]
    counts: tuple[Count, ...] = ()


@dataclass(frozen=True, slots=True)
class Miss:
    """An assertion that does not hold: its line, and place, expected, found and why as one sentence."""

    line: int
    sentence: str
    warning: bool = False


@dataclass(frozen=True)
class Ground:
    """What assertions are tried on: the statements of a data folder and what they refer to."""

    book: Codebook
    names: Names
    sources: Mapping[str, Source]
    drafts: tuple[Draft, ...]
    cells: dict[tuple[str, str, str], list[Statement]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for at, one in enumerate(self.drafts, 1):
            self.cells.setdefault((one.country, one.question, one.item), []).append(_view(one, at, self.sources))

    def cell(self, fact: Fact, day: dt.date) -> Cell:
        """The cell of which a fact speaks."""
        said = self.cells.get((fact.country, fact.question, fact.item))
        if not said:
            return Cell(fact.country, fact.question, fact.item, "not_assessed")
        return cell_of(self.book.question(fact.question), said, day)


def _view(draft: Draft, id: int, sources: Mapping[str, Source]) -> Statement:
    same = {one.name: getattr(draft, one.name) for one in fields(draft) if one.name not in ("source", "place")}
    return Statement(**same, id=id, source=sources[draft.source], added_in=1, retired_in=0)


def load(folder: Path) -> FactSheet | None:
    """The assertions of a data folder; None where it makes none.

    Raises:
        InvalidData: a key is unknown or missing, or an assertion expects nothing (line, reason).
    """
    path = folder / FILE
    return yamlform.read(path, FILE, partial(_FORM.record, kind=FactSheet)) if path.exists() else None


def misses(asserted: FactSheet, ground: Ground) -> Iterator[Miss]:
    """The assertions that do not hold, in the order of the file.

    Raises:
        InvalidData: an assertion names a country, topic, question or source that does not exist.
    """
    for fact in asserted.facts:
        _refuse_unknown(fact, ground)
        yield from miss_of_fact(fact, ground, asserted.day)
    for count in asserted.counts:
        _refuse_unknown(count, ground)
        yield from miss_of_count(count, ground)


def miss_of_fact(fact: Fact, ground: Ground, day: dt.date) -> Iterator[Miss]:
    """What is not as a fact says: one miss at most."""
    cell = ground.cell(fact, day)
    differing = [*_unlike_cell(fact, cell), *_unlike_statement(fact, cell)]
    if differing:
        yield Miss(fact.line, f"{fact.place}: {'; '.join(differing)}. Why: {fact.why}")


def miss_of_count(count: Count, ground: Ground) -> Iterator[Miss]:
    """Whether there are too few, too many, or any where there may be none: one miss at most."""
    found = _COUNTED[count.of]([one for one in ground.drafts if count.takes(one)], ground.names)
    if count.none and found:
        yield Miss(count.line, f"{count.place}: expected none, found {found}. Why: {count.why}")
    elif found < count.min:
        yield Miss(count.line, f"{count.place}: expected {count.min} or more, found {found}. Why: {count.why}")
    elif count.max and found > count.max:
        words = f"{count.place}: expected {count.max} at most, found {found}. Why: {count.why}"
        yield Miss(count.line, words, warning=True)


def _countries(drafts: Iterable[Draft], names: Names) -> int:
    return sum(names.countries[code].is_whole for code in {one.country for one in drafts})


_COUNTED: Mapping[Counted, Callable[[list[Draft], Names], int]] = {
    "statements": lambda drafts, _names: len(drafts),
    "countries": _countries,
    "sources": lambda drafts, _names: len({one.source for one in drafts}),
    "items": lambda drafts, _names: len({(one.country, one.question.split(".")[0], one.item) for one in drafts}),
}


def _unlike_cell(fact: Fact, cell: Cell) -> Iterator[str]:
    if fact.state not in (None, cell.state):
        yield f"state: expected {fact.state}, found {cell.state}"
    if fact.disagree not in (None, cell.has("disagree")):
        yield f"disagree: expected {_yes(fact.disagree)}, found {_yes(not fact.disagree)}"


def _unlike_statement(fact: Fact, cell: Cell) -> list[str]:
    """How the statement differs; of several by one source, the one that comes first."""
    if not fact.asks_a_statement:
        return []
    meant = [one for one in cell.statements if one.source.id == fact.source] if fact.source else [cell.best]
    differing = [_differences(fact, one, cell.best) for one in meant if one]
    if not differing:
        of = f"a statement of {fact.source}" if fact.source else "an answer"
        return [f"expected {of}, found none"]
    return min(differing, key=len)


def _differences(fact: Fact, one: Statement, best: Statement | None) -> list[str]:
    wanted = [(name, str(getattr(fact, name))) for name in _EQUAL if getattr(fact, name)]
    told = [_differs(name, said, one) for name, said in wanted if said != getattr(one, name)]
    pieces = [(name, piece) for name in _PIECES for piece in getattr(fact, name)]
    told += [_differs(name, piece, one) for name, piece in pieces if piece not in getattr(one, name)]
    if fact.shown not in (None, one is best):
        told.append(f"shown: expected {_yes(fact.shown)}, found {best.source.id if best else 'nothing'} shown")
    return told


def _differs(name: str, wanted: str, one: Statement) -> str:
    return f"{name}: expected “{wanted}”, found “{getattr(one, name)}” ({one.source.id})"


def _yes(truth: bool | None) -> str:
    return "yes" if truth else "no"


def _refuse_unknown(one: Fact | Count, ground: Ground) -> None:
    topics = {topic.id for topic in ground.book.topics}
    known: tuple[tuple[str, Iterable[str]], ...] = (
        ("country", ground.names.countries),
        ("topic", topics),
        ("question", ground.book.questions),
        ("source", ground.sources),
    )
    for name, allowed in known:
        said = getattr(one, name, "")
        if said and said not in allowed:
            raise InvalidData(FILE, one.line, f"There is no {name} “{said}”.")


def _check_fact(fact: Fact, node: Node, parts: Parts) -> None:
    if not {*_EQUAL, *_PIECES, *_OF_THE_CELL, "shown"} & parts.keys():
        raise Mistake(node, "The fact expects nothing; say what must be found, such as a value.")
    if fact.shown is not None and not fact.source:
        raise Mistake(parts["shown"], "“shown” speaks of the statement of a source; name the source.")


def _check_count(count: Count, node: Node, parts: Parts) -> None:
    if not set(_BOUNDS) & parts.keys():
        raise Mistake(node, "The count expects nothing; write min, max or none.")
    if count.none and (count.min or count.max):
        raise Mistake(parts["none"], "Where there may be none, min and max say nothing.")
    if count.max and count.min > count.max:
        raise Mistake(parts["min"], "The least is above the most.")


def _day(node: Node) -> dt.date:
    try:
        return dt.date.fromisoformat(yamlform.scalar(node))
    except ValueError as error:
        raise Mistake(node, f"“{node.value}” is not a day; write it like 2026-11-22.") from error


_Lined = TypeVar("_Lined", Fact, Count)


def _lined(kind: type[_Lined], node: Node) -> _Lined:
    return replace(_FORM.record(node, kind), line=yamlform.line_of(node))


_FORM = Form(
    own={
        Fact: partial(_lined, Fact),
        Count: partial(_lined, Count),
        dt.date: _day,
        tuple[str, ...]: yamlform.one_or_many,
    },
    checks={Fact: _check_fact, Count: _check_count},
    given={"line": 0},
)
