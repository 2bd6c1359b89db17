"""One instrument as sections: how many are bound, the legend of its map, its years, and who is missing where."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence

import htpy as h

from kb import wording
from kb.codebook import SharedItem
from kb.i18n import _, ngettext, written
from kb.parts import answers, curve, pictures
from kb.topics import treaties
from kb.topics.treaties import STATUSES, Part, Status
from kb.wording.treaties import caution, list_dates, status_words

SIGNS: Mapping[Status, str] = {
    "party": "favourable",
    "signatory": "partly",
    "not_party": "unfavourable",
    "unclear": "unknown",
    "not_recorded": "none",
}
"""Of each status its fill on a map, which is its tone and its sign too."""

_OUTSIDE = ("signatory", "not_party")
_Years = Sequence[tuple[int, int, int]]
_Region = tuple[str, str]


def section(title: str, *inside: h.Node) -> h.Element:
    """A section under its heading."""
    return h.section(".treaty")[h.h2[title], inside]


# --- head ---


def head(one: SharedItem, found: Sequence[Part], day: dt.date | None) -> h.Element:
    """What the instrument is and how many are bound, on a day or (None) as the newest lists have it."""
    warning = caution(one.id)
    return section(
        one.label,
        h.p(".lede")[one.title],
        h.p(".src")[answers.joined(_facts(one), " · ")],
        _figures(found, day),
        bool(warning) and h.p(".notice")[warning],
    )


def is_blank(found: Sequence[Part]) -> bool:
    """Whether no source says how any State stands."""
    return all(part.standing.source is None for part in found)


def _facts(one: SharedItem) -> Iterator[h.Node]:
    if one.adopted:
        yield _("Adopted {date}").format(date=wording.date(one.adopted))
    if one.in_force:
        yield _("in force {date}").format(date=wording.date(one.in_force))
    if one.depositary:
        yield _("depositary: {name}").format(name=one.depositary)
    if one.url:
        yield answers.outside(_("status page of the depositary, with texts of reservations"), one.url)


def _figures(found: Sequence[Part], day: dt.date | None) -> h.Node:
    if is_blank(found):
        words = _("No source here says who is a party to this instrument. Know one? Add it with its source.")
        return h.p(".intro")[words]
    count = treaties.count(found)
    parties = [part for part in found if part.standing.status == "party"]
    signed = ngettext(
        "{count} more signed and is not a party.", "{count} more signed and are not parties.", count["signatory"]
    ).format(count=written(count["signatory"]))
    unclear = ngettext(
        "Of {count} it is unclear: no printed date says on which side of the day its act lies.",
        "Of {count} it is unclear: no printed date says on which side of the day their acts lie.",
        count["unclear"],
    ).format(count=written(count["unclear"]))
    rest = [signed if count["signatory"] else "", unclear if count["unclear"] else "", _how(parties, day)]
    return h.p(".figures")[_headline(count["party"], parties, day)], h.p(".intro")[" ".join(filter(None, rest))]


def _headline(count: int, parties: Sequence[Part], day: dt.date | None) -> h.Node:
    number = ngettext("{count} party", "{count} parties", count).format(count=written(count))
    asked = wording.date(day.isoformat()) if day else list_dates(parties)
    if not asked:
        words = _("on record; the lists are undated") if count else _("on record")
    else:
        words = (_("on {date}") if day else _("as of {date}")).format(date=asked)
    return h.b[number], f" {words}"


def _how(parties: Sequence[Part], day: dt.date | None) -> str:
    late = [part for part in parties if part.standing.is_after_list]
    if day is None:
        return ""
    if late:
        told = _("The day lies after the newest list ({dates}) for some States: nothing newer is on record of them.")
        return told.format(dates=list_dates(late))
    return _("Worked out from the days that the lists print.")


# --- map ---


def legend(shown: Sequence[Part]) -> h.Fragment:
    """What the fills of the map mean, each with its count, and what the map does not say."""
    note = _(
        "Circles mark small States and territories. Borders are drawn as in public-domain geometry and state no "
        "position on any territory. Choose a State on the map or in the table for its whole record."
    )
    count = treaties.count(shown)
    entries = (_entry(status, count[status]) for status in STATUSES if count[status])
    return h.fragment[h.ul(".maplegend")[entries], h.p(".src.maptold")[note]]


def _entry(status: Status, count: int) -> h.Element:
    sign = SIGNS[status]
    return h.li[
        h.b[written(count)],
        h.span[
            h.i(".fill", style=f"background: var(--map-{sign})", aria_hidden="true"),
            h.span(class_=["ans", sign])[h.i(class_=["sg", sign], aria_hidden="true")],
            status_words(status),
        ],
    ]


# --- years ---


def timeline_key() -> h.Element:
    """What the signs of a State's treaties on a line of time mean."""
    entries = (
        ("tick", _("treaty adopted")),
        ("ring", _("signed")),
        ("bound dot", _("ratified, acceded or succeeded")),
        ("since", _("bound when last listed, not read again since")),
    )
    return pictures.key(entries)


def years(one: SharedItem, found: Sequence[Part], day: dt.date | None) -> h.Element:
    """How the parties grew, as a curve and as a table; a day that was asked for is marked."""
    lines, undated = treaties.parties_by_year(found)
    told = ngettext("{count} party without a printed date.", "{count} parties without a printed date.", undated)
    missing = undated > 0 and h.p(".src")[told.format(count=written(undated))]
    if not lines:
        nothing = _("No source here prints since when anybody is a party.")
        return section(_("Parties over the years"), h.p(".intro")[nothing], missing)
    intro = _("Parties at the end of each year, counted from the day on which each ratified, acceded or succeeded.")
    drawn = curve.steps(lines, one.adopted, day, _alt(lines))
    return section(_("Parties over the years"), h.p(".intro")[intro], h.figure[drawn], missing, _year_table(lines))


