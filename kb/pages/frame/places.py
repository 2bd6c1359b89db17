"""Where the pages are: their addresses, for links from page to page; it knows no page itself."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from kb import i18n

ATLAS, COMPARE, COUNTRY, HELP = "", "compare", "country", "help"
ORGANISATIONS, TREATIES, SEARCH = "organisations", "treaties", "search"
COVERAGE, SOURCES, CODEBOOK = "coverage", "sources", "codebook"

COMPARED = "compared"
"""Where the session keeps the comparison last shown (`kb.pages.frame.asked.Asked`)."""

LANGUAGE = "lang"
"""The parameter of every address that names the language; none for English."""

Parameters = Mapping[str, Sequence[str]]
_PAGES = "pages"


def remember(pages: Sequence[StreamlitPage]) -> None:
    """Keep the pages of this run, so that every page can link to every other without importing it."""
    st.session_state[_PAGES] = {page.url_path: page for page in pages}


def page(address: str) -> StreamlitPage:
    """The page at an address of the navigation."""
    found: StreamlitPage = st.session_state[_PAGES][address]
    return found


def parameters(asked: Parameters | None = None) -> dict[str, Sequence[str]]:
    """Parameters of an address, with the language that is spoken now."""
    spoken = {} if i18n.language() == i18n.ENGLISH else {LANGUAGE: i18n.language()}
    return {**(asked or {}), **spoken}


def href(address: str, asked: Parameters | None = None) -> str:
    """A relative link to a page, for HTML (not yet escaped): `country?c=KEN`. Put target="_self" beside it."""
    query = urlencode(parameters(asked), doseq=True)
    return f"./{address}{'?' if query else ''}{query}"


def link(address: str, label: str, asked: Parameters | None = None) -> None:
    """Draw a link to a page that the reader reaches without loading the app anew; `label` is Markdown."""
    st.page_link(page(address), label=label, width="content", query_params=parameters(asked))


def address_of(page: StreamlitPage) -> dict[str, Sequence[str]]:
    """Parameters under which a page shows again what the reader last saw on it."""
    last = st.session_state.get(COMPARED)
    return parameters(replace(last, cell="").address() if last and page.url_path == COMPARE else {})
