"""A comparison: which rows are shown, which are alike, how complete each country is; countries are fictional."""

import pytest

from kb.codebook import Choice, Codebook, Question, Standard, Topic
from kb.statements.views import Cell, Flag, FlagKind, Item, Matrix, MatrixRow
from kb.wording import likeness
from kb.wording.comparison import Comparison, Completeness, by_topic, compare, completeness
from kb.wording.likeness import Agreement
from tests.views import BOOK, LAWYER, statement

LAWYER_ROW, PROVIDER_ROW = MatrixRow("aid", "aid.lawyer"), MatrixRow("aid", "aid.provider")
LINES_ROW = MatrixRow("lines", "lines.number", listing=True)
BOUND, SINCE = MatrixRow("pacts", "pacts.status", "pact"), MatrixRow("pacts", "pacts.date", "pact")


def said(country: str, row: MatrixRow, value: str, *flags: FlagKind) -> Cell:
    """An answered cell; "" = nobody answers."""
    key = (country, row.question, row.item)
    if not value:
        return Cell(*key, "not_assessed")
    told = statement(country=country, question=row.question, item=row.item, value=value)
    return Cell(*key, "answered", (told,), tuple(Flag(one) for one in flags))


def matrix(
    *cells: Cell, rows: tuple[MatrixRow, ...], items: dict[tuple[str, str], tuple[Item, ...]] | None = None
) -> Matrix:
    return Matrix(("FRE", "SYL"), rows, {(one.country, one.question, one.item): one for one in cells}, items or {})


def pair(row: MatrixRow, left: str, right: str, *flags: FlagKind) -> tuple[Cell, Cell]:
    return said("FRE", row, left, *flags), said("SYL", row, right)


# --- which rows are shown


def test_a_question_on_a_treaty_is_left_out_where_nobody_answers_it_but_never_whether_states_are_bound() -> None:
    cells = (*pair(LAWYER_ROW, "", ""), *pair(BOUND, "", ""), *pair(SINCE, "", ""))
    made = compare(matrix(*cells, rows=(LAWYER_ROW, BOUND, SINCE)), BOOK)
    assert [one.row for one in made.rows] == [LAWYER_ROW, BOUND]
    assert made.left_out == 1


def test_one_country_that_answers_keeps_the_row_of_a_treaty() -> None:
    made = compare(matrix(*pair(SINCE, "", "1990"), rows=(SINCE,)), BOOK)
    assert ([one.row for one in made.rows], made.left_out) == ([SINCE], 0)


@pytest.mark.parametrize(
    ("left", "right", "flags", "alike"),
    [
        ("yes", "yes", (), 1),
        ("yes", "no", (), 0),
        ("yes", "", (), 1),
        ("", "", (), 1),
        ("yes", "yes", ("disagree",), 0),
        ("yes", "yes", ("overdue",), 1),
    ],
)
def test_rows_that_are_alike_go_where_only_differences_are_wanted(
    left: str, right: str, flags: tuple[FlagKind, ...], alike: int
) -> None:
    made = compare(matrix(*pair(LAWYER_ROW, left, right, *flags), rows=(LAWYER_ROW,)), BOOK)
    assert made.alike == alike
    assert len(made.chosen(only_differences=True)) == 1 - alike
    assert len(made.chosen(only_differences=False)) == 1


def test_rows_stand_under_their_topic_and_treaty() -> None:
    other = MatrixRow("pacts", "pacts.status", "accord")
    rows = (LAWYER_ROW, PROVIDER_ROW, other, BOUND, SINCE)
    cells = [cell for row in rows for cell in pair(row, "yes", "yes")]
    made = compare(matrix(*cells, rows=rows), BOOK)
    found = [(topic.id, [(item, len(own)) for item, own in grouped]) for topic, grouped in by_topic(made.rows, BOOK)]
    assert found == [("aid", [("", 2)]), ("pacts", [("accord", 1), ("pact", 2)])]


