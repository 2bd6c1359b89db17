"""Who was bound by which treaty, as the real base answers it: counted again from the files, and in the terminal."""

import csv
import datetime as dt
import json
from collections import Counter
from pathlib import Path

import pytest

from kb import codebook
from kb.codebook import Codebook
from kb.queries import Lens
from kb.settings import data_dir
from kb.store import db
from kb.topics import reviews, treaties
from kb.topics.treaties import Standing, standing_on
from tests import filled
from tests.conftest import TODAY
from tests.terminal import Done, Terminal

LIST_DAY = dt.date(2026, 2, 3)
UN_INSTRUMENTS = (
    "crc",
    "crc_opac",
    "crc_opsc",
    "crc_opic",
    "icescr",
    "icescr_op",
    "iccpr",
    "iccpr_op1",
    "iccpr_op2",
    "icerd",
    "cedaw",
    "cedaw_op",
    "cat",
    "opcat",
    "crpd",
    "crpd_op",
    "icrmw",
    "cped",
)


@pytest.fixture(scope="module")
def book() -> Codebook:
    return codebook.load(data_dir() / "codebook")


def standings(book: Codebook, item: str, day: dt.date) -> dict[str, Standing]:
    with db.reading(filled.url()) as session:
        found = treaties.records(session, Lens(book, TODAY), item)
    return {country: standing_on(one, day) for country, one in found.items()}


def depositary_rows(item: str, question: str) -> dict[str, str]:
    """Values by country that the UN's own page gives, straight from the file of the release."""
    with (filled.DATA / "statements" / f"treaties-{item}.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["country"]: row["value"]
            for row in csv.DictReader(file)
            if row["source"] == f"untc-2026-02-03-{item}" and row["question"] == f"treaties.{question}"
        }


@pytest.mark.parametrize("item", UN_INSTRUMENTS)
def test_the_standing_on_the_day_of_the_list_is_the_list(book: Codebook, item: str) -> None:
    listed = depositary_rows(item, "status")
    assert {country: one.status for country, one in standings(book, item, LIST_DAY).items()} == listed
    assert set(listed.values()) <= {"party", "signatory", "not_party"}


@pytest.mark.parametrize("item", UN_INSTRUMENTS)
@pytest.mark.parametrize("day", ["1995-06-30", "2016-01-01"])
def test_parties_of_a_past_day_are_those_that_had_acted(book: Codebook, item: str, day: str) -> None:
    acted = {country for country, date in depositary_rows(item, "action_date").items() if date <= day}
    found = standings(book, item, dt.date.fromisoformat(day))
    assert {country for country, one in found.items() if one.status == "party"} == acted


def test_territories_without_a_record_are_not_recorded(book: Codebook) -> None:
    with db.reading(filled.url()) as session:
        found = [treaties.records_of(session, Lens(book, TODAY), code) for code in ("HKG", "MAC")]
    assert {standing_on(one, LIST_DAY).status for records in found for one in records} == {"not_recorded"}


def test_every_review_of_the_release_is_read_once(book: Codebook) -> None:
    with (filled.DATA / "statements" / "crc_review.csv").open(encoding="utf-8", newline="") as file:
        places = {(row["country"], row["item"]) for row in csv.DictReader(file)}
    with db.reading(filled.url()) as session:
        found = reviews.reviews(session, Lens(book, TODAY))
    assert len(found) == len(places)
    assert {(one.country, one.item) for one in found} == places
    cancelled = [one for one in found if one.status == "cancelled"]
    assert len(cancelled) == 5 and all(one.is_session for one in cancelled)
    session_96 = next(one for one in found if one.is_session and one.item == "session-96")
    assert (session_96.status, session_96.starts, session_96.ends) == ("held", "2024-05-06", "2024-05-24")


# --- in the terminal ---


def kb(*command: str, code: int = 0) -> Done:
    """Run `kb` on the filled base and the data of the checkout."""
    here = Terminal(Path.cwd(), {"KB_DATABASE_URL": filled.url(), "KB_DATA_DIR": str(filled.DATA)})
    return here.run(*command, code=code)


def test_the_status_of_all_states_on_a_day_as_json() -> None:
    rows = json.loads(kb("treaty", "status", "--treaty", "crc_opic", "--on", "2016-01-01", "--json").stdout)
    germany = next(row for row in rows if row["country"] == "DEU")
    assert germany == {
        "treaty": "crc_opic",
        "country": "DEU",
        "name": "Germany",
        "on": "2016-01-01",
        "status": "party",
        "since": "2013-02-28",
        "action": "ratification",
        "in_force": "",
        "reservations": "",
        "source": "untc-2026-02-03-crc_opic",
        "since_source": "untc-2026-02-03-crc_opic",
        "as_of": "2026-02-03",
        "why": "dated",
        "disputed": False,
    }
    statuses = Counter(row["status"] for row in rows)
    assert statuses["party"] == sum("0" < date <= "2016-01-01" for date in _opic_dates())
    assert next(row for row in rows if row["country"] == "HKG")["status"] == "not_recorded"


def _opic_dates() -> list[str]:
    return list(depositary_rows("crc_opic", "action_date").values())


def test_the_status_as_a_table_with_totals_and_sources() -> None:
    shown = kb("treaty", "status", "--treaty", "CRC-OPIC", "--on", "2026-02-03").stdout
    assert "53 parties, 16 signatories that are not parties, 128 not parties, 0 unclear" in shown
    assert "on 3 Feb 2026" in shown
    assert "untc-2026-02-03-crc_opic = United Nations Treaty Collection" in shown


def test_one_state_and_every_treaty(book: Codebook) -> None:
    rows = json.loads(kb("treaty", "status", "--country", "Kenya", "--on", "2026-02-03", "--json").stdout)
    assert [row["treaty"] for row in rows] == [one.id for one in book.topic("treaties").shared_items]
    assert (rows[0]["status"], rows[0]["since"]) == ("party", "1990-07-30")
    shown = kb("treaty", "status", "--country", "KEN", "--on", "2026-02-03").stdout
    assert "Party since 30 Jul 1990" in shown and "Kenya on 3 Feb 2026: party to " in shown


def test_one_state_and_one_treaty_today() -> None:
    (row,) = json.loads(kb("treaty", "status", "--country", "USA", "--treaty", "crc", "--json").stdout)
    assert (row["status"], row["since"], row["on"]) == ("signatory", "1995-02-16", dt.date.today().isoformat())


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ((), "Name a treaty (--treaty crc_opic), a country (--country KEN), or both."),
        (("--treaty", "atlantic"), "There is no treaty “atlantic”; known are: crc, crc_opac"),
        (("--treaty", "crc", "--on", "2016"), "“2016” is not a day; write it like 2016-01-01."),
        (("--treaty", "crc", "--on", "2016-02-30"), "“2016-02-30” is not a date"),
        (("--treaty", "crc", "--country", "Atlantis"), "“Atlantis” is no country that is known here."),
    ],
)
def test_a_mistake_is_told_with_what_is_known(options: tuple[str, ...], sentence: str) -> None:
    assert sentence in kb("treaty", "status", *options, code=1).stderr
