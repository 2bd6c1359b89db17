"""How coverage counts and how findings are told, on cells that need no base; countries are fictional."""

import datetime as dt
from dataclasses import replace

import pytest

from kb import queries
from kb.codebook import Codebook, SharedItem, Topic
from kb.countries import Country
from kb.queries import Coverage, Finding, Tally
from kb.statements.drafts import Draft
from kb.store import db
from tests.conftest import AGE, LAWYER, LINE_NAME, LINE_PHONE, SINCE, TODAY, publish

AID = Topic("aid", "Legal aid", "", (LAWYER, AGE, SINCE))
LINES = Topic("lines", "Hotlines", "", (LINE_NAME, LINE_PHONE), repeats=True, key="lines.name")
STATUS, SIGNED = replace(LAWYER, id="pacts.status", topic="pacts"), replace(SINCE, id="pacts.signed", topic="pacts")
PACTS = Topic(
    "pacts",
    "Pacts",
    "",
    (STATUS, SIGNED),
    repeats=True,
    items="shared",
    key="pacts.status",
    shared_items=(SharedItem("one", "Pact One", "The First Pact"),),
)
BOOK = Codebook((AID, LINES, PACTS))
FREEDONIA, SYLVANIA = Country("FRE", "state", "Freedonia", "F."), Country("SYL", "territory", "Sylvania", "S.")
PART = Country("FR-XX", "part", "Part", "P.", parent="FRE")


# --- figures


def test_what_is_asked_is_the_sum_of_all_states_and_what_is_known_of_two() -> None:
    one = Tally(answered=1, described=2, unknown=4, no_data=8, not_applicable=16, not_assessed=32, items=64)
    assert (one.asked, one.known) == (63, 3)
    assert replace(one, measured=False).asked == 0
    assert replace(one, measured=False).known == 3


def test_tallies_add_up_state_by_state_and_one_without_a_denominator_spoils_it() -> None:
    one, other = Tally(answered=1, items=2), Tally(answered=2, unknown=1, no_data=3, items=5)
    assert one + other == Tally(answered=3, unknown=1, no_data=3, items=7)
    assert not (one + replace(other, measured=False)).measured
    assert (one + other).measured


def covered(*found: Finding) -> Coverage:
    """Two places and a part, three topics; every place has one answer of three, two lines and a pact."""
    tallies = {}
    for place in (FREEDONIA, SYLVANIA, PART):
        tallies[place.code, "aid"] = Tally(answered=1, not_assessed=2, measured=place.is_whole)
        tallies[place.code, "lines"] = Tally(items=0 if place is SYLVANIA else 2, measured=place.is_whole)
        tallies[place.code, "pacts"] = Tally(unknown=1, measured=place.is_whole)
    kinds = {kind: tuple(one for one in found if one.kind == kind) for kind in ("gap", "stale", "undated", "conflict")}
    return Coverage(
        TODAY,
        7,
        BOOK.topics,
        (FREEDONIA, SYLVANIA, PART),
        tallies,
        {"aid.lawyer": 2},
        kinds["gap"],
        kinds["stale"],
        kinds["undated"],
        kinds["conflict"],
    )


def test_cells_are_counted_over_whole_places_and_items_wherever_they_are() -> None:
    found = covered()
    assert [place.code for place in found.whole] == ["FRE", "SYL"]
    assert dict(found.by_topic) == {
        "aid": Tally(answered=2, not_assessed=4),
        "lines": Tally(items=4),
        "pacts": Tally(unknown=2),
    }
    assert found.total() == Tally(answered=2, not_assessed=4, unknown=2, items=4)
    assert found.with_items(LINES) == 1
    assert found.of_place("FRE") == Tally(answered=1, not_assessed=2, unknown=1, items=2)
    assert found.of_place("FR-XX").asked == 0


FINDINGS = tuple(
    Finding(kind, country, topic, f"{topic}.x")
    for kind in ("gap", "stale", "undated", "conflict")
    for country in ("FRE", "SYL")
    for topic in ("aid", "pacts")
)


@pytest.mark.parametrize(
    ("countries", "topics", "left"),
    [
        ((), (), [("FRE", "aid"), ("FRE", "pacts"), ("SYL", "aid"), ("SYL", "pacts")]),
        (("SYL",), (), [("SYL", "aid"), ("SYL", "pacts")]),
        ((), ("pacts",), [("FRE", "pacts"), ("SYL", "pacts")]),
        (("FRE",), ("pacts",), [("FRE", "pacts")]),
        (("FRE", "SYL"), ("lines",), []),
    ],
)
def test_every_list_is_narrowed_alike(
    countries: tuple[str, ...], topics: tuple[str, ...], left: list[tuple[str, str]]
) -> None:
    found = covered(*FINDINGS).narrowed(countries, topics)
    for kept in (found.gaps, found.stale, found.undated, found.conflicts):
        assert [(one.country, one.topic) for one in kept] == left
    assert [topic.id for topic in found.topics] == ([*topics] or ["aid", "lines", "pacts"])
    assert [place.code for place in found.places] == ([*countries] or ["FRE", "SYL", "FR-XX"])


