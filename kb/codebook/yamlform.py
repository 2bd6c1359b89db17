"""Reads YAML into typed objects; a mistake is told by file, line and reason.

A file is checked as YAML nodes, not as plain values, because only nodes know the line on which they stand. What a key
may hold follows from the types of a dataclass; a `Form` says what must hold beyond that, and what a file writes in a
way of its own. Every scalar stays the text that the author wrote: `yes`, `1.0` and `2024` are words.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args, get_origin

import yaml

from kb.errors import InvalidData

Node = yaml.Node
Parts = Mapping[str, Node]
"""What stands behind each key of a node."""

Check = Callable[[Any, Node, Parts], None]
"""What must hold of an object beyond its types; raises Mistake."""

_Made = TypeVar("_Made")
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LARGEST = 200_000
_DEEPEST = 50


class _Text(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # the C loader where it was built
    """A loader that leaves every scalar a text."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 (yaml's own attribute)


class Mistake(Exception):
    """What is wrong at a node, as one sentence; reading turns it into `InvalidData` of that line."""

    def __init__(self, node: Node, reason: str) -> None:
        self.line, self.reason = line_of(node), reason
        super().__init__(reason)


def line_of(node: Node) -> int:
    """The line on which a node begins, counted from 1."""
    return int(node.start_mark.line) + 1


