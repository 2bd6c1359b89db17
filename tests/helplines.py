"""Rows about fictional helplines, as several sources would print them."""

import datetime as dt
import re
from dataclasses import replace

from kb import codebook
from kb.parts.helplines import Board, cards
from kb.statements.sources import Source
from kb.statements.views import Cell, Item
from kb.topics import helplines
from tests import filled
from tests.conftest import TODAY
from tests.views import GAZETTE, statement

A = replace(GAZETTE, id="a", publisher="Ministry of Freedonia", reliability="A")
B = replace(GAZETTE, id="b", publisher="Network of Lines", reliability="B")
C = replace(GAZETTE, id="c", publisher="Freedonian Herald", reliability="C")
D = replace(GAZETTE, id="d", publisher="Everybody", reliability="D")
COUNTRY = "GBR"
NUMBER = "+442079460018"  # of a range that is kept for fiction
PRINTED = "020 7946 0018"
NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
BOOK = codebook.load(filled.DATA / "codebook")
BOARD = Board(BOOK, TODAY, NOON)
LINKS = re.compile(r'href="((?:tel|sms|mailto):[^"]*|https://wa\.me[^"]*)"')


def row(source: Source = B, /, *, as_of: str = "2026-01-02", item: str = "line", **answers: str) -> Item:
    """What one source says of one line of Great Britain; `phone` is canonical, and printed the same way."""
    said = {"name": "Listening Ear", **answers}
    cells = {}
    for name, value in said.items():
        question = f"hotlines.{name}"
        shown = statement(
            country=COUNTRY, question=question, item=item, value=value, original=value, source=source, as_of=as_of
        )
        cells[question] = Cell(COUNTRY, question, item, "answered", (shown,))
    return Item(COUNTRY, "hotlines", item, said["name"], cells)


def together(*rows: Item) -> Item:
    """One item of the base, as reading gives it where several sources print the same number."""
    cells: dict[str, Cell] = {}
    for one in rows:
        for question, cell in one.cells.items():
            known = cells.get(question)
            cells[question] = replace(known, statements=(*known.statements, *cell.statements)) if known else cell
    return replace(rows[0], cells=cells)


def elsewhere(one: Item, country: str) -> Item:
    """The same row in another country."""
    cells = {
        question: replace(cell, country=country, statements=tuple(replace(s, country=country) for s in cell.statements))
        for question, cell in one.cells.items()
    }
    return replace(one, country=country, cells=cells)


def only(*rows: Item) -> helplines.Line:
    """The one line that these rows make."""
    (line,) = helplines.lines(rows, TODAY)
    return line


def links(*rows: Item) -> list[str]:
    """Where the cards of these rows lead, calls and messages only."""
    return LINKS.findall(str(cards(helplines.lines(rows, TODAY), "Freedonia", BOARD)))
