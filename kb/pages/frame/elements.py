"""The elements with a script of their own: tables, copying the address, going to the beginning of a list."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sortable table; figures stand at its end."""

    label: str
    number: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a sortable table.

    Attributes:
        text: what is read; more: smaller lines below it.
        href: where it leads; outside: to another site, in a tab of its own.
        tone, sign, alt: as in every table of answers.
        sort: what it is sorted by, if not by its text; "" stands last.
    """

    text: str
    href: str = ""
    outside: bool = False
    tone: str = ""
    sign: str = ""
    alt: str = ""
    more: tuple[str, ...] = ()
    sort: str | float | None = None

    def drawn(self) -> dict[str, object]:
        """The same for the element, without what says nothing."""
        fields = {name: getattr(self, name) for name in self.__dataclass_fields__ if name != "sort"}
        told = {name: words for name, words in fields.items() if words or name == "text"}
        return told if self.sort is None else {**told, "sort": self.sort}


Rows = Sequence[Sequence[Field]]


def sortable(columns: Sequence[Column], rows: Rows, *, caption: str, key: str, height: int = 0) -> None:
    """Draw a table that its reader may sort; the first field of a row is its heading and may be its link.

    Args:
        columns: what stands over the fields.
        rows: the fields of each row.
        caption: what the table shows, for those who do not see it.
        key: its key on the page.
        height: pixels after which it scrolls inside its box; 0 = never.
    """
    drawn: dict[str, object] = {
        "columns": [{"label": column.label, "number": column.number} for column in columns],
        "rows": [{"cells": [field.drawn() for field in fields]} for fields in rows],
        "caption": caption,
        "height": height,
        "language": i18n.language(),
        "sort": -1,
        "shape": "|".join(column.label for column in columns),
    }
    stamp = hashlib.sha256(json.dumps(drawn).encode()).hexdigest()[:16]
    _TWIN(key=key, data={**drawn, "stamp": stamp})


def turned(start: str, turn: int) -> None:
    """Bring the reader, and the focus, to an element of the page (a CSS selector) whenever `turn` has changed."""
    _TURNED(key="turned", data={"start": start, "turn": turn})


def leave(href: str) -> None:
    """Go to another page as by a link, so that the browser's way back leads to this one as it is."""
    _LEAVE(key=f"leave-{href}", data={"href": href})
