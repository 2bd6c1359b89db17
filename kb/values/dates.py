"""Dates exactly as known: a year (2024), a month (2024-06), a day (2024-06-30) or an interval (2019/2020).

The forms are those of ISO 8601-2 (EDTF level 0). Nothing is made more exact than the source made it.
"""

import calendar
import datetime as dt
import re
from functools import lru_cache

from kb.errors import InvalidValue

_PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_FIRST_YEAR, _LAST_YEAR = 1000, 2999
_DAYS_OF_A_YEAR = 365.2425
_MONTHS = 12
_A_DAY = len("2026-02-03")


@lru_cache(maxsize=65536)
def clean(text: str) -> str:
    """Return the date in canonical form.

    Raises:
        InvalidValue: not a date, not a day of the calendar, or an interval that ends before it starts.
    """
    parts = text.strip().split("/")
    if len(parts) > 2 or not all(_is_part(part) for part in parts):
        raise InvalidValue(f"“{text}” is not a date; write 2024, 2024-06, 2024-06-30 or 2019/2020.")
    if len(parts) == 2 and first_day(parts[0]) > last_day(parts[1]):
        raise InvalidValue(f"The interval “{text}” ends before it starts.")
    return "/".join(parts)


def _is_part(part: str) -> bool:
    found = _PART.fullmatch(part)
    if not found:
        return False
    year, month, day = (int(piece) if piece else 1 for piece in found.groups())
    return _FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


@lru_cache(maxsize=65536)
def first_day(date: str) -> dt.date:
    """First day that the date can mean: 2024-06 -> 1 June 2024. The date must be canonical."""
    year, month, day = [*date.partition("/")[0].split("-"), "1", "1"][:3]
    return dt.date(int(year), int(month), int(day))


@lru_cache(maxsize=65536)
def last_day(date: str) -> dt.date:
    """Last day that the date can mean: 2024-06 -> 30 June 2024; 2019/2020 -> 31 December 2020."""
    parts = date.rpartition("/")[2].split("-")
    year, month = int(parts[0]), int(parts[1]) if len(parts) > 1 else 12
    return dt.date(year, month, int(parts[2]) if len(parts) > 2 else calendar.monthrange(year, month)[1])


def is_day(date: str) -> bool:
    """Whether a canonical date names one day; "" and a year, month or interval do not."""
    return len(date) == _A_DAY


def agree(one: str, other: str) -> bool:
    """Whether both dates can mean the same day: 2015 agrees with 2015-03, and 2015-03-02 with 2015-03."""
    return first_day(one) <= last_day(other) and first_day(other) <= last_day(one)


def age_in_years(date: str, today: dt.date) -> float:
    """Years from the last day that the date can mean until `today`; 0 for a date still running or to come."""
    return max(0.0, (today - last_day(date)).days / _DAYS_OF_A_YEAR)


def is_older_than(date: str, months: int, today: dt.date) -> bool:
    """Whether the last day that the date can mean lies more months back than that."""
    return age_in_years(date, today) * _MONTHS > months
