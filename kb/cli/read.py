"""`kb compare` and `kb country`: the read door in a terminal, as JSON or as CSV."""

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from rich.table import Table

from kb import codebook, countries, queries, wording
from kb.cli.show import console
from kb.codebook import Codebook, Question
from kb.countries import Country, Names
from kb.errors import KbError, NotFound
from kb.export import tables
from kb.i18n import _
from kb.settings import data_dir
from kb.statements.statement import Statement
from kb.statements.views import FEWEST, MOST, Cell, Item, Matrix, MatrixRow
from kb.store import db
from kb.topics import contacts
from kb.wording.comparison import Comparison, compare


def comparison(names: Sequence[str], asked: Sequence[str], form: str) -> Iterator[str]:
    """Lines of a comparison in a form: table, json or csv."""
    chosen = list(dict.fromkeys(found(names)))
    if not FEWEST <= len(chosen) <= MOST:
        words = _("Compare {fewest} to {most} countries; {count} were named.")
        raise KbError(words.format(fewest=FEWEST, most=MOST, count=len(chosen)))
    return _shown(chosen, asked, form)


def profile(name: str, form: str) -> Iterator[str]:
    """Lines of one country's page."""
    book = codebook.load(data_dir() / "codebook")
    return _shown(found([name]), [topic.id for topic in book.topics], form)


def found(names: Sequence[str]) -> list[Country]:
    """The countries that these names mean; NotFound, with names that are near, for any other."""
    known = known_names()
    meant = []
    for name in names:
        country = known.resolve(name)
        if country is None:
            near = ", ".join(f"{one.name} ({one.code})" for one in known.suggest(name))
            raise NotFound(_("“{name}” is no country that is known here. Near: {near}.").format(name=name, near=near))
        meant.append(country)
    return meant


def known_names() -> Names:
    """The names of the data folder, with those that a person settled in the base, if there is one."""
    if not db.schema_is_current():
        return countries.default_names()
    with db.reading() as session:
        return countries.default_names().with_aliases(queries.settled_names(session))


def _shown(chosen: Sequence[Country], asked: Sequence[str], form: str) -> Iterator[str]:
    db.require_ready()
    book = codebook.load(data_dir() / "codebook")
    with db.reading() as session:
        lens = queries.Lens(book, dt.date.today())
        comparison = compare(queries.matrix(session, lens, [one.code for one in chosen], asked), book)
    names = {one.code: one.name for one in chosen}
    if form == "csv":
        return iter([tables.comparison_csv(comparison, names).rstrip("\r\n")])
    if form == "json":
        return iter([json.dumps(_as_json(comparison, names), ensure_ascii=False, indent=1)])
    if form == "table":
        return _tables(comparison, names)
    raise KbError(_("There is no format “{form}”; use table, json or csv.").format(form=form))


def _tables(comparison: Comparison, names: dict[str, str]) -> Iterator[str]:
    screen, topic, book = console(), "", comparison.book
    with screen.capture() as captured:
        for row in comparison.matrix.rows:
            if row.topic != topic:
                topic = row.topic
                screen.rule(book.topic(topic).label, align="left")
            screen.print(_table(comparison.matrix, row, book, names))
    yield captured.get()
    yield _("Answers are reported, not yet verified, unless said otherwise. Not legal advice.")


def _table(matrix: Matrix, row: MatrixRow, book: Codebook, names: dict[str, str]) -> Table:
    question, topic = book.question(row.question), book.topic(row.topic)
    label = topic.label if row.listing else question.label
    title = f"{topic.item_label(row.item)}: {label}" if row.item else label
    table = Table(title=title, title_justify="left", title_style="bold", expand=True, box=None)
    for heading, share in ((_("Country"), 2), (_("Answer"), 4), (_("Source"), 4), (_("As of"), 2), (_("Mind"), 4)):
        table.add_column(heading, ratio=share, overflow="fold")
    for country in matrix.countries:
        if row.listing:
            items = contacts.in_use_first(matrix.items[country, row.topic])
            lines = [_item_line(item, book) for item in items]
            lines += [(words, "", "", "") for words in wording.contacts_flags(items)]
            for line in lines or [(wording.state("not_assessed"), "", "", "")]:
                table.add_row(names[country], *line)
        else:
            table.add_row(names[country], *_cell_line(matrix.cells[country, row.question, row.item], book))
    return table


def _item_line(item: Item, book: Codebook) -> tuple[str, str, str, str]:
    topic = book.topic(item.topic)
    title = item.cells.get(topic.key)
    shown = title or next(iter(item.cells.values()))
    asked = [question for question in topic.questions if question.id in item.cells and question.id != topic.key]
    details = [f"{question.label}: {_details(item.cells[question.id], question)}" for question in asked]
    _answer, source, as_of, mind = _cell_line(shown, book)
    return ("\n".join([item.title, *details]), source, as_of, "; ".join(filter(None, (wording.contact(item), mind))))


def _details(cell: Cell, question: Question) -> str:
    """All that is said to one question about an item: values, or the words as printed, with notes."""
    said = dict.fromkeys(
        " ".join(filter(None, (_value(one, question), f"({one.note})" if one.note else ""))) for one in cell.statements
    )
    return "; ".join(said)


def _value(statement: Statement, question: Question) -> str:
    if not statement.value and not statement.absent and statement.original:
        return wording.printed(statement.original)
    return wording.value(statement, question)


def _cell_line(cell: Cell, book: Codebook) -> tuple[str, str, str, str]:
    question = book.question(cell.question)
    answer, mind = wording.answer(cell, question), "; ".join(wording.flags(cell, question))
    best = cell.best
    if best is None:
        return (answer, "", "", mind)
    said = f"{answer}\n{best.note}" if best.note else answer
    return (said, f"{best.source.publisher}: {best.source.title}", wording.as_of(best), mind)


def _as_json(comparison: Comparison, names: dict[str, str]) -> dict[str, Any]:
    matrix, book = comparison.matrix, comparison.book
    rows = [
        {"topic": row.topic, "question": row.question, "item": row.item, "label": book.question(row.question).label}
        | _row_json(matrix, row, book)
        for row in matrix.rows
    ]
    return {"countries": names, "revision": matrix.revision, "rows": rows}


def _row_json(matrix: Matrix, row: MatrixRow, book: Codebook) -> dict[str, Any]:
    if row.listing:
        items = {code: matrix.items[code, row.topic] for code in matrix.countries}
        return {"items": {code: [_item_json(item, book) for item in found] for code, found in items.items()}}
    return {"cells": [_cell_json(cell, book) for cell in matrix.row(row)]}


def _item_json(item: Item, book: Codebook) -> dict[str, Any]:
    return {
        "item": item.item,
        "title": item.title,
        "caution": wording.contact(item),
        "cells": [_cell_json(cell, book) for cell in item.cells.values()],
    }


def _cell_json(cell: Cell, book: Codebook) -> dict[str, Any]:
    question = book.question(cell.question)
    best = cell.best
    return {
        "country": cell.country,
        "question": cell.question,
        "state": cell.state,
        "answer": wording.answer(cell, question),
        "value": best.value if best else "",
        "polarity": question.polarity(best.value) if best and best.value else "",
        "as_of": best.as_of if best else "",
        "as_of_words": wording.as_of(best) if best else "",
        "source": asdict(best.source) if best else None,
        "flags": [*wording.flags(cell, question)],
        "statements": [asdict(statement) for statement in cell.statements],
    }
