"""The page Treaties without a browser: what it counts, what it calls "not yet", and where a session's States stand."""

import datetime as dt
import re
from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest

from kb.codebook import SharedItem
from kb.pages.treaties.page import day_of
from kb.parts import curve, instrument
from kb.parts.sessions import States, calendar
from kb.statements.sources import Source
from kb.topics import treaties
from kb.topics.reviews import Review
from kb.topics.treaties import Part, Record, Standing, Status
from kb.wording.treaties import list_dates
from tests.pieces import read, text, texts

TODAY = dt.date(2026, 11, 22)
PACT = SharedItem("pact", "PACT", "Pact of Freedonia", adopted="2000-01-01")
GAZETTE = Source("gazette", "Gazette of Freedonia", "Freedonian Printing Office")


def part(status: Status, since: str = "", as_of: str = "2026-02-03") -> Part:
    standing = Standing(status, TODAY, since=since, as_of=as_of, source=GAZETTE)
    return Part("FRE", "Freedonia", PACT, Record("FRE", "treaties", "pact"), standing)


def test_a_signatory_is_counted_apart_from_the_parties() -> None:
    found = [part("party"), part("signatory"), part("not_party"), part("not_recorded")]

    assert treaties.count(found) == {
        "party": 1,
        "signatory": 1,
        "not_party": 1,
        "unclear": 0,
        "not_recorded": 1,
    }


def test_parties_are_counted_by_the_year_of_their_act() -> None:
    found = [part("party", "2001-05-01"), part("party", "2003"), part("party"), part("signatory", "2002-01-01")]

    assert treaties.parties_by_year(found) == (((2001, 1, 1), (2002, 0, 1), (2003, 1, 2)), 1)


def test_without_a_date_there_is_no_year() -> None:
    assert treaties.parties_by_year([part("party"), part("not_party")]) == ((), 1)


@pytest.mark.parametrize(
    ("as_of", "young"),
    [("2026-02-03", True), ("2024-11-23", True), ("2024-11-20", False), ("2014", False), ("", False)],
)
def test_not_yet_is_said_only_of_a_list_younger_than_24_months(as_of: str, young: bool) -> None:
    assert treaties.is_young(part("not_party", as_of=as_of).standing, TODAY) is young


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        (("2026-02-03", "2026-02-03"), "3 Feb 2026"),
        (("2026-02-03", "2014", ""), "2014 to 3 Feb 2026"),
        (("", ""), ""),
    ],
)
def test_the_dates_of_the_lists(dates: tuple[str, ...], words: str) -> None:
    assert list_dates([part("party", as_of=one) for one in dates]) == words


@pytest.mark.parametrize(
    ("text", "day"),
    [("2016-01-01", "2016-01-01"), (" 2016-01-01 ", "2016-01-01"), ("2016", None), ("2016-02-30", None), ("x", None)],
)
def test_only_a_full_day_is_a_day(text: str, day: str | None) -> None:
    assert day_of(text) == day


def test_the_curve_rises_where_somebody_joined_and_ends_at_its_count() -> None:
    lines = [(2001, 1, 1), (2002, 0, 1), (2003, 3, 4)]
    drawn = str(curve.steps(lines, "2000-01-01", dt.date(2002, 7, 1), "In words."))

    assert drawn.count('class="rung"') == 3
    assert drawn.count('class="riser"') == 2
    assert 'class="day" style="left:62.5%"' in drawn or re.search(r'class="day" style="left:62\.', drawn)
    assert drawn.endswith('<b class="end" style="bottom:100.00%">4</b></div></div>')
    assert 'role="img" aria-label="In words."' in drawn


def missing(*found: Part, asked: dt.date | None = None) -> Element:
    region = {"FRE": ("Marxland", "Marxland"), "SYL": ("Marxland", "Inner Marxland")}
    drawn = instrument.missing(
        found, TODAY, asked, region=region.__getitem__, record=lambda code: f"./treaties?c={code}"
    )
    return read(drawn)


def test_who_is_missing_stands_beside_the_neighbours_that_are_parties() -> None:
    neighbour = replace(part("party", "2001-05-01"), code="SYL", name="Sylvania")
    signed = replace(part("signatory", "2002-01-01"), code="SYL", name="Osterlich")
    unknown = replace(part("not_recorded"), name="Ruritania")

    first, second = missing(part("not_party"), unknown, neighbour, signed).findall(".//tbody/tr")

    assert [text(cell) for cell in first] == ["Inner MarxlandMarxland", "Osterlich (signed 1 Jan 2002)", "Sylvania"]
    assert [text(cell) for cell in second] == ["Marxland", "Freedonia", "none"]


@pytest.mark.parametrize(
    ("as_of", "asked", "heading"),
    [
        ("2026-02-03", None, "Not yet party"),
        ("2014", None, "Not a party on the date of the list (2014)"),
        ("", None, "Not a party"),
        ("2026-02-03", dt.date(2016, 1, 1), "Not a party on 1 Jan 2016"),
    ],
)
def test_the_heading_says_of_when_the_list_is(as_of: str, asked: dt.date | None, heading: str) -> None:
    found = part("not_party", as_of=as_of)

    assert [text(one) for one in missing(found, asked=asked).iter("h2")] == [heading]


def test_a_state_of_which_nothing_is_recorded_is_not_called_missing() -> None:
    drawn = missing(part("not_recorded"))

    assert not drawn.findall(".//table")
    assert texts(drawn, "treaty-names") == ["Freedonia"]


def test_the_legend_has_what_is_on_the_map_and_no_more() -> None:
    drawn = read(instrument.legend([part("party"), part("party"), part("unclear")]))

    assert [text(one) for one in drawn.iter("li")] == ["2Party", "1Unclear on this day"]


SESSION = Review(
    country="001", item="session-9", kind="session", session="9", step="", instrument="", date="",
    starts="2024-05-06", ends="2024-05-24", status="planned", document="", place="Geneva", as_of="2024-05",
    source=GAZETTE,
)  # fmt: skip
STATES = States({"IND": "India", "KEN": "Kenya"}, lambda code: f"./country?c={code}")
STEP = replace(SESSION, country="KEN", item="dialogue", step="dialogue", date="2024", status="planned", place="")


def test_a_session_to_come_stands_first_and_is_only_announced() -> None:
    ahead = replace(SESSION, item="session-10", session="10", starts="2027-01-11", ends="2027-01-29")

    html = str(calendar([SESSION, ahead], TODAY, STATES))

    assert html.index("Session 10") < html.index("<details") < html.index("Session 9")
    assert html.count("Announced; whether it was held is not recorded") == 2
    assert '<td data-h="Held or planned">Held' not in html


def test_a_state_stands_under_the_session_whose_number_its_review_names() -> None:
    other = replace(STEP, country="IND", session="8")

    html = str(calendar([SESSION, STEP, other], TODAY, STATES))

    assert "country?c=KEN" in html and "country?c=IND" not in html
    assert "1 step of a review names no session of this table" in html


def test_a_review_without_a_number_stands_where_its_day_falls() -> None:
    inside = replace(STEP, session="", date="2024-05-07")
    outside = replace(STEP, country="IND", session="", date="2024-06-07")

    html = str(calendar([SESSION, inside, outside], TODAY, STATES))

    assert "country?c=KEN" in html and "country?c=IND" not in html
