"""The base keeps the same promises on SQLite and on PostgreSQL: readers never write, writers come one after another."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from kb import changes, db, queries
from kb.drafts import Draft, Submission
from kb.errors import NotReady
from tests.conftest import AMINA, BRUNO, GAZETTE, publish

YES = Draft("KEN", "aid.lawyer", value="yes", as_of="2024", source="gazette")


def test_a_reading_session_cannot_write(url: str) -> None:
    with db.reading(url) as session, pytest.raises(DBAPIError, match=r"read-?only"):
        session.execute(text("INSERT INTO alias (name, country) VALUES ('Nowhere', 'KEN')"))


def test_a_reader_sees_one_state_while_another_writes(url: str) -> None:
    publish(url, YES)
    with db.reading(url) as session:
        before = queries.version(session)
        publish(url, Draft("KEN", "aid.age", value="12", source="gazette"))
        assert (before, queries.version(session)) == (1, 1)
    with db.reading(url) as session:
        assert queries.version(session) == 2


def test_two_reviewers_at_once_make_two_revisions(url: str) -> None:
    waiting = []
    with db.writing(url) as session:
        for place, value in enumerate(("12", "14")):
            draft = Draft("KEN", "aid.age", value=value, as_of=str(2020 + place), source="gazette")
            submitted = changes.submit(session, AMINA, Submission(value, "form", (draft,), (GAZETTE,)))
            assert submitted.contribution is not None
            waiting.append(submitted.contribution)
    accepted, overtaken = Event(), Event()

    def first() -> int:
        with db.writing(url) as session:
            done = changes.accept(session, BRUNO, waiting[0])
            accepted.set()
            assert not overtaken.wait(0.5), "The second writer did not wait for the first."
            return done.revision

    def second() -> int:
        accepted.wait(10)
        with db.writing(url) as session:
            done = changes.accept(session, BRUNO, waiting[1])
            overtaken.set()
            return done.revision

    with ThreadPoolExecutor(2) as pool:
        results = [pool.submit(work) for work in (first, second)]
        assert [result.result() for result in results] == [1, 2]
    with db.reading(url) as session:
        assert queries.broken_links(session) == ()


def test_a_base_that_cannot_be_opened_says_what_to_check() -> None:
    with pytest.raises(NotReady, match="KB_DATABASE_URL"):
        db.upgrade("sqlite:////no/such/folder/kb.db")
