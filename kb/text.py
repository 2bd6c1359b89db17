"""Tidy text, comparison keys and slugs: how two spellings are recognised as the same."""

import re
import unicodedata

_SPACE = re.compile(r"\s+")
_NOT_WORD = re.compile(r"[\W_]+")


def tidy(text: str) -> str:
    """Trim, and fold runs of white space (line breaks too) to one space; composed Unicode (NFC)."""
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip()


def fold(text: str) -> str:
    """Case, width and accents folded away: a key for comparing, never for showing."""
    wide = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(letter for letter in wide if not unicodedata.combining(letter))


def key(text: str) -> str:
    """Comparison key: folded words, separated by one space, punctuation dropped."""
    return _NOT_WORD.sub(" ", fold(text)).strip()


def slug(text: str) -> str:
    """A stable name for an item: folded words of any script joined by hyphens ("Línea 102" -> "linea-102")."""
    return key(text).replace(" ", "-")
