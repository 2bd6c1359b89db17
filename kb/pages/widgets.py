"""The pieces that every page shares: look, top bar, sentences, foot."""

import re
from collections.abc import Sequence
from functools import cache
from html import escape
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from kb.i18n import _
from kb.pages import places

HERE = Path(__file__).parent
_MARKDOWN = re.compile(r"[\\`*_\[\]#$~:<>]")
ICON = HERE / "static" / "icon.svg"


@cache
def stylesheet(*names: str) -> str:
    """Style files of this folder, one after the other."""
    return "\n".join((HERE / name).read_text(encoding="utf-8") for name in names)


def look() -> None:
    """Put the page's own look over Streamlit's."""
    # Streamlit hangs its dialogs outside the part of the page that carries the theme's colour scheme.
    scheme = "dark" if st.context.theme.type == "dark" else "light"
    css = stylesheet("styles/tokens.css", "styles/answers.css", "styles/pages.css")
    st.html(f"<style>{css} :root {{ color-scheme: {scheme}; }}</style>")


def top_bar(pages: Sequence[StreamlitPage], current: StreamlitPage) -> None:
    """The name on screen and the way to every page, as links."""
    with st.container(horizontal=True, key="topbar", vertical_alignment="center"):
        st.page_link(pages[0], label=_("Child Protection Law Atlas"), width="content")
        for page in pages:
            here = page.url_path == current.url_path
            with st.container(key=f"nav-{page.title.lower()}{'-here' if here else ''}", width="content"):
                st.page_link(page, label=page.title, width="content", query_params=places.address_of(page))


def heading(title: str, lead: str, *, start: bool = False) -> None:
    """The page's title and the one sentence below it; the start page's title is larger."""
    st.html(
        f'<div class="{"hero" if start else "head"}"><h1>{escape(title)}</h1><p class="lede">{escape(lead)}</p></div>'
    )


def number(count: int) -> str:
    """A count in a sentence: small numbers as words."""
    words = (_("no"), _("one"), _("two"), _("three"), _("four"), _("five"), _("six"), _("seven"), _("eight"), _("nine"))
    return words[count] if count < len(words) else f"{count:,}"


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
