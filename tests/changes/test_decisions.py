"""Decisions on proposals: parts of a contribution, reasons, what is told and what stays; on both databases."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from kb import changes, queries
from kb.errors import NotFound, Outdated, Refused
from kb.people.roles import Actor, contributor
from kb.statements.drafts import Draft, Submission
from kb.statements.sources import Source
from kb.store import db
from tests.conftest import AMINA, BOOK, BRUNO, GAZETTE, HERALD, TODAY, publish

YES = Draft("KEN", "aid.lawyer", value="yes", as_of="2024", source="gazette", note="Section 3.")
AGE = Draft("KEN", "aid.age", value="12", as_of="2024", source="gazette")
NAMIBIA = replace(YES, country="NAM")
KEEPER = Actor("Keeper", frozenset({"redact"}))


def submit(url: str, *drafts: Draft, way: str = "form", digest: str = "") -> int:
    with db.writing(url) as session:
        given = Submission("Three answers", way, drafts, (GAZETTE, HERALD), digest)
        made = changes.submit(session, AMINA, given).contribution
    assert made is not None
    return made


def pending(url: str) -> dict[str, int]:
    """What waits for a decision: number of the proposal by country and question."""
    with db.reading(url) as session:
        return {f"{one.after['country']} {one.after['question']}": one.id for one in queries.inbox(session)}


def states(url: str) -> dict[str, list[tuple[str, str, str]]]:
    """State, who decided and why, of every proposal, by what it does."""
    command = "SELECT action, state, decided_by, reason FROM proposal ORDER BY id"
    found: dict[str, list[tuple[str, str, str]]] = {}
    with db.reading(url) as session:
        for action, *told in session.execute(text(command)):
            found.setdefault(action, []).append(tuple(told))
    return found


def live(url: str) -> dict[str, str]:
    """Values that stand, by country and question."""
    with db.reading(url) as session:
        found = queries.cells(session, queries.Lens(BOOK, TODAY), BOOK.questions)
    return {f"{country} {question}": one.statements[0].value for (country, question, _), one in found.items()}


def test_the_rest_of_a_contribution_may_be_accepted_later(url: str) -> None:
    waiting = submit(url, YES, AGE, NAMIBIA)
    with db.writing(url) as session:
        first = changes.accept(session, BRUNO, waiting, only=[pending(url)["KEN aid.age"]])
    assert (first, live(url)) == (changes.Accepted(1, 1, 0), {"KEN aid.age": "12"})
    with db.writing(url) as session:
        rest = changes.accept(session, BRUNO, waiting)
    assert rest == changes.Accepted(2, 2, 0)
    assert pending(url) == {}
    with pytest.raises(NotFound, match=f"Nothing is pending in contribution {waiting}"), db.writing(url) as session:
        changes.accept(session, BRUNO, waiting)


def test_some_may_be_rejected_with_a_reason_and_the_rest_still_waits(url: str) -> None:
    waiting = submit(url, YES, AGE, NAMIBIA)
    with db.writing(url) as session:
        assert (
            changes.reject(session, BRUNO, waiting, reason="Which section?", only=[pending(url)["NAM aid.lawyer"]]) == 1
        )
    assert sorted(pending(url)) == ["KEN aid.age", "KEN aid.lawyer"]
    assert states(url)["set"] == [
        ("pending", "", ""),
        ("pending", "", ""),
        ("rejected", "Bruno", "Which section?"),
    ]


def test_a_rejection_of_all_counts_statements_and_no_sources(url: str) -> None:
    waiting = submit(url, YES, AGE)
    with db.writing(url) as session:
        assert changes.reject(session, BRUNO, waiting, reason="Which section?") == 2
    assert {one for told in states(url).values() for one in told} == {("rejected", "Bruno", "Which section?")}
    with db.reading(url) as session:
        assert queries.sources(session) == ()


def test_a_proposal_that_was_taken_back_is_signed_by_its_author(url: str) -> None:
    waiting = submit(url, YES)
    with db.writing(url) as session:
        assert changes.withdraw(session, AMINA, waiting) == 1
    assert states(url)["set"] == [("withdrawn", "Amina", "")]
    with pytest.raises(NotFound, match="Nothing is pending"), db.writing(url) as session:
        changes.withdraw(session, AMINA, waiting)


def test_a_file_that_was_taken_back_may_come_again_and_one_that_was_accepted_may_not(url: str) -> None:
    waiting = submit(url, YES, way="file", digest="abc")
    with db.writing(url) as session:
        changes.withdraw(session, AMINA, waiting)
    again = submit(url, YES, way="file", digest="abc")
    with db.writing(url) as session:
        changes.accept(session, BRUNO, again)
        changed = Submission("x", "file", (replace(YES, value="no"),), (GAZETTE,), "abc")
        assert changes.submit(session, AMINA, changed) == changes.Submitted(None, 0, 1)


@pytest.mark.parametrize("verb", [changes.accept, changes.withdraw])
def test_a_contribution_that_does_not_exist_is_named(url: str, verb: object) -> None:
    with pytest.raises(NotFound, match="There is no contribution 7"), db.writing(url) as session:
        verb(session, BRUNO, 7)  # type: ignore[operator]


def test_what_does_not_exist_can_be_neither_reverted_nor_redacted(url: str) -> None:
    with pytest.raises(NotFound, match="There is no revision 7"), db.writing(url) as session:
        changes.revert(session, BRUNO, 7)
    with pytest.raises(NotFound, match="There is no statement 7"), db.writing(url) as session:
        changes.redact(session, KEEPER, 7, reason="x")


def test_each_verb_asks_for_its_right(url: str) -> None:
    publish(url, YES)
    reader, chen = Actor("Reader", frozenset()), contributor("Chen")
    with db.writing(url) as session:
        for refused in (
            lambda: changes.submit(session, reader, Submission("x", "form", (AGE,), (GAZETTE,))),
            lambda: changes.confirm(session, reader, [1], on="2026-11-01"),
            lambda: changes.retire(session, reader, [1], title="x"),
            lambda: changes.reject(session, chen, 1, reason="x"),
            lambda: changes.revert(session, chen, 1),
            lambda: changes.redact(session, BRUNO, 1, reason="x"),
            lambda: changes.settle_names(session, chen, {"Lanternia": "NAM"}),
            lambda: changes.settle_headings(session, chen, {"Nation": "country"}),
            lambda: changes.settle_matches(session, chen, ()),
        ):
            with pytest.raises(Refused, match="may not"):
                refused()
    with db.reading(url) as session:
        assert (queries.version(session), queries.inbox(session)) == (1, ())


# --- what a revision says of itself


def messages(url: str) -> list[tuple[str, str]]:
    with db.reading(url) as session:
        return [(one.by, one.message) for one in queries.history(session, ("KEN", "aid.lawyer", ""))]


def test_a_revision_carries_the_title_of_its_contribution_or_the_words_of_who_accepted_it(url: str) -> None:
    waiting = submit(url, YES)
    with db.writing(url) as session:
        changes.accept(session, BRUNO, waiting)
    again = submit(url, replace(YES, value="no"))
    with db.writing(url) as session:
        changes.accept(session, BRUNO, again, message="The section was repealed")
        changes.revert(session, BRUNO, 2)
        changes.revert(session, BRUNO, 3, message="It was repealed indeed")
    assert messages(url) == [
        ("Bruno", "It was repealed indeed"),
        ("Bruno", "Revert revision 2"),
        ("Bruno", "The section was repealed"),
        ("Bruno", "Three answers"),
    ]


def test_a_redaction_says_why_and_empties_words_but_no_place_nor_date(url: str) -> None:
    named = replace(
        YES,
        original="Ms X",
        locator="p. 3",
        legal_basis="Act",
        rank="preferred",
        rank_reason="newest",
        verified_by="N. N.",
        verified_on="2026",
        perspective="law",
    )
    publish(url, named)
    with db.writing(url) as session:
        changes.redact(session, KEEPER, 1, reason="names a private person")
    with db.reading(url) as session:
        (step, _first) = queries.history(session, ("KEN", "aid.lawyer", ""))
    (left,) = step.retired
    words = (left.value, left.original, left.locator, left.legal_basis, left.note, left.rank_reason, left.verified_by)
    assert (step.by, step.message) == ("Keeper", "Redact statement 1: names a private person")
    assert set(words) == {""}
    assert (left.redacted, left.country, left.as_of, left.perspective, left.verified_on) == (
        True,
        "KEN",
        "2024",
        "law",
        "2026",
    )


# --- what is new


@pytest.mark.parametrize(
    "changed",
    [
        {"note": "Section 4."},
        {"rank": "preferred", "rank_reason": "newest"},
        {"locator": "p. 3"},
        {"checked_on": "2026-11-01"},
        {"original": "Yes!"},
    ],
)
def test_a_change_of_any_field_replaces_the_statement(url: str, changed: dict[str, str]) -> None:
    publish(url, YES)
    assert publish(url, replace(YES, **changed)) == changes.Accepted(2, 1, 1)  # type: ignore[arg-type]


@pytest.mark.parametrize("other", [{"as_of": "2020"}, {"perspective": "practice"}, {"source": "herald"}, {"item": "x"}])
def test_another_date_perspective_source_or_item_stands_beside_it(url: str, other: dict[str, str]) -> None:
    publish(url, YES)
    assert publish(url, replace(YES, **other)) == changes.Accepted(2, 1, 0)  # type: ignore[arg-type]


def test_of_two_drafts_of_one_identity_the_last_holds_and_the_first_counts_as_nothing_new(url: str) -> None:
    with db.writing(url) as session:
        both = Submission("x", "form", (YES, replace(YES, value="no"), AGE), (GAZETTE,))
        made = changes.submit(session, AMINA, both)
        assert made == changes.Submitted(1, 2, 1)
        changes.accept(session, BRUNO, 1)
    assert live(url) == {"KEN aid.lawyer": "no", "KEN aid.age": "12"}


def test_drafts_that_are_known_are_counted_beside_those_that_are_new(url: str) -> None:
    publish(url, YES, NAMIBIA)
    with db.writing(url) as session:
        assert changes.submit(session, AMINA, Submission("x", "form", (YES, AGE, NAMIBIA), (GAZETTE,))) == (
            changes.Submitted(2, 1, 2)
        )


def test_a_source_alone_makes_a_contribution_without_statements(url: str) -> None:
    almanac = Source("almanac", "Almanac", "Freedonian Almanac")
    with db.writing(url) as session:
        waiting = changes.submit(session, AMINA, Submission("A source", "form", (), (almanac,)))
        assert waiting == changes.Submitted(1, 0, 0)
        assert changes.accept(session, BRUNO, 1) == changes.Accepted(1, 0, 0)
    with db.reading(url) as session:
        assert queries.sources(session) == (almanac,)
        assert queries.inbox(session) == ()


def test_sources_come_with_whatever_part_is_accepted(url: str) -> None:
    waiting = submit(url, YES, replace(AGE, source="herald"))
    with db.writing(url) as session:
        changes.accept(session, BRUNO, waiting, only=[pending(url)["KEN aid.lawyer"]])
    with db.reading(url) as session:
        assert queries.sources(session) == (GAZETTE, HERALD)


def test_a_long_list_is_outdated_as_a_whole_where_one_is_named_that_never_was(url: str) -> None:
    publish(url, YES)
    with pytest.raises(Outdated, match="Look at the new state"), db.writing(url) as session:
        changes.confirm(session, AMINA, [1, 99], on="2026-11-01")


def test_a_statement_that_is_named_twice_is_confirmed_once(url: str) -> None:
    publish(url, YES)
    with db.writing(url) as session:
        assert changes.confirm(session, AMINA, [1, 1], on="2026-11-01") == changes.Submitted(2, 1, 0)


# --- the chain


@pytest.mark.parametrize(
    ("tampering", "told"),
    [
        ("UPDATE statement SET redacted = true", [("redaction", 1)]),
        ("UPDATE statement SET note = 'Section 9.'", [("statement", 1)]),
        ("UPDATE statement SET salt = 'x'", [("statement", 1)]),
        ("UPDATE revision SET at = '2001-01-01T00:00:00Z' WHERE number = 1", [("revision", 1)]),
        ("UPDATE revision SET digest = 'x' WHERE number = 1", [("revision", 1), ("revision", 2)]),
        ("UPDATE statement SET digest = 'x' WHERE id = 1", [("statement", 1), ("revision", 1)]),
    ],
)
def test_tampering_is_told_where_it_was_done(url: str, tampering: str, told: list[tuple[str, int]]) -> None:
    publish(url, YES)
    publish(url, sources=(replace(GAZETTE, title="Mended"),))
    with db.writing(url) as session:
        session.execute(text(tampering))
    with db.reading(url) as session:
        assert [(one.kind, one.id) for one in queries.broken_links(session)] == told


def test_a_redaction_that_left_a_word_behind_is_told(url: str) -> None:
    publish(url, YES)
    with db.writing(url) as session:
        changes.redact(session, KEEPER, 1, reason="names a private person")
    with db.writing(url) as session:
        assert queries.broken_links(session) == ()
        session.execute(text("UPDATE statement SET locator = 'p. 3'"))
        assert [(one.kind, one.id) for one in queries.broken_links(session)] == [("redaction", 1)]


def test_every_statement_has_its_source(url: str) -> None:
    publish(url, YES, AGE)
    with db.reading(url) as session:
        assert queries.statements_without_source(session) == 0
