"""What the read door answers: comparisons, items, histories, figures; a fictional codebook, on both databases."""

from dataclasses import replace

import pytest

from kb import changes, queries
from kb.codebook import Codebook, SharedItem, Topic
from kb.errors import NotFound
from kb.queries import Lens
from kb.statements.drafts import Draft, Submission
from kb.statements.views import MatrixRow
from kb.store import db
from tests.conftest import AMINA, BOOK, BRUNO, GAZETTE, LAWYER, PROVIDER, TODAY, publish

PACTS = Topic(
    "pacts",
    "Pacts",
    "Treaties.",
    (
        replace(LAWYER, id="pacts.status", topic="pacts", outdated_by=()),
        replace(PROVIDER, id="pacts.note", topic="pacts"),
    ),
    repeats=True,
    items="shared",
    key="pacts.status",
    shared_items=(SharedItem("second", "Second", "The Second"), SharedItem("first", "First", "The First")),
)
LENS = Lens(Codebook((*BOOK.topics, PACTS)), TODAY)


def told(country: str, question: str, value: str, item: str = "", **fields: str) -> Draft:
    return replace(Draft(country, question, item, value=value, as_of="2024", source="gazette"), **fields)  # type: ignore[arg-type]


@pytest.fixture
def base(url: str) -> str:
    """Two countries: answers on legal aid, three lines, two pacts of which one is in no codebook."""
    publish(
        url,
        told("KEN", "aid.lawyer", "yes"),
        told("KEN", "aid.lawyer", "no", source="herald"),
        told("NAM", "aid.age", "12"),
        told("KEN", "lines.name", "zebra line", "1"),
        told("KEN", "lines.name", "Antelope Line", "2"),
        told("KEN", "lines.phone", "116", "3"),
        told("NAM", "lines.name", "Lion Line", "1"),
        told("KEN", "pacts.status", "yes", "first"),
        told("NAM", "pacts.note", "Read twice.", "unlisted"),
    )
    return url


# --- comparisons


def rows(url: str, *asked: str, countries: tuple[str, ...] = ("KEN", "NAM")) -> list[MatrixRow]:
    with db.reading(url) as session:
        return list(queries.matrix(session, LENS, countries, asked).rows)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (("aid.age", "aid.lawyer"), [MatrixRow("aid", "aid.age"), MatrixRow("aid", "aid.lawyer")]),
        (
            ("aid",),
            [MatrixRow("aid", f"aid.{name}") for name in ("lawyer", "age", "provider", "since")],
        ),
        (
            ("aid.age", "aid"),
            [MatrixRow("aid", f"aid.{name}") for name in ("age", "lawyer", "provider", "since")],
        ),
        (("lines",), [MatrixRow("lines", "lines.name", listing=True)]),
        (("lines.phone",), [MatrixRow("lines", "lines.name", listing=True)]),
        (
            ("lines", "aid.age"),
            [MatrixRow("lines", "lines.name", listing=True), MatrixRow("aid", "aid.age")],
        ),
    ],
)
def test_rows_stand_in_the_order_in_which_they_are_asked_and_each_once(
    base: str, asked: tuple[str, ...], expected: list[MatrixRow]
) -> None:
    assert rows(base, *asked) == expected


def test_treaties_stand_in_the_order_of_the_codebook_and_those_that_it_does_not_name_last(base: str) -> None:
    publish(base, told("KEN", "pacts.status", "no", "second"))
    assert [(row.item, row.question) for row in rows(base, "pacts")] == [
        (item, question) for item in ("second", "first", "unlisted") for question in ("pacts.status", "pacts.note")
    ]


def test_a_treaty_that_none_of_the_countries_is_asked_about_has_no_row(base: str) -> None:
    assert [row.item for row in rows(base, "pacts.status", countries=("KEN",))] == ["first"]
    assert rows(base, "pacts.status", countries=("NAM",)) == []


def test_a_comparison_has_a_cell_for_every_row_and_country_also_where_nobody_answers(base: str) -> None:
    with db.reading(base) as session:
        found = queries.matrix(session, LENS, ("NAM", "KEN"), ("aid.lawyer", "aid.age"))
    assert found.countries == ("NAM", "KEN")
    assert [[cell.state for cell in found.row(row)] for row in found.rows] == [
        ["not_assessed", "answered"],
        ["answered", "not_assessed"],
    ]
    assert found.cells["KEN", "aid.lawyer", ""].has("disagree")
    assert found.revision == 1


