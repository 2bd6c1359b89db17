"""Where the pages are: their titles and addresses, for the navigation and for links from page to page."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from kb.i18n import _


def atlas() -> StreamlitPage:
    """The start page."""
    from kb.pages import atlas as page

    return st.Page(page.show, title=_("Atlas"), url_path="atlas", default=True)


def compare() -> StreamlitPage:
    """The comparison of countries."""
    from kb.pages import compare as page

    return st.Page(page.show, title=_("Compare"), url_path="compare")
