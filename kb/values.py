"""One small class per kind of answer, each with the same two verbs: clean and show.

`clean` never guesses: what can be read in two ways is refused with a sentence that says how to write it.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Protocol
from urllib.parse import urlsplit

from kb import dates, hours
from kb.errors import InvalidValue
from kb.phones import read_phone
from kb.text import key, tidy

_MANY_CHOICES = 12
_OLDEST = 120
_LONGEST_LINK = 2048
# From here on, thousands are parted when shown: a year of four digits stays as it is.
_GROUPED_FROM = 10_000

_FIGURE = re.compile(r"[+-]?\d{1,30}(?:\.\d{1,30})?", re.ASCII)
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:(?:,\d{3}){2,9}(?:\.\d{1,30})?|,\d{3}\.\d{1,30}|(?: \d{3}){1,9}(?:\.\d{1,30})?)", re.ASCII)
_HOST = re.compile(r"(?=.{4,253}$)(?:(?!-)[^\W_](?:[\w-]{0,61}[^\W_])?\.)+(?:[^\W\d_]{2,63}|xn--[a-z0-9-]{2,59})", re.IGNORECASE)
_BARE_LINK = re.compile(rf"(?:www\.)?{_HOST.pattern.replace('$', '(?:[:/?#]|$)')}(?:[/?#].*)?", re.IGNORECASE)
_EMAIL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([^@\s]+)")


class Kind(Protocol):
    """A kind of answer. `words` are the coded or word values of the question and their labels."""

    def clean(self, text: str, country: str, words: Mapping[str, str]) -> str:
        """Canonical text, or InvalidValue with a sentence; cleaning twice equals cleaning once."""

    def show(self, value: str, words: Mapping[str, str]) -> str:
        """The canonical value as an English reader sees it."""
