"""The words of treaties: how a State stands to an instrument, by which act, and what must be said of it."""

from collections.abc import Callable, Iterable

from kb.i18n import _
from kb.topics.treaties import BINDING, Part, Standing, Status
from kb.values import dates
from kb.wording.cells import date


def treaty_standing(found: Standing) -> str:
    """How a State stands to an instrument on a day, in a few words."""
    says: dict[Status, Callable[[Standing], str]] = {
        "party": _party,
        "signatory": _signatory,
        "not_party": _no_party,
        "unclear": _unclear,
    }
    return says[found.status](found) if found.status in says else _("Not recorded")


def _party(found: Standing) -> str:
    if found.since:
        return _("Party since {date}").format(date=date(found.since))
    if found.in_force:
        return _("Party, in force since {date}").format(date=date(found.in_force))
    return _("Party, since when is not recorded")


def _signatory(found: Standing) -> str:
    if found.since:
        return _("Signed {date}, not a party").format(date=date(found.since))
    return _("Signed, not a party; since when is not recorded")


def _no_party(found: Standing) -> str:
    if found.why == "undated_list":
        return _("Not a party (date not stated)")
    if found.why == "after_list" and not dates.is_day(found.as_of):
        return _("Not a party in {date}").format(date=date(found.as_of))
    when = found.as_of if found.why == "after_list" else found.day.isoformat()
    return _("Not a party on {date}").format(date=date(when))


def _unclear(found: Standing) -> str:
    if found.why == "within_date":
        return _("Unclear during {date}").format(date=date(found.since))
    return _("Unclear on {date}").format(date=date(found.day.isoformat()))


def treaty_notes(found: Standing, *, dated: bool = True) -> tuple[str, ...]:
    """What a reader must know of the way a standing was found; empty where a printed day decides it.

    `dated` is False where the date of the list stands beside it anyway.
    """
    reasons = {
        "ended": _("It took part once; from when to when is not coded"),
        "no_date": _("Recorded later, but since when is not printed"),
        "later_succession": _("It succeeded later; the State before it may have been bound"),
        "before_adoption": _("The instrument was not adopted yet"),
        "undated_list": _("The list is undated"),
    }
    notes = [reasons.get(found.why, "")]
    if found.is_after_list and dated:
        notes.append(_("As listed on {date}; what came later is not known").format(date=date(found.as_of)))
    elif found.why == "listed" and not found.as_of and dated:
        notes.append(_("The list is undated"))
    if found.since_source and found.source and found.since_source.id != found.source.id:
        notes.append(_("The date is printed by {publisher}").format(publisher=found.since_source.publisher))
    return tuple(note for note in notes if note)


def list_dates(found: Iterable[Part]) -> str:
    """For which dates the sources of these statuses speak: “3 Feb 2026”, or from the oldest to the newest."""
    known = sorted(
        {part.standing.as_of for part in found if part.standing.as_of}, key=lambda one: (dates.last_day(one), one)
    )
    if not known:
        return ""
    first, last = date(known[0]), date(known[-1])
    return first if len(known) == 1 else _("{first} to {last}").format(first=first, last=last)


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
