"""What persons decided on which records are the same organisation."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, func, select
from sqlmodel import Session

from kb.statements.drafts import Key, MatchDecision
from kb.store.models import MATCH_DECISION


@dataclass(frozen=True, slots=True)
class SignedDecision:
    """A decision on two records, with who took it and when (UTC)."""

    decision: MatchDecision
    by: str
    at: str


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
