"""A State's part in each treaty: the one line on the Convention, the line of time, and the whole record as a table."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from kb import wording
from kb.codebook import SharedItem
from kb.i18n import _, ngettext
from kb.pages.country import answers
from kb.pages.country.facts import Facts
from kb.pages.frame import places
from kb.parts import pictures
from kb.parts.pictures import Span, Standing
from kb.statements.views import Cell
from kb.values import dates

CRC = "crc"
PROTOCOLS = ("crc_opac", "crc_opsc", "crc_opic")
_STATUS, _SIGNED, _JOINED = "treaties.status", "treaties.signature_date", "treaties.action_date"
_RESERVATIONS = "treaties.reservations"
_YOUNG_YEARS = 2


@dataclass(frozen=True, slots=True)
class Part:
    """A State's part in one instrument, as the best sources have it.

    Attributes:
        status: the cell on whether the State is bound.
        signed, joined: dates as exact as known; "" = not recorded.
        reservations: `yes`, `no` (the source prints none) or "" (not recorded).
    """

    instrument: SharedItem
    status: Cell
    signed: str
    joined: str
    reservations: str

    @property
    def standing(self) -> Standing:
        """How the State stands to it; a signatory is never a party."""
        value = self.status.best.value if self.status.best else ""
        known: dict[str, Standing] = {"party": "party", "signatory": "signatory", "not_party": "not_party"}
        return known.get(value, "unrecorded")

    @property
    def as_of(self) -> str:
        """Date of the source that says how the State stands."""
        return self.status.best.as_of if self.status.best else ""


def parts(facts: Facts) -> list[Part]:
    """The State's part in every instrument of the codebook, in its order; empty where it holds no treaties."""
    topic = next((topic for topic in facts.book.topics if topic.id == "treaties"), None)
    return [_part(facts, one) for one in topic.shared_items] if topic else []


def _part(facts: Facts, one: SharedItem) -> Part:
    status = facts.cell(_STATUS, one.id)
    signed, joined, reservations = (_value(facts.cell(id, one.id)) for id in (_SIGNED, _JOINED, _RESERVATIONS))
    return Part(one, status, signed, joined, reservations)


def _value(cell: Cell) -> str:
    return cell.best.value if cell.best else ""


# --- words ---


def convention(found: Part | None, country: str) -> str:
    """The one line on the Convention: party, signatory, not a party, or that nobody recorded it."""
    if found is None or found.standing == "unrecorded":
        return _("Whether {country} is bound by the Convention on the Rights of the Child is not recorded.").format(
            country=country
        )
    says = {"party": _party, "signatory": _signatory, "not_party": _no_party}
    return says[found.standing](found)


def _party(found: Part) -> str:
    if not found.joined:
        bound = _("Party to the Convention on the Rights of the Child; since when is not recorded.")
    else:
        phrase = _("Party to the Convention on the Rights of the Child since {date}.")
        bound = phrase.format(date=wording.date(found.joined))
    printed = {
        "yes": _("A reservation, declaration or objection is printed: read it before relying on the treaty."),
        "no": _("No reservation or declaration is printed."),
    }
    return f"{bound} {printed.get(found.reservations, _('Reservations are not recorded.'))}"


def _signatory(found: Part) -> str:
    if not found.signed:
        return _("Signed the Convention on the Rights of the Child, but has not joined it.")
    phrase = _("Signed the Convention on the Rights of the Child ({date}), but has not joined it.")
    return phrase.format(date=wording.date(found.signed))


def _no_party(found: Part) -> str:
    if not found.as_of:
        return _("Listed as taking no part in the Convention on the Rights of the Child; the list is undated.")
    phrase = _("Listed as taking no part in the Convention on the Rights of the Child ({date}).")
    return phrase.format(date=wording.date(found.as_of))


def protocols(found: Sequence[Part]) -> list[tuple[str, str]]:
    """Short name of each optional protocol and how the State stands to it."""
    by_id = {part.instrument.id: part for part in found}
    return [(name(by_id[id].instrument), words(by_id[id])) for id in PROTOCOLS if id in by_id]


