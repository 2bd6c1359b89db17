"""The first app as a reader meets it: start page, comparison, drawer, address, keyboard, phone, both themes."""

import re
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import filled
from tests.browser.conftest import WAYS, Reader, served

pytestmark = pytest.mark.xdist_group("app")

FOUR = "/compare?c=KEN&c=CHN&c=IND&c=KHM&t=legal_aid"


def test_the_start_page_answers_one_question_for_four_countries(reader: Reader) -> None:
    reader.open()

    expect(reader.page.get_by_role("heading", level=1)).to_have_text("Child Protection Law Atlas")
    assert reader.page.locator(".four h3").all_text_contents() == ["Kenya", "China", "India", "Cambodia"]
    for answer in reader.page.locator(".four article").all():
        expect(answer.locator(".src")).to_have_text(re.compile(r".+ · (\d{4}|.+ \d{4}|date not stated.*)"))


def test_the_comparison_is_a_real_table(reader: Reader) -> None:
    reader.open(FOUR)

    for name in ("Kenya", "China", "India", "Cambodia"):
        expect(
            reader.page.get_by_role("columnheader", name=re.compile(rf"^{name} \d+ of \d+ answered"))
        ).to_be_visible()
    assert reader.page.locator("th.q[scope=row]").count() > 0
    rows = reader.page.locator("tr:not(.unknown) > th.q").count()
    assert reader.page.locator("td button[aria-haspopup=dialog]").count() == 4 * rows


def test_china_and_india_on_legal_aid_name_section_12_of_indias_act(reader: Reader) -> None:
    reader.open("/compare?c=CHN&c=IND&t=legal_aid")

    cell = reader.page.locator('button[data-cell="IND|legal_aid.statutory_right|"]')

    expect(cell).to_contain_text("s. 12")
    expect(cell).to_contain_text("Legal Services Authorities Act")
    expect(reader.page.locator("tr.unknown td")).to_have_count(2)


def test_a_cell_opens_its_statements_and_gets_the_focus_back(reader: Reader) -> None:
    reader.open(FOUR)
    name = "CHN|legal_aid.accused|"
    cell = reader.page.locator(f'button[data-cell="{name}"]')

    cell.focus()
    reader.page.keyboard.press("Enter")

    drawer = reader.page.get_by_role("dialog")
    expect(drawer).to_contain_text("Source")
    expect(drawer.locator('a[href^="http"]').first).to_be_visible()
    expect(reader.page).to_have_url(re.compile("cell=CHN"))

    reader.page.keyboard.press("Escape")

    expect(drawer).to_have_count(0)
    expect(reader.page).not_to_have_url(re.compile("cell="))
    reader.until(lambda: reader.focused_cell() == name)


def test_an_address_with_a_cell_opens_its_drawer(reader: Reader) -> None:
    reader.open(f"{FOUR}&cell=CHN|legal_aid.accused|")

    expect(reader.page.get_by_role("dialog")).to_contain_text("China")


def test_only_differences_is_in_the_address_and_back_undoes_it(reader: Reader) -> None:
    reader.open(FOUR)
    rows = reader.page.locator("th.q")
    everything = rows.count()

    reader.page.get_by_text("Only differences").click()

    expect(reader.page).to_have_url(re.compile("diff=1"))
    expect(rows).not_to_have_count(everything)

    reader.page.go_back()

    expect(rows).to_have_count(everything)


def test_a_comparison_is_kept_while_the_reader_looks_elsewhere(reader: Reader) -> None:
    reader.open("/compare?c=NOR&c=GB-SCT&t=crc")

    reader.follow("Explore", "Atlas")
    expect(reader.page.locator(".figures")).to_be_visible()
    reader.follow("Explore", "Compare")

    expect(reader.page.get_by_role("columnheader", name="Scotland")).to_be_visible()
    expect(reader.page).to_have_url(re.compile(r"c=NOR&c=GB-SCT&t=crc"))


def test_a_country_is_added_by_any_name(reader: Reader) -> None:
    reader.open(FOUR)
    box = reader.page.get_by_label("Add a country by any name")

    box.fill("Норвегия")
    box.press("Enter")

    expect(reader.page.get_by_role("columnheader", name="Norway")).to_be_visible()
    expect(reader.page).to_have_url(re.compile("c=NOR"))


def test_a_misspelt_name_is_asked_back_and_never_guessed(reader: Reader) -> None:
    reader.open(FOUR)
    box = reader.page.get_by_label("Add a country by any name")

    box.fill("Germny")
    box.press("Enter")
    reader.page.get_by_role("button", name="Germany", exact=True).click()

    expect(reader.page.get_by_role("columnheader", name="Germany")).to_be_visible()


def test_the_download_is_a_table_with_a_heading(reader: Reader, tmp_path: Path) -> None:
    reader.open(FOUR)

    with reader.page.expect_download() as download:
        reader.page.get_by_role("button", name="Download CSV").click()

    lines = Path(download.value.path()).read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("country,country_name,question,")
    assert any(line.startswith("CHN,China,legal_aid.accused,") for line in lines)


def test_the_permalink_is_copied(reader: Reader) -> None:
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.open(FOUR)

    reader.page.get_by_role("button", name="Copy permalink").click()

    expect(reader.page.get_by_text("Copied")).to_be_visible()
    assert reader.page.evaluate("navigator.clipboard.readText()") == reader.page.url


def test_every_answer_carries_the_headers_and_the_servers_figures_are_hidden(site: str) -> None:
    with urllib.request.urlopen(site) as answer:
        headers = answer.headers
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Frame-Options"] == "DENY"
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(f"{site}/_stcore/metrics")


@pytest.mark.parametrize("way", sorted(WAYS.keys() - {"uvicorn"}))
def test_every_way_of_starting_serves_the_same_guarded_app(way: str, tmp_path: Path) -> None:
    with served(filled.url(), tmp_path, way) as address, urllib.request.urlopen(address) as answer:
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]


def test_an_empty_base_is_filled_at_the_first_visit_with_its_progress_shown(
    page: Page, outside: list[str], tmp_path: Path
) -> None:
    with served(f"sqlite:///{tmp_path / 'new.db'}", tmp_path) as address:
        page.goto(address)
        expect(page.get_by_text("Filling the base")).to_be_visible()
        page.wait_for_selector(".figures", timeout=120_000)
        expect(page.locator(".four article")).to_have_count(4)
    assert outside == []


def test_the_fonts_are_the_projects_own(reader: Reader) -> None:
    reader.open()

    reader.until(lambda: bool(reader.page.evaluate("document.fonts.check('600 20px \"Source Serif 4\"')")))
    assert (filled.DATA.parent / "kb" / "pages" / "static" / "OFL.txt").is_file()
