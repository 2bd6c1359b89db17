"""The write door: four eyes, nothing overwritten, nothing half-written; on both databases."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from kb import changes, queries, wording
from kb.errors import KbError, NotFound, Outdated, Refused
from kb.people.roles import Actor, contributor, reviewer
from kb.statements.drafts import Draft, Place, Submission
from kb.statements.sources import Source
from kb.statements.views import Cell
from kb.store import db
from tests.conftest import AMINA, BOOK, BRUNO, GAZETTE, HERALD, TODAY, publish

KEY = ("KEN", "aid.lawyer", "")
YES = Draft("KEN", "aid.lawyer", value="yes", as_of="2024", source="gazette", note="Section 3.")
NO = replace(YES, value="no", note="Section 3 was repealed.")


def cell(url: str) -> Cell:
    with db.reading(url) as session:
        return queries.cell(session, queries.Lens(BOOK, TODAY), KEY)


def submit(url: str, *drafts: Draft, actor: Actor = AMINA, digest: str = "") -> changes.Submitted:
    with db.writing(url) as session:
        submission = Submission("File", "file", drafts, (GAZETTE, HERALD), digest)
        return changes.submit(session, actor, submission)


def test_a_proposal_is_not_shown_before_a_colleague_accepts_it(url: str) -> None:
    waiting = submit(url, YES)
    assert cell(url).state == "not_assessed"
    assert waiting.contribution is not None
    with db.writing(url) as session:
        changes.accept(session, BRUNO, waiting.contribution)
    assert cell(url).best is not None


def test_nobody_decides_on_their_own_work(url: str) -> None:
    waiting = submit(url, YES, actor=BRUNO)
    assert waiting.contribution is not None
    with pytest.raises(Refused, match="a colleague must"), db.writing(url) as session:
        changes.accept(session, BRUNO, waiting.contribution)


def test_a_contributor_may_not_review(url: str) -> None:
    waiting = submit(url, YES)
    assert waiting.contribution is not None
    with pytest.raises(Refused, match="may not review"), db.writing(url) as session:
        changes.accept(session, contributor("Chen"), waiting.contribution)


def test_a_change_retires_the_old_row_and_adds_a_new_one(url: str) -> None:
    publish(url, YES)
    done = publish(url, NO)
    assert (done.added, done.retired) == (1, 1)
    with db.reading(url) as session:
        steps = queries.history(session, KEY)
    assert [
        (step.revision, [one.value for one in step.added], [one.value for one in step.retired]) for step in steps
    ] == [
        (2, ["no"], ["yes"]),
        (1, ["yes"], []),
    ]


def test_two_sources_stand_side_by_side(url: str) -> None:
    publish(url, YES, replace(NO, source="herald"))
    assert {one.value for one in cell(url).statements} == {"yes", "no"}


def test_what_changes_nothing_makes_no_contribution(url: str) -> None:
    publish(url, YES)
    assert submit(url, YES) == changes.Submitted(None, 0, 1)


def test_the_same_file_twice_is_nothing_new(url: str) -> None:
    first = submit(url, YES, digest="abc")
    assert (first.proposed, submit(url, YES, digest="abc").proposed) == (1, 0)


def test_a_rejected_file_may_come_again(url: str) -> None:
    first = submit(url, YES, digest="abc")
    assert first.contribution is not None
    with db.writing(url) as session:
        changes.reject(session, BRUNO, first.contribution, reason="Which section?")
    assert submit(url, YES, digest="abc").proposed == 1


def test_a_rejection_needs_a_reason(url: str) -> None:
    waiting = submit(url, YES)
    assert waiting.contribution is not None
    with pytest.raises(Refused, match="needs a reason"), db.writing(url) as session:
        changes.reject(session, BRUNO, waiting.contribution, reason=" ")


def test_an_outdated_base_is_refused_and_nothing_is_written(url: str) -> None:
    publish(url, YES)
    slow, fast = submit(url, replace(YES, note="Slow.")), submit(url, NO, actor=contributor("Chen"))
    assert slow.contribution is not None and fast.contribution is not None
    with db.writing(url) as session:
        changes.accept(session, BRUNO, fast.contribution)
    with pytest.raises(Outdated), db.writing(url) as session:
        changes.accept(session, BRUNO, slow.contribution)
    best = cell(url).best
    assert best is not None and best.value == "no"
    with db.reading(url) as session:
        assert queries.version(session) == 2


def test_two_first_answers_at_once_meet_the_unique_index(url: str) -> None:
    one, two = submit(url, YES), submit(url, NO, actor=contributor("Chen"))
    assert one.contribution is not None and two.contribution is not None
    with db.writing(url) as session:
        changes.accept(session, BRUNO, one.contribution)
    with pytest.raises(Outdated, match="already has a live answer"), db.writing(url) as session:
        changes.accept(session, BRUNO, two.contribution)


def test_a_confirmation_retires_and_adds(url: str) -> None:
    publish(url, YES)
    live = cell(url).statements[0]
    with db.writing(url) as session:
        asked = changes.confirm(session, AMINA, [live.id], on="2026-11-01")
        assert asked.contribution is not None
        done = changes.accept(session, BRUNO, asked.contribution)
    now = cell(url).statements
    assert (done.added, done.retired, len(now), now[0].checked_on, now[0].value) == (1, 1, 1, "2026-11-01", "yes")
    assert now[0].id != live.id


def test_a_retired_statement_leaves_no_answer(url: str) -> None:
    publish(url, YES)
    with db.writing(url) as session:
        asked = changes.retire(session, AMINA, [cell(url).statements[0].id], title="The law was repealed")
        assert asked.contribution is not None
        changes.accept(session, BRUNO, asked.contribution)
    assert cell(url).state == "not_assessed"


def test_a_revert_restores_all_of_the_old_row(url: str) -> None:
    publish(url, YES)
    before = cell(url).statements[0]
    publish(url, NO)
    with db.writing(url) as session:
        changes.revert(session, BRUNO, 2)
    after = cell(url).statements[0]
    assert replace(after, id=0, added_in=0) == replace(before, id=0, added_in=0)


def test_a_revision_that_was_built_upon_is_not_reverted(url: str) -> None:
    publish(url, YES)
    publish(url, NO)
    with pytest.raises(Outdated, match="Revert the later one first"), db.writing(url) as session:
        changes.revert(session, BRUNO, 1)


def test_a_statement_needs_a_source(url: str) -> None:
    draft = replace(YES, source="hearsay", place=Place("lines.csv", 7, "source"))
    with pytest.raises(NotFound, match=r"lines.csv, line 7.*hearsay"):
        submit(url, draft)


def test_a_source_may_be_mended(url: str) -> None:
    publish(url, YES)
    mended = Source("gazette", "Official Gazette of Freedonia", "Freedonian Printing Office", reliability="A")
    publish(url, replace(YES, note="Section 4."), sources=(mended,))
    assert cell(url).statements[0].source.title == "Official Gazette of Freedonia"


def test_the_author_may_withdraw_and_nobody_else(url: str) -> None:
    waiting = submit(url, YES)
    assert waiting.contribution is not None
    with pytest.raises(Refused, match="Only Amina"), db.writing(url) as session:
        changes.withdraw(session, BRUNO, waiting.contribution)
    with db.writing(url) as session:
        assert changes.withdraw(session, AMINA, waiting.contribution) == 1
    assert cell(url).state == "not_assessed"


def test_a_redaction_removes_the_words_and_leaves_the_chain_valid(url: str) -> None:
    publish(url, replace(YES, note="Call Ms X at home."))
    keeper = Actor("Keeper", frozenset({"review", "redact"}))
    with db.writing(url) as session:
        changes.redact(session, keeper, cell(url).statements[0].id, reason="names a private person")
    with db.reading(url) as session:
        assert queries.broken_links(session) == ()
        for table in ("statement", "proposal"):
            words = " ".join(str(row) for row in session.execute(text(f"SELECT * FROM {table}")))
            assert "Ms X" not in words


def test_a_redaction_reaches_the_proposal_that_would_retire_or_confirm_it(url: str) -> None:
    publish(url, replace(YES, note="Call Ms X at home."))
    named = cell(url).statements[0].id
    with db.writing(url) as session:
        changes.confirm(session, AMINA, [named], on="2026-11-01")
        changes.retire(session, AMINA, [named], title="Names a person")
        changes.redact(session, Actor("Keeper", frozenset({"redact"})), named, reason="names a private person")
    with db.reading(url) as session:
        assert "Ms X" not in " ".join(str(row) for row in session.execute(text("SELECT * FROM proposal")))


@pytest.mark.parametrize(
    ("tampering", "told"),
    [
        ("UPDATE statement SET value = 'no'", "Statement 1 was altered"),
        ("UPDATE revision SET by = 'Nobody' WHERE number = 1", "Revision 1 does not fit"),
        ("UPDATE revision SET message = 'Nothing happened' WHERE number = 1", "Revision 1 does not fit"),
        ("UPDATE statement SET retired_in = 1", "Revision 1 does not fit"),
    ],
)
def test_tampering_past_the_door_is_seen(url: str, tampering: str, told: str) -> None:
    publish(url, YES)
    with db.writing(url) as session:
        session.execute(text(tampering.replace(" by =", ' "by" =')))
    with db.reading(url) as session:
        assert told in " ".join(map(wording.broken_link, queries.broken_links(session)))


def test_only_part_of_a_contribution_may_be_accepted(url: str) -> None:
    waiting = submit(url, YES, replace(YES, question="aid.age", value="12"))
    assert waiting.contribution is not None
    with db.reading(url) as session:
        first, second = queries.inbox(session)
    with db.writing(url) as session:
        changes.accept(session, reviewer("Dina"), waiting.contribution, only=[first.id])
    with db.reading(url) as session:
        assert [one.id for one in queries.inbox(session)] == [second.id]


@pytest.mark.parametrize(
    ("name", "country", "told"),
    [("Freedonia", "FRE", "no country with the code"), ("Kenya", "NAM", "is a name of Kenya")],
)
def test_a_name_is_settled_only_where_it_can_lead(url: str, name: str, country: str, told: str) -> None:
    with pytest.raises(KbError, match=told), db.writing(url) as session:
        changes.settle_names(session, BRUNO, {name: country})
    with db.reading(url) as session:
        assert queries.settled_names(session) == {}


def test_a_later_answer_on_a_name_or_heading_replaces_the_earlier(url: str) -> None:
    for country, field in (("KEN", "as_of"), ("NAM", "note")):
        with db.writing(url) as session:
            changes.settle_names(session, BRUNO, {"The Republic of Lanterns": country, "Lanternia": "NAM"})
            changes.settle_headings(session, BRUNO, {"Lantern year": field, "Lantern words": "original"})
    with db.reading(url) as session:
        assert queries.settled_names(session) == {"The Republic of Lanterns": "NAM", "Lanternia": "NAM"}
        assert queries.settled_headings(session) == {"Lantern year": "note", "Lantern words": "original"}


def test_a_source_that_is_described_twice_stands_as_it_was_described_last(url: str) -> None:
    publish(url, sources=(GAZETTE, replace(GAZETTE, title="The Mended Gazette")))
    with db.reading(url) as session:
        assert [one.title for one in queries.sources(session) if one.id == GAZETTE.id] == ["The Mended Gazette"]
