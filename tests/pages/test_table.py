"""What the comparison says under a question, in a cell and in the drawer."""

from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest

from kb.parts import answers, comparison, drawer
from kb.parts.comparison import Heading
from kb.statements.statement import Statement
from kb.statements.views import Cell, Flag, Item, Matrix, MatrixRow
from kb.wording import likeness
from kb.wording.comparison import compare
from kb.wording.sources import publisher
from tests.pieces import pieces, read, text, texts
from tests.views import BOOK, GAZETTE, LAWYER, PROVIDER, statement

HEADINGS = (Heading("Freedonia"), Heading("Sylvania"))


def answered(value: str, country: str = "FRE", **fields: object) -> Cell:
    return Cell(country, "aid.lawyer", "", "answered", (statement(country=country, value=value, **fields),))


def blank(country: str = "SYL") -> Cell:
    return Cell(country, "aid.lawyer", "", "not_assessed")


def disputed(value: str) -> Cell:
    return replace(answered(value), flags=(Flag("disagree", count=2),))


def described() -> Cell:
    return Cell("FRE", "aid.lawyer", "", "described", (statement(note="In some courts"),))


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ((answered("yes"), answered("no")), "2 of 2 answered, answers differ"),
        ((answered("yes"), answered("yes")), "2 of 2 answered, all alike"),
        ((answered("yes"), answered("yes"), blank()), "2 of 3 answered, alike where known"),
        ((answered("yes"), disputed("yes")), "2 of 2 answered, sources disagree"),
        ((answered("yes"), described()), "2 of 2 answered, answers differ"),
        ((answered("yes"), blank()), "1 of 2 answered"),
        ((blank(), blank()), "0 of 2 answered"),
    ],
)
def test_the_line_under_a_question_counts_and_compares(cells: tuple[Cell, ...], sentence: str) -> None:
    assert likeness.agreement(cells, LAWYER).sentence == sentence


def test_free_words_always_count_as_different() -> None:
    cells = [
        replace(answered("The bar"), question="aid.provider"),
        replace(answered("The bar"), question="aid.provider"),
    ]

    assert likeness.agreement(cells, PROVIDER).differ


def test_a_row_whose_sources_disagree_is_never_hidden() -> None:
    assert likeness.agreement([answered("yes"), disputed("yes")], LAWYER).worth_a_look


def cells_of(matrix: Matrix, *, only_differences: bool = False) -> list[Element]:
    """The cells of a comparison as they are drawn."""
    headings = HEADINGS[: len(matrix.countries)]
    html = comparison.drawn(compare(matrix, BOOK), headings, only_differences=only_differences)
    return list(pieces(read(html), "cell"))


def drawn(*cells: Cell, only_differences: bool = False) -> list[Element]:
    matrix = Matrix(
        tuple(cell.country for cell in cells),
        (MatrixRow("aid", "aid.lawyer"),),
        {(cell.country, cell.question, cell.item): cell for cell in cells},
    )
    return cells_of(matrix, only_differences=only_differences)


@pytest.mark.parametrize(
    ("value", "sign", "alt"),
    [
        ("yes", "favourable", "meets the standard"),
        ("partly", "partly", "partly meets the standard"),
        ("no", "unfavourable", "below the standard"),
        ("mixed", "", ""),
    ],
)
def test_the_sign_says_what_the_answer_means_for_the_child(value: str, sign: str, alt: str) -> None:
    (cell, _other) = drawn(answered(value), blank())

    assert [one.get("class") for one in pieces(cell, "sg")] == ([f"sg {sign}"] if sign else [])
    assert texts(cell, "sr") == ([f"({alt})"] if alt else [])


def test_a_source_that_cannot_say_gets_a_question_mark() -> None:
    assert likeness.value_signs(statement(value="unclear"), replace(LAWYER, choices=())) == ("unknown", "unknown", "")


def test_an_undated_answer_says_so_where_the_date_would_stand() -> None:
    old = replace(GAZETTE, written="2012/2015")

    (cell, _other) = drawn(answered("yes", source=old), blank())

    assert texts(cell, "src") == ["FPO · date not stated, about 2012–15 · reported"]
    assert texts(cell, "undated") == ["date not stated, about 2012–15"]


@pytest.mark.parametrize(
    ("printed", "short"),
    [
        ("Child Rights International Network (CRIN)", "CRIN"),
        ("Asia Economy (asiae.co.kr)", "Asia Economy"),
        ("Kenya Law", "Kenya Law"),
    ],
)
def test_a_publisher_is_short_in_a_cell(printed: str, short: str) -> None:
    assert publisher(statement(source=replace(GAZETTE, publisher=printed))) == short


