"""The helplines and offices of a country as the base has them now, for section “Get help” of any page."""

import datetime as dt

import htpy as h

from kb import queries
from kb.pages.frame import context
from kb.pages.frame.now import kept, now
from kb.parts import helplines as cards
from kb.parts.helplines import LINES, OFFICES, Board
from kb.store import db
from kb.topics import helplines
from kb.topics.helplines import Line


def minute() -> dt.datetime:
    """This minute: what says "open now" is kept for no longer."""
    return dt.datetime.now(dt.UTC).replace(second=0, microsecond=0)


def called(country: str, at: dt.datetime) -> h.Fragment:
    """The helplines of a country, with what must be known of them all, at an instant."""
    return cards.cards(_lines(country), context.country_names().get(country, ""), _board(at))


def offices(country: str, at: dt.datetime) -> h.Node:
    """The legal-aid offices and authorities of a country; nothing where none is recorded."""
    with db.reading() as session:
        rows = queries.items(session, context.lens(), country, OFFICES)
    return cards.offices(helplines.offices(rows, now().day), _board(at))


def has_lines(country: str) -> bool:
    """Whether any helpline is on record."""
    return bool(_lines(country))


def _board(at: dt.datetime) -> Board:
    return Board(context.book(), now().day, at)


@kept(256, by=("revision", "day"))
def _lines(country: str) -> tuple[Line, ...]:
    with db.reading() as session:
        return helplines.lines(queries.items(session, context.lens(), country, LINES), now().day)
