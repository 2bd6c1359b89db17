"""Search over everything in the base, behind one function, for both databases.

The index is kept by those who write (`kb.store.index`); here it is only read. What is found is told from live
statements.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from sqlalchemy import Float, Integer, Row, Select, and_, func, literal, or_, select, text
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import Session

from kb.codebook import Codebook
from kb.countries import Names, default_names
from kb.errors import NotFound, NotReady
from kb.queries.cells import Lens
from kb.queries.read import settled_names, version
from kb.queries.rows import by_cell, live, statements, views
from kb.queries.search.asked_words import Query, Term, fts5, tsquery, understand
from kb.queries.search.found import Found, Group, Hit, Marked, Way, mark, snippet
from kb.queries.search.spelling import Vocabulary, vocabulary
from kb.statements.cells import best_first
from kb.statements.statement import Statement
from kb.store.index import KINDS, MEANT, SEPARATOR, Said, country_key, text_of
from kb.store.models import SEARCH_DOCUMENT, SEARCH_STATE, STATEMENT

SEARCH_KINDS = KINDS
"""The kinds of what a search finds, in the order in which they are shown."""

EACH = 6
"""Hits of each kind that are given unless more are asked for."""

_MOST_HITS = 20_000
"""Documents that are ranked for one question; those left out are of the least telling kinds."""

_CANDIDATES = 40
"""Documents of each kind, best by the database's own measure, among which the best are then chosen."""

_MOST_EACH = 200
_MARKED_LETTERS = 3000
_TIERS = 5
"""Steps of closeness: the number or name itself, its beginning, all words in the title, some, in the text only."""

_FTS5 = text(
    "SELECT rowid AS id, bm25(search_text, 10.0, 1.0, 4.0) AS cost FROM search_text "
    "WHERE search_text MATCH :asked LIMIT :most"
).columns(id=Integer, cost=Float)
_VECTORS = text(
    "SELECT id, -ts_rank('{0.05, 0.1, 0.4, 1.0}', words, CAST(:asked AS tsquery), 1) AS cost FROM search_text "
    "WHERE words @@ CAST(:asked AS tsquery) ORDER BY id LIMIT :most"
).columns(id=Integer, cost=Float)

_Document = Row[Any]
_Cited = Mapping[tuple[str, str, str], Sequence[Statement]]


@dataclass(frozen=True, slots=True)
class _Ask:
    """What every step of one search needs to know."""

    session: Session
    lens: Lens
    kinds: tuple[str, ...]
    narrow: tuple[ColumnElement[bool], ...]
    limit: int
    names: Names = field(repr=False)


def search(  # noqa: PLR0913  (the three filters of the page, by name)
    session: Session,
    lens: Lens,
    text: str,
    *,
    kinds: Sequence[str] = (),
    country: str = "",
    topic: str = "",
    limit: int = EACH,
) -> Found:
    """Find everything live that answers to some words, names or numbers, in any language; never raises for a text.

    All words are looked for first, whole or as the start of a longer one. Where nothing holds them: as parts of words;
    then, with words corrected to the nearest that the base holds; then any of them. `Found` says which it was.

    Args:
        session: a reading session.
        lens: by what to read; the present is searched, whatever its revision.
        text: as typed; of very long ones the beginning is read.
        kinds: of `SEARCH_KINDS`, only these; none = all. `Found.counts` counts all kinds in any case.
        country: code, to search only what is about it.
        topic: id, to search only what belongs to it.
        limit: hits of each kind, at most 200.

    Raises:
        NotFound: a kind, country or topic that does not exist.
        NotReady: the index is of another revision than the base.
    """
    seal = _seal(session)
    names = _names(tuple(sorted(settled_names(session).items())))
    narrow = tuple(_narrow(lens.book, names, country, topic))
    _refuse_unknown(kinds)
    ask = _Ask(session, lens, tuple(kinds), narrow, max(1, min(limit, _MOST_EACH)), names)
    query = understand(text, names)
    if not query.ways:
        return Found(query.text)
    return _literally(ask, query) or _corrected(ask, query, seal) or _some(ask, query) or _nothing(ask, query)


def _literally(ask: _Ask, query: Query) -> Found | None:
    """By all words as they are typed, at last as parts of words."""
    return _by_words(ask, query, "words") or _by_words(ask, query.opened(), "starts") or _by_parts(ask, query)


