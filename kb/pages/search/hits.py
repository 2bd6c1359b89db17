"""What a search found, as HTML: every word from the base is escaped, the words asked for are marked."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from kb import wording
from kb.i18n import _, ngettext, written
from kb.pages.frame import context, places
from kb.pages.frame.asked import DEFAULT_COUNTRIES
from kb.queries import Found, Group, Hit, Marked

_WORLD = "001"


def counts_html(found: Found) -> str:
    """How many hits there are, in all and of each kind."""
    total = ngettext("{count} result", "{count} results", found.total).format(count=written(found.total))
    kinds = "".join(
        f"<li>{escape(wording.search_kind(kind))} <b>{written(count)}</b></li>" for kind, count in found.counts
    )
    return f'<div class="hit-counts" role="status"><p>{escape(total)}</p><ul>{kinds}</ul></div>'


@dataclass(frozen=True, slots=True)
class Line:
    """What stands beside a helpline: its number, never as a link, and why it may not be presented as one to call."""

    number: str
    caution: str


def group_html(group: Group, lines: Mapping[tuple[str, str], Line]) -> str:
    """The hits of one kind under their heading.

    Args:
        group: the kind and its best hits.
        lines: the helplines among them, by country and item.
    """
    shown = "".join(_hit(hit, lines.get((hit.country, hit.place[2]))) for hit in group.hits)
    name = escape(wording.search_kind(group.kind))
    return f'<div class="hits"><h2>{name} <span>{written(group.total)}</span></h2><ol>{shown}</ol></div>'


def marked_html(words: Marked) -> str:
    """Text with its marked ranges."""
    parts, at = [], 0
    for start, end in words.marks:
        parts += [escape(words.text[at:start]), "<mark>", escape(words.text[start:end]), "</mark>"]
        at = end
    return "".join([*parts, escape(words.text[at:])])


def note_html(words: str) -> str:
    """A small note below results."""
    return f'<p class="hit-note">{escape(words)}</p>'


def lessons_html() -> str:
    """What can be asked."""
    lessons = (
        (_("A country"), _("by any of its names, in any language: Germany, Allemagne, Германия, ドイツ")),
        (_("A law"), _("by words of its name, with a country or without: juvenile justice India")),
        (_("A helpline or organisation"), _("by its name or its number, however it is printed: 1098, 116 111")),
        (_("A treaty"), _("by its short name and a country: Kenya OPIC, Nepal CEDAW")),
        (_("An answer"), _("by words that stand in it or in its question: age of marriage, corporal punishment")),
    )
    shown = "".join(f"<div><dt>{escape(what)}</dt><dd>{escape(how)}</dd></div>" for what, how in lessons)
    note = _("Accents, capitals and small slips are forgiven; a word that is read as another one is always named.")
    return (
        f'<div class="hit-lessons"><h2>{escape(_("What you can ask"))}</h2><dl>{shown}</dl><p>{escape(note)}</p></div>'
    )


def _hit(hit: Hit, line: Line | None) -> str:
    caution = line.caution if line else ""
    link = f'<a href="{escape(_href(hit), quote=True)}" target="_self">{marked_html(_title(hit))}</a>'
    where = "".join(f"<span>{escape(words)}</span>" for words in [*_where(hit), line.number if line else ""] if words)
    warning = f'<p class="hit-why">{escape(caution[:1].upper() + caution[1:])}</p>' if caution else ""
    say = f'<p class="hit-say">{marked_html(hit.snippet)}</p>' if hit.snippet.text else ""
    source = f'<p class="hit-src">{escape(_cited(hit))}</p>' if hit.source else ""
    old = ' class="old"' if caution else ""
    return f'<li{old}><h3>{link}</h3><p class="hit-where">{where}</p>{warning}{say}{source}</li>'


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
