"""What may not come back, what may not move, and long lists: reverts, redactions, looks back; on both databases."""

from dataclasses import replace

import pytest

from kb import changes, queries
from kb.errors import Outdated
from kb.people.roles import Actor, contributor
from kb.statements.drafts import Draft, Submission
from kb.statements.sources import Source
from kb.statements.statement import Statement
from kb.statements.views import Cell
from kb.store import db
from tests.conftest import AMINA, BOOK, BRUNO, GAZETTE, TODAY, publish

KEY = ("KEN", "aid.lawyer", "")
YES = Draft("KEN", "aid.lawyer", value="yes", as_of="2024", source="gazette", note="Call Ms X at home.")
NO = replace(YES, value="no", note="Section 3 was repealed.")
KEEPER = Actor("Keeper", frozenset({"redact"}))


def cell(url: str, at: int | None = None) -> Cell:
    with db.reading(url) as session:
        return queries.cell(session, queries.Lens(BOOK, TODAY, at), KEY)


def retired_in(url: str) -> dict[str, int]:
    """In which revision each answer of the cell was retired; redacted ones are named ""."""
    with db.reading(url) as session:
        found: list[Statement] = [one for step in queries.history(session, KEY) for one in step.added]
        assert queries.broken_links(session) == ()
    return {one.value: one.retired_in for one in found}


def redact(url: str, statement: int) -> changes.Accepted:
    with db.writing(url) as session:
        return changes.redact(session, KEEPER, statement, reason="names a private person")


def test_a_revert_does_not_bring_back_what_was_redacted(url: str) -> None:
    publish(url, YES)
    named = cell(url).statements[0].id
    publish(url, NO)
    redact(url, named)
    with db.writing(url) as session:
        done = changes.revert(session, BRUNO, 2)
    assert (done.added, done.retired) == (0, 1)
    assert cell(url).state == "not_assessed"


def test_a_revert_brings_back_all_but_what_was_redacted(url: str) -> None:
    publish(url, YES, replace(YES, as_of="2020", note="Kept."))
    named = next(one.id for one in cell(url).statements if one.as_of == "2024")
    publish(url, NO, replace(NO, as_of="2020"))
    redact(url, named)
    with db.writing(url) as session:
        changes.revert(session, BRUNO, 2)
    assert [(one.value, one.note) for one in cell(url).statements] == [("yes", "Kept.")]


def test_a_redaction_retires_what_stands_in_a_revision_of_its_own(url: str) -> None:
    publish(url, YES)
    assert redact(url, cell(url).statements[0].id) == changes.Accepted(2, 0, 1)
    assert retired_in(url) == {"": 2}


def test_a_redaction_leaves_the_day_on_which_a_statement_was_retired(url: str) -> None:
    publish(url, YES)
    named = cell(url).statements[0].id
    publish(url, NO)
    assert redact(url, named) == changes.Accepted(3, 0, 0)
    assert retired_in(url) == {"": 2, "no": 0}


def test_each_revision_shows_what_stood_then_and_nothing_else(url: str) -> None:
    publish(url, YES)
    publish(url, NO)
    publish(url, replace(NO, value="yes"))
    seen = [[(one.value, one.retired_in) for one in cell(url, at).statements] for at in (1, 2, 3)]
    assert seen == [[("yes", 0)], [("no", 0)], [("yes", 0)]]
    assert cell(url, 0).state == "not_assessed"


# --- long lists go to the base in portions


@pytest.fixture
def short_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two values fit one command, so that five show what a thousand would."""
    monkeypatch.setattr("kb.changes.common.MANY", 2)
    monkeypatch.setattr("kb.changes.propose.MANY", 2)


FIVE = tuple(replace(YES, country=country) for country in ("KEN", "NAM", "ZMB", "NOR", "CHE"))


def live(url: str) -> list[int]:
    with db.reading(url) as session:
        lens = queries.Lens(BOOK, TODAY)
        return [one.id for found in queries.across(session, lens, "aid.lawyer").values() for one in found.statements]


@pytest.mark.usefixtures("short_portions")
def test_a_long_list_is_retired_whole(url: str) -> None:
    publish(url, *FIVE)
    with db.writing(url) as session:
        asked = changes.retire(session, AMINA, live(url), title="All five were repealed")
        assert (asked.proposed, asked.contribution) == (5, 2)
    with db.writing(url) as session:
        assert changes.accept(session, BRUNO, 2) == changes.Accepted(2, 0, 5)
    assert live(url) == []
    with db.reading(url) as session:
        assert queries.inbox(session) == ()
        assert queries.broken_links(session) == ()


@pytest.mark.usefixtures("short_portions")
def test_a_long_list_that_says_nothing_new_is_seen_to(url: str) -> None:
    publish(url, *FIVE)
    with db.writing(url) as session:
        assert changes.submit(session, AMINA, Submission("Again", "form", FIVE)) == changes.Submitted(None, 0, 5)


@pytest.mark.usefixtures("short_portions")
def test_one_outdated_statement_of_a_long_list_is_enough(url: str) -> None:
    publish(url, *FIVE)
    ids = live(url)
    publish(url, replace(FIVE[-1], value="no"))
    with pytest.raises(Outdated), db.writing(url) as session:
        changes.confirm(session, AMINA, ids, on="2026-11-01")


# --- a partner's file changes no source that is known


def hand_in(url: str, way: str, source: Source, *drafts: Draft) -> int | None:
    with db.writing(url) as session:
        return changes.submit(session, contributor("Chen"), Submission("x", way, drafts, (source,))).contribution


HOSTILE = Source("gazette", "Gazette", "Somebody else", "https://elsewhere.example/")


def sources(url: str) -> set[Source]:
    with db.reading(url) as session:
        return set(queries.sources(session))


def test_a_file_that_only_describes_a_known_source_otherwise_is_nothing_new(url: str) -> None:
    publish(url, YES, sources=(GAZETTE,))
    assert hand_in(url, "file", HOSTILE) is None
    assert hand_in(url, "form", HOSTILE) is not None


def test_a_file_may_bring_a_source_that_nobody_knows(url: str) -> None:
    publish(url, YES, sources=(GAZETTE,))
    new = Source("almanac", "Almanac", "Freedonian Almanac")
    waiting = hand_in(url, "file", new, replace(YES, source="almanac"))
    assert waiting is not None
    with db.writing(url) as session:
        changes.accept(session, BRUNO, waiting)
    assert sources(url) == {GAZETTE, new}


def test_a_file_changes_no_source_that_became_known_while_it_waited(url: str) -> None:
    waiting = hand_in(url, "file", HOSTILE, replace(YES, country="NAM"))
    assert waiting is not None
    publish(url, YES, sources=(GAZETTE,))
    with db.writing(url) as session:
        changes.accept(session, BRUNO, waiting)
    assert sources(url) == {GAZETTE}
