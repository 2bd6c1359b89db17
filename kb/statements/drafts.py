"""What every way in hands over: rows that know where they stood, checked drafts, and problems with a sentence."""

from dataclasses import dataclass, field
from typing import Literal, get_args

from kb.statements.sources import Source
from kb.statements.statement import StatementFields
from kb.text import tidy


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stood: file or sheet, line from 1 (the heading is line 1), column name ("" = whole row)."""

    file: str
    line: int = 0
    column: str = ""

    def __str__(self) -> str:
        return ", ".join(part for part in (self.file, f"line {self.line}" if self.line else "", self.column) if part)


@dataclass(frozen=True, slots=True)
class Row:
    """One row as read: heading -> text, untouched; every heading of the file is present, empty cells are ""."""

    place: Place
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Draft(StatementFields[str]):
    """A checked statement on its way in; `source` is the id of its source.

    Attributes:
        place: where the draft came from; no part of its identity.
    """

    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell or row that may not come in, or (`warning=True`) came in but wants a look."""

    place: Place
    text: str
    reason: str
    suggestions: tuple[str, ...] = ()
    warning: bool = False


@dataclass(frozen=True, slots=True)
class Parsed:
    """What became of a file: drafts and sources to submit, problems to tell."""

    drafts: tuple[Draft, ...]
    sources: tuple[Source, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Submission:
    """One contribution on its way to the write door.

    Attributes:
        title: one line that tells a reviewer what it is.
        way: form, file, script or release.
        drafts, sources: what it sets.
        digest: SHA-256 of the file it came from, "" for a form; the same digest twice is nothing new.
    """

    title: str
    way: str
    drafts: tuple[Draft, ...] = ()
    sources: tuple[Source, ...] = ()
    digest: str = ""


MatchAnswer = Literal["same", "different", "unsure"]
MATCH_ANSWERS: tuple[str, ...] = get_args(MatchAnswer)
"""What may be said of two records: one organisation, two, or a person looked and could not tell."""

Key = tuple[str, str]
"""An organisation's record: code of its country, and its item. Both come back the same from every import."""


@dataclass(frozen=True, slots=True, order=True)
class MatchDecision:
    """What a person decided on two records: whether they are one organisation.

    `left` and `right` stand in their order, whichever way round they were named: one pair, one place.
    """

    left: Key
    right: Key
    answer: MatchAnswer
    reason: str = ""

    def __post_init__(self) -> None:
        """Put the pair in order, and the reason on one line."""
        first, second = sorted((self.left, self.right))
        object.__setattr__(self, "left", first)
        object.__setattr__(self, "right", second)
        object.__setattr__(self, "reason", tidy(self.reason))

    @property
    def pair(self) -> tuple[Key, Key]:
        """The two records, in order."""
        return self.left, self.right
