"""Takes a printed name apart: its readings (whole, part, short, former), its short names and the countries it names."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from kb.text import tidy
from kb.topics.organisations.matching.places import Places
from kb.topics.organisations.matching.words import Vocabulary, folded, vocabulary

_LONGEST_NAME = 400
"""Letters of a name that are read; the longest printed name seen so far has 150."""

_APOSTROPHES = str.maketrans(dict.fromkeys("’‘`´ʼ′", "'"))
_POSSESSIVE = re.compile(r"(?<=\w)'[sS]\b|(?<=s)'(?=\s|$)")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.\s?)+[^\W\d_]\b\.?")
_CAMEL = re.compile(r"(?<=[a-z]{4})(?=[A-Z][a-z]{3})")
_BRACKETS = re.compile(r"[(\[（［]([^()\[\]（）［］]*)[)\]）］]")
_FORMER = re.compile(r"^(?:the\s+)?(?:former(?:ly)?|ex|previously|anciennement|antes|ehemals)\b[\s:,-]*", re.I)
_FORMER_INSIDE = re.compile(r",?\s+(?:formerly|previously)\s+(?:known as\s+)?", re.I)
_JOINT = re.compile(r"\s+[-–—]+\s+|\s*[–—|;:,]\s*|(?<=\w)-\s+|\s+-(?=\w)")
_SLASH = re.compile(r"\s*/\s*|\s+[-–—]+\s+")
_HOST = re.compile(r",?\s+(?:at\s+)?(?:the\s+)?University of .*$|,\s+[^,]*\bUniversity$", re.I)
_OWNER = re.compile(r"^(?:the\s+)?University of [\w\s]+?'s\s+", re.I)
_MOST_ACRONYM = 12


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a name.

    Attributes:
        words: the meanings of its words in order, without countries, articles, prepositions and legal forms.
        places: codes of the countries that it names.
        kind: `whole`, `part` (between slashes, in brackets, without the university that houses it), `placed` (a
            part that names its own country), `short` (an abbreviation), `bare` (one
            word, without "foundation" and the like), `slash` (one word beside a slash) or `former`.
    """

    words: tuple[str, ...]
    places: frozenset[str]
    kind: str


class Printed:
    """A printed name taken apart; `readings` begins with the whole name."""

    def __init__(self, name: str, places: Places) -> None:
        self._places, self._words = places, vocabulary()
        self.acronyms: dict[str, str] = {}
        """Short names that it prints beside the long one: folded -> as printed."""
        self.is_section = False
        """Whether it says that it is one country's part of a larger body."""
        self._aside: list[tuple[str, str]] = []
        text = tidy(name.translate(_APOSTROPHES))[:_LONGEST_NAME]
        main = self._without_former(self._without_brackets(text))
        main = self._without_acronyms(main)
        self.readings = tuple(dict.fromkeys(one for one in self._read(main) if one.words or one.kind == "whole"))
        self.initials = frozenset(_initials(_tokens(main), self._words, self._places))

    @property
    def whole(self) -> Reading:
        """The reading of the whole name."""
        return self.readings[0]

    @property
    def places(self) -> frozenset[str]:
        """The countries that the whole name names."""
        return self.whole.places

    # --- taking apart ---

    def _without_brackets(self, text: str) -> str:
        rest = text
        for found in _BRACKETS.finditer(text):
            before = rest.replace(found.group(), " ")
            rest = rest.replace(found.group(), f" {self._bracket(found.group(1).strip(), before)} ")
        return tidy(rest)

    def _bracket(self, inside: str, rest: str) -> str:
        """Put aside what stands in brackets; a country stays in the name, a parent body is no name."""
        words, found = self._meanings(inside)
        if _FORMER.match(inside):
            self._aside.append((_FORMER.sub("", inside), "former"))
        elif is_acronym(inside, alone=True) and not (found and not words):
            self.acronyms[compact(inside)] = inside
        elif set(words) <= self._words.section:
            self.is_section = self.is_section or bool(words)
            return inside if found else ""
        elif not (words[0].isdigit() or set(words) & self._words.parents - set(self._meanings(rest)[0])):
            self._aside.append((inside, "part"))
        return ""

    def _without_former(self, text: str) -> str:
        now, *before = _FORMER_INSIDE.split(text, maxsplit=1)
        self._aside += [(name, "former") for name in before]
        return now

    def _without_acronyms(self, text: str) -> str:
        """Put aside short names set off by a dash, comma or colon, where a long name is left without them."""
        parts = [part for part in _JOINT.split(text) if part]
        short = [part for part in (*parts[:1], *parts[1:][-1:]) if is_acronym(part)]
        for part in short:
            rest = _cut(text, part)
            words, found = self._meanings(rest)
            if rest != text and words and len(words) + len(found) > 1:
                self.acronyms[compact(part)] = part
                text = rest
        return text

    # --- reading ---

    def _read(self, main: str) -> Iterator[Reading]:
        words, found = self._meanings(main)
        yield Reading(words, found, "whole")
        for text, kind in self._aside:
            yield self._reading(text, kind, found)
        for text in (_HOST.sub("", main), _OWNER.sub("", main)):
            if text != main:
                yield self._reading(text, "part", found)
        yield from self._between_slashes(main)
        bare = tuple(word for word in words if not self._words.is_form(word))
        if len(bare) == 1 and self._is_name(bare[0]):
            yield Reading(bare, found, "bare")
        for short in self.acronyms:
            yield Reading((short,), found, "short")

    def _between_slashes(self, main: str) -> Iterator[Reading]:
        """ "CRCA / ECPAT Albania": each is a name; one word needs its own country ("ECPAT" alone is a network)."""
        parts = _SLASH.split(main)
        for text in parts if len(parts) > 1 else ():
            words, found = self._meanings(text)
            if found and words:
                yield Reading(words, found, "placed")
            elif "/" in main and words:
                yield Reading(words, self._meanings(main)[1], "part" if len(words) > 1 else "slash")

    def _is_name(self, word: str) -> bool:
        return not self._words.knows(word)

    def _reading(self, text: str, kind: str, places: frozenset[str]) -> Reading:
        words, found = self._meanings(text)
        return Reading(words, found or places, kind)

    def _meanings(self, text: str) -> tuple[tuple[str, ...], frozenset[str]]:
        """The meanings of the words of a text, and the countries among them."""
        raw, words, places = _tokens(text), list[str](), frozenset[str]()
        at = 0
        while at < len(raw):
            found, size = self._places.longest(raw, at)
            places |= found
            if not size:
                words.append(folded(raw[at]))
            at += size or 1
        found_words = tuple(_weighty(words, self._words))
        if self._words.holders & {*found_words}:
            found_words = tuple(word for word in found_words if word != "office")
        return found_words, places


