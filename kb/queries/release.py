"""What the release takes: all live statements in a stable order, and the sources that they name."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlmodel import Session

from kb.statements.sources import Source
from kb.statements.statement import FIELDS
from kb.store.models import SOURCE, STATEMENT

_ORDER = ("question", "country", "item", "source", "perspective", "as_of")


def live_statements(session: Session) -> Iterator[tuple[str, ...]]:
    """Live statements as tuples in the order of `FIELDS`.

    They are sorted here, not by the database: every database must give the same order for every script.
    """
    query = select(*(STATEMENT.c[name] for name in FIELDS)).where(STATEMENT.c.retired_in.is_(None))
    at = [FIELDS.index(name) for name in _ORDER]
    rows = [tuple(row) for row in session.execute(query)]
    yield from sorted(rows, key=lambda row: tuple(row[place] for place in at))


def sources(session: Session) -> tuple[Source, ...]:
    """All sources, by id."""
    columns = [SOURCE.c[name] for name in Source.__dataclass_fields__]
    return tuple(sorted((Source(*row) for row in session.execute(select(*columns))), key=lambda source: source.id))
