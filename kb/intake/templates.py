"""The template language of mappings: `{column|filter}` is a cell, `[...]` drops out when a cell in it is empty."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from kb.errors import InvalidData, InvalidValue

Filter = Callable[[str, str], str]
"""Turns the text of a cell into another text; the second argument is the country's code, "" when not yet known."""

_PIECE = re.compile(r"\[(?P<optional>[^\[\]]*)\]|\{(?P<cell>[^{}]*)\}|(?P<text>[^\[\]{}]+)")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell in a template, with the filters its text goes through."""

    column: str
    filters: tuple[str, ...] = ()


Piece = str | Cell | tuple[str | Cell, ...]


@dataclass(frozen=True)
class Template:
    """Text made of cells. A template whose required cell is empty gives ""; plain text gives itself."""

    pieces: tuple[Piece, ...]

    @cached_property
    def columns(self) -> frozenset[str]:
        """Columns that the template reads."""
        flat = [part for piece in self.pieces for part in (piece if isinstance(piece, tuple) else (piece,))]
        return frozenset(part.column for part in flat if isinstance(part, Cell))

    def fill(self, cells: Mapping[str, str], filters: Mapping[str, Filter], country: str = "") -> str:
        """The template's text for a row."""
        texts: list[str] = []
        for piece in self.pieces:
            text = _text(piece, cells, filters, country)
            if text:
                texts.append(text)
            elif not isinstance(piece, tuple):
                return ""
        return "".join(texts)


@dataclass(frozen=True)
class Choice:
    """Several templates: the first that gives a text, or all that give one, joined."""

    options: tuple[Template, ...]
    join: str = ""

    @cached_property
    def columns(self) -> frozenset[str]:
        """Columns that one of the templates reads."""
        return frozenset().union(*(option.columns for option in self.options))

    def fill(self, cells: Mapping[str, str], filters: Mapping[str, Filter], country: str = "") -> str:
        """The text for a row."""
        texts = list(dict.fromkeys(filter(None, (option.fill(cells, filters, country) for option in self.options))))
        return self.join.join(texts) if self.join else next(iter(texts), "")


def _text(piece: Piece, cells: Mapping[str, str], filters: Mapping[str, Filter], country: str) -> str:
    if isinstance(piece, str):
        return piece
    if isinstance(piece, Cell):
        text = cells.get(piece.column, "").strip()
        for name in piece.filters:
            if name not in filters:
                raise InvalidData(
                    "mapping", 0, f"There is no filter “{name}”; filters are: {', '.join(sorted(filters))}."
                )
            text = filters[name](text, country) if text else ""
        return text
    return Template(piece).fill(cells, filters, country)


def template(text: str) -> Template:
    """A template as a mapping writes it.

    Raises:
        InvalidValue: a bracket is not closed.
    """
    found = list(_PIECE.finditer(text))
    if sum(len(match.group()) for match in found) != len(text):
        raise InvalidValue(f"The template “{text}” has a bracket that is not closed, or brackets in brackets.")
    return Template(tuple(_piece(match) for match in found))


def _piece(match: re.Match[str]) -> Piece:
    if match["optional"] is not None:
        parts = template(match["optional"]).pieces
        return tuple(part for part in parts if not isinstance(part, tuple))
    if match["cell"] is not None:
        column, *names = match["cell"].split("|")
        return Cell(column.strip(), tuple(name.strip() for name in names))
    return match["text"]
