"""`kb search`: everything in the base that answers to some words, in a terminal or as JSON."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from kb import codebook, queries, wording
from kb.cli.read import known_names
from kb.errors import NotFound
from kb.i18n import _, ngettext
from kb.queries import Found, Group, Hit, Lens
from kb.settings import data_dir
from kb.statements.views import Item
from kb.store import db

_LINES = "hotlines"
_Items = Mapping[tuple[str, str], Item]


@dataclass(frozen=True, slots=True)
class Narrow:
    """What to search in: kinds, a country by any of its names, a topic by its id; empty = everything."""

    kinds: Sequence[str] = ()
    country: str = ""
    topic: str = ""


def results(text: str, narrow: Narrow, *, as_json: bool) -> Iterator[str]:
    """Lines that tell what was found; one JSON document where that is wanted."""
    db.require_ready()
    lens = Lens(codebook.load(data_dir() / "codebook"), dt.date.today())
    country = _code(narrow.country)
    with db.reading() as session:
        found = queries.search(session, lens, text, kinds=narrow.kinds, country=country, topic=narrow.topic)
        lines = {hit.place[::2] for group in found.groups for hit in group.hits if hit.topic == _LINES}
        items = queries.picked(session, lens, _LINES, lines) if lines else {}
    if as_json:
        yield json.dumps(_as_json(found, items), ensure_ascii=False, indent=1)
        return
    yield from wording.search_notes(found)
    for group in found.groups:
        yield from _group(group, items)


def _code(name: str) -> str:
    if not name:
        return ""
    found = known_names().resolve(name)
    if found is None:
        raise NotFound(_("“{name}” is no country that is known here.").format(name=name))
    return found.code


def _group(group: Group, items: _Items) -> Iterator[str]:
    yield ""
    shown = len(group.hits)
    counted = ngettext("{count} found", "{count} found", group.total).format(count=group.total)
    more = _("; the best {shown} are shown").format(shown=shown) if shown < group.total else ""
    yield f"{wording.search_kind(group.kind)}: {counted}{more}"
    yield from (_line(hit, items) for hit in group.hits)


def _line(hit: Hit, items: _Items) -> str:
    item = items.get(hit.place[::2]) if hit.topic == _LINES else None
    parts = (hit.country, hit.title.text, wording.contact(item) if item else "", hit.snippet.text)
    source = f"{hit.source.title}, {wording.date(hit.as_of) or _('date not stated')}" if hit.source else ""
    return "  " + " | ".join(part for part in (*parts, source) if part)


def _as_json(found: Found, items: _Items) -> dict[str, Any]:
    told = asdict(found)
    for group in told["groups"]:
        for hit in group["hits"]:
            item = items.get((hit["place"][0], hit["place"][2])) if hit["topic"] == _LINES else None
            hit["caution"] = wording.contact(item) if item else ""
    return told
