"""What all verbs of the write door share: the time, portions for long lists, the guard against outdated bases."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Table, bindparam, func, select, update
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


def put(session: Session, table: Table, rows: Iterable[Mapping[str, str]]) -> None:
    """Store whole rows in a table with one key column: new keys are added, known ones overwritten; the last holds."""
    (key,) = table.primary_key.columns
    wanted = {row[key.name]: dict(row) for row in rows}
    known = set(session.execute(select(key)).scalars()) & wanted.keys()
    fresh = [row for name, row in wanted.items() if name not in known]
    if fresh:
        session.execute(table.insert(), fresh)
    if known:
        values: dict[str, Any] = {
            column.name: bindparam(f"new_{column.name}") for column in table.columns if column is not key
        }
        change = update(table).where(key == bindparam(f"new_{key.name}")).values(values)
        told = [{f"new_{name}": word for name, word in wanted[one].items()} for one in sorted(known)]
        session.connection().execute(change, told)


def refuse_outdated(session: Session, statements: Sequence[int]) -> None:
    """Raise Outdated unless all these statements are live."""
    for part in parts(statements):
        live = select(func.count()).where(STATEMENT.c.id.in_(part), STATEMENT.c.retired_in.is_(None))
        if session.execute(live).scalar_one() != len(set(part)):
            raise Outdated("Somebody changed one of these statements first. Look at the new state and decide again.")
