"""The words of how a State stands to an instrument on a day."""

from collections.abc import Callable

from kb.i18n import _
from kb.topics.treaties import Standing, Status
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
