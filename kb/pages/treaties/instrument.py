"""One instrument: how many are bound, map, years, who is missing, State by State, the Committee's sessions."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import htpy as h
import streamlit as st

from kb import wording
from kb.codebook import SharedItem
from kb.i18n import _, written
from kb.pages.atlas import worldmap
from kb.pages.frame import context, elements, places, regions
from kb.pages.frame.now import kept, now
from kb.pages.treaties import facts
from kb.pages.treaties import table as treaty_table
from kb.parts import instrument as parts
from kb.parts import sessions
from kb.parts.sessions import States
from kb.topics.treaties import Part

_OF_THE_COMMITTEE = ("crc", "crc_opac", "crc_opsc", "crc_opic")


def show(item: str, day: dt.date | None, region: str) -> None:
    """Draw it, on a day or as the newest lists have it; `region` is an M49 code or ""."""
    drawn = _drawn(item, day, region)
    st.html(drawn.head)
    if not drawn.spots:
        return
    code = _map(drawn, day)
    st.html(drawn.years)
    st.html(drawn.missing)
    _table(drawn, day)
    if drawn.sessions:
        st.html(drawn.sessions)
    if code:
        elements.leave(places.href(places.TREATIES, {"c": code}))


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What takes time to make: the States of the region, their spots on the map, and sections as HTML.

    Where no source says how any State stands, there is the head alone.
    """

    instrument: SharedItem
    head: str
    shown: Sequence[Part] = ()
    table: str = ""
    spots: tuple[worldmap.Spot, ...] = ()
    legend: str = ""
    years: str = ""
    missing: str = ""
    states: str = ""
    sessions: str = ""


@kept(48)
def _drawn(item: str, day: dt.date | None, region: str) -> _Drawn:
    today = now().day
    instrument = facts.instruments()[item]
    found = facts.parts(item, day or today)
    head = str(parts.head(instrument, found, day))
    if parts.is_blank(found):
        return _Drawn(instrument, head)
    shown = tuple(part for part in found if context.country(part.code).is_in(region))
    missing = parts.missing(shown, today, day, region=_region, record=_record)
    return _Drawn(
        instrument,
        head,
        shown=shown,
        table=str(treaty_table.of_states(instrument, shown, asked=day is not None)),
        spots=_spots(found, shown),
        legend=str(parts.legend(shown)),
        years=str(parts.years(instrument, facts.parts(item, today), day)),
        missing=str(missing),
        states=str(_states(shown)),
        sessions=_sessions() if item in _OF_THE_COMMITTEE else "",
    )


def _region(code: str) -> tuple[str, str]:
    """Names of the region and of the part of it in which a State lies, as the reader's language has them."""
    country = context.country(code)
    return regions.named(country.region, country.region_name), regions.named(country.subregion, country.subregion_name)


def _record(code: str) -> str:
    return places.href(places.TREATIES, {"c": code})


@kept(2)
def _sessions() -> str:
    states = States(context.country_names(), lambda code: places.href(places.COUNTRY, {"c": code}))
    calendar = sessions.calendar(facts.reviews(), now().day, states)
    return str(parts.section(_("Sessions of the Committee on the Rights of the Child"), calendar))


# --- map ---


def _map(drawn: _Drawn, day: dt.date | None) -> str:
    one = drawn.instrument
    told = _("World map: {treaty}. The table below holds the same answers.").format(treaty=one.label)
    chosen = worldmap.show(drawn.spots, key=f"treaty-map-{one.id}-{day}", alt_text=told)
    st.html(drawn.legend)
    return chosen


def _spots(found: Sequence[Part], shown: Sequence[Part]) -> tuple[worldmap.Spot, ...]:
    inside = {part.code for part in shown}
    return tuple(
        worldmap.Spot(
            part.code,
            part.name,
            parts.SIGNS[part.standing.status],
            wording.treaty_standing(part.standing),
            dimmed=part.code not in inside,
        )
        for part in found
    )


# --- table ---


def _table(drawn: _Drawn, day: dt.date | None) -> None:
    one = drawn.instrument
    st.html(drawn.states)
    elements.sortable(drawn.table, key="treaty-table")
    st.download_button(
        _("Download CSV"),
        data=lambda: treaty_table.as_csv(drawn.shown).encode(),
        file_name=f"{one.id}{f'-{day}' if day else ''}.csv",
        mime="text/csv",
        on_click="ignore",
        type="tertiary",
        key="treaty-csv",
    )


def _states(shown: Sequence[Part]) -> h.Element:
    """What stands over the table, with what the sources add to the status of many States alike."""
    intro = _(
        "Dates as the sources print them. “Text printed” means a reservation, declaration or objection: read it at the "
        "depositary before relying on the treaty; the words themselves are not stored here."
    )
    phrase = _("The source adds for {count} of them: “{note}”.")
    shared = treaty_table.shared_notes(shown).items()
    often = (phrase.format(count=written(many), note=note) for note, many in shared)
    return parts.section(_("State by State"), h.p(".intro")[intro], (h.p(".src")[words] for words in often))