def words(part: Part) -> str:
    """How the State stands to an instrument, in a few words for a line; `line` says it with less."""
    if part.standing == "party":
        return (
            _("party since {date}").format(date=wording.date(part.joined))
            if part.joined
            else _("party, date not recorded")
        )
    if part.standing == "signatory":
        return (
            _("signed {date}, not a party").format(date=wording.date(part.signed))
            if part.signed
            else _("signed, not a party")
        )
    return _("not a party") if part.standing == "not_party" else _("not recorded")


def line(part: Part, today: dt.date) -> str:
    """What stands at the end of a line of time; "not a party" carries the date of a list older than 24 months."""
    if part.standing == "party":
        return wording.date(part.joined) if part.joined else _("party, no date")
    if part.standing == "signatory":
        return _("signed {date}").format(date=wording.date(part.signed)) if part.signed else _("signed, not a party")
    if part.standing == "unrecorded":
        return _("not recorded")
    if part.as_of and dates.age_in_years(part.as_of, today) <= _YOUNG_YEARS:
        return _("not a party")
    return _("not a party, {date}").format(date=wording.date(part.as_of)) if part.as_of else _("not a party, undated")


def name(instrument: SharedItem) -> str:
    """The same where it stands alone, away from its Convention."""
    short = short_name(instrument).lstrip("…")
    return short[:1].upper() + short[1:]


def short_name(instrument: SharedItem) -> str:
    """An instrument as it fits beside a line; the codebook's own label where there is no shorter one."""
    names = {
        "crc": _("Rights of the Child (CRC)"),
        "crc_opac": _("…armed conflict (OPAC)"),
        "crc_opsc": _("…sale of children (OPSC)"),
        "crc_opic": _("…complaints (OPIC)"),
        "acrwc": _("African Charter on the Child"),
        "hague_1980_abduction": _("Child abduction (Hague)"),
        "hague_1993_adoption": _("Intercountry adoption (Hague)"),
        "hague_1996_protection": _("Child protection (Hague)"),
        "hague_2007_support": _("Child support (Hague)"),
        "ilo_c138": _("Minimum age for work (C138)"),
        "ilo_c182": _("Worst forms of labour (C182)"),
        "lanzarote": _("Sexual abuse (Lanzarote)"),
        "saarc_child_welfare": _("Child welfare (SAARC)"),
        "icescr": _("Social rights (ICESCR)"),
        "icescr_op": _("…complaints (ICESCR-OP)"),
        "iccpr": _("Civil rights (ICCPR)"),
        "iccpr_op1": _("…complaints (ICCPR-OP1)"),
        "iccpr_op2": _("…death penalty (ICCPR-OP2)"),
        "icerd": _("Racial discrimination (ICERD)"),
        "cedaw": _("Women (CEDAW)"),
        "cedaw_op": _("…complaints (CEDAW-OP)"),
        "cat": _("Torture (CAT)"),
        "opcat": _("…visits (OPCAT)"),
        "crpd": _("Disabilities (CRPD)"),
        "crpd_op": _("…complaints (CRPD-OP)"),
        "icrmw": _("Migrant workers (ICRMW)"),
        "cped": _("Disappearance (CPED)"),
        "refugee_1951": _("Refugees (1951)"),
        "refugee_1967": _("…protocol (1967)"),
        "stateless_1954": _("Stateless persons (1954)"),
        "stateless_1961": _("Statelessness (1961)"),
        "palermo_tip": _("Trafficking (Palermo)"),
        "saarc_trafficking": _("Trafficking (SAARC)"),
        "coe_trafficking": _("Trafficking (C. of Europe)"),
        "istanbul": _("Violence on women (Istanbul)"),
        "budapest_cybercrime": _("Cybercrime (Budapest)"),
        "ilo_c189": _("Domestic workers (C189)"),
    }
    return names.get(instrument.id, instrument.label)


# --- picture and table ---


