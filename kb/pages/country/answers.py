"""Questions with their answers as rows: the answer with its sign, note and law, who says so, and all it rests on."""

from collections.abc import Sequence
from html import escape

from kb import wording
from kb.codebook import Question, Topic
from kb.i18n import _, ngettext
from kb.pages.compare import drawer
from kb.pages.country.facts import Facts
from kb.statements.statement import Statement
from kb.statements.views import Cell
from kb.wording.counts import number
from kb.wording.likeness import signs, value_signs
from kb.wording.sources import publisher

_FEW = 3


def topic_html(facts: Facts, topic: Topic) -> str:
    """The rows of a topic: every question that has a statement, then one row for those that have none."""
    cells = [(facts.book.question(cell.question), cell) for cell in facts.cells(topic)]
    rows = "".join(row_html(question, cell) for question, cell in cells if cell.statements)
    return f'<dl class="qa">{rows}{_open([question for question, cell in cells if not cell.statements])}</dl>'


def row_html(question: Question, cell: Cell) -> str:
    """One question: what it asks, its answer with all statements behind it, its source and what changes trust."""
    return (
        f"<div><dt>{escape(question.label)}</dt><dd>{_said(question, cell)}</dd><dd>{_trust(question, cell)}</dd></div>"
    )


def cell_answer_html(cell: Cell, question: Question) -> str:
    """The answer of a cell with its sign; its meaning follows as text for those who do not see the sign."""
    tone, sign, alt = signs(cell, question)
    return drawer.answer_html(wording.answer(cell, question), tone, sign, alt)


def source_line_html(statement: Statement) -> str:
    """Publisher, linked where it has a web address, and date; a missing date is said where it would stand."""
    date = escape(wording.as_of(statement))
    said = date if statement.as_of else f'<span class="undated">{date}</span>'
    return f'<p class="src">{drawer.link_html(publisher(statement), statement.source.url)} · {said}</p>'


def verified_html(statements: Sequence[Statement]) -> str:
    """Who verified an answer and when; nothing for an answer that is only reported."""
    by = [one for one in statements if one.verified_by]
    told = _("Verified by {name}, {date}")
    lines = (told.format(name=one.verified_by, date=wording.date(one.verified_on)) for one in by)
    return "".join(f'<p class="verified">{escape(line)}</p>' for line in dict.fromkeys(lines))


def table_html(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table that stands as a list on a phone. The first cell of a row names it; cells are HTML already."""
    head = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in headings)
    body = "".join(_table_row(headings, row) for row in rows)
    return f'<table class="listed"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def _table_row(headings: Sequence[str], row: Sequence[str]) -> str:
    first, *rest = row
    cells = "".join(
        f'<td data-h="{escape(heading, quote=True)}">{cell}</td>' if cell else "<td></td>"
        for heading, cell in zip(headings[1:], rest, strict=True)
    )
    return f'<tr><th scope="row">{first}</th>{cells}</tr>'


def _said(question: Question, cell: Cell) -> str:
    best = cell.best
    parts = [cell_answer_html(cell, question)]
    if best is not None:
        parts.append(f'<p class="say">{escape(best.note)}</p>' if best.note else "")
        parts.append(f'<p><span class="law">{escape(best.legal_basis)}</span></p>' if best.legal_basis else "")
    return "".join(parts) + _behind(question, cell)


def _behind(question: Question, cell: Cell) -> str:
    """What stands behind an answer, each part to be opened: all statements, and answers that were set aside."""
    live = [one for one in cell.statements if one.stands]
    old = [one for one in cell.statements if not one.stands]
    return _all(question, live) + _earlier(question, old)


def _all(question: Question, live: Sequence[Statement]) -> str:
    if len(live) > 1:
        count = number(len(live))
        words = _("Both statements") if len(live) == 2 else _("All {count} statements").format(count=count)
        return _details(words, "".join(_statement(question, one) for one in live))
    printed = [one for one in live if one.original or one.locator]
    return _details(_("As printed"), "".join(f"<li>{_printed(one)}</li>" for one in printed)) if printed else ""


def _earlier(question: Question, old: Sequence[Statement]) -> str:
    if not old:
        return ""
    words = ngettext("{count} earlier answer", "{count} earlier answers", len(old))
    told = words.format(count=number(len(old)))
    return _details(f"{told[:1].upper()}{told[1:]}", "".join(_statement(question, one) for one in old))


def _details(words: str, items: str) -> str:
    return f'<details class="more"><summary>{escape(words)}</summary><ul>{items}</ul></details>'


def _statement(question: Question, one: Statement) -> str:
    tone, sign, alt = value_signs(one, question)
    why = _("Set aside: {reason}").format(reason=one.rank_reason) if not one.stands else ""
    parts = (
        drawer.answer_html(wording.value(one, question), tone, sign, alt),
        f"<p>{escape(one.note)}</p>" if one.note else "",
        f'<p><span class="law">{escape(one.legal_basis)}</span></p>' if one.legal_basis else "",
        _printed(one),
        source_line_html(one),
        verified_html([one]),
        f'<p class="src">{escape(why)}</p>' if why and one.rank_reason else "",
    )
    return f"<li>{''.join(parts)}</li>"


def _printed(one: Statement) -> str:
    """The source's own words and where they stand in it."""
    words = f"<q>{escape(one.original)}</q> " if one.original else ""
    place = escape(one.locator)
    return f'<p class="src">{words}{place}</p>' if words or place else ""


def _trust(question: Question, cell: Cell) -> str:
    best = cell.best
    source = source_line_html(best) + verified_html([best]) if best else ""
    return source + "".join(f'<span class="fl">{escape(words)}</span>' for words in wording.flags(cell, question))


def _open(questions: Sequence[Question]) -> str:
    """One row for all questions of a topic that nobody answers; many are named only when it is opened."""
    if not questions:
        return ""
    count = number(len(questions))
    words = ngettext("No data on this question", "No data on these {count}", len(questions)).format(count=count)
    if len(questions) <= _FEW:
        labels = "<br>".join(escape(question.label) for question in questions)
        answer = drawer.answer_html(words, "none", "none")
        return f'<div class="blank"><dt>{labels}</dt><dd>{answer}</dd><dd></dd></div>'
    told = ngettext("No data on {count} question", "No data on {count} questions", len(questions)).format(count=count)
    items = "".join(f"<li>{escape(question.label)}</li>" for question in questions)
    return f'<div class="blank"><dt>{escape(_("Not answered yet"))}</dt><dd>{_details(told, items)}</dd><dd></dd></div>'
