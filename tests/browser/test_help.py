"""Get help as a reader in need meets it: who may be called, what is only history, and the way out of the page."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from kb.settings import settings
from tests.browser.conftest import Reader

pytestmark = pytest.mark.xdist_group("every page")

CHOOSE = "Choose a country to see who can be called there."


def links(page: Page) -> list[str]:
    """Everything on the page that a telephone would call or write to."""
    found = [one.get_attribute("href") or "" for one in page.locator("a[href]").all()]
    return [link for link in found if link.startswith(("tel:", "sms:", "https://wa.me"))]


def test_kenya_links_116_and_no_number_of_the_past(reader: Reader) -> None:
    reader.open("/help?c=KEN")

    expect(reader.page.get_by_role("heading", level=1)).to_have_text("Get help")
    expect(reader.page.get_by_text("In immediate danger, call the local emergency service first.")).to_be_visible()
    number = reader.page.get_by_role("link", name="Call 116, Child Helpline 116")
    expect(number).to_have_attribute("href", "tel:116")
    expect(reader.page.get_by_role("link", name="http://www.childlinekenya.co.ke/")).to_be_visible()
    expect(reader.page.locator(".line-open").first).to_have_text("Open now")
    expect(reader.page.get_by_text("Short numbers may not connect from abroad")).to_be_visible()
    expect(reader.page.get_by_text("Not confirmed since 20 May 2022")).to_be_visible()
    assert links(reader.page) == ["tel:116"]

    reader.page.get_by_text("Former numbers (do not call)").click()

    expect(reader.page.get_by_text("0800 221 0800: Childline Kenya (former number).")).to_be_visible()
    assert links(reader.page) == ["tel:116"]


def test_china_says_that_no_national_child_line_is_proven(reader: Reader) -> None:
    reader.open("/help?c=CHN")

    expect(reader.page.get_by_text("No national child line is proven for China")).to_be_visible()
    assert links(reader.page) == ["tel:12345"]
    pilot = reader.page.locator("article", has_text="12349")
    expect(pilot).to_contain_text("Not presented as a confirmed contact: pilot")


def test_a_line_of_text_messages_is_written_to_and_never_called(reader: Reader) -> None:
    reader.open("/help?c=USA")

    number = reader.page.get_by_role("link", name="Send a text message to 741741, Crisis Text Line")
    expect(number).to_have_attribute("href", "sms:741741")
    assert "tel:741741" not in links(reader.page)


def test_a_country_is_chosen_and_stands_in_the_address(reader: Reader) -> None:
    reader.open("/help")
    expect(reader.page.get_by_text(CHOOSE)).to_be_visible()

    box = reader.page.get_by_role("combobox", name="Country")
    box.click()
    box.fill("Norw")
    reader.page.get_by_role("option", name="Norway (NOR)").click()

    expect(reader.page.get_by_role("heading", name="Helplines: Norway")).to_be_visible()
    expect(reader.page).to_have_url(re.compile(r"/help\?c=NOR"))


def test_a_country_without_lines_teaches_what_to_do(reader: Reader) -> None:
    reader.open("/help?c=TCD")

    words = "No hotline recorded for Chad yet. Know one? Add it with its source."
    expect(reader.page.get_by_text(words)).to_be_visible()
    assert links(reader.page) == []


@pytest.mark.parametrize("address", ["Atlantis", "<script>alert(1)</script>", "001", "%00", "K" * 2000])
def test_an_address_that_means_nothing_is_told(reader: Reader, address: str) -> None:
    reader.open(f"/help?c={address}")

    expect(reader.page.locator(".notice")).to_contain_text("is not known here; it was left out")
    expect(reader.page.get_by_text(CHOOSE)).to_be_visible()


@pytest.mark.parametrize(("width", "tab"), [(1280, True), (380, False)])
def test_the_exit_stays_in_reach_wherever_the_reader_is(reader: Reader, width: int, tab: bool) -> None:
    reader.page.set_viewport_size({"width": width, "height": 700})
    reader.open("/help?c=KEN")
    way_out = reader.page.get_by_role("link", name="Leave this page")
    before = way_out.bounding_box()

    reader.page.get_by_text("It does not erase your browser’s history").scroll_into_view_if_needed()

    assert before and way_out.bounding_box() == before
    assert before["x"] + before["width"] == width
    if tab:
        assert before["y"] == 96 and before["width"] < 60
    else:
        assert before["y"] + before["height"] == 700 and before["width"] == width
        number = reader.page.get_by_role("link", name="Call 116").bounding_box()
        assert number and number["height"] > 44


@pytest.mark.parametrize("how", ["click", "keyboard"])
def test_the_exit_puts_another_site_in_place_of_this_one(page: Page, site: str, how: str) -> None:
    target = str(settings().exit_url)
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body="<title>Elsewhere</title>", content_type="text/html")

    page.route(lambda url: not url.startswith(site), answer)
    page.goto(f"{site}/help?c=KEN")
    way_out = page.get_by_role("link", name="Leave this page")
    expect(way_out).to_have_attribute("href", target)
    steps = page.evaluate("history.length")

    if how == "click":
        way_out.click()
    else:
        way_out.focus()
        page.keyboard.press("Enter")

    expect(page).to_have_title("Elsewhere")
    assert page.url == target
    assert asked[0] == target
    assert page.evaluate("history.length") == steps


def test_a_telephone_is_told_to_make_no_links_of_its_own(reader: Reader) -> None:
    reader.open("/help?c=KEN")

    meta = reader.page.locator('meta[name="format-detection"]')
    expect(meta).to_have_attribute("content", "telephone=no")
