"""From rows of the base to statement views: one column list, one place that knows their order."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import Session

from kb.statements.sources import Source
from kb.statements.views import StatementView
from kb.store.models import SOURCE, STATEMENT, STATEMENT_FIELDS

_SOURCE_FIELDS = tuple(Source.__dataclass_fields__)
_SOURCE_AT = 1 + STATEMENT_FIELDS.index("source")
_AFTER_FIELDS = 1 + len(STATEMENT_FIELDS)
_COLUMNS = (
    STATEMENT.c.id,
    *(STATEMENT.c[name] for name in STATEMENT_FIELDS),
    STATEMENT.c.added_in,
    STATEMENT.c.retired_in,
    STATEMENT.c.redacted,
    *(SOURCE.c[name] for name in _SOURCE_FIELDS),
)
_SOURCE_FROM = _AFTER_FIELDS + 3


def live(at: int | None) -> ColumnElement[bool]:
    """The condition that a statement stands now, or stood at a revision."""
    if at is None:
        return STATEMENT.c.retired_in.is_(None)
    return (STATEMENT.c.added_in <= at) & (STATEMENT.c.retired_in.is_(None) | (STATEMENT.c.retired_in > at))


def statements() -> Select[Any]:
    """The query for statements with their sources; add a condition."""
    return select(*_COLUMNS).join(SOURCE, SOURCE.c.id == STATEMENT.c.source)


def views(session: Session, query: Select[Any], at: int | None = None) -> list[StatementView]:
    """Run a query made by `statements` and give its rows as views; each source is made once.

    Seen from revision `at`, what was retired later still stands: a look back never changes.
    """
    known: dict[str, Source] = {}
    return [_view(row, known, at) for row in session.execute(query)]


def _view(row: Sequence[Any], known: dict[str, Source], at: int | None) -> StatementView:
    id = row[_SOURCE_AT]
    source = known.get(id)
    if source is None:
        source = known[id] = Source(*row[_SOURCE_FROM:])
    added_in, retired_in, redacted = row[_AFTER_FIELDS:_SOURCE_FROM]
    words: Sequence[Any] = (*row[:_SOURCE_AT], source, *row[_SOURCE_AT + 1 : _AFTER_FIELDS])
    ended = retired_in if retired_in and (at is None or retired_in <= at) else 0
    return StatementView(*(*words, added_in, ended, redacted))


def by_cell(found: Iterable[StatementView]) -> dict[tuple[str, str, str], list[StatementView]]:
    """Statements grouped by country, question and item."""
    cells: dict[tuple[str, str, str], list[StatementView]] = {}
    for one in found:
        cells.setdefault((one.country, one.question, one.item), []).append(one)
    return cells