def read(path: Path, name: str, make: Callable[[Node], _Made]) -> _Made:
    """What a file holds, as `make` makes it from the top node; `name` is what a mistake calls the file.

    Raises:
        InvalidData: there is no such file, it is not YAML in UTF-8, or `make` finds a mistake.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise InvalidData(name, 0, "There is no such file, or it cannot be read.") from error
    except UnicodeDecodeError as error:
        raise InvalidData(name, error.object.count(b"\n", 0, error.start) + 1, "This is not UTF-8 text.") from error
    return parse(text, name, make)


def parse(text: str, name: str, make: Callable[[Node], _Made]) -> _Made:
    """What a text holds; see `read`.

    Raises:
        InvalidData: it is not YAML, or `make` finds a mistake.
    """
    try:
        return make(_top(text, name))
    except yaml.YAMLError as error:
        raise InvalidData(name, _line(error, text), f"This is not YAML: {_problem(error)}.") from error
    except Mistake as mistake:
        raise InvalidData(name, mistake.line, mistake.reason) from mistake


def _top(text: str, name: str) -> Node:
    _refuse_depth(text, name)
    node = yaml.compose(text, _Text)
    if node is None:
        raise InvalidData(name, 1, "The file is empty.")
    if _weight(node, {}) > _LARGEST:
        raise InvalidData(name, 0, "The file repeats its parts without end; write them out.")
    return node


def _refuse_depth(text: str, name: str) -> None:
    """Looked at before nodes are made: the C loader calls itself for each step down, until its stack is full."""
    depth = 0
    for event in yaml.parse(text, _Text):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            line = event.start_mark.line + 1 if event.start_mark else 0
            raise InvalidData(name, line, f"Parts stand in one another more than {_DEEPEST} deep.")


def _weight(node: Node, known: dict[int, int]) -> int:
    """How many values a node has once its repeats (`*name`) are written out; a node within itself has no end."""
    if isinstance(node, yaml.ScalarNode):
        return 1
    if id(node) not in known:
        known[id(node)] = _LARGEST + 1
        inner = [part for pair in node.value for part in pair] if isinstance(node, yaml.MappingNode) else node.value
        known[id(node)] = 1 + sum(_weight(one, known) for one in inner)
    return known[id(node)]


def _line(error: yaml.YAMLError, text: str) -> int:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return error.problem_mark.line + 1
    return text.count("\n", 0, getattr(error, "position", 0)) + 1


def _problem(error: yaml.YAMLError) -> str:
    return str(getattr(error, "problem", "") or getattr(error, "reason", "") or "it cannot be read")


@dataclass(frozen=True)
class Form:
    """How the files of one kind are read.

    Attributes:
        own: type -> how a node becomes it, where the files write it in a way of their own.
        checks: dataclass -> what must hold beyond the types; called with the object, its node and its parts.
        given: values of fields that no file writes, by name.
    """

    own: Mapping[Any, Callable[[Node], Any]] = field(default_factory=dict)
    checks: Mapping[type, Check] = field(default_factory=dict)
    given: Mapping[str, Any] = field(default_factory=dict)

    def record(self, node: Node, kind: type[_Made], *, leave: tuple[str, ...] = ()) -> _Made:
        """The keys of a node as an object of this dataclass; keys named in `leave` are read elsewhere.

        Raises:
            Mistake: a key is unknown, missing or empty, or what stands behind it is not of its type.
        """
        found = {name: part for name, part in parts(node).items() if name not in leave}
        called = _CAPITAL.sub(" ", kind.__name__).lower()
        known = _fields(kind)  # type: ignore[arg-type]  # a class is hashable
        asked = {name: one for name, one in known.items() if name not in self.given}
        values = {name: value for name, value in self.given.items() if name in known}
        for name, part in found.items():
            if name not in asked:
                raise Mistake(part, f"“{name}” is no key of a {called}; keys are: {', '.join(asked)}.")
            values[name] = self.value(part, asked[name].type, name)
        for name in filter(lambda name: _is_needed(asked[name]), asked):
            if name not in found:
                raise Mistake(node, f"A {called} needs the key “{name}”.")
            if not values[name]:
                raise Mistake(found[name], f"The key “{name}” of a {called} is empty.")
        made = kind(**values)
        if kind in self.checks:
            self.checks[kind](made, node, found)
        return made

    def value(self, node: Node, kind: Any, name: str = "value") -> Any:  # noqa: ANN401 (a type, its value)
        """What a node holds, as a value of a type; `name` is what a mistake calls it."""
        if kind in self.own:
            return self.own[kind](node)
        if is_dataclass(kind):
            return self.record(node, kind)  # type: ignore[arg-type]  # a dataclass type, never an instance
        return self._composed(node, kind, name) if get_args(kind) else _PLAIN[kind](node)

    def _composed(self, node: Node, kind: Any, name: str) -> Any:  # noqa: ANN401 (a type, its value)
        origin, inner = get_origin(kind), get_args(kind)
        if origin is Literal:
            return word(node, inner, name)
        if origin is tuple:
            return tuple(self.value(one, inner[0], name) for one in sequence(node))
        if origin is Mapping:
            return {key: self.value(part, inner[1], key) for key, part in parts(node).items()}
        return self.value(node, inner[0], name)  # a type or None, which no file writes


@cache
def _fields(kind: type[Any]) -> dict[str, Field[Any]]:
    return {one.name: one for one in fields(kind)}


def _is_needed(one: Field[Any]) -> bool:
    return one.default is MISSING and one.default_factory is MISSING


def parts(node: Node) -> dict[str, Node]:
    """What stands behind each key; Mistake when the node is no mapping or a key stands twice."""
    if not isinstance(node, yaml.MappingNode):
        raise Mistake(node, "Keys and values are expected here.")
    found: dict[str, Node] = {}
    for key, part in node.value:
        name = scalar(key)
        if name in found:
            raise Mistake(key, f"The key “{name}” stands twice.")
        found[name] = part
    return found


def sequence(node: Node) -> list[Node]:
    """The parts of a list; Mistake when the node is none."""
    if not isinstance(node, yaml.SequenceNode):
        raise Mistake(node, "A list is expected here.")
    return list(node.value)


def scalar(node: Node) -> str:
    """A single value as it is written; Mistake when the node is a list or a mapping."""
    if not isinstance(node, yaml.ScalarNode):
        raise Mistake(node, "A single value is expected here.")
    return str(node.value)


def one_or_many(node: Node) -> tuple[str, ...]:
    """The texts of a list, or the one text that stands without a list."""
    return tuple(map(scalar, node.value)) if isinstance(node, yaml.SequenceNode) else (scalar(node),)


def word(node: Node, allowed: tuple[str, ...], name: str) -> str:
    """One of the words allowed, or Mistake."""
    said = scalar(node)
    if said not in allowed:
        raise Mistake(node, f"“{said}” is not allowed as {name}; it is one of: {', '.join(filter(None, allowed))}.")
    return said


def whole(node: Node) -> int:
    """A whole number above 0, or Mistake."""
    text = scalar(node)
    if not re.fullmatch(r"[1-9]\d{0,5}", text, re.ASCII):
        raise Mistake(node, f"“{text}” is not a whole number above 0.")
    return int(text)


def _figure(node: Node) -> float:
    text = scalar(node)
    if not re.fullmatch(r"\d{1,9}(\.\d{1,9})?", text, re.ASCII):
        raise Mistake(node, f"“{text}” is not a number.")
    return float(text)


def _truth(node: Node) -> bool:
    return word(node, ("true", "false"), "truth value") == "true"


_PLAIN: Mapping[Any, Callable[[Node], Any]] = {str: scalar, bool: _truth, int: whole, float: _figure}
