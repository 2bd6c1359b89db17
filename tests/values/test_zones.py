"""What time it is in a country: every local time once, earliest first, and none where no zone is on record."""

import datetime as dt

import pytest

from kb.values.zones import local_times, zones

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("country", "known"),
    [
        ("KEN", ("Africa/Nairobi",)),
        ("FRA", ("Europe/Paris",)),
        ("GBR", ("Europe/London",)),
        ("GB-NIR", ("Europe/London",)),
        ("XKX", ()),
        ("001", ()),
        ("QQQ", ()),
        ("QQ-ABC", ()),
    ],
)
def test_the_zones_of_a_country_or_of_the_state_of_a_part(country: str, known: tuple[str, ...]) -> None:
    assert zones(country) == known


def test_the_zones_of_a_wide_country_stand_in_order() -> None:
    found = zones("AUS")
    assert len(found) > 5
    assert list(found) == sorted(set(found))


@pytest.mark.parametrize(
    ("country", "hours"),
    [
        ("GBR", ["12:00"]),
        ("KEN", ["15:00"]),
        ("NPL", ["17:45"]),
        ("PRT", ["11:00", "12:00"]),
        ("ECU", ["06:00", "07:00"]),
        ("XKX", []),
    ],
)
def test_noon_at_greenwich_elsewhere(country: str, hours: list[str]) -> None:
    times = local_times(country, NOON)
    assert [time.strftime("%H:%M") for time in times] == hours
    assert all(time.tzinfo is None for time in times)


def test_it_may_be_another_day() -> None:
    (auckland,) = {time.date() for time in local_times("NZL", NOON)}
    assert auckland == dt.date(2026, 11, 23)
    assert [time.isoformat() for time in local_times("JPN", NOON.replace(hour=15))] == ["2026-11-23T00:00:00"]


def test_summer_moves_the_clock() -> None:
    summer = NOON.replace(month=7)
    assert local_times("GBR", summer) == (dt.datetime(2026, 7, 22, 13),)
    assert local_times("KEN", summer) == (dt.datetime(2026, 7, 22, 15),)
