"""What all verbs of the write door share: the time, portions for long lists, the guard against outdated bases."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import func, select
from sqlmodel import Session

from kb.errors import Outdated
from kb.store.models import STATEMENT

MANY = 400
"""Values per IN (...): older SQLite libraries stop at 999 variables in one command."""


def now() -> str:
    """This moment in UTC, to the second (ISO 8601)."""
    return dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def parts(ids: Sequence[int]) -> list[Sequence[int]]:
    """The ids in portions that fit one command."""
    return [ids[start : start + MANY] for start in range(0, len(ids), MANY)]


def refuse_outdated(session: Session, statements: Sequence[int]) -> None:
    """Raise Outdated unless all these statements are live."""
    for part in parts(statements):
        live = select(func.count()).where(STATEMENT.c.id.in_(part), STATEMENT.c.retired_in.is_(None))
        if session.execute(live).scalar_one() != len(set(part)):
            raise Outdated("Somebody changed one of these statements first. Look at the new state and decide again.")
