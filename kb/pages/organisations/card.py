"""One organisation of the directory as HTML: what it is, where it is found, and who says so; every word is escaped."""

from collections.abc import Sequence
from html import escape

from kb import wording
from kb.codebook import Codebook
from kb.i18n import _, ngettext
from kb.pages.compare import drawer
from kb.statements.statement import Statement
from kb.statements.views import Item
from kb.text import key
from kb.topics import contacts
from kb.topics.organisations import Doubt, Organisation
from kb.wording.sources import publisher

Others = Sequence[tuple[Doubt, Organisation]]


def group_html(country: str, address: str, cards: str) -> str:
    """The organisations of one country under its name, which leads to its page."""
    link = f'<a href="{escape(address, quote=True)}" target="_self">{escape(country)}</a>'
    return f'<div class="org-group"><h2>{link}</h2>{cards}</div>'


def card_html(organisation: Organisation, others: Others, book: Codebook) -> str:
    """An organisation; `others` are those that may be the same, with the doubt."""
    told = f"{_head(organisation, book)}{_about(organisation)}{_doubts(others)}{_sources(organisation, book)}"
    return f'<article class="org"><div>{told}</div>{_facts(organisation, book)}</article>'


def _head(organisation: Organisation, book: Codebook) -> str:
    short = [one for one in organisation.values("acronym") if key(one) not in key(organisation.title).split()]
    acronym = f' <span class="org-short">{escape(", ".join(short))}</span>' if short else ""
    local = "".join(f'<p class="org-local">{escape(name)}</p>' for name in _other(organisation, "name_local"))
    kind = f'<p class="org-kind">{escape(_labels(organisation, "kind", book))}</p>'
    return f"<h3>{escape(organisation.title)}{acronym}</h3>{local}{kind}{_mark(organisation)}"


def _mark(organisation: Organisation) -> str:
    """Why it is no confirmed contact, when that holds for all its records."""
    marks = {wording.contact(record) for record in organisation.records}
    if "" in marks:
        return ""
    told = _("Not presented as a confirmed contact: {reason}.").format(reason="; ".join(sorted(marks)))
    return f'<p class="fl">{escape(told)}</p>'


def _other(organisation: Organisation, name: str) -> list[str]:
    """Names that are not just another spelling of the title or of one another."""
    found: dict[str, str] = {key(organisation.title): organisation.title}
    for value in organisation.values(name):
        found.setdefault(key(value), value)
    return list(found.values())[1:]


def _about(organisation: Organisation) -> str:
    notes = [one.note for _record, one in organisation.statements("name") if one.note]
    told = dict.fromkeys([*organisation.values("about"), *notes])
    return "".join(f'<p class="org-say">{escape(_sentence(words))}</p>' for words in told)


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."


def _doubts(others: Others) -> str:
    return "".join(f'<p class="fl">{escape(_doubt(doubt, other))}</p>' for doubt, other in others)


def _doubt(doubt: Doubt, other: Organisation) -> str:
    reasons = " ".join(doubt.reasons)
    if doubt.looked:
        words = _("Possibly the same as “{name}”: a reviewer looked and could not tell. {reasons}")
    else:
        words = _("Possibly the same as “{name}”. {reasons}")
    return words.format(name=other.title, reasons=reasons).strip()


def _facts(organisation: Organisation, book: Codebook) -> str:
    also = "<br>".join(map(escape, _other(organisation, "name")))
    fields = [
        (_("Networks"), _networks(organisation, book)),
        (_("Works on"), escape(_labels(organisation, "focus", book))),
        (_("Website"), _contacts(organisation, "website")),
        (_("E-mail"), _contacts(organisation, "email")),
        (_("Telephone"), _contacts(organisation, "phone")),
        (_("Founded"), escape(", ".join(map(wording.date, organisation.values("founded"))))),
        (_("Also printed"), also),
        (_("As of"), _as_of(organisation)),
    ]
    return drawer.fields_html([(name, words) for name, words in fields if words])


