"""The script behind every page: look, top bar, a filled base, and the page that the address asks for."""

import streamlit as st

from kb.errors import KbError
from kb.i18n import _
from kb.pages import atlas, compare, filling, places, widgets


def main() -> None:
    """Draw the page of this run; an expected failure becomes a sentence."""
    st.set_page_config(page_title=_("Child Protection Law Atlas"), page_icon=widgets.ICON, layout="wide")
    pages = [
        st.Page(atlas.show, title=_("Atlas"), url_path="atlas", default=True),
        st.Page(compare.show, title=_("Compare"), url_path=places.COMPARE),
    ]
    places.remember(pages)
    page = st.navigation(pages, position="hidden")
    widgets.look()
    widgets.top_bar(pages, page)
    try:
        filling.wait_until_filled()
        page.run()
    except KbError as error:
        widgets.heading(_("This page cannot be shown"), str(error))
    widgets.foot()


main()
