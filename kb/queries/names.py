"""What the base calls its organisations and services: names, short names, sites and networks of each item."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session

from kb.queries.rows import live
from kb.statements.statement import DEPRECATED
from kb.store.models import STATEMENT

NAMED_TOPICS = ("organisations", "services")
"""Topics whose items are bodies with names."""

NAME_QUESTIONS = ("name", "name_local", "acronym", "website", "networks")
"""The last part of the questions that tell what a body is called."""


@dataclass(frozen=True, slots=True)
class ItemNames:
    """What all sources together call one item; every tuple is sorted and holds each value once."""

    topic: str
    country: str
    item: str
    names: tuple[str, ...]
    local_names: tuple[str, ...]
    acronyms: tuple[str, ...]
    websites: tuple[str, ...]
    networks: tuple[str, ...]


def item_names(session: Session, topics: Sequence[str] = NAMED_TOPICS) -> tuple[ItemNames, ...]:
    """Names of every item of the topics, by topic, country and item; deprecated statements do not count."""
    columns = [STATEMENT.c[name] for name in ("question", "country", "item", "value")]
    asked = [f"{topic}.{name}" for topic in topics for name in NAME_QUESTIONS]
    wanted = select(*columns).where(live(None), STATEMENT.c.rank != DEPRECATED, STATEMENT.c.question.in_(asked))
    return gather_names((*row,) for row in session.execute(wanted))


def gather_names(rows: Iterable[Sequence[str]]) -> tuple[ItemNames, ...]:
    """The same from rows of (question, country, item, value), wherever they stand."""
    found: dict[tuple[str, str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for question, country, item, value in rows:
        topic, _dot, name = question.partition(".")
        if value and name in NAME_QUESTIONS:
            found[topic, country, item][name] |= set(value.split(";")) if name == "networks" else {value}
    listed = (ItemNames(*key, *(tuple(sorted(told[name])) for name in NAME_QUESTIONS)) for key, told in found.items())
    return tuple(sorted((one for one in listed if one.names), key=lambda one: (one.topic, one.country, one.item)))
