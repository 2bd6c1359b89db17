"""The words that the base holds, and which of them somebody may have meant who typed another."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA
from sqlalchemy import text
from sqlmodel import Session

from kb.store.index import is_unspaced

_SHORTEST = 4
_SLIPS = ((12, 3), (7, 2), (_SHORTEST, 1))
"""Letters of a word, and how many slips of the pen are forgiven in one so long."""

_kept: dict[tuple[str, str], "Vocabulary"] = {}


@dataclass(frozen=True)
class Vocabulary:
    """Every word of the index with the number of documents that hold it."""

    count: Mapping[str, int]

    @cached_property
    def _words(self) -> list[str]:
        return sorted(self.count)

    @cached_property
    def _by_length(self) -> Mapping[int, Sequence[str]]:
        lengths: dict[int, list[str]] = {}
        for word in self._words:
            if word.isalpha() and not is_unspaced(word):
                lengths.setdefault(len(word), []).append(word)
        return lengths

    def begins(self, start: str) -> bool:
        """Whether a word of the base begins so."""
        at = bisect_left(self._words, start)
        return at < len(self._words) and self._words[at].startswith(start)

    def nearest(self, word: str) -> str:
        """The word that was meant: fewest slips, same letters, in most documents; "" when none is near."""
        slips = next((slips for letters, slips in _SLIPS if len(word) >= letters), 0)
        if not slips or not word.isalpha():
            return ""
        near = [
            one for length in range(len(word) - slips, len(word) + slips + 1) for one in self._by_length.get(length, ())
        ]
        found = process.extract(word, near, scorer=OSA.distance, score_cutoff=slips, limit=20)
        return min((one[0] for one in found), key=lambda near: self._distance(word, near), default="")

    def _distance(self, word: str, near: str) -> tuple[int, bool, int, int, str]:
        """How far a word is from another; a letter doubled or swapped is nearer than a letter that is another one."""
        strange = len(set(word) ^ set(near))
        return OSA.distance(word, near), word[0] != near[0], strange, -self.count[near], near


def vocabulary(session: Session, version: str) -> Vocabulary:
    """The words of the index at a version of it (revision and seal); read once for each version."""
    key = (str(session.get_bind().engine.url), version)
    if key not in _kept:
        while len(_kept) > 2:
            _kept.pop(next(iter(_kept)))
        _kept[key] = Vocabulary({row[0]: row[1] for row in session.execute(text(_command(session)))})
    return _kept[key]


def _command(session: Session) -> str:
    if session.get_bind().dialect.name == "sqlite":
        return "SELECT term, doc FROM search_text_words"
    return "SELECT word, ndoc FROM ts_stat('SELECT words FROM search_text')"
