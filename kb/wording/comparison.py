"""A comparison made once: which rows are shown and how their answers compare, and how complete each country is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kb.codebook import Codebook, Topic
from kb.i18n import _, ngettext, written
from kb.statements.views import Cell, Matrix, MatrixRow
from kb.wording.likeness import Agreement, agreement, agreement_of_items


@dataclass(frozen=True, slots=True)
class Compared:
    """A row that is shown, and how its answers compare."""

    row: MatrixRow
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class Completeness:
    """What is known of one country in the rows that are shown, and what is not.

    Attributes:
        asked: questions asked of it; of an instrument only whether the State is bound.
        answered: those with an answer, coded or described.
        undated, overdue, disputed: answers without a date, not checked in time, on which sources disagree.
    """

    asked: int
    answered: int
    undated: int
    overdue: int
    disputed: int

    @property
    def unanswered(self) -> int:
        """Questions without an answer."""
        return self.asked - self.answered

    @property
    def complete(self) -> str:
        """How complete the country is, for the head of its column; "" where nothing is asked."""
        if not self.asked:
            return ""
        return _("{answered} of {of} answered").format(answered=written(self.answered), of=written(self.asked))

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is not known, for the last row; nothing where all is well."""
        told = (
            (self.unanswered, ngettext("{count} question without an answer", "{count} questions without an answer",
                                       self.unanswered)),
            (self.undated, ngettext("{count} answer without a date", "{count} answers without a date", self.undated)),
            (self.overdue, ngettext("{count} answer not checked in time", "{count} answers not checked in time",
                                    self.overdue)),
            (self.disputed, ngettext("{count} answer on which sources disagree",
                                     "{count} answers on which sources disagree", self.disputed)),
        )  # fmt: skip
        return tuple(words.format(count=written(count)) for count, words in told if count)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A matrix with what follows from it; every face and every file takes it as it is.

    Attributes:
        matrix: the answers, also those of rows that are not shown.
        book: labels of topics, questions and answers.
        rows: those that are shown, in the order of the matrix.
        completeness: of each country, in the order of the matrix, over the rows that are shown.
    """

    matrix: Matrix
    book: Codebook
    rows: tuple[Compared, ...]
    completeness: tuple[Completeness, ...]

    @property
    def left_out(self) -> int:
        """How many rows are not shown because no source answers them for any country."""
        return len(self.matrix.rows) - len(self.rows)

    @property
    def alike(self) -> int:
        """How many of the rows shown go when only differences are wanted."""
        return sum(not one.agreement.worth_a_look for one in self.rows)

    def chosen(self, *, only_differences: bool) -> tuple[Compared, ...]:
        """The rows shown: all, or those whose answers differ."""
        return tuple(one for one in self.rows if one.agreement.worth_a_look or not only_differences)

    def cells(self) -> Iterator[Cell]:
        """Every cell of the matrix, row by row and country by country; of listings the cells of each item."""
        for row in self.matrix.rows:
            for country in self.matrix.countries:
                if row.listing:
                    for item in self.matrix.items.get((country, row.topic), ()):
                        yield from item.cells.values()
                else:
                    yield self.matrix.cells[country, row.question, row.item]


def compare(matrix: Matrix, book: Codebook) -> Comparison:
    """Make the comparison of a matrix.

    Rows on a shared item (a treaty) that no source answers for any country are left out; what matters of an item, its
    topic's key question, stays even where nobody answers it.
    """
    shown = [row for row in matrix.rows if not row.item or _is_key(row, book) or _has_answer(matrix, row)]
    counted = [row for row in shown if not row.listing and (not row.item or _is_key(row, book))]
    return Comparison(
        matrix,
        book,
        tuple(Compared(row, _agreement(matrix, row, book)) for row in shown),
        tuple(
            completeness([matrix.cells[country, row.question, row.item] for row in counted])
            for country in matrix.countries
        ),
    )


def by_topic(rows: Sequence[Compared], book: Codebook) -> Iterator[tuple[Topic, list[tuple[str, list[Compared]]]]]:
    """Rows by topic, and within it by the shared item that they are about ("" = none), in their order."""
    for topic, own in groupby(rows, lambda one: one.row.topic):
        yield book.topic(topic), [(item, list(found)) for item, found in groupby(own, lambda one: one.row.item)]


def _is_key(row: MatrixRow, book: Codebook) -> bool:
    return row.question == book.topic(row.topic).key


def _has_answer(matrix: Matrix, row: MatrixRow) -> bool:
    return any(cell.statements for cell in matrix.row(row))


def _agreement(matrix: Matrix, row: MatrixRow, book: Codebook) -> Agreement:
    """How the answers of a row compare, whatever kind of row it is."""
    if row.listing:
        return agreement_of_items([matrix.items.get((country, row.topic), ()) for country in matrix.countries])
    return agreement(matrix.row(row), book.question(row.question))


def completeness(cells: Sequence[Cell]) -> Completeness:
    """Count what is known in the cells of one country; listings have no denominator and are left out by who calls."""
    answered = [cell for cell in cells if cell.is_known]
    return Completeness(
        len(cells),
        len(answered),
        sum(cell.has("undated") for cell in answered),
        sum(cell.has("overdue") for cell in answered),
        sum(cell.has("disagree") for cell in answered),
    )
