"""The script behind every page: language, look, top bar, a filled base, and the page that the address asks for."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from kb import i18n
from kb.errors import KbError
from kb.i18n import _
from kb.pages.atlas import page as atlas
from kb.pages.codebook import page as codebook
from kb.pages.compare import page as compare
from kb.pages.country import page as country
from kb.pages.coverage import page as coverage
from kb.pages.frame import filling, places, widgets
from kb.pages.frame import now as moment
from kb.pages.frame.asked import quoted
from kb.pages.help import page as help
from kb.pages.organisations import page as organisations
from kb.pages.search import page as search
from kb.pages.sources import page as sources
from kb.pages.treaties import page as treaties


def main() -> None:
    """Draw the page of this run; an expected failure becomes a sentence."""
    told = _speak()
    st.set_page_config(page_title=_("Child Protection Law Atlas"), page_icon=widgets.ICON, layout="wide")
    groups = _pages()
    places.remember([page for pages in groups.values() for page in pages])
    page = st.navigation(groups, position="hidden")
    widgets.look()
    languages = widgets.top_bar(groups, page)
    if told:
        widgets.sentence(told)
    try:
        filling.wait_until_filled()
        moment.begin()
        page.run()
    except KbError as error:
        widgets.heading(_("This page cannot be shown"), str(error))
    widgets.foot()
    with languages:
        widgets.languages(page)


def _pages() -> dict[str, list[StreamlitPage]]:
    """The pages by their groups in the navigation."""
    return {
        _("Explore"): [
            st.Page(atlas.show, title=_("Atlas"), url_path="atlas", default=True),
            st.Page(compare.show, title=_("Compare"), url_path=places.COMPARE),
            st.Page(country.show, title=_("Country"), url_path=places.COUNTRY),
            st.Page(help.show, title=_("Get help"), url_path=places.HELP),
            st.Page(organisations.show, title=_("Organisations"), url_path=places.ORGANISATIONS),
            st.Page(treaties.show, title=_("Treaties"), url_path=places.TREATIES),
            st.Page(search.show, title=_("Search"), url_path=places.SEARCH),
        ],
        _("About"): [
            st.Page(coverage.show, title=_("Coverage"), url_path=places.COVERAGE),
            st.Page(sources.show, title=_("Sources"), url_path=places.SOURCES),
            st.Page(codebook.show, title=_("Codebook"), url_path=places.CODEBOOK),
        ],
    }


def _speak() -> str:
    """Speak the language that the address names; return what to tell where there is no such language."""
    asked = st.query_params.get(places.LANGUAGE, i18n.ENGLISH)
    i18n.use(asked)
    if asked in i18n.languages():
        return ""
    return _("There is no language “{text}” here yet; this page is in English.").format(text=quoted(asked))


main()
