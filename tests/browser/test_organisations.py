"""Organisations as a reader meets them: filters, search, one entry with all its sources, the file, the address."""

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Reader

pytestmark = pytest.mark.xdist_group("app")


def entry(reader: Reader, title: str) -> Locator:
    """The entry that is listed under a title."""
    heading = reader.page.get_by_role("heading", level=3, name=re.compile(f"^{re.escape(title)}"))
    return reader.page.locator(".org").filter(has=heading)


def choose(reader: Reader, label: str, option: str) -> None:
    """Choose from one of the filters."""
    reader.page.get_by_role("combobox", name=label).click()
    reader.page.keyboard.type(option)
    reader.page.get_by_role("option", name=option, exact=True).click()
    reader.settle()


def test_the_page_says_how_much_it_holds_and_is_in_the_order_of_countries(reader: Reader) -> None:
    reader.open("/organisations")

    expect(reader.page.locator(".lede")).to_have_text(
        re.compile(r"\d{3} organisations in \d{3} countries and territories, put together from 7\d\d records of")
    )
    countries = reader.page.locator(".org-group h2").all_text_contents()
    assert countries[:2] == ["Afghanistan", "Albania"]
    expect(reader.page.locator(".org")).to_have_count(50)


def test_a_network_and_a_country_leave_its_members_there(reader: Reader) -> None:
    reader.open("/organisations")

    choose(reader, "Network", "ECPAT")
    expect(reader.page).to_have_url(re.compile(r"\?network=ECPAT$"))
    choose(reader, "Country", "Cambodia (KHM)")

    expect(reader.page.locator(".org-count")).to_have_text("2 organisations")
    assert reader.page.locator(".org-group h2").all_text_contents() == ["Cambodia"]
    expect(entry(reader, "M'Lop Tapang")).to_contain_text("ECPAT")
    expect(reader.page).to_have_url(re.compile(r"\?c=KHM&network=ECPAT$"))


def test_a_short_name_finds_the_organisation(reader: Reader) -> None:
    reader.open("/organisations")
    box = reader.page.get_by_label("Find an organisation")

    box.fill("SPARC")
    box.press("Enter")

    expect(entry(reader, "Society for the Protection of the Rights of the Child")).to_have_count(1)
    expect(reader.page).to_have_url(re.compile(r"\?q=SPARC$"))


def test_a_typo_is_forgiven_and_told(reader: Reader) -> None:
    reader.open("/organisations?c=KEN&q=Childlnie")

    expect(reader.page.get_by_role("status")).to_contain_text("Nothing here has “Childlnie”")
    expect(entry(reader, "Childline Kenya")).to_have_count(1)


def test_three_spellings_of_three_sources_are_one_entry_with_all_of_them(reader: Reader) -> None:
    reader.open("/organisations?c=TZA&q=dignity")

    found = entry(reader, "Children's Dignity Forum")
    expect(found).to_have_count(1)
    expect(found).to_contain_text("The Children's Dignity Forum (CDF)")
    found.get_by_text("3 sources").click()
    expect(found.locator(".org-sources li")).to_have_count(3)
    expect(found.locator(".org-sources")).to_contain_text("FORWARD UK")
    assert all("http" in str(link.get_attribute("href")) for link in found.locator(".org-sources a").all())


def test_what_only_a_community_list_gives_is_no_link(reader: Reader) -> None:
    reader.open("/organisations?c=IRL")

    listed = entry(reader, "Childline")
    expect(listed).to_contain_text("Not presented as a confirmed contact")
    expect(listed).to_contain_text("unconfirmed")
    expect(listed.locator("dl a")).to_have_count(0)
    expect(reader.page.get_by_role("link", name="oco.ie")).to_be_visible()


def test_a_pair_that_may_be_the_same_is_told_and_not_merged(reader: Reader) -> None:
    reader.open("/organisations?c=ZAF&q=Equal+Education")

    for title in ("Equal Education", "Equal Education Law Centre"):
        doubt = reader.page.locator(".org .fl").filter(has_text=f"Possibly the same as “{title}”.")
        expect(doubt).to_have_count(1)


def test_the_pages_are_turned_and_a_filter_begins_anew(reader: Reader) -> None:
    reader.open("/organisations")

    reader.page.locator(".st-key-org-pages").get_by_role("button", name="Page 2", exact=True).click()
    expect(reader.page).to_have_url(re.compile(r"\?page=2$"))
    expect(reader.page.locator(".org-group h2").first).not_to_have_text("Afghanistan")
    expect(reader.page.locator(".org-count")).to_be_focused()
    expect(reader.page.locator(".org-count")).to_be_in_viewport()
    choose(reader, "Kind", "Ombudsperson")

    expect(reader.page).to_have_url(re.compile(r"\?kind=ombudsperson$"))


def test_the_country_leads_to_its_page(reader: Reader) -> None:
    reader.open("/organisations?c=KEN")

    link = reader.page.locator(".org-group h2 a")
    assert link.get_attribute("href") == "./country?c=KEN"


def test_the_file_has_every_source_with_its_licence(reader: Reader) -> None:
    reader.open("/organisations?c=KEN&q=Childline+Kenya")

    with reader.page.expect_download() as download:
        reader.page.get_by_role("button", name="Download CSV").click()

    with Path(download.value.path()).open(encoding="utf-8", newline="") as file:
        lines = [line for line in csv.DictReader(file) if line["organisation"] == "Childline Kenya"]
    assert {line["record"] for line in lines} == {"KEN/childline-kenya"}
    assert len(lines) == 2
    assert all(line["source_url"].startswith("http") and line["licence"] for line in lines)


def test_a_country_without_organisations_is_a_sentence_that_teaches(reader: Reader) -> None:
    reader.open("/organisations?c=TCD")

    expect(reader.page.get_by_role("status")).to_contain_text("No organisation is recorded for Chad yet.")
    reader.page.get_by_role("button", name="Show all organisations").click()
    expect(reader.page.locator(".org")).to_have_count(50)


NONSENSE = (
    ("c=Atlantis", "“Atlantis” in the address (“c”) is not known here"),
    ("network=%3Cscript%3Ealert(1)%3C/script%3E", "“<script>alert(1)</script>” in the address (“network”)"),
    ("kind=zzz", "“zzz” in the address (“kind”)"),
    ("focus=" + "x" * 5000, "in the address (“focus”)"),
    ("page=0", "“0” in the address (“page”)"),
    ("page=99999", "the last one is shown instead of page 99999"),
    ("page=-1%00&c=001", "“001” in the address (“c”)"),
    ("q=" + "%F0%9F%8C%8D" * 400, "No organisation on record is all of that."),
    ("q=%22*%20%3C%2F%3E", "No organisation on record is all of that."),
    ("&".join(["c=KEN"] * 500), ""),
)


@pytest.mark.parametrize(("address", "told"), NONSENSE)
def test_whatever_the_address_says_the_page_answers_with_a_sentence(reader: Reader, address: str, told: str) -> None:
    reader.open(f"/organisations?{address}")

    expect(reader.page.get_by_role("heading", level=1)).to_have_text("Organisations")
    expect(reader.page.locator('[data-testid="stException"]')).to_have_count(0)
    assert told in " ".join(reader.page.locator(".notice").all_text_contents())
