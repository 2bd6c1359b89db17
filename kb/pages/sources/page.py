"""Sources: what the base rests on, how far each source can be relied on, and where it is used."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import htpy as h
import streamlit as st

from kb import wording
from kb.i18n import _, ngettext, written
from kb.pages.coverage import completeness, pager
from kb.pages.frame import address, context, places, widgets
from kb.pages.frame.address import Parameter
from kb.pages.frame.now import kept, now
from kb.parts import sources as parts
from kb.queries import SourceUse
from kb.text import fold
from kb.values import dates

_PAGE = "sources"
_ROWS = 50
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
        Parameter("reliability", address.one_of(parts.LETTERS)),
        Parameter("sort", address.one_of(list(_SORTS)), default="used"),
        Parameter("page", pager.page_number),
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
    found = _found(shown["q"], shown["kind"], shown["reliability"], shown["sort"])
    if not found:
        widgets.sentence(_("No source fits this choice. Take away a word or a filter."))
        return
    pages = -(-len(found) // _ROWS)
    page = min(int(shown["page"] or 1), pages)
    widgets.draw(h.p(".small", id="sources-count")[_counted(found, page)])
    ids = tuple(one.source.id for one in found[(page - 1) * _ROWS : page * _ROWS])
    st.html(_table(ids))
    pager.pager(_PAGE, asked["page"], page, pages)


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
    columns = st.columns(3, gap="medium")
    _select(columns[0], asked["kind"], _("Kind"), _kinds())
    letters = {letter: wording.reliability(letter) for letter in parts.LETTERS}
    _select(columns[1], asked["reliability"], _("Reliability"), {"": _("All"), **letters})
    _select(columns[2], asked["sort"], _("Order"), _orders())


@kept(2, by=("revision", "language"))
def _kinds() -> Mapping[str, str]:
    """The kinds of source that there are, by name, all of them first."""
    kinds = {one.source.kind for one in completeness.source_uses().values() if one.source.kind}
    named = {kind: wording.source_kind(kind) for kind in kinds}
    return {"": _("All kinds"), **dict(sorted(named.items(), key=lambda one: one[1]))}


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


@kept(2, by=("revision", "language"))
def _letters() -> str:
    counts = Counter(one.source.reliability for one in completeness.source_uses().values())
    return str(parts.letters(counts))


@kept(64, by=("revision", "day"))
def _found(text: str, kind: str, reliability: str, sort: str) -> tuple[SourceUse, ...]:
    """The sources that fit a choice, in its order."""
    words, folded = fold(text).split(), _folded()
    found = [
        one
        for id, one in completeness.source_uses().items()
        if kind in ("", one.source.kind)
        and reliability in ("", one.source.reliability)
        and all(word in folded[id] for word in words)
    ]
    return tuple(sorted(found, key=_SORTS[sort]))


def _counted(found: Sequence[SourceUse], page: int) -> str:
    words = ngettext("{first} to {last} of {count} source", "{first} to {last} of {count} sources", len(found))
    first, last = (page - 1) * _ROWS + 1, min(page * _ROWS, len(found))
    return words.format(first=written(first), last=written(last), count=written(len(found)))


@kept(64)
def _table(ids: tuple[str, ...]) -> str:
    uses = completeness.source_uses()
    return str(parts.table([uses[id] for id in ids], context.book(), now().day, places.href))


def _one(use: SourceUse, told: Sequence[str], asked: Parameter) -> None:
    source = use.source
    widgets.heading(source.title or source.id, source.publisher)
    for words in told:
        widgets.sentence(words)
    widgets.draw(parts.described(use, now().day))
    st.html(_used(source.id))
    with st.container(key="sources-back"):
        address.turn(_PAGE, _("All sources"), {asked: ""}, name="all")


@kept(64)
def _used(id: str) -> str:
    uses, names = completeness.source_uses(), completeness.place_names()
    return str(parts.used(uses[id], context.book(), names, places.href))
