"""Organisations: who works for children in which country; searched, filtered, each with all its sources."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

import htpy as h
import streamlit as st

from kb.codebook import Choice
from kb.export.organisations import organisations_csv
from kb.i18n import _, ngettext, written
from kb.pages.frame import address, context, elements, places, widgets
from kb.pages.frame.address import Parameter
from kb.pages.frame.asked import quoted
from kb.pages.frame.now import kept
from kb.pages.organisations.reads import Filled, filled, followed
from kb.parts import organisations as cards
from kb.topics import organisations
from kb.topics.organisations import Found, Wanted

_PAGE = "organisations"
_ON_A_PAGE = 50
_FIRST = "1"
_TURN = "organisations_turn"
"""Counts in the session how often a page was turned."""

_CHOSEN = {"network": "networks", "kind": "kind", "focus": "focus"}
"""Filters by an answer: the parameter, and the question."""

Parameters = Mapping[str, Parameter]


def show() -> None:
    """Draw the page."""
    with st.spinner(_("Putting the organisations together ...")):
        whole = filled()
    asked = _parameters()
    told = address.adopt(_PAGE, list(asked.values()))
    widgets.heading(_("Organisations"), _lead(whole))
    _choose(asked)
    for words in told:
        widgets.sentence(words)
    wanted = _wanted(asked)
    found = _found(whole.decided, wanted)
    if found.organisations:
        _results(found, asked, lambda page: _cards(whole.decided, wanted, page))
    else:
        _nothing(asked)
    address.write(_PAGE, list(asked.values()))


def _parameters() -> Parameters:
    answers = {name: address.one_of([choice.value for choice in _choices(name)]) for name in _CHOSEN}
    return {
        "q": Parameter("q", address.words),
        "c": Parameter("c", address.country),
        **{name: Parameter(name, read) for name, read in answers.items()},
        "page": Parameter("page", _number, _FIRST),
    }


def _choices(name: str) -> Sequence[Choice]:
    return context.book().question(f"organisations.{_CHOSEN[name]}").choices


def _number(text: str) -> str | None:
    """A page's number, as it is written anew; of six digits at most."""
    return str(int(text)) if text.isascii() and text.isdigit() and len(text) < 7 and int(text) else None


def _wanted(asked: Parameters) -> Wanted:
    now = {name: address.value(_PAGE, one) for name, one in asked.items()}
    return Wanted(now["c"], now["network"], now["kind"], now["focus"], now["q"])


def _lead(whole: Filled) -> str:
    told = _(
        "Who works for children, and where: {organisations} organisations in {countries} countries and territories, "
        "put together from {records} records of {sources} sources."
    )
    return told.format(
        organisations=written(len(whole.listed)),
        countries=written(whole.countries),
        records=written(whole.records),
        sources=written(whole.sources),
    )


def _choose(asked: Parameters) -> None:
    def turn() -> None:
        st.session_state[address.key(_PAGE, asked["page"])] = _FIRST

    with st.container(key="org-find"):
        st.text_input(
            _("Find an organisation"),
            key=address.key(_PAGE, asked["q"]),
            placeholder=_("Name, short name or name in its own language: Childline, SPARC, Børns Vilkår"),
            icon=":material/search:",
            type="search",
            max_chars=address.LONGEST,
            on_change=turn,
        )
    names = context.country_names()
    labels = {"network": _("Network"), "kind": _("Kind"), "focus": _("Works on")}
    every = {"network": _("All networks"), "kind": _("All kinds"), "focus": _("All fields")}
    with st.container(key="org-filters"):
        countries = {"": _("All countries"), **{code: f"{name} ({code})" for code, name in names.items()}}
        _select(_("Country"), countries, address.key(_PAGE, asked["c"]), turn)
        for name, label in labels.items():
            options = {"": every[name], **{choice.value: choice.label for choice in _choices(name)}}
            _select(label, options, address.key(_PAGE, asked[name]), turn)


def _select(label: str, options: Mapping[str, str], key: str, turn: Callable[[], None]) -> None:
    st.selectbox(label, list(options), key=key, format_func=options.__getitem__, on_change=turn)