# --- hotlines, laws: items of a country's own


def line(country: str, title: str) -> Item:
    told = statement(country=country, question="lines.number", item=title, value=title)
    return Item(
        country, "lines", title, title, {"lines.number": Cell(country, "lines.number", title, "answered", (told,))}
    )


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (["116"], ["116"], Agreement(2, 2, False, False)),
        (["116"], ["117"], Agreement(2, 2, True, False)),
        (["116"], ["116", "117"], Agreement(2, 2, True, False)),
        (["116"], [], Agreement(1, 2, False, False)),
        ([], [], Agreement(0, 2, False, False)),
    ],
)
def test_countries_whose_lines_have_other_titles_differ(left: list[str], right: list[str], expected: Agreement) -> None:
    items = {
        ("FRE", "lines"): tuple(line("FRE", title) for title in left),
        ("SYL", "lines"): tuple(line("SYL", title) for title in right),
    }
    made = compare(matrix(rows=(LINES_ROW,), items=items), BOOK)
    assert [one.agreement for one in made.rows] == [expected]


def test_the_cells_of_a_comparison_are_those_of_every_row_and_every_item() -> None:
    items: dict[tuple[str, str], tuple[Item, ...]] = {("SYL", "lines"): (line("SYL", "116"), line("SYL", "117"))}
    cells = (*pair(LAWYER_ROW, "yes", ""), *pair(SINCE, "", ""))
    made = compare(matrix(*cells, rows=(LAWYER_ROW, LINES_ROW, SINCE), items=items), BOOK)
    assert [(one.country, one.question, one.item) for one in made.cells()] == [
        ("FRE", "aid.lawyer", ""),
        ("SYL", "aid.lawyer", ""),
        ("SYL", "lines.number", "116"),
        ("SYL", "lines.number", "117"),
        ("FRE", "pacts.date", "pact"),
        ("SYL", "pacts.date", "pact"),
    ]


# --- how complete a country is


def complete(made: Comparison) -> list[tuple[int, int]]:
    return [(one.asked, one.answered) for one in made.completeness]


def test_a_country_is_asked_questions_and_whether_it_is_bound_but_no_listing_and_no_detail_of_a_treaty() -> None:
    rows = (LAWYER_ROW, PROVIDER_ROW, LINES_ROW, BOUND, SINCE)
    cells = (
        *pair(LAWYER_ROW, "yes", ""),
        *pair(PROVIDER_ROW, "The Bar", ""),
        *pair(BOUND, "yes", "no"),
        *pair(SINCE, "1990", ""),
    )
    assert complete(compare(matrix(*cells, rows=rows), BOOK)) == [(3, 3), (3, 1)]


def test_what_is_doubtful_is_counted_among_answers_only() -> None:
    doubtful = said("FRE", LAWYER_ROW, "yes", "undated", "overdue", "disagree")
    unknown = Cell(
        "FRE",
        "aid.provider",
        "",
        "unknown",
        (statement(value="", absent="unknown"),),
        (Flag("undated"), Flag("overdue")),
    )
    assert completeness([doubtful, unknown, said("FRE", SINCE, "1990", "overdue")]) == Completeness(3, 2, 1, 2, 1)


@pytest.mark.parametrize(
    ("counts", "sentences"),
    [
        (Completeness(4, 4, 0, 0, 0), ()),
        (Completeness(4, 3, 0, 0, 0), ("1 question without an answer",)),
        (Completeness(4, 1, 1, 0, 0), ("3 questions without an answer", "1 answer without a date")),
        (Completeness(4, 4, 2, 1, 0), ("2 answers without a date", "1 answer not checked in time")),
        (Completeness(4, 4, 0, 2, 1), ("2 answers not checked in time", "1 answer on which sources disagree")),
        (Completeness(4, 4, 0, 0, 2), ("2 answers on which sources disagree",)),
    ],
)
def test_what_is_not_known_is_said_and_nothing_where_all_is_well(
    counts: Completeness, sentences: tuple[str, ...]
) -> None:
    assert counts.sentences == sentences