def _labels(organisation: Organisation, name: str, book: Codebook) -> str:
    question = book.question(f"organisations.{name}")
    return ", ".join(question.show(value) for value in organisation.values(name))


def _networks(organisation: Organisation, book: Codebook) -> str:
    """Each network with the year for which it is last known: membership can have ended since."""
    question = book.question("organisations.networks")
    last: dict[str, str] = {}
    for _record, one in organisation.statements("networks"):
        for value in filter(None, one.value.split(";")):
            last[value] = max(last.get(value, ""), one.as_of[:4])
    shown = (f"{escape(question.show(value))} {_small(year or _('undated'))}" for value, year in last.items())
    return "<br>".join(shown)


def _small(words: str) -> str:
    return f'<span class="org-small">{escape(words)}</span>'


def _contacts(organisation: Organisation, name: str) -> str:
    """Addresses or numbers, each once: a link where more than a community list gives it, else words that say so."""
    shown: dict[str, str] = {}
    for record, one in organisation.statements(name):
        printed = one.value or one.original
        if printed not in shown or contacts.may_link(record, one):
            shown[printed] = _contact(record, one, name)
    return "<br>".join(shown.values())


def _contact(record: Item, one: Statement, name: str) -> str:
    note = f" {_small(_sentence(one.note))}" if one.note else ""
    if not one.value:
        return escape(wording.printed(one.original)) + note
    if not contacts.may_link(record, one):
        return f"{escape(one.value)} {_small(_('unconfirmed'))}{note}"
    if name == "email":
        return f'<a href="mailto:{escape(one.value, quote=True)}">{escape(one.value)}</a>{note}'
    return (drawer.link_html(_short(one.value), one.value) if name == "website" else escape(one.value)) + note


def _short(address: str) -> str:
    return address.removeprefix("https://").removeprefix("http://").removeprefix("www.").removesuffix("/")


def _as_of(organisation: Organisation) -> str:
    said = [one for _record, one in organisation.statements()]
    newest = max(said, key=lambda one: one.as_of)
    verified = [one for one in said if one.verified_by]
    date = escape(wording.as_of(newest))
    dated = date if newest.as_of else f'<span class="undated">{date}</span>'
    if verified:
        last = max(verified, key=lambda one: one.verified_on)
        return dated + escape(_("; verified {date}").format(date=wording.date(last.verified_on)))
    return dated + escape(_("; reported, not yet verified"))


def _sources(organisation: Organisation, book: Codebook) -> str:
    by_source: dict[str, list[Statement]] = {}
    for _record, one in organisation.statements():
        by_source.setdefault(one.source.id, []).append(one)
    lines = "".join(f"<li>{_source(said, book)}</li>" for said in by_source.values())
    count = ngettext("{count} source", "{count} sources", len(by_source)).format(count=len(by_source))
    publishers = dict.fromkeys(publisher(said[0]) for said in by_source.values())
    summary = f'{escape(count)}: <span class="org-by">{escape(", ".join(publishers))}</span>'
    return f'<details class="org-sources"><summary>{summary}</summary><ul>{lines}</ul></details>'


def _source(said: Sequence[Statement], book: Codebook) -> str:
    first = said[0]
    names = dict.fromkeys(one.value for one in said if one.question == book.topic("organisations").key and one.value)
    printed = _("Prints: {names}.").format(names="; ".join(map(wording.printed, names))) if names else ""
    rest = " ".join(part for part in (_dated(said), _reliability(first), printed) if part)
    return f"{drawer.source_html(first)} {escape(rest)}"


def _dated(said: Sequence[Statement]) -> str:
    newest = max(said, key=lambda one: one.as_of)
    words = wording.as_of(newest)
    return _("As of {date}.").format(date=words) if newest.as_of else f"{words[:1].upper()}{words[1:]}."


def _reliability(one: Statement) -> str:
    return _("Reliability {letter}.").format(letter=wording.reliability(one.source.reliability))
