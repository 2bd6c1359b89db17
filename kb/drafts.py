"""What every way in hands over: rows that know where they stood, checked drafts, and problems with a sentence."""

from dataclasses import dataclass, field

from kb.sources import Source


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
class Draft:
    """A checked statement on its way in. Text fields are "" when there is nothing to say.

    Attributes:
        country: code of a country or part (`KEN`, `GB-SCT`), or `001` (M49) for the world.
        question: id of a question of the codebook.
        item: slug of the hotline, organisation, law, treaty ...; "" where the topic asks once.
        value: canonical answer; "" when absent or only described.
        absent: "", "unknown" (asked, nobody knows), "no_data" or "not_applicable".
        original: the words as printed, untouched.
        country_as_printed: the country's name as the source prints it.
        as_of: date that the answer speaks for, as exact as known; "" = the source states none.
        source: id of the source.
        locator: page, article, table row inside the source.
        legal_basis: law and article that the source names for the answer.
        note: short explanation in our own words.
        perspective: "", "law", "practice", "treaty_body" or "civil_society".
        rank: "preferred", "normal" or "deprecated"; rank_reason says why when not normal.
        checked_on: day on which a person last confirmed it; never set by an import.
        verified_by, verified_on: national expert who verified it, and when.
        place: where the draft came from; no part of its identity.
    """

    country: str
    question: str
    item: str = ""
    value: str = ""
    absent: str = ""
    original: str = ""
    country_as_printed: str = ""
    as_of: str = ""
    source: str = ""
    locator: str = ""
    legal_basis: str = ""
    note: str = ""
    perspective: str = ""
    rank: str = "normal"
    rank_reason: str = ""
    checked_on: str = ""
    verified_by: str = ""
    verified_on: str = ""
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
