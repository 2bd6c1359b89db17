"""THE READ DOOR: every answer that a face or an export shows, as plain frozen views. Nothing here writes.

`Lens` says by what to read: the codebook, which day is today, and (for the past) which revision.
"""

from kb.queries.audit import broken_links, statements_without_source
from kb.queries.cells import best_first, cell_of
from kb.queries.found import Found, Group, Hit, Marked
from kb.queries.read import (
    Lens,
    cell,
    figures,
    history,
    inbox,
    items,
    matrix,
    picked,
    settled_headings,
    settled_names,
    version,
)
from kb.queries.release import live_statements, sources
from kb.queries.search import SEARCH_KINDS, search

__all__ = [
    "SEARCH_KINDS",
    "Found",
    "Group",
    "Hit",
    "Lens",
    "Marked",
    "best_first",
    "broken_links",
    "cell",
    "cell_of",
    "figures",
    "history",
    "inbox",
    "items",
    "live_statements",
    "matrix",
    "picked",
    "search",
    "settled_headings",
    "settled_names",
    "sources",
    "statements_without_source",
    "version",
]
