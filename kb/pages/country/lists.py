"""What a country has several of: organisations, services, practices, laws, reviews by the Committee, figures."""

import datetime as dt
from collections.abc import Sequence
from html import escape

from kb import wording
from kb.codebook import Question
from kb.i18n import _, ngettext
from kb.pages.compare import drawer
from kb.pages.country.answers import source_line_html, table_html, verified_html
from kb.pages.country.facts import Facts
from kb.pages.frame import places
from kb.statements.statement import Statement
from kb.statements.views import Item
from kb.topics import contacts
from kb.values import dates
from kb.wording.sources import publisher

FIRST = 12
"""How many organisations are shown before the link to all of them."""

_UNKNOWN_DATE = "0000"


def listing_html(facts: Facts, topic: str, page: str = "") -> str:
    """The first organisations, services or practices of a country: name, kind, what the source says, source.

    Args:
        facts: of the country.
        topic: whose items.
        page: address of the page that lists them all; "" = all are listed here.
    """
    items = sorted(facts.items(topic), key=contacts.is_unconfirmed)
    shown = items[:FIRST] if page else items
    headings = (_("Name"), _("Kind"), _("What the source says"), _("Source"))
    rows = [(_name(item, topic), _said(facts, item, "kind"), _about(facts, item), _source(item)) for item in shown]
    return table_html(headings, rows) + (_rest(facts, page) if len(items) > len(shown) else "")


def _name(item: Item, topic: str, address: str = "website") -> str:
    site = _best(item, f"{topic}.{address}")
    if site and site.value and contacts.may_link(item, site):
        return drawer.link_html(item.title, site.value)
    return escape(item.title)


def _said(facts: Facts, item: Item, name: str) -> str:
    """The best answer on an item, as a reader sees it."""
    best = _best(item, f"{item.topic}.{name}")
    return escape(facts.book.question(best.question).show(best.value)) if best and best.value else ""


def _about(facts: Facts, item: Item) -> str:
    """What the source says of an item: its words on it, else a note, else what it works on; and any warning."""
    notes = (one.note for cell in item.cells.values() for one in cell.statements if one.note)
    described = (_said(facts, item, name) for name in ("about", "description") if _knows(facts, item, name))
    text = next((words for words in described if words), "") or escape(next(notes, ""))
    if not text and _knows(facts, item, "focus"):
        text = _said(facts, item, "focus")
    mark = wording.contact(item)
    return text + (f'<span class="fl">{escape(mark[:1].upper() + mark[1:])}</span>' if mark else "")


def _knows(facts: Facts, item: Item, name: str) -> bool:
    return f"{item.topic}.{name}" in facts.book.questions


def _best(item: Item, question: str) -> Statement | None:
    cell = item.cells.get(question)
    return cell.best if cell else None


def _source(item: Item) -> str:
    """The sources that name an item, each once, the newest first; two at most, then how many more."""
    found = {one.source.id: one for cell in item.cells.values() for one in cell.statements if one.stands}
    newest = sorted(found.values(), key=lambda one: one.as_of, reverse=True)
    more = len(newest) - 2
    rest = ngettext("and {count} more source", "and {count} more sources", more).format(count=more)
    said = "".join(source_line_html(one) for one in newest[:2])
    return said + (f'<p class="src">{escape(rest)}</p>' if more > 0 else "") + verified_html(newest)


def _rest(facts: Facts, page: str) -> str:
    """The way to all of them; not counted, since their own page may take several rows for one organisation."""
    link = escape(places.href(page, {"c": facts.country.code}), quote=True)
    words = _("All organisations, to search and filter")
    return f'<p class="more-of"><a href="{link}" target="_self">{escape(words)}</a></p>'


# --- laws ---


def laws_html(facts: Facts) -> str:
    """The laws on children, the newest first."""
    items = sorted(facts.items("laws"), key=_law_year, reverse=True)
    headings = (_("Law"), _("Year"), _("Subject"), _("In force?"), _("Source"))
    return table_html(headings, [_law(facts, item) for item in items])


def _law_year(item: Item) -> str:
    best = _best(item, "laws.year")
    return best.value if best else _UNKNOWN_DATE


def _law(facts: Facts, item: Item) -> tuple[str, ...]:
    local = _said(facts, item, "name_local")
    name = _name(item, "laws", "url") + (f'<span class="local">{local}</span>' if local else "")
    year, subject, force = (_said(facts, item, name) for name in ("year", "subject", "in_force"))
    return name, year, subject, force, _source(item)


# --- reviews by the Committee on the Rights of the Child ---


def reviews_html(facts: Facts) -> str:
    """The Committee's reviews of the State, the newest first; a plan looks different from what was held."""
    items = sorted(facts.items("crc_review"), key=_review_date, reverse=True)
    headings = (_("Step"), _("Held?"), _("When"), _("Session"), _("Under"), _("Document"), _("Source"))
    return table_html(headings, [_review(facts, item) for item in items])


def _review_date(item: Item) -> str:
    date = _best(item, "crc_review.date") or _best(item, "crc_review.session")
    return (date.value if date and date.question.endswith(".date") else date.as_of if date else "") or _UNKNOWN_DATE


def _review(facts: Facts, item: Item) -> tuple[str, ...]:
    step = _said(facts, item, "step") or _said(facts, item, "kind")
    when, session, under, document = (
        _said(facts, item, name) for name in ("date", "session", "instrument", "document")
    )
    status = _best(item, "crc_review.review_status")
    date = _best(item, "crc_review.date")
    state = status.value if status else ""
    words = review_state(state, date.value if date else "", facts.today)
    return (
        step,
        f'<span class="step {escape(state)}">{escape(words)}</span>',
        when,
        session,
        under,
        document,
        _source(item),
    )


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


def context_html(facts: Facts) -> str:
    """Figures on the country, the latest year of each; they judge nothing and carry no colour."""
    asked: Sequence[Question] = facts.book.topic("context").questions
    found = [(question, latest) for question in asked if (latest := _latest(facts, question))]
    lines = "".join(
        f"<div><dt>{escape(question.label)}</dt><dd>{escape(wording.value(one, question))}</dd>"
        f'<dd class="src">{escape(publisher(one))}, {escape(wording.as_of(one))}</dd></div>'
        for question, one in found
    )
    return f'<dl class="figures-of">{lines}</dl>' if lines else ""


def _latest(facts: Facts, question: Question) -> Statement | None:
    live = [one for one in facts.cell(question.id).statements if one.stands and one.value]
    return max(live, key=lambda one: dates.last_day(one.as_of) if one.as_of else dt.date.min, default=None)