def html(facts: Facts) -> str:
    """The section on treaties; one sentence where nothing is recorded."""
    found = parts(facts)
    recorded = [part for part in found if part.standing != "unrecorded"]
    if not recorded:
        return f'<p class="intro">{escape(not_recorded(facts))}</p>'
    made = [one for one in found if one.instrument.child_specific == "true"]
    for_children = [one for one in made if one in recorded or one.instrument.id in (CRC, *PROTOCOLS)]
    others = [one for one in recorded if one.instrument.child_specific != "true"]
    intro = _("How long each treaty was open before the State joined it.")
    return (
        f'<p class="intro">{escape(intro)}</p>{_key()}'
        f"<figure>{_picture(facts, for_children)}</figure>"
        f"{_general(facts, others)}{_left_out(found, recorded)}{_disputed(recorded)}{_table(facts, recorded)}"
    )


def not_recorded(facts: Facts) -> str:
    """Why there are no treaties to show."""
    if facts.country.kind == "part":
        return _("Treaties are recorded for the State that {country} is a part of.").format(country=facts.name)
    if facts.country.kind == "territory":
        return _(
            "Which treaties apply to {country} is not recorded: the lists read so far name States only. "
            "A blank says nothing about the law."
        ).format(country=facts.name)
    return _("No source here records which treaties bind {country}.").format(country=facts.name)


def _key() -> str:
    entries = (
        ("tick", _("treaty adopted")),
        ("ring", _("signed")),
        ("bound dot", _("ratified, acceded or succeeded")),
        ("since", _("bound when last listed, not read again since")),
    )
    return pictures.key(entries)


def _picture(facts: Facts, shown: Sequence[Part]) -> str:
    said = "; ".join(f"{name(part.instrument)}: {words(part)}" for part in shown)
    alt = _("{country} and {count} treaties. {said}.").format(country=facts.name, count=len(shown), said=said)
    return pictures.timeline([_span(part, facts.today) for part in shown], facts.today, alt)


def _span(part: Part, today: dt.date) -> Span:
    one = part.instrument
    said = line(part, today)
    return Span(short_name(one), said, part.standing, one.adopted, part.signed, part.joined, part.as_of)


def _general(facts: Facts, others: Sequence[Part]) -> str:
    if not others:
        return ""
    summary = ngettext(
        "{count} treaty not made for children alone", "{count} treaties not made for children alone", len(others)
    )
    picture = _picture(facts, others)
    told = escape(summary.format(count=len(others)))
    return f'<details class="more wide" open><summary>{told}</summary><figure>{picture}</figure></details>'


def _left_out(found: Sequence[Part], recorded: Sequence[Part]) -> str:
    missing = [name(one.instrument) for one in found if one not in recorded]
    if not missing:
        return ""
    told = _("Not recorded for this country: {names}.").format(names=", ".join(missing))
    return f'<p class="src">{escape(told)}</p>'


def _disputed(recorded: Sequence[Part]) -> str:
    names = [name(part.instrument) for part in recorded if part.status.has("disagree")]
    told = _("Sources disagree on whether the State is bound: {names}.").format(names=", ".join(names))
    return f'<p class="src"><span class="fl">{escape(told)}</span></p>' if names else ""


def _table(facts: Facts, recorded: Sequence[Part]) -> str:
    headings = (
        _("Treaty"),
        _("Bound by it?"),
        _("Signed"),
        _("Joined"),
        _("Reservations or declarations"),
        _("Source"),
    )
    rows = [_row(facts, part) for part in recorded]
    summary = _("The whole treaty record as a table")
    table = answers.table_html(headings, rows)
    return f'<details class="more wide"><summary>{escape(summary)}</summary>{table}</details>'


def _row(facts: Facts, part: Part) -> tuple[str, ...]:
    one, best = part.instrument, part.status.best
    question = facts.book.question(_STATUS)
    link = escape(places.href(places.TREATIES, {"t": one.id}), quote=True)
    title = f'<a href="{link}" target="_self" title="{escape(one.title, quote=True)}">{escape(one.label)}</a>'
    printed = {"yes": _("text printed"), "no": _("none printed")}.get(part.reservations, _("not recorded"))
    flags = "".join(f'<span class="fl">{escape(said)}</span>' for said in wording.flags(part.status, question))
    return (
        title,
        answers.cell_answer_html(part.status, question) + flags,
        escape(wording.date(part.signed)),
        escape(wording.date(part.joined)),
        escape(printed),
        answers.source_line_html(best) if best else "",
    )
