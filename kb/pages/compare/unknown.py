"""What a comparison does not know: how complete each country is, counted over the rows that the reader sees."""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.codebook import Codebook
from kb.i18n import _, ngettext, written
from kb.statements.views import Matrix, MatrixRow


@dataclass(frozen=True, slots=True)
class Gaps:
    """What is known of one country, and what is not.

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
        """How complete the country is, for the head of its column."""
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


def gaps(matrix: Matrix, rows: Sequence[MatrixRow], book: Codebook, country: str) -> Gaps:
    """Count the cells of a country in the rows given; listings have no denominator and are left out."""
    cells = [matrix.cells[country, row.question, row.item] for row in rows if _counts(row, book)]
    answered = [cell for cell in cells if cell.is_known]
    return Gaps(
        len(cells),
        len(answered),
        sum(cell.has("undated") for cell in answered),
        sum(cell.has("overdue") for cell in answered),
        sum(cell.has("disagree") for cell in answered),
    )


def _counts(row: MatrixRow, book: Codebook) -> bool:
    return not row.listing and (not row.item or row.question == book.topic(row.topic).key)
