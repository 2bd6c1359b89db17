"""Tidy text, comparison keys and slugs: how two spellings are recognised as the same; and the one way to write CSV."""

import csv
import re
import unicodedata
from collections.abc import Iterable, Sequence

_SPACE = re.compile(r"\s+")
_NOT_WORD = re.compile(r"[\W_]+")
_FORMULA_START = re.compile(r"^(?=[=+\-@＝＋－＠\t\r\n])|(?<=;)(?=\s*[=+\-@])")
"""Where a spreadsheet may see a formula begin; one that parts cells by semicolons also within a text."""

_BOTH_LINE_ENDS = "\r\n"


def tidy(text: str) -> str:
    """Trim, and fold runs of white space (line breaks too) to one space; composed Unicode (NFC)."""
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip()


def fold(text: str) -> str:
    """Case, width and accents folded away: a key for comparing, never for showing."""
    wide = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(letter for letter in wide if not unicodedata.combining(letter))


def key(text: str) -> str:
    """Comparison key: folded words, separated by one space, punctuation dropped."""
    return _NOT_WORD.sub(" ", fold(text)).strip()


def slug(text: str) -> str:
    """A stable name for an item: folded words of any script joined by hyphens ("Línea 102" -> "linea-102")."""
    return key(text).replace(" ", "-")


def harmless(text: str) -> str:
    """The text as a spreadsheet may read it without running it."""
    return _FORMULA_START.sub("'", text)


def spreadsheet(heading: Sequence[str], rows: Iterable[Iterable[str]]) -> str:
    """CSV for people: lines end with CR LF, and cells that a spreadsheet would run open with an apostrophe."""
    return csv_text(heading, ([harmless(cell) for cell in row] for row in rows), line_end=_BOTH_LINE_ENDS)


def csv_text(heading: Sequence[str], rows: Iterable[Iterable[str]], *, line_end: str = "\n") -> str:
    """CSV with a heading line, the cells as they are.

    A writer quotes a cell for the line ends that it writes itself; a bare carriage return would split the row. So it
    writes both, whatever the lines end with.
    """
    lines = _Lines(line_end)
    writer = csv.writer(lines, lineterminator=_BOTH_LINE_ENDS)
    writer.writerow(heading)
    writer.writerows(rows)
    return "".join(lines.written)


class _Lines:
    """Takes lines from a CSV writer and ends them in its own way."""

    def __init__(self, line_end: str) -> None:
        self.written: list[str] = []
        self._end = line_end

    def write(self, line: str) -> None:
        """Take one line, which the writer ended."""
        self.written.append(line.removesuffix(_BOTH_LINE_ENDS) + self._end)
