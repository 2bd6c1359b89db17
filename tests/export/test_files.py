"""What people take away as files: every column of a line, for spreadsheets; all countries are fictional."""

import csv
import io
from dataclasses import replace

import pytest

from kb.codebook import Choice, Codebook, Question, Standard, Topic
from kb.codebook.files import load
from kb.export import codebook, findings, organisations, tables
from kb.queries import Finding
from kb.settings import data_dir
from kb.statements.statement import Statement
from kb.statements.views import Cell, Flag, Item
from kb.topics.organisations import Organisation
from tests.conftest import HERALD, RUMOUR
from tests.views import BOOK, GAZETTE, statement

NAMES = {"FRE": "Freedonia"}


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


# --- answers


def line(cell: Cell) -> dict[str, str]:
    (one,) = read(tables.cells_csv([cell], BOOK, NAMES))
    return one


def test_an_answer_fills_every_column_of_its_line() -> None:
    told = statement(
        value="yes",
        as_of="2015-03",
        locator="p. 3",
        legal_basis="Act, s. 2",
        note="Free.",
        source=replace(GAZETTE, licence="CC0-1.0"),
    )
    cell = Cell("FRE", "aid.lawyer", "", "answered", (told,), (Flag("disagree", count=2), Flag("unverified")))
    assert line(cell) == {
        "country": "FRE",
        "country_name": "Freedonia",
        "question": "aid.lawyer",
        "question_label": "Does a child get a lawyer?",
        "item": "",
        "answer": "Yes",
        "value": "yes",
        "state": "answered",
        "as_of": "2015-03",
        "source_publisher": "Freedonian Printing Office (FPO)",
        "source_title": "Gazette of Freedonia",
        "source_url": "https://freedonia.example/gazette",
        "source_licence": "CC0-1.0",
        "locator": "p. 3",
        "legal_basis": "Act, s. 2",
        "note": "Free.",
        "flags": "Sources disagree (2); Reported, not yet verified",
    }


def test_what_is_undated_says_so_in_a_file_though_a_page_says_it_elsewhere() -> None:
    cell = Cell("FRE", "aid.lawyer", "", "answered", (statement(value="yes"),), (Flag("undated", "2012/2015"),))
    assert line(cell)["flags"] == "Date not stated, about 2012–15"


def test_an_answer_that_was_set_aside_leaves_no_value_and_no_source() -> None:
    aside = statement(value="yes", rank="deprecated", rank_reason="repealed", note="Free.", as_of="2001")
    told = line(Cell("FRE", "aid.lawyer", "", "not_assessed", (aside,)))
    assert (told["answer"], told["flags"]) == ("Not assessed under the present law", "Repealed")
    assert {told[name] for name in ("value", "as_of", "source_title", "note")} == {""}


def test_a_country_without_a_name_stands_for_itself() -> None:
    assert line(Cell("SYL", "aid.lawyer", "", "not_assessed"))["country_name"] == "SYL"


@pytest.mark.parametrize(
    ("note", "written"),
    [
        ("=1+1", "'=1+1"),
        ("a;=1+1", "a;'=1+1"),
        ("a; -1", "a;' -1"),
        ("a; b", "a; b"),
        ("two\r\nlines", "two\r\nlines"),
        ("a\rb", "a\rb"),
        ('say "yes", or no', 'say "yes", or no'),
    ],
)
def test_words_come_out_as_they_are_but_never_as_a_formula(note: str, written: str) -> None:
    cell = Cell("FRE", "aid.lawyer", "", "answered", (statement(value="yes", note=note),))
    assert line(cell)["note"] == written


def test_lines_end_as_spreadsheets_want_it() -> None:
    cell = Cell("FRE", "aid.lawyer", "", "not_assessed")
    text = tables.cells_csv([cell, cell], BOOK, NAMES)
    assert (text.count("\r\n"), text.count("\n"), text.endswith("\r\n")) == (3, 3, True)


# --- findings


def test_a_finding_names_all_its_sources() -> None:
    one = Finding(
        "stale", "FRE", "lines", "lines.number", "116", "Example Line", "2019-03", 2, sources=(GAZETTE, HERALD)
    )
    (told,) = read(findings.findings_csv((one,), BOOK, NAMES))
    assert told == {
        "list": "stale",
        "country": "FRE",
        "country_name": "Freedonia",
        "topic": "lines",
        "question": "lines.number",
        "question_label": "Number",
        "item": "116",
        "item_title": "Example Line",
        "matter": "Not checked since Mar 2019 (2 answers)",
        "date": "2019-03",
        "answers": "2",
        "source_ids": "gazette; herald",
        "source_titles": "Gazette of Freedonia; Report of the Herald",
        "source_urls": "https://freedonia.example/gazette; ",
    }


