"""The codebook as a reader meets it: every question, what counts, what an answer means, and the standard."""

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from kb import codebook
from tests import filled
from tests.browser.conftest import Reader

pytestmark = pytest.mark.xdist_group("app")

BOOK = codebook.load(filled.DATA / "codebook")


def test_every_question_stands_in_the_codebook_and_opens(reader: Reader) -> None:
    reader.open("/codebook")

    assert reader.page.locator(".cb h2").all_text_contents() == [topic.label for topic in BOOK.topics]
    expect(reader.page.locator("details.cb-q")).to_have_count(len(BOOK.questions))
    question = reader.page.locator('details[id="ages.marriage_girls"]')
    expect(question.locator("dl")).to_be_hidden()

    question.locator("summary").click()

    expect(question.locator("dl")).to_contain_text("An answer meets it from 18 upwards.")


def test_one_question_tells_what_counts_what_answers_mean_and_the_standard(reader: Reader) -> None:
    reader.open("/codebook?question=legal_aid.accused")

    question = reader.page.locator('details[id="legal_aid.accused"]')
    expect(question).to_contain_text("A lawyer whom the family must pay does not count.")
    expect(question).to_contain_text("40(2)(b)(ii)")
    expect(question).to_contain_text("An answer is overdue after 24 months.")
    expect(question.locator("summary")).to_contain_text(re.compile(r"answered in \d+ countries"))
    answers = question.locator(".cb-choices tbody tr").all_text_contents()
    assert [re.split("State|It is|The source", answer)[0] for answer in answers] == ["Yes", "Partly", "No"]
    assert "below the standard" in answers[2]
    question.get_by_role("link", name="General comment No. 24").first.click()

    expect(reader.page).to_have_url(re.compile(r"/sources\?source="))


def test_a_topic_is_chosen_and_kept_in_the_address(reader: Reader) -> None:
    reader.open("/codebook?question=legal_aid.accused")

    reader.page.get_by_role("combobox", name="Topic").click()
    reader.page.get_by_role("option", name="Treaties").click()

    expect(reader.page).to_have_url(re.compile(r"/codebook\?t=treaties$"))
    expect(reader.page.locator(".cb h2")).to_have_text("Treaties")
    expect(reader.page.locator("details.cb-q").first).to_contain_text("37 instruments")


def test_the_codebook_is_downloaded_whole(reader: Reader) -> None:
    reader.open("/codebook?t=ages")

    with reader.page.expect_download() as download:
        reader.page.get_by_role("button", name="Download the codebook as CSV").click()

    with Path(download.value.path()).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["question"] for row in rows] == list(BOOK.questions)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("t=weather", "“weather” in the address"),
        ("question=legal_aid.nothing", "“legal_aid.nothing” in the address"),
        ("question=<script>", "“<script>” in the address"),
    ],
)
def test_nonsense_in_the_address_is_a_sentence(reader: Reader, query: str, words: str) -> None:
    reader.open(f"/codebook?{query}")

    expect(reader.page.get_by_role("status").filter(has_text=words)).to_be_visible()
    expect(reader.page.locator("details.cb-q")).to_have_count(len(BOOK.questions))
