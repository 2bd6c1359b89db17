"""What a country has several of: organisations, services, practices, laws, reviews by the Committee, figures."""

import datetime as dt
from collections.abc import Sequence

import htpy as h

from kb import wording
from kb.codebook import Question
from kb.i18n import _, ngettext
from kb.parts import answers
from kb.parts.country.facts import Facts
from kb.statements.statement import Statement
from kb.statements.views import Item
from kb.topics import contacts
from kb.values import dates
from kb.wording.sources import publisher

FIRST = 12
"""How many organisations are shown before the link to all of them."""

_MOST_SOURCES = 2
_UNKNOWN_DATE = "0000"


def listing(facts: Facts, topic: str, rest: h.Node = None) -> h.Fragment:
    """The organisations, services or practices of a country: name, kind, what the source says, source.

    Args:
        facts: of the country.
        topic: whose items.
        rest: the way to all of them, which follows the first ones; None = all are listed here.
    """
    items = sorted(facts.items(topic), key=contacts.is_unconfirmed)
    shown = items if rest is None else items[:FIRST]
    headings = (_("Name"), _("Kind"), _("What the source says"), _("Source"))
    rows = [(_name(item), _said(facts, item, "kind"), _about(facts, item), _source(item)) for item in shown]
    return h.fragment[answers.listed(headings, rows), len(items) > len(shown) and rest]


def _name(item: Item, address: str = "website") -> h.Node:
    site = item.best(address)
    if site and site.value and contacts.may_link(item, site):
        return answers.outside(item.title, site.value)
    return item.title


def _said(facts: Facts, item: Item, name: str) -> str:
    """The best answer on an item, as a reader sees it."""
    best = item.best(name)
    return facts.book.question(best.question).show(best.value) if best and best.value else ""


def _about(facts: Facts, item: Item) -> h.Node:
    """What the source says of an item: its words on it, else a note, else what it works on; and any warning."""
    notes = (one.note for one in item.said() if one.note)
    described = (_said(facts, item, name) for name in ("about", "description"))
    text = next((words for words in (*described, *notes) if words), "") or _said(facts, item, "focus")
    mark = wording.contact(item)
    return [text, answers.flag(f"{mark[:1].upper()}{mark[1:]}")] if mark else text


def _source(item: Item) -> h.Node:
    """The sources that name an item, each once, the newest first; two at most, then how many more."""
    found = {one.source.id: one for one in item.said()}
    newest = sorted(found.values(), key=lambda one: one.as_of, reverse=True)
    more = len(newest) - _MOST_SOURCES
    rest = ngettext("and {count} more source", "and {count} more sources", more).format(count=more)
    said = [answers.source_line(one) for one in newest[:_MOST_SOURCES]]
    return said and [said, more > 0 and h.p(".src")[rest], answers.verified(newest)]


# --- laws ---


def laws(facts: Facts) -> h.Element:
    """The laws on children, the newest first."""
    items = sorted(facts.items("laws"), key=lambda item: item.answer("year"), reverse=True)
    headings = (_("Law"), _("Year"), _("Subject"), _("In force?"), _("Source"))
    return answers.listed(headings, [_law(facts, item) for item in items])


def _law(facts: Facts, item: Item) -> Sequence[h.Node]:
    local = _said(facts, item, "name_local")
    name = (_name(item, "url"), bool(local) and h.span(".local")[local])
    return name, *(_said(facts, item, asked) for asked in ("year", "subject", "in_force")), _source(item)


# --- reviews by the Committee on the Rights of the Child ---


def reviews(facts: Facts) -> h.Element:
    """The Committee's reviews of the State, the newest first; a plan looks different from what was held."""
    items = sorted(facts.items("crc_review"), key=_review_date, reverse=True)
    headings = (_("Step"), _("Held?"), _("When"), _("Session"), _("Under"), _("Document"), _("Source"))
    return answers.listed(headings, [_review(facts, item) for item in items])


def _review_date(item: Item) -> str:
    session = item.best("session")
    return item.answer("date") or (session.as_of if session else "") or _UNKNOWN_DATE


def _review(facts: Facts, item: Item) -> Sequence[h.Node]:
    step = _said(facts, item, "step") or _said(facts, item, "kind")
    state = item.answer("review_status")
    words = review_state(state, item.answer("date"), facts.today)
    told = (_said(facts, item, name) for name in ("date", "session", "instrument", "document"))
    return step, h.span(class_=["step", state])[words], *told, _source(item)


def review_state(status: str, date: str, today: dt.date) -> str:
    """Whether a step of a review took place; a plan whose day has passed is not taken as kept.

    Args:
        status: held, planned, cancelled, or "" where the source does not say.
        date: day of the step as exact as known; "" = not known.
        today: the day from which a plan lies in the past.
    """
    if status == "planned":
        past = bool(date) and dates.last_day(date) < today
        return _("Was planned; whether it was held is not recorded") if past else _("Planned")
    return {"held": _("Held"), "cancelled": _("Cancelled")}.get(status, _("Not recorded whether it was held"))


# --- figures that help to read the answers ---


def figures(facts: Facts) -> h.Element | None:
    """Figures on the country, the latest year of each; they judge nothing and carry no colour. None without any."""
    asked = facts.book.topic("context").questions
    lines = [_figure(question, latest) for question in asked if (latest := _latest(facts, question))]
    return h.dl(".figures-of")[lines] if lines else None


def _figure(question: Question, one: Statement) -> h.Element:
    told = f"{publisher(one)}, {wording.as_of(one)}"
    return h.div[h.dt[question.label], h.dd[wording.value(one, question)], h.dd(".src")[told]]


def _latest(facts: Facts, question: Question) -> Statement | None:
    live = [one for one in facts.cell(question.id).statements if one.stands and one.value]
    return max(live, key=lambda one: dates.last_day(one.as_of) if one.as_of else dt.date.min, default=None)