def test_a_list_without_lines_is_its_heading() -> None:
    assert findings.findings_csv((), BOOK, NAMES) == ",".join(findings.COLUMNS) + "\r\n"


# --- the codebook


def test_a_question_fills_every_column_of_its_line() -> None:
    standard = Standard("Eighteen.", ("1",), ("gazette", "herald"), at_least=18, at_most=21.5)
    asked = Question(
        "wed.age", "wed", "From which age?", "By law.", "age", (Choice("none", "None", "No age."),), "value", "years",
        standard, 24, ("marriage", "family"),
    )  # fmt: skip
    (told,) = read(codebook.codebook_csv(Codebook((Topic("wed", "Marriage", "Ages.", (asked,)),)), {"wed.age": 7}))
    assert told == {
        "topic": "wed",
        "topic_label": "Marriage",
        "question": "wed.age",
        "label": "From which age?",
        "definition": "By law.",
        "kind": "age",
        "unit": "years",
        "choices": "none = None (neutral): No age.",
        "standard": "Eighteen.",
        "crc_articles": "1",
        "standard_sources": "gazette, herald",
        "at_least": "18",
        "at_most": "21.5",
        "review_months": "24",
        "compare": "value",
        "outdated_by": "marriage, family",
        "countries_answered": "7",
    }


def test_a_question_without_a_standard_leaves_its_columns_blank_and_one_nobody_answers_counts_none() -> None:
    asked = Question("wed.free", "wed", "Freely?", "By law.", "text")
    (told,) = read(codebook.codebook_csv(Codebook((Topic("wed", "Marriage", "Ages.", (asked,)),)), {}))
    blank = ("standard", "crc_articles", "standard_sources", "at_least", "at_most", "review_months", "outdated_by")
    assert {told[name] for name in blank} == {""}
    assert told["countries_answered"] == "0"


# --- organisations


def record(item: str, *told: Statement) -> Item:
    cells: dict[str, Cell] = {}
    for one in told:
        known = cells.get(one.question)
        said = (*known.statements, one) if known else (one,)
        cells[one.question] = Cell("FRE", one.question, item, "answered", said)
    return Item("FRE", "organisations", item, told[0].value, cells)


def said(name: str, value: str, **fields: object) -> Statement:
    return statement(question=f"organisations.{name}", item="aid", value=value, **fields)


def rows(*records: Item) -> list[dict[str, str]]:
    return read(organisations.organisations_csv([Organisation(records)], load(data_dir() / "codebook"), NAMES))


def test_each_source_of_a_record_has_a_line_with_its_own_date_note_and_letter() -> None:
    aid = record(
        "aid",
        said("name", "Freedonian Aid", as_of="2019", note="Founded twice."),
        said("name", "Aid of Freedonia", source=HERALD),
        said("kind", "ngo", as_of="2021-02", note="Founded twice."),
        said("kind", "coalition", rank="deprecated"),
    )
    first, second = rows(aid)
    assert (first["organisation"], first["record"], first["name"], first["kind"]) == (
        "Freedonian Aid",
        "FRE/aid",
        "Freedonian Aid",
        "Non-governmental organisation",
    )
    assert (first["as_of"], first["note"], first["source_reliability"], first["licence"]) == (
        "2021-02",
        "Founded twice.",
        "A",
        "NOASSERTION",
    )
    assert (second["name"], second["kind"], second["as_of"]) == ("Aid of Freedonia", "", "")
    assert second["source_publisher"] == "Freedonian Herald"


def test_every_record_of_an_organisation_stands_under_the_name_that_it_is_listed_under() -> None:
    aid, rumour = record("aid", said("name", "Aid")), record("hearsay", said("name", "A.I.D.", source=RUMOUR))
    told = rows(aid, rumour)
    assert [(one["organisation"], one["record"], one["name"]) for one in told] == [
        ("Aid", "FRE/aid", "Aid"),
        ("Aid", "FRE/hearsay", "A.I.D."),
    ]
    assert [one["mind"] for one in told] == ["", "unconfirmed, only a community list names it"]


def test_who_verified_a_record_is_named_once() -> None:
    (told,) = rows(record("aid", said("name", "Aid", verified_by="N. N."), said("kind", "ngo", verified_by="N. N.")))
    assert told["verified_by"] == "N. N."
