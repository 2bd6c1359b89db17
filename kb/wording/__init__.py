"""The words of cells, dates, flags and standings: the same in every face and every export."""

from kb.wording.cells import (
    answer,
    articles,
    as_of,
    broken_link,
    contact,
    contacts_flags,
    date,
    flag,
    flags,
    is_words,
    perspective,
    polarity,
    printed,
    reliability,
    source_kind,
    standing,
    state,
    value,
)
from kb.wording.search import search_kind, search_notes
from kb.wording.treaties import treaty_notes, treaty_standing

__all__ = [
    "answer",
    "articles",
    "as_of",
    "broken_link",
    "contact",
    "contacts_flags",
    "date",
    "flag",
    "flags",
    "is_words",
    "perspective",
    "polarity",
    "printed",
    "reliability",
    "search_kind",
    "search_notes",
    "source_kind",
    "standing",
    "state",
    "treaty_notes",
    "treaty_standing",
    "value",
]
