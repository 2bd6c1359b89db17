"""Which places a text may mean, ranked for a person to choose from; it never decides."""

from collections import defaultdict
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from kb.countries.keys import compact, without_footnotes, words

_SIGNS = 128  # bits for letters; those of the Latin alphabet have one each
_WORD = 64  # bits that the processor compares at once
_MOST = 2**15  # letters of a text that are counted

_Scores = dict[str, tuple[float, int]]
"""By place: closeness of its nearest name (0 to 100), and how many languages use that name."""


class Nearest:
    """Ranks places by how close any of their names is to a text."""

    _ENOUGH = 92.0  # one slip in a name of seven letters or more scores above; then its words are not looked at
    _COMMON = 12  # a word in the names of so many places ("republic", "islands") tells little
    _WORDS, _LETTERS = 8, 3  # of the text's telling words, at most so many, each at least so long, are compared alone
    _OF_THE_REST, _OF_ONE_WORD = 0.97, 0.9
    _ENOUGH_OF_MANY, _OF_MANY = 98.0, 0.9
    FLOORS = (66.0, 0.0)  # looked for in turn: near names are found faster than all that are near at all

    def __init__(self, names: Iterable[tuple[str, str, int]]) -> None:
        """Take (name, code of the place, number of languages that use the name)."""
        folded = [(words(name), code, languages) for name, code, languages in names]
        places: dict[str, set[str]] = defaultdict(set)
        for name, code, _ in folded:
            for word in name:
                places[word].add(code)
        self._common = {word for word, codes in places.items() if len(codes) >= self._COMMON}
        self._whole = Pool((compact(name), code, languages) for name, code, languages in folded)
        self._rest = Pool((compact(self._telling(name)), code, languages) for name, code, languages in folded)

    def rank(self, text: str, count: int) -> list[str]:
        """Codes of places, nearest first: at least so many, or all that are near at all; may be empty."""
        folded = words(without_footnotes(text)) or words(text)
        for floor in self.FLOORS:
            scores = self._scores(folded, floor)
            near = [code for code, (score, _) in scores.items() if score >= floor]
            if len(near) >= count or not floor:
                break
        return sorted(near, key=lambda code: (scores[code], code), reverse=True)

    def _scores(self, folded: list[str], floor: float) -> _Scores:
        """Closeness by place of all places that reach the floor; what is told of others may be too low."""
        telling = self._telling(folded)
        if telling == folded:
            scores = self._whole.scores(compact(folded), floor)
        else:  # "Republic of X" is close to every other republic
            near = self._whole.scores(compact(folded), min(floor / self._OF_MANY, self._ENOUGH_OF_MANY))
            scores = {
                code: (score if score >= self._ENOUGH_OF_MANY else score * self._OF_MANY, n)
                for code, (score, n) in near.items()
            }
            self._add(scores, compact(telling), self._OF_THE_REST, floor)
        if len(telling) > 1 and max(scores.values(), default=(0.0, 0))[0] < self._ENOUGH:
            alone = sorted((word for word in telling if len(word) >= self._LETTERS), key=len, reverse=True)
            for word in alone[: self._WORDS]:
                self._add(scores, word, self._OF_ONE_WORD, floor)
        return scores

    def _telling(self, folded: list[str]) -> list[str]:
        return [word for word in folded if word not in self._common] or folded

    def _add(self, scores: _Scores, key: str, weight: float, floor: float) -> None:
        for code, (score, languages) in self._rest.scores(key, floor / weight).items():
            scores[code] = max(scores.get(code, (0.0, 0)), (score * weight, languages))


class Pool:
    """Keys to compare a text with, each with the places it may mean and the number of languages that use it.

    Few of the many thousand keys can be near a text at all: those that share letters with it. How many they share is
    counted for all keys at once, on bits; only keys that could reach the floor are compared letter by letter.
    """

    _PLAUSIBLE = 50.0
    _LOOK_AT = 40
    _ROUNDING = 0.001

    def __init__(self, keys: Iterable[tuple[str, str, int]]) -> None:
        self._places: dict[str, dict[str, int]] = defaultdict(dict)
        for key, code, languages in keys:
            self._places[key][code] = max(languages, self._places[key].get(code, 0))
        self.keys = list(self._places)
        letters = [_letters(key) for key in self.keys]
        self._letters = [np.array(row, np.uint64) for row in zip(*map(_cut, letters), strict=True)]
        self._lengths = np.array([len(key) for key in self.keys], np.float32)
        self._uncounted = np.array(
            [len(key) - one.bit_count() for key, one in zip(self.keys, letters, strict=True)], np.uint16
        )

    def scores(self, key: str, floor: float = 0.0) -> _Scores:
        """Closeness (0 to 100) of the nearest keys that reach the floor, and how many languages use them, by place."""
        least = max(self._PLAUSIBLE, floor - self._ROUNDING)
        near = [self.keys[n] for n in self.within_reach(key, least - self._ROUNDING).tolist()]
        hits = process.extract(key, near, scorer=fuzz.ratio, limit=self._LOOK_AT, score_cutoff=least)
        found: _Scores = {}
        for name, score, _ in hits:
            for code, languages in self._places[name].items():
                found[code] = max(found.get(code, (0.0, 0)), (score, languages))
        return found

    def within_reach(self, key: str, least: float) -> npt.NDArray[np.intp]:
        """Numbers of the keys that could be so close, if only their letters stood in the right order."""
        letters = _letters(key)
        shared = np.minimum(self._uncounted, min(len(key) - letters.bit_count(), _MOST))
        for row, word in zip(self._letters, _cut(letters), strict=False):
            if word:
                shared += np.bitwise_count(row & np.uint64(word))
        return np.flatnonzero(shared >= (self._lengths + len(key)) * (least / 200))


def _letters(key: str) -> int:
    """A bit for each letter that stands in the key, and another for each that stands there again.

    Letters of different scripts may share a bit: then the key seems to share more letters than it does.
    """
    once = again = 0
    for letter in key:
        bit = 1 << ord(letter) % _SIGNS
        again |= once & bit
        once |= bit
    return once | again << _SIGNS


def _cut(letters: int) -> list[int]:
    """The bits in portions that fit a word of the processor."""
    return [letters >> start & (1 << _WORD) - 1 for start in range(0, 2 * _SIGNS, _WORD)]
