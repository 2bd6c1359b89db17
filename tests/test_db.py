"""The base: its schema, its pragmas, and what happens when two write at once."""

from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlmodel import Session, SQLModel

from kb import db
from kb.errors import NotReady

MIGRATIONS = Path(db.__file__).parent / "migrations"


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

    with db.engine(url).connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), SQLModel.metadata) == []


def test_without_a_base_the_sentence_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NotReady, match="Run `kb init` first"):
        db.require_ready(f"sqlite:///{tmp_path / 'none.db'}")


def test_a_file_that_is_no_base_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "letter.db"
    path.write_text("Dear Madam, " * 200, encoding="utf-8")
    with pytest.raises(NotReady, match="cannot be opened"):
        db.schema_is_current(f"sqlite:///{path}")


def test_foreign_keys_hold(url: str) -> None:
    with pytest.raises(IntegrityError), db.writing(url) as session:
        session.execute(
            text(
                "INSERT INTO proposal (contribution, action, fields, digest, place, state, decided_by, decided_at, "
                "reason) VALUES (99, 'set', '{}', '', '', 'pending', '', '', '')"
            )
        )


def test_a_reading_session_cannot_write_on_sqlite(tmp_path: Path) -> None:
    made = f"sqlite:///{tmp_path / 'kb.db'}"
    db.upgrade(made)
    with pytest.raises(OperationalError, match="readonly"), Session(db.engine(made)) as session:
        session.execute(text("DELETE FROM source"))


def test_a_failure_leaves_nothing_half_written(url: str) -> None:
    with pytest.raises(IntegrityError), db.writing(url) as session:
        session.execute(text("INSERT INTO alias (name, country) VALUES ('Freedonia', 'KEN')"))
        session.execute(text("INSERT INTO alias (name, country) VALUES ('Freedonia', 'NAM')"))
    with db.reading(url) as session:
        assert session.execute(text("SELECT count(*) FROM alias")).scalar_one() == 0
