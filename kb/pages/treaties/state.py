"""One State's whole treaty record: every instrument with its status, act, dates, reservations and source."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import htpy as h
import streamlit as st

from kb import wording
from kb.i18n import _, written
from kb.pages.frame import context, elements, places, widgets
from kb.pages.frame.now import kept, now
from kb.pages.treaties import facts, table
from kb.parts import instrument as parts
from kb.parts import pictures
from kb.parts.pictures import Span
from kb.topics import treaties
from kb.topics.treaties import Part
from kb.wording import instruments
from kb.wording.treaties import status_words


def show(code: str, day: dt.date | None) -> None:
    """Draw it, on a day or as the newest lists have it."""
    drawn = _drawn(code, day)
    name = context.country_names()[code]
    st.html(drawn.head)
    with st.container(horizontal=True, key="treaty-ways"):
        places.link(places.COUNTRY, _("Everything on {country}").format(country=widgets.plain(name)), {"c": code})
        places.link(places.TREATIES, _("All States under one instrument"))
    if drawn.table:
        st.html(drawn.picture)
        _table(code, drawn, day)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What takes time to make: HTML of head, picture and table; the head alone where nothing is recorded."""

    head: str
    found: Sequence[Part]
    picture: str = ""
    table: str = ""


@kept(64)
def _drawn(code: str, day: dt.date | None) -> _Drawn:
    found = facts.parts_of(code, day or now().day)
    name = context.country_names()[code]
    recorded = [part for part in found if part.standing.status != "not_recorded"]
    lead = _counted(found, day) if recorded else _blank(code)
    head = str(parts.section(name, h.p(".intro")[lead]))
    if not recorded:
        return _Drawn(head, found)
    drawn = table.of_instruments(name, found, asked=day is not None)
    return _Drawn(head, found, str(h.fragment[_picture(name, recorded)]), str(drawn))


def _counted(found: Sequence[Part], day: dt.date | None) -> str:
    when = _("On {date}").format(date=wording.date(day.isoformat())) if day else _("As the newest lists have it")
    words = _(
        "{when}: party to {party}, signed without being a party to {signatory}, not a party to {not_party}, "
        "unclear {unclear}, not recorded {not_recorded}."
    )
    numbers = {str(status): written(many) for status, many in treaties.count(found).items()}
    return words.format(when=when, **numbers)


def _blank(code: str) -> str:
    country, name = context.country(code), context.country_names()[code]
    if country.kind == "part":
        return _("Treaties are recorded for the State that {country} is a part of: {state}.").format(
            country=name, state=context.part_of(code)
        )
    if country.kind == "territory":
        return _(
            "Not recorded: which treaties apply to {country}, and by whose act, is in no source here (territorial "
            "application). A blank says nothing about the law."
        ).format(country=name)
    return _("No source here records which treaties bind {country}.").format(country=name)


def _picture(name: str, recorded: Sequence[Part]) -> h.Node:
    shown = [part for part in recorded if part.instrument.child_specific == "true"]
    if not shown:
        return None
    today = now().day
    said = "; ".join(f"{part.instrument.label}: {wording.treaty_standing(part.standing)}" for part in shown)
    alt = _("{country} and the treaties made for children. {said}.").format(country=name, said=said)
    drawn = pictures.timeline([_span(part) for part in shown], today, alt)
    return h.div(".country")[parts.timeline_key(), h.figure[drawn]]


def _span(part: Part) -> Span:
    one, standing = part.instrument, part.standing
    kind = standing.status if standing.status in ("party", "signatory", "not_party") else "unrecorded"
    acted = part.said("action_date") if standing.status == "party" else ""
    words = wording.date(standing.since) or status_words(standing.status)
    if standing.status == "signatory" and standing.since:
        words = _("signed {date}").format(date=wording.date(standing.since))
    label = instruments.short_name(one)
    return Span(label, words, kind, one.adopted, part.said("signature_date"), acted, standing.as_of)


def _table(code: str, drawn: _Drawn, day: dt.date | None) -> None:
    widgets.draw(parts.section(_("Every instrument")))
    elements.sortable(drawn.table, key="treaty-record")
    st.download_button(
        _("Download CSV"),
        data=lambda: table.as_csv(drawn.found).encode(),
        file_name=f"treaties-{code}{f'-{day}' if day else ''}.csv",
        mime="text/csv",
        on_click="ignore",
        type="tertiary",
        key="treaty-record-csv",
    )
