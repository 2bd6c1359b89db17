"""One State's whole treaty record: every instrument with its status, act, dates, reservations and source."""

import datetime as dt
from collections.abc import Sequence
from html import escape

import streamlit as st

from kb import wording
from kb.i18n import _, written
from kb.pages.country import treaties
from kb.pages.frame import context, elements, places, widgets
from kb.pages.frame.now import kept, now
from kb.pages.treaties import facts, table
from kb.pages.treaties.facts import Part
from kb.parts import pictures
from kb.parts.pictures import Span


def show(code: str, day: dt.date | None) -> None:
    """Draw it, on a day or as the newest lists have it."""
    found = facts.parts_of(code, day or now().day)
    name = context.country_names()[code]
    recorded = [part for part in found if part.standing.status != "not_recorded"]
    st.html(f'<section class="treaty"><h2>{escape(name)}</h2>{_lead(code, found, recorded, day)}</section>')
    with st.container(horizontal=True, key="treaty-ways"):
        places.link(places.COUNTRY, _("Everything on {country}").format(country=widgets.plain(name)), {"c": code})
        places.link(places.TREATIES, _("All States under one instrument"))
    if recorded:
        st.html(_picture(name, recorded))
        _table(name, code, found, day)


def _lead(code: str, found: Sequence[Part], recorded: Sequence[Part], day: dt.date | None) -> str:
    if not recorded:
        return f'<p class="intro">{escape(_blank(code))}</p>'
    count = facts.count(found)
    when = _("On {date}").format(date=wording.date(day.isoformat())) if day else _("As the newest lists have it")
    words = _(
        "{when}: party to {party}, signed without being a party to {signatory}, not a party to {not_party}, "
        "unclear {unclear}, not recorded {not_recorded}."
    )
    numbers = {str(status): written(many) for status, many in count.items()}
    return f'<p class="intro">{escape(words.format(when=when, **numbers))}</p>'


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


def _picture(name: str, recorded: Sequence[Part]) -> str:
    shown = [part for part in recorded if part.instrument.child_specific == "true"]
    if not shown:
        return ""
    today = now().day
    said = "; ".join(f"{part.instrument.label}: {wording.treaty_standing(part.standing)}" for part in shown)
    alt = _("{country} and the treaties made for children. {said}.").format(country=name, said=said)
    entries = (
        ("tick", _("treaty adopted")),
        ("ring", _("signed")),
        ("bound dot", _("ratified, acceded or succeeded")),
        ("since", _("bound when last listed, not read again since")),
    )
    drawn = pictures.timeline([_span(part) for part in shown], today, alt)
    return f'<div class="country">{pictures.key(entries)}<figure>{drawn}</figure></div>'


def _span(part: Part) -> Span:
    one, standing = part.instrument, part.standing
    kind = standing.status if standing.status in ("party", "signatory", "not_party") else "unrecorded"
    acted = part.said("action_date") if standing.status == "party" else ""
    words = wording.date(standing.since) or facts.status_words(standing.status)
    if standing.status == "signatory" and standing.since:
        words = _("signed {date}").format(date=wording.date(standing.since))
    label = treaties.short_name(one)
    return Span(label, words, kind, one.adopted, part.said("signature_date"), acted, standing.as_of)


@kept(32)
def _drawn(code: str, name: str, day: dt.date | None) -> str:
    found = facts.parts_of(code, day or now().day)
    return str(table.of_instruments(name, found, asked=day is not None))


def _table(name: str, code: str, found: Sequence[Part], day: dt.date | None) -> None:
    title = _("Every instrument")
    st.html(f'<section class="treaty"><h2>{escape(title)}</h2></section>')
    elements.sortable(_drawn(code, name, day), key="treaty-record")
    st.download_button(
        _("Download CSV"),
        data=lambda: table.as_csv(found).encode(),
        file_name=f"treaties-{code}{f'-{day}' if day else ''}.csv",
        mime="text/csv",
        on_click="ignore",
        type="tertiary",
        key="treaty-record-csv",
    )