def _by_words(ask: _Ask, query: Query, way: Way) -> Found | None:
    on_sqlite = ask.session.get_bind().dialect.name == "sqlite"
    asked = fts5(query) if on_sqlite else tsquery(query)
    hits = (_FTS5 if on_sqlite else _VECTORS).bindparams(asked=asked, most=_MOST_HITS).cte("hit")
    found = select(SEARCH_DOCUMENT, hits.c.cost).join_from(hits, SEARCH_DOCUMENT, SEARCH_DOCUMENT.c.id == hits.c.id)
    return _told(ask, query, found, way)


def _by_parts(ask: _Ask, query: Query) -> Found | None:
    """Documents that hold every term anywhere, even inside a word."""
    if sum(len(word) for term in query.terms for word in term.words) < 2:
        return None
    columns = (SEARCH_DOCUMENT.c.title_words, SEARCH_DOCUMENT.c.text_words, SEARCH_DOCUMENT.c.key_words)
    held = (or_(*(one.contains(" ".join(term.words), autoescape=True) for one in columns)) for term in query.terms)
    found = select(SEARCH_DOCUMENT, literal(0.0).label("cost")).where(and_(*held)).limit(_MOST_HITS)
    return _told(ask, query, found, "part")


def _corrected(ask: _Ask, query: Query, seal: str) -> Found | None:
    """By the nearest words that the base holds, in place of those that it does not."""
    known = vocabulary(ask.session, seal)
    meant = {term.printed: known.nearest(term.words[0]) for term in query.terms if _is_strange(term, known)}
    meant = {printed: word for printed, word in meant.items() if printed and word}
    if not meant:
        return None
    words = [meant.get(term.printed, term.printed) for term in query.terms]
    again = understand(" ".join(words), ask.names)
    found = _literally(ask, again) or _some(ask, again)
    return replace(found, text=query.text, corrected=tuple(meant.items())) if found else None


def _is_strange(term: Term, known: Vocabulary) -> bool:
    return len(term.words) == 1 and not known.begins(term.words[0])


def _some(ask: _Ask, query: Query) -> Found | None:
    """By any of the words, of the country if one is named; at last by the country alone."""
    found = _by_words(ask, query.loosened(), "some") if len(query.terms) > 1 else None
    if found is None and query.country is not None and query.beside:
        return _by_words(ask, query.only_country(), "some")
    return found


def _nothing(ask: _Ask, query: Query) -> Found:
    """No hit; say which countries have a name like it."""
    near = ask.names.suggest(query.text) if not query.digits else []
    return Found(query.text, near=tuple(one.code for one in near if not one.is_world))


def _told(ask: _Ask, query: Query, found: Select[Any], way: Way) -> Found | None:
    """Rank what a query finds, and tell the best of each kind."""
    inner = found.where(*ask.narrow).subquery()
    place = (
        func.row_number()
        .over(partition_by=inner.c.kind, order_by=(inner.c.last, inner.c.cost, inner.c.id))
        .label("place")
    )
    total = func.count().over(partition_by=inner.c.kind).label("total")
    ranked = select(inner, place, total).subquery()
    rows = ask.session.execute(select(ranked).where(ranked.c.place <= max(_CANDIDATES, ask.limit))).all()
    if not rows:
        return None
    counts = {row.kind: row.total for row in rows}
    chosen = _best(rows, query, ask, way)
    cited = _cited(ask, [row for scored in chosen.values() for _score, row in scored])
    groups = [
        Group(kind, counts[kind], tuple(_hit(row, score, query, cited, ask.lens.book) for score, row in scored))
        for kind, scored in chosen.items()
    ]
    groups.sort(key=lambda one: _place(one, query))
    return Found(query.text, tuple(groups), tuple((kind, counts[kind]) for kind in KINDS if kind in counts), way)


def _place(group: Group, query: Query) -> tuple[int, int]:
    """Kinds with the very thing that was asked for come first, those that only mention it last."""
    closest = int(group.hits[0].score)
    very_thing = query.whole or (closest == _TIERS and group.kind != "source")
    step = 0 if very_thing else 1 if closest >= _TIERS - 2 else 2
    return step, KINDS.index(group.kind)


_Scored = dict[str, list[tuple[float, _Document]]]


def _best(rows: Iterable[_Document], query: Query, ask: _Ask, way: Way) -> _Scored:
    """The best documents of each kind that is asked for, with their scores."""
    scored: _Scored = {}
    for row in rows:
        if not ask.kinds or row.kind in ask.kinds:
            scored.setdefault(row.kind, []).append((_score(row, query, way), row))
    for found in scored.values():
        found.sort(key=lambda one: (-one[0], len(one[1].title), one[1].title, one[1].id))
        del found[ask.limit :]
    return scored


