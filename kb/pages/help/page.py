"""Get help: the helplines of one country, one card each, then its legal-aid offices; with a way to leave at once."""

import datetime as dt

import htpy as h
import streamlit as st

from kb.countries import WORLD
from kb.i18n import _
from kb.pages.frame import address, context, exit, places, widgets
from kb.pages.frame.address import Parameter
from kb.pages.frame.now import kept
from kb.pages.help import lines
from kb.parts import helplines

_COUNTRY = Parameter("c", address.country)


def show() -> None:
    """Draw the page."""
    told = address.adopt(places.HELP, (_COUNTRY,))
    exit.show()
    widgets.heading(
        _("Get help"),
        _("Helplines and legal-aid offices of one country, each number as its sources print it, with their dates."),
    )
    widgets.draw(helplines.emergency())
    for words in told:
        widgets.sentence(words)
    _choose()
    country, at = address.value(places.HELP, _COUNTRY), lines.minute()
    if country:
        st.html(_lines(country, at))
        st.html(_offices(country, at))
    else:
        widgets.draw(helplines.none(_("Choose a country to see who can be called there.")))
    if lines.has_lines(WORLD):
        st.html(_world(at))
    exit.note()
    address.write(places.HELP, (_COUNTRY,))


def _choose() -> None:
    names = {"": _("Choose a country"), **context.country_names()}
    with st.container(key="help-choose"):
        st.selectbox(
            _("Country"),
            list(names),
            key=address.key(places.HELP, _COUNTRY),
            format_func=lambda code: f"{names[code]} ({code})" if code else names[code],
            filter_mode="contains",
        )


@kept(128)
def _lines(country: str, at: dt.datetime) -> str:
    title = _("Helplines: {country}").format(country=context.country_names()[country])
    computed = _("“Open now” is computed in the country’s own time and recomputed when the page reloads. ")
    holidays = _("Public holidays are not known here: hours may differ on them.")
    note = lines.has_lines(country) and h.p(".src.line-note")[computed + holidays]
    return str(h.section[h.h2[title], lines.called(country, at), note])


@kept(128)
def _offices(country: str, at: dt.datetime) -> str:
    words = _("No legal-aid office recorded for {country} yet. Know one? Add it with its source.")
    none = helplines.none(words.format(country=context.country_names()[country]))
    return str(h.section[h.h2[_("Legal aid and central authorities")], lines.offices(country, at) or none])


@kept(4)
def _world(at: dt.datetime) -> str:
    """Lines that belong to no country, where the base has any."""
    return str(h.section[h.h2[_("International lines")], lines.called(WORLD, at)])
