"""Search over everything: what was asked, understood; what is found, and which spelling would find more."""

from kb.queries.search.find import SEARCH_KINDS, search

__all__ = ["SEARCH_KINDS", "search"]
