"""From rows of the base to statement views: one column list, one place that knows their order."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import Session

from kb.models import SOURCE, STATEMENT, STATEMENT_FIELDS
from kb.sources import Source
from kb.views import StatementView

_SOURCE_FIELDS = tuple(Source.__dataclass_fields__)
_SOURCE_AT = 1 + STATEMENT_FIELDS.index("source")
_RETIRED_AT = 1 + len(STATEMENT_FIELDS) + 1
_COLUMNS = (
    STATEMENT.c.id,
    *(STATEMENT.c[name] for name in STATEMENT_FIELDS),
    STATEMENT.c.added_in,
    STATEMENT.c.retired_in,
    STATEMENT.c.redacted,
    *(SOURCE.c[name] for name in _SOURCE_FIELDS),
)
_SOURCE_FROM = _RETIRED_AT + 2
_STATEMENTS = select(*_COLUMNS).join(SOURCE, SOURCE.c.id == STATEMENT.c.source)


def live(at: int | None) -> ColumnElement[bool]:
    """The condition that a statement stands now, or stood at a revision."""
    if at is None:
        return STATEMENT.c.retired_in.is_(None)
    return (STATEMENT.c.added_in <= at) & (STATEMENT.c.retired_in.is_(None) | (STATEMENT.c.retired_in > at))


def statements() -> Select[Any]:
    """The query for statements with their sources; add a condition."""
    return _STATEMENTS


def views(session: Session, query: Select[Any], at: int | None = None) -> list[StatementView]:
    """Run a query made by `statements` and give its rows as views; each source is made once.

    Seen from revision `at`, what was retired later still stands: a look back never changes.
    """
    known: dict[str, Source] = {}
    return [_view(row, known, at) for row in session.execute(query).all()]


def _view(row: Sequence[Any], known: dict[str, Source], at: int | None) -> StatementView:
    words = list(row[:_SOURCE_FROM])
    id = words[_SOURCE_AT]
    if id not in known:
        known[id] = Source(*row[_SOURCE_FROM:])
    words[_SOURCE_AT] = known[id]
    ended = words[_RETIRED_AT]
    words[_RETIRED_AT] = ended if ended and (at is None or ended <= at) else 0
    return StatementView(*words)


def by_cell(found: Iterable[StatementView]) -> dict[tuple[str, str, str], list[StatementView]]:
    """Statements grouped by country, question and item."""
    cells: dict[tuple[str, str, str], list[StatementView]] = {}
    for one in found:
        cells.setdefault((one.country, one.question, one.item), []).append(one)
    return cells
