"""`kb lines`: the helplines of a country in a terminal, or one JSON object a line for scripts."""

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

from kb import codebook, queries, wording
from kb.cli.read import found
from kb.i18n import _
from kb.settings import data_dir
from kb.store import db
from kb.topics import helplines
from kb.topics.helplines import Line, Way
from kb.values import hours

_TOPIC = "hotlines"


def help_lines(name: str, *, as_json: bool) -> Iterator[str]:
    """Lines of text for one country, confirmed lines in use first."""
    country = found([name])[0]
    db.require_ready()
    lens = queries.Lens(codebook.load(data_dir() / "codebook"), dt.date.today())
    with db.reading() as session:
        lines = helplines.lines(queries.items(session, lens, country.code, _TOPIC), lens.today)
    if as_json:
        now = dt.datetime.now(dt.UTC)
        return (json.dumps(_as_json(line, now), ensure_ascii=False) for line in lines)
    none = _("No hotline recorded for {country} yet. Know one? Add it with its source.").format(country=country.name)
    return iter([_words(line) for line in lines] or [none])


def _words(line: Line) -> str:
    """One line: number, name, hours, when a line in use was last confirmed, and what speaks against any other."""
    numbers = ", ".join(way.shown for way in line.numbers) or "-"
    said = "; ".join((*map(hours.show, line.hours), *line.hours_printed))
    on = (wording.date(line.last_confirmed) or _("date not stated")) if line.in_use else ""
    caution = wording.standing(line.status, unconfirmed=line.unconfirmed)
    return "\t".join((numbers, line.title, said, on, caution)).rstrip("\t")


def _as_json(line: Line, now: dt.datetime) -> dict[str, Any]:
    """A card; `link` is null unless the line is confirmed as in use and its number can be dialled or written to."""
    open_now = helplines.opening(line, now)
    return {
        "country": line.country,
        "item": line.item,
        "title": line.title,
        "also_called": line.names,
        "name_local": line.local,
        "operator": line.operators,
        "status": line.status,
        "caution": wording.standing(line.status, unconfirmed=line.unconfirmed),
        "link": next((way.link for way in line.numbers if way.link), None),
        "numbers": [_way_json(way) for way in line.numbers],
        "other_ways": [_way_json(way) for way in line.others],
        "hours": line.hours,
        "hours_as_printed": line.hours_printed,
        "always_open": line.always_open,
        "open_now": {"state": open_now.state, "local_times": [at.isoformat() for at in open_now.at]}
        if open_now
        else None,
        "free_of_charge": line.free,
        "languages": line.languages,
        "audience": line.audience,
        "topics": line.topics,
        "covers": line.covers,
        "member_of": line.members,
        "last_confirmed": line.last_confirmed if line.in_use else "",
        "sources": [
            {"source": one.source.id, "publisher": one.source.publisher, "on": one.on, "confirms": confirms}
            for named, confirms in ((line.confirmed, line.in_use), (line.rumoured, False))
            for one in named
        ],
        "notes": line.notes,
    }


def _way_json(way: Way) -> dict[str, Any]:
    return {
        "kind": way.kind,
        "shown": way.shown,
        "dial": way.dial or None,
        "link": way.link or None,
        "tel_uri": way.tel_uri or None,
        "as_printed": way.printed,
        "reach": way.reach,
        "set_aside": way.set_aside,
    }
