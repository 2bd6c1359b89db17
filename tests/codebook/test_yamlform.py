"""YAML as typed objects: what each form takes, and that a mistake is told with its line."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pytest

from kb.codebook import yamlform
from kb.codebook.yamlform import Form, Mistake, Node, Parts
from kb.errors import InvalidData


def read(text: str, make: Callable[[Node], Any]) -> object:
    """What the form makes of a text, or the line and the sentence of the mistake."""
    try:
        found: object = yamlform.parse(text, "castle.yml", make)
    except InvalidData as error:
        assert error.file == "castle.yml"
        return error.line, error.reason
    return found


def lines(node: Node) -> dict[str, int]:
    """The line of what stands behind each key."""
    return {name: yamlform.line_of(part) for name, part in yamlform.parts(node).items()}


# --- plain values


@pytest.mark.parametrize(
    ("form", "text", "made"),
    [
        (yamlform.scalar, "yes", "yes"),
        (yamlform.scalar, "1.0", "1.0"),
        (yamlform.scalar, "2024-02-30", "2024-02-30"),
        (yamlform.scalar, "~", "~"),
        (yamlform.one_or_many, "moat", ("moat",)),
        (yamlform.one_or_many, "[moat, 007]", ("moat", "007")),
        (yamlform.one_or_many, "[]", ()),
        (yamlform.whole, "1", 1),
        (yamlform.whole, "999999", 999999),
        (yamlform._PLAIN[float], "0", 0.0),
        (yamlform._PLAIN[float], "17.5", 17.5),
        (yamlform._PLAIN[float], "999999999.123456789", 999999999.123456789),
        (yamlform._PLAIN[bool], "true", True),
        (yamlform._PLAIN[bool], "false", False),
        (lines, "gate: open\nmoat:\n  depth: 3\n", {"gate": 1, "moat": 3}),
    ],
)
def test_what_stands_in_a_file_is_taken_as_it_is_written(form: Callable[[Node], Any], text: str, made: object) -> None:
    assert read(text, form) == made


@pytest.mark.parametrize(
    ("form", "text", "told"),
    [
        *((yamlform.whole, text, f"“{text}” is not a whole number above 0.") for text in ("0", "-1", "01", "1.0", "١")),
        (yamlform.whole, "1000000", "“1000000” is not a whole number above 0."),
        *((yamlform._PLAIN[float], text, f"“{text}” is not a number.") for text in ("-1", "1.", ".5", "1e3", "٣")),
        (yamlform._PLAIN[float], "1000000000", "“1000000000” is not a number."),
        (yamlform._PLAIN[float], "0.1234567890", "“0.1234567890” is not a number."),
        (yamlform._PLAIN[bool], "True", "“True” is not allowed as truth value; it is one of: true, false."),
        (yamlform._PLAIN[bool], "yes", "“yes” is not allowed as truth value; it is one of: true, false."),
        (yamlform.scalar, "[moat]", "A single value is expected here."),
        (yamlform.scalar, "{moat: deep}", "A single value is expected here."),
        (yamlform.one_or_many, "[[moat]]", "A single value is expected here."),
        (yamlform.one_or_many, "{moat: deep}", "A single value is expected here."),
        (yamlform.sequence, "moat", "A list is expected here."),
        (yamlform.sequence, "{moat: deep}", "A list is expected here."),
        (yamlform.parts, "moat", "Keys and values are expected here."),
        (yamlform.parts, "[moat]", "Keys and values are expected here."),
        (yamlform.parts, "? [moat]\n: deep", "A single value is expected here."),
    ],
)
def test_a_value_of_another_form_is_a_mistake(form: Callable[[Node], Any], text: str, told: str) -> None:
    assert read(text, form) == (1, told)


def test_a_word_is_one_of_those_allowed_and_an_empty_one_is_not_listed() -> None:
    allowed = ("", "open", "shut")
    assert read("shut", lambda node: yamlform.word(node, allowed, "gate")) == "shut"
    assert read('""', lambda node: yamlform.word(node, allowed, "gate")) == ""
    told = (1, "“ajar” is not allowed as gate; it is one of: open, shut.")
    assert read("ajar", lambda node: yamlform.word(node, allowed, "gate")) == told


# --- whole files


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("", 1, "The file is empty."),
        ("# nothing yet\n", 1, "The file is empty."),
        ("gate: open\nmoat: deep\ngate: shut\n", 3, "The key “gate” stands twice."),
        ("gate: open\nmoat: [\n", 3, "This is not YAML:"),
        ("gate: open\nmoat: *deep\n", 2, "This is not YAML: found undefined alias."),
        ("--- {gate: open}\n--- {gate: shut}\n", 2, "This is not YAML:"),
        ("gate: &gate [*gate]\n", 0, "The file repeats its parts without end; write them out."),
        ("gate: open\nmoat: " + "[" * 50 + "]" * 50, 2, "Parts stand in one another more than 50 deep."),
    ],
)
def test_a_file_that_is_no_list_of_keys_is_told_with_its_line(text: str, line: int, told: str) -> None:
    found = read(text, lines)
    assert isinstance(found, tuple)
    assert found[0] == line
    assert str(found[1]).startswith(told)


def test_parts_may_stand_fifty_deep_one_beside_the_other() -> None:
    deep = "[" * 49 + "]" * 49
    assert read(f"gate: {deep}\nmoat: {deep}\n", lines) == {"gate": 1, "moat": 2}


def repeated(levels: int) -> str:
    """A few lines that stand for ten values, a hundred, a thousand ..."""
    ten = ",".join(["x"] * 10)
    more = (f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, levels))
    return f"a0: &a0 [{ten}]\n" + "".join(more)


def test_repeats_are_followed_up_to_many_thousand_values() -> None:
    assert isinstance(read(repeated(5), lines), dict)
    assert read(repeated(6), lines) == (0, "The file repeats its parts without end; write them out.")


def test_a_file_that_cannot_be_opened_or_decoded_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidData, match="There is no such file"):
        yamlform.read(tmp_path / "none.yml", "none.yml", lines)
    (tmp_path / "old.yml").write_bytes(b"gate: open\nmoat: tr\xe8s profond\n")
    with pytest.raises(InvalidData, match="not UTF-8") as caught:
        yamlform.read(tmp_path / "old.yml", "old.yml", lines)
    assert caught.value.line == 2


# --- objects


@dataclass(frozen=True)
class Flag:
    colour: Literal["", "red", "white"]
    size: float = 1.0


@dataclass(frozen=True)
class ToyCastle:
    name: str
    built: int
    flags: tuple[Flag, ...] = ()
    rooms: Mapping[str, int] = field(default_factory=dict)
    lord: str | None = None
    ruined: bool = False
    age: str = ""


def _check(castle: ToyCastle, node: Node, parts: Parts) -> None:
    if castle.ruined and castle.flags:
        raise Mistake(parts["flags"], "Nobody flies a flag on a ruin.")
    if castle.name == castle.lord:
        raise Mistake(node, "A castle is not its own lord.")


FORM = Form(checks={ToyCastle: _check}, given={"age": "dark"})


def castle(text: str) -> object:
    return read(text, lambda node: FORM.record(node, ToyCastle, leave=("about",)))


def test_keys_become_the_fields_of_an_object_each_of_its_type() -> None:
    text = """
