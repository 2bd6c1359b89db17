"""Numbers and addresses that somebody may use: which may be presented as working, and which only with a warning."""

from collections.abc import Iterable, Sequence

from kb.statements.statement import Statement
from kb.statements.views import Item
from kb.values import dates

COMMUNITY = "D"
"""Reliability of a list that anybody edits: never a confirmed contact."""

FORMER, UNVERIFIED = "former", "unverified"
TEXT_ONLY = "text_only"
_STATUS = "line_status"
_IN_USE = ("current", TEXT_ONLY)
_CONFIRMING = ("A", "B", "C")
_FOR_CHILDREN = "children"


def line_status(item: Item) -> str:
    """Why a line may not be presented as one to call (`former`, `unverified`, ...); "" for all else."""
    return standing([item])


def standing(rows: Sequence[Item]) -> str:
    """Why a line that these rows speak of may not be presented as one to call; "" where nothing stands in the way.

    One source may say that a number is history while others go on printing it. The doubt stands unless a more reliable
    source, with a date and no older than the doubt, prints the line without it. Words nobody coded are a doubt too.
    """
    said = [one for row in rows for one in row.said()]
    doubts = [one for one in said if _is_doubt(one)]
    doubters = {one.source.id for one in doubts}
    witnesses = [one for one in said if one.source.id not in doubters and confirms(one)]
    left = [one.value or UNVERIFIED for one in doubts if not _is_overruled(one, witnesses)]
    return FORMER if FORMER in left else next(iter(left), "")


def takes_text_only(rows: Sequence[Item]) -> bool:
    """Whether any source says that the number of a line takes messages and no calls."""
    return any(TEXT_ONLY in row.values(_STATUS) for row in rows)


def confirms(statement: Statement) -> bool:
    """Whether a statement can confirm a contact: not set aside, and from a rated source other than a community list."""
    return statement.stands and statement.source.reliability in _CONFIRMING


def is_unconfirmed(item: Item) -> bool:
    """Whether nothing but community lists stands behind an item."""
    behind = item.said()
    return bool(behind) and not any(confirms(one) for one in behind)


def in_use_first(items: Iterable[Item]) -> list[Item]:
    """Items by their `standing_order`; else in the order given."""
    return sorted(items, key=lambda item: standing_order(line_status(item), unconfirmed=is_unconfirmed(item)))


def standing_order(status: str, *, unconfirmed: bool) -> tuple[bool, bool, bool]:
    """The order of contacts everywhere: confirmed ones in use, unconfirmed ones, others not in use, those that ended.

    Args:
        status: why it may not be presented as one to call, as `standing` gives it; "" = in use.
        unconfirmed: nothing but community lists stands behind it.
    """
    return status == FORMER, bool(status), unconfirmed


def may_link(item: Item, statement: Statement) -> bool:
    """Whether an address or number of an item may be a link: current, and from more than a community list."""
    return confirms(statement) and not line_status(item)


def lacks_national_child_line(items: Sequence[Item]) -> bool:
    """Whether no line in use is said to be for children and to cover the whole country.

    False for items that are no helplines (nothing is asked there about whom they serve).
    """
    asked = any(item.cell("audience") for item in items)
    return asked and not any(_is_national_child_line(item) for item in items)


def _is_national_child_line(item: Item) -> bool:
    confirmed = not line_status(item) and not is_unconfirmed(item)
    return confirmed and _FOR_CHILDREN in item.values("audience") and not item.said("covers")


def _is_doubt(statement: Statement) -> bool:
    return statement.question.endswith(f".{_STATUS}") and statement.value not in _IN_USE


def _is_overruled(doubt: Statement, witnesses: Iterable[Statement]) -> bool:
    since = _said_on(doubt) or doubt.source.published or doubt.source.written
    return any(
        one.source.reliability < doubt.source.reliability
        and _said_on(one) != ""
        and (not since or dates.first_day(_said_on(one)) >= dates.last_day(since))
        for one in witnesses
    )


def _said_on(statement: Statement) -> str:
    return statement.checked_on or statement.as_of
