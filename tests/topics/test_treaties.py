"""How a State stands to a treaty on a day, by fictional examples: the rule, and its words."""

import datetime as dt
from dataclasses import replace

import pytest

from kb import wording
from kb.statements.sources import Source
from kb.statements.statement import Statement
from kb.statements.views import Cell
from kb.topics.treaties import Record, Standing, standing_on
from tests.views import statement

REGISTER = Source("register", "Register of pacts", "Freedonian Depositary", reliability="A", retrieved="2026-01-20")
ALMANAC = Source("almanac", "Almanac", "Freedonian Almanac", reliability="C")


def said(name: str, value: str, **fields: object) -> Statement:
    """One statement of the register on a State's part in the pact, as of 2020-06-30 unless told otherwise."""
    given: dict[str, object] = {"as_of": "2020-06-30", "source": REGISTER} | fields
    return statement(question=f"treaties.{name}", item="pact", value=value, **given)


def record(*statements: Statement, adopted: str = "") -> Record:
    """A record of cells that hold these statements, the first of a cell being its best."""
    cells: dict[str, Cell] = {}
    for one in statements:
        before = cells.get(one.question, Cell("FRE", one.question, "pact", "answered"))
        cells[one.question] = replace(before, statements=(*before.statements, one))
    return Record("FRE", "treaties", "pact", cells=cells, adopted=adopted)


def on(found: Record, day: str) -> Standing:
    return standing_on(found, dt.date.fromisoformat(day))


JOINED = record(
    said("status", "party"),
    said("action", "ratification"),
    said("signature_date", "2010-02-01"),
    said("action_date", "2013-02-28"),
    said("in_force_date", "2013-05-28"),
    said("reservations", "yes"),
)
SIGNED = record(said("status", "signatory"), said("signature_date", "2010-02-01"), said("reservations", "no"))
BY_YEAR = record(said("status", "party"), said("action", "accession"), said("action_date", "2016"))
SIGNED_THAT_YEAR = record(said("status", "signatory"), said("signature_date", "2016"))
OUTSIDE = record(said("status", "not_party"), said("action", "none"))
WITHOUT_DATE = record(said("status", "party"), said("signature_date", "2010-02-01"))
IN_FORCE = record(said("status", "party"), said("action", "acceptance"), said("in_force_date", "2014-08-01"))
WITHDREW = record(said("status", "not_party", note="entry printed in brackets (participation ended): [3 Oct 1975]"))
DATE_ONLY = record(said("action_date", "2013"))
SUCCEEDED = record(said("status", "party"), said("action", "succession"), said("action_date", "1993-09-01"))


