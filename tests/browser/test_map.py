"""The world map of a question as a reader meets it: drawn, counted, filtered, and reachable by keyboard."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader

pytestmark = pytest.mark.xdist_group("every page")

SCHOOLS = "/?question=protection.corporal_punishment_schools"


def counted(reader: Reader) -> int:
    """The sum of the legend's counts."""
    return sum(int(words.replace(",", "")) for words in reader.page.locator(".maplegend b").all_text_contents())


def test_the_legend_counts_every_row_of_the_table(reader: Reader) -> None:
    reader.open(SCHOOLS)
    rows = reader.page.locator(".twin tbody tr")

    expect(reader.page.locator("g.mark-shape path").first).to_be_attached()
    expect(rows.filter(has_text="Kenya")).to_contain_text("Forbidden")
    assert counted(reader) == rows.count() == 264


def test_a_country_on_the_map_opens_its_page(reader: Reader) -> None:
    reader.open(SCHOOLS)
    shape = reader.page.locator('g.mark-shape path[aria-label*="Kazakhstan"]')

    shape.click()

    expect(reader.page).to_have_url(re.compile(r"/country\?c=KAZ"))
    expect(reader.page.get_by_role("heading", level=1)).to_contain_text("Kazakhstan")


def test_a_small_state_is_a_circle_that_can_be_chosen(reader: Reader) -> None:
    reader.open(SCHOOLS)

    reader.page.locator('g.mark-symbol path[aria-label*="Tuvalu"]').click()

    expect(reader.page).to_have_url(re.compile(r"/country\?c=TUV"))


def test_the_keyboard_reaches_a_country_through_the_table(reader: Reader) -> None:
    reader.open(SCHOOLS)
    reader.page.locator(".twin thead button").first.focus()
    for _step in range(2):
        reader.page.keyboard.press("Tab")

    reader.page.keyboard.press("Enter")

    expect(reader.page).to_have_url(re.compile(r"/country\?c=AFG"))


def test_the_table_is_sorted_by_a_button(reader: Reader) -> None:
    reader.open(SCHOOLS)
    button = reader.page.locator(".twin thead").get_by_role("button", name="Country")

    button.click()
    button.click()

    expect(reader.page.locator(".twin thead th").first).to_have_attribute("aria-sort", "descending")
    expect(reader.page.locator(".twin tbody tr").first).to_contain_text("Zimbabwe")


def test_a_region_is_in_the_address_and_filters_table_and_legend(reader: Reader) -> None:
    reader.open(f"{SCHOOLS}&region=014")
    rows = reader.page.locator(".twin tbody tr")

    expect(rows.filter(has_text="Kenya")).to_have_count(1)
    expect(rows.filter(has_text="Norway")).to_have_count(0)
    assert counted(reader) == rows.count()


def test_the_status_of_a_treaty_is_a_question_too(reader: Reader) -> None:
    reader.open("/?question=treaties.status/crc")

    row = reader.page.locator(".twin tbody tr").filter(
        has=reader.page.get_by_role("link", name="United States", exact=True)
    )

    expect(row).to_contain_text("Signatory, not yet a party")


def test_what_the_address_cannot_mean_is_said(reader: Reader) -> None:
    reader.open("/?question=%3Cscript%3Ealert(1)%3C/script%3E&region=Atlantis")

    expect(reader.page.get_by_text("is no question for the map")).to_be_visible()
    expect(reader.page.get_by_text("is no region")).to_be_visible()
    assert counted(reader) == 264


def test_the_table_is_downloaded_with_sources(reader: Reader) -> None:
    reader.open(SCHOOLS)

    with reader.page.expect_download() as download:
        reader.page.get_by_role("button", name="Download CSV").click()

    text = download.value.path().read_text(encoding="utf-8")
    assert text.startswith("country,country_name,question,")
    assert "\nKEN,Kenya,protection.corporal_punishment_schools," in text
