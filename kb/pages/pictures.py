"""The country page's pictures: bars of completeness, treaties on a line of time, ages against the standard.

Each picture is SVG text with its words as alternative. Two drawings are made of the wide ones, for a page and for a
phone; the style sheet shows one. Nothing is mirrored where the reader's language runs from right to left.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor
from typing import Literal

from kb import dates

Segment = Literal["answered", "outdated", "open"]
Standing = Literal["party", "signatory", "not_party", "unrecorded"]

_BAR_WIDTH, _BAR_HEIGHT, _GAP = 300, 10, 3
_DAYS_OF_A_YEAR = 365.2425
_FIRST_DECADE = 1950


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
class Frame:
    """Measures of a drawing in its own units; `stacked` = labels stand over the lines, as on a phone."""

    width: float
    left: float
    right: float
    step: float
    top: float
    stacked: bool

    def height(self, rows: int) -> float:
        """How high the drawing of so many rows is."""
        return self.top + rows * self.step

    def line(self, row: int) -> float:
        """The height at which the line of a row runs."""
        return self.top + row * self.step + self.step * (0.72 if self.stacked else 0.5)

    def words(self, row: int) -> float:
        """The height at which the words of a row stand."""
        return self.top + row * self.step + (self.step * 0.44 if self.stacked else self.step * 0.5 + 5)


WIDE = Frame(width=1104, left=262, right=930, step=27, top=30, stacked=False)
NARROW = Frame(width=344, left=6, right=334, step=44, top=22, stacked=True)
_WIDE_AGES = Frame(width=1104, left=300, right=880, step=34, top=30, stacked=False)
_NARROW_AGES = Frame(width=344, left=10, right=308, step=50, top=22, stacked=True)


def bar(segments: Sequence[Segment]) -> str:
    """A bar with one piece for each question; it says nothing by itself: the count stands beside it as text."""
    pitch = (_BAR_WIDTH + _GAP) / max(1, len(segments))
    pieces = "".join(
        f'<rect class="{kind}" x="{at * pitch:.1f}" width="{pitch - _GAP:.1f}" height="{_BAR_HEIGHT}"/>'
        for at, kind in enumerate(segments)
    )
    return (
        f'<svg class="bar-of" viewBox="0 0 {_BAR_WIDTH} {_BAR_HEIGHT}" preserveAspectRatio="none" aria-hidden="true">'
        f"{pieces}</svg>"
    )


def timeline(spans: Sequence[Span], today: dt.date, alt: str) -> str:
    """Treaties on a line of time, wide and narrow."""
    return _both(alt, _timeline(spans, today, WIDE), _timeline(spans, today, NARROW), (WIDE, NARROW), len(spans))


def ages(lines: Sequence[Age], alt: str) -> str:
    """Age limits as dots against the standard as a line, wide and narrow."""
    frames = (_WIDE_AGES, _NARROW_AGES)
    return _both(alt, _ages(lines, _WIDE_AGES), _ages(lines, _NARROW_AGES), frames, len(lines))


def _both(alt: str, wide: str, narrow: str, frames: tuple[Frame, Frame], rows: int) -> str:
    drawn = (("fig-wide", wide, frames[0]), ("fig-narrow", narrow, frames[1]))
    return "".join(
        f'<svg class="fig {name}" viewBox="0 0 {frame.width:g} {frame.height(rows):g}" role="img" '
        f'aria-label="{escape(alt, quote=True)}">{inside}</svg>'
        for name, inside, frame in drawn
    )


# --- the line of time ---


def year(date: str) -> float:
    """The first day that a date can mean as a year with its fraction: 1990-07-01 -> 1990.5 or so."""
    first = dates.first_day(date)
    return first.year + (first - dt.date(first.year, 1, 1)).days / _DAYS_OF_A_YEAR


def _timeline(spans: Sequence[Span], today: dt.date, frame: Frame) -> str:
    known = [year(date) for span in spans for date in (span.adopted, span.signed, span.joined) if date]
    first = min([_FIRST_DECADE, *(10 * floor(one / 10) for one in known)])
    now = year(today.isoformat())
    scale = (frame.right - frame.left) / (now - first)
    place = _Axis(frame.left - first * scale, scale)
    years = range(first, today.year, 20 if frame.stacked else 10)
    grid = "".join(_gridline(place.at(one), str(one), frame, len(spans)) for one in years)
    return grid + "".join(_span(span, row, place, now, frame) for row, span in enumerate(spans))


@dataclass(frozen=True, slots=True)
class _Axis:
    start: float
    scale: float

    def at(self, value: float) -> float:
        return round(self.start + value * self.scale, 1)


def _gridline(x: float, label: str, frame: Frame, rows: int) -> str:
    bottom = frame.height(rows)
    return (
        f'<path class="gl" d="M{x:g} {frame.top - 6:g}V{bottom:g}"/>'
        f'<text class="mu" x="{x:g}" y="{frame.top - 12:g}" text-anchor="middle">{escape(label)}</text>'
    )


def _span(span: Span, row: int, place: _Axis, now: float, frame: Frame) -> str:
    y = frame.line(row)
    drawn = [_labels(span.label, span.words, row, frame, muted=span.standing != "party")]
    if span.adopted:
        x = place.at(year(span.adopted))
        drawn.append(f'<path class="open" d="M{x:g} {y:g}H{place.at(now):g}"/>')
        drawn.append(f'<path class="tick" d="M{x:g} {y - 5:g}v10"/>')
    if span.standing == "party":
        drawn.append(_bound(span, y, place, now))
    if span.signed:
        drawn.append(f'<circle class="ring" cx="{place.at(year(span.signed)):g}" cy="{y:g}" r="4.5"/>')
    if span.standing == "party" and span.joined:
        drawn.append(f'<circle class="dot" cx="{place.at(year(span.joined)):g}" cy="{y:g}" r="5.5"/>')
    return "".join(drawn)


def _bound(span: Span, y: float, place: _Axis, now: float) -> str:
    """The time for which the State is bound: full as far as the list reaches, paler from its date until today."""
    start = span.joined or span.known_until
    if not start:
        return ""
    until = max(year(start), min(now, year(span.known_until))) if span.known_until else year(start)
    full = (
        f'<path class="bound" d="M{place.at(year(start)):g} {y:g}H{place.at(until):g}"/>' if until > year(start) else ""
    )
    since = f'<path class="since" d="M{place.at(until):g} {y:g}H{place.at(now):g}"/>' if now > until else ""
    return full + since


def _labels(label: str, words: str, row: int, frame: Frame, *, muted: bool) -> str:
    y = frame.words(row)
    tone = ' class="mu"' if muted else ""
    return (
        f'<text x="0" y="{y:g}">{escape(label)}</text>'
        f'<text{tone} x="{frame.width:g}" y="{y:g}" text-anchor="end">{escape(words)}</text>'
    )


# --- ages ---


def _ages(lines: Sequence[Age], frame: Frame) -> str:
    known = [figure for line in lines for figure in (*line.figures, *line.others)]
    known += [line.bound for line in lines if line.bound is not None]
    first, last = (floor(min(known)) - 1, ceil(max(known)) + 1) if known else (0, 18)
    scale = (frame.right - frame.left) / (last - first)
    place = _Axis(frame.left - first * scale, scale)
    step = 1 if last - first <= (8 if frame.stacked else 20) else 2
    grid = "".join(
        _gridline(place.at(one), str(one), frame, len(lines)) for one in range(max(0, first + 1), last, step)
    )
    return grid + "".join(_age(line, row, place, frame) for row, line in enumerate(lines))


def _age(line: Age, row: int, place: _Axis, frame: Frame) -> str:
    y = frame.line(row)
    drawn = [_age_labels(line, row, frame)]
    if line.bound is not None and line.figures:
        x = place.at(line.bound)
        drawn.append(f'<path class="gap {line.tone}" d="M{x:g} {y:g}H{place.at(line.figures[0]):g}"/>')
    if len(line.figures) > 1:
        start, end = place.at(line.figures[0]), place.at(line.figures[-1])
        drawn.append(f'<path class="gap {line.tone}" d="M{start:g} {y:g}H{end:g}"/>')
    if line.bound is not None:
        drawn.append(f'<path class="standard" d="M{place.at(line.bound):g} {y - 9:g}v18"/>')
    drawn += [f'<circle class="other" cx="{place.at(one):g}" cy="{y:g}" r="4.5"/>' for one in line.others]
    drawn += [f'<circle class="age {line.tone}" cx="{place.at(one):g}" cy="{y:g}" r="6.5"/>' for one in line.figures]
    drawn.append(_age_words(line, y, place, frame))
    return "".join(drawn)


def _age_labels(line: Age, row: int, frame: Frame) -> str:
    y = frame.words(row)
    return (
        f'<text class="bt" x="0" y="{y:g}">{escape(line.label)}</text>'
        f'<text class="mu" x="{frame.width:g}" y="{y:g}" text-anchor="end">{escape(line.standard)}</text>'
    )


def _age_words(line: Age, y: float, place: _Axis, frame: Frame) -> str:
    if line.figures:
        x = max(place.at(one) for one in (*line.figures, *line.others, *_between(line)))
        return f'<text class="bt halo" x="{x + 12:g}" y="{y + 5:g}">{escape(line.words)}</text>'
    x = frame.left if line.bound is None else place.at(line.bound)
    after = x + (0 if line.bound is None else 12)
    room = frame.width - after > 7 * len(line.words)
    place_of = f'x="{after:g}"' if room else f'x="{x - 12:g}" text-anchor="end"'
    return f'<text class="mu halo" {place_of} y="{y + 5:g}">{escape(line.words)}</text>'


def _between(line: Age) -> tuple[float, ...]:
    """The standard pushes the words aside where it stands right behind the dot."""
    near = line.bound is not None and 0 < line.bound - line.figures[-1] <= 1
    return (line.bound,) if near and line.bound is not None else ()
