"""Whatever the sources say, and for the whole base: only a confirmed line in use is ever a link."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb import queries
from kb.countries import Names
from kb.parts.helplines import cards
from kb.statements.sources import Source
from kb.statements.statement import Statement
from kb.statements.views import Item
from kb.store import db
from kb.topics import helplines
from tests import filled
from tests.conftest import TODAY
from tests.helplines import BOARD, BOOK, LINKS, NUMBER, A, B, C, D, row

pytestmark = pytest.mark.xdist_group("app")

# --- whatever the sources say

STATUSES = st.sampled_from(["", "current", "text_only", "former", "office", "pilot", "temporary", "unverified", "?"])
ROWS = st.lists(
    st.tuples(
        st.sampled_from([A, B, C, D]),
        st.sampled_from(["", "2015", "2026-01-02"]),
        STATUSES,
        st.sampled_from(["116111", "116123", NUMBER, ""]),
    ),
    min_size=1,
    max_size=5,
)


def made(drawn: list[tuple[Source, str, str, str]]) -> Iterator[Item]:
    for at, (source, as_of, status, phone) in enumerate(drawn):
        answers = {"phone": phone, "whatsapp": NUMBER, "sms": "678678", "line_status": status}
        own = replace(source, id=f"{source.id}{at}")
        yield row(own, as_of=as_of, item=str(at), **{name: value for name, value in answers.items() if value})


@given(ROWS)
def test_nothing_but_a_confirmed_line_in_use_is_ever_a_link(
    drawn: list[tuple[Source, str, str, str]],
) -> None:
    rows = list(made(drawn))
    for line in helplines.lines(rows, TODAY):
        found = LINKS.findall(str(cards([line], "Freedonia", BOARD)))
        said = [(one.source.reliability, one.value) for r in line.rows for one in _said(r, "line_status")]
        doubts = [letter for letter, value in said if value not in ("current", "text_only")]
        behind = [one.source.reliability for r in line.rows for one in _said(r, "name")]
        if doubts and min(behind) >= min(doubts):
            assert found == []
        if set(behind) == {"D"}:
            assert found == []
        if any(value == "text_only" for _, value in said):
            assert not any(link.startswith("tel:") for link in found)


@given(ROWS)
def test_every_row_is_on_exactly_one_card(drawn: list[tuple[Source, str, str, str]]) -> None:
    rows = list(made(drawn))

    shown = [one.item for line in helplines.lines(rows, TODAY) for one in line.rows]

    assert sorted(shown) == sorted(one.item for one in rows)


def _said(one: Item, name: str) -> list[Statement]:
    cell = one.cells.get(f"hotlines.{name}")
    return list(cell.statements) if cell else []


# --- the whole base


@cache
def everywhere(topic: str) -> dict[str, tuple[Item, ...]]:
    """The rows of a topic for every country of the release that has any."""
    lens = queries.Lens(BOOK, TODAY)
    with db.reading(filled.url()) as session:
        found = {code: queries.items(session, lens, code, topic) for code in Names.load(filled.DATA).countries}
    return {code: rows for code, rows in found.items() if rows}


def callable_numbers(rows: tuple[Item, ...]) -> set[str]:
    """Canonical numbers of one country that a rated source prints and that no source doubts, by the bare statements."""
    doubted, good = set(), set()
    for one in rows:
        numbers = _said(one, "phone")
        if any(said.value not in ("current", "text_only") for said in _said(one, "line_status")):
            doubted |= {said.value for said in numbers}
        good |= {said.value for said in numbers if said.value and said.source.reliability in ("A", "B", "C")}
    return good - doubted


def test_every_number_to_call_is_the_bases_own_and_of_a_confirmed_line_in_use() -> None:
    counted = 0
    for code, rows in everywhere("hotlines").items():
        html = str(cards(helplines.lines(rows, TODAY), code, BOARD))
        called = [link.removeprefix("tel:") for link in LINKS.findall(html) if link.startswith("tel:")]
        counted += len(called)
        assert len(called) == len(set(called)), code
        assert set(called) <= callable_numbers(rows), code
        assert "former)" not in " ".join(re.findall(r'href="tel:[^"]*" aria-label="([^"]*)"', html)), code
    assert counted > 250


def test_every_number_that_may_be_called_has_its_card() -> None:
    for code, rows in everywhere("hotlines").items():
        html = str(cards(helplines.lines(rows, TODAY), code, BOARD))
        linked = {link.partition(":")[2] for link in LINKS.findall(html) if link.startswith(("tel:", "sms:"))}
        assert callable_numbers(rows) <= linked, code


def test_every_row_of_the_base_is_on_a_card() -> None:
    for code, rows in everywhere("hotlines").items():
        shown = [one.item for line in helplines.lines(rows, TODAY) for one in line.rows]
        assert sorted(shown) == sorted(one.item for one in rows), code


def test_kenya_links_116_and_childline_kenya_and_no_number_of_the_past() -> None:
    found = LINKS.findall(str(cards(helplines.lines(everywhere("hotlines")["KEN"], TODAY), "Kenya", BOARD)))

    assert found == ["tel:116", "mailto:info@childlinekenya.co.ke"]


def test_norways_number_for_messages_is_not_to_be_called() -> None:
    lines = helplines.lines(everywhere("hotlines")["NOR"], TODAY)

    assert not any(way.link.startswith("tel:+4741716111") for line in lines for way in line.numbers)


def test_offices_are_links_by_the_same_rules() -> None:
    for code, rows in everywhere("services").items():
        for office in helplines.offices(rows, TODAY):
            for way in (*office.numbers, *office.others):
                assert not way.link or office.in_use, (code, way)
                assert not way.link.startswith("tel:") or way.link == f"tel:{way.dial}", (code, way)
