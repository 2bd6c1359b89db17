"""How a State stands to a treaty, in words: in a line, in a sentence, with what must be known of it."""

import datetime as dt
from dataclasses import replace

import pytest

from kb import wording
from kb.codebook import SharedItem
from kb.statements.views import Cell, Flag
from kb.topics import treaties
from kb.topics.treaties import Part, Record, Standing, Status
from kb.wording import instruments
from kb.wording import treaties as words
from tests.views import GAZETTE, statement

DAY = dt.date(2026, 11, 22)
OTHER = replace(GAZETTE, id="herald", publisher="Freedonian Herald")


def standing(status: Status, **fields: str) -> Standing:
    return replace(Standing(status, DAY), **fields)  # type: ignore[arg-type]


PARTY, SIGNED = standing("party", since="1990-07-30"), standing("signatory", since="2000-09")


@pytest.mark.parametrize(
    ("found", "card", "long", "short"),
    [
        (PARTY, "Party since 30 Jul 1990", "party since 30 Jul 1990", "30 Jul 1990"),
        (standing("party"), "Party, since when is not recorded", "party, date not recorded", "party, no date"),
        (
            standing("party", in_force="1991"),
            "Party, in force since 1991",
            "party, date not recorded",
            "party, no date",
        ),
        (SIGNED, "Signed Sep 2000, not a party", "signed Sep 2000, not a party", "signed Sep 2000"),
        (
            standing("signatory"),
            "Signed, not a party; since when is not recorded",
            "signed, not a party",
            "signed, not a party",
        ),
        (
            standing("not_party", as_of="2025-11-22", why="listed"),
            "Not a party on 22 Nov 2026",
            "not a party",
            "not a party",
        ),
        (
            standing("not_party", as_of="2020-01-31", why="after_list"),
            "Not a party on 31 Jan 2020",
            "not a party",
            "not a party, 31 Jan 2020",
        ),
        (
            standing("not_party", as_of="2020", why="after_list"),
            "Not a party in 2020",
            "not a party",
            "not a party, 2020",
        ),
        (
            standing("not_party", why="undated_list"),
            "Not a party (date not stated)",
            "not a party",
            "not a party, undated",
        ),
        (
            standing("unclear", since="2026", why="within_date"),
            "Unclear during 2026",
            "Unclear during 2026",
            "Unclear during 2026",
        ),
        (
            standing("unclear", why="no_date"),
            "Unclear on 22 Nov 2026",
            "Unclear on 22 Nov 2026",
            "Unclear on 22 Nov 2026",
        ),
        (standing("not_recorded"), "Not recorded", "not recorded", "not recorded"),
    ],
)
def test_a_standing_is_said_on_a_card_in_a_line_and_at_the_end_of_one(
    found: Standing, card: str, long: str, short: str
) -> None:
    assert (wording.treaty_standing(found), instruments.words(found), instruments.line(found)) == (card, long, short)


@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        ("2024-11-22", "not a party"),
        ("2024-11-21", "not a party, 21 Nov 2024"),
        ("2024-11", "not a party"),
        ("2024-10", "not a party, Oct 2024"),
    ],
)
def test_a_list_is_young_for_two_years(as_of: str, said: str) -> None:
    assert instruments.line(standing("not_party", as_of=as_of)) == said


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (
            standing("party", since="1990-07-30", reservations="yes"),
            "Party to the Convention on the Rights of the Child since 30 Jul 1990. A reservation, declaration or "
            "objection is printed: read it before relying on the treaty.",
        ),
        (
            standing("party", reservations="no"),
            "Party to the Convention on the Rights of the Child; since when is not recorded. No reservation or "
            "declaration is printed.",
        ),
        (
            PARTY,
            "Party to the Convention on the Rights of the Child since 30 Jul 1990. Reservations are not recorded.",
        ),
        (SIGNED, "Signed the Convention on the Rights of the Child (Sep 2000), but has not joined it."),
        (standing("signatory"), "Signed the Convention on the Rights of the Child, but has not joined it."),
        (
            standing("not_party", as_of="2026-02-03"),
            "Listed as taking no part in the Convention on the Rights of the Child (3 Feb 2026).",
        ),
        (
            standing("not_party"),
            "Listed as taking no part in the Convention on the Rights of the Child; the list is undated.",
        ),
        (
            standing("unclear", why="no_date"),
            "Bound by the Convention on the Rights of the Child? Unclear on 22 Nov 2026.",
        ),
        (
            standing("not_recorded"),
            "Whether Freedonia is bound by the Convention on the Rights of the Child is not recorded.",
        ),
    ],
)
def test_the_convention_is_one_sentence_of_a_country(found: Standing, sentence: str) -> None:
    assert instruments.convention(found, "Freedonia") == sentence


@pytest.mark.parametrize(
    ("found", "notes"),
    [
        (standing("party", since="1990", why="dated"), ()),
        (standing("unclear", why="ended"), ("It took part once; from when to when is not coded",)),
        (standing("unclear", why="no_date"), ("Recorded later, but since when is not printed",)),
        (
            standing("not_party", why="later_succession"),
            ("It succeeded later; the State before it may have been bound",),
        ),
        (standing("not_party", why="before_adoption"), ("The instrument was not adopted yet",)),
        (standing("not_party", why="undated_list"), ("The list is undated",)),
        (standing("party", why="listed"), ("The list is undated",)),
        (standing("party", why="listed", as_of="2026-11-22"), ()),
        (
            standing("party", why="listed", as_of="2026-11-21"),
            ("As listed on 21 Nov 2026; what came later is not known",),
        ),
    ],
)
def test_what_must_be_known_of_a_standing(found: Standing, notes: tuple[str, ...]) -> None:
    assert wording.treaty_notes(found) == notes


