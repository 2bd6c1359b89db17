"""The engine, its pragmas, sessions and the schema's upgrade, for SQLite and PostgreSQL alike.

SQLite needs care (measured): without BEGIN IMMEDIATE half of concurrent edits are lost in silence, and a foreign key
is only a word until the pragma says otherwise. PostgreSQL gets the same by a lock: one writer at a time, and readers
that see one state and cannot write. A base that cannot be used is told as NotReady, whatever the database called it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry
from sqlmodel import Session

from kb.errors import NotReady
from kb.settings import settings

SCHEMA = "0003"
"""The newest migration. A test holds it against the files, so that a start need not load the migration tool."""

_MIGRATIONS = Path(__file__).parent / "migrations"
_BUSY_SECONDS = 10
_PRAGMAS = ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", f"busy_timeout={_BUSY_SECONDS * 1000}")
_ONLY_READS = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
_ONE_WRITER = "SELECT pg_advisory_xact_lock(7162534)"
"""PostgreSQL's word for BEGIN IMMEDIATE: held until the transaction ends; the number is ours alone in a base."""


@lru_cache(maxsize=16)
def engine(url: str, *, write: bool = False) -> Engine:
    """The one engine of this process for a base, for reading or writing; NotReady when the URL names no database."""
    try:
        sqlite = make_url(url).get_backend_name() == "sqlite"
        made = create_engine(url, connect_args={"timeout": _BUSY_SECONDS} if sqlite else {})
    except (ArgumentError, ImportError) as error:
        raise NotReady(
            "KB_DATABASE_URL names no database that is known here; "
            "write sqlite:////folder/kb.db or postgresql+psycopg://user@host/base."
        ) from error
    if sqlite:
        _tame_sqlite(made, write=write)
        return made
    return _one_writer(made) if write else made.execution_options(**_ONLY_READS)


def _one_writer(made: Engine) -> Engine:
    @event.listens_for(made, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(_ONE_WRITER)

    return made


def _tame_sqlite(made: Engine, *, write: bool, keys: bool = True) -> None:
    switches = (*_PRAGMAS, *(() if write else ("query_only=ON",)), *(() if keys else ("foreign_keys=OFF",)))

    @event.listens_for(made, "connect")
    def set_pragmas(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in switches:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(made, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


@contextmanager
def _usable() -> Iterator[None]:
    """Tell a base that is missing, locked, damaged or not ours to write as a sentence; mistakes of ours stay errors."""
    try:
        yield
    except DatabaseError as error:
        if type(error) not in (DatabaseError, OperationalError):
            raise
        raise NotReady(f"The base cannot be used ({str(error.orig).strip()}). Check KB_DATABASE_URL.") from error


@contextmanager
def reading(url: str = "") -> Iterator[Session]:
    """A session that reads one consistent state and cannot write."""
    with _usable(), Session(engine(url or settings().database_url)) as session:
        yield session


@contextmanager
def writing(url: str = "") -> Iterator[Session]:
    """A session whose work is committed as a whole at the end, or not at all."""
    with _usable(), Session(engine(url or settings().database_url, write=True)) as session, session.begin():
        yield session


def upgrade(url: str = "") -> None:
    """Create or bring up to date the tables of a base.

    Migrations run with foreign keys off, because SQLite rebuilds a table by dropping it (which would delete its
    children), and are checked as a whole afterwards. They are one transaction, and wait for each other: whoever is
    killed half way, or comes second, leaves or finds a whole base.

    Raises:
        NotReady: the base cannot be used, or a newer version of `kb` made it.
    """
    url = url or settings().database_url
    if schema_is_current(url):
        return
    made = _upgrading(url)
    try:
        with _usable(), made.begin() as connection:
            _migrate(connection)
            _refuse_broken_keys(connection)
    finally:
        made.dispose()


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise NotReady("The base was made by another version of kb. Update kb, or name another base.") from error


def _upgrading(url: str) -> Engine:
    made = create_engine(url)
    if made.dialect.name != "sqlite":
        return _one_writer(made)
    _tame_sqlite(made, write=True, keys=False)
    return made


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
    return schema(url) == SCHEMA


def schema(url: str = "") -> str:
    """Version of the tables of a base, as its migration is numbered; "" when there is no base yet."""
    made = engine(url or settings().database_url)
    parts = made.url
    if parts.get_backend_name() == "sqlite" and parts.database and not Path(parts.database).exists():
        return ""
    with _usable(), made.connect() as connection:
        return _schema(connection)


def _schema(connection: Connection) -> str:
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""


def require_ready(url: str = "") -> None:
    """Say what to do when there is no base yet."""
    if not schema_is_current(url):
        raise NotReady("There is no base yet, or it is of another version. Run `kb init` first.")
