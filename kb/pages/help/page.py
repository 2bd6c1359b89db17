"""Get help: the helplines of one country, one card each, then its legal-aid offices; with a way to leave at once."""

from html import escape

import streamlit as st

from kb.countries import WORLD
from kb.i18n import _
from kb.pages.frame import address, context, exit, places, widgets
from kb.pages.frame.address import Parameter
from kb.pages.help import lines

_COUNTRY = Parameter("c", address.country)


def show() -> None:
    """Draw the page."""
    told = address.adopt(places.HELP, (_COUNTRY,))
    exit.show()
    widgets.heading(
        _("Get help"),
        _("Helplines and legal-aid offices of one country, each number as its sources print it, with their dates."),
    )
    st.html(lines.emergency_html())
    for words in told:
        widgets.sentence(words)
    _choose()
    country = address.value(places.HELP, _COUNTRY)
    if country:
        _lines(country)
        _offices(country)
    else:
        st.html(f'<p class="line-none">{escape(_("Choose a country to see who can be called there."))}</p>')
    _world()
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


def _lines(country: str) -> None:
    title = _("Helplines: {country}").format(country=context.country_names()[country])
    computed = _("“Open now” is computed in the country’s own time and recomputed when the page reloads. ")
    holidays = _("Public holidays are not known here: hours may differ on them.")
    note = f'<p class="src line-note">{escape(computed + holidays)}</p>' if lines.has_lines(country) else ""
    st.html(f"<section><h2>{escape(title)}</h2>{lines.cards_html(country)}{note}</section>")


def _offices(country: str) -> None:
    title = _("Legal aid and central authorities")
    drawn = lines.offices_html(country)
    words = _("No legal-aid office recorded for {country} yet. Know one? Add it with its source.")
    name = context.country_names()[country]
    shown = drawn or f'<p class="line-none">{escape(words.format(country=name))}</p>'
    st.html(f"<section><h2>{escape(title)}</h2>{shown}</section>")


def _world() -> None:
    """Lines that belong to no country, where the base has any."""
    if lines.has_lines(WORLD):
        title = escape(_("International lines"))
        st.html(f"<section><h2>{title}</h2>{lines.cards_html(WORLD)}</section>")
