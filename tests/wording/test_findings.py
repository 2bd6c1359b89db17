"""The lists of Coverage and the codebook, in words and as files."""

import csv
import io

from kb.codebook import Choice, Codebook, Question, Standard, Topic
from kb.export.codebook import codebook_csv
from kb.export.findings import findings_csv
from kb.queries import Finding
from kb.wording import findings
from tests.views import BOOK, GAZETTE, statement

GAP = Finding("gap", "FRE", "aid", "aid.lawyer")
STALE = Finding("stale", "FRE", "lines", "lines.number", "116", "Example Line", "2019", 3, sources=(GAZETTE,))
CONFLICT = Finding(
    "conflict",
    "FRE",
    "aid",
    "aid.lawyer",
    count=2,
    sources=(GAZETTE,),
    answers=(statement(value="yes", perspective="law"), statement(value="no")),
)


def test_a_gap_says_what_kind_of_gap_it_is() -> None:
    assert findings.matter(GAP, BOOK) == "Not yet assessed"
    assert "set aside" in findings.matter(Finding("gap", "FRE", "aid", "aid.lawyer", set_aside=True), BOOK)
    assert findings.matter(Finding("gap", "FRE", "lines", "lines.number"), BOOK) == "None recorded yet"


def test_what_is_overdue_says_since_when_and_how_many_answers_are_meant() -> None:
    assert findings.matter(STALE, BOOK) == "Not checked since 2019 (3 answers)"
    assert findings.matter(Finding("undated", "FRE", "aid", "aid.lawyer", date="2012/2015", count=1), BOOK) == (
        "Date not stated, about 2012–15"
    )


def test_a_finding_is_about_a_question_an_item_or_a_question_about_an_item() -> None:
    assert findings.subject(GAP, BOOK) == "Does a child get a lawyer?"
    assert findings.subject(STALE, BOOK) == "Example Line"
    assert findings.subject(Finding("gap", "FRE", "lines", "lines.number"), BOOK) == "Lines"
    disputed = Finding("conflict", "FRE", "pacts", "pacts.date", "First Pact", count=2)
    assert findings.subject(disputed, BOOK) == "First Pact: Since when?"


def test_an_answer_says_whether_law_or_practice_is_meant() -> None:
    assert [findings.answer(one, BOOK) for one in CONFLICT.answers] == ["Yes (in law)", "No"]


def test_a_list_is_a_table_that_no_spreadsheet_runs() -> None:
    trap = Finding("stale", "FRE", "lines", "lines.number", "x", "=HYPERLINK(1)", "2019", 1, sources=(GAZETTE,))

    rows = list(csv.DictReader(io.StringIO(findings_csv((STALE, CONFLICT, trap), BOOK, {"FRE": "Freedonia"}))))

    assert [row["country_name"] for row in rows] == ["Freedonia"] * 3
    assert rows[0]["source_titles"] == "Gazette of Freedonia"
    assert rows[1]["matter"] == "Sources disagree (2); Yes (in law) [gazette]; No [gazette]"
    assert rows[2]["item_title"] == "'=HYPERLINK(1)"


def test_the_codebook_is_a_table_with_a_line_for_each_question() -> None:
    standard = Standard("Eighteen.", ("1", "24(3)"), ("gazette",), at_least=18)
    age = Question("wed.age", "wed", "From which age?", "=By law.", "age", unit="years", standard=standard)
    asked = Question("wed.free", "wed", "Freely?", "By law.", "choice", (Choice("yes", "Yes", "It is.", "favourable"),))
    book = Codebook((Topic("wed", "Marriage", "Ages.", (age, asked)),))

    rows = list(csv.DictReader(io.StringIO(codebook_csv(book, {"wed.age": 7}))))

    assert [row["question"] for row in rows] == ["wed.age", "wed.free"]
    assert rows[0]["definition"] == "'=By law."
    assert (rows[0]["crc_articles"], rows[0]["at_least"], rows[0]["countries_answered"]) == ("1, 24(3)", "18", "7")
    assert rows[1]["choices"] == "yes = Yes (favourable): It is."
