"""What reading gives back: plain frozen answers, safe to cache, to draw and to export."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from kb.statements.statement import Statement

State = Literal["answered", "described", "unknown", "no_data", "not_applicable", "not_assessed"]

FlagKind = Literal["disagree", "perspective", "superseded", "overdue", "undated", "unverified"]


@dataclass(frozen=True, slots=True)
class Flag:
    """What changes trust in a cell: its kind, and the words and figures that its sentence needs.

    disagree: count = number of statements that differ; perspective: text = the other perspective (law, practice, ...)
    under which a statement answers otherwise, value = that answer; superseded: text = the newer law ("Legal Aid Act
    2016") or the reason of the deprecation, `certain` = False where the answer is undated; overdue: text = date last
    known good; undated: text = period in which the source was written ("2012/2015") or "".
    """

    kind: FlagKind
    text: str = ""
    count: int = 0
    certain: bool = True
    value: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """All live statements on one country, question and item, best first, with a state and flags.

    `statements` holds deprecated ones too (last); `best` is None when nothing may be shown as the answer.
    """

    country: str
    question: str
    item: str
    state: State
    statements: tuple[Statement, ...] = ()
    flags: tuple[Flag, ...] = ()

    @property
    def best(self) -> Statement | None:
        """The statement shown as the answer."""
        first = self.statements[0] if self.statements else None
        return first if first and first.stands else None

    @property
    def is_known(self) -> bool:
        """Whether a source answers, in code or in words; "unknown" and "no data" are no answers."""
        return self.best is not None and self.state in ("answered", "described")

    def has(self, kind: FlagKind) -> bool:
        """Whether the cell carries a flag of this kind."""
        return any(flag.kind == kind for flag in self.flags)


@dataclass(frozen=True, slots=True)
class Item:
    """One hotline, organisation, law, treaty ... of a country: its slug, its title and its cells by question id.

    The methods take the last part of a question's id (`phone`, `website`).
    """

    country: str
    topic: str
    item: str
    title: str = ""
    cells: Mapping[str, Cell] = field(default_factory=dict)

    def cell(self, name: str) -> Cell | None:
        """The cell of a question; None where nobody answers it."""
        return self.cells.get(f"{self.topic}.{name}")

    def best(self, name: str) -> Statement | None:
        """The statement shown as the answer to a question."""
        cell = self.cell(name)
        return cell.best if cell else None

    def answer(self, name: str) -> str:
        """The coded answer shown to a question; "" where there is none."""
        best = self.best(name)
        return best.value if best else ""

    def said(self, name: str = "") -> tuple[Statement, ...]:
        """What stands of all that is said to a question, or to all questions, the best first."""
        cells = filter(None, [self.cell(name)]) if name else self.cells.values()
        return tuple(one for cell in cells for one in cell.statements if one.stands)

    def values(self, name: str) -> tuple[str, ...]:
        """Every coded answer that stands to a question, each once, the best first."""
        return tuple(dict.fromkeys(one.value for one in self.said(name) if one.value))


@dataclass(frozen=True, slots=True)
class TreatyRecord(Item):
    """All that is said of one State and one instrument; `kb.topics.treaties` says what follows from it on a day.

    Attributes:
        item: id of the instrument.
        adopted: date on which the instrument was adopted, as exact as known; "" = not recorded.
    """

    adopted: str = ""


FEWEST, MOST = 2, 8
"""How many countries a comparison holds, whoever asks for it."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One line of a comparison.

    A topic that asks once gives one row per question. A topic that repeats over shared items (treaties) gives one row
    per question and item. A topic whose items belong to a country (hotlines, laws) gives one row per topic with
    `listing=True`: `question` is the topic's key question and the items stand in `Matrix.items`.
    """

    topic: str
    question: str
    item: str = ""
    listing: bool = False


@dataclass(frozen=True, slots=True)
class Matrix:
    """A comparison: rows x countries, at one revision.

    `cells` is keyed by (country, question, item) and holds a Cell for every row and country except listing rows;
    `items` is keyed by (country, topic).
    """

    countries: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    cells: Mapping[tuple[str, str, str], Cell]
    items: Mapping[tuple[str, str], tuple[Item, ...]] = field(default_factory=dict)
    revision: int = 0

    def row(self, row: MatrixRow) -> tuple[Cell, ...]:
        """The cells of a row that is no listing, in the order of the countries."""
        return tuple(self.cells[country, row.question, row.item] for country in self.countries)


@dataclass(frozen=True, slots=True)
class Figures:
    """Live counts for the start page: what is in the base, and what is not known.

    `countries` counts countries and territories with at least one statement, `parts` parts of States with their own.
    """

    statements: int
    countries: int
    parts: int
    sources: int
    hotlines: int
    organisations: int
    undated: int
    unverified: int
    revision: int


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a cell's history: revision number, when (UTC), who, message, and what was added and retired."""

    revision: int
    at: str
    by: str
    message: str
    added: tuple[Statement, ...]
    retired: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Pending:
    """One proposal that waits for a decision: who made it in which contribution, what it would set and replace."""

    id: int
    contribution: int
    title: str
    by: str
    at: str
    action: str
    place: str
    after: Mapping[str, str]
    before: Statement | None


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """Where the chain of revisions does not hold: a statement altered after it was accepted, a statement marked as
    redacted that no redaction emptied, or a revision that does not fit its seal."""

    kind: Literal["statement", "redaction", "revision"]
    id: int
