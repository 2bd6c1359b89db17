"""One card for each line: all that its sources say of a number that somebody may dial, and what may be a link."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from kb import queries
from kb.statements.sources import Source
from kb.statements.statement import Statement
from kb.statements.views import Item
from kb.text import fold
from kb.topics import contacts
from kb.topics.contacts import confirms
from kb.values import dates, hours, phones, zones

WayKind = Literal["call", "sms", "whatsapp", "chat", "email", "website"]
Reach = Literal["short", "freephone", "anywhere"]
OpenState = Literal["open", "closed", "depends"]

_ALWAYS = "24/7"
_SMS = re.compile(r"(?:(?P<word>[A-Z]+) to )?(?P<number>\+?[\d -]+)", re.ASCII)
_LONGEST_SMS_CODE = 6
_WEB = ("https://", "http://")
_Said = dict[str, tuple[Statement, ...]]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to reach a line.

    Attributes:
        kind: what it is for.
        shown: what the reader sees, and can dial or write by hand.
        dial: canonical: digits of a short code, E.164, an address; "" where the printed number cannot be read.
        link: what may be put into a link; "" where the line or the number is not confirmed as in use.
        tel_uri: the same number by RFC 3966 (a short code carries its country as `phone-context`), for programs; the
            diallers of telephones take that parameter for digits, so `link` goes without.
        printed: the words of the sources.
        reach: from where it connects.
        set_aside: why the number was set aside, where every source of it was.
    """

    kind: WayKind
    shown: str
    dial: str
    link: str = ""
    tel_uri: str = ""
    printed: tuple[str, ...] = ()
    reach: Reach = "anywhere"
    set_aside: str = ""


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Who names the line or its number, and the day that speaks for; "" where no date is stated."""

    source: Source
    on: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a country, by all its sources; what several sources say differently stands side by side, best first.

    Attributes:
        country: its code.
        item: the item that gave the title.
        title, names: the best name, and every other one.
        local, operators: names in the country's languages; who runs it.
        status: why it may not be presented as one to call (`former`, `unverified`, ...); "" for all else.
        unconfirmed: nothing but community lists stands behind it.
        numbers: to call, or, where the line takes text only, to write to.
        others: SMS, WhatsApp, chat, e-mail, website.
        hours, hours_printed: canonical opening hours; those that only stand in the words of the source.
        always_open, free, audience: coded answers.
        languages, topics, members: codes.
        covers: parts of the country that it serves; empty where nobody says that it is less than the whole.
        confirmed: who names it and when, newest first; community lists confirm nothing and stand in `rumoured`.
        notes: what the sources add.
        rows: the items behind the card.
    """

    country: str
    item: str
    title: str
    names: tuple[str, ...]
    local: tuple[str, ...]
    operators: tuple[str, ...]
    status: str
    unconfirmed: bool
    numbers: tuple[Way, ...]
    others: tuple[Way, ...]
    hours: tuple[str, ...]
    hours_printed: tuple[str, ...]
    always_open: tuple[str, ...]
    free: tuple[str, ...]
    languages: tuple[str, ...]
    audience: tuple[str, ...]
    topics: tuple[str, ...]
    covers: tuple[str, ...]
    members: tuple[str, ...]
    confirmed: tuple[Confirmation, ...]
    rumoured: tuple[Confirmation, ...]
    notes: tuple[str, ...]
    rows: tuple[Item, ...]

    @property
    def in_use(self) -> bool:
        """Whether it may be presented as working."""
        return not self.status and not self.unconfirmed

    @property
    def last_confirmed(self) -> str:
        """The newest date on which a source named it; "" where none states one."""
        return self.confirmed[0].on if self.confirmed else ""


@dataclass(frozen=True, slots=True)
class Opening:
    """Whether a line answers at an instant, and the local times (one for each time zone) that this was read from.

    `always` says that it never closes, so that the time does not matter.
    """

    state: OpenState
    at: tuple[dt.datetime, ...] = ()
    always: bool = False


def lines(rows: Sequence[Item], today: dt.date) -> tuple[Line, ...]:
    """The helplines of one country, one for each number: those for children first, those that ended last."""
    made = [_line(group, today) for group in _groups(rows)]
    return tuple(sorted(made, key=_order))


def offices(rows: Sequence[Item], today: dt.date) -> tuple[Line, ...]:
    """The services of one country, one for each office: two may share a switchboard. Those in use first."""
    made = [_line([row], today) for row in rows]
    return tuple(sorted(made, key=lambda one: not one.in_use))


