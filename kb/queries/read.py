"""Comparison, cells, items, history, figures and the inbox."""

import json
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import func, select
from sqlmodel import Session

from kb.codebook import Codebook, Topic
from kb.countries import WORLD
from kb.queries.cells import Cells, Key, Lens, blank, cells, items_of
from kb.queries.rows import live, statements, views
from kb.statements.views import Cell, Figures, Item, Matrix, MatrixRow, Pending, Step
from kb.store.models import ALIAS, CONTRIBUTION, HEADING, PROPOSAL, REVISION, STATEMENT

_PART = "-"  # only ISO 3166-2 codes have one: GB-SCT
_NEWEST = select(func.max(REVISION.c.number))


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
    found = cells(session, lens, questions, countries=countries)
    rows = tuple(_rows(topics, questions, found))
    listed = [lens.book.topic(row.topic) for row in rows if row.listing]
    filled = {
        key: found.get(key) or blank(key)
        for row in rows
        if not row.listing
        for country in countries
        for key in [(country, row.question, row.item)]
    }
    listings = _listings(listed, countries, found)
    return Matrix(tuple(countries), rows, filled, listings, version(session) if lens.at is None else lens.at)


def _listings(
    topics: Iterable[Topic], countries: Sequence[str], found: Cells
) -> dict[tuple[str, str], tuple[Item, ...]]:
    """The items of these topics by country and topic, by title; none where a country has none."""
    listed: dict[tuple[str, str], list[Item]] = {(country, topic.id): [] for country in countries for topic in topics}
    for topic in topics:
        for item in items_of(topic, found):
            listed[item.country, topic.id].append(item)
    return {place: tuple(items) for place, items in listed.items()}


def cell(session: Session, lens: Lens, key: Key) -> Cell:
    """One cell, by country, question and item ("" where the topic asks once); blank when nobody answered."""
    country, question, item = key
    found = cells(session, lens, [question], STATEMENT.c.item == item, countries=[country])
    return found.get(key) or blank(key)


def across(session: Session, lens: Lens, question: str, item: str = "") -> Mapping[str, Cell]:
    """The answers of all countries to one question (about one shared item), by country; who has none is left out.

    Raises:
        NotFound: a question that the codebook does not hold.
    """
    found = cells(session, lens, [question], STATEMENT.c.item == item)
    return {country: one for (country, _question, _item), one in found.items()}


def answered_questions(session: Session) -> frozenset[str]:
    """Ids of the questions that somebody answers for some country."""
    return frozenset(session.execute(select(STATEMENT.c.question).where(live(None)).distinct()).scalars())


def items(session: Session, lens: Lens, country: str, topic: str) -> tuple[Item, ...]:
    """The hotlines, organisations, laws, treaties ... of a country, by title."""
    asked = lens.book.topic(topic)
    return items_of(asked, cells(session, lens, asked.question_ids, countries=[country]))


def directory(session: Session, lens: Lens, topic: str, item: str = "") -> tuple[Item, ...]:
    """The items of a topic that repeats, of all countries, by country code and title; or one item that they share."""
    asked = lens.book.topic(topic)
    where = (STATEMENT.c.item == item,) if item else ()
    return items_of(asked, cells(session, lens, asked.question_ids, *where))


def picked(
    session: Session, lens: Lens, topic: str, places: Iterable[tuple[str, str]]
) -> Mapping[tuple[str, str], Item]:
    """These items (country, item) of a topic, those that exist, by one query."""
    asked, wanted = lens.book.topic(topic), set(places)
    if not wanted:
        return {}
    among = STATEMENT.c.item.in_({item for _country, item in wanted})
    found = cells(session, lens, asked.question_ids, among, countries={country for country, _item in wanted})
    return {(one.country, one.item): one for one in items_of(asked, found) if (one.country, one.item) in wanted}


def history(session: Session, key: Key) -> tuple[Step, ...]:
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
    return session.connection().execute(_NEWEST).scalar_one() or 0


def settled_names(session: Session) -> dict[str, str]:
    """Names that a person settled: name as printed -> country code."""
    return {row.name: row.country for row in session.execute(select(ALIAS).order_by(ALIAS.c.name))}


def settled_headings(session: Session) -> dict[str, str]:
    """Headings that a person settled: heading as printed -> field or question."""
    return {row.heading: row.field for row in session.execute(select(HEADING).order_by(HEADING.c.heading))}


def _asked(book: Codebook, asked: Sequence[str]) -> tuple[list[Topic], list[str]]:
    known = {topic.id: topic.question_ids for topic in book.topics}
    questions = [question for id in asked for question in known.get(id, [id])]
    topics = dict.fromkeys(book.question(question).topic for question in questions)
    return [book.topic(topic) for topic in topics], list(dict.fromkeys(questions))


def _rows(topics: Sequence[Topic], questions: Sequence[str], answered: Cells) -> Iterable[MatrixRow]:
    for topic in topics:
        here = set(topic.question_ids)
        own = [id for id in questions if id in here]
        if not topic.repeats:
            yield from (MatrixRow(topic.id, id) for id in own)
        elif topic.items == "own":
            yield MatrixRow(topic.id, topic.key, listing=True)
        else:
            found = {item for _country, question, item in answered if question in own}
            known = [item.id for item in topic.shared_items]
            shared = [*(item for item in known if item in found), *sorted(found.difference(known))]
            yield from (MatrixRow(topic.id, id, item) for item in shared for id in own)
