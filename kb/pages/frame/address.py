"""What the address of a page says: each parameter read, checked, kept in step with its widget, and written back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from kb.i18n import _, language
from kb.pages.frame import context, places
from kb.pages.frame.asked import quoted

LONGEST = 500
"""Characters that a parameter may hold; more is cut."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value of a page's address that a widget shows.

    Attributes:
        name: in the address (`c`, `q`, `region`).
        read: understands what the address says: the value, or None when it means nothing.
        default: the value where the address says nothing; such a value is not written.
        told: sentence for a value that means nothing, with `{text}` for it.
    """

    name: str
    read: Callable[[str], str | None]
    default: str = ""
    told: str = ""

    def sentence(self, text: str) -> str:
        """Tell that a text was not understood."""
        told = self.told or _("“{text}” in the address (“{name}”) is not known here; it was left out.")
        return told.format(text=quoted(text), name=self.name)


def one_of(known: Sequence[str]) -> Callable[[str], str | None]:
    """Read a value that is one of those known."""
    return lambda text: text if text in known else None


def words(text: str) -> str | None:
    """Read free words, on one line."""
    return " ".join(text[:LONGEST].split())


def country(text: str) -> str | None:
    """Read a country by its code or any of its names; gives its code."""
    found = context.names().resolve(text[:LONGEST])
    return None if found is None or found.kind == "world" else found.code


def key(page: str, parameter: Parameter) -> str:
    """Key of the widget of a parameter; of its own for each language, since widgets know options by their labels."""
    return f"{page}_{parameter.name}_{language()}"


def adopt(page: str, asked: Sequence[Parameter]) -> tuple[str, ...]:
    """Let the widgets follow the address wherever somebody else than this page wrote it.

    Afterwards `st.session_state[key(page, parameter)]` holds each value, ready for a widget with that key.

    Returns:
        Sentences about what was asked for and cannot be shown.
    """
    found, state = _now(asked), st.session_state
    if found == state.get(_written(page)) and all(key(page, one) in state for one in asked):
        return ()
    told = []
    for one in asked:
        texts = found[one.name]
        value = one.read(texts[-1]) if texts else None
        if texts and value is None and texts[-1]:
            told.append(one.sentence(texts[-1]))
        state[key(page, one)] = one.default if value is None else value
    state[_written(page)] = found
    return tuple(told)


def value(page: str, parameter: Parameter) -> str:
    """What the widget of a parameter shows now; its default while it shows nothing."""
    return str(st.session_state.get(key(page, parameter)) or parameter.default)


def turn(page: str, label: str, meant: Mapping[Parameter, str], *, name: str) -> None:
    """Draw a button that changes what this page's address asks for; `name` tells it from the page's other buttons.

    It is no link: a link of Streamlit's to the page that is open changes the page, but not the browser's address.
    """
    st.button(label, key=f"{page}-turn-{name}", type="tertiary", on_click=_put, args=(page, meant))


def _put(page: str, meant: Mapping[Parameter, str]) -> None:
    for parameter, text in meant.items():
        st.session_state[key(page, parameter)] = text


def write(page: str, asked: Sequence[Parameter]) -> None:
    """Put what is shown into the address, so that it can be sent; an address that means just that stays as it is."""
    now = {one.name: value(page, one) for one in asked}
    meant = {one.name: (one.read(texts[-1]) if (texts := _now(asked)[one.name]) else None) for one in asked}
    if any(now[one.name] != (one.default if meant[one.name] is None else meant[one.name]) for one in asked):
        shown = {one.name: now[one.name] for one in asked if now[one.name] != one.default}
        st.query_params.from_dict(places.parameters(shown))
    st.session_state[_written(page)] = _now(asked)


def _now(asked: Sequence[Parameter]) -> dict[str, list[str]]:
    return {one.name: st.query_params.get_all(one.name) for one in asked}


def _written(page: str) -> str:
    return f"{page}_written"
