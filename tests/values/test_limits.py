"""The smallest and the largest that each kind of answer takes, and what lies just beyond."""

import datetime as dt

import pytest

from kb.errors import InvalidValue
from kb.values import KINDS, dates
from kb.values.kinds import printable

HOST = ".".join(["a" * 63] * 3)  # 191 signs


def clean(kind: str, text: str, words: dict[str, str] | None = None) -> str:
    return KINDS[kind].clean(text, "KEN", words or {})


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        pytest.param("age", "0", id="youngest"),
        pytest.param("age", "120", id="oldest"),
        pytest.param("age", "0/120", id="widest span of ages"),
        pytest.param("number", "9" * 30, id="longest number"),
        pytest.param("number", f"0.{'9' * 30}", id="longest fraction"),
        pytest.param("number", "-1", id="below nothing"),
        pytest.param("date", "1000", id="first year"),
        pytest.param("date", "2999", id="last year"),
        pytest.param("date", "2999-12-31", id="last day"),
        pytest.param("date", "1000-01-01", id="first day"),
        pytest.param("date", "2020/2020", id="interval of one year"),
        pytest.param("date", "2020-06/2020", id="interval that may begin on the day on which it ends"),
        pytest.param("date", "2024-02-29", id="leap day"),
        pytest.param("url", f"https://example.org/{'a' * 2028}", id="longest link"),
        pytest.param("url", "https://example.org:1/", id="first port"),
        pytest.param("url", "https://example.org:65535/", id="last port"),
        pytest.param("url", f"https://{'a' * 63}.org/", id="longest label"),
        pytest.param("url", "https://a.io/", id="shortest host"),
        pytest.param("url", f"https://{HOST}.{'b' * 58}.cc", id="longest host"),
        pytest.param("email", f"{'a' * 64}@example.org", id="longest local part"),
        pytest.param("email", "a@b.cc", id="shortest address"),
        pytest.param("text", "a", id="shortest text"),
        pytest.param("languages", "en", id="one language"),
    ],
)
def test_the_last_that_fits(kind: str, text: str) -> None:
    assert clean(kind, text) == text


@pytest.mark.parametrize(
    ("kind", "text", "sentence"),
    [
        pytest.param("age", "-0.01", "not between 0 and 120", id="younger than born"),
        pytest.param("age", "120.01", "not between 0 and 120", id="older than the oldest"),
        pytest.param("age", "12/120.5", "not between", id="upper end too old"),
        pytest.param("age", "12/12", "nor a lower and a higher one", id="a span of one age"),
        pytest.param("age", "12/13/14", "nor a lower and a higher one", id="three ages"),
        pytest.param("number", "9" * 31, "is not a number", id="number too long"),
        pytest.param("number", f"0.{'9' * 31}", "is not a number", id="fraction too long"),
        pytest.param("date", "0999", "is not a date", id="before the first year"),
        pytest.param("date", "3000", "is not a date", id="after the last year"),
        pytest.param("date", "2020-00", "is not a date", id="month 0"),
        pytest.param("date", "2020-13", "is not a date", id="month 13"),
        pytest.param("date", "2020-01-00", "is not a date", id="day 0"),
        pytest.param("date", "2020-01-32", "is not a date", id="day 32"),
        pytest.param("date", "2023-02-29", "is not a date", id="no leap year"),
        pytest.param("date", "2020-02/2020-01", "ends before it starts", id="interval backwards by a month"),
        pytest.param("url", f"https://example.org/{'a' * 2029}", "is not a web address", id="link too long"),
        pytest.param("url", "https://example.org:0/", "is not a web address", id="port 0"),
        pytest.param("url", "https://example.org:65536/", "is not a web address", id="port too high"),
        pytest.param("url", f"https://{'a' * 64}.org/", "is not a web address", id="label too long"),
        pytest.param("url", "https://example.c/", "is not a web address", id="one-letter top"),
        pytest.param("url", f"https://{HOST}.{'b' * 59}.cc", "is not a web address", id="host too long"),
        pytest.param("url", "ftp://example.org/", "is not a web address", id="another scheme"),
        pytest.param("url", "https:///page", "is not a web address", id="no host"),
        pytest.param("email", f"{'a' * 65}@example.org", "is not an e-mail address", id="local part too long"),
        pytest.param("email", "@example.org", "is not an e-mail address", id="no local part"),
        pytest.param("email", "a@example", "is not an e-mail address", id="host of one label"),
        pytest.param("languages", "und", "is not a language tag", id="undetermined language"),
        pytest.param("languages", " ; ", "names no language", id="no language"),
        pytest.param("text", "\u200b\x07", "holds control signs", id="a bell"),
        pytest.param("text", "\ud800", "holds control signs", id="half a sign"),
    ],
)
def test_the_first_that_does_not_fit(kind: str, text: str, sentence: str) -> None:
    with pytest.raises(InvalidValue, match=sentence):
        clean(kind, text)


