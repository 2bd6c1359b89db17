"""The elements with a script of their own: tables, copying the address, going to the beginning of a list."""

from collections.abc import Mapping

import streamlit as st

from kb import i18n
from kb.pages.frame.widgets import stylesheet

Json = Mapping[str, object]
"""What an element of ours draws, as plain words."""

_TABLE = st.components.v2.component(
    "kb_comparison",
    html='<div class="root"></div>',
    css=stylesheet("styles/answers.css", "components/matrix.css"),
    js=stylesheet("components/matrix.js"),
)
_TWIN = st.components.v2.component(
    "kb_twin",
    html='<div class="root"></div>',
    css=stylesheet("styles/answers.css", "components/twin.css"),
    js=stylesheet("components/twin.js"),
)
_COPY = st.components.v2.component(
    "kb_copy",
    html='<div class="root"></div>',
    css=stylesheet("components/copy.css"),
    js=stylesheet("components/copy.js"),
)
_LEAVE = st.components.v2.component(
    "kb_leave", html="<span></span>", js="export default ({ data }) => { location.assign(data.href); };"
)
_HEAT = st.components.v2.component(
    "kb_heat",
    html='<div class="root"></div>',
    css=stylesheet("components/heat.css"),
    js=stylesheet("components/heat.js"),
)
_TURNED = st.components.v2.component(
    "kb_turned", html='<div class="root"></div>', css="", js=stylesheet("components/turned.js")
)


def comparison(table: str, *, open_cell: str, focus: str, turn: int) -> str:
    """Put a table of `kb.parts.comparison` on the page; return the cell that was just chosen, or "".

    Args:
        table: what to show.
        open_cell: the cell whose drawer is open.
        focus: the cell that gets the focus back, once for each `turn`.
        turn: counts the closings of the drawer.
    """
    data = {"html": table, "open": open_cell, "focus": focus, "turn": turn}
    chosen = _TABLE(key="comparison", data=data, on_cell_change=lambda: None)
    return str(chosen.cell or "")


def heat(html: str) -> None:
    """Put a table of `kb.parts.coverage.heat` on the page, sorted by its headings and read by the arrow keys."""
    _HEAT(key="heat", data={"html": html})


def copy_address(words: str, query: str, *, key: str, done: str, by_hand: str) -> None:
    """A button that copies the address of what is shown.

    Args:
        words: the button's label.
        query: the part of the address after the question mark.
        key: its key on the page.
        done: said when the address was copied.
        by_hand: said beside the address where the browser forbids copying.
    """
    _COPY(key=key, data={"words": words, "query": query, "done": done, "by_hand": by_hand}, width="content")


def sortable(table: str, *, key: str) -> None:
    """Put a table of `kb.parts.sortable` on the page; its reader may sort it, and it stays sorted so."""
    _TWIN(key=key, data={"html": table, "language": i18n.language()})


def turned(start: str, turn: int) -> None:
    """Bring the reader, and the focus, to an element of the page (a CSS selector) whenever `turn` has changed."""
    _TURNED(key="turned", data={"start": start, "turn": turn})


def leave(href: str) -> None:
    """Go to another page as by a link, so that the browser's way back leads to this one as it is."""
    _LEAVE(key=f"leave-{href}", data={"href": href})
