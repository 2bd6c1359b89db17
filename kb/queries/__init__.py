"""THE READ DOOR: every answer that a face or an export shows, as plain frozen views. Nothing here writes.

`Lens` says by what to read: the codebook, which day is today, and (for the past) which revision.
"""

from kb.queries.audit import broken_links, statements_without_source
from kb.queries.cells import best_first, cell_of
from kb.queries.directory import SignedDecision, directory, match_decisions, match_history, match_version
from kb.queries.names import NAMED_TOPICS, ItemNames, gather_names, item_names
from kb.queries.read import Lens, cell, figures, history, inbox, items, matrix, settled_headings, settled_names, version
from kb.queries.release import live_statements, sources

__all__ = [
    "NAMED_TOPICS",
    "ItemNames",
    "Lens",
    "SignedDecision",
    "best_first",
    "broken_links",
    "cell",
    "cell_of",
    "directory",
    "figures",
    "gather_names",
    "history",
    "inbox",
    "item_names",
    "items",
    "live_statements",
    "match_decisions",
    "match_history",
    "match_version",
    "matrix",
    "settled_headings",
    "settled_names",
    "sources",
    "statements_without_source",
    "version",
]
