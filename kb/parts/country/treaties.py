"""A State's part in each treaty: the line of time and the whole record as a table."""

from collections.abc import Callable, Sequence

import htpy as h

from kb import wording
from kb.codebook import SharedItem
from kb.i18n import _, ngettext
from kb.parts import answers, pictures
from kb.parts.country.facts import Facts
from kb.parts.instrument import timeline_key
from kb.parts.pictures import Span
from kb.topics import treaties
from kb.topics.treaties import Part, Record, Standing
from kb.wording import instruments
from kb.wording.treaties import reservation_words

CRC = "crc"
PROTOCOLS = ("crc_opac", "crc_opsc", "crc_opic")
STATUS = "treaties.status"


def parts(facts: Facts) -> list[Part]:
    """The State's part in every instrument of the codebook, in its order; empty where it holds no treaties."""
    topic = next((topic for topic in facts.book.topics if topic.id == treaties.TOPIC), None)
    return [_part(facts, one) for one in topic.shared_items] if topic else []


def _part(facts: Facts, one: SharedItem) -> Part:
    cells = {question.id: facts.cell(question.id, one.id) for question in facts.book.topic(treaties.TOPIC).questions}
    record = Record(facts.country.code, treaties.TOPIC, one.id, one.label, cells, one.adopted)
    return Part(facts.country.code, facts.name, one, record, treaties.standing_on(record, facts.today))


def convention(facts: Facts, found: Sequence[Part]) -> str:
    """The one line on the Convention; of a part of a State, where to look for it."""
    crc = next((part.standing for part in found if part.instrument.id == CRC), None)
    if facts.country.kind == "part":
        return not_recorded(facts)
    return instruments.convention(crc or Standing("not_recorded", facts.today), facts.name)


def protocols(found: Sequence[Part]) -> list[tuple[str, str]]:
    """Short name of each optional protocol and how the State stands to it."""
    by_id = {part.instrument.id: part for part in found}
    return [(_name(by_id[id]), instruments.words(by_id[id].standing)) for id in PROTOCOLS if id in by_id]


def _name(part: Part) -> str:
    return instruments.name(part.instrument)


# --- picture and table ---


def section(facts: Facts, address: Callable[[str], str]) -> h.Node:
    """The section on treaties; one sentence where nothing is recorded. `address` of the page on an instrument."""
    found = parts(facts)
    recorded = [part for part in found if part.is_recorded]
    if not recorded:
        return h.p(".intro")[not_recorded(facts)]
    made = [one for one in found if one.instrument.child_specific == "true"]
    for_children = [one for one in made if one.is_recorded or one.instrument.id in (CRC, *PROTOCOLS)]
    others = [one for one in recorded if one.instrument.child_specific != "true"]
    return h.fragment[
        h.p(".intro")[_("How long each treaty was open before the State joined it.")],
        timeline_key(),
        h.figure[_picture(facts, for_children)],
        _general(facts, others),
        _left_out(found),
        _disputed(recorded),
        _table(facts, recorded, address),
    ]


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


def _picture(facts: Facts, shown: Sequence[Part]) -> h.Element:
    said = "; ".join(f"{_name(part)}: {instruments.words(part.standing)}" for part in shown)
    alt = _("{country} and {count} treaties. {said}.").format(country=facts.name, count=len(shown), said=said)
    return pictures.timeline([_span(part) for part in shown], facts.today, alt)


def _span(part: Part) -> Span:
    one, standing = part.instrument, part.standing
    return Span(
        instruments.short_name(one),
        instruments.line(standing),
        standing.status if standing.status in ("party", "signatory", "not_party") else "unrecorded",
        one.adopted,
        part.said("signature_date"),
        standing.since if standing.status == "party" else "",
        standing.as_of,
    )


def _general(facts: Facts, others: Sequence[Part]) -> h.Node:
    words = ngettext(
        "{count} treaty not made for children alone", "{count} treaties not made for children alone", len(others)
    )
    summary = h.summary[words.format(count=len(others))]
    return bool(others) and h.details(".more.wide", open=True)[summary, h.figure[_picture(facts, others)]]


def _left_out(found: Sequence[Part]) -> h.Node:
    missing = [_name(one) for one in found if not one.is_recorded]
    told = _("Not recorded for this country: {names}.").format(names=", ".join(missing))
    return bool(missing) and h.p(".src")[told]


def _disputed(recorded: Sequence[Part]) -> h.Node:
    names = [_name(part) for part in recorded if part.disputed]
    told = _("Sources disagree on whether the State is bound: {names}.").format(names=", ".join(names))
    return bool(names) and h.p(".src")[answers.flag(told)]


def _table(facts: Facts, recorded: Sequence[Part], address: Callable[[str], str]) -> h.Element:
    headings = (
        _("Treaty"),
        _("Bound by it?"),
        _("Signed"),
        _("Joined"),
        _("Reservations or declarations"),
        _("Source"),
    )
    rows = [_row(facts, part, address(part.instrument.id)) for part in recorded]
    summary = _("The whole treaty record as a table")
    return h.details(".more.wide")[h.summary[summary], answers.listed(headings, rows)]


def _row(facts: Facts, part: Part, address: str) -> Sequence[h.Node]:
    one, cell = part.instrument, facts.cell(STATUS, part.instrument.id)
    question, best = facts.book.question(STATUS), cell.best
    return (
        h.a(href=address, target="_self", title=one.title)[one.label],
        [answers.of_cell(cell, question), answers.flags(cell, question)],
        wording.date(part.said("signature_date")),
        wording.date(part.said("action_date")),
        reservation_words(part.said("reservations")),
        answers.source_line(best) if best else None,
    )
