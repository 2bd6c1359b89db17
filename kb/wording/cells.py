"""The words for states, flags and dates, said the same way on screen, in the terminal and in files."""

from collections.abc import Sequence

from kb.codebook import Polarity, Question
from kb.i18n import _
from kb.statements.statement import Statement
from kb.statements.views import BrokenLink, Cell, Flag, Item, State
from kb.topics import contacts
from kb.values import KINDS, dates

_COMPARES_AS_WORDS = ("text", "phone", "url", "email", "hours")


def polarity(meaning: Polarity) -> str:
    """What a sign says, for those who do not see it; "" for a neutral answer."""
    words = {
        "favourable": _("meets the standard"),
        "partly": _("partly meets the standard"),
        "unfavourable": _("below the standard"),
        "neutral": "",
    }
    return words[meaning]


def state(name: State) -> str:
    """The state of a cell that has no coded answer, as a short answer."""
    words = {
        "answered": _("Answered"),
        "described": _("Described, not coded"),
        "unknown": _("Unknown"),
        "no_data": _("No data"),
        "not_applicable": _("Does not apply"),
        "not_assessed": _("Not yet assessed"),
    }
    return words[name]


def answer(cell: Cell, question: Question) -> str:
    """The answer of a cell in a few words: the coded value with its unit, or its state."""
    best = cell.best
    if best is None and any(not statement.stands for statement in cell.statements):
        return _("Not assessed under the present law")
    if best is None or cell.state != "answered":
        return state(cell.state)
    return value(best, question)


def value(statement: Statement, question: Question) -> str:
    """One statement's value as a reader sees it, with its unit; a statement without one says why."""
    if statement.redacted:
        return _("Words removed")
    if not statement.value:
        return _absence(statement.absent)
    shown, choice = question.show(statement.value), question.choice.get(statement.value)
    if choice is None:
        return f"{shown} {_unit(question.unit)}" if question.unit else shown
    return _on_its_date(shown, statement) if choice.dated else shown


def _on_its_date(shown: str, statement: Statement) -> str:
    if not statement.as_of:
        return _("{answer} (date not stated)").format(answer=shown)
    phrase = _("{answer} on {date}") if dates.is_day(statement.as_of) else _("{answer} in {date}")
    return phrase.format(answer=shown, date=date(statement.as_of))


def _unit(unit: str) -> str:
    return "%" if unit == "percent" else unit


def _absence(absent: str) -> str:
    states: dict[str, State] = {"unknown": "unknown", "no_data": "no_data", "not_applicable": "not_applicable"}
    return state(states.get(absent, "described"))


def date(when: str) -> str:
    """A date as exact as known, for a reader: 2015, Mar 2015, 2 Mar 2015, 2012–15; "" stays ""."""
    return KINDS["date"].show(when, {}) if when else ""


def printed(words: str) -> str:
    """The words of a source, in the quotation marks of the reader's language."""
    return _("“{words}”").format(words=words)


def as_of(statement: Statement) -> str:
    """When an answer speaks for, or that its source does not say."""
    if statement.as_of:
        return date(statement.as_of)
    written = statement.source.written
    return _("date not stated, about {years}").format(years=date(written)) if written else _("date not stated")


def flag(sign: Flag, question: Question) -> str:
    """A flag as words: what changes trust in an answer to this question."""
    sentences = {
        "perspective": _elsewhere(sign.text).format(answer=question.show(sign.value) if sign.value else ""),
        "disagree": _("Sources disagree ({count})").format(count=sign.count),
        "superseded": _superseded(sign),
        "overdue": _("Not checked since {date}").format(date=_known(sign.text)),
        "undated": _("Date not stated, about {years}").format(years=_known(sign.text))
        if sign.text
        else _("Date not stated"),
        "unverified": _("Reported, not yet verified"),
    }
    return sentences[sign.kind]


