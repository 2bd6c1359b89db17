"""Search in a browser: one box for every script; what is found leads to its place, and no number can be dialled."""

from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader

pytestmark = pytest.mark.xdist_group("app")

BOX = "Search everything"


def ask(reader: Reader, words: str, filters: str = "") -> None:
    reader.open(f"/search?q={quote(words)}{filters}")


@pytest.mark.parametrize("words", ["Kenya", "Кения", "肯尼亚", "كينيا", "केन्या"])
def test_kenya_is_found_in_any_language(reader: Reader, words: str) -> None:
    ask(reader, words)

    expect(reader.page.get_by_label(BOX)).to_have_value(words)
    expect(reader.page.locator('.hits a[href="./country?c=KEN"]').first).to_have_text("Kenya")


def test_chinese_letters_are_found_and_marked(reader: Reader) -> None:
    ask(reader, "儿童")

    line = reader.page.locator('.hits li:has(a[href="./help?c=HKG"])')
    expect(line.locator("h3")).to_contain_text("Harmony House Children Hotline")
    expect(line.locator("h3 mark")).to_have_text("儿童")


def test_a_law_leads_to_its_country_with_source_and_date(reader: Reader) -> None:
    ask(reader, "Law on Legal Aid China")

    law = reader.page.locator('.hits li:has(a[href="./country?c=CHN"])').first
    expect(law).to_contain_text("Law on Legal Aid")
    expect(law).to_contain_text("China")
    expect(law.locator(".hit-src")).not_to_be_empty()


def test_numbers_are_text_and_former_lines_are_marked(reader: Reader) -> None:
    ask(reader, "Kenya 116")

    lines = reader.page.locator('.hits li:has(a[href="./help?c=KEN"])')
    expect(lines.first).to_contain_text("Kenya116")
    expect(lines.nth(1)).to_contain_text("Former line")
    expect(reader.page.locator('a[href^="tel:"]')).to_have_count(0)


def test_a_slip_is_told(reader: Reader) -> None:
    ask(reader, "Kennya")

    expect(reader.page.locator(".notice")).to_contain_text("Nothing here holds “Kennya”. Showing results for “kenya”.")
    expect(reader.page.locator('.hits a[href="./country?c=KEN"]').first).to_be_visible()


def test_an_example_is_asked_by_a_button(reader: Reader) -> None:
    reader.open("/search")

    reader.page.get_by_role("button", name="Law on Legal Aid").click()

    expect(reader.page.get_by_label(BOX)).to_have_value("Law on Legal Aid")
    expect(reader.page.locator(".hits h3").first).to_have_text("Law on Legal Aid")
    reader.until(lambda: "q=Law+on+Legal+Aid" in reader.page.url)


def test_what_is_typed_and_chosen_stands_in_the_address(reader: Reader) -> None:
    reader.open("/search")
    expect(reader.page.get_by_role("heading", name="What you can ask")).to_be_visible()
    reader.page.get_by_label(BOX).press_sequentially("legal aid", delay=20)
    reader.page.get_by_label(BOX).press("Enter")
    expect(reader.page.locator(".hit-counts")).to_contain_text("Laws")
    reader.until(lambda: "q=legal+aid" in reader.page.url)

    reader.page.get_by_role("combobox", name="Kind").click()
    reader.page.get_by_role("option", name="Laws", exact=True).click()

    expect(reader.page.locator(".hits h2")).to_have_count(1)
    reader.until(lambda: "kind=law" in reader.page.url)


def test_all_of_one_kind_are_one_link_away(reader: Reader) -> None:
    ask(reader, "Kenya")

    reader.page.get_by_role("button", name="Show all 27").click()

    expect(reader.page.locator(".hits li")).to_have_count(27)
    reader.until(lambda: "kind=treaty" in reader.page.url)


def test_an_answer_opens_its_cell(reader: Reader) -> None:
    ask(reader, "Kenya lawyer", "&kind=answer")

    reader.page.locator(".hits a").first.click()

    expect(reader.page.get_by_role("dialog")).to_contain_text("Does a child accused of a crime get a lawyer?")


def test_a_kind_without_hits_says_where_there_are_some(reader: Reader) -> None:
    ask(reader, "Kenya OPIC", "&kind=law")

    expect(reader.page.locator(".notice")).to_contain_text("Nothing of the kind “Laws” for “Kenya OPIC”.")
    expect(reader.page.get_by_role("button", name="1 result of another kind")).to_be_visible()


def test_nothing_found_teaches(reader: Reader) -> None:
    ask(reader, "qqqqzzz")

    expect(reader.page.locator(".notice")).to_contain_text("Nothing in the base answers to “qqqqzzz”.")
    expect(reader.page.get_by_role("heading", name="What you can ask")).to_be_visible()


@pytest.mark.parametrize(
    "words", ["<script>document.title = 'broken'</script>", '" OR NEAR(*', "x" * 10_000, "🙂", "' & | !"]
)
def test_hostile_words_are_only_words(reader: Reader, words: str) -> None:
    ask(reader, words)

    expect(reader.page.get_by_label(BOX)).to_be_visible()
    expect(reader.page.locator('[data-testid="stException"]')).to_have_count(0)
    assert reader.page.title() != "broken"


@pytest.mark.parametrize("address", ["kind=song", "c=Atlantis", "topic=songs", "kind=%3Cscript%3E&c=%00"])
def test_filters_that_mean_nothing_are_told(reader: Reader, address: str) -> None:
    reader.open(f"/search?q=Kenya&{address}")

    expect(reader.page.locator(".notice").first).to_contain_text("is not known here")
    expect(reader.page.locator('.hits a[href="./country?c=KEN"]').first).to_be_visible()
