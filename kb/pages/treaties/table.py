"""Treaty records as sortable tables and as files: all States under one instrument, or one State under all."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence

import htpy as h

from kb import wording
from kb.codebook import SharedItem
from kb.i18n import _
from kb.pages.frame import places
from kb.parts import sortable
from kb.parts.instrument import SIGNS
from kb.parts.sortable import Column, Field
from kb.text import fold, spreadsheet
from kb.topics.treaties import STATUSES, Part
from kb.wording.treaties import act_words, reservation_words

_HEIGHT = 640
"""Pixels after which a table scrolls inside its box."""

_OFTEN = 12
"""Rows that share a note before it is told once for all."""


def _columns(first: str) -> tuple[Column, ...]:
    """The heads of the columns; the first names what a row is about."""
    return (
        Column(first),
        Column(_("Status")),
        Column(_("Signed")),
        Column(_("Ratified, acceded …")),
        Column(_("In force for it")),
        Column(_("Reservations")),
        Column(_("Source")),
        Column(_("As of")),
    )


def of_states(one: SharedItem, found: Sequence[Part], *, asked: bool) -> h.Element:
    """A row for each State; its name leads to its whole record. `asked`: for a day, not by the newest lists."""
    often = shared_notes(found)
    rows = [[_state(part, asked=asked), *_fields(part, asked=asked, told=often)] for part in found]
    caption = _("{treaty}, State by State").format(treaty=one.label)
    return sortable.table(_columns(_("State or territory")), rows, caption=caption, height=_HEIGHT)


def shared_notes(found: Sequence[Part]) -> Mapping[str, int]:
    """Notes of sources that so many rows share that they are told once for all: note -> number of rows."""
    counted = Counter(note for part in found if (note := _said(part)))
    return {note: many for note, many in counted.items() if many >= _OFTEN}


def of_instruments(country: str, found: Sequence[Part], *, asked: bool) -> h.Element:
    """A row for each instrument; its name leads to all States under it."""
    rows = [[_instrument(part, asked=asked), *_fields(part, asked=asked)] for part in found]
    caption = _("{country}, every instrument").format(country=country)
    return sortable.table(_columns(_("Instrument")), rows, caption=caption)


def _state(part: Part, *, asked: bool) -> Field:
    return Field(part.name, href=_here("c", part.code, part, asked=asked), sort=fold(part.name))


def _instrument(part: Part, *, asked: bool) -> Field:
    one = part.instrument
    return Field(one.label, href=_here("t", one.id, part, asked=asked), more=(one.title,))


def _here(name: str, value: str, part: Part, *, asked: bool) -> str:
    """A link within the page; it keeps the day that was asked for."""
    day = {"on": [part.standing.day.isoformat()]} if asked else {}
    return places.href(places.TREATIES, {name: [value], **day})


def _fields(part: Part, *, asked: bool, told: Collection[str] = ()) -> list[Field]:
    standing = part.standing
    sign = SIGNS[standing.status]
    act, acted = act_words(part.said("action")), part.said("action_date")
    said = part.said("reservations")
    printed = reservation_words(said) if said or part.said("status") == "party" else ""
    source = standing.source
    more = notes(part, asked=asked, told=told)
    return [
        Field(wording.treaty_standing(standing), tone=sign, sign=sign, more=more, sort=_order(part)),
        _date(part.said("signature_date")),
        _date(acted, more=act),
        _date(part.said("in_force_date"), blank=_("not printed") if part.said("status") == "party" else ""),
        Field(printed),
        Field(_publisher(part), href=_web(source.url) if source else "", outside=True),
        _date(standing.as_of, blank=_("not stated") if source else ""),
    ]


def notes(part: Part, *, asked: bool = True, told: Collection[str] = ()) -> tuple[str, ...]:
    """What a reader must know of a status, without the notes that are `told` elsewhere."""
    disputed = (_("Sources disagree on whether the State is bound"),) if part.disputed else ()
    said = _said(part)
    return (
        *wording.treaty_notes(part.standing, dated=asked),
        *disputed,
        *([said] if said and said not in told else []),
    )


def _said(part: Part) -> str:
    """What the source of the status adds to it."""
    best = part.status.best if part.status else None
    return best.note if best else ""


def _order(part: Part) -> str:
    return f"{STATUSES.index(part.standing.status)}{part.standing.since or '9'}"


def _date(date: str, *, more: str = "", blank: str = "") -> Field:
    return Field(wording.date(date) if date else blank, more=(more,) if more else (), sort=date)


def _publisher(part: Part) -> str:
    source = part.standing.source
    return (source.publisher or source.title).partition(" (")[0] if source else ""


def _web(address: str) -> str:
    return address if address.startswith(("https://", "http://")) else ""


# --- as a file ---

_COLUMNS: tuple[tuple[str, Callable[[Part], str]], ...] = (
    ("treaty", lambda part: part.instrument.id),
    ("country", lambda part: part.code),
    ("country_name", lambda part: part.name),
    ("on", lambda part: part.standing.day.isoformat()),
    ("status", lambda part: part.standing.status),
    ("since", lambda part: part.standing.since),
    ("signature_date", lambda part: part.said("signature_date")),
    ("action", lambda part: part.said("action")),
    ("action_date", lambda part: part.said("action_date")),
    ("in_force_date", lambda part: part.said("in_force_date")),
    ("reservations", lambda part: part.said("reservations") or "not_recorded"),
    ("as_of", lambda part: part.standing.as_of),
    ("source_publisher", lambda part: part.standing.source.publisher if part.standing.source else ""),
    ("source_title", lambda part: part.standing.source.title if part.standing.source else ""),
    ("source_url", lambda part: part.standing.source.url if part.standing.source else ""),
    ("source_licence", lambda part: part.standing.source.licence if part.standing.source else ""),
    ("notes", lambda part: "; ".join(notes(part))),
)


def as_csv(found: Sequence[Part]) -> str:
    """The same as CSV with a heading line; a cell that a spreadsheet would run opens with an apostrophe."""
    return spreadsheet(
        [name for name, _value in _COLUMNS], ([value(part) for _name, value in _COLUMNS] for part in found)
    )