@kept(64)
def _found(decided: int, wanted: Wanted) -> Found:
    return organisations.find(followed(decided).listed, wanted)


@kept(64)
def _cards(decided: int, wanted: Wanted, page: int) -> str:
    """One page of what was found, by countries."""
    whole, names, book = followed(decided), context.country_names(), context.book()
    shown = _found(decided, wanted).organisations[(page - 1) * _ON_A_PAGE : page * _ON_A_PAGE]
    groups = groupby(shown, key=lambda one: one.records[0].country)
    drawn = (
        cards.group(
            names[code],
            places.href(places.COUNTRY, {"c": [code]}),
            [cards.card(one, whole.doubts_of(one), book) for one in members],
        )
        for code, members in groups
    )
    return str(h.fragment[drawn])


def _results(found: Found, asked: Parameters, drawn: Callable[[int], str]) -> None:
    pages = -(-len(found.organisations) // _ON_A_PAGE)
    page = _page(asked, pages)
    if found.near:
        words = _("Nothing here has “{text}” in its name or description. These names come near:")
        widgets.sentence(words.format(text=quoted(address.value(_PAGE, asked["q"]))))
    _bar(found, asked, page, pages)
    st.html(drawn(page))
    if pages > 1:
        _turn_pages(page, pages, asked)


def _page(asked: Parameters, pages: int) -> int:
    """The page to show: that of the address, or the last one, with a sentence."""
    state, key = st.session_state, address.key(_PAGE, asked["page"])
    page = int(state[key])
    if page <= pages:
        return page
    told = ngettext(
        "There is only {count} page of organisations; it is shown instead of page {page}.",
        "There are only {count} pages of organisations; the last one is shown instead of page {page}.",
        pages,
    )
    widgets.sentence(told.format(count=pages, page=page))
    state[key] = str(pages)
    return pages


def _turn_pages(page: int, pages: int, asked: Parameters) -> None:
    pager = f"org-pager-{pages}"

    def turn() -> None:
        st.session_state[address.key(_PAGE, asked["page"])] = str(st.session_state[pager])
        st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1

    st.session_state[pager] = page
    with st.container(key="org-pages", horizontal_alignment="center"):
        st.pagination(pages, key=pager, on_change=turn)
        elements.turned(".org-count", st.session_state.get(_TURN, 0))


def _bar(found: Found, asked: Parameters, page: int, pages: int) -> None:
    count = len(found.organisations)
    told = ngettext("{count} organisation", "{count} organisations", count).format(count=written(count))
    if pages > 1:
        told = _("{organisations}, page {page} of {pages}").format(organisations=told, page=page, pages=pages)
    with st.container(horizontal=True, key="bar", vertical_alignment="center"):
        st.html(str(h.p(".org-count", tabindex="-1")[told]), width="stretch")
        elements.copy_address(
            _("Copy permalink"),
            _query(asked),
            key="permalink",
            done=_("Copied"),
            by_hand=_("Address of this list, to copy by hand"),
        )
        st.download_button(
            _("Download CSV"),
            data=lambda: organisations_csv(found.organisations, context.book(), context.country_names()).encode(),
            file_name="organisations.csv",
            mime="text/csv",
            on_click="ignore",
            type="tertiary",
        )


def _query(asked: Parameters) -> str:
    shown = {name: [now] for name, one in asked.items() if (now := address.value(_PAGE, one)) != one.default}
    return places.href(_PAGE, shown).partition("?")[2]


def _nothing(asked: Parameters) -> None:
    """Say what would help: there is no such record, or the filters leave nothing of it."""
    now = {name: address.value(_PAGE, one) for name, one in asked.items()}
    only_country = now["c"] and not any(now[name] for name in ("q", *_CHOSEN))
    if only_country:
        words = _("No organisation is recorded for {country} yet. Know one? Name it with its source.")
        widgets.sentence(words.format(country=context.country_names()[now["c"]]))
    else:
        widgets.sentence(_("No organisation on record is all of that. Take away a filter, or use fewer words."))
    st.button(_("Show all organisations"), on_click=_clear, args=(asked,), key="org-clear")


def _clear(asked: Parameters) -> None:
    for one in asked.values():
        st.session_state[address.key(_PAGE, one)] = one.default
