"""How many parties an instrument had, year by year: steps placed in per cent, one drawing for every width."""

import datetime as dt
from collections.abc import Iterator, Sequence
from math import ceil

import htpy as h

from kb.parts.pictures import Axis, year
from kb.values import dates

_LINES = 5
_DISTANCES = (1, 2, 5, 10, 20, 25, 50, 100)


def steps(lines: Sequence[tuple[int, int, int]], adopted: str, day: dt.date | None, alt: str) -> h.Element:
    """The curve.

    Args:
        lines: year, acts in it, parties at its end; every year from the first to the last.
        adopted: date of the instrument's adoption, where the curve begins; "" = not known.
        day: a day to mark; None = none.
        alt: the picture in words.
    """
    first, last = lines[0][0], lines[-1][0]
    start = min(first, dates.first_day(adopted).year) if adopted else first
    across, most = Axis(start, last + 1), lines[-1][2]
    top = _round(most) * ceil(most / _round(most))
    return h.div(".treaty-curve", role="img", aria_label=alt)[
        h.div(".plot")[
            _levels(top),
            _years(across, start, last),
            _rungs(across, lines, top),
            day is not None and start <= day.year <= last and across.mark("day", year(day.isoformat())),
            h.b(".end", style=f"bottom:{100 * most / top:.2f}%")[most],
        ]
    ]


def _round(most: int) -> int:
    """A round distance between levels, so that there are at most about five."""
    return next((one for one in _DISTANCES if one * _LINES >= most), most)


def _levels(top: int) -> Iterator[h.Element]:
    marks = range(0, top + 1, _round(top))
    return (h.i(".level", style=f"bottom:{100 * one / top:.2f}%")[h.b[one]] for one in marks)


def _years(across: Axis, start: int, last: int) -> Iterator[h.Element]:
    distance = max(1, _round(last - start or 1))
    marks = range(start + -start % distance, last + 1, distance)
    return (h.i(".year", style=f"left:{across.at(one):g}%")[h.b[one]] for one in marks)


def _rungs(across: Axis, lines: Sequence[tuple[int, int, int]], top: int) -> Iterator[h.Node]:
    """For each year the column that is reached, and the step up to it where somebody joined."""
    before = 0
    for at, _joined, total in lines:
        yield _column(across, at, total / top)
        yield _riser(across, at, before / top, total / top)
        before = total


def _column(across: Axis, at: int, share: float) -> h.Element:
    left, right = across.at(at), across.at(at + 1)
    return h.i(".rung", style=f"left:{left:g}%;width:calc({right - left:.2f}% + 1px);height:{100 * share:.2f}%")


def _riser(across: Axis, at: int, low: float, high: float) -> h.Node:
    place = f"left:{across.at(at):g}%;bottom:{100 * low:.2f}%;height:{100 * (high - low):.2f}%"
    return high > low and h.i(".riser", style=place)
