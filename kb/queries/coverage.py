"""How complete the base is: cells counted by state, with honest denominators, and the lists of what to do next.

Every State and territory is asked the same, so it has true denominators: the questions of a topic that asks once, the
instruments of a topic whose items are shared (nobody records here which instrument is open to whom). A topic whose
items belong to a country (hotlines, laws) has none: nobody knows how many there are, so its items are only counted.
Parts of States and the world are asked nothing by themselves, since which matters are theirs is not known here: what
is recorded of them is counted.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from sqlmodel import Session

from kb.codebook import Codebook, Topic
from kb.countries import Country
from kb.queries import findings
from kb.queries.cells import Lens, cells
from kb.queries.findings import Arranged, Finding, Items, asked_cells, asks
from kb.queries.read import version
from kb.statements.views import Cell, State

STATES: tuple[State, ...] = ("answered", "described", "unknown", "no_data", "not_applicable", "not_assessed")
"""Every cell has one of these."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Cells by their state, and items on record.

    What a cell is follows from the topic (`findings.asks`): a question, an instrument (its key question), or nothing
    where only `items` are counted (hotlines, laws ...); `items` is 0 for every other topic. `measured` is False for a
    place of which nothing is asked: its cells are those that happen to be recorded.
    """

    answered: int = 0
    described: int = 0
    unknown: int = 0
    no_data: int = 0
    not_applicable: int = 0
    not_assessed: int = 0
    items: int = 0
    measured: bool = True

    @property
    def asked(self) -> int:
        """The denominator: all cells, whatever their state; 0 where no true one is known."""
        return sum(getattr(self, name) for name in STATES) if self.measured else 0

    @property
    def known(self) -> int:
        """Cells with an answer, coded or in words."""
        return self.answered + self.described

    def __add__(self, other: "Tally") -> "Tally":
        counts = {name: getattr(self, name) + getattr(other, name) for name in (*STATES, "items")}
        return Tally(**counts, measured=self.measured and other.measured)


@dataclass(frozen=True)
class Coverage:
    """What is known and what is not, on a day, at a revision.

    Attributes:
        topics: in the order of reading.
        places: every country, territory and part of a State, and the world.
        tallies: by country and topic.
        answered_in: by question: in how many States and territories of the whole base it has an answer.
        gaps, undated, conflicts: by topic, then by place.
        stale: the longest unchecked first.
    """

    today: dt.date
    revision: int
    topics: tuple[Topic, ...]
    places: tuple[Country, ...]
    tallies: Mapping[tuple[str, str], Tally]
    answered_in: Mapping[str, int]
    gaps: tuple[Finding, ...]
    stale: tuple[Finding, ...]
    undated: tuple[Finding, ...]
    conflicts: tuple[Finding, ...]

    @cached_property
    def whole(self) -> tuple[Country, ...]:
        """The places that every question is asked of: States and territories."""
        return tuple(place for place in self.places if place.is_whole)

    def narrowed(self, countries: Collection[str] = (), topics: Collection[str] = ()) -> "Coverage":
        """The same about fewer countries (codes) and topics (ids); none named means all."""

        def kept(found: tuple[Finding, ...]) -> tuple[Finding, ...]:
            return tuple(
                one
                for one in found
                if (not countries or one.country in countries) and (not topics or one.topic in topics)
            )

        return replace(
            self,
            topics=tuple(topic for topic in self.topics if not topics or topic.id in topics),
            places=tuple(place for place in self.places if not countries or place.code in countries),
            gaps=kept(self.gaps),
            stale=kept(self.stale),
            undated=kept(self.undated),
            conflicts=kept(self.conflicts),
        )

    @cached_property
    def by_topic(self) -> Mapping[str, Tally]:
        """Each topic: its cells over States and territories, which have a denominator; its items wherever they are."""
        found = {}
        for topic in self.topics:
            items = sum(self.tallies[place.code, topic.id].items for place in self.places)
            cells = _sum(self.tallies[place.code, topic.id] for place in self.whole)
            found[topic.id] = replace(cells, items=items)
        return found

    def of_place(self, country: str) -> Tally:
        """One place over all topics."""
        return _sum(self.tallies[country, topic.id] for topic in self.topics)

    def total(self) -> Tally:
        """All topics together, counted like each of them."""
        return _sum(self.by_topic.values())

    def with_items(self, topic: Topic) -> int:
        """In how many States and territories at least one item of a topic is on record."""
        return sum(self.tallies[place.code, topic.id].items > 0 for place in self.whole)


def _sum(tallies: Iterable[Tally]) -> Tally:
    return sum(tallies, Tally())


def coverage(session: Session, lens: Lens, places: Iterable[Country]) -> Coverage:
    """Count everything over these places, by one query for all live statements (0.7 s for 40,000 of them)."""
    known, book = tuple(places), lens.book
    arranged = _arranged(session, lens)
    shared = {topic.id: _instruments(topic, arranged) for topic in book.topics}
    at = [(topic, place.code, arranged.get((place.code, topic.id), {})) for topic in book.topics for place in known]
    whole = {place.code for place in known if place.is_whole}
    tallies = {
        (code, topic.id): _tally(topic, shared[topic.id] if code in whole else None, items) for topic, code, items in at
    }
    return Coverage(
        today=lens.today,
        revision=version(session) if lens.at is None else lens.at,
        topics=book.topics,
        places=known,
        tallies=tallies,
        answered_in=_answered_in(book, {key: items for key, items in arranged.items() if key[0] in whole}),
        gaps=tuple(
            gap for topic, code, own in at if code in whole for gap in findings.gaps(topic, shared[topic.id], code, own)
        ),
        stale=findings.oldest_first(one for place in at for one in findings.flagged("stale", *place)),
        undated=tuple(one for place in at for one in findings.flagged("undated", *place)),
        conflicts=tuple(one for topic, code, own in at for one in findings.conflicts(topic, book, code, own)),
    )


def _arranged(session: Session, lens: Lens) -> Arranged:
    found: dict[tuple[str, str], dict[str, dict[str, Cell]]] = {}
    for (country, id, item), one in cells(session, lens, lens.book.questions).items():
        items = found.setdefault((country, lens.book.question(id).topic), {})
        items.setdefault(item, {})[id] = one
    return found


def _instruments(topic: Topic, arranged: Arranged) -> tuple[str, ...]:
    """The instruments of a topic: those of the codebook, then any other that a statement is about; else none."""
    if asks(topic) != "instruments":
        return ()
    found = {item for (_country, id), items in arranged.items() if id == topic.id for item in items}
    known = [item.id for item in topic.shared_items]
    return (*known, *sorted(found.difference(known)))


def _tally(topic: Topic, instruments: tuple[str, ...] | None, items: Items) -> Tally:
    """Count one place and topic; `instruments` is None for a place of which nothing is asked."""
    if asks(topic) == "items":
        return Tally(items=len(items), measured=instruments is not None)
    known = [items.get(item, {}).get(question) for item, question in asked_cells(topic, instruments or tuple(items))]
    counts: dict[str, int] = dict.fromkeys(STATES, 0)
    for cell in known:
        if cell is not None or instruments is not None:
            counts[cell.state if cell else "not_assessed"] += 1
    return Tally(**counts, measured=instruments is not None)


def _answered_in(book: Codebook, arranged: Arranged) -> Mapping[str, int]:
    counts = dict.fromkeys(book.questions, 0)
    for items in arranged.values():
        known = {id for own in items.values() for id, cell in own.items() if cell.is_known}
        for id in known:
            counts[id] += 1
    return counts
