"""Reads `data/codebook/*.yml` into a codebook, with every check; a mistake is told by file, line and reason.

The files are checked as YAML nodes, not as plain values, because only nodes know the line on which they stand.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any, TypeVar, get_args

import yaml

from kb.codebook import Choice, Codebook, Compare, KindName, Polarity, Question, SharedItem, Standard, Topic
from kb.errors import InvalidData

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Made = TypeVar("_Made")
_Number = TypeVar("_Number", int, float)
_WORDS: dict[str, tuple[str, ...]] = {
    "kind": get_args(KindName),
    "compare": get_args(Compare),
    "polarity": get_args(Polarity),
    "release": ("one", "item", "region"),
    "items": ("own", "shared"),
}


class _Mistake(Exception):
    def __init__(self, node: yaml.Node, reason: str) -> None:
        self.line, self.reason = node.start_mark.line + 1, reason
        super().__init__(reason)


def load(folder: Path) -> Codebook:
    """The codebook of a folder.

    Raises:
        InvalidData: a file cannot be read, a key is unknown or missing, a word is not one of those allowed, an id
            stands twice or does not begin with its topic.
    """
    files = sorted(folder.glob("*.yml"))
    if not files:
        raise InvalidData("codebook", 0, f"There is no codebook in “{folder.parent.name}”; check KB_DATA_DIR.")
    topics = [_read(path) for path in files]
    ordered = sorted(topics, key=lambda pair: pair[0])
    _refuse_doubles(topic.id for _order, topic in ordered)
    return Codebook(tuple(topic for _order, topic in ordered))


def _read(path: Path) -> tuple[int, Topic]:
    name = f"codebook/{path.name}"
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), _Loader)
        return _topic(node)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise InvalidData(name, line, f"This is not YAML: {error.problem}.") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise InvalidData(name, 1, "This is not YAML that can be read; look for control characters.") from error
    except UnicodeDecodeError as error:
        raise InvalidData(name, 1, "This is not UTF-8 text.") from error
    except _Mistake as mistake:
        raise InvalidData(name, mistake.line, mistake.reason) from mistake


def _refuse_doubles(ids: Iterator[str]) -> None:
    seen: set[str] = set()
    for id in ids:
        if id in seen:
            raise InvalidData("codebook", 0, f"The topic “{id}” stands in two files.")
        seen.add(id)


def _topic(node: yaml.Node | None) -> tuple[int, Topic]:
    if not isinstance(node, yaml.MappingNode):
        raise _Mistake(node or yaml.ScalarNode("", "", yaml.Mark("", 0, 0, 0, None, 0)), "A topic is a set of keys.")
    parts = _parts(node)
    order = _figure(parts["order"], int) if "order" in parts else 0
    topic_id = _text(parts.get("id"))
    made: dict[str, Any] = {
        "questions": lambda found: tuple(_questions(found, topic_id)),
        "shared_items": lambda found: tuple(_record(one, SharedItem, {}) for one in _sequence(found)),
    }
    topic = _record(node, Topic, made, leave=("order",))
    _check_keys(node, topic)
    return order, topic


def _check_keys(node: yaml.MappingNode, topic: Topic) -> None:
    ids = {question.id for question in topic.questions}
    wrong = [id for id in (topic.key, *topic.required) if id and id not in ids]
    if wrong:
        raise _Mistake(node, f"“{wrong[0]}” is no question of the topic {topic.id}.")
    if topic.repeats and not topic.key:
        raise _Mistake(node, f"The topic {topic.id} repeats; name the question that titles an item as its key.")


def _questions(node: yaml.Node, topic: str) -> Iterator[Question]:
    seen: set[str] = set()
    for one in _sequence(node):
        made: dict[str, Any] = {
            "choices": lambda found: tuple(_record(choice, Choice, {}) for choice in _sequence(found)),
            "standard": lambda found: _record(found, Standard, {}),
        }
        question = _record(one, Question, made, given={"topic": topic})
        if not question.id.startswith(f"{topic}.") or question.id in seen:
            raise _Mistake(one, f"The id “{question.id}” stands twice or does not begin with “{topic}.”.")
        if question.kind in ("choice", "choices") and not question.choices:
            raise _Mistake(one, f"{question.id} asks for a choice but names none.")
        seen.add(question.id)
        yield question


def _record(
    node: yaml.Node,
    kind: type[_Made],
    made: Mapping[str, Callable[[yaml.Node], Any]],
    *,
    given: Mapping[str, str] | None = None,
    leave: tuple[str, ...] = (),
) -> _Made:
    parts = {name: part for name, part in _parts(node).items() if name not in leave}
    known = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
    for name, part in parts.items():
        if name not in known or name in (given or {}):
            raise _Mistake(part, f"“{name}” is no key of a {kind.__name__.lower()}; keys are: {', '.join(known)}.")
    values = dict(given or {})
    filled = {name: made[name](part) if name in made else _value(name, part) for name, part in parts.items()}
    for name, field in known.items():
        if name not in filled and name not in values and field.default is MISSING:
            raise _Mistake(node, f"A {kind.__name__.lower()} needs the key “{name}”.")
    return kind(**values, **filled)


def _parts(node: yaml.Node) -> dict[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        raise _Mistake(node, "Keys and values are expected here.")
    parts: dict[str, yaml.Node] = {}
    for key, part in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _Mistake(key, "A key is a single word.")
        if key.value in parts:
            raise _Mistake(key, f"The key “{key.value}” stands twice.")
        parts[key.value] = part
    return parts


def _sequence(node: yaml.Node) -> list[yaml.Node]:
    if not isinstance(node, yaml.SequenceNode):
        raise _Mistake(node, "A list is expected here.")
    return list(node.value)


def _value(name: str, node: yaml.Node) -> Any:  # noqa: ANN401 (what a key holds depends on the key)
    if isinstance(node, yaml.SequenceNode):
        return tuple(_text(one) for one in node.value)
    value = _text(node)
    if name in _WORDS and value not in _WORDS[name]:
        raise _Mistake(node, f"“{value}” is not a {name}; it is one of: {', '.join(_WORDS[name])}.")
    if name == "repeats":
        return value == "true"
    if name == "review_months":
        return _figure(node, int)
    return _figure(node, float) if name in ("at_least", "at_most") else value


def _figure(node: yaml.Node, kind: type[_Number]) -> _Number:
    try:
        return kind(_text(node))
    except ValueError as error:
        raise _Mistake(node, f"“{_text(node)}” is not a number.") from error


def _text(node: yaml.Node | None, default: str = "") -> str:
    if node is None:
        return default
    if not isinstance(node, yaml.ScalarNode):
        raise _Mistake(node, "A single value is expected here.")
    return str(node.value)
