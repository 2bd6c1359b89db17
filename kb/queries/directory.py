"""Every organisation of the base at once, and what persons decided on which records are the same organisation."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, func, select
from sqlmodel import Session

from kb.queries.read import Lens, items_of
from kb.queries.rows import by_cell, live, statements, views
from kb.statements.cells import cell_of
from kb.statements.drafts import Key, MatchDecision
from kb.statements.views import Cell, Item
from kb.store.models import MATCH_DECISION, STATEMENT


@dataclass(frozen=True, slots=True)
class SignedDecision:
    """A decision on two records, with who took it and when (UTC)."""

    decision: MatchDecision
    by: str
    at: str


def directory(session: Session, lens: Lens, topic: str, country: str = "") -> tuple[Item, ...]:
    """The items of a topic that repeats, of all countries or of one, by country code and title; one query."""
    asked = lens.book.topic(topic)
    query = statements().where(live(lens.at), STATEMENT.c.question.in_([question.id for question in asked.questions]))
    if country:
        query = query.where(STATEMENT.c.country == country)
    cells: dict[str, dict[tuple[str, str, str], Cell]] = defaultdict(dict)
    for key, found in by_cell(views(session, query, lens.at)).items():
        cells[key[0]][key] = cell_of(lens.book.question(key[1]), found, lens.today)
    return tuple(item for code in sorted(cells) for item in items_of(asked, code, cells[code]))


def match_decisions(session: Session) -> tuple[MatchDecision, ...]:
    """The decision that holds on each pair of records, by pair."""
    newest: dict[tuple[Key, Key], MatchDecision] = {}
    for one in _signed(session):
        newest[one.decision.pair] = one.decision
    return tuple(sorted(newest.values()))


def match_history(session: Session, left: Key, right: Key) -> tuple[SignedDecision, ...]:
    """All decisions ever taken on two records, newest first; the first one holds."""
    pair = MatchDecision(left, right, "unsure").pair
    return tuple(one for one in reversed(_signed(session)) if one.decision.pair == pair)


def match_version(session: Session) -> int:
    """Number that grows with every decision on two records; 0 while there is none. Decisions make no revision."""
    return session.execute(select(func.max(MATCH_DECISION.c.id))).scalar_one() or 0


def _signed(session: Session) -> list[SignedDecision]:
    rows = session.execute(select(MATCH_DECISION).order_by(MATCH_DECISION.c.id))
    return [SignedDecision(_decision(row), row.by, row.at) for row in rows]


def _decision(row: Row[Any]) -> MatchDecision:
    left, right = (row.left_country, row.left_item), (row.right_country, row.right_item)
    return MatchDecision(left, right, row.answer, row.reason)
