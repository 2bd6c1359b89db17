"""The words for a source: its publisher in short, its reliability, when it was written."""

from kb import wording
from kb.i18n import _
from kb.statements.statement import Statement


def publisher(statement: Statement) -> str:
    """The publisher as it fits under an answer: what it prints in brackets goes, unless that is its abbreviation."""
    name = statement.source.publisher or statement.source.title
    before, bracket, after = name.partition(" (")
    short = after.partition(")")[0]
    if not bracket:
        return name
    return short if short.isupper() and len(short) < len(before) else before


def trust(statement: Statement) -> str:
    """The letter of its source in words, with the kind of source where that is known."""
    letter, kind = wording.reliability(statement.source.reliability), statement.source.kind
    return _("{reliability} ({kind})").format(reliability=letter, kind=wording.source_kind(kind)) if kind else letter


def dated(statement: Statement) -> str:
    """As of when it speaks; where the source states no date, when it was written."""
    if statement.as_of:
        return wording.date(statement.as_of)
    written = statement.source.written
    if written:
        return _("Date not stated; written about {years}").format(years=wording.date(written))
    return _("Date not stated")
