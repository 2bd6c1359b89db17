"""THE READ DOOR: every answer that a face or an export shows, as plain frozen views. Nothing here writes.

`Lens` says by what to read: the codebook, which day is today, and (for the past) which revision.
"""

from kb.queries.audit import broken_links, statements_without_source
from kb.queries.cells import best_first, cell_of
from kb.queries.coverage import STATES, Coverage, Tally, coverage
from kb.queries.findings import Finding, FindingKind, asks, is_whole
from kb.queries.read import (
    Lens,
    across,
    answered_questions,
    cell,
    figures,
    history,
    inbox,
    items,
    matrix,
    settled_headings,
    settled_names,
    version,
)
from kb.queries.release import live_statements, sources
from kb.queries.touched import Touch, touched
from kb.queries.uses import SourceUse, source_uses

__all__ = [
    "STATES",
    "Coverage",
    "Finding",
    "FindingKind",
    "Lens",
    "SourceUse",
    "Tally",
    "Touch",
    "across",
    "answered_questions",
    "asks",
    "best_first",
    "broken_links",
    "cell",
    "cell_of",
    "coverage",
    "figures",
    "history",
    "inbox",
    "is_whole",
    "items",
    "live_statements",
    "matrix",
    "settled_headings",
    "settled_names",
    "source_uses",
    "sources",
    "statements_without_source",
    "touched",
    "version",
]
