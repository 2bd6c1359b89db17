"""What is drawn of a country: one reading of everything that is on record for one country."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from kb.codebook import Codebook, Topic
from kb.countries import Country
from kb.statements.statement import Statement
from kb.statements.views import Cell, Item, Matrix


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything on record for one country, with the codebook that explains it.

    Attributes:
        name: of the country, in the reader's language.
        matrix: all topics of the codebook, for this country alone.
        today: the day that "until today" means.
    """

    country: Country
    name: str
    book: Codebook
    matrix: Matrix
    today: dt.date

    def cell(self, question: str, item: str = "") -> Cell:
        """The cell of a question; blank where nobody answered."""
        place = (self.country.code, question, item)
        return self.matrix.cells.get(place) or Cell(*place, "not_assessed")

    def items(self, topic: str) -> tuple[Item, ...]:
        """The items of a topic that belong to the country: its laws, its organisations."""
        return self.matrix.items.get((self.country.code, topic), ())

    def cells(self, topic: Topic) -> list[Cell]:
        """The cells of a topic that asks once, in the order of its questions."""
        return [self.cell(question.id) for question in topic.questions]

    def statements(self) -> Iterator[Statement]:
        """Every statement on record, those set aside too."""
        for cell in self.matrix.cells.values():
            yield from cell.statements
        for items in self.matrix.items.values():
            for item in items:
                for cell in item.cells.values():
                    yield from cell.statements


def once_topics(book: Codebook) -> list[Topic]:
    """The topics on law that ask once per country; figures that only give context are none."""
    return [topic for topic in book.topics if not topic.repeats and topic.id != "context"]


def is_outdated(cell: Cell) -> bool:
    """Whether all that is known was set aside, because the law has changed since."""
    return cell.best is None and bool(cell.statements)