def _elsewhere(perspective: str) -> str:
    words = {
        "law": _("In law: {answer}"),
        "practice": _("In practice: {answer}"),
        "treaty_body": _("According to a treaty body: {answer}"),
        "civil_society": _("According to civil society: {answer}"),
    }
    return words.get(perspective, _("Another source, law and practice not told apart: {answer}"))


def _superseded(sign: Flag) -> str:
    phrase = _("Older than the {law}") if sign.certain else _("May be older than the {law}")
    return phrase.format(law=sign.text.removeprefix("the "))


def flags(cell: Cell, question: Question) -> tuple[str, ...]:
    """The flags of a cell that change trust, as words.

    An unstated date and a missing verification are left out: they are said where date and source stand.
    """
    reasons = {statement.rank_reason for statement in cell.statements if not statement.stands}
    told = tuple(sign for sign in cell.flags if sign.kind not in ("undated", "unverified"))
    words = tuple(_sentence(sign.text) if sign.text in reasons else flag(sign, question) for sign in told)
    if cell.best is None and not words:
        return tuple(_sentence(reason) for reason in sorted(reasons) if reason)
    return words


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _known(text: str) -> str:
    return date(text) if text[:4].isdigit() else text


def contact(item: Item) -> str:
    """Why an item may not be presented as a confirmed contact; "" where nothing speaks against it."""
    return standing(contacts.line_status(item), unconfirmed=contacts.is_unconfirmed(item))


def standing(status: str, *, unconfirmed: bool) -> str:
    """Why a line of this status may not be presented as a confirmed contact; "" where nothing speaks against it."""
    words = {
        "former": _("former line"),
        "office": _("office, not a helpline"),
        "pilot": _("pilot"),
        "temporary": _("temporary line"),
        "unverified": _("unverified"),
    }
    if status:
        return words.get(status, status)
    return _("unconfirmed, only a community list names it") if unconfirmed else ""


def contacts_flags(items: Sequence[Item]) -> tuple[str, ...]:
    """What a reader must know of all contacts of a country together."""
    return (_("No national line for children is on record"),) if contacts.lacks_national_child_line(items) else ()


def perspective(code: str) -> str:
    """Whose view a statement gives: the law's, practice's, ...; "" where the source does not tell them apart."""
    words = {
        "law": _("the law"),
        "practice": _("practice"),
        "treaty_body": _("a treaty body"),
        "civil_society": _("civil society"),
    }
    return words.get(code, code)


def source_kind(code: str) -> str:
    """What kind of publisher stands behind a source."""
    words = {
        "official": _("official"),
        "intergovernmental": _("intergovernmental organisation"),
        "ngo": _("non-governmental organisation"),
        "academic": _("academic"),
        "press": _("press"),
        "community": _("community list"),
    }
    return words.get(code, code)


def reliability(letter: str) -> str:
    """What a source's letter means."""
    words = {
        "A": _("A, official or primary"),
        "B": _("B, recognised organisation"),
        "C": _("C, secondary"),
        "D": _("D, community list"),
    }
    return words.get(letter, _("not rated"))


def broken_link(link: BrokenLink) -> str:
    """What `kb check` says of a place where the history was altered."""
    words = {
        "statement": _("Statement {id} was altered after it was accepted."),
        "redaction": _("Statement {id} is marked as redacted, but was not emptied by a redaction."),
        "revision": _("Revision {id} does not fit its seal: its history was altered."),
    }
    return words[link.kind].format(id=link.id)


def articles(question: Question) -> str:
    """The articles of the Convention behind a question: "CRC art. 37(d), 40(2)(b)(ii)"; "" where none is named."""
    standard = question.standard
    if standard is None or not standard.articles:
        return ""
    return _("CRC art. {articles}").format(articles=", ".join(standard.articles))


def is_words(question: Question) -> bool:
    """Whether answers are free words, which always count as different from one another."""
    return question.kind in _COMPARES_AS_WORDS
