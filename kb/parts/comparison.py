"""The comparison as a table: questions as rows, countries as columns; each answer a button that opens its sources."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import htpy as h

from kb import wording
from kb.codebook import Question, Topic
from kb.i18n import _, written
from kb.parts import answers
from kb.statements.statement import Statement
from kb.statements.views import Cell, Item, MatrixRow
from kb.topics import contacts
from kb.wording.comparison import Compared, Comparison, by_topic
from kb.wording.likeness import signs
from kb.wording.sources import publisher

TITLES_IN_A_CELL = 4
_QUESTION_PIXELS, _COUNTRY_PIXELS = 208, 176


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column: the country's name, and the State that it is a part of ("" for a State)."""

    name: str
    part: str = ""


def cell_id(country: str, row: MatrixRow) -> str:
    """The name of a cell in the address: country|question|item."""
    return f"{country}|{row.question}|{row.item}"


def drawn(comparison: Comparison, headings: Sequence[Heading], *, only_differences: bool) -> h.Fragment:
    """The table in its scrolling box, and what its signs mean below it.

    Args:
        comparison: what is compared.
        headings: one for each country, in the order of the matrix.
        only_differences: without the rows whose answers are alike.
    """
    rows = comparison.chosen(only_differences=only_differences)
    empty = h.p(".empty")[_("No row differs. Switch off “Only differences” to see all questions.")]
    return h.fragment[
        h.div(".mx", tabindex="0", role="region", aria_label=_("Comparison, scrolls sideways"))[
            _table(comparison, rows, headings) if rows else empty
        ],
        h.ul(".key", aria_label=_("Signs"))[
            (h.li[answers.marked(tone, mark), words] for tone, mark, words in _legend())
        ],
    ]


def _table(comparison: Comparison, rows: Sequence[Compared], headings: Sequence[Heading]) -> h.Element:
    width = _QUESTION_PIXELS + _COUNTRY_PIXELS * len(headings)
    return h.table(style=f"min-width: {width}px")[
        h.caption(".sr")[_("Questions as rows, countries as columns")],
        h.colgroup[h.col(".q"), [h.col for _heading in headings]],
        h.thead[h.tr[h.th(scope="col")[_("Choose an answer to see every source")], _heads(comparison, headings)]],
        (
            h.tbody[
                h.tr(".topic")[h.th(colspan=str(len(headings) + 1), scope="colgroup")[h.span[topic.label]]],
                _lines(comparison, topic, parts, headings),
            ]
            for topic, parts in by_topic(rows, comparison.book)
        ),
        h.tbody[_unknown(comparison, headings)],
    ]


def _heads(comparison: Comparison, headings: Sequence[Heading]) -> Iterator[h.Element]:
    for heading, known in zip(headings, comparison.completeness, strict=True):
        yield h.th(scope="col")[heading.name, (h.small[words] for words in (heading.part, known.complete) if words)]


def _lines(
    comparison: Comparison, topic: Topic, parts: Sequence[tuple[str, list[Compared]]], headings: Sequence[Heading]
) -> Iterator[h.Node]:
    for item, found in parts:
        if item:
            yield _of_item(topic, item, len(headings) + 1)
        for one in found:
            yield _row(comparison, one, headings)


def _of_item(topic: Topic, item: str, columns: int) -> h.Element:
    """The line over the rows of an item that all countries share: a treaty's short name and its title."""
    label = topic.item_label(item)
    title = next((one.title for one in topic.shared_items if one.id == item), "")
    return h.tr(".item")[
        h.th(colspan=str(columns), scope="rowgroup")[h.span[label], bool(title) and title != label and h.small[title]]
    ]


def _row(comparison: Comparison, one: Compared, headings: Sequence[Heading]) -> h.Element:
    matrix, row, book = comparison.matrix, one.row, comparison.book
    if row.listing:
        listed = [(cell_id(code, row), matrix.items.get((code, row.topic), ())) for code in matrix.countries]
        count = written(sum(len(items) for _name, items in listed))
        label, told = book.topic(row.topic).label, ("", _("{count} on record").format(count=count))
        inside = [(name, _items(items)) for name, items in listed]
    else:
        question = book.question(row.question)
        label, told = question.label, (wording.articles(question), one.agreement.sentence)
        inside = [(cell_id(cell.country, row), _cell(cell, question)) for cell in matrix.row(row)]
    return h.tr(class_="differs" if one.agreement.differ and not row.listing else None)[
        h.th(".q", scope="row")[label, (h.small[words] for words in told if words)],
        (h.td[_button(heading, *cell)] for heading, cell in zip(headings, inside, strict=True)),
    ]


def _button(heading: Heading, name: str, inside: h.Node) -> h.Element:
    return h.button(".cell", type="button", data_cell=name, aria_haspopup="dialog")[
        h.span(".who")[heading.name], inside
    ]


def _cell(cell: Cell, question: Question) -> h.Node:
    best = cell.best
    return [
        answers.inline(wording.answer(cell, question), *signs(cell, question)),
        best is not None
        and [
            bool(best.note) and h.span(".say")[best.note],
            bool(best.legal_basis) and h.span(".law")[best.legal_basis],
            _source(best),
        ],
        answers.flags(cell, question),
    ]


def _source(best: Statement) -> h.Element:
    trust = _("verified {date}").format(date=wording.date(best.verified_on)) if best.verified_by else _("reported")
    date = h.span(class_=None if best.as_of else "undated")[wording.as_of(best)]
    return h.span(".src")[f"{publisher(best)} · ", date, f" · {trust}"]


def _items(items: Sequence[Item]) -> h.Node:
    if not items:
        return answers.inline(_("None recorded yet"), "none", "none")
    rest = len(items) - TITLES_IN_A_CELL
    return [
        (_item(item) for item in contacts.in_use_first(items)[:TITLES_IN_A_CELL]),
        rest > 0 and h.span(".more")[_("and {count} more").format(count=rest)],
        (answers.flag(words) for words in wording.contacts_flags(items)),
    ]


def _item(item: Item) -> h.Element:
    mark = wording.contact(item)
    return h.span(".item")[item.title, bool(mark) and [" · ", h.span(".undated")[mark]]]


def _unknown(comparison: Comparison, headings: Sequence[Heading]) -> h.Element:
    nothing = (_("Every question shown has a dated answer."),)
    cells = zip(headings, comparison.completeness, strict=True)
    return h.tr(".unknown")[
        h.th(".q", scope="row")[_("What we do not know")],
        (
            h.td[h.span(".who")[heading.name], (h.span(".gap")[words] for words in known.sentences or nothing)]
            for heading, known in cells
        ),
    ]


def _legend() -> tuple[tuple[str, str, str], ...]:
    """Tone, sign and words of each sign."""
    return (
        ("favourable", "favourable", _("meets the standard")),
        ("partly", "partly", _("partly")),
        ("unfavourable", "unfavourable", _("below the standard")),
        ("neutral", "described", _("described, not coded")),
        ("unknown", "unknown", _("asked, nobody knows")),
        ("none", "none", _("no data, or not yet assessed")),
    )
