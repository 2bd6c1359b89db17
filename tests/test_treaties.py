"""How a State stands to a treaty on a day: the rule, the reading of records, and what the real base answers."""

import csv
import datetime as dt
from collections import Counter
from dataclasses import replace

import pytest

from kb import codebook_files, db, queries, treaties, wording
from kb.codebook import Codebook, Question, SharedItem, Topic
from kb.drafts import Draft
from kb.queries import Lens
from kb.settings import data_dir
from kb.sources import Source
from kb.treaties import Record, Standing, standing_on
from kb.views import Cell, StatementView
from tests import filled
from tests.conftest import GAZETTE, HERALD, TODAY, publish
from tests.views import statement

REGISTER = Source("register", "Register of pacts", "Freedonian Depositary", reliability="A", retrieved="2026-01-20")
ALMANAC = Source("almanac", "Almanac", "Freedonian Almanac", reliability="C")


def said(name: str, value: str, **fields: object) -> StatementView:
    """One statement of the register on a State's part in the pact, as of 2020-06-30 unless told otherwise."""
    given: dict[str, object] = {"as_of": "2020-06-30", "source": REGISTER} | fields
    return statement(question=f"treaties.{name}", item="pact", value=value, **given)


def record(*statements: StatementView, adopted: str = "") -> Record:
    """A record of cells that hold these statements, the first of a cell being its best."""
    cells: dict[str, Cell] = {}
    for one in statements:
        before = cells.get(one.question, Cell("FRE", one.question, "pact", "answered"))
        cells[one.question] = replace(before, statements=(*before.statements, one))
    return Record("FRE", "pact", cells, adopted)


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
        pytest.param(record(said("action_date", "2013")), "2016-01-01", "not_recorded", "", "no_source", id="no status"),
        pytest.param(
            record(said("status", "", absent="unknown")), "2016-01-01", "not_recorded", "", "no_source", id="unknown"
        ),
    ],
)
def test_standing_on_a_day(found: Record, day: str, status: str, since: str, why: str) -> None:
    standing = on(found, day)
    assert (standing.status, standing.since, standing.why) == (status, since, why)