def opening(line: Line, instant: dt.datetime) -> Opening | None:
    """Whether a line answers at an instant (with a time zone), in its own country's time.

    Returns:
        None where nothing can be said: no hours on record, unclear words, sources that differ, a line not in use.
    """
    said = _hours_said(line)
    if not said or not line.in_use:
        return None
    if said == {_ALWAYS}:
        return Opening("open", zones.local_times(line.country, instant), always=True)
    at = zones.local_times(line.country, instant)
    found = [{hours.is_open(one, local) for one in said} for local in at]
    if not at or any(len(states) > 1 or None in states for states in found):
        return None
    states = set().union(*found)
    return Opening("depends" if len(states) > 1 else "open" if True in states else "closed", at)


def not_confirmed_since(line: Line, months: int | None, today: dt.date) -> str:
    """The last date of a line where that is longer ago than the months allow; "" where it is not, or none is stated."""
    last = line.last_confirmed
    late = bool(last) and months is not None and dates.is_older_than(last, months, today)
    return last if late else ""


def _hours_said(line: Line) -> set[str]:
    """The opening hours that sources name; none where one of them cannot be read, or two cannot both be true."""
    said = set(line.hours) | ({_ALWAYS} if "yes" in line.always_open else set())
    unclear = line.hours_printed or (said == {_ALWAYS} and "no" in line.always_open)
    return set() if unclear else said


def _order(line: Line) -> tuple[bool, bool, bool, bool, bool, bool]:
    return (
        line.status == contacts.FORMER,
        not line.in_use,
        not any(way.link for way in line.numbers),
        bool(line.covers),
        "children" not in line.audience,
        "general" not in line.topics,
    )


def _groups(rows: Sequence[Item]) -> list[list[Item]]:
    """Rows of one number together; a row without a number goes to the one line of its name and standing, if any."""
    groups: list[list[Item]] = []
    for row in sorted(rows, key=lambda one: not _dialled(one)):
        same = [group for group in groups if _are_one(row, group)]
        if not _dialled(row) and len(same) > 1:
            same = []
        for group in same:
            groups.remove(group)
        groups.append([*(one for group in same for one in group), row])
    return groups


def _are_one(row: Item, group: Sequence[Item]) -> bool:
    numbers = _dialled(row)
    if numbers:
        return any(numbers & _dialled(one) for one in group)
    alike = any(fold(row.title) == fold(one.title) for one in group)
    return alike and contacts.standing([row]) == contacts.standing(group)


def _dialled(row: Item) -> set[str]:
    """Canonical numbers of a row; one that was set aside counts too, so that nobody finds it current elsewhere."""
    phone = row.cell("phone")
    return {one.value for one in phone.statements if one.value} if phone else set()


def _line(rows: Sequence[Item], today: dt.date) -> Line:
    said = _said(rows, today)
    named, status = said.get("name", ()), contacts.standing(rows)
    names = tuple(dict.fromkeys(one.value for one in named if one.value)) or (rows[0].title,)
    unconfirmed = all(contacts.is_unconfirmed(row) for row in rows)
    usable = not status and not unconfirmed
    numbers, others = _ways(rows, said, usable=usable)
    dialled = [one for one in said.get("phone", ()) if one.value]
    sources = _confirmations(dialled or said.get("phone") or named)
    everyone = _confirmations([one for group in said.values() for one in group])
    return Line(
        country=rows[0].country,
        item=(named[0].item if named else rows[0].item),
        title=names[0],
        names=names[1:],
        local=_values(said, "name_local"),
        operators=_values(said, "operator"),
        status=status,
        unconfirmed=unconfirmed,
        numbers=numbers,
        others=others,
        hours=_values(said, "hours"),
        hours_printed=tuple(dict.fromkeys(one.original for one in _trusted(said, "hours") if not one.value)),
        always_open=_values(said, "always_open"),
        free=_values(said, "free_of_charge"),
        languages=_codes(said, "languages"),
        audience=_values(said, "audience"),
        topics=_codes(said, "topics"),
        covers=_values(said, "covers"),
        members=_codes(said, "member_of"),
        confirmed=tuple(one for one in sources if one.source.reliability != contacts.COMMUNITY),
        rumoured=tuple(one for one in everyone if one.source.reliability == contacts.COMMUNITY),
        notes=tuple(dict.fromkeys(one.note for group in said.values() for one in group if one.note)),
        rows=tuple(rows),
    )


def _said(rows: Sequence[Item], today: dt.date) -> _Said:
    """All statements on a line by the last part of their question, best first; those set aside stay, last."""
    found: dict[str, list[Statement]] = defaultdict(list)
    for row in rows:
        for id, cell in row.cells.items():
            found[id.rpartition(".")[2]] += cell.statements
    return {name: queries.best_first(group, today) for name, group in found.items()}


