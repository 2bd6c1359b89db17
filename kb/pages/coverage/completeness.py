"""How complete the base is and what it rests on, counted once for each revision, and narrowed as a reader asks."""

from collections.abc import Mapping

from kb import queries
from kb.countries import WORLD
from kb.i18n import _
from kb.pages.frame import context
from kb.pages.frame.now import kept
from kb.queries import Coverage, Finding, FindingKind, SourceUse
from kb.store import db


@kept(2)
def whole() -> Coverage:
    """The coverage of the whole base as of now."""
    places = context.names().countries.values()
    with db.reading() as session:
        return queries.coverage(session, context.lens(), places)


@kept(32)
def narrowed(region: str, country: str, topic: str) -> Coverage:
    """The coverage of a region or part of one (M49), of a country with its parts, of a topic; "" = all."""
    if not (region or country or topic):
        return whole()
    found = whole()
    codes = [
        place.code
        for place in found.places
        if place.is_in(region) and (not country or country in (place.code, place.parent))
    ]
    return found.narrowed(codes or ["none"], [topic] if topic else [])


@kept(32)
def findings(kind: FindingKind, asked: tuple[str, str, str]) -> tuple[Finding, ...]:
    """One of the lists, for a region, country and topic, in the order that a reader expects."""
    coverage = narrowed(*asked)
    if kind == "stale":
        return coverage.stale
    lists = {"gap": coverage.gaps, "undated": coverage.undated, "conflict": coverage.conflicts}
    topics = {topic.id: place for place, topic in enumerate(coverage.topics)}
    order = {code: place for place, code in enumerate(place_names())}
    return tuple(sorted(lists[kind], key=lambda one: (topics[one.topic], order[one.country])))


@kept(2, by=("revision",))
def source_uses() -> Mapping[str, SourceUse]:
    """Every source by its id, with where it is used."""
    with db.reading() as session:
        return {one.source.id: one for one in queries.source_uses(session, context.book())}


def place_names() -> Mapping[str, str]:
    """Name of every place by its code in the reader's language, the world last."""
    return {**context.country_names(), WORLD: _("The world (no State)")}