def is_acronym(text: str, *, alone: bool = False) -> bool:
    """Whether a text looks like an abbreviation; `alone`: it stands in brackets, where one word is enough."""
    if not 2 <= len(text) <= _MOST_ACRONYM or (" " in text.strip() and not text.isupper()):
        return False
    letters = [sign for sign in text if sign.isalpha()]
    upper = sum(sign.isupper() for sign in letters)
    return bool(letters) and upper >= 1 and (alone or upper >= max(2, len(letters) * 0.6))


def compact(text: str) -> str:
    """The key of a short name: its letters and digits only."""
    return "".join(sign for sign in folded(text) if sign.isalnum())


def _cut(text: str, part: str) -> str:
    """The text without a short name at its start or end, and what joined them."""
    if text.startswith(part):
        return text[len(part) :].lstrip(" -–—/|;:,")
    return text[: -len(part)].rstrip(" -–—/|;:,") if text.endswith(part) else text


def _tokens(text: str) -> list[str]:
    joined = _INITIALS.sub(lambda found: re.sub(r"[.\s]", "", found.group()), text)
    plain = _CAMEL.sub(" ", _POSSESSIVE.sub("", joined))
    # Vowel signs of Indic and South-East Asian scripts are no letters, yet belong to words.
    kept = (sign if sign.isalnum() or unicodedata.category(sign)[0] == "M" else " " for sign in plain)
    return "".join(kept).split()


def _weighty(words: list[str], known: Vocabulary) -> Iterator[str]:
    at = 0
    while at < len(words):
        size = next((n for n in range(known.longest_phrase, 1, -1) if tuple(words[at : at + n]) in known.phrases), 0)
        if size:
            yield known.phrases[tuple(words[at : at + size])]
        elif words[at] not in known.stop and words[at] not in known.legal_forms:
            yield known.meaning(words[at])
        at += size or 1


def _initials(raw: list[str], known: Vocabulary, places: Places) -> Iterator[str]:
    """Short names that the words would make: with and without small words, with and without countries."""
    small = [folded(word) in known.stop for word in raw]
    at, of_place = 0, [False] * len(raw)
    while at < len(raw):
        _found, size = places.longest(raw, at)
        of_place[at : at + size] = [True] * size
        at += size or 1
    first = [folded(word)[:1] for word in raw]
    for keep_small in (False, True):
        for keep_place in (False, True):
            made = [
                letter
                for letter, is_small, is_place in zip(first, small, of_place, strict=True)
                if (keep_small or not is_small) and (keep_place or not is_place)
            ]
            yield "".join(made)
