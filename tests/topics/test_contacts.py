"""Which contacts may be presented as working: nobody dials a number here that is not one."""

from dataclasses import replace

import pytest

from kb import wording
from kb.statements.views import Cell, Item
from kb.topics import contacts
from tests.views import GAZETTE, statement


def line(number: str, reliability: str = "B", **answers: str) -> Item:
    source = replace(GAZETTE, reliability=reliability)
    cells = {
        f"lines.{name}": Cell(
            "FRE",
            f"lines.{name}",
            number,
            "answered",
            (statement(question=f"lines.{name}", item=number, value=value, source=source),),
        )
        for name, value in {"number": number, **answers}.items()
    }
    return Item("FRE", "lines", number, number, cells)


@pytest.mark.parametrize("status", ["former", "office", "pilot", "temporary", "unverified"])
def test_a_line_that_is_not_in_use_is_marked_last_and_no_link(status: str) -> None:
    ended, current = line("1", line_status=status), line("2", line_status="current")
    assert contacts.in_use_first([ended, current]) == [current, ended]
    assert wording.contact(ended) and not wording.contact(current)
    number = ended.cells["lines.number"].statements[0]
    assert not contacts.may_link(ended, number)


def test_a_community_list_confirms_nothing() -> None:
    rumour, current = line("1", reliability="D"), line("2")
    assert contacts.in_use_first([rumour, current]) == [current, rumour]
    assert wording.contact(rumour) == "unconfirmed, only a community list names it"
    assert not contacts.may_link(rumour, rumour.cells["lines.number"].statements[0])
    assert contacts.may_link(current, current.cells["lines.number"].statements[0])


@pytest.mark.parametrize(
    ("lines", "lacking"),
    [
        ([line("116", audience="children")], False),
        ([line("112", audience="all")], True),
        ([line("12345", audience="children", covers="Shanghai")], True),
        ([line("1391", audience="children", line_status="former")], True),
        ([line("1", reliability="D", audience="children")], True),
        ([line("112", audience="all"), line("116", audience="children")], False),
        ([line("Bar association")], False),
        ([], False),
    ],
)
def test_a_country_without_a_national_line_for_children_says_so(lines: list[Item], lacking: bool) -> None:
    assert contacts.lacks_national_child_line(lines) is lacking
    assert bool(wording.contacts_flags(lines)) is lacking
