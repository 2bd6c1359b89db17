"""What the page Treaties reads: how every State stands to an instrument on a day, and one State to all."""

import datetime as dt
from collections.abc import Mapping

from kb.codebook import SharedItem
from kb.pages.frame import context
from kb.pages.frame.now import kept
from kb.store import db
from kb.topics import reviews as committee
from kb.topics import treaties
from kb.topics.reviews import Review
from kb.topics.treaties import Part, Record

_TOPIC = "treaties"
_PLACES = ("state", "territory")


def instruments() -> Mapping[str, SharedItem]:
    """Every instrument by its id, in the codebook's order."""
    return {one.id: one for one in context.book().topic(_TOPIC).shared_items}


@kept(32)
def parts(item: str, day: dt.date) -> tuple[Part, ...]:
    """How every State and territory stands to an instrument on a day, by name."""
    records, instrument = _records(item), instruments()[item]
    named = [(code, name) for code, name in context.country_names().items() if context.country(code).kind in _PLACES]
    blank = Record("", _TOPIC, item)
    return tuple(_part(code, name, instrument, records.get(code, blank), day) for code, name in named)


@kept(40, by=("revision", "day"))
def _records(item: str) -> Mapping[str, Record]:
    with db.reading() as session:
        return treaties.records(session, context.lens(), item)


def _part(code: str, name: str, instrument: SharedItem, record: Record, day: dt.date) -> Part:
    return Part(code, name, instrument, record, treaties.standing_on(record, day))


@kept(32)
def parts_of(code: str, day: dt.date) -> tuple[Part, ...]:
    """How one State stands to every instrument on a day."""
    with db.reading() as session:
        records = treaties.records_of(session, context.lens(), code)
    name, known = context.country_names()[code], instruments()
    return tuple(_part(code, name, known[record.item], record, day) for record in records)


@kept(2, by=("revision", "day"))
def reviews() -> tuple[Review, ...]:
    """The Committee's sessions and the steps of all reviews."""
    with db.reading() as session:
        return committee.reviews(session, context.lens())
