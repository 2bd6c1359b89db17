"""What a statement says: the one list of its fields, from which drafts, views, tables and release columns derive."""

from dataclasses import dataclass, field, fields
from typing import Generic, TypeVar

from kb.statements.sources import Source

SourceT = TypeVar("SourceT", str, Source)

ABSENCES: tuple[str, ...] = ("unknown", "no_data", "not_applicable")
"""Why there is no answer: asked and nobody knows; the source has no data; the question does not apply."""

PERSPECTIVES: tuple[str, ...] = ("law", "practice", "treaty_body", "civil_society")
"""By what a statement was made: what the law says, what happens, what a treaty body or an organisation holds."""

DEPRECATED = "deprecated"
RANKS: tuple[str, ...] = ("preferred", "normal", DEPRECATED)
"""In the order in which they are shown; what is deprecated stays on record and is never the answer."""

IDENTITY: tuple[str, ...] = ("country", "question", "item", "source", "perspective", "as_of")
"""What makes two statements the same: at most one live statement may have each combination."""

REDACTED_FIELDS: tuple[str, ...] = (
    "value",
    "original",
    "locator",
    "legal_basis",
    "note",
    "rank_reason",
    "verified_by",
)
"""The fields that hold words which may have to be removed; a redaction empties them."""


@dataclass(frozen=True, slots=True)
class StatementFields(Generic[SourceT]):
    """What one source says on one country and question. Text fields are "" when there is nothing to say.

    Attributes:
        country: code of a country or part (`KEN`, `GB-SCT`), or `001` (M49) for the world.
        question: id of a question of the codebook.
        item: slug of the hotline, organisation, law, treaty ...; "" where the topic asks once.
        value: canonical answer; "" when absent or only described.
        absent: "", or one of `ABSENCES`.
        original: the words as printed, untouched.
        country_as_printed: the country's name as the source prints it.
        as_of: date that the answer speaks for, as exact as known; "" = the source states none.
        source: the source, or its id on the way in.
        locator: page, article, table row inside the source.
        legal_basis: law and article that the source names for the answer.
        note: short explanation in our own words.
        perspective: "", or one of `PERSPECTIVES`.
        rank: one of `RANKS`; rank_reason says why when not normal.
        checked_on: day on which a person last confirmed it; never set by an import.
        verified_by, verified_on: national expert who verified it, and when.
    """

    country: str
    question: str
    item: str = ""
    value: str = ""
    absent: str = ""
    original: str = ""
    country_as_printed: str = ""
    as_of: str = ""
    source: SourceT = field(kw_only=True)
    locator: str = ""
    legal_basis: str = ""
    note: str = ""
    perspective: str = ""
    rank: str = "normal"
    rank_reason: str = ""
    checked_on: str = ""
    verified_by: str = ""
    verified_on: str = ""

    @property
    def stands(self) -> bool:
        """Whether it may be shown as an answer: it was not set aside."""
        return self.rank != DEPRECATED


FIELDS: tuple[str, ...] = tuple(one.name for one in fields(StatementFields))
"""The fields of a statement as people hand them in and take them away, in the order of the release."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(StatementFields[Source]):
    """An accepted statement with its source.

    Attributes:
        id: its number in the base.
        added_in, retired_in: numbers of revisions; 0 = still live.
        redacted: its words were removed.
    """

    id: int
    added_in: int
    retired_in: int
    redacted: bool = False
