"""Whether a line is open now, in its country's own time; nothing is said where nothing is sure."""

import datetime as dt

import pytest

from kb.parts.helplines import cards
from kb.statements.views import Item
from kb.topics import helplines
from kb.values import hours, zones
from tests.conftest import TODAY
from tests.helplines import BOARD, A, B, D, elsewhere, only, row

pytestmark = pytest.mark.xdist_group("app")

# --- whether it is open now


@pytest.mark.parametrize(
    ("country", "printed", "instant", "state"),
    [
        # The same instant is Sunday evening in Nairobi, Monday in Auckland, Sunday morning in Lima.
        ("KEN", "Mo 08:00-20:00", "2026-11-22T20:00", "closed"),
        ("NZL", "Mo 08:00-20:00", "2026-11-22T20:00", "open"),
        ("PER", "Su 08:00-20:00", "2026-11-22T20:00", "open"),
        ("JPN", "Mo 00:00-02:00", "2026-11-22T15:30", "open"),
        ("JPN", "Su 22:00-24:00", "2026-11-22T15:30", "closed"),
        # A night that runs over midnight.
        ("KEN", "Mo-Fr 20:00-06:00", "2026-11-21T02:00", "open"),
        ("KEN", "Mo-Fr 20:00-06:00", "2026-11-22T02:00", "closed"),
        ("KEN", "Fr 20:00-06:00; Sa 12:00-18:00", "2026-11-21T00:00", None),
        # Winter time: 12:00 UTC is 12:00 in London; in July it is 13:00.
        ("GBR", "Mo-Su 12:30-14:00", "2026-01-05T12:00", "closed"),
        ("GBR", "Mo-Su 12:30-14:00", "2026-07-06T12:00", "open"),
        # Several time zones.
        ("USA", "Mo-Su 09:00-17:00", "2026-11-23T15:00", "depends"),
        ("USA", "Mo-Su 09:00-17:00", "2026-11-23T08:00", "closed"),
        ("USA", "Mo-Su 06:00-23:00", "2026-11-23T18:00", "open"),
        ("USA", "24/7", "2026-11-23T18:00", "open"),
        # No zone on record, and hours that do not need one.
        ("XKX", "Mo-Su 09:00-17:00", "2026-11-23T12:00", None),
        ("XKX", "24/7", "2026-11-23T12:00", "open"),
        # Not sure.
        ("KEN", "Mo-Su 08:00+", "2026-11-23T12:00", None),
        ("KEN", "Mo-Su 08:00+", "2026-11-23T01:00", "closed"),
        ("KEN", "Mo-Su 08:00-17:00; PH off", "2026-11-23T12:00", None),
    ],
)
def test_open_now_is_read_in_the_countrys_own_time(country: str, printed: str, instant: str, state: str | None) -> None:
    line = only(elsewhere(row(phone="116111", hours=printed), country))
    found = helplines.opening(line, dt.datetime.fromisoformat(instant).replace(tzinfo=dt.UTC))

    assert (found.state if found else None) == state


@pytest.mark.parametrize(
    "rows",
    [
        [row(phone="116111")],
        [row(phone="116111", always_open="no")],
        [row(A, phone="116111", hours="24/7"), row(B, phone="116111", hours="Mo 08:00-09:00")],
        [row(A, phone="116111", hours="24/7"), row(B, phone="116111", always_open="no")],
        [row(phone="116111", hours="24/7", line_status="former")],
        [row(D, phone="116111", hours="24/7")],
    ],
)
def test_where_nothing_is_sure_nothing_is_said(rows: list[Item]) -> None:
    html = str(cards(helplines.lines(rows, TODAY), "Freedonia", BOARD))

    assert "Open now" not in html and "Closed now" not in html


def test_an_hour_is_stated_with_the_local_time_that_it_was_computed_for() -> None:
    html = str(cards(helplines.lines([row(phone="116111", hours="Mo-Su 08:00-17:00")], TODAY), "Freedonia", BOARD))

    assert 'Open now</span> <span class="line-at">(Sun 12:00 there)' in html


def test_a_part_of_a_state_has_its_time_and_an_unknown_code_none() -> None:
    assert zones.zones("GB-SCT") == ("Europe/London",)
    assert zones.zones("XKX") == zones.zones("001") == ()
    assert hours.is_open("Mo-Fr 09:00-17:00", dt.datetime(2026, 11, 23, 9)) is True
