"""What the tests share: a base of each kind, a small fictional codebook, statements of a fictional country."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from kb import changes
from kb.codebook import Choice, Codebook, Question, Topic
from kb.people.roles import Actor, contributor, reviewer
from kb.statements.drafts import Draft, Submission
from kb.statements.sources import Source
from kb.store import db
from tests import patterns, postgres
from tests.patterns import Pattern

TODAY = dt.date(2026, 11, 22)

# How long an example takes says more of the machine than of the code, and no fixture here is changed by an example.
settings.register_profile(
    "kb", deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
settings.load_profile("kb")


@pytest.fixture(scope="session")
def postgres_socket() -> Iterator[str]:
    """Folder of the socket of a running PostgreSQL."""
    with postgres.server() as folder:
        yield folder


@pytest.fixture(params=["sqlite", "postgresql"])
def copied(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[Pattern], str]]:
    """Copies a pattern into a base of each kind: every test that asks for it runs on SQLite and on PostgreSQL."""
    made: list[str] = []

    def copy(name: Pattern) -> str:
        if request.param == "sqlite":
            made.append(patterns.sqlite_copy(tmp_path / f"{name}.db", name))
        else:
            made.append(patterns.postgres_copy(request.getfixturevalue("postgres_socket"), name))
        return made[-1]

    yield copy
    for url in made:
        patterns.dispose(url)


@pytest.fixture
def url(copied: Callable[[Pattern], str]) -> str:
    """An empty base with its tables, of each kind."""
    return copied("empty")


@pytest.fixture
def little_url(copied: Callable[[Pattern], str]) -> str:
    """A base filled from the little release, of each kind."""
    return copied("little")


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