@pytest.mark.parametrize(
    ("found", "day", "status", "since", "why"),
    [
        pytest.param(JOINED, "2010-01-31", "not_party", "", "later_act", id="before any act"),
        pytest.param(JOINED, "2010-02-01", "signatory", "2010-02-01", "dated", id="on the day of signature"),
        pytest.param(JOINED, "2013-02-27", "signatory", "2010-02-01", "dated", id="signed, ratified the day after"),
        pytest.param(JOINED, "2013-02-28", "party", "2013-02-28", "dated", id="on the day of ratification"),
        pytest.param(JOINED, "2026-01-01", "party", "2013-02-28", "dated", id="after the list"),
        pytest.param(SIGNED, "2010-01-31", "not_party", "", "later_signature", id="signatory before it signed"),
        pytest.param(SIGNED, "2026-01-01", "signatory", "2010-02-01", "dated", id="signatory is never a party"),
        pytest.param(BY_YEAR, "2015-12-31", "not_party", "", "later_act", id="before the year"),
        pytest.param(BY_YEAR, "2016-01-01", "unclear", "2016", "within_date", id="first day of the year"),
        pytest.param(BY_YEAR, "2016-12-30", "unclear", "2016", "within_date", id="inside the year"),
        pytest.param(BY_YEAR, "2016-12-31", "party", "2016", "dated", id="last day of the year"),
        pytest.param(SIGNED_THAT_YEAR, "2016-06-01", "unclear", "2016", "within_date", id="signed that year"),
        pytest.param(OUTSIDE, "1999-01-01", "not_party", "", "listed", id="the list is of a later day"),
        pytest.param(OUTSIDE, "2020-06-30", "not_party", "", "listed", id="on the day of the list"),
        pytest.param(OUTSIDE, "2020-07-01", "not_party", "", "after_list", id="the list is older"),
        pytest.param(WITHOUT_DATE, "2010-01-31", "not_party", "", "later_signature", id="party not even signed"),
        pytest.param(WITHOUT_DATE, "2020-06-29", "unclear", "", "no_date", id="party by a later day"),
        pytest.param(WITHOUT_DATE, "2020-06-30", "party", "", "listed", id="party on the day of the list"),
        pytest.param(IN_FORCE, "2014-07-31", "unclear", "", "no_date", id="before it was in force"),
        pytest.param(IN_FORCE, "2014-08-01", "party", "", "in_force", id="in force, act without date"),
        pytest.param(WITHDREW, "1980-01-01", "unclear", "", "ended", id="took part once"),
        pytest.param(WITHDREW, "2020-06-30", "not_party", "", "listed", id="no longer takes part"),
        pytest.param(SUCCEEDED, "1992-06-01", "not_party", "", "later_succession", id="before succession"),
        pytest.param(record(), "2016-01-01", "not_recorded", "", "no_source", id="nothing recorded"),
        pytest.param(
            record(said("action_date", "2013")), "2016-01-01", "not_recorded", "", "no_source", id="no status"
        ),
        pytest.param(
            record(said("status", "", absent="unknown")), "2016-01-01", "not_recorded", "", "no_source", id="unknown"
        ),
    ],
)
def test_standing_on_a_day(found: Record, day: str, status: str, since: str, why: str) -> None:
    standing = on(found, day)
    assert (standing.status, standing.since, standing.why) == (status, since, why)


def test_a_party_carries_its_act_and_what_is_printed_with_it() -> None:
    standing = on(JOINED, "2016-01-01")
    assert (standing.action, standing.in_force, standing.reservations) == ("ratification", "2013-05-28", "yes")
    assert (standing.as_of, standing.source, standing.since_source) == ("2020-06-30", REGISTER, REGISTER)


def test_what_a_state_declared_as_a_party_is_not_said_of_the_signatory_it_was() -> None:
    before = on(JOINED, "2012-01-01")
    assert (before.action, before.in_force, before.reservations) == ("signature", "", "")
    assert on(SIGNED, "2012-01-01").reservations == "no"


def test_nobody_is_bound_before_a_treaty_exists() -> None:
    early = on(record(said("status", "party"), adopted="2011-12-19"), "2011-12-18")
    assert (early.status, early.why) == ("not_party", "before_adoption")
    assert on(record(adopted="2011-12-19"), "2000-01-01").status == "not_recorded"


@pytest.mark.parametrize(("day", "after"), [("2020-06-30", False), ("2020-07-01", True)])
def test_a_day_after_the_list_is_told(day: str, after: bool) -> None:
    assert on(JOINED, day).is_after_list is after


def test_the_date_is_the_one_of_the_source_that_gives_the_status() -> None:
    mixed = record(
        said("status", "party"),
        said("status", "party", source=ALMANAC),
        said("action_date", "1991", source=ALMANAC),
        said("action_date", "1992-03-12"),
    )
    assert on(mixed, "2016-01-01").since == "1992-03-12"


def test_a_date_of_another_source_is_named_as_such() -> None:
    standing = on(
        record(said("status", "party"), said("action_date", "1992-03-12", source=ALMANAC)),
        "2016-01-01",
    )
    assert (standing.source, standing.since, standing.since_source) == (REGISTER, "1992-03-12", ALMANAC)


@pytest.mark.parametrize("day", ["1970-01-01", "2016-01-01", "2026-01-01"])
def test_a_source_that_contradicts_the_best_one_gives_no_date(day: str) -> None:
    conflict = record(
        said("status", "not_party"),
        said("status", "party", source=ALMANAC),
        said("action_date", "1976", source=ALMANAC),
        said("signature_date", "1975-01-01", source=ALMANAC),
    )
    assert on(conflict, day).status == "not_party"


