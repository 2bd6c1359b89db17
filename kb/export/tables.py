"""A comparison as a table file: one line for each answer, ready for a spreadsheet."""

from collections.abc import Iterable, Mapping

from kb import wording
from kb.codebook import Codebook, Question
from kb.statements.views import Cell
from kb.text import spreadsheet
from kb.wording.comparison import Comparison

COLUMNS = (
    "country",
    "country_name",
    "question",
    "question_label",
    "item",
    "answer",
    "value",
    "state",
    "as_of",
    "source_publisher",
    "source_title",
    "source_url",
    "source_licence",
    "locator",
    "legal_basis",
    "note",
    "flags",
)


def comparison_csv(comparison: Comparison, names: Mapping[str, str]) -> str:
    """The comparison as CSV with a heading line, with the rows that a page leaves out.

    Args:
        comparison: the answers.
        names: a country's name by its code; a code without a name stands for itself.

    Cells that a spreadsheet would run as a formula open with an apostrophe.
    """
    return cells_csv(comparison.cells(), comparison.book, names)


def cells_csv(cells: Iterable[Cell], book: Codebook, names: Mapping[str, str]) -> str:
    """Any cells in the same form as a comparison."""
    lines = (_line(cell, book, names.get(cell.country, cell.country)) for cell in cells)
    return spreadsheet(COLUMNS, ([line[column] for column in COLUMNS] for line in lines))


def _line(cell: Cell, book: Codebook, name: str) -> dict[str, str]:
    question = book.question(cell.question)
    line = dict.fromkeys(COLUMNS, "") | {
        "country": cell.country,
        "country_name": name,
        "question": cell.question,
        "question_label": question.label,
        "item": cell.item,
        "answer": wording.answer(cell, question),
        "state": cell.state,
        "flags": "; ".join((*wording.flags(cell, question), *_said_elsewhere(cell, question))),
    }
    return line | _best(cell)


def _said_elsewhere(cell: Cell, question: Question) -> tuple[str, ...]:
    """The flags that a page says beside date and source; a file has only this column for them."""
    return tuple(wording.flag(sign, question) for sign in cell.flags if sign.kind in ("undated", "unverified"))


def _best(cell: Cell) -> dict[str, str]:
    best = cell.best
    if best is None:
        return {}
    return {
        "value": best.value,
        "as_of": best.as_of,
        "source_publisher": best.source.publisher,
        "source_title": best.source.title,
        "source_url": best.source.url,
        "source_licence": best.source.licence,
        "locator": best.locator,
        "legal_basis": best.legal_basis,
        "note": best.note,
    }
