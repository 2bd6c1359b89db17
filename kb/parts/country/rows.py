"""Questions with their answers as rows: the answer with its sign, note and law, who says so, and all it rests on."""

from collections.abc import Iterable, Sequence

import htpy as h

from kb.codebook import Question, Topic
from kb.i18n import _, ngettext
from kb.parts import answers
from kb.parts.country.facts import Facts
from kb.statements.statement import Statement
from kb.statements.views import Cell
from kb.wording.counts import number

_FEW = 3


def of_topic(facts: Facts, topic: Topic) -> h.Element:
    """The rows of a topic: every question that has a statement, then one row for those that have none."""
    cells = [(facts.book.question(cell.question), cell) for cell in facts.cells(topic)]
    return listed(
        (row(question, cell) for question, cell in cells if cell.statements),
        _open([question for question, cell in cells if not cell.statements]),
    )


def listed(*rows: h.Node) -> h.Element:
    """Rows under each other."""
    return h.dl(".qa")[rows]


def row(question: Question, cell: Cell) -> h.Element:
    """One question: what it asks, its answer with all statements behind it, its source and what changes trust."""
    return h.div[h.dt[question.label], h.dd[_said(question, cell)], h.dd[_trust(question, cell)]]


def _said(question: Question, cell: Cell) -> h.Node:
    best = cell.best
    return [answers.of_cell(cell, question), answers.said(best) if best else None, _behind(question, cell)]


def _behind(question: Question, cell: Cell) -> h.Node:
    """What stands behind an answer, each part to be opened: all statements, and answers that were set aside."""
    live = [one for one in cell.statements if one.stands]
    old = [one for one in cell.statements if not one.stands]
    return _all(question, live), _earlier(question, old)


def _all(question: Question, live: Sequence[Statement]) -> h.Node:
    if len(live) > 1:
        count = number(len(live))
        words = _("Both statements") if len(live) == 2 else _("All {count} statements").format(count=count)
        return answers.opened(words, (_statement(question, one) for one in live))
    printed = [one for one in live if one.original or one.locator]
    return bool(printed) and answers.opened(_("As printed"), (h.li[_printed(one)] for one in printed))


def _earlier(question: Question, old: Sequence[Statement]) -> h.Node:
    words = ngettext("{count} earlier answer", "{count} earlier answers", len(old))
    told = words.format(count=number(len(old)))
    listed = (_statement(question, one) for one in old)
    return bool(old) and answers.opened(f"{told[:1].upper()}{told[1:]}", listed)


def _statement(question: Question, one: Statement) -> h.Element:
    why = one.rank_reason if not one.stands else ""
    return h.li[
        answers.of_statement(one, question),
        bool(one.note) and h.p[one.note],
        bool(one.legal_basis) and h.p[h.span(".law")[one.legal_basis]],
        _printed(one),
        answers.source_line(one),
        answers.verified([one]),
        bool(why) and h.p(".src")[_("Set aside: {reason}").format(reason=why)],
    ]


def _printed(one: Statement) -> h.Node:
    """The source's own words and where they stand in it."""
    words = h.fragment[h.q[one.original], " "] if one.original else None
    return bool(one.original or one.locator) and h.p(".src")[words, one.locator]


def _trust(question: Question, cell: Cell) -> h.Node:
    best = cell.best
    source = h.fragment[answers.source_line(best), answers.verified([best])] if best else None
    return source, answers.flags(cell, question)


def _open(questions: Sequence[Question]) -> h.Node:
    """One row for all questions of a topic that nobody answers; many are named only when it is opened."""
    if not questions:
        return None
    count = number(len(questions))
    if len(questions) <= _FEW:
        words = ngettext("No data on this question", "No data on these {count}", len(questions)).format(count=count)
        labels = answers.lines(question.label for question in questions)
        return _blank(labels, answers.answer(words, "none", "none"))
    told = ngettext("No data on {count} question", "No data on {count} questions", len(questions)).format(count=count)
    named: Iterable[h.Node] = (h.li[question.label] for question in questions)
    return _blank(_("Not answered yet"), answers.opened(told, named))


def _blank(asked: h.Node, said: h.Node) -> h.Element:
    return h.div(".blank")[h.dt[asked], h.dd[said], h.dd]
