"""The pieces that every page shares: look, top bar, sentences, foot."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path
from urllib.parse import urlencode

import htpy as h
import streamlit as st
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
    css = stylesheet("styles/tokens.css", *_sheets())
    st.html(f"<style>{css} :root {{ color-scheme: {scheme}; }}</style>")
    with st.container(key="document", height=1, border=False):
        _DOCUMENT(key="document-words", data={"language": i18n.language()})


@cache
def _sheets() -> tuple[str, ...]:
    """Every style file but the tokens; each page may have one of its own name."""
    return tuple(f"styles/{path.name}" for path in sorted((HERE / "styles").glob("*.css")) if path.stem != "tokens")


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
        here = "-here" if page.url_path == current.url_path else ""
        with st.container(key=f"nav-{page.url_path or 'atlas'}{here}", width="content"):
            st.page_link(page, label=page.title, width="content", query_params=places.address_of(page))


def languages(current: StreamlitPage) -> None:
    """The way to the same page in every other language."""
    known = i18n.languages()
    if len(known) < 2:
        return
    asked = {name: st.query_params.get_all(name) for name in st.query_params if name != places.LANGUAGE}
    with st.popover(known[i18n.language()], type="tertiary", width="content", key=f"speak-{i18n.language()}"):
        # Plain links: one of Streamlit's to the page that is open would not change the browser's address.
        st.html("".join(_spoken(current, asked, code, name) for code, name in known.items()))


def _spoken(current: StreamlitPage, asked: Mapping[str, Sequence[str]], code: str, name: str) -> str:
    spoken = {} if code == i18n.ENGLISH else {places.LANGUAGE: code}
    query = urlencode({**asked, **spoken}, doseq=True)
    here = ' aria-current="true"' if code == i18n.language() else ""
    link = escape(f"./{current.url_path}{'?' if query else ''}{query}", quote=True)
    return f'<a class="speak" href="{link}" target="_self" lang="{code}"{here}>{escape(name)}</a>'


def heading(title: str, lead: str, *, start: bool = False) -> None:
    """The page's title and the one sentence below it; the start page's title is larger."""
    st.html(
        f'<div class="{"hero" if start else "head"}"><h1>{escape(title)}</h1><p class="lede">{escape(lead)}</p></div>'
    )


def draw(*nodes: h.Node) -> None:
    """Put elements on the page, as they are: htpy has escaped every word in them."""
    st.html(str(h.fragment[nodes]))


def plain(words: str) -> str:
    """Words for a place where Streamlit reads Markdown: its signs are taken as they are."""
    return _MARKDOWN.sub(r"\\\g<0>", words)


def sentence(words: str) -> None:
    """Tell the reader something that changes what they see; the words are escaped."""
    st.html(f'<p class="notice" role="status">{escape(words)}</p>')


def foot() -> None:
    """What holds for every page."""
    words = _(
        "Facts as of the date beside them. Not legal advice. Each answer names its source; where sources differ, "
        "both are kept. A name here states no position on the status of any territory."
    )
    st.html(f'<footer class="foot">{escape(words)}</footer>')