about: left to others
name: Moatless
built: 1066
flags: [{colour: red, size: 2.5}, {colour: white}]
rooms: {tower: 2, cellar: 1}
lord: Rufus
"""
    assert castle(text) == ToyCastle(
        "Moatless", 1066, (Flag("red", 2.5), Flag("white")), {"tower": 2, "cellar": 1}, "Rufus", age="dark"
    )
    assert castle("{name: Moatless, built: 1066}") == ToyCastle("Moatless", 1066, age="dark")


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("name: Moatless\n", 1, "A toy castle needs the key “built”."),
        ("built: 1066\nname: ''\n", 2, "The key “name” of a toy castle is empty."),
        ("name: M\nbuilt: 1066\nmoat: deep\n", 3, "“moat” is no key of a toy castle; keys are: name, built, flags,"),
        # What no file writes is no key, though it is a field.
        ("name: M\nbuilt: 1066\nage: golden\n", 3, "“age” is no key of a toy castle"),
        ("name: M\nbuilt: long ago\n", 2, "“long ago” is not a whole number above 0."),
        ("name: M\nbuilt: 1\nruined: partly\n", 3, "“partly” is not allowed as truth value"),
        ("name: M\nbuilt: 1\nflags: red\n", 3, "A list is expected here."),
        ("name: M\nbuilt: 1\nflags:\n  - {colour: red}\n  - {colour: blue}\n", 5, "“blue” is not allowed as colour"),
        ("name: M\nbuilt: 1\nflags:\n  - {colour: ''}\n", 4, "The key “colour” of a flag is empty."),
        ("name: M\nbuilt: 1\nrooms:\n  tower: 1\n  cellar: 0\n", 5, "“0” is not a whole number above 0."),
        ("name: M\nbuilt: 1\nlord: [M]\n", 3, "A single value is expected here."),
        # What must hold beyond the types.
        ("name: M\nbuilt: 1\nruined: true\nflags: [{colour: red}]\n", 4, "Nobody flies a flag on a ruin."),
        ("\nname: M\nbuilt: 1\nlord: M\n", 2, "A castle is not its own lord."),
    ],
)
def test_a_mistake_in_an_object_stands_where_it_was_made(text: str, line: int, told: str) -> None:
    found = castle(text)
    assert isinstance(found, tuple)
    assert found[0] == line
    assert str(found[1]).startswith(told)


def test_a_type_may_be_written_in_a_way_of_its_own() -> None:
    form = Form(own={Flag: lambda node: Flag("red", len(yamlform.scalar(node)))})
    made = read("{name: M, built: 1, flags: [xx, xxx]}", lambda node: form.record(node, ToyCastle))
    assert made == ToyCastle("M", 1, (Flag("red", 2), Flag("red", 3)))
