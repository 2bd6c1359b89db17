"""The search index: derived from the base, the codebook and the names, kept in the base by those who write to it."""

from kb.store.index.documents import KINDS, SEPARATOR, Said, country_key, text_of
from kb.store.index.store import MEANT, purge, refresh, touch, touch_sources
from kb.store.index.words import is_unspaced, numbers, plain_digits, spans, tokens

__all__ = [
    "KINDS",
    "MEANT",
    "SEPARATOR",
    "Said",
    "country_key",
    "is_unspaced",
    "numbers",
    "plain_digits",
    "purge",
    "refresh",
    "spans",
    "text_of",
    "tokens",
    "touch",
    "touch_sources",
]
