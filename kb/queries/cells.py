"""The one reader of cells: live statements that meet conditions, as cells, with the laws that cast doubt on them."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import Session

from kb.codebook import Codebook, Topic
from kb.queries.rows import by_cell, live, statements, views
from kb.statements.cells import Law, cell_of
from kb.statements.statement import Statement
from kb.statements.views import Cell, Item
from kb.store.models import STATEMENT

Key = tuple[str, str, str]
"""Country, question and item ("" where the topic asks once) of a cell."""

Cells = Mapping[Key, Cell]

_LAW_NAME, _LAW_SUBJECT, _LAW_YEAR, _LAW_FORCE = "laws.name", "laws.subject", "laws.year", "laws.in_force"
_LAWS = (_LAW_NAME, _LAW_SUBJECT, _LAW_YEAR, _LAW_FORCE)


@dataclass(frozen=True, slots=True)
class Lens:
    """By what to read.

    Attributes:
        book: the codebook.
        today: the day that "overdue" and "recent" count from.
        at: revision to look back to; None = now.
    """

    book: Codebook
    today: dt.date
    at: int | None = None


def cells(
    session: Session,
    lens: Lens,
    questions: Collection[str],
    *where: ColumnElement[bool],
    countries: Collection[str] | None = None,
) -> dict[Key, Cell]:
    """The cells of these questions that somebody answers, by one query (two where there are conditions).

    A newer law casts doubt on an answer: where any of the questions can be outdated by laws, the laws of the countries
    are read along, whatever the conditions say, and the cells carry the flag.

    Args:
        session: a reading session.
        lens: by what to read.
        questions: ids of questions of the codebook.
        where: further conditions on the statements that answer them.
        countries: codes; None = all.

    Raises:
        NotFound: a question that the codebook does not hold.
    """
    asked = {id: lens.book.question(id) for id in questions}
    laws = _law_questions(lens.book, asked)
    found = _grouped(session, lens, asked.keys() if where else {*asked, *laws}, countries, where)
    doubts = _laws(_grouped(session, lens, laws, countries) if where else found) if laws else {}
    return {
        key: cell_of(asked[key[1]], told, lens.today, doubts.get(key[0], ()))
        for key, told in found.items()
        if key[1] in asked
    }


def _grouped(
    session: Session,
    lens: Lens,
    questions: Collection[str],
    countries: Collection[str] | None,
    where: Sequence[ColumnElement[bool]] = (),
) -> dict[Key, list[Statement]]:
    among = (STATEMENT.c.country.in_(countries),) if countries is not None else ()
    query = statements().where(live(lens.at), *among, STATEMENT.c.question.in_(sorted(questions)), *where)
    return by_cell(views(session, query, lens.at))


def blank(key: Key) -> Cell:
    """A cell that nobody answers."""
    return Cell(*key, "not_assessed")


def by_item(found: Cells) -> dict[tuple[str, str], dict[str, Cell]]:
    """Cells by question, grouped by country and item."""
    grouped: dict[tuple[str, str], dict[str, Cell]] = {}
    for (country, question, item), one in found.items():
        grouped.setdefault((country, item), {})[question] = one
    return grouped


def items_of(topic: Topic, found: Cells) -> tuple[Item, ...]:
    """The items of a topic that these cells make, by country and title; cells of other topics are left out."""
    ids = set(topic.question_ids)
    own = by_item({key: one for key, one in found.items() if key[1] in ids})
    made = [Item(code, topic.id, item, title_of(topic, item, told), told) for (code, item), told in own.items()]
    return tuple(sorted(made, key=lambda one: (one.country, one.title.casefold(), one.item)))


def title_of(topic: Topic, item: str, own: Mapping[str, Cell]) -> str:
    """What an item is called: the answer to its topic's key question, coded or as printed; else its slug."""
    named = own.get(topic.key)
    return (named.statements[0].value or named.statements[0].original or item) if named else item


def _law_questions(book: Codebook, questions: Iterable[str]) -> tuple[str, ...]:
    doubtful = any(book.question(question).outdated_by for question in questions)
    return tuple(id for id in _LAWS if id in book.questions) if doubtful else ()


def _laws(grouped: Mapping[Key, Sequence[Statement]]) -> dict[str, list[Law]]:
    """The laws of each country that carry a year and are not said to be out of force."""
    laws: dict[str, list[Law]] = {}
    for (country, question, item), found in grouped.items():
        if question != _LAW_YEAR:
            continue
        force = _values(grouped.get((country, _LAW_FORCE, item)))
        names = _values(grouped.get((country, _LAW_NAME, item)))
        subjects = _values(grouped.get((country, _LAW_SUBJECT, item)))
        years = _values(found)
        if names and years and not force & {"no", "not_in_force"}:
            laws.setdefault(country, []).append(Law(min(names), frozenset(subjects), max(years)))
    return laws


def _values(found: Sequence[Statement] | None) -> set[str]:
    return {value for one in found or () for value in one.value.split(";") if value}