@pytest.mark.parametrize(
    ("value", "shown"),
    [("2024", "2024"), ("9999", "9999"), ("10000", "10,000"), ("-9999", "-9999"), ("-10000", "-10,000")],
)
def test_thousands_are_parted_from_ten_thousand_on(value: str, shown: str) -> None:
    assert KINDS["number"].show(value, {}) == shown


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("1,234.5", "1234.5"),
        ("1,234,567", "1234567"),
        ("1 234", "1234"),
        ("999 999", "999999"),
        ("-1,234.0", "-1234"),
        ("+5", "5"),
        ("6 – 12", "6/12"),
        ("６", "6"),
    ],
)
def test_a_number_that_can_be_read_in_one_way_only_is_read(printed: str, value: str) -> None:
    assert clean("number", printed) == value


@pytest.mark.parametrize("printed", ["1,234", "12,34.5", "1234,567.8", "1 23", "0x10", "1.", ".5", "1.2.3"])
def test_a_number_that_can_be_read_in_two_ways_is_refused(printed: str) -> None:
    with pytest.raises(InvalidValue, match="is not a number"):
        clean("number", printed)


@pytest.mark.parametrize(("count", "told"), [(12, ": c0, c1"), (13, "(13 choices)")])
def test_choices_are_named_while_they_are_few(count: int, told: str) -> None:
    words = {f"c{place}": f"Choice {place}" for place in range(count)}
    with pytest.raises(InvalidValue) as refused:
        clean("choice", "none of them", words)
    assert told in str(refused.value)


@pytest.mark.parametrize(("length", "cut"), [(80, False), (81, True)])
def test_a_quotation_is_cut_after_eighty_signs(length: int, cut: bool) -> None:
    assert printable("a" * length) == "a" * 80 + "…" * cut


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2019/2020", "2019–20"),
        ("1999/2001", "1999 – 2001"),
        ("2019/2020-06", "2019 – Jun 2020"),
        ("2019-06/2020", "Jun 2019 – 2020"),
    ],
)
def test_an_interval_is_short_only_inside_a_century_of_whole_years(value: str, shown: str) -> None:
    assert KINDS["date"].show(value, {}) == shown


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("2015", "2015-12-31", True),
        ("2015", "2016-01-01", False),
        ("2015", "2015-01-01", True),
        ("2014-12-31", "2015", False),
        ("2010/2015", "2015/2020", True),
    ],
)
def test_dates_agree_up_to_the_day_on_which_both_can_lie(one: str, other: str, agree: bool) -> None:
    assert dates.agree(one, other) is dates.agree(other, one) is agree


@pytest.mark.parametrize(
    ("date", "today", "years"),
    [
        ("2020-06-30", dt.date(2020, 6, 30), 0),
        ("2020-06-30", dt.date(2020, 7, 1), 1 / 365.2425),
        ("2020", dt.date(2020, 7, 1), 0),
    ],
)
def test_age_begins_on_the_day_after_the_last(date: str, today: dt.date, years: float) -> None:
    assert dates.age_in_years(date, today) == pytest.approx(years, abs=1e-6)
