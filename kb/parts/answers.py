"""An answer wherever it is read: its sign, the words behind it, who says so and when. htpy escapes every word."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from string import Formatter

import htpy as h

from kb import wording
from kb.codebook import Question
from kb.i18n import _
from kb.statements.statement import Statement
from kb.statements.views import Cell
from kb.wording.likeness import signs, value_signs
from kb.wording.sources import dated, publisher

To = Callable[[str, Mapping[str, str]], str]
"""How the address of a page of the app is made: from its name and what is asked of it."""

_WEB = ("https://", "http://")


def answer(words: str, tone: str, sign: str, alt: str = "") -> h.Element:
    """An answer with its sign; the sign's meaning follows as text for those who do not see it."""
    return h.p(class_=["ans", tone])[_signed(words, sign, alt)]


def inline(words: str, tone: str, sign: str, alt: str = "") -> h.Element:
    """The same inside of a line, a button or a cell of a table."""
    return h.span(class_=["ans", tone])[_signed(words, sign, alt)]


def _signed(words: str, sign: str, alt: str) -> h.Fragment:
    return h.fragment[
        bool(sign) and h.i(class_=["sg", sign], aria_hidden="true"),
        h.span[words, bool(alt) and h.span(".sr")[f" ({alt})"]],
    ]


def of_cell(cell: Cell, question: Question) -> h.Element:
    """The answer that a cell shows."""
    return answer(wording.answer(cell, question), *signs(cell, question))


def of_statement(statement: Statement, question: Question) -> h.Element:
    """What one statement answers."""
    return answer(wording.value(statement, question), *value_signs(statement, question))


def outside(words: str, address: str) -> h.Node:
    """A link to another site, or the bare words where the address is not a plain web address."""
    if not address.startswith(_WEB):
        return words
    return h.a(href=address, target="_blank", rel="noopener noreferrer")[words]


def inside(words: h.Node, address: str) -> h.Element:
    """A link to another page of the app."""
    return h.a(href=address, target="_self")[words]


def source_line(statement: Statement) -> h.Element:
    """Publisher, linked where it has a web address, and date; a missing date is said where it would stand."""
    date = wording.as_of(statement)
    return h.p(".src")[
        outside(publisher(statement), statement.source.url),
        " · ",
        date if statement.as_of else h.span(".undated")[date],
    ]


def source(statement: Statement) -> h.Fragment:
    """Title (linked where the address is a web address), publisher and year of publication."""
    one = statement.source
    return h.fragment[
        outside(one.title or one.id, one.url),
        f". {one.publisher}",
        bool(one.published) and f", {wording.date(one.published)}",
        ".",
        bool(one.obtained) and f" {one.obtained}",
    ]


def as_of(statement: Statement) -> h.Node:
    """The date that a statement speaks for; marked where its source states none."""
    return dated(statement) if statement.as_of else h.span(".undated")[dated(statement)]


def verified(statements: Iterable[Statement]) -> h.Fragment:
    """Who verified an answer and when; nothing for an answer that is only reported."""
    told = _("Verified by {name}, {date}")
    by = (one for one in statements if one.verified_by)
    lines = (told.format(name=one.verified_by, date=wording.date(one.verified_on)) for one in by)
    return h.fragment[(h.p(".verified")[line] for line in dict.fromkeys(lines))]


def said(statement: Statement) -> h.Fragment:
    """What stands under an answer: its note, and the law and article behind it."""
    return h.fragment[
        bool(statement.note) and h.p(".say")[statement.note],
        bool(statement.legal_basis) and h.p[h.span(".law")[statement.legal_basis]],
    ]


def flag(words: str) -> h.Element:
    """What changes trust in an answer."""
    return h.span(".fl")[words]


def flags(cell: Cell, question: Question) -> h.Fragment:
    """Everything that changes trust in a cell's answer."""
    return h.fragment[(flag(words) for words in wording.flags(cell, question))]


def fields(named: Iterable[tuple[str, h.Node]]) -> h.Element:
    """Names and values as a definition list."""
    return h.dl(".f")[((h.dt[name], h.dd[value]) for name, value in named)]


def lines(values: Iterable[h.Node]) -> h.Fragment:
    """Several values, each on a line of its own."""
    return joined(values, h.br)


def joined(values: Iterable[h.Node], between: h.Node) -> h.Fragment:
    """Several values with something between them."""
    return h.fragment[((place > 0 and between, value) for place, value in enumerate(values))]


def filled(sentence: str, **values: h.Node) -> h.Fragment:
    """A translated sentence whose gaps ({name}) hold elements."""
    parts = Formatter().parse(sentence)
    return h.fragment[((words, values[name] if name else None) for words, name, _spec, _conversion in parts)]


def opened(words: str, items: Iterable[h.Node]) -> h.Element:
    """A list that stays closed until its words are chosen."""
    return h.details(".more")[h.summary[words], h.ul[items]]


def closed(words: str, *inside: h.Node, kind: str = "") -> h.Element:
    """Something wide that stays closed until its words are chosen; `kind` is a class of its own."""
    return h.details(class_=["more", "wide", kind])[h.summary[words], inside]


def listed(headings: Sequence[str], rows: Iterable[Sequence[h.Node]]) -> h.Element:
    """A table that stands as a list on a phone. The first cell of a row names it; "" and None are empty cells."""
    return h.table(".listed")[
        h.thead[h.tr[(h.th(scope="col")[heading] for heading in headings)]],
        h.tbody[(_row(headings, row) for row in rows)],
    ]


def _row(headings: Sequence[str], row: Sequence[h.Node]) -> h.Element:
    first, *rest = row
    cells = zip(headings[1:], rest, strict=True)
    return h.tr[h.th(scope="row")[first], ((h.td(data_h=heading)[cell] if cell else h.td) for heading, cell in cells)]
