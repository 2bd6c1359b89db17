"""What the heat table draws: how much is known of each country and topic, as plain words with a shade."""

import hashlib
import json
from collections.abc import Mapping, Sequence

from kb.codebook import Codebook, Topic
from kb.countries import WORLD, Country
from kb.i18n import _
from kb.pages.frame import places
from kb.queries import Coverage, Tally, asks

Json = Mapping[str, object]

LEVELS = 4
"""Shades of what is known: up to a quarter, a half, three quarters, more; nothing known has none."""


def heat(coverage: Coverage, book: Codebook, names: Mapping[str, str]) -> Json:
    """Everything that the element draws; `stamp` changes when any of it changes.

    A row holds name, State that it is part of, code, links to the country and its cells; a cell is its text, its shade
    (-1 where there is no denominator) and the figure that it sorts by.
    """
    topics = columns(coverage, book)
    drawn: dict[str, object] = {
        "columns": _headings(topics),
        "groups": _groups(topics),
        "rows": [_row(coverage, place, topics, names) for place in _in_order(coverage.places, names)],
        "language": [list(pair) for pair in places.parameters().items()],
        "words": _words(),
    }
    return {**drawn, "stamp": hashlib.sha256(json.dumps(drawn).encode()).hexdigest()[:16]}


def columns(coverage: Coverage, book: Codebook) -> tuple[Topic, ...]:
    """Topics with a denominator first, then those whose items are only counted; as the reader's codebook says them."""
    topics = (book.topic(topic.id) for topic in coverage.topics)
    return tuple(sorted(topics, key=lambda topic: asks(topic) == "items"))


def level(tally: Tally) -> int:
    """Shade of a cell: 0 (nothing known) to 4; -1 where there is no denominator."""
    if not tally.asked:
        return -1
    return -(-tally.known * LEVELS // tally.asked)


def text(tally: Tally, topic: Topic | None) -> str:
    """Text of a cell: what is known of what is asked; a bare number where there is no denominator."""
    if topic is not None and asks(topic) == "items":
        return str(tally.items) if tally.items else (_("none") if tally.measured else "–")
    if tally.asked:
        return f"{tally.known}/{tally.asked}"
    return str(tally.known) if tally.known else "–"


def _cell(tally: Tally, topic: Topic | None) -> list[object]:
    if topic is not None and asks(topic) == "items":
        return [text(tally, topic), -1, tally.items]
    figure = round(tally.known / tally.asked, 4) if tally.asked else -1
    return [text(tally, topic), level(tally), figure]


def _row(coverage: Coverage, place: Country, topics: Sequence[Topic], names: Mapping[str, str]) -> Json:
    cells = [_cell(coverage.tallies[place.code, topic.id], topic) for topic in topics]
    total = _cell(coverage.of_place(place.code), None)
    part = _("part of {state}").format(state=names[place.parent]) if place.parent else ""
    return {
        "name": names[place.code],
        "part": part,
        "code": "" if place.code == WORLD else place.code,
        "cells": [*([total] if _has_total(topics) else []), *cells],
    }


def _has_total(topics: Sequence[Topic]) -> bool:
    return sum(asks(topic) != "items" for topic in topics) > 1


def _headings(topics: Sequence[Topic]) -> list[Json]:
    total = [{"label": _("All of these"), "topic": ""}] if _has_total(topics) else []
    return [*total, *({"label": topic.label, "topic": topic.id} for topic in topics)]


def _groups(topics: Sequence[Topic]) -> list[Json]:
    counted = sum(asks(topic) == "items" for topic in topics)
    measured = len(topics) - counted + _has_total(topics)
    groups = ((_("Answered, of those asked"), measured), (_("On record, no total is known"), counted))
    return [{"title": title, "span": span} for title, span in groups if span]


def _in_order(known: Sequence[Country], names: Mapping[str, str]) -> list[Country]:
    """By name, a part under its State, the world last."""
    order = {code: place for place, code in enumerate(names)}
    return sorted(known, key=lambda one: (order[one.parent or one.code], bool(one.parent), order[one.code]))


def _words() -> Json:
    return {
        "country": _("Country"),
        "caption": _("Countries as rows, topics as columns: how many questions have an answer"),
        "region": _("Heat table, scrolls in its box; arrow keys move from cell to cell"),
        "sort": _("Choose a heading to sort by it"),
        "shades": _("Shades"),
        "legend": [
            _("nothing on record"),
            _("up to a quarter"),
            _("up to a half"),
            _("up to three quarters"),
            _("more"),
        ],
    }
