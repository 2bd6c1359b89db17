"""What the words of an organisation's name mean, whatever language of the field they are in."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from kb.text import fold

_STROKES = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe"})


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A small dictionary of the field (`words.yml`).

    Attributes:
        meanings: folded word -> the English word of the same meaning.
        phrases: words of a phrase -> the one word that stands for it.
        stop: words without weight (articles, prepositions).
        legal_forms: what a body is in law ("Ltd", "e.V.").
        forms: what a body calls itself ("foundation", "network").
        section: words for a part of a larger body in one country.
        parents: bodies that house others.
        units: words for a part of a body.
        holders: who holds an office.
    """

    meanings: dict[str, str]
    phrases: dict[tuple[str, ...], str]
    stop: frozenset[str]
    legal_forms: frozenset[str]
    forms: frozenset[str]
    section: frozenset[str]
    parents: frozenset[str]
    units: frozenset[str]
    holders: frozenset[str]

    @property
    def longest_phrase(self) -> int:
        """How many words the longest phrase has."""
        return max(map(len, self.phrases))

    def meaning(self, word: str) -> str:
        """The shared meaning of a folded word; an unknown word stands for itself, in the singular."""
        known = self.meanings.get(word)
        return known if known else _singular(word)

    def is_form(self, word: str) -> bool:
        """Whether a print may leave the word out: "foundation", "network", a number."""
        return word in self.forms or word.isdigit()

    def knows(self, meaning: str) -> bool:
        """Whether this is a word of the field: many bodies have it in their names."""
        return meaning in self.meanings or meaning in self.stop or meaning.isdigit()


@cache
def vocabulary() -> Vocabulary:
    """The dictionary, read once."""
    read = yaml.safe_load((Path(__file__).parent / "words.yml").read_text(encoding="utf-8"))
    meanings = {word: meaning for meaning, words in read["meanings"].items() for word in words.split()}
    phrases = {tuple(phrase.split()): meaning for meaning, found in read["phrases"].items() for phrase in found}
    groups = {
        name: frozenset(read[name].split())
        for name in ("stop", "legal_forms", "forms", "section", "parents", "units", "holders")
    }
    return Vocabulary(meanings, phrases, **groups)


def folded(word: str) -> str:
    """The word without case, accents and strokes: "Børns" -> "borns"."""
    return fold(word.casefold().translate(_STROKES))


def _singular(word: str) -> str:
    """The word without an English, French or Spanish plural ending; short words and other scripts stay."""
    long_latin = len(word) > 3 and word.isascii()
    return word[:-1] if long_latin and word.endswith("s") and not word.endswith("ss") else word
