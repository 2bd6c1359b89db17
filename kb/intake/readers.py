"""Reads a CSV file into rows that know the line on which they start; what cannot be read becomes a problem."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from kb.statements.drafts import Place, Problem, Row

_DELIMITERS = ",;\t"
_LONGEST_CELL = 1_000_000


def read(path: Path, name: str = "") -> Iterator[Row | Problem]:
    """Rows of a CSV file in UTF-8, with a comma, semicolon or tab between cells.

    A row that has more or fewer cells than the heading comes as a Problem in its place, and so does a file that
    cannot be read at all (wrong encoding, no heading, the same heading twice, an unclosed quote).

    Args:
        path: the file.
        name: how places name the file; the file's own name if empty.
    """
    name = name or path.name
    text = _decode(path.read_bytes(), name)
    if isinstance(text, Problem):
        yield text
    else:
        yield from read_text(text, name)


def read_text(text: str, name: str) -> Iterator[Row | Problem]:
    """Rows of CSV text; see `read`."""
    csv.field_size_limit(_LONGEST_CELL)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        headings = [heading.strip() for heading in next(lines, [])]
        fault = _fault(headings, name)
        yield from [fault] if fault else _rows(lines, headings, name)
    except csv.Error as error:
        yield Problem(
            Place(name, lines.line_num), "", f"The file cannot be read from here on: {error}. Check the quotes."
        )


def _decode(raw: bytes, name: str) -> str | Problem:
    if b"\0" in raw and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        line = raw.count(b"\n", 0, raw.index(b"\0")) + 1
        return Problem(Place(name, line), "", "The file holds a NUL sign, which no text has. Save it again as CSV.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return Problem(Place(name, line), "", "This is not UTF-8 text. Save the file as “CSV UTF-8” and try again.")


def _delimiter(text: str) -> str:
    heading = text.split("\n", 1)[0]
    return max(_DELIMITERS, key=heading.count)


def _fault(headings: Sequence[str], name: str) -> Problem | None:
    if not any(headings):
        return Problem(Place(name, 1), "", "The file has no heading line; the first line must name the columns.")
    double = [heading for heading, count in Counter(filter(None, headings)).items() if count > 1]
    if double:
        return Problem(
            Place(name, 1, double[0]), double[0], f"The heading “{double[0]}” stands in two columns; rename one."
        )
    return None


def _rows(lines: Iterator[list[str]], headings: Sequence[str], name: str) -> Iterator[Row | Problem]:
    width, start = len(headings), _line(lines) + 1
    for cells in lines:
        line, start = start, _line(lines) + 1
        if len(cells) == width:
            yield Row(Place(name, line), dict(zip(headings, cells, strict=True)))
        elif any(cell.strip() for cell in cells):
            yield Problem(Place(name, line), "", _ragged(len(cells), width))


def _line(lines: Iterator[list[str]]) -> int:
    number: int = getattr(lines, "line_num", 0)
    return number


def _ragged(found: int, width: int) -> str:
    return (
        f"The heading names {width} columns, but this row has {found} cells. "
        "A comma or quote inside a cell may be the reason: put such a cell in double quotes."
    )
