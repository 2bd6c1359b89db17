"""What a search found, as elements: each hit with its place and source, the words asked for marked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import htpy as h

from kb import wording
from kb.i18n import _, ngettext, written
from kb.pages.frame import context, places
from kb.pages.frame.asked import DEFAULT_COUNTRIES
from kb.parts import answers
from kb.queries import Found, Group, Hit, Marked

_WORLD = "001"


def counts(found: Found) -> h.Element:
    """How many hits there are, in all and of each kind."""
    total = ngettext("{count} result", "{count} results", found.total).format(count=written(found.total))
    kinds = (h.li[f"{wording.search_kind(kind)} ", h.b[written(count)]] for kind, count in found.counts)
    return h.div(".hit-counts", role="status")[h.p[total], h.ul[kinds]]


@dataclass(frozen=True, slots=True)
class Line:
    """What stands beside a helpline: its number, never as a link, and why it may not be presented as one to call."""

    number: str
    caution: str


def group(found: Group, lines: Mapping[tuple[str, str], Line]) -> h.Element:
    """The hits of one kind under their heading.

    Args:
        found: the kind and its best hits.
        lines: the helplines among them, by country and item.
    """
    shown = (_hit(hit, lines.get((hit.country, hit.place[2]))) for hit in found.hits)
    name = wording.search_kind(found.kind)
    return h.div(".hits")[h.h2[f"{name} ", h.span[written(found.total)]], h.ol[shown]]


def marked(words: Marked) -> h.Fragment:
    """Text with its marked ranges."""
    return h.fragment[_pieces(words)]


def _pieces(words: Marked) -> Iterator[h.Node]:
    at = 0
    for start, end in words.marks:
        yield words.text[at:start]
        yield h.mark[words.text[start:end]]
        at = end
    yield words.text[at:]


def note(words: str) -> h.Element:
    """A small note below results."""
    return h.p(".hit-note")[words]


def lessons() -> h.Element:
    """What can be asked."""
    taught = (
        (_("A country"), _("by any of its names, in any language: Germany, Allemagne, Германия, ドイツ")),
        (_("A law"), _("by words of its name, with a country or without: juvenile justice India")),
        (_("A helpline or organisation"), _("by its name or its number, however it is printed: 1098, 116 111")),
        (_("A treaty"), _("by its short name and a country: Kenya OPIC, Nepal CEDAW")),
        (_("An answer"), _("by words that stand in it or in its question: age of marriage, corporal punishment")),
    )
    forgiven = _("Accents, capitals and small slips are forgiven; a word that is read as another one is always named.")
    return h.div(".hit-lessons")[
        h.h2[_("What you can ask")],
        h.dl[(h.div[h.dt[what], h.dd[how]] for what, how in taught)],
        h.p[forgiven],
    ]


def _hit(hit: Hit, line: Line | None) -> h.Element:
    caution = line.caution if line else ""
    where = [*_where(hit), line.number if line else ""]
    return h.li(class_=[caution and "old"])[
        h.h3[answers.inside(marked(_title(hit)), _href(hit))],
        h.p(".hit-where")[(h.span[words] for words in where if words)],
        caution and h.p(".hit-why")[f"{caution[:1].upper()}{caution[1:]}"],
        bool(hit.snippet.text) and h.p(".hit-say")[marked(hit.snippet)],
        hit.source is not None and h.p(".hit-src")[_cited(hit)],
    ]


def _title(hit: Hit) -> Marked:
    """The title, of a country and a question in the reader's language."""
    if hit.kind == "country":
        name = context.country_names().get(hit.country, hit.title.text)
    elif hit.kind == "question" or (hit.kind == "answer" and not hit.place[2]):
        asked = context.book().questions.get(hit.place[1])
        name = asked.label if asked else hit.title.text
    else:
        return hit.title
    return hit.title if name == hit.title.text else Marked(name)


def _where(hit: Hit) -> list[str]:
    """Country, State that it is a part of, and topic, as far as the group's heading does not say it."""
    words = []
    if hit.country and hit.kind != "country":
        words.append(context.country_names().get(hit.country, _("World")))
    if hit.country and hit.country != _WORLD:
        words.append(context.part_of(hit.country))
    if hit.topic and hit.kind in ("answer", "question"):
        words.append(next((one.label for one in context.book().topics if one.id == hit.topic), ""))
    return [word for word in words if word]


def _cited(hit: Hit) -> str:
    if hit.source is None:
        return ""
    when = wording.date(hit.as_of) or _("date not stated")
    cited = f"{hit.source.title or hit.source.id} · {when}"
    more = ngettext("{cited} · {count} more on record", "{cited} · {count} more on record", hit.others)
    return more.format(cited=cited, count=hit.others) if hit.others else cited


def _href(hit: Hit) -> str:
    """Address of the place where the hit stands."""
    code, question, item = hit.place
    if hit.kind == "answer":
        return _cell(hit)
    addresses: dict[str, tuple[str, dict[str, list[str]]]] = {
        "source": (places.SOURCES, {"source": [item]}),
        "question": (places.CODEBOOK, {"question": [question]}),
        "hotline": (places.HELP, {"c": [code]}),
        "organisation": (places.ORGANISATIONS, {"c": [code], "q": [hit.title.text]}),
        "treaty": (places.TREATIES, {"t": [item], "c": [code]}),
    }
    return places.href(*addresses.get(hit.kind, (places.COUNTRY, {"c": [code]})))


def _cell(hit: Hit) -> str:
    """The answer's cell, beside a country to read it against; what is of the world stands with the treaties."""
    code, question, item = hit.place
    if code == _WORLD:
        return places.href(places.TREATIES)
    other = next(one for one in DEFAULT_COUNTRIES if one != code)
    listed = next((one.repeats for one in context.book().topics if one.id == hit.topic), False)
    cell = f"{code}|{question}|" if listed else f"{code}|{question}|{item}"
    return places.href(places.COMPARE, {"c": [code, other], "t": [hit.topic], "cell": [cell]})
