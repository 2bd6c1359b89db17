"""What the comparison's element draws: a matrix turned into plain words, row by row."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from kb import wording
from kb.codebook import Codebook, Question, Topic
from kb.i18n import _, written
from kb.pages.frame.elements import Json
from kb.statements.statement import Statement
from kb.statements.views import Cell, Item, Matrix, MatrixRow
from kb.topics import contacts
from kb.wording.comparison import Compared, Comparison, by_topic
from kb.wording.likeness import Agreement, signs
from kb.wording.sources import publisher

TITLES_IN_A_CELL = 4


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column: the country's name, and the State that it is a part of ("" for a State)."""

    name: str
    part: str = ""


def cell_id(country: str, row: MatrixRow) -> str:
    """The name of a cell in the address: country|question|item."""
    return f"{country}|{row.question}|{row.item}"


def table(comparison: Comparison, headings: Sequence[Heading], *, only_differences: bool) -> Json:
    """Everything that the element draws, as plain words; `stamp` changes when any of them changes."""
    shown, known = comparison.chosen(only_differences=only_differences), comparison.completeness
    drawn: dict[str, object] = {
        "countries": [
            {"name": heading.name, "part": heading.part, "complete": one.complete}
            for heading, one in zip(headings, known, strict=True)
        ],
        "unknown": [list(one.sentences) for one in known],
        "groups": _groups(comparison, shown),
        "legend": _legend(),
        "words": _words(),
        "shape": f"{comparison.matrix.countries}{[one.row.question for one in shown]}",
    }
    return {**drawn, "stamp": hashlib.sha256(json.dumps(drawn).encode()).hexdigest()[:16]}


def _groups(comparison: Comparison, rows: Sequence[Compared]) -> list[Json]:
    groups: list[Json] = []
    for topic, parts in by_topic(rows, comparison.book):
        lines: list[Json] = []
        for item, found in parts:
            lines += [_heading(topic, item)] if item else []
            lines += [_row(comparison.matrix, one.row, comparison.book, one.agreement) for one in found]
        groups.append({"title": topic.label, "rows": lines})
    return groups


def _heading(topic: Topic, item: str) -> Json:
    """The line over the rows of an item that all countries share: a treaty's short name and its title."""
    titles = (one.title for one in topic.shared_items if one.id == item)
    label = topic.item_label(item)
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
