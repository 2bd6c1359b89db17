"""The cards of helplines and offices: one for each line, its number the largest thing."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import htpy as h
from babel.dates import format_datetime

from kb import i18n, wording
from kb.codebook import Codebook
from kb.i18n import _, pgettext
from kb.parts import answers
from kb.text import fold
from kb.topics import contacts, helplines
from kb.topics.helplines import Confirmation, Line, Opening, Way
from kb.values import KINDS, hours

LINES, OFFICES = "hotlines", "services"
_WORDS = re.compile(r"[^\W\d_]")
_LONG, _MIDDLE = 11, 6
_WEB = ("https://", "http://")
_Fields = list[tuple[str, h.Node]]


@dataclass(frozen=True, slots=True)
class Board:
    """What cards are drawn by: the codebook, the day and the instant of "open now"."""

    book: Codebook
    today: dt.date
    instant: dt.datetime


def emergency() -> h.Element:
    """The sentence that stands above every card."""
    return h.p(".line-first")[_("In immediate danger, call the local emergency service first.")]


def cards(lines: Sequence[Line], name: str, board: Board) -> h.Fragment:
    """All cards of one country: those in use, those that are not confirmed, and the numbers that ended.

    Args:
        lines: of `kb.topics.helplines.lines`, in their order.
        name: of the country; "" for lines that belong to none.
        board: by what to draw.
    """
    if not lines:
        words = _("No hotline recorded for {country} yet. Know one? Add it with its source.")
        return h.fragment[none(words.format(country=name))]
    former = [one for one in lines if one.status == contacts.FORMER]
    unsure = [one for one in lines if not one.in_use and one not in former]
    return h.fragment[
        _lacking(lines, name),
        _grid([_card(one, board) for one in lines if one.in_use]),
        _unsure(unsure, board),
        _former(former, [one for one in lines if one not in former]),
    ]


def offices(found: Iterable[Line], board: Board) -> h.Node:
    """The cards of legal-aid offices and authorities; nothing where there are none."""
    return _grid([_office(one, board) for one in found], "line-offices")


def none(words: str) -> h.Element:
    """What stands where there are no cards."""
    return h.p(".line-none")[words]


def _lacking(lines: Sequence[Line], name: str) -> h.Node:
    if not name or not contacts.lacks_national_child_line([row for one in lines for row in one.rows]):
        return None
    words = _(
        "No national child line is proven for {country}: no confirmed source names a line in use that is made for "
        "children and serves the whole country."
    )
    return h.p(".line-lack")[words.format(country=name)]


def _unsure(lines: Sequence[Line], board: Board) -> h.Node:
    if not lines:
        return None
    words = _("On record, but not confirmed as lines to call. These numbers are no links.")
    return h.p(".line-group")[words], _grid([_card(one, board) for one in lines], "line-unsure")


def _grid(drawn: Sequence[h.Element], kind: str = "") -> h.Node:
    return h.div(class_=["lines", kind])[drawn] if drawn else None


def _card(line: Line, board: Board) -> h.Element:
    by = " · ".join((*line.local, *(one for one in line.operators[:1] if fold(one) != fold(line.title))))
    return h.article(".line")[
        h.div[
            h.h3[line.title],
            h.p(".line-by")[by],
            (_number(way, line) for way in line.numbers if not way.set_aside),
            _when(line, board),
        ],
        h.div[answers.fields(_fields(line, board)), map(answers.flag, _doubts(line, board))],
    ]


def _number(way: Way, line: Line) -> h.Node:
    size = "long" if len(way.shown) > _LONG else "middle" if len(way.shown) > _MIDDLE else "short"
    only = way.kind == "sms" and h.p(".line-kind")[_("Text messages only")]
    if not way.link:
        return only, h.p[h.span(class_=["line-number", size])[way.shown]]
    label = _("Send a text message to {number}, {name}") if way.kind == "sms" else _("Call {number}, {name}")
    told = label.format(number=way.shown, name=line.title)
    return only, h.p[h.a(class_=["line-number", size], href=way.link, aria_label=told)[way.shown]]


def _when(line: Line, board: Board) -> h.Node:
    parts = [part for part in (_open_now(line, board.instant), _hours(line), _cost(line)) if part]
    return h.p(".line-when")[answers.joined(parts, " · ")] if parts else None


def _open_now(line: Line, instant: dt.datetime) -> h.Node:
    """Whether it is open now, with the local time that this was computed for; nothing where nothing can be said."""
    found = helplines.opening(line, instant)
    if found is None:
        return None
    state = {
        "open": h.span(".line-open")[_("Open now")],
        "closed": h.span(".line-closed")[_("Closed now")],
        "depends": h.span(".line-closed")[_("Open or closed now: it depends on the time zone")],
    }
    at = _matters(found) and (" ", h.span(".line-at")[f"({_local(found.at)})"])
    return state[found.state], at


def _matters(found: Opening) -> bool:
    """Whether the local time is worth a word: several, for a line that never closes, are not."""
    return bool(found.at) and not (found.always and len(found.at) > 1)


def _local(at: Sequence[dt.datetime]) -> str:
    first, last = (format_datetime(one, "EEE HH:mm", locale=i18n.locale()) for one in (at[0], at[-1]))
    if len(at) == 1:
        return _("{time} there").format(time=first)
    return _("{first} to {last} there, by time zone").format(first=first, last=last)


def _hours(line: Line) -> str:
    said = [_shown_hours(one) for one in line.hours] + [wording.printed(one) for one in line.hours_printed if one]
    if not said and "yes" in line.always_open:
        said = [_shown_hours("24/7")]
    if not said and "no" in line.always_open:
        return _("not open day and night")
    if len(said) > 1:
        return _("sources differ on the hours: {hours}").format(hours="; ".join(said))
    return said[0] if said else ""


def _shown_hours(canonical: str) -> str:
    return _("24 hours a day, every day") if canonical == "24/7" else hours.show(canonical)


def _cost(line: Line) -> str:
    words = {("yes",): _("free of charge"), ("no",): _("the call costs money"), (): ""}
    return words.get(line.free, _("sources differ on the cost"))


def _fields(line: Line, board: Board) -> _Fields:
    languages = ", ".join(_language(tag) for tag in line.languages)
    incomplete = _("{languages} (the list may be incomplete)").format(languages=languages)
    fields: _Fields = [
        (_("For"), _audience(line, board.book)),
        (pgettext("line", "About"), _labels(line.topics, f"{LINES}.topics", board.book)),
        (_("Languages"), bool(languages) and incomplete),
        (_("Only in"), "; ".join(line.covers)),
        (_("From abroad"), _abroad(line)),
        *_ways(line),
        (_("Run by"), "; ".join(_other_operators(line))),
        (_("Also called"), "; ".join(one for one in line.names if one not in line.local)),
        (_("As printed"), _printed(line)),
        (_("Member of"), _labels(line.members, f"{LINES}.member_of", board.book)),
        *_named(line),
        (_("Note"), bool(line.notes) and answers.lines(line.notes)),
    ]
    return [(name, words) for name, words in fields if words]


def _other_operators(line: Line) -> list[str]:
    """Those that the first one, which stands under the title, does not name."""
    return [one for one in line.operators[1:] if fold(one) not in fold(line.operators[0])]


def _audience(line: Line, book: Codebook) -> str:
    said = _labels(line.audience, f"{LINES}.audience", book)
    return _("{answers} (sources differ)").format(answers=said) if len(line.audience) > 1 else said


def _labels(values: Sequence[str], question: str, book: Codebook) -> str:
    asked = book.questions.get(question)
    return ", ".join(asked.show(value) if asked else value for value in values)


def _language(tag: str) -> str:
    return i18n.locale().languages.get(tag) or KINDS["languages"].show(tag, {})


def _abroad(line: Line) -> str:
    reaches = {way.reach for way in line.numbers if way.dial}
    if "short" in reaches:
        return _("Short numbers may not connect from abroad")
    return _("Freephone numbers may not connect from abroad") if "freephone" in reaches else ""


def _ways(line: Line) -> _Fields:
    names = {
        "call": _("Telephone"),
        "sms": _("Text message"),
        "whatsapp": "WhatsApp",
        "chat": _("Chat"),
        "email": _("E-mail"),
        "website": _("Website"),
    }
    return [(names[way.kind], _way(way)) for way in line.others]


def _way(way: Way) -> h.Node:
    if not way.link or way.link.startswith(_WEB):
        return answers.outside(way.shown, way.link)
    return h.a(href=way.link)[way.shown]


def _printed(line: Line) -> str:
    """The words of the sources where they say more than the number; an unread number stands as printed anyway."""
    words = [one for way in line.numbers if way.dial for one in way.printed if _WORDS.search(one)]
    return "; ".join(wording.printed(one) for one in words)


def _named(line: Line) -> _Fields:
    label = _("Confirmed") if line.in_use and line.last_confirmed else _("Named by")
    return [
        (label, bool(line.confirmed) and answers.lines(map(_confirmation, line.confirmed))),
        (_("Not a confirmation"), bool(line.rumoured) and answers.lines(map(_confirmation, line.rumoured))),
    ]


def _confirmation(one: Confirmation) -> h.Fragment:
    source = answers.outside(one.source.publisher or one.source.title, one.source.url)
    if one.on:
        return answers.filled(_("{date}, {source}"), date=wording.date(one.on), source=source)
    if one.source.written:
        words = _("undated, about {years}, {source}")
        return answers.filled(words, years=wording.date(one.source.written), source=source)
    return answers.filled(_("undated, {source}"), source=source)


def _doubts(line: Line, board: Board) -> list[str]:
    """What a reader must know before using a line, as sentences."""
    reason = wording.standing(line.status, unconfirmed=line.unconfirmed)
    if reason:
        return [_("Not presented as a confirmed contact: {reason}").format(reason=reason)]
    told = []
    if any(not way.dial for way in line.numbers):
        told.append(_("This number cannot be dialled as printed: read the note"))
    elif line.numbers and not any(way.link for way in line.numbers):
        told.append(_("Only a community list prints this number"))
    asked = board.book.questions.get(f"{LINES}.phone")
    since = helplines.not_confirmed_since(line, asked.review_months if asked else None, board.today)
    if since:
        told.append(_("Not confirmed since {date}").format(date=wording.date(since)))
    elif not line.last_confirmed:
        told.append(_("No source says when it was last confirmed"))
    return told


def _former(lines: Sequence[Line], others: Sequence[Line]) -> h.Node:
    """Numbers that are history, folded away; those set aside on a line that lives stand here too."""
    entries = [_ended(one, way) for one in lines for way in (one.numbers or (None,))]
    entries += [_ended(one, way) for one in others for way in one.numbers if way.set_aside]
    if not entries:
        return None
    return h.details(".line-former")[h.summary[_("Former numbers (do not call)")], h.ul[entries]]


def _ended(line: Line, way: Way | None) -> h.Element:
    words = f"{way.shown}: {line.title}" if way else line.title
    why = "; ".join((*([way.set_aside] if way and way.set_aside else []), *line.notes))
    said = answers.joined(map(_confirmation, (*line.confirmed, *line.rumoured)), "; ")
    note = f" {why}.".replace("..", ".") if why else ""
    return h.li[h.b[f"{words}."], f"{note} ", h.span(".src")[said]]


def _office(line: Line, board: Board) -> h.Element:
    numbers = [(_("Telephone"), _way(way)) for way in line.numbers if not way.set_aside]
    fields: _Fields = [
        (_("Kind"), _said(line, "kind", board.book)),
        (_("Helps with"), _said(line, "focus", board.book)),
        (_("Named under"), _said(line, "networks", board.book)),
        *numbers,
        *_ways(line),
        (_("Address"), _said(line, "address", board.book)),
        (_("Cost"), _said(line, "cost", board.book)),
        (_("Only in"), "; ".join(line.covers)),
        *_named(line),
        (_("Note"), bool(line.notes) and answers.lines(line.notes)),
    ]
    return h.article(".line")[
        h.div[
            h.h3[line.title],
            bool(line.local) and h.p(".line-by")[" · ".join(line.local)],
            _when(line, board),
            not line.numbers and h.p(".line-by")[_("No telephone number recorded yet.")],
        ],
        h.div[
            answers.fields((name, words) for name, words in fields if words),
            map(answers.flag, _doubts(line, board)),
        ],
    ]


def _said(line: Line, name: str, book: Codebook) -> str:
    """What is said to a question of the offices, each answer once, with its labels."""
    asked, cells = f"{OFFICES}.{name}", (row.cells.get(f"{OFFICES}.{name}") for row in line.rows)
    values = dict.fromkeys(one.value for cell in cells if cell for one in cell.statements if one.stands and one.value)
    question = book.questions[asked]
    return "; ".join(question.show(value) for value in values)
