"""When a doubt about a line stands, and when a better source has answered it; the lines are fictional."""

from dataclasses import replace

import pytest

from kb.statements.views import Item
from kb.topics import contacts
from tests.helplines import A, B, C, D, row, together

ENDED = row(C, as_of="2024-06-30", line_status="former")


@pytest.mark.parametrize(
    ("witness", "status"),
    [
        pytest.param(row(A, as_of="2024-07-01"), "", id="a better source, later"),
        pytest.param(row(A, as_of="2024-06-30"), "", id="a better source, of the same day"),
        pytest.param(row(A, as_of="2024-06-29"), "former", id="a better source, the day before"),
        pytest.param(row(A, as_of="2024"), "former", id="a better source of that year, perhaps of its first day"),
        pytest.param(row(A, as_of=""), "former", id="a better source without a date"),
        pytest.param(row(C, as_of="2026"), "former", id="the doubting source itself"),
        pytest.param(row(replace(C, id="other"), as_of="2026"), "former", id="another source of the same letter"),
        pytest.param(row(D, as_of="2026"), "former", id="a community list"),
        pytest.param(row(replace(A, reliability=""), as_of="2026"), "former", id="a source that nobody rated"),
    ],
)
def test_a_doubt_falls_only_before_a_better_source_that_is_no_older(witness: Item, status: str) -> None:
    assert contacts.standing([ENDED, witness]) == status
    assert contacts.line_status(together(ENDED, witness)) == status


@pytest.mark.parametrize(
    ("published", "written", "status"),
    [("2024", "", ""), ("2025-06", "", "former"), ("", "2023/2024", ""), ("", "2023/2025", "former"), ("", "", "")],
)
def test_an_undated_doubt_is_as_old_as_its_source(published: str, written: str, status: str) -> None:
    source = replace(C, published=published, written=written)
    assert contacts.standing([row(source, as_of="", line_status="former"), row(A, as_of="2025-01-01")]) == status


def test_the_day_on_which_a_person_checked_a_number_counts_before_the_date_of_its_source() -> None:
    checked = row(A, as_of="2020")
    cells = {
        id: replace(cell, statements=tuple(replace(one, checked_on="2026-01-05") for one in cell.statements))
        for id, cell in checked.cells.items()
    }
    assert contacts.standing([ENDED, checked]) == "former"
    assert contacts.standing([ENDED, replace(checked, cells=cells)]) == ""


def test_a_source_that_doubts_is_no_witness_even_where_it_prints_more() -> None:
    doubting = replace(A, id="doubting")
    printed = row(doubting, as_of="2026", phone="116")
    assert contacts.standing([row(doubting, as_of="2024", line_status="pilot"), printed]) == "pilot"


def test_of_several_doubts_that_a_line_has_ended_weighs_most() -> None:
    office, ended = row(B, line_status="office"), row(C, line_status="former")
    assert contacts.standing([office, ended]) == "former"
    assert contacts.standing([ended, office]) == "former"
    assert contacts.standing([office, row(C, line_status="pilot")]) == "office"


@pytest.mark.parametrize("status", ["current", "text_only"])
def test_a_line_in_use_is_no_doubt(status: str) -> None:
    assert contacts.standing([row(B, line_status=status)]) == ""


def test_one_source_that_says_messages_only_is_enough() -> None:
    calls, texts = row(A, line_status="current"), row(B, line_status="text_only")
    assert contacts.takes_text_only([calls, texts])
    assert not contacts.takes_text_only([calls])
    assert not contacts.takes_text_only([])


@pytest.mark.parametrize(("letter", "confirms"), [("A", True), ("B", True), ("C", True), ("D", False), ("", False)])
def test_a_rated_source_other_than_a_community_list_confirms(letter: str, confirms: bool) -> None:
    (named,) = row(replace(A, reliability=letter)).said("name")
    assert contacts.confirms(named) is confirms
    assert not contacts.confirms(replace(named, rank="deprecated"))


def test_an_item_of_which_nothing_stands_is_not_called_unconfirmed() -> None:
    rumour = row(D)
    aside = {
        id: replace(cell, statements=tuple(replace(one, rank="deprecated") for one in cell.statements))
        for id, cell in rumour.cells.items()
    }
    assert contacts.is_unconfirmed(rumour)
    assert not contacts.is_unconfirmed(replace(rumour, cells=aside))
    assert not contacts.is_unconfirmed(together(rumour, row(B)))


def test_lines_in_use_come_first_then_unconfirmed_ones_then_those_that_ended() -> None:
    ended, rumour, first, second = row(B, line_status="former"), row(D), row(A, item="1"), row(C, item="2")
    assert contacts.in_use_first([ended, rumour, first, second]) == [first, second, rumour, ended]


@pytest.mark.parametrize(
    ("answers", "lacking"),
    [
        ({"audience": "children"}, False),
        ({"audience": "children", "line_status": "text_only"}, False),
        ({"audience": "children", "line_status": "pilot"}, True),
        ({"audience": "children", "covers": "the capital"}, True),
        ({"audience": "women"}, True),
        ({}, False),
    ],
)
def test_a_national_line_for_children_is_in_use_for_children_and_for_the_whole_country(
    answers: dict[str, str], lacking: bool
) -> None:
    assert contacts.lacks_national_child_line([row(B, **answers)]) is lacking
