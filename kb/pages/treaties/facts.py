"""What the page Treaties reads, cached: how every State stands to an instrument on a day, and one State to all."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kb import wording
from kb.codebook import SharedItem
from kb.i18n import _
from kb.pages.frame import context
from kb.pages.frame.now import kept
from kb.statements.views import Cell
from kb.store import db
from kb.topics import reviews as committee
from kb.topics import treaties
from kb.topics.reviews import Review
from kb.topics.treaties import BINDING, Record, Standing, Status
from kb.values import dates

TOPIC = "treaties"
STATUSES: tuple[Status, ...] = ("party", "signatory", "not_party", "unclear", "not_recorded")
_PLACES = ("state", "territory")
_YOUNG_YEARS = 2

FILLS: Mapping[Status, tuple[str, str, str]] = {
    "party": ("favourable", "favourable", "favourable"),
    "signatory": ("partly", "partly", "partly"),
    "not_party": ("unfavourable", "unfavourable", "unfavourable"),
    "unclear": ("unknown", "unknown", "unknown"),
    "not_recorded": ("none", "none", "none"),
}
"""Of each status its fill on the map, its tone and its sign."""


@dataclass(frozen=True, slots=True)
class Part:
    """A State's part in one instrument, on the day that the reader asks for."""

    code: str
    name: str
    instrument: SharedItem
    record: Record
    standing: Standing

    @property
    def disputed(self) -> bool:
        """Whether sources disagree on whether the State is bound."""
        return treaties.is_disputed(self.record)

    def said(self, name: str) -> str:
        """The best answer to a question of the topic; "" where there is none."""
        return self.record.answer(name)

    @property
    def status(self) -> Cell | None:
        """Everything that is said on whether the State is bound."""
        return self.record.cell("status")


def instruments() -> Mapping[str, SharedItem]:
    """Every instrument by its id, in the codebook's order."""
    return {one.id: one for one in context.book().topic(TOPIC).shared_items}


@kept(32)
def parts(item: str, day: dt.date) -> tuple[Part, ...]:
    """How every State and territory stands to an instrument on a day, by name."""
    records, instrument = _records(item), instruments()[item]
    named = [(code, name) for code, name in context.country_names().items() if context.country(code).kind in _PLACES]
    blank = Record("", TOPIC, item)
    return tuple(_part(code, name, instrument, records.get(code, blank), day) for code, name in named)


@kept(40, by=("revision", "day"))
def _records(item: str) -> Mapping[str, Record]:
    with db.reading() as session:
        return treaties.records(session, context.lens(), item)


def _part(code: str, name: str, instrument: SharedItem, record: Record, day: dt.date) -> Part:
    return Part(code, name, instrument, record, treaties.standing_on(record, day))


@kept(32)
def parts_of(code: str, day: dt.date) -> tuple[Part, ...]:
    """How one State stands to every instrument on a day."""
    with db.reading() as session:
        records = treaties.records_of(session, context.lens(), code)
    name, known = context.country_names()[code], instruments()
    return tuple(_part(code, name, known[record.item], record, day) for record in records)


@kept(2, by=("revision", "day"))
def reviews() -> tuple[Review, ...]:
    """The Committee's sessions and the steps of all reviews."""
    with db.reading() as session:
        return committee.reviews(session, context.lens())


def count(found: Iterable[Part]) -> Mapping[Status, int]:
    """How many stand how; every status has its count, and a signatory is no party."""
    counted = Counter(part.standing.status for part in found)
    return {status: counted[status] for status in STATUSES}


def is_young(part: Part, today: dt.date) -> bool:
    """Whether the list behind a status is younger than 24 months."""
    as_of = part.standing.as_of
    return bool(as_of) and dates.age_in_years(as_of, today) <= _YOUNG_YEARS


def list_dates(found: Sequence[Part]) -> str:
    """For which dates the sources of these statuses speak: “3 Feb 2026”, or from the oldest to the newest."""
    known = sorted({part.standing.as_of for part in found if part.standing.as_of}, key=dates.last_day)
    if not known:
        return ""
    first, last = wording.date(known[0]), wording.date(known[-1])
    return first if len(known) == 1 else _("{first} to {last}").format(first=first, last=last)


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


# --- words ---


def status_words(status: Status) -> str:
    """A status as an entry of the legend."""
    words = {
        "party": _("Party"),
        "signatory": _("Signed, not a party"),
        "not_party": _("Not a party"),
        "unclear": _("Unclear on this day"),
        "not_recorded": _("Not recorded"),
    }
    return words[status]


def act_words(action: str) -> str:
    """The act by which a State became bound; "" where none is named."""
    words = {
        "ratification": _("ratified"),
        "accession": _("acceded"),
        "succession": _("succeeded"),
        "acceptance": _("accepted"),
        "approval": _("approved"),
        "formal_confirmation": _("confirmed formally"),
    }
    return words[action] if action in BINDING else ""


def reservation_words(said: str) -> str:
    """Whether the source prints a reservation or declaration."""
    return {"yes": _("text printed"), "no": _("none printed")}.get(said, _("not recorded"))


def caution(item: str) -> str:
    """What must be said where two parties need not be bound towards each other; or ""."""
    if item == "hague_1980_abduction":
        return _(
            "Both are parties is not the same as in force between them: an accession takes effect only towards States "
            "that declared that they accept it (art. 38). Acceptances are not recorded here."
        )
    if item.startswith("hague_"):
        return _(
            "Both are parties is not the same as in force between them: an accession has no effect towards a State "
            "that objected to it. Objections and suspensions are not recorded here."
        )
    return ""
