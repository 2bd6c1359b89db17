"""The quick exit: a link, always in reach, that puts another site in place of this one without asking the server."""

import htpy as h
import streamlit as st

from kb.i18n import _
from kb.pages.frame.widgets import draw, stylesheet
from kb.settings import settings

_EXIT = st.components.v2.component(
    "kb_exit",
    html=str(h.a(".exit", rel="noreferrer")),
    css=stylesheet("components/exit.css"),
    js=stylesheet("components/exit.js"),
)


def show() -> None:
    """Draw the exit; call it first, so that it is the first thing that the keyboard reaches on the page."""
    _EXIT(key="exit", data={"words": _("Leave this page"), "target": str(settings().exit_url)})


def note() -> None:
    """Tell what the exit does not do."""
    words = _("“Leave this page” opens another site in place of this one. It does not erase your browser’s history.")
    draw(h.p(".src.line-exit")[words])
