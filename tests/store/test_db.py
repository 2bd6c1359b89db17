"""The base: its schema, its pragmas, and what happens when two write at once."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import SQLModel

from kb import changes, queries
from kb.errors import NotReady
from kb.statements.drafts import Draft, Submission
from kb.store import db
from tests.conftest import AMINA, BRUNO, GAZETTE, publish

MIGRATIONS = Path(db.__file__).parent / "migrations"
YES = Draft("KEN", "aid.lawyer", value="yes", as_of="2024", source="gazette")


def test_the_schema_named_in_code_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == db.SCHEMA


def test_an_upgraded_base_is_current_and_a_second_upgrade_does_nothing(url: str) -> None:
    assert db.schema_is_current(url)
    db.upgrade(url)
    assert db.schema_is_current(url)


def test_the_migrations_make_the_tables_that_the_models_describe(url: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    def ours(_object: object, name: str | None, *_where: object) -> bool:
        """Every table but the index of words, which each database has in its own way; tests of search hold it."""
        return not str(name).startswith("search_text")

    with db.engine(url).connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_without_a_base_the_sentence_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NotReady, match="Run `kb init` first"):
        db.require_ready(f"sqlite:///{tmp_path / 'none.db'}")


def test_a_file_that_is_no_base_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "letter.db"
    path.write_text("Dear Madam, " * 200, encoding="utf-8")
    with pytest.raises(NotReady, match="cannot be used"):
        db.schema_is_current(f"sqlite:///{path}")


def test_foreign_keys_hold(url: str) -> None:
    with pytest.raises(IntegrityError), db.writing(url) as session:
        session.execute(
            text(
                "INSERT INTO proposal (contribution, action, fields, digest, place, state, decided_by, decided_at, "
                "reason) VALUES (99, 'set', '{}', '', '', 'pending', '', '', '')"
            )
        )


def test_a_failure_leaves_nothing_half_written(url: str) -> None:
    with pytest.raises(IntegrityError), db.writing(url) as session:
        session.execute(text("INSERT INTO alias (name, country) VALUES ('Freedonia', 'KEN')"))
        session.execute(text("INSERT INTO alias (name, country) VALUES ('Freedonia', 'NAM')"))
    with db.reading(url) as session:
        assert session.execute(text("SELECT count(*) FROM alias")).scalar_one() == 0


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
