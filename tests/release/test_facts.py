"""Dates of the depositary, counted again on the release; single facts stand in `data/assertions.yml`."""

from kb import queries
from kb.store import db
from tests import filled

_DATES = ("treaties.signature_date", "treaties.action_date", "treaties.in_force_date")
_DEPOSITARY = "untc-2026-02-03-"
_DATES_ON_THE_DEPOSITARY_ROWS = 3918


def test_every_date_of_the_un_depositary_is_in_the_release() -> None:
    with db.reading(filled.url()) as session:
        rows = [row for row in queries.live_statements(session) if row[1] in _DATES and row[8].startswith(_DEPOSITARY)]
    assert len(rows) == _DATES_ON_THE_DEPOSITARY_ROWS
    assert all(row[3] for row in rows)
