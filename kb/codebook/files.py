"""Reads `data/codebook/*.yml` into a codebook, with every check; a mistake is told by file, line and reason.

The files are checked as YAML nodes, not as plain values, because only nodes know the line on which they stand. What a
key may hold follows from the types in `kb.codebook`; what must hold beyond that stands in the `_check` functions.
"""

import re
import types
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeVar, Union, get_args, get_origin

import yaml

from kb.codebook.questions import Codebook, Question, Standard, Topic
from kb.errors import InvalidData

_Made = TypeVar("_Made")
_Parts = Mapping[str, yaml.Node]

_TOPIC_ID = re.compile(r"[a-z][a-z0-9_]*")
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_CODED = ("choice", "choices")
_FIGURES = ("age", "number")
_WITH_WORDS = (*_CODED, *_FIGURES, "date")
_COMPARED_AS_VALUES = ("choice", *_FIGURES, "date")


class _Text(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # the C loader where it was built
    """A loader that leaves every scalar a text: `yes`, `1.0` and `2024` stay what the author wrote."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 (yaml's own attribute)


class _Mistake(Exception):
    def __init__(self, node: yaml.Node, reason: str) -> None:
        self.line, self.reason = node.start_mark.line + 1, reason
        super().__init__(reason)


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
    files = [_read(path) for path in paths]
    _refuse_doubles(files)
    return Codebook(tuple(file.topic for file in sorted(files, key=lambda file: file.order)))


def _read(path: Path) -> _File:
    name, text = f"codebook/{path.name}", ""
    try:
        text = path.read_text(encoding="utf-8")
        return _file(name, yaml.compose(text, _Text))
    except yaml.YAMLError as error:
        raise InvalidData(name, _line(error, text), f"This is not YAML: {_problem(error)}.") from error
    except UnicodeDecodeError as error:
        raise InvalidData(name, error.object.count(b"\n", 0, error.start) + 1, "This is not UTF-8 text.") from error
    except _Mistake as mistake:
        raise InvalidData(name, mistake.line, mistake.reason) from mistake


def _line(error: yaml.YAMLError, text: str) -> int:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return error.problem_mark.line + 1
    return text.count("\n", 0, getattr(error, "position", 0)) + 1


def _problem(error: yaml.YAMLError) -> str:
    return str(getattr(error, "problem", "") or getattr(error, "reason", "") or "it cannot be read")


def _refuse_doubles(files: Iterable[_File]) -> None:
    seen: dict[str | int, str] = {}
    for file in files:
        for what, mark in (("topic", file.topic.id), ("order", file.order)):
            if mark in seen:
                raise InvalidData(file.name, file.line, f"The {what} “{mark}” stands in {seen[mark]} already.")
            seen[mark] = file.name


def _file(name: str, node: yaml.Node | None) -> _File:
    if node is None:
        raise InvalidData(name, 1, "The file is empty; a topic is expected.")
    parts = _parts(node)
    missing = {"id", "order"} - parts.keys()
    if missing:
        raise _Mistake(node, f"A topic needs the key “{min(missing)}”.")
    id = _scalar(parts["id"])
    if not _TOPIC_ID.fullmatch(id):
        raise _Mistake(parts["id"], f"“{id}” is no id of a topic; write small letters, figures and _.")
    order = _whole(parts["order"])
    topic = _record(node, Topic, {"topic": id}, leave=("order",))
    return _File(name, parts["id"].start_mark.line + 1, order, topic)


def _record(node: yaml.Node, kind: type[_Made], given: Mapping[str, str], *, leave: tuple[str, ...] = ()) -> _Made:
    """The keys of a node as an object of this kind; `given` fills fields that no file writes."""
    parts = {name: part for name, part in _parts(node).items() if name not in leave}
    word = _CAPITAL.sub(" ", kind.__name__).lower()
    known = _fields(kind)  # type: ignore[arg-type]  # a class is hashable
    asked = {name: field for name, field in known.items() if name not in given}
    values: dict[str, Any] = {name: value for name, value in given.items() if name in known}
    for name, part in parts.items():
        if name not in asked:
            raise _Mistake(part, f"“{name}” is no key of a {word}; keys are: {', '.join(asked)}.")
        values[name] = _as(asked[name].type, name, part, given)
    for name, field in asked.items():
        if field.default is MISSING and name not in parts:
            raise _Mistake(node, f"A {word} needs the key “{name}”.")
        if field.default is MISSING and not values[name]:
            raise _Mistake(parts[name], f"The key “{name}” of a {word} is empty.")
    made = kind(**values)
    _check(made, node, parts)
    return made


@cache
def _fields(kind: type[Any]) -> dict[str, Field[Any]]:
    return {field.name: field for field in fields(kind)}


def _as(kind: Any, name: str, node: yaml.Node, given: Mapping[str, str]) -> Any:  # noqa: ANN401 (a type, its value)
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return _word(name, node, inner)
    if origin is tuple:
        return tuple(_as(inner[0], name, one, given) for one in _sequence(node))
    if origin in (types.UnionType, Union):
        return _as(inner[0], name, node, given)
    if is_dataclass(kind):
        return _record(node, kind, given)  # type: ignore[arg-type]  # a dataclass type, never an instance
    return _PLAIN[kind](node)


def _word(name: str, node: yaml.Node, allowed: tuple[str, ...]) -> str:
    word = _scalar(node)
    if word not in allowed:
        raise _Mistake(node, f"“{word}” is not a {name}; it is one of: {', '.join(allowed)}.")
    return word


def _scalar(node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise _Mistake(node, "A single value is expected here.")
    return str(node.value)


def _truth(node: yaml.Node) -> bool:
    return _word("truth value", node, ("true", "false")) == "true"


def _whole(node: yaml.Node) -> int:
    text = _scalar(node)
    if not re.fullmatch(r"[1-9]\d{0,5}", text, re.ASCII):
        raise _Mistake(node, f"“{text}” is not a whole number above 0.")
    return int(text)


def _figure(node: yaml.Node) -> float:
    text = _scalar(node)
    if not re.fullmatch(r"\d{1,9}(\.\d{1,9})?", text, re.ASCII):
        raise _Mistake(node, f"“{text}” is not a number.")
    return float(text)


_PLAIN = {str: _scalar, bool: _truth, int: _whole, float: _figure}


def _parts(node: yaml.Node) -> dict[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        raise _Mistake(node, "Keys and values are expected here.")
    parts: dict[str, yaml.Node] = {}
    for key, part in node.value:
        name = _scalar(key)
        if name in parts:
            raise _Mistake(key, f"The key “{name}” stands twice.")
        parts[name] = part
    return parts


def _sequence(node: yaml.Node) -> list[yaml.Node]:
    if not isinstance(node, yaml.SequenceNode):
        raise _Mistake(node, "A list is expected here.")
    return list(node.value)


def _check(made: object, node: yaml.Node, parts: _Parts) -> None:
    if isinstance(made, Topic):
        _check_topic(made, node, parts)
    elif isinstance(made, Question):
        _check_question(made, node, parts)
    elif isinstance(made, Standard):
        _check_standard(made, node, parts)


def _check_topic(topic: Topic, node: yaml.Node, parts: _Parts) -> None:
    _refuse_repeated((question.id for question in topic.questions), parts["questions"], "id")
    _refuse_repeated((item.id for item in topic.shared_items), parts.get("shared_items", node), "shared item")
    ids = {question.id for question in topic.questions}
    for name, asked in (("key", (topic.key,)), ("required", topic.required)):
        wrong = [id for id in asked if id and id not in ids]
        if wrong:
            raise _Mistake(parts[name], f"“{wrong[0]}” is no question of the topic {topic.id}.")
    if topic.repeats and not topic.key:
        raise _Mistake(node, f"The topic {topic.id} repeats; name the question that titles an item as its key.")
    single = [name for name in ("key", "required", "items", "shared_items") if name in parts and not topic.repeats]
    if single:
        raise _Mistake(parts[single[0]], f"“{single[0]}” is only for a topic that repeats.")
    if (topic.items == "shared") != bool(topic.shared_items):
        where = parts.get("shared_items") or parts.get("items", node)
        raise _Mistake(where, "Shared items stand in “shared_items” of a topic whose items are shared.")


def _check_question(question: Question, node: yaml.Node, parts: _Parts) -> None:
    if not re.fullmatch(rf"{re.escape(question.topic)}\.[a-z][a-z0-9_]*", question.id):
        raise _Mistake(parts["id"], f"“{question.id}” is not “{question.topic}.” and a name of small letters and _.")
    kind, choices = question.kind, parts.get("choices", node)
    if kind in _CODED and not question.choices:
        raise _Mistake(parts["kind"], f"{question.id} asks for a choice but names none.")
    if question.choices and kind not in _WITH_WORDS:
        raise _Mistake(choices, f"An answer of the kind {kind} has no choices.")
    _refuse_repeated((choice.value for choice in question.choices), choices, "choice")
    if kind == "choices" and any(";" in choice.value for choice in question.choices):
        raise _Mistake(choices, "A choice of several must be without semicolon: it parts the answers.")
    if question.compare == "value" and kind not in _COMPARED_AS_VALUES:
        raise _Mistake(parts["compare"], f"Answers of the kind {kind} are not compared by value; write none.")
    if question.standard and question.standard.has_bounds and kind not in _FIGURES:
        raise _Mistake(parts["standard"], f"An answer of the kind {kind} has no bounds.")


def _check_standard(standard: Standard, node: yaml.Node, parts: _Parts) -> None:
    if not standard.sources:
        raise _Mistake(node, "A standard names the sources that state it.")
    if standard.at_least is not None and standard.at_most is not None and standard.at_least > standard.at_most:
        raise _Mistake(parts["at_least"], "The lower bound is above the upper one.")


def _refuse_repeated(found: Iterable[str], node: yaml.Node, word: str) -> None:
    """The line told is that of the second entry."""
    named = list(found)
    double = [name for name, count in Counter(named).items() if count > 1]
    if double:
        again = named.index(double[0], named.index(double[0]) + 1)
        raise _Mistake(_sequence(node)[again], f"The {word} “{double[0]}” stands twice.")
