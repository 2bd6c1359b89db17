"""The drawer behind a cell: every statement with its source, date, place in the source and words as printed."""

from collections.abc import Sequence
from dataclasses import replace

import htpy as h

from kb import wording
from kb.codebook import Codebook, Question
from kb.i18n import _, ngettext, written
from kb.parts import answers
from kb.statements.statement import Statement
from kb.statements.views import Cell, Item, Step
from kb.topics import contacts
from kb.wording.likeness import state_signs
from kb.wording.sources import trust

_Fields = list[tuple[str, h.Node]]


def of_cell(cell: Cell, question: Question, steps: Sequence[Step] = ()) -> h.Element:
    """The whole drawer of one cell, its history last."""
    return h.div(".drawer")[
        (h.p(".why")[f"{words.rstrip('.')}."] for words in wording.flags(cell, question)),
        _reported(cell.statements),
        [_statement(cell, one, question) for one in cell.statements] or _nothing(cell),
        _about(question),
        bool(steps) and _history(steps),
    ]


def of_items(items: Sequence[Item], book: Codebook) -> h.Element:
    """The drawer of a listing cell: every item with all it holds."""
    count = ngettext("{count} on record.", "{count} on record.", len(items)).format(count=written(len(items)))
    note = _("Reported by the sources named here; each line says who reported it, and when.")
    return h.div(".drawer.items")[
        h.p(".src")[f"{count} {note}"],
        (h.p(".why")[f"{words}."] for words in wording.contacts_flags(items)),
        (_item(item, book) for item in contacts.in_use_first(items)),
    ]


def _history(steps: Sequence[Step]) -> h.Element:
    return h.article(".st")[
        h.h3[_("History")], answers.fields((wording.date(step.at[:10]), _step(step)) for step in steps)
    ]


def _step(step: Step) -> str:
    added, retired = len(step.added), len(step.retired)
    parts = (
        _("{message}, revision {number}").format(message=step.message or _("No message"), number=step.revision),
        ngettext("{count} statement added", "{count} statements added", added).format(count=added) if added else "",
        ngettext("{count} retired", "{count} retired", retired).format(count=retired) if retired else "",
    )
    return "; ".join(part for part in parts if part) + "."


def _nothing(cell: Cell) -> h.Element:
    sentence = _("No source in the base answers this yet. A blank says nothing about the law: it is a question to ask.")
    return h.article(".st")[answers.answer(wording.state(cell.state), *state_signs(cell)[:2]), h.p(".say")[sentence]]


def _reported(statements: Sequence[Statement]) -> h.Node:
    if not statements or any(statement.verified_by for statement in statements):
        return None
    return h.p(".src")[_("Reported by the sources named here; not yet verified by a national expert.")]


def _statement(cell: Cell, statement: Statement, question: Question) -> h.Element:
    return h.article(class_=["st", "" if statement.stands else "old"])[
        h.header[answers.of_statement(statement, question), h.p(".src")[_standing(cell, statement)]],
        bool(statement.note) and h.p(".say")[statement.note],
        answers.fields(_fields(statement)),
    ]


def _standing(cell: Cell, statement: Statement) -> str:
    if not statement.stands:
        return _("Set aside, not shown as the answer")
    if statement is cell.best:
        return _("Shown in the table")
    return _("Also on record")


def _fields(one: Statement) -> _Fields:
    by = f"{one.verified_by}, {wording.date(one.verified_on)}" if one.verified_by else ""
    fields: _Fields = [
        (_("Why"), one.rank_reason if one.rank != "normal" else ""),
        (_("Source"), answers.source(one)),
        (_("As of"), answers.as_of(one)),
        (_("Locator"), one.locator or _("Not recorded")),
        (_("Law"), one.legal_basis or _("None named")),
        (_("As printed"), _printed(one)),
        (_("Perspective"), wording.perspective(one.perspective)),
        (_("Reliability"), trust(one)),
        (_("Verified"), by),
        (_("Checked on"), wording.date(one.checked_on)),
    ]
    return [(name, value) for name, value in fields if value]


def _printed(statement: Statement) -> str:
    name = _("Country: “{name}”.").format(name=statement.country_as_printed) if statement.country_as_printed else ""
    words = wording.printed(statement.original) if statement.original else _("The source’s own words are not stored.")
    return f"{name} {words}".strip()


def _about(question: Question) -> h.Element:
    more = ((_("Standard"), question.standard and question.standard.text), (_("Articles"), wording.articles(question)))
    fields = [(_("What counts"), question.definition), *((name, words) for name, words in more if words)]
    return h.article(".st")[h.h3[_("The question")], answers.fields(fields)]


def _item(item: Item, book: Codebook) -> h.Element:
    asked = [question for question in book.topic(item.topic).questions if question.id in item.cells]
    mark = wording.contact(item)
    told = _("Not presented as a confirmed contact: {reason}.").format(reason=mark)
    statements = [one for cell in item.cells.values() for one in cell.statements]
    lines: _Fields = [(question.label, _values(item, item.cells[question.id], question)) for question in asked]
    return h.article(".st")[
        h.h3[item.title],
        bool(mark) and h.p(".why")[told],
        (h.p(".why")[f"{words}."] for words in _overdue(item, asked)),
        (h.p(".say")[note] for note in dict.fromkeys(one.note for one in statements if one.note)),
        answers.fields([*lines, (_("Source"), _cited(statements))]),
    ]


def _cited(statements: Sequence[Statement]) -> h.Node:
    sources = {one.source.id: one for one in statements}
    return answers.lines((answers.source(one), " ", answers.as_of(one), f". {trust(one)}") for one in sources.values())


def _values(item: Item, cell: Cell, question: Question) -> h.Node:
    own = replace(cell, flags=tuple(flag for flag in cell.flags if flag.kind != "overdue"))
    shown = dict.fromkeys((wording.value(one, question), _address(item, one, question)) for one in cell.statements)
    values = (answers.outside(words, address) for words, address in shown)
    return answers.lines(values), answers.flags(own, question)


def _address(item: Item, statement: Statement, question: Question) -> str:
    return statement.value if question.kind == "url" and contacts.may_link(item, statement) else ""


def _overdue(item: Item, asked: Sequence[Question]) -> dict[str, None]:
    """What is said once for the whole card: since when nobody has checked it."""
    late = [(cell, question) for question in asked if (cell := item.cells[question.id]).has("overdue")]
    only = [(replace(cell, flags=tuple(f for f in cell.flags if f.kind == "overdue")), asks) for cell, asks in late]
    return dict.fromkeys(words for cell, asks in only for words in wording.flags(cell, asks))
