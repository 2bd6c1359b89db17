"""The page Treaties as a reader meets it: who is bound, on which day, who only signed, and what is not recorded."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Reader

pytestmark = pytest.mark.xdist_group("every page")

OPIC = "/treaties?t=crc_opic"


def row(reader: Reader, name: str) -> Locator:
    """A State's row of the table."""
    link = reader.page.get_by_role("link", name=name, exact=True)
    return reader.page.locator(".twin tbody tr").filter(has=link)


def counted(reader: Reader) -> dict[str, int]:
    """The legend: how many States stand how."""
    entries = reader.page.locator(".maplegend li")
    expect(entries.first).to_be_visible()
    texts = [entries.nth(at) for at in range(entries.count())]
    return {one.locator("> span").inner_text().strip(): int(one.locator("b").inner_text()) for one in texts}


def test_opic_has_53_parties_and_signatories_are_counted_apart(reader: Reader) -> None:
    reader.open(OPIC)

    expect(reader.page.locator(".figures")).to_have_text("53 parties as of 3 Feb 2026")
    expect(reader.page.get_by_text("16 more signed and are not parties.")).to_be_visible()
    assert counted(reader) == {"Party": 53, "Signed, not a party": 16, "Not a party": 128, "Not recorded": 53}
    expect(reader.page.get_by_role("heading", name="Not yet party")).to_be_visible()


def test_on_an_earlier_day_there_were_fewer_parties(reader: Reader) -> None:
    reader.open(f"{OPIC}&on=2016-01-01")

    expect(reader.page.locator(".figures")).to_have_text("22 parties on 1 Jan 2016")
    expect(row(reader, "Germany")).to_contain_text("Party since 28 Feb 2013")
    expect(row(reader, "Kenya")).to_contain_text("Not a party on 1 Jan 2016")
    expect(row(reader, "Brazil")).to_contain_text("Signed 28 Feb 2012, not a party")
    expect(reader.page.get_by_role("heading", name="Not a party on 1 Jan 2016")).to_be_visible()


def test_a_day_is_typed_and_stands_in_the_address(reader: Reader) -> None:
    reader.open(OPIC)
    day = reader.page.get_by_label("On a day")

    day.fill("2014-04-14")
    day.press("Enter")

    expect(reader.page.locator(".figures")).to_contain_text("on 14 Apr 2014")
    expect(reader.page).to_have_url(re.compile("on=2014-04-14"))


def test_the_united_states_signed_the_convention_and_are_not_counted(reader: Reader) -> None:
    reader.open("/treaties?t=crc")

    expect(reader.page.locator(".figures")).to_have_text("196 parties as of 3 Feb 2026")
    expect(row(reader, "United States")).to_contain_text("Signed 16 Feb 1995, not a party")
    expect(reader.page.locator(".treaty-missing")).to_contain_text("United States (signed 16 Feb 1995)")


def test_a_territory_without_a_record_is_not_recorded(reader: Reader) -> None:
    reader.open("/treaties?t=crc")
    expect(row(reader, "Hong Kong")).to_contain_text("Not recorded")
    expect(row(reader, "Macao")).to_contain_text("Not recorded")

    row(reader, "Hong Kong").get_by_role("link").click()

    expect(reader.page).to_have_url(re.compile("c=HKG"))
    expect(reader.page.get_by_text("Not recorded: which treaties apply to Hong Kong")).to_be_visible()


def test_neighbours_that_are_parties_stand_beside_those_that_are_not(reader: Reader) -> None:
    reader.open(f"{OPIC}&region=014")
    eastern_africa = reader.page.locator(".treaty-missing tbody tr")

    expect(eastern_africa).to_have_count(1)
    expect(eastern_africa.locator("td").first).to_contain_text("Kenya")
    expect(eastern_africa.locator("td").last).to_have_text("Seychelles")


def test_an_old_list_never_says_not_yet(reader: Reader) -> None:
    reader.open("/treaties?t=refugee_1967")

    expect(reader.page.get_by_role("heading", name="date of the list (27 Jan 2014)")).to_be_visible()
    expect(reader.page.get_by_text("Not yet party")).to_have_count(0)
    expect(row(reader, "India")).to_contain_text("Not a party on 27 Jan 2014")


def test_the_curve_has_a_table_and_words(reader: Reader) -> None:
    reader.open(OPIC)
    years = reader.page.locator(".treaty-years")

    years.locator("summary").click()

    expect(reader.page.get_by_role("img", name="Steps from 2 in 2012 to 53 in 2025")).to_be_visible()
    expect(years.locator("tbody tr").last).to_contain_text("53")


def test_parties_without_a_date_are_counted_beside_the_curve(reader: Reader) -> None:
    reader.open("/treaties?t=palermo_tip")

    expect(reader.page.get_by_text("11 parties without a printed date.")).to_be_visible()


def test_hague_parties_are_not_said_to_be_bound_towards_each_other(reader: Reader) -> None:
    reader.open("/treaties?t=hague_1980_abduction")

    expect(reader.page.get_by_text("Both are parties is not the same as in force between them")).to_be_visible()


def test_the_whole_record_of_a_state(reader: Reader) -> None:
    reader.open("/treaties?c=KEN")
    rows = reader.page.locator(".twin tbody tr")

    expect(rows).to_have_count(37)
    expect(rows.first).to_contain_text("Party since 30 Jul 1990")
    expect(rows.filter(has_text="armed conflict")).to_contain_text("28 Jan 2002")
    rows.filter(has_text="communications procedure").get_by_role("link", name="CRC-OPIC").click()
    expect(reader.page.locator(".figures")).to_contain_text("53 parties")


def test_a_session_that_was_only_announced_is_not_held(reader: Reader) -> None:
    reader.open("/treaties?t=crc")
    calendar = reader.page.locator("section.treaty").filter(has_text="Sessions of the Committee")

    calendar.locator("summary").click()

    session = calendar.locator("tbody tr").filter(has_text="Session 95")
    expect(session).to_contain_text("Announced; whether it was held is not recorded")
    expect(calendar.locator("tbody tr").filter(has_text="Session 100, Geneva")).to_contain_text("Held")
    expect(calendar.locator("tbody tr").filter(has_text="Session 100, Geneva")).to_contain_text("Ethiopia")


def test_what_the_address_cannot_mean_is_said(reader: Reader) -> None:
    reader.open("/treaties?t=%3Cscript%3Ealert(1)%3C/script%3E&on=2016-99-99&c=Atlantis&region=moon")

    for words in ("is no instrument", "is no day", "is no country", "is no region"):
        expect(reader.page.get_by_text(words)).to_be_visible()
    expect(reader.page.locator(".figures")).to_contain_text("196 parties")


def test_an_instrument_without_a_record_teaches(reader: Reader) -> None:
    reader.open("/treaties?t=saarc_child_welfare")

    expect(reader.page.get_by_text("No source here says who is a party to this instrument.")).to_be_visible()
    expect(reader.page.locator(".twin")).to_have_count(0)


def test_the_table_is_downloaded_with_sources(reader: Reader) -> None:
    reader.open(f"{OPIC}&on=2016-01-01")

    with reader.page.expect_download() as download:
        reader.page.get_by_role("button", name="Download CSV").click()

    text = download.value.path().read_text(encoding="utf-8")
    assert text.startswith("treaty,country,country_name,on,status,since,")
    assert "\ncrc_opic,DEU,Germany,2016-01-01,party,2013-02-28," in text
