"""What the pages read: cached by the base's revision, so that an edit shows at once and a rerun reads nothing twice."""

import datetime as dt
from collections.abc import Mapping, Sequence

import streamlit as st

from kb import codebook, countries, i18n, queries
from kb.codebook import Codebook
from kb.countries import Country, Names
from kb.settings import data_dir
from kb.statements.views import Figures, Matrix, Step
from kb.store import db
from kb.text import fold


def book() -> Codebook:
    """The codebook that the base was filled with, in the reader's language."""
    return _book(i18n.language())


@st.cache_resource(show_spinner=False)
def _book(language: str) -> Codebook:  # noqa: ARG001  (the key; `of_codebook` knows it)
    return codebook.load(data_dir() / "codebook").translated(i18n.of_codebook)


def names() -> Names:
    """Every country, and the tables that recognise their names, with those that a person settled in the base."""
    return _names(revision())


@st.cache_resource(max_entries=2, show_spinner=False)
def _names(revision: int) -> Names:  # noqa: ARG001  (the key)
    with db.reading() as session:
        return _printed_names().with_aliases(queries.settled_names(session))


@st.cache_resource(show_spinner=False)
def _printed_names() -> Names:
    return Names.load(data_dir())


def is_filled() -> bool:
    """Whether there is a base of this version with at least one revision in it."""
    return db.schema_is_current() and revision() > 0


def revision() -> int:
    """Number of the newest revision; every cached read is keyed by it."""
    with db.reading() as session:
        return queries.version(session)


def matrix(codes: Sequence[str], topics: Sequence[str]) -> Matrix:
    """The comparison of countries and topics (or single questions) as of now."""
    return _matrix(tuple(codes), tuple(topics), revision(), dt.date.today())


# Answers are frozen, so that one copy may be shared: cache_data would pickle it again for every reader.
@st.cache_resource(max_entries=64, show_spinner=False)
def _matrix(
    codes: tuple[str, ...],
    topics: tuple[str, ...],
    revision: int,  # noqa: ARG001  (part of the key)
    today: dt.date,
) -> Matrix:
    with db.reading() as session:
        return queries.matrix(session, queries.Lens(book(), today), codes, topics)


def history(place: tuple[str, str, str]) -> tuple[Step, ...]:
    """Every revision that touched a cell (country, question, item), newest first."""
    with db.reading() as session:
        return queries.history(session, place)


def figures() -> Figures:
    """Live counts for the start page."""
    return _figures(revision())


@st.cache_resource(max_entries=4, show_spinner=False)
def _figures(revision: int) -> Figures:  # noqa: ARG001  (the key)
    with db.reading() as session:
        return queries.figures(session, book())


def country_names() -> Mapping[str, str]:
    """Name of every country and part of a State by its code, in the reader’s language and alphabetical order."""
    return _country_names(i18n.language())


@st.cache_resource(show_spinner=False)
def _country_names(language: str) -> Mapping[str, str]:
    known = [one for one in _printed_names().countries.values() if one.kind != "world"]
    called = {one.code: countries.display_name(one.code, language, _printed_names()) for one in known}
    return dict(sorted(called.items(), key=lambda one: fold(one[1])))


def country(code: str) -> Country:
    """A country by its code."""
    return _printed_names().countries[code]


def lens() -> queries.Lens:
    """By what every page reads: this codebook, as of today, the newest revision."""
    return queries.Lens(book(), dt.date.today())


def part_of(code: str) -> str:
    """Name of the State that a code is a part of; "" for a State."""
    parent = country(code).parent
    return country_names().get(parent, "") if parent else ""
