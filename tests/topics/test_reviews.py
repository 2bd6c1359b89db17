"""What the Committee did and planned, as the read door gives it: order, outcome, dates; on both databases."""

from dataclasses import replace

import pytest

from kb.errors import NotFound
from kb.queries import Lens
from kb.statements.drafts import Draft
from kb.store import db
from kb.topics import reviews
from kb.topics.reviews import Review
from tests.conftest import BOOK, TODAY, publish
from tests.topics.test_treaty_records import LENS


def told(item: str, question: str, value: str, country: str = "KEN", **fields: str) -> Draft:
    one = Draft(country, f"crc_review.{question}", item, value=value, as_of="2024", source="gazette")
    return replace(one, **fields)  # type: ignore[arg-type]


def read(url: str, *drafts: Draft) -> tuple[Review, ...]:
    publish(url, *drafts)
    with db.reading(url) as session:
        return reviews.reviews(session, LENS)


def test_reviews_stand_by_their_day_then_by_session_and_those_without_a_day_last(url: str) -> None:
    days = {"c": "2024-05", "a": "2024-05", "b": "2019", "d": ""}
    drafts = [told(item, "kind", "session") for item in days]
    drafts += [told(item, "date", day) for item, day in days.items() if day]
    drafts += [told("c", "session", "95"), told("a", "session", "96")]
    assert [one.item for one in read(url, *drafts)] == ["b", "c", "a", "d"]


@pytest.mark.parametrize(
    ("drafts", "when"),
    [
        ((told("x", "date", "2024-05-10"), told("x", "starts", "2024-05-06")), "2024-05-10"),
        ((told("x", "starts", "2024-05-06"),), "2024-05-06"),
        ((), ""),
    ],
)
def test_a_review_is_shown_by_its_own_day_else_by_the_first_of_its_session(
    url: str, drafts: tuple[Draft, ...], when: str
) -> None:
    (found,) = read(url, told("x", "kind", "session"), *drafts)
    assert found.when == when


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (("planned", "held"), "held"),
        (("cancelled", "held"), "held"),
        (("planned", "cancelled"), "cancelled"),
        (("planned", "planned"), "planned"),
        (("postponed", "planned"), "planned"),
        (("postponed", "postponed"), ""),
    ],
)
def test_what_happened_stands_above_what_was_announced(url: str, said: tuple[str, str], status: str) -> None:
    by_gazette, by_herald = said
    (found,) = read(
        url,
        told("x", "kind", "session"),
        told("x", "review_status", by_gazette),
        told("x", "review_status", by_herald, source="herald", as_of="2019"),
    )
    assert found.status == status


def test_the_status_names_its_own_source_and_without_one_the_source_of_the_kind(url: str) -> None:
    plain, held = read(
        url,
        told("plain", "kind", "session", as_of="2018"),
        told("plain", "date", "2020"),
        told("held", "kind", "session", as_of="2018"),
        told("held", "date", "2021"),
        told("held", "review_status", "held", source="herald", as_of="2022"),
    )
    assert (plain.status, plain.source.id, plain.as_of) == ("", "gazette", "2018")
    assert (held.status, held.source.id, held.as_of) == ("held", "herald", "2022")


def test_an_item_of_which_nobody_says_what_it_is_is_no_review(url: str) -> None:
    aside = told("z", "kind", "session", rank="deprecated", rank_reason="a mistake")
    assert read(url, told("y", "date", "2024"), aside, told("z", "date", "2024")) == ()


def test_only_what_is_said_of_the_world_is_a_session(url: str) -> None:
    found = read(url, told("s-96", "kind", "session", "001"), told("s-96", "kind", "session", "NAM"))
    assert [(one.country, one.is_session) for one in found] == [("001", True), ("NAM", False)]


def test_a_codebook_without_reviews_has_none_to_read(url: str) -> None:
    with pytest.raises(NotFound, match="crc_review"), db.reading(url) as session:
        reviews.reviews(session, Lens(BOOK, TODAY))
