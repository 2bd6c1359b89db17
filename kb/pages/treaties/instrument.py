"""One instrument: how many are bound, map, years, who is missing, State by State, the Committee's sessions."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from kb import wording
from kb.codebook import SharedItem
from kb.i18n import _, ngettext, written
from kb.pages.atlas import worldmap
from kb.pages.compare import drawer
from kb.pages.country import answers
from kb.pages.frame import elements, places, regions
from kb.pages.frame.now import kept, now
from kb.pages.treaties import calendar
from kb.pages.treaties import facts as treaty_facts
from kb.pages.treaties import missing as treaty_missing
from kb.pages.treaties import table as treaty_table
from kb.pages.treaties.facts import FILLS, STATUSES, Part
from kb.parts import curve

_OF_THE_COMMITTEE = ("crc", "crc_opac", "crc_opsc", "crc_opic")


def show(item: str, day: dt.date | None, region: str) -> None:
    """Draw it, on a day or as the newest lists have it; `region` is an M49 code or ""."""
    found = treaty_facts.parts(item, day or now().day)
    drawn = _drawn(item, day, region)
    shown, instrument = drawn.shown, treaty_facts.instruments()[item]
    st.html(_head(instrument, found, day))
    if _is_blank(found):
        return
    code = _map(instrument, found, shown, day)
    st.html(drawn.years)
    st.html(drawn.missing)
    _table(instrument, drawn, day)
    if drawn.sessions:
        st.html(drawn.sessions)
    if code:
        elements.leave(places.href(places.TREATIES, {"c": code}))


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What takes time to make: the States of the region, their rows, and the sections as HTML."""

    shown: Sequence[Part]
    table: str
    notes: Sequence[str]
    years: str
    missing: str
    sessions: str


@kept(48)
def _drawn(item: str, day: dt.date | None, region: str) -> _Drawn:
    today = now().day
    instrument = treaty_facts.instruments()[item]
    current = treaty_facts.parts(item, today)
    found = treaty_facts.parts(item, day or today)
    shown = [part for part in found if regions.is_in(part.code, region)]
    missing = treaty_missing.html(shown, today, day)
    return _Drawn(
        shown=shown,
        table=str(treaty_table.of_states(instrument, shown, asked=day is not None)),
        notes=_shared(shown),
        years=_years(instrument, current, day),
        missing=_section(treaty_missing.heading(shown, today, day), missing),
        sessions=_sessions(today) if item in _OF_THE_COMMITTEE else "",
    )


def _sessions(today: dt.date) -> str:
    sessions = calendar.html(treaty_facts.reviews(), today)
    return _section(_("Sessions of the Committee on the Rights of the Child"), sessions)


def _section(title: str, inside: str) -> str:
    return f'<section class="treaty"><h2>{escape(title)}</h2>{inside}</section>'


# --- head ---


def _head(one: SharedItem, found: Sequence[Part], day: dt.date | None) -> str:
    caution = treaty_facts.caution(one.id)
    told = f'<p class="notice">{escape(caution)}</p>' if caution else ""
    title, facts = escape(one.title), _facts(one)
    return _section(one.label, f'<p class="lede">{title}</p><p class="src">{facts}</p>{_figures(found, day)}{told}')


def _is_blank(found: Sequence[Part]) -> bool:
    return all(part.standing.source is None for part in found)


def _facts(one: SharedItem) -> str:
    told = [
        _("Adopted {date}").format(date=wording.date(one.adopted)) if one.adopted else "",
        _("in force {date}").format(date=wording.date(one.in_force)) if one.in_force else "",
        _("depositary: {name}").format(name=one.depositary) if one.depositary else "",
    ]
    words = [escape(word) for word in told if word]
    if one.url:
        words.append(drawer.link_html(_("status page of the depositary, with texts of reservations"), one.url))
    return " · ".join(words)


def _figures(found: Sequence[Part], day: dt.date | None) -> str:
    if _is_blank(found):
        words = _("No source here says who is a party to this instrument. Know one? Add it with its source.")
        return f'<p class="intro">{escape(words)}</p>'
    count = treaty_facts.count(found)
    parties = [part for part in found if part.standing.status == "party"]
    headline = _headline(count["party"], parties, day)
    signed = ngettext(
        "{count} more signed and is not a party.", "{count} more signed and are not parties.", count["signatory"]
    ).format(count=written(count["signatory"]))
    unclear = ngettext(
        "Of {count} it is unclear: no printed date says on which side of the day its act lies.",
        "Of {count} it is unclear: no printed date says on which side of the day their acts lie.",
        count["unclear"],
    ).format(count=written(count["unclear"]))
    rest = [signed if count["signatory"] else "", unclear if count["unclear"] else "", _how(parties, day)]
    return f'<p class="figures">{headline}</p><p class="intro">{escape(" ".join(filter(None, rest)))}</p>'


