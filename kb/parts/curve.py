"""How many parties an instrument had, year by year: steps placed in per cent, one drawing for every width."""

import datetime as dt
from collections.abc import Sequence
from html import escape
from math import ceil

from kb.parts.pictures import Axis, year
from kb.values import dates

_LINES = 5
_DISTANCES = (1, 2, 5, 10, 20, 25, 50, 100)


def steps(lines: Sequence[tuple[int, int, int]], adopted: str, day: dt.date | None, alt: str) -> str:
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
    drawn = [_levels(top), _years(across, start, last)]
    before = 0
    for at, _joined, total in lines:
        drawn += [_column(across, at, total / top), _riser(across, at, before / top, total / top)]
        before = total
    if day is not None and start <= day.year <= last:
        drawn.append(str(across.mark("day", year(day.isoformat()))))
    end = f'<b class="end" style="bottom:{100 * most / top:.2f}%">{most}</b>'
    return (
        f'<div class="treaty-curve" role="img" aria-label="{escape(alt, quote=True)}">'
        f'<div class="plot">{"".join(drawn)}{end}</div></div>'
    )


def _round(most: int) -> int:
    """A round distance between levels, so that there are at most about five."""
    return next((one for one in _DISTANCES if one * _LINES >= most), most)


def _levels(top: int) -> str:
    distance = _round(top)
    marks = range(0, top + 1, distance)
    return "".join(f'<i class="level" style="bottom:{100 * one / top:.2f}%"><b>{one}</b></i>' for one in marks)


def _years(across: Axis, start: int, last: int) -> str:
    distance = max(1, _round(last - start or 1))
    marks = range(start + -start % distance, last + 1, distance)
    return "".join(f'<i class="year" style="left:{across.at(one):g}%"><b>{one}</b></i>' for one in marks)


def _column(across: Axis, at: int, share: float) -> str:
    left, right = across.at(at), across.at(at + 1)
    return (
        f'<i class="rung" style="left:{left:g}%;width:calc({right - left:.2f}% + 1px);height:{100 * share:.2f}%"></i>'
    )


def _riser(across: Axis, at: int, low: float, high: float) -> str:
    if high <= low:
        return ""
    place = f"left:{across.at(at):g}%;bottom:{100 * low:.2f}%;height:{100 * (high - low):.2f}%"
    return f'<i class="riser" style="{place}"></i>'
