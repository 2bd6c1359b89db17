"""The sessions of the Committee on the Rights of the Child as a table: what is to come first, the past behind it."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import htpy as h

from kb import wording
from kb.i18n import _, ngettext, written
from kb.parts import answers
from kb.topics.reviews import Review
from kb.values import dates


@dataclass(frozen=True, slots=True)
class States:
    """How States are named, by their code, and the address of each one's page."""

    names: Mapping[str, str]
    address: Callable[[str], str]


def calendar(found: Sequence[Review], today: dt.date, states: States) -> h.Fragment:
    """All sessions and the States reviewed in them; one that was only announced is never shown as held."""
    sessions = [one for one in found if one.is_session]
    steps = [one for one in found if not one.is_session]
    ahead = [one for one in sessions if not _is_over(one, today)]
    past = sorted((one for one in sessions if one not in ahead), key=_sorts, reverse=True)
    return h.fragment[_ahead(ahead, steps, states), _past(past, steps, states), _homeless(sessions, steps)]


def _ahead(ahead: Sequence[Review], steps: Sequence[Review], states: States) -> h.Element:
    if ahead:
        return _table(ahead, steps, states)
    return h.p(".intro")[_("No session from today on is on record. Know its dates? Add them with their source.")]


def _past(past: Sequence[Review], steps: Sequence[Review], states: States) -> h.Node:
    if not past:
        return None
    summary = ngettext(
        "{count} session or pre-session before today", "{count} sessions and pre-sessions before today", len(past)
    ).format(count=written(len(past)))
    return answers.closed(summary, _table(past, steps, states))


def _homeless(sessions: Sequence[Review], steps: Sequence[Review]) -> h.Node:
    lost = sum(not any(_belongs(step, session) for session in sessions) for step in steps)
    words = ngettext(
        "{count} step of a review names no session of this table; it stands on the page of its State.",
        "{count} steps of reviews name no session of this table; they stand on the pages of their States.",
        lost,
    ).format(count=written(lost))
    return lost > 0 and h.p(".src")[words]


def _table(shown: Sequence[Review], steps: Sequence[Review], states: States) -> h.Element:
    headings = (_("Session"), _("Dates"), _("Held or planned"), _("States reviewed"), _("Only planned"), _("Source"))
    return answers.listed(headings, (_row(one, steps, states) for one in shown))


def _row(session: Review, steps: Sequence[Review], states: States) -> Sequence[h.Node]:
    own = [step for step in steps if _belongs(step, session)]
    held = {step.country for step in own if step.status == "held"}
    planned = {step.country for step in own if step.status == "planned"} - held
    source = answers.outside(session.source.publisher or session.source.title, session.source.url)
    return (
        _name(session),
        _dates(session) or _("not printed"),
        _status(session),
        _named(held, states),
        _named(planned, states),
        h.span(".src")[source, " · ", wording.date(session.as_of) or _("date not stated")],
    )


def _name(session: Review) -> str:
    if session.kind == "pre_session":
        numbered, bare = _("Pre-session {number}"), _("Pre-session, no number printed")
    else:
        numbered, bare = _("Session {number}"), _("Session, no number printed")
    named = numbered.format(number=session.session) if session.session else bare
    return _("{name}, {place}").format(name=named, place=session.place) if session.place else named


def _dates(session: Review) -> str:
    starts, ends = wording.date(session.starts), wording.date(session.ends)
    if starts and ends and starts != ends:
        return _("{first} to {last}").format(first=starts, last=ends)
    if ends and not starts:
        return _("until {date}").format(date=ends)
    return starts


def _status(session: Review) -> str:
    words = {
        "held": _("Held"),
        "planned": _("Announced; whether it was held is not recorded"),
        "cancelled": _("Cancelled"),
    }
    return words.get(session.status, _("Not said whether it was held"))


def _named(codes: set[str], states: States) -> h.Node:
    named = sorted((states.names.get(code, code), code) for code in codes)
    return answers.joined((answers.inside(name, states.address(code)) for name, code in named), ", ") if named else None


def _belongs(step: Review, session: Review) -> bool:
    """A step belongs to the session whose number it names; where it names none, to the one within which it falls."""
    if step.kind != session.kind:
        return False
    if step.session:
        return step.session == session.session
    if not dates.is_day(step.date) or not session.starts or not session.ends:
        return False
    return dates.first_day(session.starts) <= dates.first_day(step.date) <= dates.last_day(session.ends)


def _is_over(session: Review, today: dt.date) -> bool:
    """Whether its last printed day lies before today; where no day is printed, it was written of before today."""
    last = session.ends or session.starts or session.as_of
    return not last or dates.last_day(last) < today


def _sorts(session: Review) -> tuple[str, str]:
    return session.starts or session.ends or session.as_of, session.session
