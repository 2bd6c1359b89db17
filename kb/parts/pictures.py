"""Pictures of one country: bars of completeness, treaties on a line of time, ages against the standard.

They are drawn with elements placed in per cent, since `st.html` lets no SVG through: one drawing serves every width,
and the style sheet (styles/pictures.css) puts the labels over the lines on a phone. A picture is one image to a screen
reader, with its words as alternative, and is never mirrored.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Literal

import htpy as h

from kb.values import dates

Segment = Literal["answered", "outdated", "open"]
Standing = Literal["party", "signatory", "not_party", "unrecorded"]

_SEGMENTS: tuple[Segment, ...] = ("answered", "outdated", "open")
_DAYS_OF_A_YEAR = 365.2425
_FIRST_DECADE, _DECADE = 1950, 10
_ADULT = 18
_MOST_AGES = 12
_FAR_LEFT, _FAR_RIGHT = 4, 60


@dataclass(frozen=True, slots=True)
class Span:
    """One treaty on the line of time.

    Attributes:
        label, words: what stands left and right of the line.
        standing: how the State stands to it.
        adopted, signed, joined: dates as exact as known; "" = not known.
        known_until: date of the list that says so; from there on the line is paler.
    """

    label: str
    words: str
    standing: Standing
    adopted: str = ""
    signed: str = ""
    joined: str = ""
    known_until: str = ""


@dataclass(frozen=True, slots=True)
class Age:
    """One age limit against its standard, all in years.

    Attributes:
        label, standard: what stands left and right.
        words: what stands at the dot; in the place of the dot where there is no figure.
        tone: favourable, unfavourable or neutral.
        figures: the answer, two where the source prints two, none where no age is recorded.
        others: figures of other sources.
        bound: the standard's figure; None where it sets none.
    """

    label: str
    words: str
    standard: str
    tone: str = "neutral"
    figures: tuple[float, ...] = ()
    others: tuple[float, ...] = ()
    bound: float | None = None


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale from its first value, at the left end (0 %), to its last, at the right end (100 %)."""

    first: float
    last: float

    def at(self, value: float) -> float:
        """Where a value stands, in per cent of the width; never outside."""
        share = 100 * (value - self.first) / (self.last - self.first)
        return round(min(100.0, max(0.0, share)), 2)

    def mark(self, kind: str, value: float) -> h.Element:
        """A sign at a value."""
        return h.i(class_=kind, style=f"left:{self.at(value):g}%")

    def line(self, kind: str, start: float, end: float) -> h.Element | None:
        """A line from one value to another, in whichever order they come; nothing where they are the same."""
        low, high = self.at(min(start, end)), self.at(max(start, end))
        return h.i(class_=kind, style=f"left:{low:g}%;width:{high - low:.2f}%") if high > low else None

    def scale(self, labels: Iterable[int]) -> h.Element:
        """The lines behind a picture, each under its label."""
        return h.div(".scale")[(h.i(style=f"left:{self.at(one):g}%")[h.b[one]] for one in labels)]


def bar(segments: Sequence[Segment]) -> h.Element:
    """A bar with one piece for each question; it says nothing by itself: the count stands beside it as text."""
    runs = ((kind, segments.count(kind)) for kind in _SEGMENTS)
    return h.span(".bar-of", aria_hidden="true")[(_run(kind, count) for kind, count in runs if count)]


def _run(kind: Segment, count: int) -> h.Element:
    return h.i(class_=kind, style=f"flex-grow:{count};background-size:calc(100% / {count}) 100%")


def timeline(spans: Sequence[Span], today: dt.date, alt: str) -> h.Element:
    """Treaties on a line of time, from the decade of the oldest until today."""
    known = [year(date) for span in spans for date in (span.adopted, span.signed, span.joined) if date]
    axis = Axis(min([_FIRST_DECADE, *(_DECADE * floor(one / _DECADE) for one in known)]), year(today.isoformat()))
    rows = (_row(span.label, _span(span, axis), span.words, span.standing) for span in spans)
    return _picture("timeline", alt, axis.scale(range(int(axis.first), today.year, _DECADE)), rows)


