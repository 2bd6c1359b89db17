"""One card for each line, a link only where somebody may call, and whether it is open now."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb import codebook_files, contacts, db, helplines, hours, phones, queries, zones
from kb.countries import Names
from kb.pages.lines import Board, board_html
from kb.sources import Source
from kb.views import Item, StatementView
from tests import filled
from tests.conftest import TODAY
from tests.helplines import NUMBER, PRINTED, A, B, C, D, elsewhere, row, together

pytestmark = pytest.mark.xdist_group("app")

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
BOOK = codebook_files.load(filled.DATA / "codebook")
BOARD = Board(BOOK, TODAY, NOON)
LINKS = re.compile(r'href="((?:tel|sms|mailto):[^"]*|https://wa\.me[^"]*)"')


def only(*rows: Item) -> helplines.Line:
    (line,) = helplines.lines(rows, TODAY)
    return line


def links(*rows: Item) -> list[str]:
    return LINKS.findall(board_html(helplines.lines(rows, TODAY), "Freedonia", BOARD))


# --- one card for each number


def test_rows_of_one_number_are_one_card_with_all_sources() -> None:
    line = only(row(B, item="x", phone="116111"), row(A, item="y", phone="116111", name="Children’s Phone"))

    assert line.title == "Children’s Phone"
    assert line.names == ("Listening Ear",)
    assert [one.source.id for one in line.confirmed] == ["a", "b"]
    assert [way.link for way in line.numbers] == ["tel:116111"]


@pytest.mark.parametrize(
    ("rows", "cards"),
    [
        ((row(item="1", phone="116111"), row(item="2", phone="116111", name="Other")), 1),
        ((row(item="1", phone="116111"), row(item="2", phone="116123")), 2),
        ((row(item="1", phone="116111"), row(item="2", phone="16111")), 2),
        ((row(item="1"), row(item="2", name="LISTENING EAR")), 1),
        ((row(item="1"), row(item="2", name="Other")), 2),
        ((row(item="1", phone="116111"), row(item="2")), 1),
        ((row(item="1", phone="116111"), row(item="2", phone="116123"), row(item="3")), 3),
        ((row(item="1", phone="116111"), row(item="2", line_status="former")), 2),
    ],
)
def test_rows_merge_by_number_and_without_one_by_name(rows: tuple[Item, ...], cards: int) -> None:
    assert len(helplines.lines(rows, TODAY)) == cards


# --- who may be called

OLD, NEW = "2019", "2026-01-02"


@pytest.mark.parametrize(
    ("rows", "status"),
    [
        ([row(B, phone="116111")], ""),
        ([row(B, phone="116111", line_status="current")], ""),
        ([row(B, phone="116111", line_status="former")], "former"),
        ([row(B, phone="116111", line_status="a word of tomorrow")], "a word of tomorrow"),
        ([row(B, phone="116111", line_status="pilot")], "pilot"),
        # As reliable as the doubt, or less: the doubt stands, however new the other is.
        ([row(B, as_of=OLD, line_status="former"), row(replace(B, id="b2"), as_of=NEW)], "former"),
        ([row(A, as_of=OLD, line_status="former"), row(B, as_of=NEW, line_status="current")], "former"),
        ([row(C, as_of=OLD, line_status="former"), row(D, as_of=NEW)], "former"),
        # More reliable, but older than the doubt, or of no known date.
        ([row(C, as_of=NEW, line_status="former"), row(A, as_of=OLD)], "former"),
        ([row(C, as_of=NEW, line_status="unverified"), row(A, as_of="")], "unverified"),
        ([row(C, as_of="", line_status="former"), row(A, as_of="")], "former"),
        # More reliable, and no older.
        ([row(C, as_of=OLD, line_status="former"), row(A, as_of=NEW)], ""),
        ([row(C, as_of="", line_status="former"), row(B, as_of=NEW)], ""),
        # One doubt answered leaves the other.
        ([row(C, as_of=OLD, line_status="former"), row(B, line_status="office"), row(A, as_of="2020")], "office"),
        # In the same year nobody knows which came first.
        ([row(C, as_of=OLD, line_status="former"), row(A, as_of=OLD)], "former"),
    ],
)  # fmt: skip
def test_a_doubt_stands_unless_a_better_and_newer_source_answers_it(rows: list[Item], status: str) -> None:
    apart = [replace(one, item=str(at)) for at, one in enumerate(rows)]

    assert contacts.standing(apart) == status
    assert contacts.line_status(together(*rows)) == status


def test_a_state_that_nobody_coded_is_a_doubt() -> None:
    one = row(phone="116111", line_status="")

    assert contacts.line_status(one) == "unverified"
    assert links(one) == []


def test_a_doubt_that_was_set_aside_is_none() -> None:
    one = row(phone="116111", line_status="former")
    cell = one.cells["hotlines.line_status"]
    aside = replace(cell, statements=(replace(cell.statements[0], rank="deprecated"),))

    assert contacts.line_status(replace(one, cells={**one.cells, "hotlines.line_status": aside})) == ""


@pytest.mark.parametrize("status", ["former", "office", "pilot", "temporary", "unverified"])
def test_a_line_that_is_not_in_use_has_no_link_of_any_kind(status: str) -> None:
    ways = {"sms": "12345", "whatsapp": NUMBER, "email": "ear@freedonia.example", "website": "https://ear.example"}
    one = row(phone="116111", line_status=status, hours="24/7", **ways)
    html = board_html(helplines.lines([one], TODAY), "Freedonia", BOARD)

    assert links(one) == []
    assert "https://ear.example" not in re.findall(r'href="([^"]*)"', html)
    assert "Open now" not in html


def test_a_community_list_confirms_nothing() -> None:
    line = only(row(D, phone="116111"))

    assert line.unconfirmed
    assert line.confirmed == ()
    assert [one.source.id for one in line.rumoured] == ["d"]
    assert links(row(D, phone="116111")) == []


def test_a_number_that_only_a_community_list_prints_is_no_link_on_a_confirmed_line() -> None:
    line = only(together(row(B), row(D, phone="116111")))

    assert line.in_use
    assert [way.link for way in line.numbers] == [""]


def test_a_number_that_was_set_aside_is_folded_away() -> None:
    one = row(phone="116111")
    cell = one.cells["hotlines.phone"]
    aside = replace(cell, statements=(replace(cell.statements[0], rank="deprecated", rank_reason="misprint"),))
    html = board_html(helplines.lines([replace(one, cells={**one.cells, "hotlines.phone": aside})], TODAY), "", BOARD)

    assert "116111" in html.partition("Former numbers (do not call)")[2]
    assert "116111" not in html.partition("Former numbers (do not call)")[0]
    assert LINKS.findall(html) == []


# --- what stands in a link


@pytest.mark.parametrize(
    ("answers", "link"),
    [
        ({"phone": "116111"}, "tel:116111"),
        ({"phone": NUMBER}, f"tel:{NUMBER}"),
        ({"phone": NUMBER, "line_status": "text_only"}, f"sms:{NUMBER}"),
        ({"phone": "116111", "line_status": "text_only"}, "sms:116111"),
        ({"sms": "678678", "line_status": "text_only"}, "sms:678678"),
        ({"sms": "678678"}, "sms:678678"),
        ({"sms": "START to 678678"}, "sms:678678?body=START"),
        ({"sms": PRINTED}, f"sms:{NUMBER}"),
        ({"sms": "#1388"}, None),
        ({"sms": "42421013 (word: HELP)"}, None),
        ({"sms": "7754628"}, None),
        ({"whatsapp": NUMBER}, "https://wa.me/442079460018"),
        ({"email": "ear@freedonia.example"}, "mailto:ear@freedonia.example"),
        ({"website": "javascript:alert(1)"}, None),
    ],
)
def test_each_way_has_its_own_link(answers: dict[str, str], link: str | None) -> None:
    assert links(row(**answers)) == ([link] if link else [])


def test_a_short_code_carries_its_country_for_programs_only() -> None:
    """The dialler of Android takes the parameter for digits to send after the call is answered."""
    (way,) = only(row(phone="116111")).numbers

    assert (way.link, way.tel_uri) == ("tel:116111", "tel:116111;phone-context=+44")


@pytest.mark.parametrize(
    ("number", "printed", "shown"),
    [
        ("116111", "116 111", "116 111"),
        ("116111", "116111 (Freedonian)", "116111"),
        ("129", "021-129", "129"),
        (NUMBER, PRINTED, PRINTED),
        (NUMBER, "+44 20 7946 0018", "+44 20 7946 0018"),
        (NUMBER, "7946 0018", "020 7946 0018"),
        (NUMBER, "020 7946 0018; 020 7946 0019", "020 7946 0018"),
        (NUMBER, "020 7946 0019 020 7946 0018", "020 7946 0018"),
        ("+12025550123", "", "+1 202-555-0123"),
    ],
)
def test_a_number_is_shown_as_printed_where_that_is_the_number_and_nothing_else(
    number: str, printed: str, shown: str
) -> None:
    assert phones.shown("GBR", number, printed) == shown


@pytest.mark.parametrize(("number", "reach"), [("116111", "short"), ("+448001111", "freephone"), (NUMBER, "anywhere")])
def test_short_and_free_numbers_may_not_connect_from_abroad(number: str, reach: str) -> None:
    html = board_html(helplines.lines([row(phone=number)], TODAY), "Freedonia", BOARD)

    assert phones.reach(number) == reach
    assert ("may not connect from abroad" in html) is (reach != "anywhere")


def test_words_of_the_base_are_text_on_the_page() -> None:
    html = board_html(
        helplines.lines([row(name="<script>x</script>", operator="<b>", email="a@b.c")], TODAY), "", BOARD
    )

    assert "<script>" not in html and "<b>" not in html


# --- whether it is open now


@pytest.mark.parametrize(
    ("country", "printed", "instant", "state"),
    [
        # The same instant is Sunday evening in Nairobi, Monday in Auckland, Sunday morning in Lima.
        ("KEN", "Mo 08:00-20:00", "2026-11-22T20:00", "closed"),
        ("NZL", "Mo 08:00-20:00", "2026-11-22T20:00", "open"),
        ("PER", "Su 08:00-20:00", "2026-11-22T20:00", "open"),
        ("JPN", "Mo 00:00-02:00", "2026-11-22T15:30", "open"),
        ("JPN", "Su 22:00-24:00", "2026-11-22T15:30", "closed"),
        # A night that runs over midnight.
        ("KEN", "Mo-Fr 20:00-06:00", "2026-11-21T02:00", "open"),
        ("KEN", "Mo-Fr 20:00-06:00", "2026-11-22T02:00", "closed"),
        ("KEN", "Fr 20:00-06:00; Sa 12:00-18:00", "2026-11-21T00:00", None),
        # Winter time: 12:00 UTC is 12:00 in London; in July it is 13:00.
        ("GBR", "Mo-Su 12:30-14:00", "2026-01-05T12:00", "closed"),
        ("GBR", "Mo-Su 12:30-14:00", "2026-07-06T12:00", "open"),
        # Several time zones.
        ("USA", "Mo-Su 09:00-17:00", "2026-11-23T15:00", "depends"),
        ("USA", "Mo-Su 09:00-17:00", "2026-11-23T08:00", "closed"),
        ("USA", "Mo-Su 06:00-23:00", "2026-11-23T18:00", "open"),
        ("USA", "24/7", "2026-11-23T18:00", "open"),
        # No zone on record, and hours that do not need one.
        ("XKX", "Mo-Su 09:00-17:00", "2026-11-23T12:00", None),
        ("XKX", "24/7", "2026-11-23T12:00", "open"),
        # Not sure.
        ("KEN", "Mo-Su 08:00+", "2026-11-23T12:00", None),
        ("KEN", "Mo-Su 08:00+", "2026-11-23T01:00", "closed"),
        ("KEN", "Mo-Su 08:00-17:00; PH off", "2026-11-23T12:00", None),
    ],
)
def test_open_now_is_read_in_the_countrys_own_time(country: str, printed: str, instant: str, state: str | None) -> None:
    line = only(elsewhere(row(phone="116111", hours=printed), country))
    found = helplines.opening(line, dt.datetime.fromisoformat(instant).replace(tzinfo=dt.UTC))

    assert (found.state if found else None) == state


@pytest.mark.parametrize(
    "rows",
    [
        [row(phone="116111")],
        [row(phone="116111", always_open="no")],
        [row(A, phone="116111", hours="24/7"), row(B, phone="116111", hours="Mo 08:00-09:00")],
        [row(A, phone="116111", hours="24/7"), row(B, phone="116111", always_open="no")],
        [row(phone="116111", hours="24/7", line_status="former")],
        [row(D, phone="116111", hours="24/7")],
    ],
)
def test_where_nothing_is_sure_nothing_is_said(rows: list[Item]) -> None:
    html = board_html(helplines.lines(rows, TODAY), "Freedonia", BOARD)

    assert "Open now" not in html and "Closed now" not in html


def test_an_hour_is_stated_with_the_local_time_that_it_was_computed_for() -> None:
    html = board_html(helplines.lines([row(phone="116111", hours="Mo-Su 08:00-17:00")], TODAY), "Freedonia", BOARD)

    assert 'Open now</span> <span class="line-at">(Sun 12:00 there)' in html


def test_a_part_of_a_state_has_its_time_and_an_unknown_code_none() -> None:
    assert zones.zones("GB-SCT") == ("Europe/London",)
    assert zones.zones("XKX") == zones.zones("001") == ()
    assert hours.is_open("Mo-Fr 09:00-17:00", dt.datetime(2026, 11, 23, 9)) is True


# --- when it was confirmed


@pytest.mark.parametrize(
    ("as_of", "flag"),
    [
        ("2026-10-01", ""),
        ("2022-05-20", "Not confirmed since 20 May 2022"),
        ("", "No source says when it was last confirmed"),
    ],
)
def test_a_card_says_since_when_nobody_confirmed_it(as_of: str, flag: str) -> None:
    html = board_html(helplines.lines([row(phone="116111", as_of=as_of)], TODAY), "Freedonia", BOARD)

    assert re.findall(r'<span class="fl">([^<]*)', html) == ([flag] if flag else [])


def test_a_country_without_lines_teaches() -> None:
    assert "No hotline recorded for Freedonia yet. Know one?" in board_html([], "Freedonia", BOARD)


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
        found = LINKS.findall(board_html([line], "Freedonia", BOARD))
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


def _said(one: Item, name: str) -> list[StatementView]:
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
        html = board_html(helplines.lines(rows, TODAY), code, BOARD)
        called = [link.removeprefix("tel:") for link in LINKS.findall(html) if link.startswith("tel:")]
        counted += len(called)
        assert len(called) == len(set(called)), code
        assert set(called) <= callable_numbers(rows), code
        assert "former)" not in " ".join(re.findall(r'href="tel:[^"]*" aria-label="([^"]*)"', html)), code
    assert counted > 250


def test_every_number_that_may_be_called_has_its_card() -> None:
    for code, rows in everywhere("hotlines").items():
        html = board_html(helplines.lines(rows, TODAY), code, BOARD)
        linked = {link.partition(":")[2] for link in LINKS.findall(html) if link.startswith(("tel:", "sms:"))}
        assert callable_numbers(rows) <= linked, code


def test_every_row_of_the_base_is_on_a_card() -> None:
    for code, rows in everywhere("hotlines").items():
        shown = [one.item for line in helplines.lines(rows, TODAY) for one in line.rows]
        assert sorted(shown) == sorted(one.item for one in rows), code


def test_kenya_links_116_and_childline_kenya_and_no_number_of_the_past() -> None:
    found = LINKS.findall(board_html(helplines.lines(everywhere("hotlines")["KEN"], TODAY), "Kenya", BOARD))

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