def _headline(count: int, parties: Sequence[Part], day: dt.date | None) -> str:
    number = ngettext("{count} party", "{count} parties", count).format(count=written(count))
    asked = wording.date(day.isoformat()) if day else treaty_facts.list_dates(parties)
    if not asked:
        return f"<b>{escape(number)}</b> {escape(_('on record; the lists are undated') if count else _('on record'))}"
    words = _("on {date}").format(date=asked) if day else _("as of {date}").format(date=asked)
    return f"<b>{escape(number)}</b> {escape(words)}"


def _how(parties: Sequence[Part], day: dt.date | None) -> str:
    late = any(part.standing.is_after_list for part in parties)
    if day is None:
        return ""
    if late:
        told = _("The day lies after the newest list ({dates}) for some States: nothing newer is on record of them.")
        return told.format(dates=treaty_facts.list_dates([part for part in parties if part.standing.is_after_list]))
    return _("Worked out from the days that the lists print.")


# --- map ---


def _map(one: SharedItem, found: Sequence[Part], shown: Sequence[Part], day: dt.date | None) -> str:
    inside = {part.code for part in shown}
    spots = tuple(
        worldmap.Spot(
            part.code,
            part.name,
            FILLS[part.standing.status][0],
            wording.treaty_standing(part.standing),
            dimmed=part.code not in inside,
        )
        for part in found
    )
    told = _("World map: {treaty}. The table below holds the same answers.").format(treaty=one.label)
    chosen = worldmap.show(spots, key=f"treaty-map-{one.id}-{day}", alt_text=told)
    note = _(
        "Circles mark small States and territories. Borders are drawn as in public-domain geometry and state no "
        "position on any territory. Choose a State on the map or in the table for its whole record."
    )
    st.html(f'<ul class="maplegend">{_legend(shown)}</ul><p class="src maptold">{escape(note)}</p>')
    return chosen


def _legend(shown: Sequence[Part]) -> str:
    count = treaty_facts.count(shown)
    return "".join(
        f"<li><b>{escape(written(count[status]))}</b><span>"
        f'<i class="fill" style="background: var(--map-{FILLS[status][0]})" aria-hidden="true"></i>'
        f'<span class="ans {FILLS[status][1]}"><i class="sg {FILLS[status][2]}" aria-hidden="true"></i></span>'
        f"{escape(treaty_facts.status_words(status))}</span></li>"
        for status in STATUSES
        if count[status]
    )


# --- years ---


def _years(one: SharedItem, found: Sequence[Part], day: dt.date | None) -> str:
    lines, undated = treaty_facts.parties_by_year(found)
    told = ngettext("{count} party without a printed date.", "{count} parties without a printed date.", undated)
    missing = f'<p class="src">{escape(told.format(count=written(undated)))}</p>' if undated else ""
    if not lines:
        nothing = _("No source here prints since when anybody is a party.")
        return _section(_("Parties over the years"), f'<p class="intro">{escape(nothing)}</p>{missing}')
    intro = _("Parties at the end of each year, counted from the day on which each ratified, acceded or succeeded.")
    drawn = curve.steps(lines, one.adopted, day, _alt(lines))
    return _section(
        _("Parties over the years"),
        f'<p class="intro">{escape(intro)}</p><figure>{drawn}</figure>{missing}{_year_table(lines)}',
    )


def _alt(lines: Sequence[tuple[int, int, int]]) -> str:
    first, last = lines[0], lines[-1]
    half = next(year for year, _joined, total in lines if 2 * total >= last[2])
    words = _(
        "Steps from {first} in {start} to {last} in {end}; half of them had joined by {half}. The table below has all."
    )
    return words.format(first=first[2], start=first[0], last=last[2], end=last[0], half=half)


def _year_table(lines: Sequence[tuple[int, int, int]]) -> str:
    headings = (_("Year"), _("Joined"), _("Parties at its end"))
    rows = [(str(year), str(joined), str(total)) for year, joined, total in lines if joined]
    table = answers.table_html(headings, rows)
    summary = escape(_("The same as a table"))
    return f'<details class="more wide treaty-years"><summary>{summary}</summary>{table}</details>'


# --- table ---


def _table(one: SharedItem, drawn: _Drawn, day: dt.date | None) -> None:
    often = "".join(f'<p class="src">{escape(words)}</p>' for words in drawn.notes)
    st.html(_section(_("State by State"), f'<p class="intro">{escape(_table_intro())}</p>{often}'))
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


def _shared(shown: Sequence[Part]) -> list[str]:
    """What the sources add to the status of many States alike."""
    phrase = _("The source adds for {count} of them: “{note}”.")
    shared = treaty_table.shared_notes(shown)
    return [phrase.format(count=written(many), note=note) for note, many in shared.items()]


def _table_intro() -> str:
    return _(
        "Dates as the sources print them. “Text printed” means a reservation, declaration or objection: read it at the "
        "depositary before relying on the treaty; the words themselves are not stored here."
    )