def test_the_signature_may_come_from_an_older_list_of_signatories() -> None:
    joined_since = record(
        said("status", "party", as_of="2025"),
        said("status", "signatory", source=ALMANAC, as_of="2021"),
        said("action", "signature", source=ALMANAC),
        said("signature_date", "2013-05-24", source=ALMANAC),
        said("action_date", "2025-06-17"),
    )
    assert on(joined_since, "2020-01-01").status == "signatory"
    assert (on(joined_since, "2025-06-17").status, on(joined_since, "2025-06-17").action) == ("party", "")


@pytest.mark.parametrize(("day", "status"), [("2026-01-19", "unclear"), ("2026-01-20", "party")])
def test_an_undated_list_speaks_from_the_day_on_which_it_was_read(day: str, status: str) -> None:
    undated = on(record(said("status", "party", as_of="")), day)
    assert (undated.status, undated.as_of) == (status, "")


def test_a_date_that_was_set_aside_is_no_date_of_accession() -> None:
    aside = said("action_date", "1991-05-01", rank="deprecated")
    assert (on(record(said("status", "party"), aside), "2021-01-01").since) == ""
    mended = on(record(said("status", "party"), aside, said("action_date", "1992-03-12", source=ALMANAC)), "2021-01-01")
    assert (mended.since, mended.since_source) == ("1992-03-12", ALMANAC)


@pytest.mark.parametrize("name", ["signature_date", "in_force_date", "action", "reservations"])
def test_nothing_that_was_set_aside_is_said_of_a_state(name: str) -> None:
    value = {"action": "accession", "reservations": "yes"}.get(name, "2010-01-01")
    found = on(record(said("status", "party"), said(name, value, rank="deprecated")), "2012-01-01")
    assert found == on(record(said("status", "party")), "2012-01-01")


def test_a_deprecated_status_is_no_record() -> None:
    assert on(record(said("status", "party", rank="deprecated")), "2016-01-01").status == "not_recorded"


# --- words ---


@pytest.mark.parametrize(
    ("found", "day", "words"),
    [
        (JOINED, "2016-01-01", "Party since 28 Feb 2013"),
        (IN_FORCE, "2016-01-01", "Party, in force since 1 Aug 2014"),
        (WITHOUT_DATE, "2021-01-01", "Party, since when is not recorded"),
        (SIGNED, "2016-01-01", "Signed 1 Feb 2010, not a party"),
        (record(said("status", "signatory")), "2021-01-01", "Signed, not a party; since when is not recorded"),
        (JOINED, "2009-01-01", "Not a party on 1 Jan 2009"),
        (OUTSIDE, "2026-01-01", "Not a party on 30 Jun 2020"),
        (record(said("status", "not_party", as_of="2020")), "2026-01-01", "Not a party in 2020"),
        (record(said("status", "not_party", as_of="")), "2026-01-01", "Not a party (date not stated)"),
        (BY_YEAR, "2016-05-01", "Unclear during 2016"),
        (WITHOUT_DATE, "2016-05-01", "Unclear on 1 May 2016"),
        (record(), "2016-05-01", "Not recorded"),
    ],
)
def test_a_standing_in_words(found: Record, day: str, words: str) -> None:
    assert wording.treaty_standing(on(found, day)) == words


@pytest.mark.parametrize(
    ("found", "day", "words"),
    [
        (JOINED, "2016-01-01", ()),
        (JOINED, "2026-01-01", ("As listed on 30 Jun 2020; what came later is not known",)),
        (WITHDREW, "1980-01-01", ("It took part once; from when to when is not coded",)),
        (SUCCEEDED, "1992-06-01", ("It succeeded later; the State before it may have been bound",)),
        (record(said("status", "party", as_of="")), "2026-02-01", ("The list is undated",)),
        (
            record(said("status", "party"), said("action_date", "1992", source=ALMANAC)),
            "2016-01-01",
            ("The date is printed by Freedonian Almanac",),
        ),
    ],
)
def test_what_must_be_known_of_a_standing(found: Record, day: str, words: tuple[str, ...]) -> None:
    assert wording.treaty_notes(on(found, day)) == words
