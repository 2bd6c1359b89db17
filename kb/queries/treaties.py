"""What is recorded of States and instruments: one instrument for all States, or all instruments of one State."""

from collections.abc import Mapping

from sqlmodel import Session

from kb.codebook import Topic
from kb.queries.read import Lens
from kb.queries.rows import by_cell, live, statements, views
from kb.statements.cells import cell_of
from kb.statements.views import Cell, TreatyRecord
from kb.store.models import STATEMENT

_TOPIC = "treaties"


def treaty_records(session: Session, lens: Lens, item: str) -> Mapping[str, TreatyRecord]:
    """What is recorded of one instrument, by country; who has no statement is left out.

    Raises:
        NotFound: the codebook has no treaties.
    """
    topic = lens.book.topic(_TOPIC)
    cells = _cells(session, lens, topic, item=item)
    adopted = _adopted(topic).get(item, "")
    return {
        country: TreatyRecord(country, _TOPIC, item, cells=own, adopted=adopted)
        for (country, _item), own in cells.items()
    }


def treaty_record(session: Session, lens: Lens, country: str) -> tuple[TreatyRecord, ...]:
    """One State's part in every instrument of the codebook, in its order; without cells where nothing is recorded.

    Raises:
        NotFound: the codebook has no treaties.
    """
    topic = lens.book.topic(_TOPIC)
    cells = _cells(session, lens, topic, country=country)
    adopted = _adopted(topic)
    return tuple(
        TreatyRecord(country, _TOPIC, item, cells=cells.get((country, item), {}), adopted=day)
        for item, day in adopted.items()
    )


def _adopted(topic: Topic) -> dict[str, str]:
    return {one.id: one.adopted for one in topic.shared_items}


def _cells(session: Session, lens: Lens, topic: Topic, **wanted: str) -> dict[tuple[str, str], dict[str, Cell]]:
    """Cells by question, by country and item; `wanted` names columns of the statement and what they must hold."""
    chosen = [STATEMENT.c[column] == value for column, value in wanted.items()]
    asked = STATEMENT.c.question.in_([question.id for question in topic.questions])
    found: dict[tuple[str, str], dict[str, Cell]] = {}
    for key, told in by_cell(views(session, statements().where(live(lens.at), asked, *chosen), lens.at)).items():
        country, question, item = key
        found.setdefault((country, item), {})[question] = cell_of(lens.book.question(question), told, lens.today)
    return found