def test_the_date_of_a_list_is_not_repeated_where_it_stands_beside() -> None:
    listed = standing("party", why="listed", as_of="2026-11-21")
    assert wording.treaty_notes(listed, dated=False) == ()
    assert wording.treaty_notes(standing("party", why="listed"), dated=False) == ()


def test_a_date_of_another_source_names_its_publisher() -> None:
    own, other = (replace(PARTY, source=GAZETTE, since_source=source, why="dated") for source in (GAZETTE, OTHER))
    assert wording.treaty_notes(own) == ()
    assert wording.treaty_notes(other) == ("The date is printed by Freedonian Herald",)


@pytest.mark.parametrize(
    ("item", "start"),
    [
        (
            "hague_1980_abduction",
            "Both are parties is not the same as in force between them: an accession takes effect",
        ),
        ("hague_1996_protection", "Both are parties is not the same as in force between them: an accession has no"),
        ("crc", ""),
    ],
)
def test_two_parties_of_a_hague_convention_need_not_be_bound_towards_each_other(item: str, start: str) -> None:
    said = words.caution(item)
    assert said.startswith(start) and bool(said) is bool(start)


@pytest.mark.parametrize(
    ("printed", "said"), [("yes", "text printed"), ("no", "none printed"), ("", "not recorded"), ("?", "not recorded")]
)
def test_whether_a_reservation_is_printed(printed: str, said: str) -> None:
    assert words.reservation_words(printed) == said


def test_every_binding_act_has_its_words_and_a_signature_none() -> None:
    assert [words.act_words(act) for act in treaties.BINDING] == [
        "ratified",
        "acceded",
        "succeeded",
        "accepted",
        "approved",
        "confirmed formally",
    ]
    assert words.act_words("signature") == words.act_words("") == ""


def test_every_status_has_an_entry_in_the_legend() -> None:
    assert [words.status_words(one) for one in treaties.STATUSES] == [
        "Party",
        "Signed, not a party",
        "Not a party",
        "Unclear on this day",
        "Not recorded",
    ]


@pytest.mark.parametrize(
    ("id", "label", "beside_its_convention", "alone"),
    [
        ("crc_opic", "OPIC", "…complaints (OPIC)", "Complaints (OPIC)"),
        ("crc", "CRC", "Rights of the Child (CRC)", "Rights of the Child (CRC)"),
        ("pact", "pact of Freedonia", "pact of Freedonia", "Pact of Freedonia"),
    ],
)
def test_what_a_treaty_is_called_beside_a_line_and_alone(
    id: str, label: str, beside_its_convention: str, alone: str
) -> None:
    instrument = SharedItem(id, label, "A long title")
    assert (instruments.short_name(instrument), instruments.name(instrument)) == (beside_its_convention, alone)


# --- several States together


def part(found: Standing, code: str = "FRE") -> Part:
    return Part(code, code, SharedItem("pact", "Pact", "The Pact"), Record(code, "treaties", "pact"), found)


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ([], ""),
        ([""], ""),
        (["2026-02-03", "2026-02-03", ""], "3 Feb 2026"),
        (["2026-02-03", "2019", "2020-05"], "2019 to 3 Feb 2026"),
        (["2019", "2019-12"], "2019 to Dec 2019"),
    ],
)
def test_the_dates_of_the_lists_behind_a_map(dates: list[str], said: str) -> None:
    assert words.list_dates(part(standing("party", as_of=one)) for one in dates) == said


def test_every_status_is_counted_and_a_signatory_is_no_party() -> None:
    found = [part(PARTY), part(SIGNED), part(SIGNED), part(standing("not_recorded"))]
    assert dict(treaties.count(found)) == {
        "party": 1,
        "signatory": 2,
        "not_party": 0,
        "unclear": 0,
        "not_recorded": 1,
    }


def test_parties_are_counted_year_by_year_without_a_gap_and_the_undated_beside() -> None:
    parties = [part(standing("party", since=one)) for one in ("1990-07-30", "1990", "1993-01", "")]
    others = [part(SIGNED), part(standing("unclear", since="1991", why="within_date"))]
    assert treaties.parties_by_year([*parties, *others]) == (
        ((1990, 2, 2), (1991, 0, 2), (1992, 0, 2), (1993, 1, 3)),
        1,
    )
    assert treaties.parties_by_year(others) == ((), 0)


@pytest.mark.parametrize(("as_of", "young"), [("2024-11-22", True), ("2024-11-21", False), ("2026", True), ("", False)])
def test_a_status_is_young_while_its_list_is(as_of: str, young: bool) -> None:
    assert treaties.is_young(standing("party", as_of=as_of), DAY) is young


@pytest.mark.parametrize(
    ("as_of", "after"),
    [("2026-11-21", True), ("2026-11-22", False), ("2026-11", False), ("2026-10", True), ("", False)],
)
def test_a_day_lies_after_a_list_once_no_day_of_its_date_is_left(as_of: str, after: bool) -> None:
    assert standing("party", as_of=as_of).is_after_list is after


@pytest.mark.parametrize(
    ("signs", "disputed"), [((Flag("disagree", count=2),), True), ((Flag("unverified"),), False), (None, False)]
)
def test_a_part_is_disputed_where_sources_disagree_on_whether_the_state_is_bound(
    signs: tuple[Flag, ...] | None, disputed: bool
) -> None:
    told = statement(question="treaties.status", item="pact", value="party")
    cell = Cell("FRE", "treaties.status", "pact", "answered", (told,), signs or ())
    record = Record("FRE", "treaties", "pact", cells={} if signs is None else {"treaties.status": cell})
    one = replace(part(PARTY), record=record)
    assert (one.disputed, one.said("status")) == (disputed, "" if signs is None else "party")
