"""How a State stands to an instrument on a given day, from what the sources print; signatories are never parties."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from sqlmodel import Session

from kb import queries
from kb.codebook import SharedItem
from kb.queries import Lens
from kb.statements.sources import Source
from kb.statements.statement import Statement
from kb.statements.views import Cell
from kb.statements.views import TreatyRecord as Record
from kb.values import dates

__all__ = [
    "BINDING",
    "STATUSES",
    "TOPIC",
    "Part",
    "Record",
    "Standing",
    "Status",
    "Why",
    "count",
    "is_disputed",
    "is_young",
    "parties_by_year",
    "records",
    "records_of",
    "standing_on",
]

TOPIC = "treaties"

Status = Literal["party", "signatory", "not_party", "unclear", "not_recorded"]
Why = Literal[
    "dated",  # the printed day of the act, or of the signature, lies on or before the day
    "in_force",  # no day of the act is printed, but the instrument was in force for the State by then
    "listed",  # the list, of that day or later, says so (of that day or earlier, for a party or signatory without date)
    "after_list",  # the list says so, and is older than the day
    "undated_list",  # the list says so, and nobody knows of which day it is
    "later_act",  # the State acted only afterwards
    "later_succession",  # the State succeeded only afterwards; the State before it may have been bound
    "later_signature",  # the State signed only afterwards
    "before_adoption",  # the instrument did not exist yet
    "within_date",  # the date printed is a year or month, and the day lies inside it
    "no_date",  # bound (or signed) by a later day, but since when is not printed
    "ended",  # the State took part once; from when to when is not coded
    "no_source",  # nobody recorded anything
]

BINDING = ("ratification", "accession", "succession", "acceptance", "approval", "formal_confirmation")
"""Acts by which a State becomes bound."""

STATUSES: tuple[Status, ...] = ("party", "signatory", "not_party", "unclear", "not_recorded")
"""Every status, the strongest bond first."""

_YOUNG_YEARS = 2
_ENDED = "participation ended"  # what the note on the status says of a State that withdrew
_Moment = Literal["past", "during", "ahead", "unprinted"]


@dataclass(frozen=True, slots=True)
class Standing:
    """How a State stood to an instrument on `day`.

    Attributes:
        since: date, as exact as known, of the act of a party or of the signature of a signatory; for "unclear" the
            inexact date inside which the day lies; "" = not printed or nothing to date.
        action: the act (`ratification`, ...; `signature`); "" = not recorded, or none by that day.
        in_force: date of entry into force for the State, if printed; it can lie after `day`.
        reservations: "yes" = the source prints a text, "no" = it prints none, "" = not recorded.
        as_of: date of the source of the status; "" = it states none.
        source: the source of the status; None when nothing is recorded.
        since_source: the source of `since`, which may be another one; None without a date.
        why: what the answer rests on.
    """

    status: Status
    day: dt.date
    since: str = ""
    action: str = ""
    in_force: str = ""
    reservations: str = ""
    as_of: str = ""
    source: Source | None = None
    since_source: Source | None = None
    why: Why = "no_source"

    @property
    def is_after_list(self) -> bool:
        """Whether the day lies after the date of the source, so that a later act would not show."""
        return bool(self.as_of) and dates.last_day(self.as_of) < self.day


@dataclass(frozen=True, slots=True)
class Part:
    """A State's part in one instrument, on the day that the reader asks for."""

    code: str
    name: str
    instrument: SharedItem
    record: Record
    standing: Standing

    @property
    def is_recorded(self) -> bool:
        """Whether any source says how the State stands to it."""
        return self.standing.status != "not_recorded"

    @property
    def disputed(self) -> bool:
        """Whether sources disagree on whether the State is bound."""
        return is_disputed(self.record)

    def said(self, name: str) -> str:
        """The best answer to a question of the topic; "" where there is none."""
        return self.record.answer(name)

    @property
    def status(self) -> Cell | None:
        """Everything that is said on whether the State is bound."""
        return self.record.cell("status")


def records(session: Session, lens: Lens, item: str) -> Mapping[str, Record]:
    """What is recorded of one instrument, by country; who has no statement is left out.

    Raises:
        NotFound: the codebook has no treaties.
    """
    adopted = _adopted(lens)
    return {
        one.country: Record(one.country, TOPIC, item, cells=one.cells, adopted=adopted.get(item, ""))
        for one in queries.directory(session, lens, TOPIC, item)
    }


def records_of(session: Session, lens: Lens, country: str) -> tuple[Record, ...]:
    """One State's part in every instrument of the codebook, in its order; without cells where nothing is recorded.

    Raises:
        NotFound: the codebook has no treaties.
    """
    found = {one.item: one.cells for one in queries.items(session, lens, country, TOPIC)}
    return tuple(
        Record(country, TOPIC, item, cells=found.get(item, {}), adopted=day) for item, day in _adopted(lens).items()
    )


def _adopted(lens: Lens) -> dict[str, str]:
    return {one.id: one.adopted for one in lens.book.topic(TOPIC).shared_items}


def is_disputed(record: Record) -> bool:
    """Whether sources disagree on whether the State is bound."""
    status = record.cell("status")
    return status is not None and status.has("disagree")


def standing_on(record: Record, day: dt.date) -> Standing:
    """How a State stood to an instrument on a day, by the best source on its status.

    A date is taken from that source where it prints one, else from one that does not contradict it.
    """
    lead = _lead(record)
    if lead is None:
        return Standing("not_recorded", day)
    blank = Standing("unclear", day, as_of=lead.as_of, source=lead.source)
    if record.adopted and day < dates.first_day(record.adopted):
        return replace(blank, status="not_party", why="before_adoption")
    rules = {"party": _of_party, "signatory": _of_signatory, "not_party": _of_outsider}
    return rules[lead.value](record, lead, blank)


