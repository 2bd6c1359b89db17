"""THE READ DOOR: every answer that a face or an export shows, as plain frozen views. Nothing here writes.

`Lens` says by what to read: the codebook, which day is today, and (for the past) which revision.
"""

from kb.queries.audit import broken_links, statements_without_source
from kb.queries.cells import Lens, cells
from kb.queries.coverage import STATES, Coverage, Tally, coverage
from kb.queries.decisions import SignedDecision, match_decisions, match_history, match_version
from kb.queries.findings import Finding, FindingKind, asks
from kb.queries.names import NAMED_TOPICS, ItemNames, gather_names, item_names
from kb.queries.read import (
    across,
    answered_questions,
    cell,
    directory,
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
from kb.queries.search.found import Found, Group, Hit, Marked
from kb.queries.touched import Touch, touched
from kb.queries.uses import SourceUse, source_uses
from kb.statements.cells import best_first, cell_of

__all__ = [
    "NAMED_TOPICS",
    "SEARCH_KINDS",
    "STATES",
    "Coverage",
    "Finding",
    "FindingKind",
    "Found",
    "Group",
    "Hit",
    "ItemNames",
    "Lens",
    "Marked",
    "SignedDecision",
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
    "cells",
    "coverage",
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
    "picked",
    "search",
    "settled_headings",
    "settled_names",
    "source_uses",
    "sources",
    "statements_without_source",
    "touched",
    "version",
]
