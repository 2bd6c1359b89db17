"""Sources: what the base rests on, how far each source can be relied on, and where it is used."""

from collections.abc import Callable, Mapping, Sequence
from html import escape

import streamlit as st
from babel.dates import format_timedelta

from kb import i18n, wording
from kb.countries import WORLD
from kb.i18n import _, ngettext, written
from kb.pages.compare import drawer
from kb.pages.coverage import completeness, findings
from kb.pages.frame import address, context, places, widgets
from kb.pages.frame.address import Parameter
from kb.pages.frame.now import kept, now
from kb.queries import SourceUse
from kb.text import fold
from kb.values import dates

_PAGE = "sources"
_ROWS = 50
_LETTERS = ("A", "B", "C", "D")
_SORTS: Mapping[str, Callable[[SourceUse], tuple[object, ...]]] = {
    "used": lambda one: (-one.statements,),
    "title": lambda one: (fold(one.source.title),),
    "countries": lambda one: (-len(one.countries),),
    "reliability": lambda one: (one.source.reliability or "Z",),
    "newest": lambda one: (not one.source.published, -_day(one.source.published)),
    "oldest": lambda one: (not one.source.published, _day(one.source.published)),
    "read": lambda one: (not one.source.retrieved, _day(one.source.retrieved)),
}


def show() -> None:
    """Draw the page: all sources, or the one that the address names."""
    asked = _parameters()
    told = address.adopt(_PAGE, tuple(asked.values()))
    chosen = address.value(_PAGE, asked["source"])
    if chosen:
        _one(completeness.source_uses()[chosen], told, asked["source"])
    else:
        _all(asked, told)
    address.write(_PAGE, tuple(asked.values()))


def _parameters() -> dict[str, Parameter]:
    kinds = sorted({one.source.kind for one in completeness.source_uses().values()} - {""})
    parameters = (
        Parameter("source", address.one_of(list(completeness.source_uses()))),
        Parameter("q", address.words),
        Parameter("kind", address.one_of(kinds)),
        Parameter("reliability", address.one_of(_LETTERS)),
        Parameter("sort", address.one_of(list(_SORTS)), default="used"),
        Parameter("page", findings.page_number),
    )
    return {one.name: one for one in parameters}


@kept(2, by=("revision",))
def _folded() -> Mapping[str, str]:
    """What the search looks in, by source."""
    return {
        id: fold(" ".join((one.source.title, one.source.publisher, id, one.source.url, one.source.note)))
        for id, one in completeness.source_uses().items()
    }


def _day(date: str) -> int:
    return dates.last_day(date).toordinal() if date[:4].isdigit() else 0


