"""One organisation of the directory: what it is, where it is found, and who says so."""

from collections.abc import Iterable, Sequence

import htpy as h

from kb import wording
from kb.codebook import Codebook
from kb.i18n import _, ngettext
from kb.parts import answers
from kb.statements.statement import Statement
from kb.statements.views import Item
from kb.text import key
from kb.topics import contacts
from kb.topics.organisations import Doubt, Organisation
from kb.wording.sources import publisher

Others = Sequence[tuple[Doubt, Organisation]]


def group(country: str, address: str, cards: Iterable[h.Element]) -> h.Element:
    """The organisations of one country under its name, which leads to its page."""
    return h.div(".org-group")[h.h2[answers.inside(country, address)], cards]


def card(organisation: Organisation, others: Others, book: Codebook) -> h.Element:
    """An organisation; `others` are those that may be the same, with the doubt."""
    return h.article(".org")[
        h.div[
            _head(organisation, book),
            _about(organisation),
            (h.p(".fl")[_doubt(doubt, other)] for doubt, other in others),
            _sources(organisation, book),
        ],
        _facts(organisation, book),
    ]


def _head(organisation: Organisation, book: Codebook) -> h.Fragment:
    short = [one for one in organisation.values("acronym") if key(one) not in key(organisation.title).split()]
    return h.fragment[
        h.h3[organisation.title, bool(short) and (" ", h.span(".org-short")[", ".join(short)])],
        (h.p(".org-local")[name] for name in _other(organisation, "name_local")),
        h.p(".org-kind")[_labels(organisation, "kind", book)],
        _mark(organisation),
    ]


def _mark(organisation: Organisation) -> h.Node:
    """Why it is no confirmed contact, when that holds for all its records."""
    marks = {wording.contact(record) for record in organisation.records}
    if "" in marks:
        return None
    return h.p(".fl")[_("Not presented as a confirmed contact: {reason}.").format(reason="; ".join(sorted(marks)))]


def _other(organisation: Organisation, name: str) -> list[str]:
    """Names that are not just another spelling of the title or of one another."""
    found: dict[str, str] = {key(organisation.title): organisation.title}
    for value in organisation.values(name):
        found.setdefault(key(value), value)
    return list(found.values())[1:]


def _about(organisation: Organisation) -> h.Fragment:
    notes = [one.note for _record, one in organisation.statements("name") if one.note]
    told = dict.fromkeys([*organisation.values("about"), *notes])
    return h.fragment[(h.p(".org-say")[_sentence(words)] for words in told)]


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."


def _doubt(doubt: Doubt, other: Organisation) -> str:
    reasons = " ".join(doubt.reasons)
    if doubt.looked:
        words = _("Possibly the same as “{name}”: a reviewer looked and could not tell. {reasons}")
    else:
        words = _("Possibly the same as “{name}”. {reasons}")
    return words.format(name=other.title, reasons=reasons).strip()


def _facts(organisation: Organisation, book: Codebook) -> h.Element:
    fields: list[tuple[str, Sequence[h.Node]]] = [
        (_("Networks"), _networks(organisation, book)),
        (_("Works on"), _known(_labels(organisation, "focus", book))),
        (_("Website"), _contacts(organisation, "website")),
        (_("E-mail"), _contacts(organisation, "email")),
        (_("Telephone"), _contacts(organisation, "phone")),
        (_("Founded"), _known(", ".join(map(wording.date, organisation.values("founded"))))),
        (_("Also printed"), _other(organisation, "name")),
        (_("As of"), [_as_of(organisation)]),
    ]
    return answers.fields((name, answers.lines(said)) for name, said in fields if said)


def _known(words: str) -> Sequence[str]:
    return [words] if words else []


def _labels(organisation: Organisation, name: str, book: Codebook) -> str:
    question = book.question(f"organisations.{name}")
    return ", ".join(question.show(value) for value in organisation.values(name))


def _networks(organisation: Organisation, book: Codebook) -> Sequence[h.Node]:
    """Each network with the year for which it is last known: membership can have ended since."""
    question = book.question("organisations.networks")
    last: dict[str, str] = {}
    for _record, one in organisation.statements("networks"):
        for value in filter(None, one.value.split(";")):
            last[value] = max(last.get(value, ""), one.as_of[:4])
    return [h.fragment[question.show(value), " ", _small(year or _("undated"))] for value, year in last.items()]


def _small(words: str) -> h.Element:
    return h.span(".org-small")[words]


def _contacts(organisation: Organisation, name: str) -> Sequence[h.Node]:
    """Addresses or numbers, each once: a link where more than a community list gives it, else words that say so."""
    shown: dict[str, h.Node] = {}
    for record, one in organisation.statements(name):
        printed = one.value or one.original
        if printed not in shown or contacts.may_link(record, one):
            shown[printed] = _contact(record, one, name)
    return list(shown.values())


def _contact(record: Item, one: Statement, name: str) -> h.Fragment:
    note = bool(one.note) and (" ", _small(_sentence(one.note)))
    return h.fragment[_reached(record, one, name), note]


def _reached(record: Item, one: Statement, name: str) -> h.Node:
    if not one.value:
        return wording.printed(one.original)
    if not contacts.may_link(record, one):
        return one.value, " ", _small(_("unconfirmed"))
    if name == "email":
        return h.a(href=f"mailto:{one.value}")[one.value]
    return answers.outside(_short(one.value), one.value) if name == "website" else one.value


def _short(address: str) -> str:
    return address.removeprefix("https://").removeprefix("http://").removeprefix("www.").removesuffix("/")


def _as_of(organisation: Organisation) -> h.Fragment:
    said = [one for _record, one in organisation.statements()]
    newest = max(said, key=lambda one: one.as_of)
    date = wording.as_of(newest)
    return h.fragment[date if newest.as_of else h.span(".undated")[date], _verified(said)]


def _verified(said: Sequence[Statement]) -> str:
    verified = [one.verified_on for one in said if one.verified_by]
    if not verified:
        return _("; reported, not yet verified")
    return _("; verified {date}").format(date=wording.date(max(verified)))


def _sources(organisation: Organisation, book: Codebook) -> h.Element:
    by_source: dict[str, list[Statement]] = {}
    for _record, one in organisation.statements():
        by_source.setdefault(one.source.id, []).append(one)
    count = ngettext("{count} source", "{count} sources", len(by_source)).format(count=len(by_source))
    publishers = dict.fromkeys(publisher(said[0]) for said in by_source.values())
    return h.details(".org-sources")[
        h.summary[f"{count}: ", h.span(".org-by")[", ".join(publishers)]],
        h.ul[(h.li[_source(said, book)] for said in by_source.values())],
    ]


def _source(said: Sequence[Statement], book: Codebook) -> h.Fragment:
    first = said[0]
    names = dict.fromkeys(one.value for one in said if one.question == book.topic("organisations").key and one.value)
    printed = _("Prints: {names}.").format(names="; ".join(map(wording.printed, names))) if names else ""
    rest = " ".join(part for part in (_dated(said), _reliability(first), printed) if part)
    return h.fragment[answers.source(first), f" {rest}"]


def _dated(said: Sequence[Statement]) -> str:
    newest = max(said, key=lambda one: one.as_of)
    words = wording.as_of(newest)
    return _("As of {date}.").format(date=words) if newest.as_of else f"{words[:1].upper()}{words[1:]}."


def _reliability(one: Statement) -> str:
    return _("Reliability {letter}.").format(letter=wording.reliability(one.source.reliability))
