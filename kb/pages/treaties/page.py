"""Treaties: who is bound by an instrument on a day, since when, and who says so; or all instruments of one State."""

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from kb.errors import InvalidValue
from kb.i18n import _
from kb.pages.frame import address, context, regions, widgets
from kb.pages.frame.address import Parameter
from kb.pages.treaties import facts, instrument
from kb.pages.treaties import state as treaty_state
from kb.values import dates

_PAGE = "treaties"
_START = "crc"


def show() -> None:
    """Draw the page."""
    asked = _parameters()
    told = address.adopt(_PAGE, asked)
    widgets.heading(_("Treaties"), _("Who is bound by what, since when, and who says so. A signatory is not a party."))
    for words in told:
        widgets.sentence(words)
    _choose(asked)
    treaty, on, state, region = (address.value(_PAGE, one) for one in asked)
    day = _day(on, told=bool(told))
    if state:
        treaty_state.show(state, day)
    else:
        instrument.show(treaty, day, region)
    address.write(_PAGE, asked)


def _parameters() -> tuple[Parameter, Parameter, Parameter, Parameter]:
    known = list(facts.instruments())
    start = _START if _START in known else next(iter(known), "")
    return (
        Parameter(
            "t",
            address.one_of(known),
            start,
            _("“{text}” in the address is no instrument of this base; another one is shown."),
        ),
        Parameter("on", day_of, "", _("“{text}” in the address is no day like 2016-01-01; today is shown.")),
        Parameter("c", address.country, "", _("“{text}” in the address is no country of this base; it was left out.")),
        Parameter(
            "region",
            address.one_of(list(regions.names())),
            "",
            _("“{text}” in the address is no region (M49 code); the whole world is shown."),
        ),
    )


def day_of(text: str) -> str | None:
    """Read a day of the calendar; a year or month alone is none."""
    try:
        day = dates.clean(text[: address.LONGEST])
    except InvalidValue:
        return None
    return day if dates.is_day(day) else None


def _day(text: str, *, told: bool) -> dt.date | None:
    """The day asked for; None = none, and a sentence where what was typed is no day."""
    if not text.strip():
        return None
    day = day_of(text)
    if day is None:
        if not told:
            words = _("“{text}” is no day; write it like 2016-01-01. Today is shown.")
            widgets.sentence(words.format(text=text[: address.LONGEST]))
        return None
    return dates.first_day(day)


def _choose(asked: Sequence[Parameter]) -> None:
    treaty, on, state, region = asked
    wide, narrow = st.columns([2, 1], gap="medium")
    with wide:
        known = facts.instruments()
        st.selectbox(
            _("Instrument"),
            list(known),
            key=address.key(_PAGE, treaty),
            format_func=lambda id: f"{known[id].label} · {known[id].title}",
            on_change=_all_states,
            args=(state,),
        )
    with narrow:
        st.text_input(_("On a day (year-month-day)"), key=address.key(_PAGE, on), placeholder="2016-01-01")
    left, right = st.columns([2, 1], gap="medium")
    with left:
        _choose_state(state)
    with right:
        parts = regions.names()
        st.selectbox(
            _("Region"),
            ["", *parts],
            key=address.key(_PAGE, region),
            format_func=lambda code: parts.get(code, _("The whole world")),
            disabled=bool(address.value(_PAGE, state)),
        )


def _all_states(state: Parameter) -> None:
    """Who chooses an instrument wants to see all States under it."""
    st.session_state[address.key(_PAGE, state)] = ""


def _choose_state(state: Parameter) -> None:
    names = context.country_names()
    st.selectbox(
        _("The whole record of one State"),
        ["", *names],
        key=address.key(_PAGE, state),
        format_func=lambda code: f"{names[code]} ({code})" if code else _("All States under the instrument above"),
    )
