"""Coverage as a reader meets it: figures equal to the command line's, the heat table, the lists and their way out."""

import csv
import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests import filled
from tests.browser.conftest import HOME, Reader

pytestmark = pytest.mark.xdist_group("every page")


@cache
def told(*command: str) -> Any:  # noqa: ANN401 (what JSON holds)
    """What `kb` says as JSON about the base that the pages show."""
    settings = {"KB_DATABASE_URL": filled.url(), "KB_DATA_DIR": str(filled.DATA), "PYTHONPATH": str(HOME)}
    done = subprocess.run(
        [sys.executable, "-m", "kb", *command, "--json"],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | settings,
        check=True,
    )
    return json.loads(done.stdout)


def figures(row: Locator) -> list[int]:
    """The numbers in the cells of a row, without the one that holds a sentence."""
    cells = row.locator("td:not(.bar)").all_text_contents()
    return [int(cell.replace(",", "")) for cell in cells]


def count(text: str) -> int:
    """The number in brackets."""
    found = re.search(r"\(([\d,]+)\)", text)
    assert found, text
    return int(found[1].replace(",", ""))


STATES = ("answered", "described", "unknown", "no_data", "not_applicable", "not_assessed")


@pytest.mark.parametrize("country", ["", "KEN"])
def test_the_figures_of_the_page_are_those_of_the_command_line(reader: Reader, country: str) -> None:
    expected = told("coverage", *(("--country", country) if country else ()))
    reader.open(f"/coverage?c={country}" if country else "/coverage")

    total = expected["total"]
    expect(reader.page.locator(".lede")).to_contain_text(f"{total['known']:,} of {total['asked']:,} questions")
    for topic in expected["topics"]:
        row = reader.page.locator(f'.cov tr[data-topic="{topic["topic"]}"]')
        if topic["counts"] == "items":
            having = topic["places_with_items"]
            assert figures(row) == [topic["items"], having, expected["places"] - having]
        else:
            assert figures(row) == [topic[state] for state in STATES]
            expect(row.locator(".bar")).to_contain_text(f"{topic['known']:,} of {topic['asked']:,}")


def test_the_heat_table_says_of_each_country_what_the_command_line_says(reader: Reader) -> None:
    expected = told("coverage")
    reader.open("/coverage")
    rows = reader.page.locator(".heat tbody tr")
    expect(rows).to_have_count(len(expected["countries"]))

    headings = reader.page.locator(".heat .titles th:not(.first)").all_text_contents()
    labels = {topic["label"]: topic for topic in expected["topics"]}
    by_name = {one["name"]: one for one in expected["countries"]}
    for name in ("Kenya", "China", "Scotland", "Aruba"):
        row = reader.page.get_by_role("row").filter(has=reader.page.get_by_role("rowheader", name=re.compile(name)))
        texts = row.locator("td").all_text_contents()
        for heading, text in zip(headings[1:], texts[1:], strict=True):
            topic = labels[heading]
            assert text == _cell(by_name[name], topic), f"{name}, {heading}"


def _cell(country: dict[str, Any], topic: dict[str, Any]) -> str:
    figures = country["topics"][topic["topic"]]
    whole = country["kind"] != "part"
    if topic["counts"] == "items":
        return str(figures["items"] or ("none" if whole else "–"))
    return f"{figures['known']}/{figures['asked']}" if whole else str(figures["known"] or "–")


def test_the_heat_table_is_sorted_by_a_heading_and_read_by_the_arrow_keys(reader: Reader) -> None:
    reader.open("/coverage?region=002")
    first = reader.page.locator(".heat tbody th").first
    expect(first).to_have_text("Algeria")

    reader.page.get_by_role("button", name="Helplines and hotlines").click()

    heading = reader.page.get_by_role("columnheader", name="Helplines and hotlines")
    expect(heading).to_have_attribute("aria-sort", "descending")
    column = reader.page.locator(".heat tbody tr td:nth-last-child(6)").all_text_contents()
    most = [int(text) if text.isdigit() else 0 for text in column]
    assert most == sorted(most, reverse=True)
    assert most[0] > 1

    reader.page.get_by_role("button", name="Country", exact=True).click()

    expect(first).to_have_text("Algeria")
    expect(heading).to_have_attribute("aria-sort", "none")
    expect(reader.page.locator(".heat tbody a[tabindex='0']")).to_have_count(1)

    first.locator("a").focus()
    reader.page.keyboard.press("ArrowRight")
    reader.page.keyboard.press("Enter")

    expect(reader.page).to_have_url(re.compile(r"/compare\?c=[A-Z]{3}&t=crc"))


