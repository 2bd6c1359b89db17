"""One card for each line, a link only where somebody may call, and whether it is open now."""

import re
from dataclasses import replace

import pytest

from kb.parts.helplines import cards
from kb.statements.sources import Source
from kb.statements.views import Item
from kb.topics import contacts, helplines
from kb.values import phones
from tests.conftest import TODAY
from tests.helplines import BOARD, LINKS, NUMBER, PRINTED, A, B, C, D, links, only, row, together

pytestmark = pytest.mark.xdist_group("app")

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
    html = str(cards(helplines.lines([one], TODAY), "Freedonia", BOARD))

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
    html = str(cards(helplines.lines([replace(one, cells={**one.cells, "hotlines.phone": aside})], TODAY), "", BOARD))

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
    html = str(cards(helplines.lines([row(phone=number)], TODAY), "Freedonia", BOARD))

    assert phones.reach(number) == reach
    assert ("may not connect from abroad" in html) is (reach != "anywhere")


def test_words_of_the_base_are_text_on_the_page() -> None:
    html = str(
        cards(helplines.lines([row(name="<script>x</script>", operator="<b>", email="a@b.c")], TODAY), "", BOARD)
    )

    assert "<script>" not in html and "<b>" not in html


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
    html = str(cards(helplines.lines([row(phone="116111", as_of=as_of)], TODAY), "Freedonia", BOARD))

    assert re.findall(r'<span class="fl">([^<]*)', html) == ([flag] if flag else [])


def dated(source: Source, as_of: str, checked_on: str = "", rank: str = "normal", **answers: str) -> Item:
    """A row of a source, as of a date, checked on a day."""
    one = row(source, as_of=as_of, **answers)
    cells = {
        question: replace(
            cell, statements=tuple(replace(said, checked_on=checked_on, rank=rank) for said in cell.statements)
        )
        for question, cell in one.cells.items()
    }
    return replace(one, cells=cells)


@pytest.mark.parametrize(
    ("rows", "confirmed"),
    [
        pytest.param([dated(B, "2024"), dated(B, "2026-01-02")], [("b", "2026-01-02")], id="the newer one comes last"),
        pytest.param([dated(B, "2026-01-02"), dated(B, "2024")], [("b", "2026-01-02")], id="the newer one comes first"),
        pytest.param([dated(B, "2024", "2026-03-04")], [("b", "2026-03-04")], id="checked after it was printed"),
        pytest.param([dated(B, "2026", "2025-03-04")], [("b", "2026")], id="printed after it was checked"),
        pytest.param(
            [dated(B, "2024"), dated(B, "2026", rank="deprecated")], [("b", "2024")], id="the newer one was set aside"
        ),
        pytest.param([dated(A, "2020"), dated(B, "2026")], [("b", "2026"), ("a", "2020")], id="newest source first"),
        pytest.param([dated(A, ""), dated(B, "2020")], [("b", "2020"), ("a", "")], id="undated source last"),
    ],
)
def test_a_line_was_last_confirmed_on_the_newest_day(rows: list[Item], confirmed: list[tuple[str, str]]) -> None:
    line = only(*rows)

    assert [(one.source.id, one.on) for one in line.confirmed] == confirmed
    assert line.last_confirmed == confirmed[0][1]


def test_a_country_without_lines_teaches() -> None:
    assert "No hotline recorded for Freedonia yet. Know one?" in str(cards([], "Freedonia", BOARD))
