"""What a comparison does not know is counted over the rows that the reader sees."""

from kb.statements.views import Cell, Flag, Matrix, MatrixRow
from kb.wording.comparison import Completeness, compare
from tests.views import BOOK, LAWYER, PROVIDER, statement

ROWS = (MatrixRow("aid", LAWYER.id), MatrixRow("aid", PROVIDER.id))


def known(*cells: Cell) -> Completeness:
    matrix = Matrix(("FRE",), ROWS, {(cell.country, cell.question, cell.item): cell for cell in cells})
    (found,) = compare(matrix, BOOK).completeness
    return found


def test_a_blank_and_an_old_answer_are_both_told() -> None:
    old = Cell("FRE", LAWYER.id, "", "answered", (statement(value="yes"),), (Flag("overdue", "2001"), Flag("undated")))
    found = known(old, Cell("FRE", PROVIDER.id, "", "not_assessed"))

    assert found.complete == "1 of 2 answered"
    assert found.sentences == (
        "1 question without an answer",
        "1 answer without a date",
        "1 answer not checked in time",
    )


def test_nothing_is_told_of_a_country_that_is_complete() -> None:
    full = [Cell("FRE", row.question, "", "answered", (statement(value="yes"),)) for row in ROWS]

    assert known(*full).sentences == ()


def test_sources_that_disagree_are_counted_once_for_each_answer() -> None:
    disputed = Cell("FRE", LAWYER.id, "", "answered", (statement(value="yes"),), (Flag("disagree", count=3),))
    found = known(disputed, Cell("FRE", PROVIDER.id, "", "unknown"))

    assert "1 answer on which sources disagree" in found.sentences
