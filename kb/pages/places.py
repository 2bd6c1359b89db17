"""Where the pages are: their titles and addresses, for the navigation and for links from page to page."""

from dataclasses import replace

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from kb.i18n import _

COMPARED = "compared"
"""Where the session keeps the comparison last shown (`kb.pages.asked.Asked`)."""


def address_of(page: StreamlitPage) -> dict[str, list[str] | str]:
    """Parameters under which a page shows again what the reader last saw on it."""
    last = st.session_state.get(COMPARED)
    return replace(last, cell="").address() if last and page.url_path == "compare" else {}


def atlas() -> StreamlitPage:
    """The start page."""
    from kb.pages import atlas as page

    return st.Page(page.show, title=_("Atlas"), url_path="atlas", default=True)


def compare() -> StreamlitPage:
    """The comparison of countries."""
    from kb.pages import compare as page

    return st.Page(page.show, title=_("Compare"), url_path="compare")
