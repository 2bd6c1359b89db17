"""Where each source is used: statements, countries and topics that rest on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sqlalchemy import func, select
from sqlmodel import Session

from kb.codebook import Codebook
from kb.countries import WORLD
from kb.queries.release import sources
from kb.queries.rows import live
from kb.statements.sources import Source
from kb.store.models import STATEMENT


@dataclass(frozen=True)
class SourceUse:
    """A source and what rests on it now.

    Attributes:
        counts: live statements by country and topic, in the order of codes and of reading.
    """

    source: Source
    counts: Mapping[tuple[str, str], int] = field(default_factory=dict)

    @cached_property
    def statements(self) -> int:
        """How many live statements name the source."""
        return sum(self.counts.values())

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """Codes of the countries, territories and parts of States that it says something about."""
        return tuple(dict.fromkeys(country for country, _topic in self.counts if country != WORLD))

    @cached_property
    def topics(self) -> Mapping[str, int]:
        """Live statements by topic, the most first."""
        found: dict[str, int] = {}
        for (_country, topic), count in self.counts.items():
            found[topic] = found.get(topic, 0) + count
        return dict(sorted(found.items(), key=lambda one: -one[1]))


def source_uses(session: Session, book: Codebook) -> tuple[SourceUse, ...]:
    """Every source by its id, also those that no live statement names, by one grouped query."""
    group = (STATEMENT.c.source, STATEMENT.c.country, STATEMENT.c.question)
    query = select(*group, func.count()).where(live(None)).group_by(*group)
    order = {topic.id: place for place, topic in enumerate(book.topics)}
    counts: dict[str, dict[tuple[str, str], int]] = {}
    for id, country, question, count in session.execute(query):
        known = book.questions.get(question)
        where = (country, known.topic if known else question.partition(".")[0])
        own = counts.setdefault(id, {})
        own[where] = own.get(where, 0) + count
    return tuple(SourceUse(one, _in_order(counts.get(one.id, {}), order)) for one in sources(session))


def _in_order(counts: dict[tuple[str, str], int], order: Mapping[str, int]) -> Mapping[tuple[str, str], int]:
    return dict(sorted(counts.items(), key=lambda one: (one[0][0], order.get(one[0][1], len(order)))))
