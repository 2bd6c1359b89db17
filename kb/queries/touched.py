"""Which revisions touched a country, and how many of its statements each added and retired."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlmodel import Session

from kb.store.models import REVISION, STATEMENT


@dataclass(frozen=True, slots=True)
class Touch:
    """One revision as a country sees it: number, when (UTC), message, how many statements it added and retired."""

    number: int
    at: str
    message: str
    added: int
    retired: int


def touched(session: Session, country: str, limit: int) -> tuple[Touch, ...]:
    """The last revisions that added or retired a statement on a country, newest first; at most `limit`."""
    added = _counted(session, country, "added_in")
    retired = _counted(session, country, "retired_in")
    numbers = sorted({*added, *retired}, reverse=True)[:limit]
    query = select(REVISION).where(REVISION.c.number.in_(numbers)).order_by(REVISION.c.number.desc())
    return tuple(
        Touch(row.number, row.at, row.message, added.get(row.number, 0), retired.get(row.number, 0))
        for row in session.execute(query)
    )


def _counted(session: Session, country: str, when: str) -> dict[int, int]:
    column = STATEMENT.c[when]
    query = select(column, func.count()).where(STATEMENT.c.country == country, column.is_not(None)).group_by(column)
    return {row[0]: row[1] for row in session.execute(query)}
