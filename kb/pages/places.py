"""Where the pages are: their addresses, for links from page to page; it knows no page itself."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st
from streamlit.navigation.page import StreamlitPage

COMPARED = "compared"
"""Where the session keeps the comparison last shown (`kb.pages.asked.Asked`)."""

COMPARE = "compare"
_PAGES = "pages"


def remember(pages: Sequence[StreamlitPage]) -> None:
    """Keep the pages of this run, so that every page can link to every other without importing it."""
    st.session_state[_PAGES] = {page.url_path: page for page in pages}


def page(address: str) -> StreamlitPage:
    """The page at an address of the navigation."""
    found: StreamlitPage = st.session_state[_PAGES][address]
    return found


def address_of(page: StreamlitPage) -> dict[str, list[str] | str]:
    """Parameters under which a page shows again what the reader last saw on it."""
    last = st.session_state.get(COMPARED)
    return replace(last, cell="").address() if last and page.url_path == COMPARE else {}
