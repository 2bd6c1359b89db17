"""Keeps the index in step with the base, inside the transaction of whoever writes.

A revision touches a handful of documents, which are made anew; one that touches very many, or a base whose index is of
another revision, gets the whole index anew. SQLite looks words up in an FTS5 table over `search_document`, PostgreSQL
in vectors made of the very same words: neither database's own idea of a word counts.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import delete, select, text, tuple_
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import Session

from kb import codebook, countries
from kb.codebook import Codebook, Topic
from kb.countries import Names
from kb.settings import data_dir
from kb.statements.sources import Source
from kb.store.index.documents import (
    KINDS,
    OF_STATEMENTS,
    Said,
    Subject,
    in_order,
    of_countries,
    of_questions,
    of_source,
    of_statements,
    subject,
)
from kb.store.models import SEARCH_DOCUMENT, SEARCH_STATE, SOURCE, STATEMENT

MEANT = "revision"
"""The line of `search_state` that says which revision the index shows."""

_SEAL = "seal"
_FORMAT = "2"
"""Raise it when documents are made otherwise than before: every base then gets its index anew."""

_MANY_SUBJECTS = 1500
_MANY_SOURCES = 200
_PORTION = 300
_SAID = tuple(Said.__dataclass_fields__)
_SOURCE_FIELDS = tuple(Source.__dataclass_fields__)
_PLACE = (SEARCH_DOCUMENT.c.kind, SEARCH_DOCUMENT.c.country, SEARCH_DOCUMENT.c.question, SEARCH_DOCUMENT.c.item)
_Row = dict[str, Any]
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Words:
    """The codebook and the names that documents are made with, and a seal over their files."""

    book: Codebook
    names: Names
    seal: str


def touch(session: Session, revision: int, cells: Iterable[tuple[str, str, str]]) -> None:
    """Make the documents anew to which these cells (country, question, item) belong: they changed in a revision."""
    words, topics = _words(data_dir()), dict[str, Topic]()
    is_behind = _state(session).get(MEANT, "0") != str(revision - 1)
    about = set() if is_behind else {subject(words.book, topics, Said(*cell, "", "", "", "", "")) for cell in cells}
    if is_behind or len(about) > _MANY_SUBJECTS:
        _rebuild(session, words, revision)
        return
    _forget_subjects(session, about, words.book)
    said = [one for part in _portions(sorted({one.country for one in about})) for one in _said(session, part)]
    _store(session, [row for row in _of_statements(said, words) if Subject(*_about(row)) in about])
    _remember(session, {MEANT: str(revision)})


def touch_sources(session: Session, ids: Sequence[str]) -> None:
    """Make the documents of these sources anew, or have the next revision make the whole index."""
    if len(ids) > _MANY_SOURCES:
        session.execute(delete(SEARCH_STATE))
        return
    for part in _portions(ids):
        _forget(session, (SEARCH_DOCUMENT.c.kind == "source") & SEARCH_DOCUMENT.c.item.in_(part))
        _store(session, [of_source(one) for one in _sources(session, part)])


def refresh(session: Session, folder: Path, revision: int) -> None:
    """Bring the index up to date with the newest revision of the base, and with the codebook and names of a folder.

    Nothing is done when it is up to date.
    """
    words = _words(folder)
    if _state(session) == {MEANT: str(revision), _SEAL: words.seal}:
        return
    _rebuild(session, words, revision)


def purge(session: Session) -> None:
    """Leave nothing of removed words inside the index's own files."""
    if _on_sqlite(session):
        session.execute(text("INSERT INTO search_text (search_text) VALUES ('optimize')"))


def _rebuild(session: Session, words: _Words, revision: int) -> None:
    if _on_sqlite(session):
        session.execute(text("INSERT INTO search_text (search_text) VALUES ('delete-all')"))
    session.execute(delete(SEARCH_DOCUMENT))
    rows = [
        *_countries(words.names),
        *of_questions(words.book),
        *(of_source(one) for one in _sources(session)),
        *_of_statements(_said(session), words),
    ]
    rows.sort(key=lambda row: (KINDS.index(row["kind"]), row["last"]))  # a search that stops early has seen the best
    _store(session, rows)
    _remember(session, {MEANT: str(revision), _SEAL: words.seal})


def _words(folder: Path) -> _Words:
    tables = _digest([folder / "countries.csv", folder / "names.csv"])
    book = _digest(sorted((folder / "codebook").glob("*.yml")))
    return _Words(_book(folder, book), _names(folder, tables), f"{_FORMAT} {book} {tables}")


def _digest(paths: Iterable[Path]) -> str:
    seal = hashlib.sha256()
    for path in paths:
        seal.update(path.read_bytes())
    return seal.hexdigest()[:16]


@lru_cache(maxsize=4)
def _book(folder: Path, seal: str) -> Codebook:  # noqa: ARG001  (a changed file is read again)
    return codebook.load(folder / "codebook")


