"""Bases that somebody broke, shares or names wrongly: whole or untouched, and always a sentence."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from kb import changes, queries
from kb.errors import KbError, NotFound, NotReady
from kb.people.roles import contributor
from kb.statements.drafts import Draft, Submission
from kb.store import db
from tests.conftest import AMINA, BRUNO, GAZETTE, publish

YES = Draft("KEN", "aid.lawyer", value="yes", as_of="2024", source="gazette")


@pytest.mark.parametrize(
    "url", ["", "kb.db", "oracle-of-delphi://x", "mysql://a/b", "postgresql+psycopg://x@/b?host=/-"]
)
def test_an_address_that_leads_to_no_base_is_a_sentence(url: str) -> None:
    with pytest.raises(NotReady, match="KB_DATABASE_URL"):
        db.upgrade(url or "not-a-url")
    with pytest.raises(NotReady, match="KB_DATABASE_URL"):
        db.require_ready(url or "not-a-url")


def _no_database(path: Path) -> None:
    path.write_bytes(b"This is a letter, not a database. " * 40)


def _damaged(path: Path) -> None:
    db.upgrade(f"sqlite:///{path}")
    with sqlite3.connect(path) as base:
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path.write_bytes(path.read_bytes()[:4096] + b"\xff" * 8192)


@pytest.mark.parametrize("spoil", [_no_database, _damaged])
def test_a_file_that_is_no_base_is_a_sentence(spoil: Callable[[Path], None], tmp_path: Path) -> None:
    path = tmp_path / "kb.db"
    spoil(path)
    for use in (db.upgrade, db.require_ready):
        with pytest.raises(NotReady, match="The base cannot be used"):
            use(f"sqlite:///{path}")


def test_a_base_of_a_newer_version_is_left_alone(url: str) -> None:
    with db.writing(url) as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NotReady, match="another version of kb"):
        db.upgrade(url)
    with db.reading(url) as session:
        assert session.execute(text("SELECT version_num FROM alembic_version")).scalar_one() == "9999"


def test_tables_come_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken_off(_connection: object) -> None:
        raise KeyboardInterrupt

    url = f"sqlite:///{tmp_path / 'kb.db'}"
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(db, "_refuse_broken_keys", broken_off)
        db.upgrade(url)
    with sqlite3.connect(tmp_path / "kb.db") as base:
        assert base.execute("SELECT name FROM sqlite_master").fetchall() == []
    db.upgrade(url)
    assert db.schema_is_current(url)


def _at_once(work: Callable[[int], object]) -> list[object]:
    """Run twice at the same time; an expected failure is its result."""
    ready = Barrier(2)

    def run(number: int) -> object:
        ready.wait()
        try:
            return work(number)
        except KbError as error:
            return error

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(run, range(2)))


def test_two_decisions_at_once_are_one_revision_and_one_sentence(url: str) -> None:
    with db.writing(url) as session:
        waiting = changes.submit(session, AMINA, Submission("x", "form", (YES,), (GAZETTE,)))
    number = waiting.contribution
    assert number is not None

    def decide(_number: int) -> object:
        with db.writing(url) as session:
            return changes.accept(session, BRUNO, number)

    results = _at_once(decide)
    assert sorted(type(result).__name__ for result in results) == ["Accepted", "NotFound"]
    assert any(isinstance(result, NotFound) for result in results)
    with db.reading(url) as session:
        assert (queries.version(session), queries.broken_links(session)) == (1, ())


def test_edits_of_different_answers_at_once_both_arrive(url: str) -> None:
    publish(url, YES)

    def edit(number: int) -> object:
        draft = Draft("NAM", "aid.lawyer", value="no", as_of=str(2000 + number), source="gazette")
        with db.writing(url) as session:
            asked = changes.submit(session, contributor(f"Author {number}"), Submission("x", "form", (draft,)))
            assert asked.contribution is not None
            return changes.accept(session, BRUNO, asked.contribution).revision

    assert sorted(map(str, _at_once(edit))) == ["2", "3"]
    with db.reading(url) as session:
        assert queries.broken_links(session) == ()
        assert len(list(queries.live_statements(session))) == 3


def test_the_same_file_handed_in_twice_at_once_waits_once(url: str) -> None:
    def hand_in(_number: int) -> object:
        with db.writing(url) as session:
            submission = Submission("x", "file", (YES,), (GAZETTE,), digest="d")
            return changes.submit(session, AMINA, submission).contribution

    assert sorted(map(str, _at_once(hand_in))) == ["1", "None"]


def test_a_reader_sees_one_state_and_cannot_write(url: str) -> None:
    publish(url, YES)
    with db.reading(url) as session:
        before = queries.version(session)
        publish(url, Draft("NAM", "aid.lawyer", value="no", source="gazette"))
        assert queries.version(session) == before
    with pytest.raises((DBAPIError, NotReady)), db.reading(url) as session:
        session.execute(text("DELETE FROM statement"))
