"""The search index: derived from the base, the codebook and the names, kept in the base by those who write to it."""

from kb.indexing.documents import KINDS, SEPARATOR, country_key
from kb.indexing.store import MEANT, purge, refresh, touch, touch_sources
from kb.indexing.words import is_unspaced, numbers, plain_digits, spans, tokens

__all__ = [
    "KINDS",
    "MEANT",
    "SEPARATOR",
    "country_key",
    "is_unspaced",
    "numbers",
    "plain_digits",
    "purge",
    "refresh",
    "spans",
    "tokens",
    "touch",
    "touch_sources",
]
