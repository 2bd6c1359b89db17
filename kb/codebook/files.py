"""Reads `data/codebook/*.yml` into a codebook, with every check; a mistake is told by file, line and reason.

What a key may hold follows from the types in `kb.codebook`; what must hold beyond that stands in the `_check`
functions.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from kb.codebook import yamlform
from kb.codebook.questions import Codebook, Question, Standard, Topic
from kb.codebook.yamlform import Check, Form, Mistake, Node, Parts
from kb.errors import InvalidData

_TOPIC_ID = re.compile(r"[a-z][a-z0-9_]*")
_CODED = ("choice", "choices")
_FIGURES = ("age", "number")
_WITH_WORDS = (*_CODED, *_FIGURES, "date")
_COMPARED_AS_VALUES = ("choice", *_FIGURES, "date")


class _File(NamedTuple):
    name: str
    line: int
    order: int
    topic: Topic


def load(folder: Path) -> Codebook:
    """The codebook of a folder, its topics in the order that the files name.

    Raises:
        InvalidData: a file cannot be read, a key is unknown, missing or empty, a word is not one of those allowed, an
            id or a place in the order stands twice, a standard names no source, a key question does not exist.
    """
    paths = sorted(folder.glob("*.yml"))
    if not paths:
        raise InvalidData("codebook", 0, f"There is no codebook in “{folder.parent.name}”; check KB_DATA_DIR.")
    files = [_read(path, f"codebook/{path.name}") for path in paths]
    _refuse_doubles(files)
    return Codebook(tuple(file.topic for file in sorted(files, key=lambda file: file.order)))


def _read(path: Path, name: str) -> _File:
    return yamlform.read(path, name, partial(_file, name))


def _refuse_doubles(files: Iterable[_File]) -> None:
    seen: dict[str | int, str] = {}
    for file in files:
        for what, mark in (("topic", file.topic.id), ("order", file.order)):
            if mark in seen:
                raise InvalidData(file.name, file.line, f"The {what} “{mark}” stands in {seen[mark]} already.")
            seen[mark] = file.name


def _file(name: str, node: Node) -> _File:
    parts = yamlform.parts(node)
    missing = {"id", "order"} - parts.keys()
    if missing:
        raise Mistake(node, f"A topic needs the key “{min(missing)}”.")
    id = yamlform.scalar(parts["id"])
    if not _TOPIC_ID.fullmatch(id):
        raise Mistake(parts["id"], f"“{id}” is no id of a topic; write small letters, figures and _.")
    order = yamlform.whole(parts["order"])
    form = Form(checks=_CHECKS, given={"topic": id})
    return _File(name, yamlform.line_of(parts["id"]), order, form.record(node, Topic, leave=("order",)))


def _check_topic(topic: Topic, node: Node, parts: Parts) -> None:
    _refuse_repeated((question.id for question in topic.questions), parts["questions"], "id")
    _refuse_repeated((item.id for item in topic.shared_items), parts.get("shared_items", node), "shared item")
    ids = {question.id for question in topic.questions}
    for name, asked in (("key", (topic.key,)), ("required", topic.required)):
        wrong = [id for id in asked if id and id not in ids]
        if wrong:
            raise Mistake(parts[name], f"“{wrong[0]}” is no question of the topic {topic.id}.")
    if topic.repeats and not topic.key:
        raise Mistake(node, f"The topic {topic.id} repeats; name the question that titles an item as its key.")
    single = [name for name in ("key", "required", "items", "shared_items") if name in parts and not topic.repeats]
    if single:
        raise Mistake(parts[single[0]], f"“{single[0]}” is only for a topic that repeats.")
    if (topic.items == "shared") != bool(topic.shared_items):
        where = parts.get("shared_items") or parts.get("items", node)
        raise Mistake(where, "Shared items stand in “shared_items” of a topic whose items are shared.")


def _check_question(question: Question, node: Node, parts: Parts) -> None:
    if not re.fullmatch(rf"{re.escape(question.topic)}\.[a-z][a-z0-9_]*", question.id):
        raise Mistake(parts["id"], f"“{question.id}” is not “{question.topic}.” and a name of small letters and _.")
    kind, choices = question.kind, parts.get("choices", node)
    if kind in _CODED and not question.choices:
        raise Mistake(parts["kind"], f"{question.id} asks for a choice but names none.")
    if question.choices and kind not in _WITH_WORDS:
        raise Mistake(choices, f"An answer of the kind {kind} has no choices.")
    _refuse_repeated((choice.value for choice in question.choices), choices, "choice")
    if kind == "choices" and any(";" in choice.value for choice in question.choices):
        raise Mistake(choices, "A choice of several must be without semicolon: it parts the answers.")
    if question.compare == "value" and kind not in _COMPARED_AS_VALUES:
        raise Mistake(parts["compare"], f"Answers of the kind {kind} are not compared by value; write none.")
    if question.standard and question.standard.has_bounds and kind not in _FIGURES:
        raise Mistake(parts["standard"], f"An answer of the kind {kind} has no bounds.")


def _check_standard(standard: Standard, node: Node, parts: Parts) -> None:
    if not standard.sources:
        raise Mistake(node, "A standard names the sources that state it.")
    if standard.at_least is not None and standard.at_most is not None and standard.at_least > standard.at_most:
        raise Mistake(parts["at_least"], "The lower bound is above the upper one.")


def _refuse_repeated(found: Iterable[str], node: Node, word: str) -> None:
    """The line told is that of the second entry."""
    named = list(found)
    double = [name for name, count in Counter(named).items() if count > 1]
    if double:
        again = named.index(double[0], named.index(double[0]) + 1)
        raise Mistake(yamlform.sequence(node)[again], f"The {word} “{double[0]}” stands twice.")


_CHECKS: Mapping[type, Check] = {Topic: _check_topic, Question: _check_question, Standard: _check_standard}
