"""The country page as a reader meets it: real answers, pictures in words, parts of a State, odd addresses, keyboard."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader

pytestmark = pytest.mark.xdist_group("app")


def test_kenyas_page_says_what_binds_it_and_what_its_law_is(reader: Reader) -> None:
    reader.open("/country?c=KEN")
    page = reader.page

    expect(page.get_by_role("heading", level=1)).to_have_text("Kenya")
    expect(page.locator(".lede")).to_contain_text(
        "Party to the Convention on the Rights of the Child since 30 Jul 1990"
    )
    expect(page.locator(".protocols")).to_contain_text("Sale of children (OPSC) signed 8 Sep 2000, not a party")
    law = page.locator(".qa > div", has_text="Is there one general law for children?")
    expect(law).to_contain_text("Children Act 2022")
    expect(law.get_by_role("link", name="Kenya Law")).to_be_visible()


def test_the_pictures_are_images_with_their_words(reader: Reader) -> None:
    reader.open("/country?c=KEN")
    timeline = reader.page.locator("#treaties").get_by_role("img").first
    ages = reader.page.locator("#ages").get_by_role("img")

    expect(timeline).to_have_accessible_name(re.compile(r"Rights of the Child \(CRC\): party since 30 Jul 1990"))
    expect(timeline.locator(".dot").first).to_be_visible()
    expect(ages).to_have_accessible_name(re.compile("Minimum age of criminal responsibility: 12"))
    expect(ages.locator(".standard").first).to_be_visible()


def test_all_statements_and_earlier_answers_are_one_choice_away(reader: Reader) -> None:
    reader.open("/country?c=KEN")
    accused = reader.page.locator(".qa > div", has_text="Does a child accused of a crime get a lawyer?")
    civil = reader.page.locator(".qa > div", has_text="Is there legal aid for a child in civil cases?")

    accused.get_by_text("All three statements").click()

    expect(accused.locator("li:visible")).to_have_count(3)
    expect(civil).to_contain_text("Not assessed under the present law")
    expect(civil.locator("li")).not_to_be_visible()


def test_twelve_organisations_lead_to_all_of_them(reader: Reader) -> None:
    reader.open("/country?c=GBR")
    section = reader.page.locator("#organisations")

    expect(section.locator("tbody tr")).to_have_count(12)
    expect(section.get_by_role("link", name="All organisations")).to_have_attribute("href", "./organisations?c=GBR")


def test_no_former_number_is_a_link(reader: Reader) -> None:
    reader.open("/country?c=KEN")

    assert reader.page.locator('a[href*="800221080"]').count() == 0


def test_the_united_states_are_a_signatory_and_no_party(reader: Reader) -> None:
    reader.open("/country?c=USA")

    expect(reader.page.locator(".lede")).to_contain_text("Signed the Convention on the Rights of the Child")
    expect(reader.page.locator(".lede")).not_to_contain_text("Party")
    expect(reader.page.locator("#crc_review")).to_contain_text("CRC/C/OPSC/USA/CO/2")
    expect(reader.page.locator(".step.planned").first).to_be_visible()


def test_a_territory_of_which_nothing_is_recorded_is_not_judged(reader: Reader) -> None:
    reader.open("/country?c=HKG")

    expect(reader.page.locator(".lede")).to_contain_text("is not recorded")
    expect(reader.page.locator("#treaties")).to_contain_text("Which treaties apply to Hong Kong is not recorded")


def test_a_state_leads_to_its_parts_and_a_part_to_its_state(reader: Reader) -> None:
    reader.open("/country?c=GBR")

    reader.page.locator(".parts").get_by_role("link", name="Scotland").click()

    expect(reader.page.get_by_role("heading", level=1)).to_have_text("Scotland")
    expect(reader.page.locator(".where")).to_contain_text("Part of United Kingdom")
    reader.page.locator(".where").get_by_role("link", name="United Kingdom").click()
    expect(reader.page.get_by_role("heading", level=1)).to_have_text("United Kingdom")


def test_without_a_country_the_page_offers_every_one(reader: Reader) -> None:
    reader.open("/country")

    assert reader.page.locator(".all-countries a").count() == 250
    reader.page.locator(".all-countries").get_by_role("link", name="Kenya", exact=True).click()
    expect(reader.page.get_by_role("heading", level=1)).to_have_text("Kenya")


def test_a_chosen_country_stands_in_the_address_and_back_works(reader: Reader) -> None:
    reader.open("/country?c=KEN")
    page = reader.page

    page.get_by_role("combobox", name="Country").click()
    page.keyboard.type("Cambodia")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"country\?c=KHM"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Cambodia")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kenya")


def test_the_keyboard_goes_to_a_section_without_a_new_run(reader: Reader) -> None:
    reader.open("/country?c=KEN")
    page = reader.page

    page.locator(".toc").get_by_role("link", name="Treaties").focus()
    page.keyboard.press("Enter")

    expect(page.locator("#treaties h2")).to_be_in_viewport()
    expect(page).to_have_url(re.compile("#treaties$"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('section').id") == "treaties"


def test_a_country_may_be_called_by_any_of_its_names(reader: Reader) -> None:
    reader.open("/country?c=Deutschland")

    expect(reader.page.get_by_role("heading", level=1)).to_contain_text("Germany")


@pytest.mark.parametrize("odd", ["Atlantis", "001", "<script>alert(1)</script>", "KEN; DROP TABLE", "💥" * 500])
def test_an_odd_address_gives_a_page_with_a_sentence(reader: Reader, odd: str) -> None:
    reader.open(f"/country?c={quote(odd)}")

    expect(reader.page.get_by_role("status").filter(has_text="No country is called")).to_be_visible()
    expect(reader.page.locator(".all-countries a").first).to_be_visible()
    assert reader.page.locator('[data-testid="stException"]').count() == 0


def test_a_suggested_country_can_be_chosen(reader: Reader) -> None:
    reader.open("/country?c=Kenia%20Land")

    reader.page.locator(".st-key-suggestions").get_by_role("button").first.click()

    expect(reader.page.get_by_role("heading", level=1)).not_to_have_text("Country")
    expect(reader.page).to_have_url(re.compile(r"country\?c=[A-Z]{3}"))


def test_the_last_of_many_countries_is_shown(reader: Reader) -> None:
    reader.open("/country?" + "&".join(["c=KEN"] * 500))

    expect(reader.page.get_by_role("heading", level=1)).to_have_text("Kenya")
