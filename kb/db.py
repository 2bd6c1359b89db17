"""The engine, its pragmas, sessions and the schema's upgrade, for SQLite and PostgreSQL alike.

SQLite needs care (measured): without BEGIN IMMEDIATE half of concurrent edits are lost in silence, and a foreign key
is only a word until the pragma says otherwise. PostgreSQL is made to keep the same promises: one writer at a time, and
a reader sees one state of the base. Reading engines refuse to write.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DatabaseError
from sqlalchemy.pool import ConnectionPoolEntry
from sqlmodel import Session

from kb.errors import NotReady
from kb.settings import settings

SCHEMA = "0001"
"""The newest migration. A test holds it against the files, so that a start need not load the migration tool."""

_MIGRATIONS = Path(__file__).parent / "migrations"
_BUSY_SECONDS = 10
_READING: dict[str, Any] = {"isolation_level": "REPEATABLE READ", "execution_options": {"postgresql_readonly": True}}
_WRITERS_LOCK = 1989_11_20  # any number that no other program uses on this base
_PRAGMAS = ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", f"busy_timeout={_BUSY_SECONDS * 1000}")


@lru_cache(maxsize=16)
def engine(url: str, *, write: bool = False) -> Engine:
    """The one engine of this process for a base, for reading or for writing; NotReady for an address it cannot use."""
    try:
        return _engine(url, write=write)
    except (ArgumentError, ImportError) as error:
        reason = f"The base's address cannot be used ({error})."
        raise NotReady(f"{reason} Set KB_DATABASE_URL to sqlite:///file or postgresql+psycopg://...") from error


def _engine(url: str, *, write: bool) -> Engine:
    if make_url(url).get_backend_name() == "sqlite":
        made = create_engine(url, connect_args={"timeout": _BUSY_SECONDS})
        _tame_sqlite(made, write=write)
        return made
    made = create_engine(url) if write else create_engine(url, **_READING)
    if write:
        _let_writers_queue(made)
    return made


def _tame_sqlite(made: Engine, *, write: bool) -> None:
    @event.listens_for(made, "connect")
    def set_pragmas(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (*_PRAGMAS, *(() if write else ("query_only=ON",))):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(made, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def _let_writers_queue(made: Engine) -> None:
    @event.listens_for(made, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS_LOCK})")


@contextmanager
def reading(url: str = "") -> Iterator[Session]:
    """A session that reads one consistent state and cannot write."""
    with Session(engine(url or settings().database_url)) as session:
        yield session


@contextmanager
def writing(url: str = "") -> Iterator[Session]:
    """A session whose work is committed as a whole at the end, or not at all."""
    with Session(engine(url or settings().database_url, write=True)) as session, session.begin():
        yield session


def upgrade(url: str = "") -> None:
    """Create or bring up to date the tables of a base.

    Migrations run with foreign keys off, because SQLite rebuilds a table by dropping it (which would delete its
    children), and are checked as a whole afterwards.
    """
    url = url or settings().database_url
    if schema_is_current(url):
        return
    made = create_engine(url)
    try:
        with made.begin() as connection:
            _migrate(connection)
            _refuse_broken_keys(connection)
    except DatabaseError as error:
        raise NotReady(f"The base cannot be opened or created ({error.orig}). Check KB_DATABASE_URL.") from error
    finally:
        made.dispose()


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _refuse_broken_keys(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise NotReady(
            f"The upgrade was stopped: {len(broken)} rows would point to nothing, the first in {broken[0][0]}."
        )


def schema_is_current(url: str = "") -> bool:
    """Whether the base exists with the tables of this version."""
    url = url or settings().database_url
    parts = engine(url).url
    if parts.get_backend_name() == "sqlite" and parts.database and not Path(parts.database).exists():
        return False
    try:
        with engine(url).connect() as connection:
            return _schema(connection) == SCHEMA
    except DatabaseError as error:
        raise NotReady(f"The base cannot be opened ({error.orig}). Check KB_DATABASE_URL.") from error


def _schema(connection: Connection) -> str:
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""


def require_ready(url: str = "") -> None:
    """Say what to do when there is no base yet."""
    if not schema_is_current(url):
        raise NotReady("There is no base yet, or it is of another version. Run `kb init` first.")
