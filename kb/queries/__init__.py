"""THE READ DOOR: every answer that a face or an export shows, as plain frozen views. Nothing here writes.

`Lens` says by what to read: the codebook, which day is today, and (for the past) which revision.
"""

from kb.queries.audit import broken_links, statements_without_source
from kb.queries.cells import best_first, cell_of
from kb.queries.read import Lens, cell, figures, history, inbox, items, matrix, settled_headings, settled_names, version
from kb.queries.release import live_statements, sources
from kb.queries.reviews import Review, reviews
from kb.queries.touched import Touch, touched
from kb.queries.treaties import treaty_record, treaty_records

__all__ = [
    "Lens",
    "Review",
    "Touch",
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
    "reviews",
    "settled_headings",
    "settled_names",
    "sources",
    "statements_without_source",
    "touched",
    "treaty_record",
    "treaty_records",
    "version",
]
