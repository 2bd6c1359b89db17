"""Numbers and addresses that somebody may use: which may be presented as working, and which only with a warning."""

from collections.abc import Iterable, Sequence

from kb.views import Cell, Item, StatementView

COMMUNITY = "D"
"""Reliability of a list that anybody edits: never a confirmed contact."""

_NOT_IN_USE = ("former", "office", "pilot", "temporary", "unverified")
_FOR_CHILDREN = "children"


def line_status(item: Item) -> str:
    """Why a line may not be presented as one to call (`former`, `unverified`, ...); "" for all else."""
    status = _best(item, "line_status")
    return status if status in _NOT_IN_USE else ""


def is_unconfirmed(item: Item) -> bool:
    """Whether nothing but community lists stands behind an item."""
    behind = [one for cell in item.cells.values() for one in cell.statements if one.rank != "deprecated"]
    return bool(behind) and all(one.source.reliability == COMMUNITY for one in behind)


def in_use_first(items: Iterable[Item]) -> list[Item]:
    """Confirmed lines in use first, then unconfirmed ones, those that ended last; else in the order given."""
    return sorted(items, key=lambda item: (bool(line_status(item)), is_unconfirmed(item)))


def may_link(item: Item, statement: StatementView) -> bool:
    """Whether an address or number of an item may be a link: current, and from more than a community list."""
    return statement.rank != "deprecated" and statement.source.reliability != COMMUNITY and not line_status(item)


def lacks_national_child_line(items: Sequence[Item]) -> bool:
    """Whether no line in use is said to be for children and to cover the whole country.

    False for items that are no helplines (nothing is asked there about whom they serve).
    """
    asked = any(id.endswith(".audience") for item in items for id in item.cells)
    return asked and not any(_is_national_child_line(item) for item in items)


def _is_national_child_line(item: Item) -> bool:
    confirmed = not line_status(item) and not is_unconfirmed(item)
    return confirmed and _FOR_CHILDREN in _said(item, "audience") and not _said(item, "covers")


def _best(item: Item, name: str) -> str:
    cell = _cell(item, name)
    return cell.best.value if cell and cell.best else ""


def _said(item: Item, name: str) -> set[str]:
    cell = _cell(item, name)
    return {one.value for one in cell.statements if one.rank != "deprecated"} if cell else set()


def _cell(item: Item, name: str) -> Cell | None:
    return next((cell for id, cell in item.cells.items() if id.endswith(f".{name}")), None)
