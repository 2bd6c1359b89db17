"""What the tests share: a base of each kind, a small fictional codebook, statements of a fictional country."""

import datetime as dt
import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from kb import changes
from kb.codebook import Choice, Codebook, Question, Topic
from kb.people.roles import Actor, contributor, reviewer
from kb.statements.drafts import Draft, Submission
from kb.statements.sources import Source
from kb.store import db
from tests import postgres

TODAY = dt.date(2026, 11, 22)
_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def postgres_socket() -> Iterator[str]:
    """Folder of the socket of a running PostgreSQL, with a migrated database `pattern` to copy from."""
    with postgres.server() as folder:
        admin = create_engine(_postgres_url(folder, "postgres"), isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.execute(text("CREATE DATABASE pattern"))
        db.upgrade(_postgres_url(folder, "pattern"))
        db.engine(_postgres_url(folder, "pattern")).dispose()
        admin.dispose()
        yield folder


def _postgres_url(folder: str, database: str) -> str:
    return f"postgresql+psycopg://kb@/{database}?host={folder}"


def _postgres_base(folder: str) -> str:
    name = f"base{next(_numbers)}"
    admin = create_engine(_postgres_url(folder, "postgres"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE pattern"))
    admin.dispose()
    return _postgres_url(folder, name)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty base with its tables: every test that takes it runs on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        made = f"sqlite:///{tmp_path / 'kb.db'}"
        db.upgrade(made)
    else:
        made = _postgres_base(request.getfixturevalue("postgres_socket"))
    yield made
    for write in (False, True):
        db.engine(made, write=write).dispose()


AMINA: Actor = contributor("Amina")
BRUNO: Actor = reviewer("Bruno")

GAZETTE = Source("gazette", "Gazette of Freedonia", "Freedonian Printing Office", reliability="A")
HERALD = Source("herald", "Report of the Herald", "Freedonian Herald", reliability="B", written="2012/2015")
RUMOUR = Source("rumour", "A list that anybody edits", "Everybody", reliability="D")

_YES_NO = (
    Choice("yes", "Yes", "The law grants it.", "favourable"),
    Choice("no", "No", "The law does not grant it.", "unfavourable"),
)
LAWYER = Question(
    "aid.lawyer",
    "aid",
    "Does a child get a lawyer?",
    "By law.",
    "choice",
    _YES_NO,
    compare="value",
    review_months=24,
    outdated_by=("legal_aid",),
)
AGE = Question("aid.age", "aid", "From which age?", "In years.", "age", compare="value", unit="years")
PROVIDER = Question("aid.provider", "aid", "Who provides it?", "Names.", "text")
SINCE = Question("aid.since", "aid", "Since when?", "Day.", "date", compare="value")
LINE_NAME = Question("lines.name", "lines", "Name", "As printed.", "text")
LINE_PHONE = Question("lines.phone", "lines", "Number", "As printed.", "phone")
LAW_QUESTIONS = tuple(
    Question(f"laws.{name}", "laws", name, name, "text") for name in ("name", "subject", "year", "in_force")
)
BOOK = Codebook(
    (
        Topic("aid", "Legal aid", "Lawyers for children.", (LAWYER, AGE, PROVIDER, SINCE)),
        Topic("lines", "Hotlines", "Numbers to call.", (LINE_NAME, LINE_PHONE), repeats=True, key="lines.name"),
        Topic("laws", "Laws", "Laws on children.", LAW_QUESTIONS, repeats=True, key="laws.name"),
    )
)


def publish(url: str, *drafts: Draft, sources: tuple[Source, ...] = (GAZETTE, HERALD, RUMOUR)) -> changes.Accepted:
    """Amina submits, Bruno accepts: one revision."""
    with db.writing(url) as session:
        submitted = changes.submit(session, AMINA, Submission("Correction", "form", drafts, sources))
        assert submitted.contribution is not None
        return changes.accept(session, BRUNO, submitted.contribution)