def test_the_head_of_a_column_counts_answers_and_is_silent_where_nothing_is_asked() -> None:
    assert Completeness(1200, 1100, 0, 0, 0).complete == "1,100 of 1,200 answered"
    assert Completeness(0, 0, 0, 0, 0).complete == ""


# --- signs


@pytest.mark.parametrize(
    ("value", "signs"),
    [
        ("yes", ("favourable", "favourable", "meets the standard")),
        ("partly", ("partly", "partly", "partly meets the standard")),
        ("no", ("unfavourable", "unfavourable", "below the standard")),
        ("mixed", ("neutral", "", "")),
        ("unclear", ("unknown", "unknown", "")),
        ("unknown", ("unknown", "unknown", "")),
    ],
)
def test_a_coded_answer_has_the_sign_of_its_meaning(value: str, signs: tuple[str, str, str]) -> None:
    assert likeness.signs(said("FRE", LAWYER_ROW, value), LAWYER) == signs


@pytest.mark.parametrize(
    ("state", "fields", "signs"),
    [
        ("described", {"value": "", "note": "It depends."}, ("neutral", "described", "")),
        ("unknown", {"value": "", "absent": "unknown"}, ("unknown", "unknown", "")),
        ("no_data", {"value": "", "absent": "no_data"}, ("none", "none", "")),
        ("not_applicable", {"value": "", "absent": "not_applicable"}, ("none", "", "")),
        ("not_assessed", {"value": "yes", "rank": "deprecated"}, ("none", "none", "")),
    ],
)
def test_a_cell_without_a_coded_answer_has_the_sign_of_its_state(
    state: str, fields: dict[str, str], signs: tuple[str, str, str]
) -> None:
    shown = Cell("FRE", "aid.lawyer", "", state, (statement(**fields),))  # type: ignore[arg-type]
    assert likeness.signs(shown, LAWYER) == signs


def test_one_statement_in_words_is_described_and_one_that_says_why_there_is_none_is_not() -> None:
    assert likeness.value_signs(statement(value=""), LAWYER) == ("neutral", "described", "")
    assert likeness.value_signs(statement(value="", absent="no_data"), LAWYER) == ("none", "none", "")


@pytest.mark.parametrize(
    ("value", "tone"),
    [
        ("18", "favourable"),
        ("17", "unfavourable"),
        ("16/18", "unfavourable"),
        ("21", "favourable"),
        ("22", "unfavourable"),
    ],
)
def test_a_figure_is_judged_by_the_bounds_of_its_standard(value: str, tone: str) -> None:
    age = Question("wed.age", "wed", "Age?", "", "age", standard=Standard("18 to 21.", at_least=18, at_most=21))
    assert likeness.value_signs(statement(value=value), age)[0] == tone


def test_an_answer_in_words_differs_from_a_coded_one() -> None:
    described = Cell("SYL", "aid.lawyer", "", "described", (statement(value="", note="It depends."),))
    assert likeness.agreement([said("FRE", LAWYER_ROW, "yes"), described], LAWYER).differ
    assert likeness.agreement([described, described], LAWYER).differ
    assert not likeness.agreement([described], LAWYER).differ


def test_the_topic_of_a_codebook_of_one_question_is_compared_like_any() -> None:
    asked = Question("x.one", "x", "One?", "", "choice", (Choice("a", "A", ""), Choice("b", "B", "")), compare="value")
    row = MatrixRow("x", "x.one")
    made = compare(matrix(*pair(row, "a", "b"), rows=(row,)), Codebook((Topic("x", "X", "", (asked,)),)))
    assert [one.agreement.sentence for one in made.rows] == ["2 of 2 answered, answers differ"]
