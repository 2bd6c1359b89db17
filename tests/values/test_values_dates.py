"""Dates as exact as known: the borders of the calendar, and what two dates of unlike exactness say of each other."""

import datetime as dt

import pytest

from kb.errors import InvalidValue
from kb.values import dates


@pytest.mark.parametrize(
    "date",
    [
        "1000",
        "2999",
        "2024-01",
        "2024-12",
        "2024-01-01",
        "2024-01-31",
        "2024-04-30",
        "2000-02-29",
        "2019/2020",
        "2019/2019",
        # An interval may open with less than it ends with, as long as some day fits.
        "2019-06/2019",
        "2019/2019-01-01",
        "2020-02-29/2020-02",
        "2019-12-31/2020-01-01",
    ],
)
def test_a_date_of_the_calendar_stays_as_it_is(date: str) -> None:
    assert dates.clean(f" {date}\n") == date


@pytest.mark.parametrize(
    "text",
    [
        "0999",
        "3000",
        "2024-00",
        "2024-13",
        "2024-6",
        "2024-01-00",
        "2024-01-32",
        "2024-04-31",
        "1900-02-29",
        "2024-06-30T00:00",
        "2019/",
        "/2020",
        "/",
        "2019 / 2020",
        "2019-2020",
        "2018/2019/2020",
        "circa 1990",
    ],
)
def test_what_is_no_day_month_or_year_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        dates.clean(text)
    assert str(refused.value) == f"“{text}” is not a date; write 2024, 2024-06, 2024-06-30 or 2019/2020."


@pytest.mark.parametrize("text", ["2020/2019", "2020/2019-12", "2020-02/2020-01-31", "2024-06-30/2024-06-29"])
def test_an_interval_never_ends_before_it_starts(text: str) -> None:
    with pytest.raises(InvalidValue, match=f"The interval “{text}” ends before it starts"):
        dates.clean(text)


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2023-11", "2023-11-01", "2023-11-30"),
        ("2023-11-05", "2023-11-05", "2023-11-05"),
        ("2019-03/2020", "2019-03-01", "2020-12-31"),
        ("2019-03-04/2019-03-05", "2019-03-04", "2019-03-05"),
    ],
)
def test_the_days_that_a_date_can_mean(date: str, first: str, last: str) -> None:
    assert (dates.first_day(date), dates.last_day(date)) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("2015", "2015-03", True),
        ("2015-03-02", "2015-03", True),
        ("2015-03-02", "2015-03-02", True),
        ("2015-03-02", "2015-03-03", False),
        ("2015", "2016", False),
        ("2015-12", "2016", False),
        # An interval takes in its first and its last day, and no other.
        ("2014/2016", "2015-06-30", True),
        ("2014/2016", "2014-01-01", True),
        ("2014/2016", "2016-12-31", True),
        ("2014/2016", "2013-12-31", False),
        ("2014/2016", "2017-01-01", False),
        ("2014/2016", "2016/2018", True),
        ("2014/2015", "2016/2018", False),
    ],
)
def test_two_dates_agree_when_they_can_mean_one_day(one: str, other: str, agree: bool) -> None:
    assert dates.agree(one, other) is agree
    assert dates.agree(other, one) is agree


@pytest.mark.parametrize(
    ("date", "years"),
    [
        ("2026-11-22", 0),
        ("2026-11-21", 1 / 365.2425),
        ("2026-11-23", 0),
        ("2026", 0),
        ("2025-11-22", 365 / 365.2425),
        # Four hundred years of the calendar have 146,097 days.
        ("1626-11-22", 400),
        ("1600/1626-11-22", 400),
    ],
)
def test_a_date_ages_from_the_last_day_that_it_can_mean(date: str, years: float) -> None:
    assert dates.age_in_years(date, dt.date(2026, 11, 22)) == pytest.approx(years, abs=1e-9)
