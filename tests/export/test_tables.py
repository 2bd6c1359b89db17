"""A comparison as a file: every answer on a line, nothing in it that a spreadsheet would run."""

import csv
import io

import pytest

from kb.export.tables import COLUMNS, comparison_csv
from kb.statements.views import Cell, Item, Matrix, MatrixRow
from kb.text import harmless
from kb.wording.comparison import compare
from tests.views import BOOK, statement


def lines(matrix: Matrix) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(comparison_csv(compare(matrix, BOOK), {"FRE": "Freedonia"}))))


def test_an_answer_stands_on_one_line_with_its_source() -> None:
    cell = Cell("FRE", "aid.lawyer", "", "answered", (statement(value="yes", as_of="2015-03", note="Free, always"),))
    matrix = Matrix(("FRE",), (MatrixRow("aid", "aid.lawyer"),), {("FRE", "aid.lawyer", ""): cell})

    (line,) = lines(matrix)

    assert tuple(line) == COLUMNS
    assert line["country_name"] == "Freedonia"
    assert (line["answer"], line["value"], line["as_of"]) == ("Yes", "yes", "2015-03")
    assert line["source_url"] == "https://freedonia.example/gazette"
    assert line["note"] == "Free, always"


def test_a_cell_without_an_answer_says_why() -> None:
    cell = Cell("FRE", "aid.lawyer", "", "not_assessed")
    matrix = Matrix(("FRE",), (MatrixRow("aid", "aid.lawyer"),), {("FRE", "aid.lawyer", ""): cell})

    (line,) = lines(matrix)

    assert (line["state"], line["answer"], line["value"]) == ("not_assessed", "Not yet assessed", "")


def test_a_listing_gives_a_line_for_every_answer_of_every_item() -> None:
    cells = {
        id: Cell("FRE", id, "116", "answered", (statement(question=id, item="116", value="116"),))
        for id in ("lines.number", "lines.website")
    }
    item = Item("FRE", "lines", "116", "116 (Child line)", cells)
    matrix = Matrix(("FRE",), (MatrixRow("lines", "lines.number", listing=True),), {}, {("FRE", "lines"): (item,)})

    assert [line["question"] for line in lines(matrix)] == ["lines.number", "lines.website"]


@pytest.mark.parametrize("text", ["=1+1", "+254 20", "-3", "@cmd", "\tx", "\rx"])
def test_what_a_spreadsheet_would_run_opens_with_an_apostrophe(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Yes", "116 000", "a=b", "1-2"])
def test_all_else_is_left_as_it_is(text: str) -> None:
    assert harmless(text) == text
