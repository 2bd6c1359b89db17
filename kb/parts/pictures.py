"""The country page's pictures: bars of completeness, treaties on a line of time, ages against the standard.

They are drawn with elements placed in per cent, since `st.html` lets no SVG through: one drawing serves every width,
and the style sheet (styles/pictures.css) puts the labels over the lines on a phone. A picture is one image to a screen
reader, with its words as alternative, and is never mirrored.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor
from typing import Literal

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

    def mark(self, kind: str, value: float) -> str:
        """A sign at a value."""
        return f'<i class="{kind}" style="left:{self.at(value):g}%"></i>'

    def line(self, kind: str, start: float, end: float) -> str:
        """A line from one value to another, in whichever order they come; nothing where they are the same."""
        low, high = self.at(min(start, end)), self.at(max(start, end))
        return f'<i class="{kind}" style="left:{low:g}%;width:{high - low:.2f}%"></i>' if high > low else ""

    def scale(self, labels: Sequence[int]) -> str:
        """The lines behind a picture, each under its label."""
        lines = "".join(f'<i style="left:{self.at(one):g}%"><b>{one}</b></i>' for one in labels)
        return f'<div class="scale">{lines}</div>'


def bar(segments: Sequence[Segment]) -> str:
    """A bar with one piece for each question; it says nothing by itself: the count stands beside it as text."""
    runs = ((kind, segments.count(kind)) for kind in _SEGMENTS)
    pieces = "".join(
        f'<i class="{kind}" style="flex-grow:{count};background-size:calc(100% / {count}) 100%"></i>'
        for kind, count in runs
        if count
    )
    return f'<span class="bar-of" aria-hidden="true">{pieces}</span>'


def timeline(spans: Sequence[Span], today: dt.date, alt: str) -> str:
    """Treaties on a line of time, from the decade of the oldest until today."""
    known = [year(date) for span in spans for date in (span.adopted, span.signed, span.joined) if date]
    axis = Axis(min([_FIRST_DECADE, *(_DECADE * floor(one / _DECADE) for one in known)]), year(today.isoformat()))
    rows = "".join(_row(span.label, _span(span, axis), span.words, span.standing) for span in spans)
    return _picture("timeline", alt, axis.scale(range(int(axis.first), today.year, _DECADE)) + rows)


def ages(lines: Sequence[Age], alt: str) -> str:
    """Age limits as dots against the standard as a line."""
    known = [figure for line in lines for figure in (*line.figures, *line.others)]
    known += [line.bound for line in lines if line.bound is not None]
    axis = Axis(floor(min(known)) - 1, ceil(max(known)) + 1.5) if known else Axis(0, _ADULT)
    step = 1 if axis.last - axis.first <= _MOST_AGES else 2
    labels = range(max(0, int(axis.first) + 1), ceil(axis.last), step)
    rows = "".join(_row(line.label, _age(line, axis), line.standard, "age-line") for line in lines)
    return _picture("ages", alt, axis.scale(labels) + rows)


def key(entries: Sequence[tuple[str, str]]) -> str:
    """What the signs of a picture mean: classes of a sign, and words."""
    signs = "".join(
        f'<li><span class="sample" aria-hidden="true">{_samples(kinds)}</span>{escape(words)}</li>'
        for kinds, words in entries
    )
    return f'<ul class="pic-key">{signs}</ul>'


def year(date: str) -> float:
    """The first day that a date can mean, as a year with its fraction: 1990-07-01 is about 1990.5."""
    first = dates.first_day(date)
    return first.year + (first - dt.date(first.year, 1, 1)).days / _DAYS_OF_A_YEAR


def _samples(kinds: str) -> str:
    return "".join(f'<i class="{kind.replace(".", " ")}"></i>' for kind in kinds.split())


def _picture(kind: str, alt: str, inside: str) -> str:
    return f'<div class="pic {kind}" role="img" aria-label="{escape(alt, quote=True)}">{inside}</div>'


def _row(label: str, track: str, words: str, kind: str) -> str:
    return (
        f'<div class="row {kind}"><span class="label">{escape(label)}</span>'
        f'<span class="track">{track}</span><span class="end">{escape(words)}</span></div>'
    )


def _span(span: Span, axis: Axis) -> str:
    drawn = []
    if span.adopted:
        drawn = [axis.line("open", year(span.adopted), axis.last), axis.mark("tick", year(span.adopted))]
    if span.standing == "party":
        drawn.append(_bound(span, axis))
    if span.signed:
        drawn.append(axis.mark("ring", year(span.signed)))
    if span.standing == "party" and span.joined:
        drawn.append(axis.mark("dot", year(span.joined)))
    return "".join(drawn)


def _bound(span: Span, axis: Axis) -> str:
    """The time for which the State is bound: full as far as the list reaches, paler from its date until today."""
    since = span.joined or span.known_until
    if not since:
        return ""
    start = year(since)
    until = max(start, year(span.known_until)) if span.known_until else start
    return axis.line("bound", start, until) + axis.line("since", until, axis.last)


def _age(line: Age, axis: Axis) -> str:
    drawn = []
    if line.bound is not None and line.figures:
        drawn.append(axis.line(f"gap {line.tone}", line.bound, line.figures[0]))
    if len(line.figures) > 1:
        drawn.append(axis.line(f"gap {line.tone}", line.figures[0], line.figures[-1]))
    if line.bound is not None:
        drawn.append(axis.mark("standard", line.bound))
    drawn += [axis.mark("other", one) for one in line.others]
    drawn += [axis.mark(f"age {line.tone}", one) for one in line.figures]
    return "".join(drawn) + _age_words(line, axis)


def _age_words(line: Age, axis: Axis) -> str:
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


def _said(kind: str, place: float, words: str) -> str:
    return f'<span class="{kind}" style="left:{place:g}%">{escape(words)}</span>'
