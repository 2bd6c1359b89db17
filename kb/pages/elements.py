"""The elements with a script of their own: tables, copying the address, going to the beginning of a list."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from kb import i18n
from kb.pages.table import Json
from kb.pages.widgets import stylesheet

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


@dataclass(frozen=True, slots=True)
class Drawn:
    """A table made ready for its element once, however often it is shown: what it holds as JSON, and a stamp of it.

    Streamlit writes a component's data as JSON twice at each run of a page; of a text, that takes next to nothing.
    """

    table: str
    stamp: str

    @classmethod
    def of(cls, table: Json) -> "Drawn":
        """Make a table ready."""
        text = json.dumps(table)
        return cls(text, hashlib.sha256(text.encode()).hexdigest()[:16])

    @property
    def data(self) -> dict[str, object]:
        """What the element's script gets: it reads the table only when the stamp has changed."""
        return {"table": self.table, "stamp": self.stamp}


def comparison(table: Drawn, *, open_cell: str, focus: str, turn: int) -> str:
    """Draw a table of `kb.pages.table`; return the cell that was just chosen, or "".

    Args:
        table: what to draw.
        open_cell: the cell whose drawer is open.
        focus: the cell that gets the focus back, once for each `turn`.
        turn: counts the closings of the drawer.
    """
    data = {**table.data, "open": open_cell, "focus": focus, "turn": turn}
    chosen = _TABLE(key="comparison", data=data, on_cell_change=lambda: None)
    return str(chosen.cell or "")


def heat(table: Drawn) -> None:
    """Draw a table of `kb.pages.heat`."""
    _HEAT(key="heat", data=table.data)


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


def twin(columns: Sequence[Column], rows: Rows, *, caption: str, height: int = 0) -> Drawn:
    """Make a table ready for `sortable`; the first field of a row is its heading and may be its link.

    Args:
        columns: what stands over the fields.
        rows: the fields of each row.
        caption: what the table shows, for those who do not see it.
        height: pixels after which it scrolls inside its box; 0 = never.
    """
    return Drawn.of(
        {
            "columns": [{"label": column.label, "number": column.number} for column in columns],
            "rows": [{"cells": [field.drawn() for field in fields]} for fields in rows],
            "caption": caption,
            "height": height,
            "language": i18n.language(),
            "sort": -1,
            "shape": "|".join(column.label for column in columns),
        }
    )


def sortable(table: Drawn, *, key: str) -> None:
    """Draw a table that its reader may sort; `key` is its own on the page."""
    _TWIN(key=key, data=table.data)


def turned(start: str, turn: int) -> None:
    """Bring the reader, and the focus, to an element of the page (a CSS selector) whenever `turn` has changed."""
    _TURNED(key="turned", data={"start": start, "turn": turn})


def leave(href: str) -> None:
    """Go to another page as by a link, so that the browser's way back leads to this one as it is."""
    _LEAVE(key=f"leave-{href}", data={"href": href})
