"""The pieces that every page shares: look, top bar, sentences, foot."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

import htpy as h
import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import StreamlitPage

from kb import i18n
from kb.i18n import _
from kb.pages.frame import places

HERE = Path(__file__).parent.parent
_MARKDOWN = re.compile(r"[\\`*_\[\]#$~:<>]")
ICON = HERE / "static" / "icon.svg"


@cache
def stylesheet(*names: str) -> str:
    """Style files of this folder, one after the other."""
    return "\n".join((HERE / name).read_text(encoding="utf-8") for name in names)


_DOCUMENT = st.components.v2.component("kb_document", html="<span></span>", js=stylesheet("components/document.js"))


def look() -> None:
    """Put the page's own look over Streamlit's."""
    # Streamlit hangs its dialogs outside the part of the page that carries the theme's colour scheme.
    scheme = "dark" if st.context.theme.type == "dark" else "light"
    draw(h.style[Markup(f"{_styles()} :root {{ color-scheme: {scheme}; }}")])  # noqa: S704  (our own style files)
    with st.container(key="document", height=1, border=False):
        _DOCUMENT(key="document-words", data={"language": i18n.language()})


@cache
def _styles() -> str:
    """The tokens, then every other style file, on one line: Streamlit looks for an indent of all lines at each run."""
    sheets = [f"styles/{path.name}" for path in sorted((HERE / "styles").glob("*.css")) if path.stem != "tokens"]
    return " ".join(line.strip() for line in stylesheet("styles/tokens.css", *sheets).splitlines())


def top_bar(groups: Mapping[str, Sequence[StreamlitPage]], current: StreamlitPage) -> DeltaGenerator:
    """The name on screen and the way to every page, as links in a menu for each group.

    Returns:
        The place for `languages`, which are drawn when the page has settled its address.
    """
    with st.container(horizontal=True, key="topbar", vertical_alignment="center"):
        places.link(places.ATLAS, _("Child Protection Law Atlas"))
        for name, pages in groups.items():
            if pages:
                # A key for each page: the menu that led to a page is closed on it.
                with st.popover(name, type="tertiary", width="content", key=f"menu-{name}-{current.url_path}"):
                    _menu(pages, current)
        return st.container(width="content", key="languages")


def _menu(pages: Sequence[StreamlitPage], current: StreamlitPage) -> None:
    for page in pages:
        here = page.url_path == current.url_path
        place = st.container(key="nav-here", width="content") if here else st
        place.page_link(page, label=page.title, width="content", query_params=places.address_of(page))


def languages(current: StreamlitPage) -> None:
    """The way to the same page in every other language."""
    known = i18n.languages()
    if len(known) < 2:
        return
    asked = {name: st.query_params.get_all(name) for name in st.query_params if name != places.LANGUAGE}
    with st.popover(known[i18n.language()], type="tertiary", width="content", key=f"speak-{i18n.language()}"):
        # Plain links: one of Streamlit's to the page that is open would not change the browser's address.
        draw(*(_spoken(current, asked, code, name) for code, name in known.items()))


def _spoken(current: StreamlitPage, asked: Mapping[str, Sequence[str]], code: str, name: str) -> h.Element:
    spoken = {} if code == i18n.ENGLISH else {places.LANGUAGE: code}
    query = urlencode({**asked, **spoken}, doseq=True)
    link = f"./{current.url_path}{'?' if query else ''}{query}"
    here = "true" if code == i18n.language() else None
    return h.a(".speak", href=link, target="_self", lang=code, aria_current=here)[name]


def heading(title: str, lead: str, *, start: bool = False) -> None:
    """The page's title and the one sentence below it; the start page's title is larger."""
    draw(h.div(class_="hero" if start else "head")[h.h1[title], h.p(".lede")[lead]])


def draw(*nodes: h.Node) -> None:
    """Put elements on the page, as they are: htpy has escaped every word in them."""
    st.html(str(h.fragment[nodes]))


def plain(words: str) -> str:
    """Words for a place where Streamlit reads Markdown: its signs are taken as they are."""
    return _MARKDOWN.sub(r"\\\g<0>", words)


def sentence(words: str) -> None:
    """Tell the reader something that changes what they see."""
    draw(h.p(".notice", role="status")[words])


def foot() -> None:
    """What holds for every page."""
    words = _(
        "Facts as of the date beside them. Not legal advice. Each answer names its source; where sources differ, "
        "both are kept. A name here states no position on the status of any territory."
    )
    draw(h.footer(".foot")[words])