_kept: dict[str, Names] = {}


def _names(folder: Path, seal: str) -> Names:
    """The names of a folder; those of two folders with the same tables are the same."""
    if seal not in _kept:
        _kept.clear()
        _kept[seal] = countries.default_names() if folder == data_dir() else Names.load(folder)
    return _kept[seal]


@lru_cache(maxsize=1)
def _countries(names: Names) -> tuple[_Row, ...]:
    return tuple(of_countries(names))


def _about(row: _Row) -> tuple[str, str, str]:
    return row["country"], row["topic"] if row["item"] else row["question"], row["item"]


def _of_statements(said: Iterable[Said], words: _Words) -> list[_Row]:
    topics: dict[str, Topic] = {}
    grouped: dict[Subject, list[Said]] = {}
    for one in in_order(said, words.book):
        about = subject(words.book, topics, one)
        if one.stands or about.item:  # an answer that was set aside is no answer
            grouped.setdefault(about, []).append(one)
    return [of_statements(about, found, words.book, words.names) for about, found in grouped.items()]


def _said(session: Session, of: Sequence[str] = ()) -> Iterable[Said]:
    query = select(*(STATEMENT.c[name] for name in _SAID)).where(STATEMENT.c.retired_in.is_(None))
    query = query.where(STATEMENT.c.country.in_(of)) if of else query
    return [Said(*row) for row in session.execute(query.order_by(STATEMENT.c.id)).all()]


def _sources(session: Session, of: Sequence[str] = ()) -> list[Source]:
    query = select(*(SOURCE.c[name] for name in _SOURCE_FIELDS))
    query = query.where(SOURCE.c.id.in_(of)) if of else query
    return [Source(*row) for row in session.execute(query.order_by(SOURCE.c.id))]


def _forget_subjects(session: Session, about: Iterable[Subject], book: Codebook) -> None:
    keys = {topic.id: topic.key for topic in book.topics}
    places = sorted((one.country, keys.get(one.about) or one.about, one.item) for one in about)
    for part in _portions(places):
        _forget(session, tuple_(*_PLACE[1:]).in_(part) & SEARCH_DOCUMENT.c.kind.in_(OF_STATEMENTS))


def _forget(session: Session, which: ColumnElement[bool]) -> None:
    """Take documents out; FTS5 must be told the words that it is to forget before they are gone."""
    if _on_sqlite(session):
        columns = [SEARCH_DOCUMENT.c[name] for name in ("id", "title_words", "text_words", "key_words")]
        gone = [dict(row._mapping) for row in session.execute(select(*columns).where(which))]
        command = (
            "INSERT INTO search_text (search_text, rowid, title_words, text_words, key_words) "
            "VALUES ('delete', :id, :title_words, :text_words, :key_words)"
        )
        if gone:
            session.execute(text(command), gone)
    session.execute(delete(SEARCH_DOCUMENT).where(which))


def _store(session: Session, rows: Sequence[_Row]) -> None:
    if not rows:
        return
    highest = session.execute(select(SEARCH_DOCUMENT.c.id).order_by(SEARCH_DOCUMENT.c.id.desc()).limit(1)).scalar()
    numbered = [row | {"id": (highest or 0) + place} for place, row in enumerate(rows, start=1)]
    session.execute(SEARCH_DOCUMENT.insert(), numbered)
    if _on_sqlite(session):
        columns = "title_words, text_words, key_words"
        command = f"INSERT INTO search_text (rowid, {columns}) VALUES (:id, :title_words, :text_words, :key_words)"  # noqa: S608
        session.execute(text(command), numbered)
    else:
        command = "INSERT INTO search_text (id, words) VALUES (:id, CAST(:words AS tsvector))"
        session.execute(text(command), [{"id": row["id"], "words": _vector(row)} for row in numbered])


def _vector(row: _Row) -> str:
    """The words of a document as PostgreSQL writes a vector: each with its places, weighed by where it stands."""
    places: dict[str, list[str]] = {}
    at = 0
    for name, weight in (("title_words", "A"), ("key_words", "B"), ("text_words", "D")):
        for word in row[name].split():
            at += 1
            places.setdefault(word, []).append(f"{at}{weight}")
        at += 1  # a phrase does not run from one part into the next
    return " ".join(f"'{word}':{','.join(found[:250])}" for word, found in places.items())


def _state(session: Session) -> Mapping[str, str]:
    return {row.name: row.value for row in session.execute(select(SEARCH_STATE))}


def _remember(session: Session, told: Mapping[str, str]) -> None:
    session.execute(delete(SEARCH_STATE).where(SEARCH_STATE.c.name.in_(told)))
    session.execute(SEARCH_STATE.insert(), [{"name": name, "value": value} for name, value in told.items()])


def _on_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"


def _portions(rows: Sequence[_T]) -> list[Sequence[_T]]:
    return [rows[start : start + _PORTION] for start in range(0, len(rows), _PORTION)]
