"""The elements with a script of their own: the comparison's table, copying the address, going to a list's beginning."""

import streamlit as st

from kb.pages.table import Json
from kb.pages.widgets import stylesheet

_TABLE = st.components.v2.component(
    "kb_comparison",
    html='<div class="root"></div>',
    css=stylesheet("styles/answers.css", "components/matrix.css"),
    js=stylesheet("components/matrix.js"),
)
_COPY = st.components.v2.component(
    "kb_copy",
    html='<div class="root"></div>',
    css=stylesheet("components/copy.css"),
    js=stylesheet("components/copy.js"),
)
_TURNED = st.components.v2.component(
    "kb_turned", html='<div class="root"></div>', css="", js=stylesheet("components/turned.js")
)


def comparison(table: Json, *, open_cell: str, focus: str, turn: int) -> str:
    """Draw a table of `kb.pages.table`; return the cell that was just chosen, or "".

    Args:
        table: what to draw.
        open_cell: the cell whose drawer is open.
        focus: the cell that gets the focus back, once for each `turn`.
        turn: counts the closings of the drawer.
    """
    data = {**table, "open": open_cell, "focus": focus, "turn": turn}
    chosen = _TABLE(key="comparison", data=data, on_cell_change=lambda: None)
    return str(chosen.cell or "")


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


def turned(start: str, turn: int) -> None:
    """Bring the reader, and the focus, to an element of the page (a CSS selector) whenever `turn` has changed."""
    _TURNED(key="turned", data={"start": start, "turn": turn})