def test_a_listing_holds_the_items_of_each_country_by_title_and_none_where_there_is_none(base: str) -> None:
    with db.reading(base) as session:
        found = queries.matrix(session, LENS, ("KEN", "NAM", "ZMB"), ("lines",))
    titles = {country: [one.title for one in items] for (country, _topic), items in found.items.items()}
    assert titles == {"KEN": ["3", "Antelope Line", "zebra line"], "NAM": ["Lion Line"], "ZMB": []}
    assert found.cells == {}


def test_a_look_back_compares_what_stood_then(base: str) -> None:
    publish(base, told("NAM", "aid.age", "14"))
    with db.reading(base) as session:
        then = queries.matrix(session, replace(LENS, at=1), ("NAM",), ("aid.age",))
        now = queries.matrix(session, LENS, ("NAM",), ("aid.age",))
    assert [(one.revision, one.cells["NAM", "aid.age", ""].statements[0].value) for one in (then, now)] == [
        (1, "12"),
        (2, "14"),
    ]


@pytest.mark.parametrize("asked", ["aid.colour", "weather"])
def test_what_the_codebook_does_not_hold_cannot_be_compared(base: str, asked: str) -> None:
    with pytest.raises(NotFound, match=asked), db.reading(base) as session:
        queries.matrix(session, LENS, ("KEN",), (asked,))


# --- items


def test_the_items_of_a_country_are_its_own(base: str) -> None:
    with db.reading(base) as session:
        kenya, zambia = (queries.items(session, LENS, country, "lines") for country in ("KEN", "ZMB"))
    assert [(one.item, sorted(one.cells)) for one in kenya] == [
        ("3", ["lines.phone"]),
        ("2", ["lines.name"]),
        ("1", ["lines.name"]),
    ]
    assert zambia == ()


def test_a_directory_goes_by_country_and_may_ask_for_one_item(base: str) -> None:
    with db.reading(base) as session:
        everything = queries.directory(session, LENS, "lines")
        first = queries.directory(session, LENS, "lines", "1")
    assert [(one.country, one.title) for one in everything] == [
        ("KEN", "3"),
        ("KEN", "Antelope Line"),
        ("KEN", "zebra line"),
        ("NAM", "Lion Line"),
    ]
    assert [(one.country, one.title) for one in first] == [("KEN", "zebra line"), ("NAM", "Lion Line")]


def test_picked_items_are_those_named_and_no_item_of_the_same_slug_elsewhere(base: str) -> None:
    with db.reading(base) as session:
        found = queries.picked(session, LENS, "lines", [("KEN", "2"), ("NAM", "1"), ("ZMB", "1")])
        assert queries.picked(session, LENS, "lines", []) == {}
    assert {place: one.title for place, one in found.items()} == {
        ("KEN", "2"): "Antelope Line",
        ("NAM", "1"): "Lion Line",
    }


def test_the_answers_of_all_countries_to_one_question_leave_out_who_has_none(base: str) -> None:
    with db.reading(base) as session:
        ages = queries.across(session, LENS, "aid.age")
        bound = queries.across(session, LENS, "pacts.status", "first")
    assert {country: cell.statements[0].value for country, cell in ages.items()} == {"NAM": "12"}
    assert list(bound) == ["KEN"]


def test_one_cell_is_of_one_country_question_and_item(base: str) -> None:
    with db.reading(base) as session:
        first, second, none = (queries.cell(session, LENS, ("KEN", "lines.name", item)) for item in ("1", "2", "9"))
    assert [one.statements[0].value for one in (first, second)] == ["zebra line", "Antelope Line"]
    assert (none.item, none.state, none.statements) == ("9", "not_assessed", ())


def test_which_questions_anybody_answers_follows_what_is_live(base: str) -> None:
    with db.reading(base) as session:
        before = queries.answered_questions(session)
        (asked,) = queries.cell(session, LENS, ("NAM", "aid.age", "")).statements
    with db.writing(base) as session:
        waiting = changes.retire(session, AMINA, [asked.id], title="It was repealed")
        assert waiting.contribution is not None
        changes.accept(session, BRUNO, waiting.contribution)
    with db.reading(base) as session:
        assert before - queries.answered_questions(session) == {"aid.age"}


# --- histories and figures


def test_a_history_tells_who_did_what_and_nothing_of_other_cells(base: str) -> None:
    publish(base, told("NAM", "aid.lawyer", "yes"))
    publish(base, told("KEN", "aid.lawyer", "no"))
    with db.reading(base) as session:
        steps = queries.history(session, ("KEN", "aid.lawyer", ""))
        assert queries.history(session, ("ZMB", "aid.lawyer", "")) == ()
    assert [(one.revision, one.by, one.message, len(one.added), len(one.retired)) for one in steps] == [
        (3, "Bruno", "Correction", 1, 1),
        (1, "Bruno", "Correction", 2, 0),
    ]