@pytest.mark.parametrize(("topic", "asks"), [(AID, "questions"), (LINES, "items"), (PACTS, "instruments")])
def test_what_a_topic_counts(topic: Topic, asks: str) -> None:
    assert queries.asks(topic) == asks


# --- findings, from a base

KENYA = Country("KEN", "state", "Kenya", "Republic of Kenya")


def said(question: str, value: str = "", item: str = "", **fields: str) -> Draft:
    told = Draft("KEN", question, item, value=value, as_of="2026", source="gazette")
    return replace(told, **fields)  # type: ignore[arg-type]


def read(url: str, *drafts: Draft) -> Coverage:
    publish(url, *drafts)
    with db.reading(url) as session:
        return queries.coverage(session, queries.Lens(BOOK, TODAY), [KENYA])


def test_a_gap_is_what_is_not_assessed_and_not_what_is_unknown(url: str) -> None:
    found = read(
        url,
        said("aid.lawyer", absent="unknown"),
        said("aid.age", absent="no_data"),
        said("aid.since", "2020", rank="deprecated", rank_reason="repealed"),
        said("lines.phone", "116", "116"),
        said("pacts.signed", "1990", "one"),
    )
    assert [(one.question, one.item, one.title, one.set_aside) for one in found.gaps] == [
        ("aid.since", "", "", True),
        ("pacts.status", "one", "Pact One", False),
    ]


def test_the_oldest_date_of_an_item_stands_for_all_its_answers(url: str) -> None:
    review = replace(LINE_PHONE, review_months=12), replace(LINE_NAME, review_months=12)
    book = Codebook((replace(LINES, questions=review[::-1]),))
    publish(
        url,
        said("lines.name", "Line", "116", as_of="2019"),
        said("lines.phone", "116", "116", as_of="2012-05", source="herald"),
        said("lines.name", "Other Line", "117", as_of="2012-04"),
        said("lines.name", "New Line", "118"),
    )
    with db.reading(url) as session:
        found = queries.coverage(session, queries.Lens(book, TODAY), [KENYA]).stale
    assert [(one.title, one.date, one.count, [source.id for source in one.sources]) for one in found] == [
        ("Other Line", "2012-04", 1, ["gazette"]),
        ("Line", "2012-05", 2, ["gazette", "herald"]),
    ]


def test_what_is_overdue_goes_by_the_last_day_that_a_date_can_mean(url: str) -> None:
    other = Topic("other", "Other", "", (replace(LAWYER, id="other.lawyer", topic="other"),))
    publish(url, said("aid.lawyer", "yes", as_of="2015"), said("other.lawyer", "yes", as_of="2015-06"))
    with db.reading(url) as session:
        found = queries.coverage(session, queries.Lens(Codebook((AID, other)), TODAY), [KENYA])
    assert [one.date for one in found.stale] == ["2015-06", "2015"]


@pytest.mark.parametrize(("day", "stale"), [(dt.date(2026, 3, 2), 1), (dt.date(2026, 3, 1), 0)])
def test_an_answer_is_overdue_on_the_day_after_its_months(url: str, day: dt.date, stale: int) -> None:
    publish(url, said("aid.lawyer", "yes", as_of="2024-03-01"))
    with db.reading(url) as session:
        found = queries.coverage(session, queries.Lens(BOOK, day), [KENYA])
    assert (len(found.stale), found.today) == (stale, day)


def test_a_conflict_about_an_item_carries_its_title(url: str) -> None:
    found = read(
        url,
        said("pacts.signed", "1990", "one"),
        said("pacts.signed", "1991", "one", source="herald"),
        said("pacts.signed", "1991", "one", source="rumour"),
    ).conflicts
    assert [(one.question, one.item, one.title, one.count) for one in found] == [("pacts.signed", "one", "Pact One", 3)]


def test_instruments_that_the_codebook_does_not_name_are_asked_of_everybody_after_those_that_it_names(url: str) -> None:
    publish(url, said("pacts.status", "yes", "zeta"), said("pacts.status", "yes", "alpha", country="NAM"))
    with db.reading(url) as session:
        found = queries.coverage(session, queries.Lens(BOOK, TODAY), [KENYA])
    assert found.tallies["KEN", "pacts"] == Tally(answered=1, not_assessed=2)
    assert [one.item for one in found.gaps if one.topic == "pacts"] == ["one", "alpha"]
