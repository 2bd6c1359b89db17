"""Which places a text may mean, ranked for a person to choose from; it never decides."""

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from kb.countries.keys import compact, without_footnotes, words


class Nearest:
    """Ranks places by how close any of their names is to a text."""

    _ENOUGH = 92.0  # one slip in a name of seven letters or more scores above; then its words are not looked at
    _COMMON = 12  # a word in the names of so many places ("republic", "islands") tells little
    _WORDS, _LETTERS = 8, 3  # of the text's telling words, at most so many, each at least so long, are compared alone
    _OF_THE_REST, _OF_ONE_WORD = 0.97, 0.9
    _ENOUGH_OF_MANY, _OF_MANY = 98.0, 0.9

    def __init__(self, names: Iterable[tuple[str, str, int]]) -> None:
        """Take (name, code of the place, number of languages that use the name)."""
        folded = [(words(name), code, languages) for name, code, languages in names]
        places: dict[str, set[str]] = defaultdict(set)
        for name, code, _ in folded:
            for word in name:
                places[word].add(code)
        self._common = {word for word, codes in places.items() if len(codes) >= self._COMMON}
        self._whole = _Pool((compact(name), code, languages) for name, code, languages in folded)
        self._rest = _Pool((compact(self._telling(name)), code, languages) for name, code, languages in folded)

    def rank(self, text: str) -> list[str]:
        """Codes of places, nearest first; may be empty."""
        folded = words(without_footnotes(text)) or words(text)
        scores = self._whole.scores(compact(folded))
        telling = self._telling(folded)
        if telling != folded:  # "Republic of X" is close to every other republic
            scores = {
                code: (score if score >= self._ENOUGH_OF_MANY else score * self._OF_MANY, n)
                for code, (score, n) in scores.items()
            }
            self._add(scores, self._rest.scores(compact(telling)), self._OF_THE_REST)
        if len(telling) > 1 and max(scores.values(), default=(0.0, 0))[0] < self._ENOUGH:
            alone = sorted((word for word in telling if len(word) >= self._LETTERS), key=len, reverse=True)
            for word in alone[: self._WORDS]:
                self._add(scores, self._rest.scores(word), self._OF_ONE_WORD)
        return sorted(scores, key=lambda code: (scores[code], code), reverse=True)

    def _telling(self, folded: list[str]) -> list[str]:
        return [word for word in folded if word not in self._common] or folded

    @staticmethod
    def _add(scores: dict[str, tuple[float, int]], more: dict[str, tuple[float, int]], weight: float) -> None:
        for code, (score, languages) in more.items():
            scores[code] = max(scores.get(code, (0.0, 0)), (score * weight, languages))


class _Pool:
    """Keys to compare a text with, each with the places it may mean and the number of languages that use it."""

    _PLAUSIBLE = 50.0
    _LOOK_AT = 40

    def __init__(self, keys: Iterable[tuple[str, str, int]]) -> None:
        self._places: dict[str, dict[str, int]] = defaultdict(dict)
        for key, code, languages in keys:
            self._places[key][code] = max(languages, self._places[key].get(code, 0))
        self._keys = list(self._places)

    def scores(self, key: str) -> dict[str, tuple[float, int]]:
        """Closeness (0 to 100) of the nearest keys, and how many languages use them, by place."""
        hits = process.extract(key, self._keys, scorer=fuzz.ratio, limit=self._LOOK_AT, score_cutoff=self._PLAUSIBLE)
        found: dict[str, tuple[float, int]] = {}
        for near, score, _ in hits:
            for code, languages in self._places[near].items():
                found[code] = max(found.get(code, (0.0, 0)), (score, languages))
        return found