def _trusted(said: _Said, name: str) -> list[Statement]:
    """What is said to one question: community lists only where nobody else speaks."""
    live = [one for one in said.get(name, ()) if one.stands and (one.value or one.original)]
    return [one for one in live if confirms(one)] or live


def _values(said: _Said, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.value for one in _trusted(said, name) if one.value))


def _codes(said: _Said, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for value in _values(said, name) for code in value.split(";")))


def _confirmations(statements: Iterable[Statement]) -> tuple[Confirmation, ...]:
    """Each source once with its newest date, newest first, undated last."""
    newest: dict[str, Confirmation] = {}
    for one in statements:
        on = max(one.checked_on, one.as_of)
        known = newest.get(one.source.id)
        if one.stands and (known is None or on > known.on):
            newest[one.source.id] = Confirmation(one.source, on)
    return tuple(sorted(newest.values(), key=lambda one: one.on, reverse=True))


def _ways(rows: Sequence[Item], said: _Said, *, usable: bool) -> tuple[tuple[Way, ...], tuple[Way, ...]]:
    """The numbers of a line, and the other ways; a line of text messages only has its number among these."""
    numbers, others = _numbers(rows, said.get("phone", ()), usable=usable), _others(rows, said, usable=usable)
    if not numbers and contacts.takes_text_only(rows):
        numbers = tuple(one for one in others if one.kind == "sms")
    known = {one.shown for one in numbers}
    return numbers, tuple(one for one in others if one.kind != "sms" or one.shown not in known)


def _numbers(rows: Sequence[Item], said: Sequence[Statement], *, usable: bool) -> tuple[Way, ...]:
    """The numbers of a line; what cannot be read stands as printed."""
    groups: dict[str, list[Statement]] = defaultdict(list)
    for one in said:
        if one.value or one.original:
            groups[one.value or one.original].append(one)
    text_only = contacts.takes_text_only(rows)
    return tuple(_number(rows[0].country, group, usable=usable, text_only=text_only) for group in groups.values())


def _number(country: str, said: Sequence[Statement], *, usable: bool, text_only: bool) -> Way:
    number = said[0].value
    printed = tuple(dict.fromkeys(one.original for one in said if one.original))
    aside = said[0].rank_reason or said[0].rank if all(not one.stands for one in said) else ""
    kind: WayKind = "sms" if text_only else "call"
    if not number:
        return Way(kind, printed[0], "", printed=printed, set_aside=aside)
    link = usable and any(confirms(one) for one in said)
    return Way(
        kind=kind,
        shown=phones.shown(country, number, printed[0] if printed else ""),
        dial=number,
        link=f"{'sms' if text_only else 'tel'}:{number}" if link else "",
        tel_uri=(phones.read_phone(country, number).tel_uri or "") if link and not text_only else "",
        printed=printed,
        reach=phones.reach(number),
        set_aside=aside,
    )


def _others(rows: Sequence[Item], said: _Said, *, usable: bool) -> tuple[Way, ...]:
    made = []
    for kind, name in (
        ("sms", "sms"),
        ("whatsapp", "whatsapp"),
        ("chat", "chat_url"),
        ("email", "email"),
        ("website", "website"),
    ):
        for value in _values(said, name):
            linked = usable and any(confirms(one) for one in said[name] if one.value == value)
            link = _other_link(kind, value, rows[0].country) if linked else ""
            made.append(Way(kind, value, value, link, printed=(value,)))  # type: ignore[arg-type]  # one of the five
    return tuple(made)


def _other_link(kind: str, value: str, country: str) -> str:
    if kind == "sms":
        return _sms_link(value, country)
    if kind == "whatsapp":
        return f"https://wa.me/{value.removeprefix('+')}" if value.startswith("+") else ""
    if kind == "email":
        return f"mailto:{quote(value, safe='@+')}"
    return value if value.startswith(_WEB) else ""


def _sms_link(printed: str, country: str) -> str:
    """A link only where the words are a number alone, or a word in capitals to send to it."""
    found = _SMS.fullmatch(printed)
    if not found:
        return ""
    digits = re.sub(r"[ -]", "", found["number"])
    number = digits if len(digits) <= _LONGEST_SMS_CODE and digits.isdigit() else _full(digits, country)
    body = f"?body={found['word']}" if found["word"] else ""
    return f"sms:{number}{body}" if number else ""


def _full(digits: str, country: str) -> str:
    return phones.read_phone(country, digits).e164 or ""