def _alt(lines: _Years) -> str:
    first, last = lines[0], lines[-1]
    half = next(year for year, _joined, total in lines if 2 * total >= last[2])
    words = _(
        "Steps from {first} in {start} to {last} in {end}; half of them had joined by {half}. The table below has all."
    )
    return words.format(first=first[2], start=first[0], last=last[2], end=last[0], half=half)


def _year_table(lines: _Years) -> h.Element:
    headings = (_("Year"), _("Joined"), _("Parties at its end"))
    rows = ((year, joined, total) for year, joined, total in lines if joined)
    return answers.closed(_("The same as a table"), answers.listed(headings, rows), kind="treaty-years")


# --- who is missing ---


def missing(
    found: Sequence[Part],
    today: dt.date,
    asked: dt.date | None,
    *,
    region: Callable[[str], _Region],
    record: Callable[[str], str],
) -> h.Element:
    """Who is not a party, region by region, beside the neighbours that are; signatories say that they signed.

    Args:
        found: the States to look at.
        today: decides whether a list is young enough to say "not yet".
        asked: the day of the standings; None = as the newest lists have it.
        region: names of the region and of the part of it in which a State lies, by its code.
        record: address of a State's whole record, by its code.
    """
    outside = [part for part in found if part.standing.status in _OUTSIDE]
    if not outside:
        words = _(
            "No source here says of any of these States that it is not a party. Missing from a list is no answer."
        )
        return section(_heading(outside, today, asked), h.p(".intro")[words], _unrecorded(found, record))
    headings = (_("Region"), _("Not a party"), _("Neighbours that are parties"))
    rows = _regions(found, today, region, record)
    return section(
        _heading(outside, today, asked),
        h.p(".intro")[_lead(outside, asked)],
        h.div(".treaty-missing")[answers.listed(headings, rows)],
        _unrecorded(found, record),
    )


def _heading(outside: Sequence[Part], today: dt.date, asked: dt.date | None) -> str:
    """Whether they are "not yet" parties depends on how old their list is."""
    if asked is not None:
        return _("Not a party on {date}").format(date=wording.date(asked.isoformat()))
    if outside and all(treaties.is_young(part.standing, today) for part in outside):
        return _("Not yet party")
    dated = list_dates(outside)
    return _("Not a party on the date of the list ({dates})").format(dates=dated) if dated else _("Not a party")


def _lead(outside: Sequence[Part], asked: dt.date | None) -> str:
    signed = sum(part.standing.status == "signatory" for part in outside)
    count = ngettext("{count} State", "{count} States", len(outside)).format(count=written(len(outside)))
    phrase = (
        _("{states}, of which {signed} had signed; beside them the parties of the same part of the world.")
        if asked
        else _("{states}, of which {signed} have signed; beside them the parties of the same part of the world.")
    )
    return phrase.format(states=count, signed=written(signed))


def _regions(
    found: Sequence[Part], today: dt.date, region: Callable[[str], _Region], record: Callable[[str], str]
) -> Iterator[Sequence[h.Node]]:
    """A row for each part of the world where somebody is missing."""
    places: dict[_Region, list[Part]] = {}
    for part in found:
        places.setdefault(region(part.code), []).append(part)
    for place, inside in sorted(places.items()):
        outside = [part for part in inside if part.standing.status in _OUTSIDE]
        parties = [_link(part, record) for part in inside if part.standing.status == "party"]
        if outside:
            absent = answers.joined((_missing(part, today, record) for part in outside), ", ")
            yield _place(place), absent, answers.joined(parties, ", ") if parties else _("none")


def _place(place: _Region) -> h.Node:
    whole, part = place
    return (part, h.small[whole]) if part != whole else whole


def _missing(part: Part, today: dt.date, record: Callable[[str], str]) -> h.Node:
    standing = part.standing
    told = []
    if standing.status == "signatory":
        date = wording.date(standing.since)
        told.append(_("signed {date}").format(date=date) if date else _("signed"))
    if standing.is_after_list and not treaties.is_young(part.standing, today):
        told.append(_("as of {date}").format(date=wording.date(standing.as_of)))
    return _link(part, record), bool(told) and (" ", h.span(".src")[f"({'; '.join(told)})"])


def _link(part: Part, record: Callable[[str], str]) -> h.Element:
    return answers.inside(part.name, record(part.code))


def _unrecorded(found: Sequence[Part], record: Callable[[str], str]) -> h.Node:
    """Territories and States of which nothing is recorded, by name: their silence is no answer."""
    blank = [part for part in found if part.standing.status == "not_recorded"]
    if not blank:
        return None
    summary = ngettext(
        "{count} State or territory of which nothing is recorded",
        "{count} States and territories of which nothing is recorded",
        len(blank),
    ).format(count=written(len(blank)))
    words = _(
        "Whether the instrument applies to a territory by an act of the State that answers for it (as for Hong Kong "
        "and Macao) is not recorded here. A blank says nothing about the law."
    )
    names = answers.joined((_link(part, record) for part in blank), ", ")
    return answers.closed(summary, h.p(".src")[words], h.p(".treaty-names")[names])
