"""Dates as exact as known."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import InvalidValue
from kb.values import dates

YEARS = st.integers(1900, 2100).map(str)
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)).map(dt.date.isoformat)
MONTHS = DAYS.map(lambda day: day[:7])
POINTS = st.one_of(YEARS, MONTHS, DAYS)
INTERVALS = st.tuples(POINTS, POINTS).map(lambda pair: sorted(pair, key=dates.first_day)).map("/".join)
DATES = st.one_of(POINTS, INTERVALS)


@given(DATES)
def test_cleaning_twice_equals_cleaning_once(date: str) -> None:
    assert dates.clean(dates.clean(date)) == dates.clean(f"  {date} ")


@given(DATES)
def test_a_date_begins_before_it_ends_and_agrees_with_itself(date: str) -> None:
    assert dates.first_day(date) <= dates.last_day(date)
    assert dates.agree(date, date)


@given(DAYS)
def test_a_less_exact_date_agrees_with_a_more_exact_one(day: str) -> None:
    assert dates.agree(day, day[:7]) and dates.agree(day[:4], day)


@given(DATES, DATES)
def test_agreement_has_no_direction(one: str, other: str) -> None:
    assert dates.agree(one, other) is dates.agree(other, one)


@pytest.mark.parametrize(
    "text", ["", "soon", "2024-13", "2023-02-29", "31.12.2020", "2020/2019", "2001/2002/2003", "20"]
)
def test_what_is_no_date_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(InvalidValue, match=r"is not a date|ends before it starts"):
        dates.clean(text)


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-02-03", "2024-02-03", "2024-02-03"),
        ("2019/2020-06", "2019-01-01", "2020-06-30"),
    ],
)
def test_first_and_last_day(date: str, first: str, last: str) -> None:
    assert (dates.first_day(date).isoformat(), dates.last_day(date).isoformat()) == (first, last)


def test_age_counts_from_the_last_day_it_can_mean() -> None:
    assert dates.age_in_years("2021", dt.date(2026, 12, 31)) == pytest.approx(5, abs=0.01)
    assert dates.age_in_years("2030", dt.date(2026, 1, 1)) == 0


@pytest.mark.parametrize(
    ("date", "is_day"), [("2026-02-03", True), ("2026-02", False), ("2019/2020", False), ("", False)]
)
def test_only_a_full_date_names_a_day(date: str, is_day: bool) -> None:
    assert dates.is_day(date) is is_day


def test_a_date_is_older_than_the_months_only_when_they_have_passed() -> None:
    assert not dates.is_older_than("2024-11-28", 24, dt.date(2026, 11, 28))
    assert dates.is_older_than("2024-11-28", 24, dt.date(2026, 12, 1))
