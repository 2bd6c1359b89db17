"""Long lists page by page: which page the address asks for, and the ways to its neighbours."""

import htpy as h
import streamlit as st

from kb.i18n import _, written
from kb.pages.frame import address, widgets
from kb.pages.frame.address import Parameter

_MOST_DIGITS = 6


def page_number(text: str) -> str | None:
    """Read the number of a page, from 1."""
    digits = text.strip()
    known = digits.isascii() and digits.isdigit() and 0 < len(digits) <= _MOST_DIGITS and int(digits) > 0
    return str(int(digits)) if known else None


def pager(page: str, asked: Parameter, number: int, pages: int) -> None:
    """The ways to the neighbouring pages of a list, with where the reader is; `asked` is the page's number."""
    if pages < 2:
        return
    with st.container(horizontal=True, key=f"{page}-pager", vertical_alignment="center"):
        if number > 1:
            address.turn(page, _("Previous"), {asked: str(number - 1) if number > 2 else ""}, name="previous")
        words = _("Page {number} of {pages}").format(number=written(number), pages=written(pages))
        widgets.draw(h.p(".small")[words])
        if number < pages:
            address.turn(page, _("Next"), {asked: str(number + 1)}, name="next")