def test_the_lists_are_as_long_as_the_command_line_says(reader: Reader) -> None:
    expected = told("coverage")["total"]
    reader.open("/coverage")

    tabs = reader.page.locator(".st-key-coverage-tabs button")
    expect(tabs).to_have_count(4)

    assert [count(text) for text in tabs.all_text_contents()] == [
        expected[name] for name in ("gaps", "stale", "undated", "conflicts")
    ]


def test_what_is_overdue_stands_in_the_order_of_the_command_line_page_by_page(reader: Reader) -> None:
    expected = told("stale", "--topic", "legal_aid")
    reader.open("/coverage?list=stale&topic=legal_aid")

    countries = reader.page.locator(".cov-list tbody th").all_text_contents()
    assert countries == [row["name"] for row in expected["rows"][:50]]
    expect(reader.page.locator("#coverage-count")).to_have_text(f"1 to 50 of {expected['count']} lines")

    reader.page.get_by_role("button", name="Next").click()

    expect(reader.page).to_have_url(re.compile("page=2"))
    expect(reader.page.locator("#coverage-count")).to_have_text(f"51 to 100 of {expected['count']} lines")
    assert reader.page.locator(".cov-list tbody th").first.text_content() == expected["rows"][50]["name"]

    reader.page.go_back()

    expect(reader.page.locator("#coverage-count")).to_have_text(f"1 to 50 of {expected['count']} lines")


def test_another_list_is_in_the_address(reader: Reader) -> None:
    reader.open("/coverage?c=KEN&list=gaps&page=2")

    reader.page.get_by_role("button", name="To check again").click()

    expect(reader.page).to_have_url(re.compile(r"/coverage\?list=stale&c=KEN$"))
    expect(reader.page.locator("[aria-current]").filter(has_text="To check again")).to_be_visible()


def test_a_disagreement_shows_both_answers_and_leads_to_the_cell(reader: Reader) -> None:
    expected = told("conflicts", "--topic", "crc")["rows"]
    reader.open("/coverage?list=conflicts&topic=crc")

    rows = reader.page.locator(".cov-list tbody tr")
    expect(rows).to_have_count(len(expected))
    botswana = next(row for row in expected if row["country"] == "BWA")
    shown = rows.filter(has=reader.page.get_by_role("rowheader", name="Botswana"))
    assert shown.locator("li b").all_text_contents() == [one["shown"] for one in botswana["answers"]]

    shown.get_by_role("link", name="Is the Convention part of national law?").click()

    expect(reader.page.get_by_role("dialog")).to_contain_text("Sources disagree")


def test_the_gaps_of_a_country_are_downloaded_whole(reader: Reader) -> None:
    expected = told("coverage", "--country", "KEN")["total"]["gaps"]
    reader.open("/coverage?list=gaps&c=Kenya")
    expect(reader.page.locator("#coverage-count")).to_contain_text(f"of {expected} lines")

    with reader.page.expect_download() as download:
        reader.page.get_by_role("button", name="Download the whole list as CSV").click()

    with Path(download.value.path()).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == expected
    assert {row["country"] for row in rows} == {"KEN"}


def test_a_region_is_chosen_and_kept_in_the_address(reader: Reader) -> None:
    reader.open("/coverage")

    reader.page.get_by_role("combobox", name="Region").fill("Oceania")  # a long list draws only what is in sight
    reader.page.get_by_role("option", name="Oceania").click()

    expect(reader.page).to_have_url(re.compile("region=009"))
    expect(reader.page.get_by_role("rowheader", name="Fiji")).to_be_visible()
    expect(reader.page.get_by_role("rowheader", name="Kenya")).to_have_count(0)


def test_the_page_says_what_its_figures_do_not_say(reader: Reader) -> None:
    reader.open("/coverage")

    expect(reader.page.locator(".cov-note")).to_contain_text("Missing data never improves a country.")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("c=Atlantis", "“Atlantis” in the address"),
        ("topic=weather", "“weather” in the address"),
        ("region=moon", "“moon” in the address"),
        ("list=<script>alert(1)</script>", "“<script>alert(1)</script>” in the address"),
        ("list=gaps&page=minus", "“minus” in the address"),
        ("c=KEN&region=150", "This country is not in this region"),
        ("c=KEN&region=150&list=conflicts", "Nothing of this kind"),
    ],
)
def test_nonsense_in_the_address_is_a_sentence(reader: Reader, query: str, words: str) -> None:
    reader.open(f"/coverage?{query}")

    expect(reader.page.get_by_role("status").filter(has_text=words)).to_be_visible()
    expect(reader.page.get_by_role("heading", level=1)).to_have_text("Coverage")


def test_a_page_beyond_the_last_is_the_last(reader: Reader) -> None:
    reader.open("/coverage?list=conflicts&page=9999")

    expect(reader.page.get_by_text(re.compile(r"Page (\d+) of \1$"))).to_be_visible()
