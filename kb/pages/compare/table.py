"""What the comparison's element draws: a matrix turned into plain words, row by row."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from kb import wording
from kb.codebook import Codebook, Question
from kb.i18n import _, written
from kb.pages.compare.unknown import gaps
from kb.pages.frame.elements import Json
from kb.statements.statement import Statement
from kb.statements.views import Cell, Item, Matrix, MatrixRow
from kb.topics import contacts
from kb.wording.likeness import Agreement, compare_row, signs
from kb.wording.sources import publisher

TITLES_IN_A_CELL = 4


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column: the country's name, and the State that it is a part of ("" for a State)."""

    name: str
    part: str = ""


def shown_rows(matrix: Matrix, book: Codebook) -> tuple[MatrixRow, ...]:
    """The rows of a comparison without those on a shared item (a treaty) that no source answers for any country.

    What matters of an item, its topic's key question, stays even where nobody answers it.
    """
    return tuple(row for row in matrix.rows if not row.item or _is_key(row, book) or _has_answer(matrix, row))


def _is_key(row: MatrixRow, book: Codebook) -> bool:
    return row.question == book.topic(row.topic).key


def _has_answer(matrix: Matrix, row: MatrixRow) -> bool:
    return any(cell.statements for cell in matrix.row(row))


def cell_id(country: str, row: MatrixRow) -> str:
    """The name of a cell in the address: country|question|item."""
    return f"{country}|{row.question}|{row.item}"


def table(matrix: Matrix, book: Codebook, headings: Sequence[Heading], *, only_differences: bool) -> Json:
    """Everything that the element draws, as plain words; `stamp` changes when any of them changes."""
    rows = [(row, compare_row(matrix, row, book)) for row in shown_rows(matrix, book)]
    shown = [(row, found) for row, found in rows if found.worth_a_look or not only_differences]
    known = [gaps(matrix, [row for row, _found in rows], book, code) for code in matrix.countries]
    drawn: dict[str, object] = {
        "countries": [
            {"name": heading.name, "part": heading.part, "complete": one.complete if one.asked else ""}
            for heading, one in zip(headings, known, strict=True)
        ],
        "unknown": [list(one.sentences) for one in known],
        "groups": _groups(matrix, book, shown),
        "legend": _legend(),
        "words": _words(),
        "shape": f"{matrix.countries}{[row.question for row, _found in shown]}",
    }
    return {**drawn, "stamp": hashlib.sha256(json.dumps(drawn).encode()).hexdigest()[:16]}


def _groups(matrix: Matrix, book: Codebook, rows: Sequence[tuple[MatrixRow, Agreement]]) -> list[Json]:
    groups: dict[str, list[Json]] = {}
    item = ("", "")
    for row, found in rows:
        lines = groups.setdefault(row.topic, [])
        if row.item and (row.topic, row.item) != item:
            lines.append(_heading(row, book))
        item = (row.topic, row.item)
        lines.append(_row(matrix, row, book, found))
    return [{"title": book.topic(topic).label, "rows": lines} for topic, lines in groups.items()]


def _heading(row: MatrixRow, book: Codebook) -> Json:
    """The line over the rows of an item that all countries share: a treaty's short name and its title."""
    topic = book.topic(row.topic)
    titles = (item.title for item in topic.shared_items if item.id == row.item)
    label = topic.item_label(row.item)
    title = next(titles, "")
    return {"heading": label, "title": title if title != label else ""}


def _row(matrix: Matrix, row: MatrixRow, book: Codebook, found: Agreement) -> Json:
    if row.listing:
        label = book.topic(row.topic).label
        counts = [len(matrix.items.get((country, row.topic), ())) for country in matrix.countries]
        summary = _("{count} on record").format(count=written(sum(counts)))
        cells = [_listing(cell_id(code, row), matrix.items.get((code, row.topic), ())) for code in matrix.countries]
        return {"label": label, "summary": summary, "differs": False, "cells": cells}
    question = book.question(row.question)
    cells = [_cell(cell, question, cell_id(cell.country, row)) for cell in matrix.row(row)]
    return {
        "label": question.label,
        "summary": found.sentence,
        "articles": wording.articles(question),
        "differs": found.differ,
        "cells": cells,
    }


def _cell(cell: Cell, question: Question, name: str) -> Json:
    best = cell.best
    drawn = {"id": name, "answer": wording.answer(cell, question), "flags": list(wording.flags(cell, question))}
    drawn |= dict(zip(("tone", "sign", "alt"), signs(cell, question), strict=True))
    if best is None:
        return drawn
    return {**drawn, "say": best.note, "law": best.legal_basis, **_source(best)}


def _source(best: Statement) -> Json:
    trust = _("verified {date}").format(date=wording.date(best.verified_on)) if best.verified_by else _("reported")
    return {
        "publisher": publisher(best),
        "date": wording.as_of(best),
        "undated": not best.as_of,
        "trust": trust,
    }


def _listing(name: str, items: Sequence[Item]) -> Json:
    if not items:
        return {"id": name, "answer": _("None recorded yet"), "tone": "none", "sign": "none", "alt": "", "flags": []}
    rest = len(items) - TITLES_IN_A_CELL
    more = _("and {count} more").format(count=rest) if rest > 0 else ""
    first = contacts.in_use_first(items)[:TITLES_IN_A_CELL]
    shown = [{"title": item.title, "mark": wording.contact(item)} for item in first]
    return {"id": name, "items": shown, "more": more, "flags": list(wording.contacts_flags(items))}


def _legend() -> list[Json]:
    entries = (
        ("favourable", "favourable", _("meets the standard")),
        ("partly", "partly", _("partly")),
        ("unfavourable", "unfavourable", _("below the standard")),
        ("neutral", "described", _("described, not coded")),
        ("unknown", "unknown", _("asked, nobody knows")),
        ("none", "none", _("no data, or not yet assessed")),
    )
    return [{"tone": tone, "sign": sign, "words": words} for tone, sign, words in entries]


def _words() -> Json:
    return {
        "choose": _("Choose an answer to see every source"),
        "caption": _("Questions as rows, countries as columns"),
        "region": _("Comparison, scrolls sideways"),
        "signs": _("Signs"),
        "unknown": _("What we do not know"),
        "nothing": _("Every question shown has a dated answer."),
        "empty": _("No row differs. Switch off “Only differences” to see all questions."),
    }
