"""`kb match`: judges pairs of organisation names, with what the base (or else the release) knows of organisations."""

import csv
import json
from collections.abc import Iterable, Iterator
from typing import Any

from rich.table import Table

from kb import queries
from kb.cli.show import console
from kb.countries import Names, default_names
from kb.errors import InvalidData
from kb.i18n import _
from kb.settings import data_dir
from kb.statements.statement import DEPRECATED
from kb.store import db
from kb.text import tidy
from kb.topics.organisations.matching import Judgement, Knowledge, Named, judge, named

_COLUMNS = ("left", "right", "country")
_LONGEST_CELL = 10_000_000
_SHOWN = 60

Pair = tuple[str, str, str]


def json_lines(lines: Iterable[str]) -> Iterator[str]:
    """One JSON object for each pair of a CSV table with the columns left, right and country.

    Raises:
        InvalidData: a line is no row of such a table.
    """
    for (left, right, country), told in _judged(lines):
        found: dict[str, Any] = {"left": left, "right": right, "country": country}
        found |= {"judgement": told.answer, "score": told.score, "reasons": list(told.reasons)}
        yield json.dumps(found, ensure_ascii=False)


def table(lines: Iterable[str]) -> str:
    """The same as a table for people.

    Raises:
        InvalidData: a line is no row of such a table.
    """
    shown = Table(box=None, expand=True)
    for heading in (_("Left"), _("Right"), _("Country"), _("Judgement"), _("Score"), _("Why")):
        narrow = heading in (_("Country"), _("Judgement"), _("Score"))
        shown.add_column(heading, width=len(heading) if narrow else None, ratio=None if narrow else 1, overflow="fold")
    answers = {"same": _("same"), "different": _("different"), "unsure": _("unsure")}
    for (left, right, country), told in _judged(lines):
        names = (_short(left), _short(right), _short(country))
        shown.add_row(*names, answers[told.answer], f"{told.score:.2f}", " ".join(told.reasons))
    screen = console()
    with screen.capture() as captured:
        screen.print(shown)
    return captured.get().rstrip()


def knowledge(names: Names) -> Knowledge:
    """What the base knows of organisations; the release's where there is no base yet."""
    if not db.schema_is_current():
        return Knowledge.of(named(released_names()), names)
    with db.reading() as session:
        return Knowledge.of(named(queries.item_names(session)), names)


def released_names() -> tuple[queries.ItemNames, ...]:
    """What the release of the data folder calls its organisations and services."""
    return queries.gather_names(_released())


def _released() -> Iterator[tuple[str, ...]]:
    for topic in queries.NAMED_TOPICS:
        for path in sorted((data_dir() / "statements").glob(f"{topic}*.csv")):
            with path.open(encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file):
                    if row.get("rank") != DEPRECATED:
                        yield tuple(row.get(name) or "" for name in ("question", "country", "item", "value"))


def _judged(lines: Iterable[str]) -> Iterator[tuple[Pair, Judgement]]:
    names, known = default_names(), None
    for left, right, country in _pairs(lines):
        known = known or knowledge(names)
        found = names.resolve(country)
        told = judge(Named(left), Named(right, found.code if found else ""), known)
        if country.strip() and not found:
            unknown = _("“{name}” is no country; judged without one.").format(name=_short(country))
            told = Judgement(told.answer, told.score, (*told.reasons, unknown))
        yield (left, right, country), told


def _pairs(lines: Iterable[str]) -> Iterator[Pair]:
    csv.field_size_limit(_LONGEST_CELL)
    rows = csv.reader(lines, strict=True)
    try:
        at = _heading(next(rows, []))
        for row in rows:
            if not row:
                continue
            if len(row) != len(at):
                reason = _("The row has {count} cells; the heading has {columns}.")
                raise _damaged(rows.line_num, reason.format(count=len(row), columns=len(at)))
            left, right, country = (row[at.index(name)] for name in _COLUMNS)
            yield left, right, country
    except csv.Error as error:
        reason = _("The table cannot be read from here on ({error}); put names with quotes or commas in quotes.")
        raise _damaged(rows.line_num, reason.format(error=error)) from error


def _heading(row: list[str]) -> list[str]:
    found = [cell.strip().casefold().removeprefix("\ufeff") for cell in row]
    missing = [name for name in _COLUMNS if found.count(name) != 1]
    if missing:
        reason = _("The first line must name the columns left, right and country, each once; look at: {names}.")
        raise _damaged(1, reason.format(names=", ".join(missing)))
    return found


def _damaged(line: int, reason: str) -> InvalidData:
    return InvalidData(_("standard input"), line, reason)


def _short(text: str) -> str:
    words = tidy("".join(sign if sign.isprintable() else " " for sign in text))
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