def test_a_question_on_a_treaty_that_nobody_answers_is_left_out() -> None:
    signed = statement(question="pacts.status", item="pact", value="yes")
    cells = {
        ("FRE", "pacts.status", "pact"): Cell("FRE", "pacts.status", "pact", "answered", (signed,)),
        ("FRE", "pacts.date", "pact"): Cell("FRE", "pacts.date", "pact", "not_assessed"),
        ("FRE", "pacts.status", "other"): Cell("FRE", "pacts.status", "other", "not_assessed"),
    }
    rows = tuple(MatrixRow("pacts", question, item) for _country, question, item in cells)

    compared = compare(Matrix(("FRE",), rows, cells), BOOK)

    assert compared.left_out == 1
    assert [(one.row.question, one.row.item) for one in compared.rows] == [
        ("pacts.status", "pact"),
        ("pacts.status", "other"),
    ]


def test_an_answer_that_nobody_verified_is_reported() -> None:
    (reported, verified) = drawn(answered("yes"), answered("no", "SYL", verified_by="Ruth", verified_on="2026-05-01"))

    assert [text(reported).rpartition(" · ")[2], text(verified).rpartition(" · ")[2]] == [
        "reported",
        "verified 1 May 2026",
    ]


def test_an_answer_under_an_older_law_is_no_answer() -> None:
    old = statement(value="no", rank="deprecated", rank_reason="predates Legal Aid Act 2016")
    cell = Cell("FRE", "aid.lawyer", "", "not_assessed", (old,), (Flag("superseded", old.rank_reason),))

    (shown, _other) = drawn(cell, blank())

    assert texts(shown, "ans") == ["Not assessed under the present law"]
    assert texts(shown, "fl") == ["Predates Legal Aid Act 2016"]
    assert texts(shown, "say") == []


def test_only_differences_hides_rows_that_are_alike() -> None:
    assert drawn(answered("yes"), answered("yes", "SYL"), only_differences=True) == []
    assert len(drawn(answered("yes"), answered("no", "SYL"), only_differences=True)) == 2


def line(number: str, *, status: str = "", reliability: str = "B") -> Item:
    source = replace(GAZETTE, reliability=reliability)
    values = {"lines.number": number, "lines.website": "https://line.example", "lines.line_status": status}
    cells = {
        id: Cell("FRE", id, number, "answered", (statement(question=id, item=number, value=value, source=source),))
        for id, value in values.items()
        if value
    }
    return Item("FRE", "lines", number, number, cells)


def test_a_listing_shows_four_titles_and_counts_the_rest() -> None:
    items = tuple(line(str(number)) for number in range(1, 8))
    matrix = Matrix(("FRE",), (MatrixRow("lines", "lines.number", listing=True),), {}, {("FRE", "lines"): items})

    (cell,) = cells_of(matrix)

    assert texts(cell, "item") == ["1", "2", "3", "4"]
    assert texts(cell, "more") == ["and 3 more"]


def test_a_line_that_ended_says_so_and_is_no_link() -> None:
    html = str(drawer.of_items([line("116", status="former")], BOOK))

    assert "Not presented as a confirmed contact: former line." in html
    assert 'href="https://line.example"' not in html


def test_a_card_says_once_since_when_nobody_checked_it() -> None:
    card = line("116")
    late = {id: replace(cell, flags=(Flag("overdue", "2008-01-03"),)) for id, cell in card.cells.items()}

    assert str(drawer.of_items([replace(card, cells=late)], BOOK)).count("Not checked since 3 Jan 2008") == 1


def test_what_only_a_community_list_names_is_no_link() -> None:
    assert 'href="https://line.example"' not in str(drawer.of_items([line("116", reliability="D")], BOOK))
    assert 'href="https://line.example"' in str(drawer.of_items([line("116")], BOOK))


def test_no_number_is_ever_a_link_here() -> None:
    assert "tel:" not in str(drawer.of_items([line("116")], BOOK))


def opened(*statements: Statement) -> str:
    return str(drawer.of_cell(Cell("FRE", "aid.lawyer", "", "answered", statements), LAWYER))


def test_the_drawer_shows_every_statement_with_its_source_and_words() -> None:
    html = opened(
        statement(value="yes", as_of="2020", locator="art. 3", legal_basis="Aid Act", original="shall have counsel"),
        statement(id=2, value="no", rank="deprecated", rank_reason="repealed"),
    )

    for words in ("Shown in the table", "art. 3", "Aid Act", "“shall have counsel”", "Set aside", "repealed"):
        assert words in html
    assert "Date not stated" in html
    assert html.count('href="https://freedonia.example/gazette"') == 2


def test_words_from_the_base_are_text_and_never_markup() -> None:
    html = opened(statement(value="yes", note="<script>alert(1)</script>", source=replace(GAZETTE, title="<b>T</b>")))

    assert "<script>" not in html
    assert "<b>T</b>" not in html


def test_only_web_addresses_become_links() -> None:
    assert "<a" not in str(answers.outside("Click", "javascript:alert(1)"))
    assert "<a" not in str(answers.outside("Click", "data:text/html,x"))
    assert 'rel="noopener noreferrer"' in str(answers.outside("Click", "https://freedonia.example"))
