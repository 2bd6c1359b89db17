"""What a search gives back: plain frozen answers; and where in a shown text the words stand that were asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kb.queries.search.asked_words import Term
from kb.statements.sources import Source
from kb.store.index import numbers, spans

Way = Literal["words", "starts", "part", "some", "nothing"]

_LONGEST_SNIPPET = 190
_BEFORE = 60
_CUT = "…"

Marks = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """Plain text, never HTML, with the ranges (start, end) that answer to what was asked."""

    text: str
    marks: Marks = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found.

    Attributes:
        kind: one of `kb.queries.SEARCH_KINDS`.
        place: country, question and item of the cell or item; of a source its id stands as item.
        title: the name of the item, question, country or source.
        snippet: the words around what was asked for.
        score: higher is better; comparable within one search only.
        country: code, "" for questions and sources; topic: id, "" for countries and sources.
        as_of, source: of the answer that the snippet shows, or of the item's name; "" and None for countries and
            questions.
        others: how many more live statements answer the same question, perhaps otherwise.
    """

    kind: str
    place: tuple[str, str, str]
    title: Marked
    snippet: Marked
    score: float
    country: str = ""
    topic: str = ""
    as_of: str = ""
    source: Source | None = None
    others: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one kind: how many in all, and the best of them."""

    kind: str
    total: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, and how it was read.

    Attributes:
        text: the question, cut to what was read.
        groups: by kind, the kind of the best hit first.
        counts: of every kind, whichever kinds were asked for.
        way: `words` all words stand there, `starts` as starts of longer words, `part` inside words, `some` not all of
            the words, or `nothing`.
        corrected: (as typed, as read) for each word that nothing holds; the answer is to the words as read.
        near: codes of countries with a name like the question, where nothing was found.
    """

    text: str
    groups: tuple[Group, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    way: Way = "nothing"
    corrected: tuple[tuple[str, str], ...] = ()
    near: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """How many hits of all kinds there are."""
        return sum(count for _kind, count in self.counts)


def mark(text: str, terms: Sequence[Term], digits: str = "") -> Marks:
    """Where the terms, and the number, stand in a text."""
    words = list(spans(text))
    found = {place for term in terms for place in _places(words, term)}
    if digits:
        found |= {(start, end) for printed, start, end in numbers(text, 2) if digits.lstrip("0") in printed}
    return _merged(sorted(found))


def snippet(text: str, marks: Marks, *, lead: bool = False) -> Marked:
    """The part of a text around its first mark, or (`lead`) its beginning; cut ends show "…"."""
    if len(text) <= _LONGEST_SNIPPET:
        return Marked(text, marks)
    first = marks[0][0] if marks and not lead else 0
    start = 0 if first <= _BEFORE else text.rfind(" ", 0, first - _BEFORE // 2) + 1
    start = start if first - start <= _BEFORE else first - _BEFORE // 2
    end = min(len(text), start + _LONGEST_SNIPPET)
    if end < len(text):
        space = text.rfind(" ", start + _LONGEST_SNIPPET // 2, end)
        end = space if space > 0 else end
    before = _CUT if start else ""
    shift = len(before) - start
    kept = tuple((a + shift, min(b, end) + shift) for a, b in marks if a >= start and a < end)
    return Marked(f"{before}{text[start:end]}{_CUT if end < len(text) else ''}", kept)


def _places(words: Sequence[tuple[str, int, int]], term: Term) -> Iterator[tuple[int, int]]:
    length = len(term.words)
    for at in range(len(words) - length + 1):
        window = tuple(word for word, _start, _end in words[at : at + length])
        if window == term.words or (term.start and length == 1 and window[0].startswith(term.words[0])):
            yield words[at][1], words[at + length - 1][2]


def _merged(places: Sequence[tuple[int, int]]) -> Marks:
    merged: list[tuple[int, int]] = []
    for start, end in places:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
