"""Accounts for the files that feed the codebook: every cell stands in it, or is listed with what became of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from kb.errors import InvalidData
from kb.intake import read
from kb.statements.drafts import Problem
from kb.text import tidy
from scripts.compiling.accounts import Left


@dataclass(frozen=True, slots=True)
class TakenUp:
    """Counts of a file that feeds the codebook, and its cells that do not stand there literally."""

    file: str
    rows: int
    cells: int
    left: tuple[Left, ...]


def taken_up(folder: Path, entry: Mapping[str, Any], codebook: Path, ids: Mapping[str, str]) -> TakenUp:
    """Account for a file that feeds the codebook.

    Args:
        folder: the collectors' folder.
        entry: `file`, `reasons` by column for cells in other words, and `always` for columns that are only listed.
        codebook: folder of the codebook.
        ids: new question id by the collectors' id.

    Raises:
        InvalidData: a cell stands nowhere, and its column has no reason.
    """
    written = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(codebook.glob("*.yml"))]
    whole, rows, cells = "\n".join(_texts(written)), 0, 0
    left: list[Left] = []
    for row in read(folder / entry["file"], entry["file"]):
        if isinstance(row, Problem):
            raise InvalidData(entry["file"], row.place.line, row.reason)
        rows += 1
        for column, text in row.cells.items():
            cells += bool(text)
            if text and (column in entry["always"] or not _stands(text, whole, ids)):
                left.append(_left(entry, row.place.line, column, text))
    return TakenUp(entry["file"], rows, cells, tuple(left))


def _left(entry: Mapping[str, Any], line: int, column: str, text: str) -> Left:
    reason = {**entry["reasons"], **entry["always"]}.get(column)
    if not reason:
        raise InvalidData(entry["file"], line, f"{column}: “{text}” stands nowhere in the codebook.")
    return Left(entry["file"], line, column, text, reason)


def _stands(text: str, whole: str, ids: Mapping[str, str]) -> bool:
    return ids.get(text, tidy(text)) in whole or all(
        part.strip() in whole for part in text.replace("|", ";").split(";")
    )


def _texts(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for value in node.values():
            yield from _texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from _texts(value)
    elif node is not None:
        yield tidy(str(node))
