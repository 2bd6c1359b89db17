"""Who is not a party, region by region, beside the neighbours that are; signatories say that they signed."""

import datetime as dt
from collections.abc import Sequence
from html import escape

from kb import i18n, wording
from kb.i18n import _, ngettext
from kb.pages.country import answers
from kb.pages.frame import context, places, regions
from kb.pages.treaties import facts
from kb.pages.treaties.facts import Part

_OUTSIDE = ("signatory", "not_party")


def heading(found: Sequence[Part], today: dt.date, asked: dt.date | None) -> str:
    """Whether they are "not yet" parties depends on how old their list is."""
    outside = _outside(found)
    if asked is not None:
        return _("Not a party on {date}").format(date=wording.date(asked.isoformat()))
    if outside and all(facts.is_young(part, today) for part in outside):
        return _("Not yet party")
    dated = facts.list_dates(outside)
    return _("Not a party on the date of the list ({dates})").format(dates=dated) if dated else _("Not a party")


def html(found: Sequence[Part], today: dt.date, asked: dt.date | None) -> str:
    """The whole section under its heading."""
    outside = _outside(found)
    if not outside:
        words = _(
            "No source here says of any of these States that it is not a party. Missing from a list is no answer."
        )
        return f'<p class="intro">{escape(words)}</p>{_unrecorded(found)}'
    rows = [_row(name, outside, found, today) for name in sorted({_part(part) for part in outside})]
    headings = (_("Region"), _("Not a party"), _("Neighbours that are parties"))
    table = answers.table_html(headings, rows)
    lead = escape(_lead(outside, asked))
    return f'<p class="intro">{lead}</p><div class="treaty-missing">{table}</div>{_unrecorded(found)}'


def _outside(found: Sequence[Part]) -> list[Part]:
    return [part for part in found if part.standing.status in _OUTSIDE]


def _lead(outside: Sequence[Part], asked: dt.date | None) -> str:
    signed = sum(part.standing.status == "signatory" for part in outside)
    count = ngettext("{count} State", "{count} States", len(outside)).format(count=i18n.written(len(outside)))
    phrase = (
        _("{states}, of which {signed} had signed; beside them the parties of the same part of the world.")
        if asked
        else _("{states}, of which {signed} have signed; beside them the parties of the same part of the world.")
    )
    return phrase.format(states=count, signed=i18n.written(signed))


def _part(part: Part) -> tuple[str, str]:
    """Names of the region and of the part of it in which a State lies, as the reader's language has them."""
    country = context.country(part.code)
    return regions.named(country.region, country.region_name), regions.named(country.subregion, country.subregion_name)


def _row(place: tuple[str, str], outside: Sequence[Part], found: Sequence[Part], today: dt.date) -> tuple[str, ...]:
    missing = [part for part in outside if _part(part) == place]
    parties = [part for part in found if part.standing.status == "party" and _part(part) == place]
    region, subregion = place
    name = f"{escape(subregion)}<small>{escape(region)}</small>" if subregion != region else escape(region)
    neighbours = ", ".join(_link(part) for part in parties)
    return name, ", ".join(_missing(part, today) for part in missing), neighbours or escape(_("none"))


def _missing(part: Part, today: dt.date) -> str:
    standing = part.standing
    told = []
    if standing.status == "signatory":
        date = wording.date(standing.since)
        told.append(_("signed {date}").format(date=date) if date else _("signed"))
    if standing.is_after_list and not facts.is_young(part, today):
        told.append(_("as of {date}").format(date=wording.date(standing.as_of)))
    return _link(part) + (f' <span class="src">({escape("; ".join(told))})</span>' if told else "")


def _link(part: Part) -> str:
    href = escape(places.href(places.TREATIES, {"c": part.code}), quote=True)
    return f'<a href="{href}" target="_self">{escape(part.name)}</a>'


def _unrecorded(found: Sequence[Part]) -> str:
    """Territories and States of which nothing is recorded, by name: their silence is no answer."""
    blank = [part for part in found if part.standing.status == "not_recorded"]
    if not blank:
        return ""
    summary = ngettext(
        "{count} State or territory of which nothing is recorded",
        "{count} States and territories of which nothing is recorded",
        len(blank),
    ).format(count=i18n.written(len(blank)))
    words = _(
        "Whether the instrument applies to a territory by an act of the State that answers for it (as for Hong Kong "
        "and Macao) is not recorded here. A blank says nothing about the law."
    )
    names = ", ".join(_link(part) for part in blank)
    return (
        f'<details class="more wide"><summary>{escape(summary)}</summary>'
        f'<p class="src">{escape(words)}</p><p class="treaty-names">{names}</p></details>'
    )
