"""The lists of what to do about the base: gaps, answers to check again or without a date, sources that disagree."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kb.codebook import Codebook, Topic
from kb.queries.cells import title_of
from kb.statements.cells import disagreeing
from kb.statements.sources import Source
from kb.statements.statement import Statement
from kb.statements.views import Cell, FlagKind
from kb.values import dates

FindingKind = Literal["gap", "stale", "undated", "conflict"]
Asked = Literal["questions", "instruments", "items"]

Items = Mapping[str, Mapping[str, Cell]]
"""Cells of one country and topic by item ("" where the topic asks once) and question."""

Arranged = Mapping[tuple[str, str], Items]
"""All cells, by country and topic."""

_FLAGS: dict[FindingKind, FlagKind] = {"stale": "overdue", "undated": "undated", "conflict": "disagree"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to do about the base.

    Attributes:
        kind: `gap` nobody has answered; `stale` must be checked again; `undated` does not say when it was true;
            `conflict` sources cannot all be right.
        country, topic, question, item: where; `question` is the topic's key question where an item is meant whole.
        title: of the item; "" for a topic that asks once.
        date: stale: when it was last known to be good, as exact as known; undated: the period in which the source was
            written, or ""; else "".
        count: how many answers are meant (of the one question, or of all questions about the item); 0 for a gap.
        set_aside: gap: there is an answer, but it was set aside (the law has changed).
        sources: who gave the answers, each once; none for a gap.
        answers: conflict: the statements that cannot all be true.
    """

    kind: FindingKind
    country: str
    topic: str
    question: str
    item: str = ""
    title: str = ""
    date: str = ""
    count: int = 0
    set_aside: bool = False
    sources: tuple[Source, ...] = ()
    answers: tuple[Statement, ...] = ()


def asks(topic: Topic) -> Asked:
    """What a topic counts: its questions, the instruments that all countries share, or items of a country's own."""
    if not topic.repeats:
        return "questions"
    return "instruments" if topic.items == "shared" else "items"


def asked_cells(topic: Topic, instruments: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The item and question of every cell that a topic asks of a place; none where its items are a country's own."""
    if asks(topic) == "items":
        return ()
    if asks(topic) == "instruments":
        return tuple((item, topic.key) for item in instruments)
    return tuple(("", question.id) for question in topic.questions)


def gaps(topic: Topic, instruments: Sequence[str], country: str, items: Items) -> Iterator[Finding]:
    """What nobody has answered of a State or territory; one line for a topic of own items of which none is recorded."""
    if asks(topic) == "items":
        if not items:
            yield Finding("gap", country, topic.id, topic.key)
        return
    for item, question in asked_cells(topic, instruments):
        cell = items.get(item, {}).get(question)
        if cell is None or cell.state == "not_assessed":
            title = topic.item_label(item) if item else ""
            yield Finding("gap", country, topic.id, question, item, title, set_aside=cell is not None)


def flagged(kind: FindingKind, topic: Topic, country: str, items: Items) -> Iterator[Finding]:
    """Overdue or undated answers: one finding for each question, or for each item with all its answers."""
    for item, own in items.items():
        found = {id: cell for id, cell in own.items() if cell.has(_FLAGS[kind])}
        if found and topic.repeats:
            where = (country, topic.id, topic.key, item, title(topic, item, own))
            yield _finding(kind, where, tuple(found.values()))
        else:
            for id, cell in found.items():
                yield _finding(kind, (country, topic.id, id, item, ""), (cell,))


def _finding(kind: FindingKind, where: tuple[str, str, str, str, str], cells: Sequence[Cell]) -> Finding:
    said = [flag.text for cell in cells for flag in cell.flags if flag.kind == _FLAGS[kind]]
    sources = dict.fromkeys(cell.statements[0].source for cell in cells)
    return Finding(kind, *where, min(said, key=_oldest), len(cells), sources=tuple(sources))


def conflicts(topic: Topic, book: Codebook, country: str, items: Items) -> Iterator[Finding]:
    """Cells whose sources cannot all be right, with every answer that takes part."""
    for item, own in items.items():
        named = title(topic, item, own) if topic.repeats else ""
        for id, cell in own.items():
            if cell.has("disagree"):
                answers = disagreeing(book.question(id), cell.statements)
                sources = tuple(dict.fromkeys(one.source for one in answers))
                where = (country, topic.id, id, item, named)
                yield Finding("conflict", *where, count=len(answers), sources=sources, answers=answers)


def oldest_first(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by the last day that their date can mean; those without a date last."""
    return tuple(sorted(found, key=lambda one: _oldest(one.date)))


def _oldest(date: str) -> dt.date:
    return dates.last_day(date) if date[:4].isdigit() else dt.date.max


def title(topic: Topic, item: str, cells: Mapping[str, Cell]) -> str:
    """What an item is called: the instrument's short name, or the answer to the topic's key question."""
    if asks(topic) == "instruments":
        return topic.item_label(item)
    return title_of(topic, item, cells)
