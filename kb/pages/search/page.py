"""Search: one box over everything in the base; what is found stands in groups, each hit with its place and source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import htpy as h
import streamlit as st

from kb import queries, wording
from kb.i18n import _, ngettext, written
from kb.pages.frame import address, context, widgets
from kb.pages.frame.address import Parameter
from kb.pages.frame.asked import quoted
from kb.pages.frame.now import kept
from kb.pages.search import hits
from kb.queries import Found, Group
from kb.statements.views import Item
from kb.store import db
from kb.topics import contacts

_PAGE = "search"
_MOST_LETTERS = 400
_FEW, _MANY = 5, 60
_LINES, _NUMBER = "hotlines", "hotlines.phone"
_EXAMPLES = ("Kenya", "legal aid", "Law on Legal Aid", "age of marriage", "116", "Кения OPIC", "儿童")


def show() -> None:
    """Draw the page."""
    asked = _parameters()
    told = address.adopt(_PAGE, asked)
    widgets.heading(
        _("Search"), _("Countries, laws, helplines, answers and their sources, in any language and script.")
    )
    text, kind, country, topic = _box(asked)
    address.write(_PAGE, asked)
    for words in told:
        widgets.sentence(words)
    if not text:
        _teach()
        return
    _results(_drawn(text, kind, country, topic), asked)


def _parameters() -> tuple[Parameter, ...]:
    topics = [topic.id for topic in context.book().topics]
    return (
        Parameter("q", _words),
        Parameter("kind", address.one_of(queries.SEARCH_KINDS)),
        Parameter("c", address.country),
        Parameter("topic", address.one_of(topics)),
    )


def _words(text: str) -> str | None:
    return address.words(text[:_MOST_LETTERS])


def _box(asked: tuple[Parameter, ...]) -> tuple[str, ...]:
    """The box and its filters; what they say."""
    words, kind, country, topic = (address.key(_PAGE, one) for one in asked)
    with st.container(key="find"):
        st.text_input(
            _("Search everything"),
            key=words,
            placeholder=_("Country, question, law, organisation, number"),
            icon=":material/search:",
            type="search",
            max_chars=_MOST_LETTERS,
            live=True,
        )
    names, topics = context.country_names(), {one.id: one.label for one in context.book().topics}
    with st.container(key="search-filters", horizontal=True):
        kinds = ["", *queries.SEARCH_KINDS]
        st.selectbox(_("Kind"), kinds, format_func=lambda it: wording.search_kind(it) or _("Everything"), key=kind)
        codes = ["", *names]
        st.selectbox(_("Country"), codes, format_func=lambda it: names.get(it) or _("All countries"), key=country)
        st.selectbox(_("Topic"), ["", *topics], format_func=lambda it: topics.get(it) or _("All topics"), key=topic)
    return tuple(address.value(_PAGE, one).strip() for one in asked)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What answers to a question: as it was found, and as HTML.

    Attributes:
        groups: the hits of each kind, in the order in which they were found.
        warns: whether a number among them must not be dialled unseen.
    """

    found: Found
    counts: str = ""
    groups: Sequence[tuple[Group, str]] = ()
    warns: bool = False


@kept(256)
def _drawn(text: str, kind: str, country: str, topic: str) -> _Drawn:
    found, items = _found(text, kind, country, topic)
    if not found.groups:
        return _Drawn(found)
    lines = {place: hits.Line(_number(item), wording.contact(item)) for place, item in items.items()}
    return _Drawn(
        found,
        counts=str(hits.counts(found)),
        groups=tuple((group, str(hits.group(group, lines))) for group in found.groups),
        warns=any(contacts.line_status(item) for item in items.values()),
    )


def _found(text: str, kind: str, country: str, topic: str) -> tuple[Found, Mapping[tuple[str, str], Item]]:
    """What answers to words, kind, country and topic; and the helplines in it, whole, to judge each."""
    lens = context.lens()
    kinds, limit = ((kind,), _MANY) if kind else ((), _FEW)
    with db.reading() as session:
        found = queries.search(session, lens, text, kinds=kinds, country=country, topic=topic, limit=limit)
        lines = {hit.place[::2] for group in found.groups for hit in group.hits if hit.topic == _LINES}
        return found, queries.picked(session, lens, _LINES, lines) if lines else {}


def _results(drawn: _Drawn, asked: tuple[Parameter, ...]) -> None:
    for words in wording.search_notes(drawn.found):
        widgets.sentence(words)
    if not drawn.groups:
        _nothing(drawn.found, asked)
        return
    st.html(drawn.counts)
    for group, html in drawn.groups:
        st.html(html)
        _more(group, asked)
    if drawn.warns:
        widgets.draw(
            hits.note(_("Former, office and unverified numbers are marked. Look at Get help before dialling."))
        )


def _number(item: Item) -> str:
    """The number of a helpline, as it is dialled or else as printed."""
    cell = item.cells.get(_NUMBER)
    if cell is None or cell.best is None:
        return ""
    return wording.answer(cell, context.book().question(_NUMBER)) if cell.best.value else cell.best.original


def _more(group: Group, asked: tuple[Parameter, ...]) -> None:
    """The way to all hits of a kind."""
    if len(group.hits) == group.total:
        return
    now = {one.name: value for one in asked if (value := address.value(_PAGE, one))}
    if "kind" in now:
        widgets.draw(hits.note(_("The best {count} are shown.").format(count=written(len(group.hits)))))
        return
    label = _("Show {count} of {total}") if group.total > _MANY else _("Show all {total}")
    with st.container(key=f"search-more-{group.kind}"):
        _ask_instead(label.format(count=written(_MANY), total=written(group.total)), {**now, "kind": group.kind})


def _nothing(found: Found, asked: tuple[Parameter, ...]) -> None:
    kind, others = address.value(_PAGE, asked[1]), dict(found.counts)
    if kind and others:
        counted = ngettext("{count} result of another kind", "{count} results of other kinds", found.total)
        widgets.sentence(
            _("Nothing of the kind “{kind}” for “{text}”.").format(
                kind=wording.search_kind(kind), text=quoted(found.text)
            )
        )
        with st.container(key="results"):
            _ask_instead(counted.format(count=written(found.total)), {"q": found.text})
        return
    narrowed = any(address.value(_PAGE, one) for one in asked[1:])
    with st.container(key="results"):
        if narrowed:
            _ask_instead(_("Search everywhere, without kind, country and topic"), {"q": found.text})
        for code in found.near:
            label = _("Did you mean {country}?").format(country=context.country_names()[code])
            _ask_instead(label, {"q": context.country(code).name})
    _teach()


def _teach() -> None:
    """What can be asked, by examples that can be followed."""
    with st.container(key="search-try", horizontal=True):
        widgets.draw(h.span(".hit-try")[_("Try")])
        for words in _EXAMPLES:
            _ask_instead(words, {"q": words})
    st.html(_lessons())


@kept(by=("language",))
def _lessons() -> str:
    return str(hits.lessons())


def _ask_instead(label: str, asked: Mapping[str, str]) -> None:
    """A button that asks something else; a link to the page that is open would not change the browser's address."""
    # The keys are made here: a callback runs before the language of the page is known.
    state = {address.key(_PAGE, one): asked.get(one.name, one.default) for one in _parameters()}
    key = f"search-ask-{'-'.join(asked.values())}"
    st.button(widgets.plain(label), key=key, type="tertiary", on_click=st.session_state.update, args=(state,))