def test_the_last_revisions_of_a_country_are_counted_newest_first(base: str) -> None:
    publish(base, told("NAM", "aid.lawyer", "yes"))
    publish(base, told("KEN", "aid.lawyer", "no"), told("KEN", "aid.age", "10"))
    with db.reading(base) as session:
        seen = {country: queries.touched(session, country, 5) for country in ("KEN", "NAM", "ZMB")}
        assert queries.touched(session, "KEN", 1) == seen["KEN"][:1]
    assert {country: [(one.number, one.added, one.retired) for one in found] for country, found in seen.items()} == {
        "KEN": [(3, 2, 1), (1, 6, 0)],
        "NAM": [(2, 1, 0), (1, 3, 0)],
        "ZMB": [],
    }


def test_figures_count_what_is_live_and_parts_and_the_world_apart(url: str) -> None:
    book = Codebook(
        tuple(
            Topic(topic, topic, "", (replace(PROVIDER, id=f"{topic}.name", topic=topic),), True, key=f"{topic}.name")
            for topic in ("hotlines", "organisations")
        )
    )
    publish(
        url,
        told("KEN", "hotlines.name", "One", "1", as_of=""),
        told("KEN", "hotlines.name", "One, by another source", "1", source="herald", verified_by="N. N."),
        told("KEN", "hotlines.name", "Two", "2"),
        told("NAM", "hotlines.name", "One", "1"),
        told("GB-SCT", "organisations.name", "Aid", "aid"),
        told("001", "organisations.name", "World Aid", "aid"),
        told("001", "organisations.about", "Helps.", "help"),
    )
    publish(url, told("NAM", "hotlines.name", "One, mended", "1"))
    with db.reading(url) as session:
        found = queries.figures(session, book)
    assert (found.statements, found.undated, found.unverified) == (7, 1, 6)
    assert (found.countries, found.parts, found.sources) == (2, 1, 2)
    assert (found.hotlines, found.organisations, found.revision) == (3, 2, 2)


def test_an_empty_base_counts_nothing(url: str) -> None:
    with db.reading(url) as session:
        found = queries.figures(session, BOOK)
        assert queries.version(session) == 0
        assert queries.answered_questions(session) == frozenset()
    assert (found.statements, found.countries, found.parts, found.sources, found.revision) == (0, 0, 0, 0, 0)


def test_the_inbox_tells_what_a_proposal_sets_and_what_it_would_replace(base: str) -> None:
    with db.writing(base) as session:
        new = told("KEN", "aid.age", "10", note="Section 4.")
        changed = told("NAM", "aid.age", "14")
        changes.submit(session, AMINA, Submission("Two ages", "form", (new, changed), (GAZETTE,)))
    with db.reading(base) as session:
        first, second = queries.inbox(session)
    assert (first.title, first.by, first.action, first.before) == ("Two ages", "Amina", "set", None)
    assert (first.after["value"], first.after["note"], "salt" in first.after) == ("10", "Section 4.", False)
    assert second.before is not None
    assert (second.before.value, second.after["value"]) == ("12", "14")


def test_names_of_bodies_come_from_all_sources_and_leave_out_what_was_set_aside(url: str) -> None:
    aid = {"country": "KEN", "item": "aid"}
    publish(
        url,
        told(**aid, question="organisations.name", value="Aid"),
        told(**aid, question="organisations.name", value="Aid of Freedonia", source="herald"),
        told(**aid, question="organisations.name", value="Old Aid", source="rumour", rank="deprecated"),
        told(**aid, question="organisations.networks", value="Ring;League"),
        told(**aid, question="organisations.networks", value="League", source="herald"),
        told(**aid, question="organisations.about", value="Helps."),
        told("KEN", "organisations.acronym", "NN", "nameless"),
        told("KEN", "services.name", "Clinic", "clinic"),
        told("KEN", "lines.name", "Line", "116"),
    )
    with db.reading(url) as session:
        found = queries.item_names(session)
        services = queries.item_names(session, ("services",))
    assert [(one.topic, one.item, one.names, one.networks) for one in found] == [
        ("organisations", "aid", ("Aid", "Aid of Freedonia"), ("League", "Ring")),
        ("services", "clinic", ("Clinic",), ()),
    ]
    assert services == found[1:]
