"""Sources as a reader meets them: found, filtered, put in order, and each with where it is used."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader

pytestmark = pytest.mark.xdist_group("app")


def test_a_source_is_found_by_words_and_tells_where_it_is_used(reader: Reader) -> None:
    reader.open("/sources")
    box = reader.page.get_by_label("Find a source")

    box.fill("belize crin national")
    box.press("Enter")

    expect(reader.page).to_have_url(re.compile(r"q=belize"))
    expect(reader.page.locator("#sources-count")).to_have_text(re.compile(r"^1 to (\d+) of \1 sources?$"))
    reader.page.get_by_role("link", name="BELIZE: National Laws").click()

    expect(reader.page.get_by_role("heading", level=1)).to_have_text("BELIZE: National Laws")
    fields = reader.page.locator(".src-one")
    expect(fields).to_contain_text("B, recognised organisation")
    expect(fields).to_contain_text("21 Nov 2026")
    used = reader.page.locator(".src-where tbody tr")
    expect(used.filter(has_text="The Convention in national law")).to_contain_text("2")
    used.filter(has_text="The Convention in national law").get_by_role("link", name="Belize").click()

    expect(reader.page.get_by_role("columnheader", name="Belize")).to_be_visible()


def test_filters_and_order_are_in_the_address(reader: Reader) -> None:
    reader.open("/sources?reliability=D&sort=title")

    expect(reader.page.locator("#sources-count")).to_have_text("1 to 35 of 35 sources")
    letters = reader.page.locator(".src-list td:nth-child(5)").all_text_contents()
    assert set(letters) == {"D"}
    titles = reader.page.locator(".src-list tbody th a").all_text_contents()
    assert titles == sorted(titles, key=str.casefold)

    reader.page.get_by_role("combobox", name="Order").click()
    reader.page.get_by_role("option", name="Most used first").click()

    expect(reader.page).to_have_url(re.compile(r"/sources\?reliability=D$"))
    used = [int(text.replace(",", "")) for text in reader.page.locator(".src-list td:nth-child(7)").all_text_contents()]
    assert used == sorted(used, reverse=True)


def test_a_source_names_the_questions_whose_standard_it_states(reader: Reader) -> None:
    reader.open("/sources?source=crc_gc24_2019_lawyers")

    expect(reader.page.locator(".src-questions")).to_contain_text("Does a child accused of a crime get a lawyer?")
    reader.page.get_by_role("button", name="All sources").click()

    expect(reader.page.get_by_role("heading", level=1)).to_have_text("Sources")
    expect(reader.page).to_have_url(re.compile(r"/sources$"))
    expect(reader.page.locator("#sources-count")).to_contain_text("1 to 50 of 1,285")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("source=<b>none</b>", "“<b>none</b>” in the address"),
        ("kind=rumour", "“rumour” in the address"),
        ("reliability=Z", "“Z” in the address"),
        ("sort=chance", "“chance” in the address"),
        ("page=-1", "“-1” in the address"),
        ("q=zzzzzz", "No source fits this choice"),
    ],
)
def test_nonsense_in_the_address_is_a_sentence(reader: Reader, query: str, words: str) -> None:
    reader.open(f"/sources?{query}")

    expect(reader.page.get_by_role("status").filter(has_text=words)).to_be_visible()
