"""`kb treaty status`: how States stood to an instrument on a day, or one State to all, as a table or as JSON."""

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rich.table import Table
from sqlmodel import Session

from kb import codebook, wording
from kb.cli.read import found, known_names
from kb.cli.show import console
from kb.codebook import SharedItem, Topic
from kb.countries import Country
from kb.errors import InvalidValue, KbError, NotFound
from kb.i18n import _, ngettext
from kb.queries import Lens
from kb.settings import data_dir
from kb.store import db
from kb.topics import treaties
from kb.topics.treaties import Record, Standing
from kb.values import dates


@dataclass(frozen=True, slots=True)
class _Line:
    instrument: SharedItem
    country: Country
    standing: Standing
    disputed: bool


def statuses(treaty: str, country: str, on: str, *, as_json: bool) -> Iterator[str]:
    """Lines of a table with its totals, or of one JSON list.

    Args:
        treaty: id or short name of an instrument; "" = all.
        country: code or name of a State; "" = all.
        on: a day, 2016-01-01; "" = today.
        as_json: one JSON list instead of a table.

    Raises:
        KbError: neither treaty nor country is named.
        NotFound: a treaty or country that is not known.
        InvalidValue: `on` is no day.
    """
    if not treaty and not country:
        raise KbError(_("Name a treaty (--treaty crc_opic), a country (--country KEN), or both."))
    day = _day(on)
    chosen = found([country])[0] if country else None
    lines = _lines(treaty, chosen, day)
    if as_json:
        return iter([json.dumps([_as_json(line) for line in lines], ensure_ascii=False, indent=1)])
    return _told(lines, chosen, day)


def _day(text: str) -> dt.date:
    if not text:
        return dt.date.today()
    day = dates.clean(text)
    if not dates.is_day(day):
        raise InvalidValue(_("“{text}” is not a day; write it like 2016-01-01.").format(text=text))
    return dates.first_day(day)


def _lines(treaty: str, country: Country | None, day: dt.date) -> list[_Line]:
    db.require_ready()
    book = codebook.load(data_dir() / "codebook")
    topic = book.topic("treaties")
    with db.reading() as session:
        lens = Lens(book, dt.date.today())
        if country is None:
            return _of_all(session, lens, _instrument(topic, treaty), day)
        shown = [_instrument(topic, treaty)] if treaty else topic.shared_items
        records = {record.item: record for record in treaties.records_of(session, lens, country.code)}
    return [_line(one, country, records[one.id], day) for one in shown]


def _instrument(topic: Topic, name: str) -> SharedItem:
    for one in topic.shared_items:
        if name.casefold() in (one.id.casefold(), one.label.casefold()):
            return one
    known = ", ".join(one.id for one in topic.shared_items)
    raise NotFound(_("There is no treaty “{name}”; known are: {known}.").format(name=name, known=known))


def _of_all(session: Session, lens: Lens, instrument: SharedItem, day: dt.date) -> list[_Line]:
    """Every State and territory by name; parts of a State only where something is recorded of them."""
    records = treaties.records(session, lens, instrument.id)
    places = known_names().countries.values()
    shown = [one for one in places if one.is_whole or one.code in records]
    blank = {one.code: Record(one.code, "treaties", instrument.id) for one in shown}
    return [
        _line(instrument, one, records.get(one.code, blank[one.code]), day)
        for one in sorted(shown, key=lambda one: one.name.casefold())
    ]


def _line(instrument: SharedItem, country: Country, record: Record, day: dt.date) -> _Line:
    return _Line(instrument, country, treaties.standing_on(record, day), treaties.is_disputed(record))


def _as_json(line: _Line) -> dict[str, Any]:
    one = line.standing
    return {
        "treaty": line.instrument.id,
        "country": line.country.code,
        "name": line.country.name,
        "on": one.day.isoformat(),
        "status": one.status,
        "since": one.since,
        "action": one.action,
        "in_force": one.in_force,
        "reservations": one.reservations,
        "source": one.source.id if one.source else "",
        "since_source": one.since_source.id if one.since_source else "",
        "as_of": one.as_of,
        "why": one.why,
        "disputed": line.disputed,
    }


def _told(lines: Sequence[_Line], country: Country | None, day: dt.date) -> Iterator[str]:
    screen = console()
    with screen.capture() as captured:
        screen.print(_table(lines, country))
    yield captured.get().rstrip("\n")
    yield from _sources(lines)
    yield _totals(lines, country, day)
    yield _("Answers are reported, not yet verified, unless said otherwise. Not legal advice.")


def _table(lines: Sequence[_Line], country: Country | None) -> Table:
    table = Table(title_justify="left", title_style="bold", expand=True, box=None)
    table.title = country.name if country else lines[0].instrument.title
    first = _("Treaty") if country else _("Country")
    headings = ((first, 3), (_("Status"), 4), (_("Reservations"), 2), (_("Source"), 4), (_("As of"), 2), (_("Mind"), 4))
    for heading, share in headings:
        table.add_column(heading, ratio=share, overflow="fold")
    for line in lines:
        table.add_row(line.instrument.label if country else line.country.name, *_cells(line))
    return table


def _cells(line: _Line) -> tuple[str, str, str, str, str]:
    one = line.standing
    printed = {"yes": _("text printed"), "no": _("none printed")}.get(one.reservations, "")
    source = one.source.id if one.source else ""
    as_of = wording.date(one.as_of) or _("date not stated") if one.source else ""
    disputed = (_("Sources disagree on whether the State is bound"),) if line.disputed else ()
    mind = "; ".join((*disputed, *wording.treaty_notes(one)))
    return (wording.treaty_standing(one), printed, source, as_of, mind)


def _sources(lines: Sequence[_Line]) -> Iterator[str]:
    """What the ids in the column of sources stand for, each once."""
    known = {line.standing.source.id: line.standing.source for line in lines if line.standing.source}
    for id, source in known.items():
        yield f"{id} = {source.publisher}: {source.title}"


def _totals(lines: Sequence[_Line], country: Country | None, day: dt.date) -> str:
    counts = Counter(line.standing.status for line in lines)
    figures = (
        ngettext("{count} party", "{count} parties", counts["party"]).format(count=counts["party"]),
        ngettext(
            "{count} signatory that is not a party", "{count} signatories that are not parties", counts["signatory"]
        ).format(count=counts["signatory"]),
        ngettext("{count} not a party", "{count} not parties", counts["not_party"]).format(count=counts["not_party"]),
        _("{count} unclear").format(count=counts["unclear"]),
        _("{count} not recorded").format(count=counts["not_recorded"]),
    )
    shown = {"name": country.name if country else lines[0].instrument.label, "date": wording.date(day.isoformat())}
    if country:
        return _of_one(counts, shown)
    return _("{name} on {date}: {figures}.").format(figures=", ".join(figures), **shown)


def _of_one(counts: Counter[treaties.Status], shown: dict[str, str]) -> str:
    phrase = _(
        "{name} on {date}: party to {party}, signed but not a party to {signatory}, not a party to {not_party}, "
        "unclear {unclear}, not recorded {not_recorded}."
    )
    names: tuple[treaties.Status, ...] = ("party", "signatory", "not_party", "unclear", "not_recorded")
    return phrase.format(**shown, **{name: counts[name] for name in names})
