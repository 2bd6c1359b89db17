"""The records of treaties and reviews as the read door gives them, on both databases."""

import datetime as dt
from dataclasses import replace

import pytest

from kb.codebook import Codebook, Question, SharedItem, Topic
from kb.queries import Lens
from kb.statements.drafts import Draft
from kb.store import db
from kb.topics import reviews, treaties
from tests.conftest import GAZETTE, TODAY, publish

PACTS = Topic(
    "treaties",
    "Treaties",
    "Pacts.",
    (
        Question("treaties.status", "treaties", "Bound?", "On the day.", "choice", compare="value"),
        Question("treaties.action_date", "treaties", "Since when?", "Day.", "date", compare="value"),
    ),
    repeats=True,
    items="shared",
    key="treaties.status",
    shared_items=(SharedItem("pact", "Pact", "The Pact", adopted="1989"), SharedItem("accord", "Accord", "The Accord")),
)
_REVIEW_KINDS = ("kind", "session", "step", "review_status", "session_status", "date", "starts")
REVIEWS = Topic(
    "crc_review",
    "Reviews",
    "Sessions.",
    tuple(Question(f"crc_review.{name}", "crc_review", name, name, "text") for name in _REVIEW_KINDS),
    repeats=True,
    key="crc_review.kind",
)
LENS = Lens(Codebook((PACTS, REVIEWS)), TODAY)


def told(
    country: str, question: str, item: str, value: str, as_of: str = "2024-03-01", *, source: str = "gazette"
) -> Draft:
    return Draft(country, question, item, value=value, as_of=as_of, source=source)


@pytest.fixture
def treaty_base(url: str) -> str:
    """Kenya joined the pact and signed the accord; Namibia joined the pact, by two sources; nobody speaks of Zambia."""
    publish(
        url,
        told("KEN", "treaties.status", "pact", "party"),
        told("KEN", "treaties.action_date", "pact", "1990-07-30"),
        told("KEN", "treaties.status", "accord", "signatory"),
        told("NAM", "treaties.status", "pact", "party"),
        told("NAM", "treaties.status", "pact", "not_party", source="herald"),
    )
    return url


def test_one_query_reads_a_treaty_for_all_states(treaty_base: str) -> None:
    with db.reading(treaty_base) as session:
        found = treaties.records(session, LENS, "pact")
    assert {country: sorted(one.cells) for country, one in found.items()} == {
        "KEN": ["treaties.action_date", "treaties.status"],
        "NAM": ["treaties.status"],
    }
    assert (found["KEN"].item, found["KEN"].adopted, found["KEN"].country) == ("pact", "1989", "KEN")
    assert treaties.standing_on(found["KEN"], dt.date(1990, 7, 30)).status == "party"
    assert {country: treaties.is_disputed(one) for country, one in found.items()} == {"KEN": False, "NAM": True}


def test_a_treaty_that_nobody_speaks_of_has_no_records(treaty_base: str) -> None:
    with db.reading(treaty_base) as session:
        assert treaties.records(session, LENS, "charter") == {}


@pytest.mark.parametrize(("country", "cells"), [("KEN", [2, 1]), ("NAM", [1, 0]), ("ZMB", [0, 0])])
def test_a_state_has_a_record_of_every_treaty_in_the_order_of_the_codebook(
    treaty_base: str, country: str, cells: list[int]
) -> None:
    with db.reading(treaty_base) as session:
        found = treaties.records_of(session, LENS, country)
    assert [one.item for one in found] == ["pact", "accord"]
    assert [len(one.cells) for one in found] == cells


def test_a_look_back_sees_the_records_of_that_revision(treaty_base: str) -> None:
    publish(treaty_base, told("ZMB", "treaties.status", "pact", "party"))
    with db.reading(treaty_base) as session:
        assert set(treaties.records(session, replace(LENS, at=1), "pact")) == {"KEN", "NAM"}
        assert set(treaties.records(session, LENS, "pact")) == {"KEN", "NAM", "ZMB"}


def test_a_session_said_to_be_held_stands_above_its_announcements(url: str) -> None:
    publish(
        url,
        told("001", "crc_review.kind", "session-96", "session"),
        told("001", "crc_review.session", "session-96", "96"),
        told("001", "crc_review.starts", "session-96", "2024-05-06"),
        told("001", "crc_review.session_status", "session-96", "planned", as_of="2024-05-03"),
        told("001", "crc_review.session_status", "session-96", "held", as_of="2024-05", source="herald"),
        told("KEN", "crc_review.kind", "dialogue-96", "session"),
        told("KEN", "crc_review.step", "dialogue-96", "dialogue"),
        told("KEN", "crc_review.date", "dialogue-96", "2024-05-10"),
        told("KEN", "crc_review.review_status", "dialogue-96", "planned"),
        told("NAM", "crc_review.kind", "loipr-88", "pre_session"),
    )
    with db.reading(url) as session:
        held, planned, undated = reviews.reviews(session, LENS)
    assert (held.is_session, held.session, held.when, held.status) == (True, "96", "2024-05-06", "held")
    assert (held.as_of, held.source.id) == ("2024-05", "herald")
    assert (planned.country, planned.is_session, planned.step, planned.status) == ("KEN", False, "dialogue", "planned")
    assert (undated.country, undated.status, undated.when, undated.source) == ("NAM", "", "", GAZETTE)