def ages(lines: Sequence[Age], alt: str) -> h.Element:
    """Age limits as dots against the standard as a line."""
    known = [figure for line in lines for figure in (*line.figures, *line.others)]
    known += [line.bound for line in lines if line.bound is not None]
    axis = Axis(floor(min(known)) - 1, ceil(max(known)) + 1.5) if known else Axis(0, _ADULT)
    step = 1 if axis.last - axis.first <= _MOST_AGES else 2
    labels = range(max(0, int(axis.first) + 1), ceil(axis.last), step)
    rows = (_row(line.label, _age(line, axis), line.standard, "age-line") for line in lines)
    return _picture("ages", alt, axis.scale(labels), rows)


def key(entries: Iterable[tuple[str, str]]) -> h.Element:
    """What the signs of a picture mean: classes of a sign ("bound dot" is two signs, "age.neutral" one), and words."""
    return h.ul(".pic-key")[
        (h.li[h.span(".sample", aria_hidden="true")[_samples(kinds)], words] for kinds, words in entries)
    ]


def year(date: str) -> float:
    """The first day that a date can mean, as a year with its fraction: 1990-07-01 is about 1990.5."""
    first = dates.first_day(date)
    return first.year + (first - dt.date(first.year, 1, 1)).days / _DAYS_OF_A_YEAR


def _samples(kinds: str) -> h.Node:
    return [h.i(class_=kind.split(".")) for kind in kinds.split()]


def _picture(kind: str, alt: str, *inside: h.Node) -> h.Element:
    return h.div(class_=["pic", kind], role="img", aria_label=alt)[inside]


def _row(label: str, track: h.Node, words: str, kind: str) -> h.Element:
    return h.div(class_=["row", kind])[h.span(".label")[label], h.span(".track")[track], h.span(".end")[words]]


def _span(span: Span, axis: Axis) -> list[h.Node]:
    drawn: list[h.Node] = []
    if span.adopted:
        drawn = [axis.line("open", year(span.adopted), axis.last), axis.mark("tick", year(span.adopted))]
    if span.standing == "party":
        drawn += _bound(span, axis)
    if span.signed:
        drawn.append(axis.mark("ring", year(span.signed)))
    if span.standing == "party" and span.joined:
        drawn.append(axis.mark("dot", year(span.joined)))
    return drawn


def _bound(span: Span, axis: Axis) -> list[h.Node]:
    """The time for which the State is bound: full as far as the list reaches, paler from its date until today."""
    since = span.joined or span.known_until
    if not since:
        return []
    start = year(since)
    until = max(start, year(span.known_until)) if span.known_until else start
    return [axis.line("bound", start, until), axis.line("since", until, axis.last)]


def _age(line: Age, axis: Axis) -> list[h.Node]:
    drawn: list[h.Node] = []
    if line.bound is not None and line.figures:
        drawn.append(axis.line(f"gap {line.tone}", line.bound, line.figures[0]))
    if len(line.figures) > 1:
        drawn.append(axis.line(f"gap {line.tone}", line.figures[0], line.figures[-1]))
    if line.bound is not None:
        drawn.append(axis.mark("standard", line.bound))
    drawn += [axis.mark("other", one) for one in line.others]
    drawn += [axis.mark(f"age {line.tone}", one) for one in line.figures]
    return [*drawn, _age_words(line, axis)]


def _age_words(line: Age, axis: Axis) -> h.Element:
    """The words at the dot, clear of the signs beside it; where there is no dot, beside the standard."""
    if not line.figures:
        place = axis.at(line.bound) if line.bound is not None else 0.0
        return _said("said none before" if place > _FAR_RIGHT else "said none", place, line.words)
    first, last = line.figures[0], line.figures[-1]
    if line.bound is not None and line.bound > last and axis.at(first) > _FAR_LEFT:
        near = [one for one in line.others if first - 1 <= one <= first]
        return _said("said before", axis.at(min([first, *near])), line.words)
    near = [one for one in (*line.others, line.bound) if one is not None and last <= one <= last + 1]
    return _said("said", axis.at(max([last, *near])), line.words)


def _said(kind: str, place: float, words: str) -> h.Element:
    return h.span(class_=kind, style=f"left:{place:g}%")[words]
