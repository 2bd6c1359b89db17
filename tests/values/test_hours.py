"""Opening hours: the borders of what is read, and of what is left to guess."""

import datetime as dt

import pytest

from kb.values import hours
from kb.values.hours import canonical, read_hours


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        # A clock of twelve hours: 12 am is midnight, 12 pm is noon, and there is no hour 0 or 13.
        ("Mon 12am-1am", "Mo 00:00-01:00"),
        ("Mon 12pm-1pm", "Mo 12:00-13:00"),
        ("Mon 1am-12am", "Mo 01:00-24:00"),
        ("Mon 11am-12pm", "Mo 11:00-12:00"),
        ("Mon 0am-5am", None),
        ("Mon 0pm-5pm", None),
        ("Mon 9am-0pm", None),
        ("Mon 9am-13pm", None),
        ("Mon 13am-5pm", None),
        # A clock of 24 hours ends at 24:00, and an hour at minute 59.
        ("Mon 00:00-23:59", "Mo 00:00-23:59"),
        ("Mon 09:00-24:00", "Mo 09:00-24:00"),
        ("Mon 09:00-00:00", "Mo 09:00-24:00"),
        ("Mon 09:00-24:01", None),
        ("Mon 09:00-25:00", None),
        ("Mon 09:00-16:60", None),
        ("Mon 09:60-17:00", None),
        ("Mon 9am-4:60pm", None),
        # Words for two times of the day.
        ("Mon noon-midnight", "Mo 12:00-24:00"),
        ("Mon midnight-noon", "Mo 00:00-12:00"),
        # A span needs a beginning and another end.
        ("Mon 09:00-09:00", None),
        ("Mon midnight-midnight", "Mo 00:00-24:00"),
        # Which of the two clocks: a leading 0, an "h" or an hour after 12 shows that it is the one of 24 hours.
        ("Mon 07:00-5:00", "Mo 07:00-05:00"),
        ("Mon 7h-11h", "Mo 07:00-11:00"),
        ("Mon 7:00-13:00", "Mo 07:00-13:00"),
        ("Mon 13:00-7:00", "Mo 13:00-07:00"),
        ("Mon 7:00-12:00", None),
        ("Mon 12:00-7:00", None),
        ("Mon 9am-17:00", None),
        ("Mon 9-5pm", None),
        # An end that is left open.
        ("Mon from 08:00", "Mo 08:00+"),
        ("Mon from 8pm", "Mo 20:00+"),
        ("Mon from 14:00", "Mo 14:00+"),
        ("Mon from 8", None),
        ("Mon from 25:00", None),
        # Two spans of a day, of which both must be clear.
        ("Mon 09:00-12:00, 14:00-18:00", "Mo 09:00-12:00,14:00-18:00"),
        ("Mon 09:00-12:00 and 1:00-5:00", None),
    ],
)
def test_times_at_the_borders_of_the_clock(printed: str, value: str | None) -> None:
    assert read_hours(printed) == value


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("Mon-Fri 09:00-17:00; Sat 08:00-12:00", "Mo-Fr 09:00-17:00; Sa 08:00-12:00"),
        # A day that two rules name has hours that nobody can tell.
        ("Mon-Fri 09:00-17:00; Fri 18:00-20:00", None),
        ("Mon-Wed 09:00-17:00; Wed-Fri 10:00-18:00", None),
        ("Mon, Mon 09:00-17:00", None),
        ("daily 09:00-17:00; Sun 10:00-12:00", None),
        # Neighbours make a span; the week may run over its end.
        ("Mon, Tue, Wed, Sat 09:00-17:00", "Mo-We,Sa 09:00-17:00"),
        ("Sun-Tue 09:00-17:00", "Su-Tu 09:00-17:00"),
        ("Sat-Sun 09:00-17:00", "Sa-Su 09:00-17:00"),
        ("Tue-Mon 09:00-17:00", "Tu-Mo 09:00-17:00"),
        ("Wed. 09:00-17:00", "We 09:00-17:00"),
        # Days after the times, where the days are all days.
        ("09:00-17:00 daily", "Mo-Su 09:00-17:00"),
        ("9-5 daily", None),
        # What stands between, before or after two rules is not passed over.
        ("Mon 09:00-17:00 Tue 10:00-18:00", None),
        ("Office: Mon 09:00-17:00", None),
        ("Mon 09:00-17:00 by chat", None),
        ("Mon 09:00-17:00.", "Mo 09:00-17:00"),
        ("", None),
    ],
)
def test_days_and_what_stands_between_them(printed: str, value: str | None) -> None:
    assert read_hours(printed) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("mo-fr 9:00-17:00", "Mo-Fr 09:00-17:00"),
        ("Sa", "Sa 00:00-24:00"),
        ("24/7", "24/7"),
        ("PH off", "PH closed"),
        ("open", None),
        ("Mo-Fr 9:00-", None),
    ],
)
def test_syntax_of_openstreetmap_has_one_spelling_and_names_a_day_or_a_time(text: str, value: str | None) -> None:
    assert canonical(text) == value


@pytest.mark.parametrize(
    ("value", "at", "is_open"),
    [
        ("Mo 09:00-17:00", "2026-11-23T08:59", False),
        ("Mo 09:00-17:00", "2026-11-23T09:00", True),
        ("Mo 09:00-17:00", "2026-11-23T16:59", True),
        ("Mo 09:00-17:00", "2026-11-23T17:00", False),
        ("Mo 09:00+", "2026-11-23T10:00", None),
        ("Mo 09:00+", "2026-11-23T08:00", False),
        ("Mo 09:00-17:00; SH off", "2026-11-23T10:00", None),
        ('Mo 09:00-17:00 "by chat"', "2026-11-23T10:00", None),
    ],
)
def test_a_line_is_open_from_the_first_minute_to_before_the_last(value: str, at: str, is_open: bool | None) -> None:
    assert hours.is_open(value, dt.datetime.fromisoformat(at)) is is_open


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("24/7", "24 hours a day, every day"),
        ("Mo-Fr 00:00-24:00; Sa 09:00-12:00", "Mon–Fri 24 hours; Sat 09:00–12:00"),
        ("Mo 08:00+", "Mon from 08:00"),
        ('Mo 09:00-17:00 "by chat"', 'Mo 09:00-17:00 "by chat"'),
    ],
)
def test_hours_in_words(value: str, shown: str) -> None:
    assert hours.show(value) == shown
