"""The cards of helplines and offices as plain HTML for any page: one for each line, its number the largest thing."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from babel.dates import format_datetime

from kb import i18n, queries, wording
from kb.codebook import Codebook
from kb.i18n import _, pgettext
from kb.pages.compare import drawer
from kb.pages.frame import context
from kb.pages.frame.now import kept, now
from kb.store import db
from kb.text import fold
from kb.topics import contacts, helplines
from kb.topics.helplines import Confirmation, Line, Opening, Way
from kb.values import KINDS, hours

LINES, OFFICES = "hotlines", "services"
_WORDS = re.compile(r"[^\W\d_]")
_LONG, _MIDDLE = 11, 6


@dataclass(frozen=True, slots=True)
class Board:
    """What cards are drawn by: the codebook, the day and the instant of "open now"."""

    book: Codebook
    today: dt.date
    instant: dt.datetime


def emergency_html() -> str:
    """The sentence that stands above every card."""
    words = _("In immediate danger, call the local emergency service first.")
    return f'<p class="line-first">{escape(words)}</p>'


def cards_html(country: str) -> str:
    """The helplines of a country as HTML, with what must be known of them all; for section “Get help” of any page."""
    return _cards(country, _minute())


def offices_html(country: str) -> str:
    """The legal-aid offices and authorities of a country as HTML; "" where none is recorded."""
    return _offices(country, _minute())


def has_lines(country: str) -> bool:
    """Whether any helpline is on record."""
    return bool(_lines(country))


def _minute() -> dt.datetime:
    return dt.datetime.now(dt.UTC).replace(second=0, microsecond=0)


@kept(128)
def _cards(country: str, minute: dt.datetime) -> str:
    name = context.country_names().get(country, "")
    return board_html(_lines(country), name, Board(context.book(), now().day, minute))


@kept(128)
def _offices(country: str, minute: dt.datetime) -> str:
    board = Board(context.book(), now().day, minute)
    with db.reading() as session:
        rows = queries.items(session, context.lens(), country, OFFICES)
    return _grid((_office(one, board) for one in helplines.offices(rows, now().day)), "line-offices")


@kept(256, by=("revision", "day"))
def _lines(country: str) -> tuple[Line, ...]:
    with db.reading() as session:
        return helplines.lines(queries.items(session, context.lens(), country, LINES), now().day)


def board_html(lines: Sequence[Line], name: str, board: Board) -> str:
    """All cards of one country, pure: those in use, those that are not confirmed, and the numbers that ended.

    Args:
        lines: of `kb.helplines.lines`, in their order.
        name: of the country; "" for lines that belong to none.
        board: by what to draw.
    """
    if not lines:
        words = _("No hotline recorded for {country} yet. Know one? Add it with its source.")
        return f'<p class="line-none">{escape(words.format(country=name))}</p>'
    former = [one for one in lines if one.status == contacts.FORMER]
    unsure = [one for one in lines if not one.in_use and one not in former]
    return "".join(
        (
            _lacking(lines, name),
            _grid(_card(one, board) for one in lines if one.in_use),
            _unsure(unsure, board),
            _former(former, [one for one in lines if one not in former]),
        )
    )


def _lacking(lines: Sequence[Line], name: str) -> str:
    if not name or not contacts.lacks_national_child_line([row for one in lines for row in one.rows]):
        return ""
    words = _(
        "No national child line is proven for {country}: no confirmed source names a line in use that is made for "
        "children and serves the whole country."
    )
    return f'<p class="line-lack">{escape(words.format(country=name))}</p>'


def _unsure(lines: Sequence[Line], board: Board) -> str:
    if not lines:
        return ""
    words = _("On record, but not confirmed as lines to call. These numbers are no links.")
    return f'<p class="line-group">{escape(words)}</p>{_grid((_card(one, board) for one in lines), "line-unsure")}'


def _grid(cards: Iterable[str], kind: str = "") -> str:
    drawn = "".join(cards)
    return f'<div class="lines {kind}">{drawn}</div>' if drawn else ""


def _card(line: Line, board: Board) -> str:
    by = " · ".join((*line.local, *(one for one in line.operators[:1] if fold(one) != fold(line.title))))
    numbers = "".join(_number(way, line) for way in line.numbers if not way.set_aside)
    rest = f"{drawer.fields_html(_fields(line, board))}{_flags(_doubts(line, board))}"
    return (
        f'<article class="line"><div><h3>{escape(line.title)}</h3><p class="line-by">{escape(by)}</p>{numbers}'
        f"{_when(line, board)}</div><div>{rest}</div></article>"
    )


def _number(way: Way, line: Line) -> str:
    size = "long" if len(way.shown) > _LONG else "middle" if len(way.shown) > _MIDDLE else "short"
    written = escape(way.shown)
    only = f'<p class="line-kind">{escape(_("Text messages only"))}</p>' if way.kind == "sms" else ""
    if not way.link:
        return f'{only}<p><span class="line-number {size}">{written}</span></p>'
    label = _("Send a text message to {number}, {name}") if way.kind == "sms" else _("Call {number}, {name}")
    told = escape(label.format(number=way.shown, name=line.title), quote=True)
    link = escape(way.link, quote=True)
    return f'{only}<p><a class="line-number {size}" href="{link}" aria-label="{told}">{written}</a></p>'


def _when(line: Line, board: Board) -> str:
    now = _open_now(line, board.instant)
    parts = [part for part in (_hours(line), _cost(line)) if part]
    said = " · ".join([*([now] if now else []), *map(escape, parts)])
    return f'<p class="line-when">{said}</p>' if said else ""


def _open_now(line: Line, instant: dt.datetime) -> str:
    """Whether it is open now, with the local time that this was computed for, as HTML; "" where nothing can be said."""
    found = helplines.opening(line, instant)
    if found is None:
        return ""
    at = f' <span class="line-at">({escape(_local(found.at))})</span>' if _matters(found) else ""
    words = {
        "open": f'<span class="line-open">{escape(_("Open now"))}</span>',
        "closed": f'<span class="line-closed">{escape(_("Closed now"))}</span>',
        "depends": f'<span class="line-closed">{escape(_("Open or closed now: it depends on the time zone"))}</span>',
    }
    return words[found.state] + at


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


def _fields(line: Line, board: Board) -> list[tuple[str, str]]:
    languages = ", ".join(_language(tag) for tag in line.languages)
    incomplete = _("{languages} (the list may be incomplete)").format(languages=languages)
    fields = [
        (_("For"), escape(_audience(line, board.book))),
        (pgettext("line", "About"), escape(_labels(line.topics, f"{LINES}.topics", board.book))),
        (_("Languages"), escape(incomplete) if languages else ""),
        (_("Only in"), escape("; ".join(line.covers))),
        (_("From abroad"), escape(_abroad(line))),
        *_ways(line),
        (_("Run by"), escape("; ".join(_other_operators(line)))),
        (_("Also called"), escape("; ".join(one for one in line.names if one not in line.local))),
        (_("As printed"), escape(_printed(line))),
        (_("Member of"), escape(_labels(line.members, f"{LINES}.member_of", board.book))),
        *_named(line),
        (_("Note"), "<br>".join(map(escape, line.notes))),
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


def _ways(line: Line) -> list[tuple[str, str]]:
    names = {
        "call": _("Telephone"),
        "sms": _("Text message"),
        "whatsapp": "WhatsApp",
        "chat": _("Chat"),
        "email": _("E-mail"),
        "website": _("Website"),
    }
    return [(names[way.kind], _way(way)) for way in line.others]


def _way(way: Way) -> str:
    if not way.link or way.link.startswith(("https://", "http://")):
        return drawer.link_html(way.shown, way.link)
    return f'<a href="{escape(way.link, quote=True)}">{escape(way.shown)}</a>'


def _printed(line: Line) -> str:
    """The words of the sources where they say more than the number; an unread number stands as printed anyway."""
    words = [one for way in line.numbers if way.dial for one in way.printed if _WORDS.search(one)]
    return "; ".join(wording.printed(one) for one in words)


def _named(line: Line) -> list[tuple[str, str]]:
    label = _("Confirmed") if line.in_use and line.last_confirmed else _("Named by")
    return [
        (label, "<br>".join(map(_confirmation, line.confirmed))),
        (_("Not a confirmation"), "<br>".join(map(_confirmation, line.rumoured))),
    ]


def _confirmation(one: Confirmation) -> str:
    source = drawer.link_html(one.source.publisher or one.source.title, one.source.url)
    if one.on:
        return _("{date}, {source}").format(date=escape(wording.date(one.on)), source=source)
    if one.source.written:
        years = escape(wording.date(one.source.written))
        return _("undated, about {years}, {source}").format(years=years, source=source)
    return _("undated, {source}").format(source=source)


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


def _flags(sentences: Sequence[str]) -> str:
    return "".join(f'<span class="fl">{escape(words)}</span>' for words in sentences)


def _former(lines: Sequence[Line], others: Sequence[Line]) -> str:
    """Numbers that are history, folded away; those set aside on a line that lives stand here too."""
    entries = [_ended(one, way) for one in lines for way in (one.numbers or (None,))]
    entries += [_ended(one, way) for one in others for way in one.numbers if way.set_aside]
    if not entries:
        return ""
    summary = _("Former numbers (do not call)")
    return f'<details class="line-former"><summary>{escape(summary)}</summary><ul>{"".join(entries)}</ul></details>'


def _ended(line: Line, way: Way | None) -> str:
    words = f"{way.shown}: {line.title}" if way else line.title
    why = "; ".join((*([way.set_aside] if way and way.set_aside else []), *line.notes))
    said = "; ".join(map(_confirmation, (*line.confirmed, *line.rumoured)))
    note = f" {escape(why)}." if why else ""
    return f'<li><b>{escape(words)}.</b>{note.replace("..", ".")} <span class="src">{said}</span></li>'


def _office(line: Line, board: Board) -> str:
    numbers = [(_("Telephone"), _way(way)) for way in line.numbers if not way.set_aside]
    fields = [
        (_("Kind"), escape(_said(line, "kind", board.book))),
        (_("Helps with"), escape(_said(line, "focus", board.book))),
        (_("Named under"), escape(_said(line, "networks", board.book))),
        *numbers,
        *_ways(line),
        (_("Address"), escape(_said(line, "address", board.book))),
        (_("Cost"), escape(_said(line, "cost", board.book))),
        (_("Only in"), escape("; ".join(line.covers))),
        *_named(line),
        (_("Note"), "<br>".join(map(escape, line.notes))),
    ]
    shown = drawer.fields_html([(name, words) for name, words in fields if words])
    local = f'<p class="line-by">{escape(" · ".join(line.local))}</p>' if line.local else ""
    without = _("No telephone number recorded yet.")
    missing = "" if line.numbers else f'<p class="line-by">{escape(without)}</p>'
    return (
        f'<article class="line"><div><h3>{escape(line.title)}</h3>{local}{_when(line, board)}{missing}</div>'
        f"<div>{shown}{_flags(_doubts(line, board))}</div></article>"
    )


def _said(line: Line, name: str, book: Codebook) -> str:
    """What is said to a question of the offices, each answer once, with its labels."""
    asked, cells = f"{OFFICES}.{name}", (row.cells.get(f"{OFFICES}.{name}") for row in line.rows)
    values = dict.fromkeys(one.value for cell in cells if cell for one in cell.statements if one.stands and one.value)
    question = book.questions[asked]
    return "; ".join(question.show(value) for value in values)
