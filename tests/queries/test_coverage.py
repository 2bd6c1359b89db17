"""How complete a base is: states that add up, honest denominators, and what to do next."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

import pytest
from sqlmodel import Session

from kb import codebook, countries, queries
from kb.codebook import Choice, Codebook, Question, SharedItem, Topic
from kb.countries import Country
from kb.queries import Coverage, Finding, Tally
from kb.statements.drafts import Draft
from kb.store import db
from tests import filled
from tests.conftest import AGE, GAZETTE, HERALD, LAWYER, LINE_NAME, LINE_PHONE, TODAY, publish

PARTY = Choice("party", "Party", "Bound.", "favourable")
STATUS = Question("pacts.status", "pacts", "Bound by it?", "On the day.", "choice", (PARTY,), compare="value")
SIGNED = Question("pacts.signed", "pacts", "Signed on", "Day.", "date", compare="value", review_months=12)
AID = Topic("aid", "Legal aid", "Lawyers for children.", (LAWYER, AGE))
LINES = Topic("lines", "Hotlines", "Numbers.", (LINE_NAME, LINE_PHONE), repeats=True, key="lines.name")
PACTS = Topic(
    "pacts",
    "Pacts",
    "Treaties.",
    (STATUS, SIGNED),
    repeats=True,
    items="shared",
    key="pacts.status",
    shared_items=(SharedItem("first", "First Pact", "First Pact of Freedonia"), SharedItem("second", "Second", "2nd")),
)
BOOK = Codebook((AID, LINES, PACTS))
KENYA = Country("KEN", "state", "Kenya", "Republic of Kenya")
ARUBA = Country("ABW", "territory", "Aruba", "Aruba")
SCOTLAND = Country("GB-SCT", "part", "Scotland", "Scotland", parent="GBR")
WORLD = Country("001", "world", "World", "World")
PLACES = (KENYA, ARUBA, SCOTLAND, WORLD)


def read(url: str, places: Iterable[Country] = PLACES) -> Coverage:
    with db.reading(url) as session:
        return queries.coverage(session, queries.Lens(BOOK, TODAY), places)


def said(country: str, question: str, value: str = "", **fields: str) -> Draft:
    return replace(Draft(country, question, value=value, source="gazette", as_of="2026"), **fields)  # type: ignore[arg-type]


def test_an_empty_base_has_gaps_only(url: str) -> None:
    found = read(url)

    assert found.total() == Tally(not_assessed=2 * (2 + 2))
    assert found.total().asked == 8
    assert [one.question for one in found.gaps if one.country == "KEN"] == [
        "aid.lawyer",
        "aid.age",
        "lines.name",
        "pacts.status",
        "pacts.status",
    ]
    assert (found.stale, found.undated, found.conflicts) == ((), (), ())


def test_every_state_is_counted_and_together_they_are_all_that_is_asked(url: str) -> None:
    publish(
        url,
        said("KEN", "aid.lawyer", "yes"),
        said("KEN", "aid.age", original="From twelve or so"),
        said("ABW", "aid.lawyer", absent="unknown"),
        said("ABW", "aid.age", absent="not_applicable"),
    )

    aid = read(url).by_topic["aid"]

    assert aid == Tally(answered=1, described=1, unknown=1, not_applicable=1)
    assert (aid.asked, aid.known) == (4, 2)


def test_an_instrument_is_asked_of_every_country_by_its_key_question(url: str) -> None:
    publish(
        url,
        said("KEN", "pacts.status", "party", item="first"),
        said("KEN", "pacts.signed", "2020", item="first"),
        said("KEN", "pacts.status", "party", item="found-later"),
    )

    found = read(url)

    assert found.tallies["KEN", "pacts"] == Tally(answered=2, not_assessed=1)
    assert found.tallies["ABW", "pacts"] == Tally(not_assessed=3)
    assert [one.title for one in found.gaps if one.country == "KEN" and one.topic == "pacts"] == ["Second"]


def test_items_of_a_country_have_no_denominator(url: str) -> None:
    publish(
        url,
        said("KEN", "lines.name", "Example Line", item="116"),
        said("KEN", "lines.phone", "116", item="116"),
        said("KEN", "lines.name", "Another Line", item="117"),
    )

    found = read(url)

    assert (found.by_topic["lines"].items, found.by_topic["lines"].asked) == (2, 0)
    assert found.with_items(LINES) == 1
    assert [one.country for one in found.gaps if one.topic == "lines"] == ["ABW"]


def test_a_part_and_the_world_are_asked_nothing_but_what_they_hold_is_counted(url: str) -> None:
    publish(
        url,
        said("GB-SCT", "aid.lawyer", "yes"),
        said("001", "lines.name", "Line of the world", item="1"),
    )

    found = read(url)

    assert (found.tallies["GB-SCT", "aid"].known, found.tallies["GB-SCT", "aid"].asked) == (1, 0)
    assert (found.of_place("001").items, found.of_place("001").asked) == (1, 0)
    assert found.total().answered == 0
    assert found.total().items == 1
    assert {one.country for one in found.gaps} == {"KEN", "ABW"}


def test_an_answer_that_was_set_aside_is_a_gap_that_says_so(url: str) -> None:
    publish(url, said("KEN", "aid.lawyer", "yes", rank="deprecated", rank_reason="the Lawyers Act 2026"))

    found = read(url)

    assert found.tallies["KEN", "aid"].not_assessed == 2
    assert [one.set_aside for one in found.gaps if one.country == "KEN" and one.topic == "aid"] == [True, False]


def test_what_is_overdue_stands_oldest_first_and_an_item_on_one_line(url: str) -> None:
    publish(
        url,
        said("KEN", "aid.lawyer", "yes", as_of="2019-03"),
        said("ABW", "aid.lawyer", "yes", as_of="2012"),
        said("KEN", "pacts.signed", "1990", item="first", as_of="2001"),
        said("KEN", "pacts.status", "party", item="first", as_of="2001"),
        said("GB-SCT", "aid.lawyer", "yes", as_of="2026"),
    )

    stale = read(url).stale

    assert [(one.country, one.question, one.date, one.count) for one in stale] == [
        ("KEN", "pacts.status", "2001", 1),
        ("ABW", "aid.lawyer", "2012", 1),
        ("KEN", "aid.lawyer", "2019-03", 1),
    ]
    assert stale[0].title == "First Pact"
    assert [source.id for source in stale[0].sources] == ["gazette"]


def test_a_later_check_makes_an_old_answer_good_again(url: str) -> None:
    publish(url, said("KEN", "aid.lawyer", "yes", as_of="2012", checked_on="2026-06"))

    assert read(url).stale == ()


def test_what_has_no_date_names_when_its_source_was_written(url: str) -> None:
    publish(
        url,
        said("KEN", "aid.lawyer", "yes", as_of="", source="herald"),
        said("KEN", "lines.name", "Example Line", item="116", as_of=""),
        said("KEN", "lines.phone", "116", item="116", as_of=""),
    )

    undated = read(url).undated

    assert [(one.question, one.title, one.date, one.count) for one in undated] == [
        ("aid.lawyer", "", "2012/2015", 1),
        ("lines.name", "Example Line", "", 2),
    ]


def test_a_disagreement_names_every_answer_and_its_source(url: str) -> None:
    publish(
        url,
        said("KEN", "aid.lawyer", "yes", perspective="law"),
        said("KEN", "aid.lawyer", "no", perspective="law", source="herald"),
        said("KEN", "aid.lawyer", "no", perspective="practice", source="rumour"),
        said("ABW", "aid.lawyer", "yes", perspective="law"),
        said("ABW", "aid.lawyer", "no", perspective="practice", source="herald"),
    )

    (found,) = read(url).conflicts

    assert (found.country, found.question, found.count) == ("KEN", "aid.lawyer", 2)
    assert {(one.value, one.source.id) for one in found.answers} == {("yes", "gazette"), ("no", "herald")}
    assert set(found.sources) == {GAZETTE, HERALD}


def test_a_look_back_counts_what_stood_then(url: str) -> None:
    first = publish(url, said("KEN", "aid.lawyer", "yes")).revision
    publish(url, said("ABW", "aid.lawyer", "yes"))

    with db.reading(url) as session:
        then = queries.coverage(session, queries.Lens(BOOK, TODAY, at=first), PLACES)

    assert (then.total().answered, then.revision) == (1, first)
    assert read(url).total().answered == 2


def test_a_question_counts_the_countries_that_answer_it(url: str) -> None:
    publish(url, said("KEN", "aid.lawyer", "yes"), said("ABW", "aid.lawyer", absent="unknown"))
    publish(url, said("GB-SCT", "aid.lawyer", "yes"))

    assert read(url).answered_in["aid.lawyer"] == 1
    assert read(url).answered_in["aid.age"] == 0


def test_narrowed_to_a_country_and_topic_everything_is_about_them(url: str) -> None:
    publish(url, said("KEN", "aid.lawyer", "yes", as_of="2012"), said("ABW", "aid.lawyer", "yes", as_of="2012"))

    found = read(url).narrowed(["KEN"], ["aid"])

    assert found.total() == Tally(answered=1, not_assessed=1)
    assert [one.country for one in found.stale] == ["KEN"]
    assert {(one.country, one.topic) for one in found.gaps} == {("KEN", "aid")}


@pytest.fixture(scope="module")
def real() -> Coverage:
    """The coverage of the release's own base, on a fixed day."""
    book = codebook.load(filled.DATA / "codebook")
    with db.reading(filled.url()) as session:
        return _read_all(session, book)


