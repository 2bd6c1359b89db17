"""`kb coverage`, `kb stale` and `kb conflicts`: how complete the base is, and what to check or settle next.

The JSON documents are stable: names may be added, none is renamed or removed. What is counted, and of which places, is
told in `kb.queries.coverage`; the page Coverage shows the same figures.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from rich.table import Table

from kb import codebook, countries, queries, wording
from kb.cli.read import found
from kb.cli.show import console
from kb.codebook import Codebook, Topic
from kb.countries import Country
from kb.i18n import _, ngettext
from kb.queries import Coverage, Finding, Tally
from kb.settings import data_dir
from kb.statements.sources import Source
from kb.statements.statement import Statement
from kb.store import db

_MOST_ROWS = 40


def completeness(topics: Sequence[str], names: Sequence[str], *, as_json: bool) -> Iterator[str]:
    """Lines of `kb coverage`.

    The JSON document holds `revision`, `on` (the day), `places` (States and territories: of them every question is
    asked), `total`, `topics` (each with `topic`, `label`, what it `counts`: questions, instruments or items, and in how
    many `places_with_items` an item is on record) and `countries` (each with `country`, `name`, `kind`, `total` and its
    `topics` by id). Every total and topic holds `asked` (the denominator; 0 where there is no true one), `known`
    (answered or described), one number for each state of a cell, and `items`; the totals over countries also hold how
    long the lists are: `gaps`, `stale`, `undated`, `conflicts`.
    """
    coverage, _book = _coverage(topics, names)
    if as_json:
        yield _document(_completeness(coverage))
        return
    yield from _printed(_table_of_topics(coverage))
    yield from (line for place in coverage.places if names for line in _printed(_table_of_place(coverage, place)))
    yield _("Of an item (hotline, law ...) nobody knows how many there are: only what is on record is counted.")


def overdue(topics: Sequence[str], names: Sequence[str], *, as_json: bool) -> Iterator[str]:
    """Lines of `kb stale`.

    The JSON document holds `revision`, `on`, `count` (of rows), `answers` (that the rows mean together) and `rows`, the
    longest unchecked first: where (`country`, `name`, `topic`, `question`, `label`, `item`, `title`), `last_good` (as
    exact as known), how many `answers`, and `sources` (each with `id`, `title`, `publisher`, `url`). A row is one
    question, or one item (hotline, treaty ...) with all its overdue answers.
    """
    coverage, book = _coverage(topics, names)
    if as_json:
        yield _document(_list(coverage, coverage.stale, lambda one: _stale(one, book)))
        return
    yield from _rows(
        coverage.stale, (_("Last good"), _("Country"), _("What"), _("Sources")), lambda one: _late(one, book)
    )


def disagreements(topics: Sequence[str], names: Sequence[str], *, as_json: bool) -> Iterator[str]:
    """Lines of `kb conflicts`.

    The JSON document holds the same as that of `kb stale`, but in each row `answers` is a list of the answers that
    cannot all be true (`value`, `shown`, `perspective`, `as_of`, `note`, `source`), and there is no `last_good`.
    """
    coverage, book = _coverage(topics, names)
    if as_json:
        yield _document(_list(coverage, coverage.conflicts, lambda one: _conflict(one, book)))
        return
    yield from _rows(coverage.conflicts, (_("Country"), _("What"), _("Answers")), lambda one: _disputed(one, book))


def _coverage(topics: Sequence[str], names: Sequence[str]) -> tuple[Coverage, Codebook]:
    db.require_ready()
    book = codebook.load(data_dir() / "codebook")
    chosen, codes = [book.topic(id).id for id in topics], [country.code for country in found(names)]
    places = countries.default_names().countries.values()
    with db.reading() as session:
        return queries.coverage(session, queries.Lens(book, dt.date.today()), places).narrowed(codes, chosen), book


def _document(told: dict[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False, indent=1)


def _completeness(coverage: Coverage) -> dict[str, Any]:
    return {
        "revision": coverage.revision,
        "on": coverage.today.isoformat(),
        "places": len(coverage.whole),
        "total": _counts(coverage.total()) | _lengths(coverage),
        "topics": [_topic(coverage, topic) for topic in coverage.topics],
        "countries": [_place(coverage, place) for place in coverage.places],
    }


def _counts(tally: Tally) -> dict[str, int]:
    states: dict[str, int] = {name: getattr(tally, name) for name in queries.STATES}
    return {"asked": tally.asked, "known": tally.known, **states, "items": tally.items}


def _lengths(coverage: Coverage) -> dict[str, int]:
    return {name: len(getattr(coverage, name)) for name in ("gaps", "stale", "undated", "conflicts")}


def _topic(coverage: Coverage, topic: Topic) -> dict[str, Any]:
    told = {"topic": topic.id, "label": topic.label, "counts": queries.asks(topic)}
    own = coverage.narrowed(topics=[topic.id])
    counts = _counts(coverage.by_topic[topic.id]) | {"places_with_items": coverage.with_items(topic)}
    return {**told, **counts, **_lengths(own)}


def _place(coverage: Coverage, place: Country) -> dict[str, Any]:
    told = {"country": place.code, "name": place.name, "kind": place.kind}
    topics = {topic.id: _counts(coverage.tallies[place.code, topic.id]) for topic in coverage.topics}
    return {**told, "total": _counts(coverage.of_place(place.code)), "topics": topics}


def _list(coverage: Coverage, rows: Sequence[Finding], row: Callable[[Finding], dict[str, Any]]) -> dict[str, Any]:
    return {
        "revision": coverage.revision,
        "on": coverage.today.isoformat(),
        "count": len(rows),
        "answers": sum(one.count for one in rows),
        "rows": [row(one) for one in rows],
    }


def _where(one: Finding, book: Codebook) -> dict[str, Any]:
    return {
        "country": one.country,
        "name": _name(one),
        "topic": one.topic,
        "question": one.question,
        "label": book.question(one.question).label,
        "item": one.item,
        "title": one.title,
    }


def _name(one: Finding) -> str:
    return countries.default_names().countries[one.country].name


def _stale(one: Finding, book: Codebook) -> dict[str, Any]:
    sources = [_source(source) for source in one.sources]
    return {**_where(one, book), "last_good": one.date, "answers": one.count, "sources": sources}


def _conflict(one: Finding, book: Codebook) -> dict[str, Any]:
    return {**_where(one, book), "answers": [_answer(answer, book) for answer in one.answers]}


def _answer(answer: Statement, book: Codebook) -> dict[str, Any]:
    return {
        "value": answer.value,
        "shown": wording.value(answer, book.question(answer.question)),
        "perspective": answer.perspective,
        "as_of": answer.as_of,
        "note": answer.note,
        "source": _source(answer.source),
    }


def _source(source: Source) -> dict[str, str]:
    return {"id": source.id, "title": source.title, "publisher": source.publisher, "url": source.url}


def _printed(table: Table) -> Iterator[str]:
    screen = console()
    with screen.capture() as captured:
        screen.print(table)
    yield captured.get()


def _table(headings: Sequence[str], title: str = "") -> Table:
    table = Table(title=title or None, title_justify="left", title_style="bold", box=None, pad_edge=False)
    for place, heading in enumerate(headings):
        table.add_column(heading, overflow="fold", justify="right" if place and len(headings) > 4 else "left")
    return table


def _table_of_topics(coverage: Coverage) -> Table:
    count = len(coverage.whole)
    words = ngettext("{count} State or territory, on {date}", "{count} States and territories, on {date}", count)
    title = words.format(count=count, date=wording.date(coverage.today.isoformat()))
    table = _table((_("Topic"), *_headings(), _("In countries")), title)
    for topic in coverage.topics:
        with_items = str(coverage.with_items(topic)) if queries.asks(topic) == "items" else ""
        table.add_row(topic.label, *_figures(coverage.by_topic[topic.id], topic), with_items)
    return table


def _table_of_place(coverage: Coverage, place: Country) -> Table:
    table = _table((_("Topic"), *_headings()), place.name)
    for topic in coverage.topics:
        table.add_row(topic.label, *_figures(coverage.tallies[place.code, topic.id], topic))
    return table


def _headings() -> tuple[str, ...]:
    return (_("Asked"), *(wording.state(name) for name in queries.STATES), _("On record"))


def _figures(tally: Tally, topic: Topic) -> tuple[str, ...]:
    if queries.asks(topic) == "items":
        return ("",) * (1 + len(queries.STATES)) + (str(tally.items),)
    return (str(tally.asked or ""), *(str(getattr(tally, name)) for name in queries.STATES), "")


def _rows(rows: Sequence[Finding], headings: Sequence[str], row: Callable[[Finding], tuple[str, ...]]) -> Iterator[str]:
    table, rest = _table(headings), len(rows) - _MOST_ROWS
    for one in rows[:_MOST_ROWS]:
        table.add_row(*row(one))
    yield from _printed(table)
    if rest > 0:
        more = ngettext("and {count} more; --json tells all", "and {count} more; --json tells all", rest)
        yield more.format(count=rest)


def _late(one: Finding, book: Codebook) -> tuple[str, ...]:
    return (wording.date(one.date), _name(one), _what(one, book), "; ".join(source.title for source in one.sources))


def _disputed(one: Finding, book: Codebook) -> tuple[str, ...]:
    question = book.question(one.question)
    answers = (f"{wording.value(answer, question)} ({answer.source.publisher})" for answer in one.answers)
    return (_name(one), _what(one, book), "\n".join(answers))


def _what(one: Finding, book: Codebook) -> str:
    question, topic = book.question(one.question), book.topic(one.topic)
    if not one.item:
        return question.label
    return f"{one.title}: {topic.label if question.id == topic.key else question.label}"
