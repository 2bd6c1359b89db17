"""From rows of the base to statement views: one column list, one place that knows their order."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import Session

from kb.statements.sources import Source
from kb.statements.statement import FIELDS, Statement
from kb.store.models import SOURCE, STATEMENT

_WORDS = tuple(name for name in FIELDS if name != "source")
_OWN = ("id", "added_in", "retired_in", "redacted")
_SOURCE_FIELDS = tuple(Source.__dataclass_fields__)
_OWN_FROM, _SOURCE_FROM = len(_WORDS), len(_WORDS) + len(_OWN)
_COLUMNS = (
    *(STATEMENT.c[name] for name in (*_WORDS, *_OWN)),
    *(SOURCE.c[name] for name in _SOURCE_FIELDS),
)
_STATEMENTS = select(*_COLUMNS).join(SOURCE, SOURCE.c.id == STATEMENT.c.source)


def live(at: int | None) -> ColumnElement[bool]:
    """The condition that a statement stands now, or stood at a revision."""
    if at is None:
        return STATEMENT.c.retired_in.is_(None)
    return (STATEMENT.c.added_in <= at) & (STATEMENT.c.retired_in.is_(None) | (STATEMENT.c.retired_in > at))


def statements() -> Select[Any]:
    """The query for statements with their sources; add a condition."""
    return _STATEMENTS


def views(session: Session, query: Select[Any], at: int | None = None) -> list[Statement]:
    """Run a query made by `statements` and give its rows as views; each source is made once.

    Seen from revision `at`, what was retired later still stands: a look back never changes.
    """
    known: dict[str, Source] = {}
    return [_view(row, known, at) for row in session.execute(query).all()]


def _view(row: Sequence[Any], known: dict[str, Source], at: int | None) -> Statement:
    source = known.get(row[_SOURCE_FROM])
    if source is None:
        source = known[row[_SOURCE_FROM]] = Source(*row[_SOURCE_FROM:])
    id, added_in, retired_in, redacted = row[_OWN_FROM:_SOURCE_FROM]
    ended = retired_in if retired_in and (at is None or retired_in <= at) else 0
    return Statement(*row[:_OWN_FROM], source=source, id=id, added_in=added_in, retired_in=ended, redacted=redacted)


def by_cell(found: Iterable[Statement]) -> dict[tuple[str, str, str], list[Statement]]:
    """Statements grouped by country, question and item."""
    cells: dict[tuple[str, str, str], list[Statement]] = {}
    for one in found:
        cells.setdefault((one.country, one.question, one.item), []).append(one)
    return cells
