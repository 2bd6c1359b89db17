"""Comparison, cells, items, history, figures and the inbox."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlmodel import Session

from kb.codebook import Codebook, Topic
from kb.countries import WORLD
from kb.queries.rows import by_cell, live, statements, views
from kb.statements.cells import Law, cell_of
from kb.statements.statement import Statement
from kb.statements.views import Cell, Figures, Item, Matrix, MatrixRow, Pending, Step
from kb.store.models import ALIAS, CONTRIBUTION, HEADING, PROPOSAL, REVISION, STATEMENT

_LAW_NAME, _LAW_SUBJECT, _LAW_YEAR, _LAW_FORCE = "laws.name", "laws.subject", "laws.year", "laws.in_force"
_LAWS = (_LAW_NAME, _LAW_SUBJECT, _LAW_YEAR, _LAW_FORCE)

_PART = "-"  # only ISO 3166-2 codes have one: GB-SCT

_Cells = dict[tuple[str, str, str], Cell]
_Grouped = dict[tuple[str, str, str], list[Statement]]


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


def matrix(session: Session, lens: Lens, countries: Sequence[str], asked: Sequence[str]) -> Matrix:
    """Compare countries, by one query.

    Args:
        session: a reading session.
        lens: by what to read.
        countries: codes, in the order of the columns.
        asked: ids of topics or questions, in the order of the rows.

    Raises:
        NotFound: a topic or question that the codebook does not hold.
    """
    topics, questions = _asked(lens.book, asked)
    grouped = _grouped(session, lens, countries, {*questions, *_law_questions(lens.book, questions)})
    laws = _laws(grouped)
    wanted = set(questions)
    cells = {
        key: cell_of(lens.book.question(key[1]), found, lens.today, laws.get(key[0], ()))
        for key, found in grouped.items()
        if key[1] in wanted
    }
    rows = tuple(_rows(topics, questions, cells))
    listed = {row.topic for row in rows if row.listing}
    listings = {
        (country, id): items_of(lens.book.topic(id), country, cells) for country in countries for id in sorted(listed)
    }
    filled = {
        (country, row.question, row.item): _cell_or_blank(cells, (country, row.question, row.item))
        for row in rows
        if not row.listing
        for country in countries
    }
    return Matrix(tuple(countries), rows, filled, listings, version(session) if lens.at is None else lens.at)


def cell(session: Session, lens: Lens, key: tuple[str, str, str]) -> Cell:
    """One cell, by country, question and item ("" where the topic asks once); blank when nobody answered."""
    country, question, item = key
    asked = {question, *_law_questions(lens.book, [question])}
    grouped = _grouped(session, lens, [country], asked)
    found = grouped.get((country, question, item))
    if not found:
        return Cell(country, question, item, "not_assessed")
    return cell_of(lens.book.question(question), found, lens.today, _laws(grouped).get(country, ()))


def across(session: Session, lens: Lens, question: str, item: str = "") -> Mapping[str, Cell]:
    """The answers of all countries to one question (about one shared item), by country; who has none is left out.

    Raises:
        NotFound: a question that the codebook does not hold.
    """
    asked = lens.book.question(question)
    laws = _law_questions(lens.book, [question])
    wanted = (STATEMENT.c.question == question) & (STATEMENT.c.item == item)
    query = statements().where(live(lens.at), wanted | STATEMENT.c.question.in_(laws) if laws else wanted)
    grouped = by_cell(views(session, query, lens.at))
    doubts = _laws(grouped) if laws else {}
    return {
        country: cell_of(asked, found, lens.today, doubts.get(country, ()))
        for (country, id, _item), found in grouped.items()
        if id == question
    }


def answered_questions(session: Session) -> frozenset[str]:
    """Ids of the questions that somebody answers for some country."""
    return frozenset(session.execute(select(STATEMENT.c.question).where(live(None)).distinct()).scalars())


def items(session: Session, lens: Lens, country: str, topic: str) -> tuple[Item, ...]:
    """The hotlines, organisations, laws, treaties ... of a country, by title."""
    asked = lens.book.topic(topic)
    grouped = _grouped(session, lens, [country], {question.id for question in asked.questions})
    cells = {key: cell_of(lens.book.question(key[1]), found, lens.today) for key, found in grouped.items()}
    return items_of(asked, country, cells)


def picked(
    session: Session, lens: Lens, topic: str, places: Iterable[tuple[str, str]]
) -> Mapping[tuple[str, str], Item]:
    """These items (country, item) of a topic, those that exist, by one query."""
    asked, wanted = lens.book.topic(topic), set(places)
    among = (
        STATEMENT.c.country.in_({country for country, _item in wanted}),
        STATEMENT.c.item.in_({item for _country, item in wanted}),
        STATEMENT.c.question.in_([question.id for question in asked.questions]),
    )
    grouped = by_cell(views(session, statements().where(live(lens.at), *among), lens.at))
    cells = {key: cell_of(lens.book.question(key[1]), found, lens.today) for key, found in grouped.items()}
    found = [one for country in {key[0] for key in cells} for one in items_of(asked, country, cells)]
    return {(one.country, one.item): one for one in found if (one.country, one.item) in wanted}


def history(session: Session, key: tuple[str, str, str]) -> tuple[Step, ...]:
    """Every revision that touched a cell (country, question, item), newest first."""
    country, question, item = key
    query = statements().where(
        STATEMENT.c.country == country, STATEMENT.c.question == question, STATEMENT.c.item == item
    )
    found = views(session, query)
    numbers = {one.added_in for one in found} | {one.retired_in for one in found if one.retired_in}
    signed = select(REVISION).where(REVISION.c.number.in_(numbers)).order_by(REVISION.c.number.desc())
    return tuple(
        Step(
            row.number,
            row.at,
            row.by,
            row.message,
            tuple(one for one in found if one.added_in == row.number),
            tuple(one for one in found if one.retired_in == row.number),
        )
        for row in session.execute(signed)
    )


def inbox(session: Session) -> tuple[Pending, ...]:
    """Statements that wait for a decision, oldest first."""
    query = (
        select(PROPOSAL, CONTRIBUTION.c.title, CONTRIBUTION.c.by, CONTRIBUTION.c.at)
        .join(CONTRIBUTION, CONTRIBUTION.c.id == PROPOSAL.c.contribution)
        .where(PROPOSAL.c.state == "pending", PROPOSAL.c.action != "source")
        .order_by(PROPOSAL.c.id)
    )
    rows = session.execute(query).all()
    bases = [row.base for row in rows if row.base is not None]
    before = {one.id: one for one in views(session, statements().where(STATEMENT.c.id.in_(bases)))} if bases else {}
    return tuple(
        Pending(
            row.id,
            row.contribution,
            row.title,
            row.by,
            row.at,
            row.action,
            row.place,
            {name: word for name, word in json.loads(row.fields).items() if name != "salt"},
            before.get(row.base),
        )
        for row in rows
    )


def figures(session: Session, book: Codebook) -> Figures:
    """Live counts. `hotlines` and `organisations` count items, not statements."""
    now = live(None)
    count, distinct = func.count(), func.distinct
    total, used = session.execute(select(count, func.count(distinct(STATEMENT.c.source))).where(now)).one()
    codes = set(session.execute(select(distinct(STATEMENT.c.country)).where(now)).scalars()) - {WORLD}
    parts = sum(_PART in code for code in codes)
    undated = session.execute(select(count).where(now, STATEMENT.c.as_of == "")).scalar_one()
    unverified = session.execute(select(count).where(now, STATEMENT.c.verified_by == "")).scalar_one()
    titles = {
        topic.id: session.execute(
            select(func.count(distinct(STATEMENT.c.country + "/" + STATEMENT.c.item))).where(
                now, STATEMENT.c.question == topic.key
            )
        ).scalar_one()
        for topic in book.topics
        if topic.id in ("hotlines", "organisations")
    }
    return Figures(
        statements=total,
        countries=len(codes) - parts,
        parts=parts,
        sources=used,
        hotlines=titles.get("hotlines", 0),
        organisations=titles.get("organisations", 0),
        undated=undated,
        unverified=unverified,
        revision=version(session),
    )


def version(session: Session) -> int:
    """Number of the newest revision; 0 for an empty base."""
    return session.execute(select(func.max(REVISION.c.number))).scalar_one() or 0


def settled_names(session: Session) -> dict[str, str]:
    """Names that a person settled: name as printed -> country code."""
    return {row.name: row.country for row in session.execute(select(ALIAS).order_by(ALIAS.c.name))}


def settled_headings(session: Session) -> dict[str, str]:
    """Headings that a person settled: heading as printed -> field or question."""
    return {row.heading: row.field for row in session.execute(select(HEADING).order_by(HEADING.c.heading))}


def _asked(book: Codebook, asked: Sequence[str]) -> tuple[list[Topic], list[str]]:
    known = {topic.id: [question.id for question in topic.questions] for topic in book.topics}
    questions = [question for id in asked for question in known.get(id, [id])]
    topics = dict.fromkeys(book.question(question).topic for question in questions)
    return [book.topic(topic) for topic in topics], list(dict.fromkeys(questions))


def _law_questions(book: Codebook, questions: Iterable[str]) -> tuple[str, ...]:
    doubtful = any(book.question(question).outdated_by for question in questions)
    return tuple(id for id in _LAWS if id in book.questions) if doubtful else ()


def _grouped(session: Session, lens: Lens, countries: Sequence[str], questions: set[str]) -> _Grouped:
    query = statements().where(
        live(lens.at), STATEMENT.c.country.in_(countries), STATEMENT.c.question.in_(sorted(questions))
    )
    return by_cell(views(session, query, lens.at))


def _laws(grouped: _Grouped) -> dict[str, list[Law]]:
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


def _rows(topics: Sequence[Topic], questions: Sequence[str], cells: _Cells) -> Iterable[MatrixRow]:
    for topic in topics:
        asked_here = {question.id for question in topic.questions}
        own = [id for id in questions if id in asked_here]
        if not topic.repeats:
            yield from (MatrixRow(topic.id, id) for id in own)
        elif topic.items == "own":
            yield MatrixRow(topic.id, topic.key, listing=True)
        else:
            found = {item for _country, question, item in cells if question in own}
            known = [item.id for item in topic.shared_items]
            shared = [*(item for item in known if item in found), *sorted(found.difference(known))]
            yield from (MatrixRow(topic.id, id, item) for item in shared for id in own)


def items_of(topic: Topic, country: str, cells: Mapping[tuple[str, str, str], Cell]) -> tuple[Item, ...]:
    """The items of a topic and country that these cells make, by title."""
    ids = {question.id for question in topic.questions}
    found: dict[str, dict[str, Cell]] = {}
    for (where, question, item), one in cells.items():
        if where == country and question in ids:
            found.setdefault(item, {})[question] = one
    made = [Item(country, topic.id, item, _title(topic, item, own), own) for item, own in found.items()]
    return tuple(sorted(made, key=lambda one: (one.title.casefold(), one.item)))


def _title(topic: Topic, item: str, cells: Mapping[str, Cell]) -> str:
    named = cells.get(topic.key)
    return (named.statements[0].value or named.statements[0].original or item) if named else item


def _cell_or_blank(cells: _Cells, key: tuple[str, str, str]) -> Cell:
    found = cells.get(key)
    return found if found else Cell(*key, "not_assessed")