def _score(row: _Document, query: Query, way: Way) -> float:
    """Steps of closeness as whole numbers, then what the database says, always less than one step."""
    cost = abs(float(row.cost))
    closeness = _TIERS - 4 if way == "some" else _closeness(row, query)
    return closeness + cost / (1 + cost) * 0.9 - 0.05 * int(row.last)


def _closeness(row: _Document, query: Query) -> int:
    title, keys, asked = row.title_words.split(), row.key_words.split(), list(query.words)
    country = query.country
    named = query.whole and country is not None and row.kind == "country" and row.country == country.code
    if title == asked or named or (query.digits and query.digits in keys):
        return _TIERS
    if title[: len(asked)] == asked:
        return _TIERS - 1
    terms = query.beside if country is not None and country_key(country.code) in keys else query.terms
    held = sum(_holds(title, term) for term in terms)
    if terms and held == len(terms):
        return _TIERS - 2
    return _TIERS - 3 if held else _TIERS - 4


def _holds(words: Sequence[str], term: Term) -> bool:
    if len(term.words) > 1:
        return f" {' '.join(term.words)} " in f" {' '.join(words)} "
    return any(word == term.words[0] or (term.start and word.startswith(term.words[0])) for word in words)


def _hit(row: _Document, score: float, query: Query, cited: _Cited, book: Codebook) -> Hit:
    place = (row.country, row.question, row.item)
    one, shown, others = _shown(row, query, cited.get(place, ()), book)
    marks = mark(shown, query.terms, query.digits)
    if row.kind == "country" and not marks:
        shown = shown.partition(SEPARATOR)[0]  # the rest are the names in other languages
    title_words = row.title_words.split()
    lead = row.kind != "country" and all(_holds(title_words, term) for term in query.terms)
    title = Marked(row.title, mark(row.title, query.terms, query.digits))
    say = snippet(shown, marks, lead=lead)
    found = Hit(row.kind, place, title, say, score, row.country, row.topic)
    return replace(found, as_of=one.as_of, source=one.source, others=others) if one else found


def _shown(
    row: _Document, query: Query, cited: Sequence[Statement], book: Codebook
) -> tuple[Statement | None, str, int]:
    """Which statement to name, the text to show, and how many other statements answer the same.

    Of an answer only one statement is shown, the best that holds what was asked: words of several sources in one
    line would be read as those of the source named below it.
    """
    if not cited or row.item:
        return (cited[0] if cited else None), row.text[:_MARKED_LETTERS], 0
    standing = [one for one in cited if one.stands] or cited
    texts = [(one, text_of(_said(one), book.questions.get(one.question))) for one in standing]
    held = (pair for pair in texts if mark(pair[1], query.terms, query.digits))
    return *next(held, texts[0]), len(standing) - 1


def _said(one: Statement) -> Said:
    return Said(one.country, one.question, one.item, one.value, one.original, one.legal_basis, one.note, one.rank)


def _cited(ask: _Ask, rows: Sequence[_Document]) -> _Cited:
    """The statements to name for each document that is made of statements: those on its question, best first."""
    wanted = {(row.country, row.question, row.item) for row in rows if row.country and row.question}
    if not wanted:
        return {}
    columns = (STATEMENT.c.country, STATEMENT.c.question, STATEMENT.c.item)
    among = and_(*(column.in_({one[at] for one in wanted}) for at, column in enumerate(columns)))
    found = by_cell(views(ask.session, statements().where(live(None), among)))
    return {key: best_first(told, ask.lens.today) for key, told in found.items() if key in wanted}


def _narrow(book: Codebook, names: Names, country: str, topic: str) -> Iterable[ColumnElement[bool]]:
    if country:
        if country not in names.countries:
            raise NotFound(f"There is no country with the code “{country}”.")
        yield SEARCH_DOCUMENT.c.country == country
    if topic:
        yield SEARCH_DOCUMENT.c.topic == book.topic(topic).id


def _refuse_unknown(kinds: Sequence[str]) -> None:
    for kind in kinds:
        if kind not in KINDS:
            raise NotFound(f"There is no kind “{kind}” to search for; kinds are: {', '.join(KINDS)}.")


def _seal(session: Session) -> str:
    """What the index was made from; NotReady when it lags behind the base."""
    state = {row.name: row.value for row in session.execute(select(SEARCH_STATE))}
    if state.get(MEANT, "0") != str(version(session)):
        raise NotReady("The search index is not of the base’s newest revision. Run `kb init` to make it anew.")
    return " ".join(value for _name, value in sorted(state.items()))


@lru_cache(maxsize=2)
def _names(settled: tuple[tuple[str, str], ...]) -> Names:
    known = default_names()
    return known.with_aliases(dict(settled)) if settled else known