def _all(asked: Mapping[str, Parameter], told: Sequence[str]) -> None:
    widgets.heading(_("Sources"), _lead())
    for words in told:
        widgets.sentence(words)
    _choose(asked)
    shown = {name: address.value(_PAGE, one) for name, one in asked.items()}
    st.html(_letters())
    found = _found(shown)
    if not found:
        widgets.sentence(_("No source fits this choice. Take away a word or a filter."))
        return
    pages = -(-len(found) // _ROWS)
    page = min(int(shown["page"] or 1), pages)
    st.html(f'<p class="small" id="sources-count">{escape(_counted(found, page))}</p>')
    ids = tuple(one.source.id for one in found[(page - 1) * _ROWS : page * _ROWS])
    st.html(_table(ids))
    findings.pager(_PAGE, asked["page"], page, pages)


def _lead() -> str:
    uses = completeness.source_uses().values()
    words = _("{count} sources, each named beside the answers that rest on it; {used} are in use now.")
    return words.format(count=written(len(uses)), used=written(sum(one.statements > 0 for one in uses)))


def _choose(asked: Mapping[str, Parameter]) -> None:
    with st.container(key="sources-search"):
        st.text_input(
            _("Find a source"),
            key=address.key(_PAGE, asked["q"]),
            placeholder=_("Words of its title, publisher or address"),
            icon=":material/search:",
            type="search",
            on_change=_first_page,
        )
    kinds = {
        one.source.kind: wording.source_kind(one.source.kind)
        for one in completeness.source_uses().values()
        if one.source.kind
    }
    columns = st.columns(3, gap="medium")
    every = {"": _("All kinds"), **dict(sorted(kinds.items(), key=lambda one: one[1]))}
    _select(columns[0], asked["kind"], _("Kind"), every)
    letters = {letter: wording.reliability(letter) for letter in _LETTERS}
    _select(columns[1], asked["reliability"], _("Reliability"), {"": _("All"), **letters})
    _select(columns[2], asked["sort"], _("Order"), _orders())


def _select(place: st.delta_generator.DeltaGenerator, asked: Parameter, label: str, words: Mapping[str, str]) -> None:
    key = address.key(_PAGE, asked)
    place.selectbox(label, list(words), key=key, format_func=words.__getitem__, on_change=_first_page)


def _first_page() -> None:
    """Another choice begins at the first page."""
    st.session_state[address.key(_PAGE, _parameters()["page"])] = ""


def _orders() -> Mapping[str, str]:
    return {
        "used": _("Most used first"),
        "title": _("By title"),
        "countries": _("Most countries first"),
        "reliability": _("By reliability"),
        "newest": _("Newest first"),
        "oldest": _("Oldest first"),
        "read": _("Not read for longest first"),
    }


def _letters() -> str:
    """What the letters of reliability mean, with how many sources carry each."""
    uses = completeness.source_uses().values()
    counts = {letter: sum(one.source.reliability == letter for one in uses) for letter in _LETTERS}
    lines = "".join(
        f"<li><b>{written(counts[letter])}</b> {escape(wording.reliability(letter))}</li>" for letter in _LETTERS
    )
    note = _("What only a community list says is never shown as confirmed.")
    return (
        f'<ul class="src-letters" aria-label="{escape(_("Reliability"))}">{lines}</ul><p class="src">{escape(note)}</p>'
    )


def _found(shown: Mapping[str, str]) -> list[SourceUse]:
    words, folded = fold(shown["q"]).split(), _folded()
    found = [
        one
        for id, one in completeness.source_uses().items()
        if shown["kind"] in ("", one.source.kind)
        and shown["reliability"] in ("", one.source.reliability)
        and all(word in folded[id] for word in words)
    ]
    return sorted(found, key=_SORTS[shown["sort"]])


def _counted(found: Sequence[SourceUse], page: int) -> str:
    words = ngettext("{first} to {last} of {count} source", "{first} to {last} of {count} sources", len(found))
    first, last = (page - 1) * _ROWS + 1, min(page * _ROWS, len(found))
    return words.format(first=written(first), last=written(last), count=written(len(found)))


@kept(64)
def _table(ids: tuple[str, ...]) -> str:
    uses = completeness.source_uses()
    headings = (
        _("Source"),
        _("Kind"),
        _("Published"),
        _("Read"),
        _("Reliability"),
        _("Licence"),
        _("Statements"),
        _("Countries"),
        _("Topics"),
    )
    head = "".join(f'<th scope="col">{escape(words)}</th>' for words in headings)
    rows = "".join(_row(one, headings) for one in (uses[id] for id in ids))
    return f'<table class="cov-list src-list"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _row(one: SourceUse, headings: Sequence[str]) -> str:
    source = one.source
    title = findings.html_link(places.SOURCES, {"source": source.id}, source.title or source.id)
    cells = (
        wording.source_kind(source.kind),
        wording.date(source.published) or _written(one) or _("not stated"),
        _age(source.retrieved) or _("not stated"),
        source.reliability or "–",
        licence(source.licence),
        written(one.statements),
        written(len(one.countries)),
        ", ".join(context.book().topic(topic).label for topic in one.topics) or "–",
    )
    boxes = "".join(
        f'<td data-title="{escape(words, quote=True)}"><div>{escape(cell)}</div></td>'
        for words, cell in zip(headings[1:], cells, strict=True)
    )
    return f'<tr><th scope="row">{title}<span class="src">{escape(source.publisher)}</span></th>{boxes}</tr>'


def _written(one: SourceUse) -> str:
    written = one.source.written
    return _("about {years}").format(years=wording.date(written)) if written else ""


def _age(date: str) -> str:
    """How long ago, in words; "" where no date is known."""
    if not date[:4].isdigit():
        return date
    ago = now().day - dates.last_day(date)
    if ago.days < 1:
        return _("today")
    return format_timedelta(-ago, add_direction=True, locale=i18n.locale(), granularity="day")


def licence(words: str) -> str:
    """A licence as the source states it, or that it states none."""
    return _("Not stated") if words in ("", "NOASSERTION") else words


def _one(use: SourceUse, told: Sequence[str], asked: Parameter) -> None:
    source = use.source
    widgets.heading(source.title or source.id, source.publisher)
    for words in told:
        widgets.sentence(words)
    st.html(f'<div class="src-one">{drawer.fields_html(_fields(use))}</div>')
    st.html(f"<section><h2>{escape(_('Where it is used'))}</h2>{_where(use)}{_standards(source.id)}</section>")
    with st.container(key="sources-back"):
        address.turn(_PAGE, _("All sources"), {asked: ""}, name="all")


def _fields(use: SourceUse) -> list[tuple[str, str]]:
    source = use.source
    read = wording.date(source.retrieved)
    fields = (
        (_("Address"), drawer.link_html(source.url, source.url) if source.url else escape(_("None recorded"))),
        (_("Published"), escape(wording.date(source.published) or _("Not stated"))),
        (_("Written"), escape(_written(use))),
        (_("Read"), escape(f"{read} ({_age(source.retrieved)})" if read else _("Not stated"))),
        (_("Obtained"), escape(source.obtained)),
        (_("Kind"), escape(wording.source_kind(source.kind))),
        (_("Reliability"), escape(wording.reliability(source.reliability))),
        (_("Licence"), escape(licence(source.licence))),
        (_("Note"), escape(source.note)),
        (_("Id"), f"<code>{escape(source.id)}</code>"),
    )
    return [(name, words) for name, words in fields if words]


def _where(use: SourceUse) -> str:
    if not use.statements:
        return f'<p class="intro">{escape(_("No statement that stands now names this source."))}</p>'
    count = ngettext("{count} statement rests on it.", "{count} statements rest on it.", use.statements)
    rows = "".join(_topic_row(use, topic, number) for topic, number in use.topics.items())
    head = "".join(f'<th scope="col">{escape(words)}</th>' for words in (_("Topic"), _("Statements"), _("Countries")))
    return (
        f'<p class="intro">{escape(count.format(count=written(use.statements)))}</p>'
        f'<table class="cov-list src-where"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    )


def _topic_row(use: SourceUse, topic: str, number: int) -> str:
    names = completeness.place_names()
    codes = sorted((country for country, id in use.counts if id == topic), key=list(names).index)
    listed = ", ".join(_country(code, topic, names[code]) for code in codes)
    label = findings.html_link(places.CODEBOOK, {"t": topic}, context.book().topic(topic).label)
    boxes = ((_("Statements"), written(number)), (_("Countries"), listed))
    cells = "".join(f'<td data-title="{escape(title, quote=True)}"><div>{cell}</div></td>' for title, cell in boxes)
    return f'<tr><th scope="row">{label}</th>{cells}</tr>'


def _country(code: str, topic: str, name: str) -> str:
    return escape(name) if code == WORLD else findings.html_link(places.COMPARE, {"c": code, "t": topic}, name)


def _standards(id: str) -> str:
    """The questions whose international standard this source states."""
    asked = [one for one in context.book().questions.values() if one.standard and id in one.standard.sources]
    if not asked:
        return ""
    lines = "".join(f"<li>{findings.html_link(places.CODEBOOK, {'question': one.id}, one.label)}</li>" for one in asked)
    words = _("It states the international standard behind these questions:")
    return f'<p class="intro src-standard">{escape(words)}</p><ul class="src-questions">{lines}</ul>'
