"""How complete the base is and what it rests on, counted once for each revision, and narrowed as a reader asks."""

import datetime as dt
from collections.abc import Mapping

import streamlit as st

from kb import i18n, queries
from kb.countries import WORLD
from kb.i18n import _
from kb.pages.frame import context, regions
from kb.queries import Coverage, Finding, FindingKind, SourceUse
from kb.store import db


def whole() -> Coverage:
    """The coverage of the whole base as of now."""
    return _whole(context.revision(), dt.date.today())


@st.cache_resource(max_entries=2, show_spinner=False)
def _whole(revision: int, today: dt.date) -> Coverage:  # noqa: ARG001  (part of the key)
    places = context.names().countries.values()
    with db.reading() as session:
        return queries.coverage(session, queries.Lens(context.book(), today), places)


def narrowed(region: str, country: str, topic: str) -> Coverage:
    """The coverage of a region or part of one (M49), of a country with its parts, of a topic; "" = all."""
    if not (region or country or topic):
        return whole()
    return _narrowed(region, country, topic, context.revision(), dt.date.today())


@st.cache_resource(max_entries=32, show_spinner=False)
def _narrowed(region: str, country: str, topic: str, revision: int, today: dt.date) -> Coverage:
    found = _whole(revision, today)
    codes = [
        place.code
        for place in found.places
        if regions.is_in(place.code, region) and (not country or country in (place.code, place.parent))
    ]
    return found.narrowed(codes or ["none"], [topic] if topic else [])


def findings(kind: FindingKind, asked: tuple[str, str, str]) -> tuple[Finding, ...]:
    """One of the lists, for a region, country and topic, in the order that a reader expects."""
    return _findings(kind, asked, i18n.language(), context.revision(), dt.date.today())


@st.cache_resource(max_entries=32, show_spinner=False)
def _findings(
    kind: FindingKind,
    asked: tuple[str, str, str],
    language: str,  # noqa: ARG001  (names sort by it)
    revision: int,  # noqa: ARG001  (part of the key)
    today: dt.date,  # noqa: ARG001  (part of the key)
) -> tuple[Finding, ...]:
    coverage = narrowed(*asked)
    if kind == "stale":
        return coverage.stale
    lists = {"gap": coverage.gaps, "undated": coverage.undated, "conflict": coverage.conflicts}
    topics = {topic.id: place for place, topic in enumerate(coverage.topics)}
    order = {code: place for place, code in enumerate(place_names())}
    return tuple(sorted(lists[kind], key=lambda one: (topics[one.topic], order[one.country])))


def source_uses() -> Mapping[str, SourceUse]:
    """Every source by its id, with where it is used."""
    return _source_uses(context.revision())


@st.cache_resource(max_entries=2, show_spinner=False)
def _source_uses(revision: int) -> Mapping[str, SourceUse]:  # noqa: ARG001  (the key)
    with db.reading() as session:
        return {one.source.id: one for one in queries.source_uses(session, context.book())}


def place_names() -> Mapping[str, str]:
    """Name of every place by its code in the reader's language, the world last."""
    return {**context.country_names(), WORLD: _("The world (no State)")}