def _read_all(session: Session, book: Codebook) -> Coverage:
    lens = queries.Lens(book, dt.date(2026, 11, 22))
    return queries.coverage(session, lens, countries.Names.load(filled.DATA).countries.values())


def test_in_the_release_states_add_up_to_places_times_questions(real: Coverage) -> None:
    assert len(real.whole) == 250
    for topic in real.topics:
        cells = {"questions": len(topic.questions), "instruments": len(topic.shared_items), "items": 0}
        assert real.by_topic[topic.id].asked == 250 * cells[queries.asks(topic)]
        assert sum(real.tallies[place.code, topic.id].asked for place in real.places) == real.by_topic[topic.id].asked


def test_in_the_release_gaps_are_exactly_what_is_not_assessed_or_not_recorded(real: Coverage) -> None:
    none = sum(len(real.whole) - real.with_items(topic) for topic in real.topics if queries.asks(topic) == "items")

    assert len(real.gaps) == real.total().not_assessed + none
    assert len(set(map(_place, real.gaps))) == len(real.gaps)


def _place(one: Finding) -> tuple[str, str, str]:
    return one.country, one.question, one.item


def test_in_the_release_the_items_are_those_of_the_start_page(real: Coverage) -> None:
    with db.reading(filled.url()) as session:
        figures = queries.figures(session, codebook.load(filled.DATA / "codebook"))

    assert real.by_topic["hotlines"].items == figures.hotlines
    assert real.by_topic["organisations"].items == figures.organisations


def test_in_the_release_every_disagreement_has_two_answers_and_every_overdue_line_a_date(real: Coverage) -> None:
    assert all(one.count == len(one.answers) >= 2 for one in real.conflicts)
    assert all(one.date and one.sources for one in real.stale)
    assert all(one.sources for one in real.undated)
