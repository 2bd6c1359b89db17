"""Bulk steps beside plain sqlite3 that does the least which gives the same rows: read, fill, index, export."""

import csv
import datetime as dt
import itertools
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from kb import codebook, queries, release
from kb.settings import data_dir
from kb.statements.statement import FIELDS
from kb.store import db
from kb.store import index as indexing
from kb.store.models import SEARCH_DOCUMENT, STATEMENT
from scripts.measures.report import in_turns, say

COUNTRIES = ("CHN", "IND", "KOR", "KEN", "KHM", "FRA", "BRA", "ZAF", "NOR", "USA")
QUESTIONS = 60


@contextmanager
def _plain(base: Path) -> Iterator[sqlite3.Connection]:
    """A copy of the base in plain sqlite3, so that neither side waits for the other."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "plain.db"
        with closing(sqlite3.connect(base)) as full, closing(sqlite3.connect(copy)) as plain:
            full.backup(plain)
            yield plain


def matrix(base: Path) -> None:
    """The comparison of 10 countries and 60 questions against the same SELECT."""
    book = codebook.load(data_dir() / "codebook")
    lens = queries.Lens(book, dt.datetime.now(dt.UTC).date())
    places = (", ".join("?" * len(COUNTRIES)), ", ".join("?" * QUESTIONS))
    select = (
        "SELECT * FROM statement JOIN source ON source.id = statement.source "  # noqa: S608 (only question marks go in)
        f"WHERE retired_in IS NULL AND country IN ({places[0]}) AND question IN ({places[1]})"
    )
    with db.reading(f"sqlite:///{base}") as session, _plain(base) as plain:
        asked = _sixty_questions(book, plain)
        rows = len(plain.execute(select, (*COUNTRIES, *asked)).fetchall())
        taken = in_turns(
            lambda: queries.matrix(session, lens, COUNTRIES, asked),
            lambda: plain.execute(select, (*COUNTRIES, *asked)).fetchall(),
            rounds=40,
        )
    say("matrix 10 x 60 against plain sqlite3", f"{taken.figure} ({rows} statements)", "<= 1.5x")


def _sixty_questions(book: codebook.Codebook, plain: sqlite3.Connection) -> list[str]:
    once = {question.id for topic in book.topics if not topic.repeats for question in topic.questions}
    counted = "SELECT question, count(*) FROM statement WHERE retired_in IS NULL GROUP BY question ORDER BY 2 DESC"
    return [question for question, _count in plain.execute(counted) if question in once][:QUESTIONS]


def init(base: Path) -> None:
    """`kb init` on an empty base against executemany of the same rows into the same table."""
    numbers = itertools.count()
    rows = [row for path in release.statement_files(data_dir()) for row in _rows(path)]
    folder = base.parent
    taken = in_turns(
        lambda: release.fill(data_dir(), f"sqlite:///{folder / f'init{next(numbers)}.db'}"),
        lambda: _plain_insert(folder / f"plain{next(numbers)}.db", rows),
        rounds=3,
    )
    say("kb init against plain executemany", f"{taken.figure} ({len(rows)} statements)", "<= 9x, < 10 s")


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def _plain_insert(path: Path, rows: list[list[str]]) -> None:
    db.upgrade(f"sqlite:///{path}")
    with closing(sqlite3.connect(path)) as plain, plain:
        plain.execute(
            "INSERT INTO source (id, title, publisher, url, published, retrieved, kind, reliability, licence, "
            "note, written, obtained) VALUES ('x', '', '', '', '', '', '', '', '', '', '', '')"
        )
        plain.execute("INSERT INTO revision (number, at, by, message, digest) VALUES (1, '', '', '', '')")
        columns = ", ".join(FIELDS)
        marks = ", ".join("?" * len(FIELDS))
        target = f"{STATEMENT.name} ({columns}, added_in, salt, digest, redacted)"
        plain.executemany(f"INSERT INTO {target} VALUES ({marks}, 1, '', '', 0)", rows)  # noqa: S608 (no text of others)


def index(base: Path) -> None:
    """Making the whole search index anew against executemany of the same documents into the same two tables."""
    with db.writing(f"sqlite:///{base}") as session, _plain(base) as plain:
        columns = [column.name for column in SEARCH_DOCUMENT.columns]
        documents = plain.execute(f"SELECT {', '.join(columns)} FROM search_document").fetchall()  # noqa: S608
        revisions = itertools.count(queries.version(session) + 1)  # of another revision, so that it is made anew
        taken = in_turns(
            lambda: indexing.refresh(session, data_dir(), next(revisions)),
            lambda: _plain_index(plain, columns, documents),
            rounds=3,
        )
        session.rollback()
    say("search index made anew", f"{taken.figure} ({len(documents)} documents)", "<= 3 s")


def _plain_index(plain: sqlite3.Connection, columns: Sequence[str], documents: Sequence[Sequence[object]]) -> None:
    plain.execute("INSERT INTO search_text (search_text) VALUES ('delete-all')")
    plain.execute("DELETE FROM search_document")
    marks = ", ".join("?" * len(columns))
    plain.executemany(f"INSERT INTO search_document ({', '.join(columns)}) VALUES ({marks})", documents)  # noqa: S608
    words = ("id", "title_words", "text_words", "key_words")
    told = [[row[columns.index(name)] for name in words] for row in documents]
    plain.executemany("INSERT INTO search_text (rowid, title_words, text_words, key_words) VALUES (?, ?, ?, ?)", told)
    plain.rollback()


def export(base: Path) -> None:
    """Writing the whole release against one CSV file of the same statements."""
    target = base.parent / "release"
    with db.reading(f"sqlite:///{base}") as session, _plain(base) as plain:
        taken = in_turns(
            lambda: release.write_release(release.gather(session, data_dir()), target),
            lambda: _plain_export(plain, base.parent / "plain.csv"),
            rounds=3,
        )
    shutil.rmtree(target)
    say("kb export against plain CSV", taken.figure, "<= 10 s")


def _plain_export(plain: sqlite3.Connection, path: Path) -> None:
    select = f"SELECT {', '.join(FIELDS)} FROM statement WHERE retired_in IS NULL"  # noqa: S608
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(plain.execute(select))