def _of_party(record: Record, lead: Statement, blank: Standing) -> Standing:
    acted = _said(record, "action_date", lead)
    moment = _moment(acted, blank.day)
    if moment == "past":
        return _dated(_bound(record, lead, blank), acted, "dated")
    if moment == "during":
        return _dated(blank, acted, "within_date")
    if moment == "ahead":
        succeeded = _bound(record, lead, blank).action == "succession"
        return _before(record, lead, blank, "later_succession" if succeeded else "later_act")
    return _of_undated_party(record, lead, blank)


def _of_undated_party(record: Record, lead: Statement, blank: Standing) -> Standing:
    bound = _bound(record, lead, blank)
    if _moment(_said(record, "in_force_date", lead), blank.day) == "past":
        return replace(bound, why="in_force")
    if _had_spoken(lead, blank.day):
        return replace(bound, why="listed")
    if _moment(_said(record, "signature_date", lead), blank.day) == "ahead":
        return replace(blank, status="not_party", why="later_signature")
    return replace(blank, why="no_date")


def _before(record: Record, lead: Statement, blank: Standing, why: Why) -> Standing:
    """How a State stood before it was bound: as a signatory, or not at all."""
    signed = _said(record, "signature_date", lead)
    moment = _moment(signed, blank.day)
    if moment == "past":
        return _dated(replace(blank, status="signatory", action="signature"), signed, "dated")
    if moment == "during":
        return _dated(blank, signed, "within_date")
    return replace(blank, status="not_party", why=why)


def _of_signatory(record: Record, lead: Statement, blank: Standing) -> Standing:
    if _said(record, "signature_date", lead) is not None:
        found = _before(record, lead, blank, "later_signature")
        kept = _reservations(record, lead) if found.status == "signatory" else ""
        return replace(found, reservations=kept)
    if not _had_spoken(lead, blank.day):
        return replace(blank, why="no_date")
    kept = _reservations(record, lead)
    return replace(blank, status="signatory", action="signature", reservations=kept, why="listed")


def _of_outsider(_record: Record, lead: Statement, blank: Standing) -> Standing:
    outside = replace(blank, status="not_party")
    if not lead.as_of:
        return replace(outside, why="undated_list")
    if dates.last_day(lead.as_of) < blank.day:
        return replace(outside, why="after_list")
    if _ENDED in lead.note and blank.day < dates.first_day(lead.as_of):
        return replace(blank, why="ended")
    return replace(outside, why="listed")


def _lead(record: Record) -> Statement | None:
    """The statement on the status that all else follows; None when there is no coded answer."""
    best = record.best("status")
    return best if best and best.value else None


def _said(record: Record, name: str, lead: Statement) -> Statement | None:
    """What the lead's own source answers, else the best of the sources that do not contradict the lead."""
    given = [one for one in record.said(name) if one.value]
    own = [one for one in given if one.source.id == lead.source.id]
    against = _contradicting(record, lead, signing=name == "signature_date")
    return next(iter([*own, *(one for one in given if one.source.id not in against)]), None)


def _contradicting(record: Record, lead: Statement, *, signing: bool) -> set[str]:
    """Sources with another status; on the day of signature, parties and signatories can both be right."""
    alike = {"party", "signatory"} if signing and lead.value != "not_party" else {lead.value}
    said = record.cells["treaties.status"].statements
    return {one.source.id for one in said if one.value and one.value not in alike}


def _bound(record: Record, lead: Statement, blank: Standing) -> Standing:
    """The standing of a party, with all but its date."""
    action = _said(record, "action", lead)
    force = _said(record, "in_force_date", lead)
    return replace(
        blank,
        status="party",
        action=action.value if action and action.value in BINDING else "",
        in_force=force.value if force else "",
        reservations=_reservations(record, lead),
    )


def _reservations(record: Record, lead: Statement) -> str:
    found = _said(record, "reservations", lead)
    return found.value if found else ""


def _dated(standing: Standing, date: Statement | None, why: Why) -> Standing:
    return replace(standing, since=date.value, since_source=date.source, why=why) if date else standing


def _moment(date: Statement | None, day: dt.date) -> _Moment:
    """Where a printed date lies, seen from a day."""
    if date is None:
        return "unprinted"
    if dates.last_day(date.value) <= day:
        return "past"
    return "during" if dates.first_day(date.value) <= day else "ahead"


def _had_spoken(lead: Statement, day: dt.date) -> bool:
    """Whether the source, by the latest day that it can be of, spoke on or before a day."""
    source = lead.source
    spoken = lead.as_of or source.written or source.published or source.retrieved
    return bool(spoken) and dates.last_day(spoken) <= day


def count(found: Iterable[Part]) -> Mapping[Status, int]:
    """How many stand how; every status has its count, and a signatory is no party."""
    counted = Counter(part.standing.status for part in found)
    return {status: counted[status] for status in STATUSES}


def is_young(standing: Standing, today: dt.date) -> bool:
    """Whether the list behind a status is younger than 24 months."""
    return bool(standing.as_of) and dates.age_in_years(standing.as_of, today) <= _YOUNG_YEARS


def parties_by_year(found: Iterable[Part]) -> tuple[tuple[tuple[int, int, int], ...], int]:
    """When the parties joined.

    Returns:
        For every year from the first act to the last: the year, the acts in it, the parties at its end that have a
        date. And how many parties have none; they stand in no year.
    """
    since = [part.standing.since for part in found if part.standing.status == "party"]
    years = Counter(dates.first_day(one).year for one in since if one)
    lines, total = [], 0
    for year in range(min(years), max(years) + 1) if years else ():
        total += years[year]
        lines.append((year, years[year], total))
    return tuple(lines), len(since) - total
