"""Rules of a topic's file that go beyond its form: what may stand, and what is told with its line."""

from pathlib import Path

import pytest

from kb.codebook import Codebook
from kb.codebook.files import load
from kb.errors import InvalidData

TOPIC = """\
id: towers
order: 7
label: Towers
definition: Children in towers.
{more}questions:
  - id: towers.{name}
    label: What of the tower?
    definition: Of any height.
    kind: {kind}
{also}"""
CHOICES = """\
    choices:
      - {value: up, label: Up, meaning: It stands.}
      - {value: down, label: Down, meaning: It fell.}
"""


def book(folder: Path, *, name: str = "height", kind: str = "text", also: str = "", more: str = "") -> Codebook:
    text = TOPIC.format(name=name, kind=kind, also=also, more=more)
    (folder / "towers.yml").write_text(text, encoding="utf-8")
    return load(folder)


def mistake(folder: Path, **parts: str) -> tuple[int, str]:
    with pytest.raises(InvalidData) as caught:
        book(folder, **parts)
    return caught.value.line, caught.value.reason


@pytest.mark.parametrize(
    ("kind", "also"),
    [
        ("text", ""),
        ("phone", "    compare: none\n"),
        ("phone", "    compare: period\n"),
        ("choice", CHOICES),
        ("choice", CHOICES + "    compare: value\n"),
        ("choices", CHOICES),
        ("date", CHOICES + "    compare: value\n"),
        ("age", "    compare: value\n"),
        ("number", CHOICES + "    standard: {text: Low., sources: [scroll], at_most: 3}\n"),
        ("age", "    standard: {text: One age., sources: [scroll], at_least: 14, at_most: 14}\n"),
        ("age", "    standard: {text: From birth., sources: [scroll], at_least: 0, at_most: 0.5}\n"),
        ("text", "    standard: {text: Kept in words., sources: [scroll]}\n"),
    ],
)
def test_a_question_may_be_asked_in_these_ways(tmp_path: Path, kind: str, also: str) -> None:
    question = book(tmp_path, kind=kind, also=also).question("towers.height")
    assert (question.kind, question.topic) == (kind, "towers")


@pytest.mark.parametrize(
    ("kind", "also", "line", "told"),
    [
        ("choice", "", 9, "towers.height asks for a choice but names none."),
        ("choices", "", 9, "towers.height asks for a choice but names none."),
        ("text", CHOICES, 11, "An answer of the kind text has no choices."),
        ("url", CHOICES, 11, "An answer of the kind url has no choices."),
        ("choices", CHOICES.replace("up,", '"up;on",'), 11, "A choice of several must be without semicolon"),
        ("age", CHOICES.replace("down", "up"), 12, "The choice “up” stands twice."),
        ("age", CHOICES + CHOICES.splitlines()[-1] + "\n", 13, "The choice “down” stands twice."),
        ("text", "    compare: value\n", 10, "Answers of the kind text are not compared by value; write none."),
        ("choices", CHOICES + "    compare: value\n", 13, "Answers of the kind choices are not compared by value"),
        (
            "date",
            "    standard: {text: Old., sources: [s], at_most: 3}\n",
            10,
            "An answer of the kind date has no bounds.",
        ),
        ("age", "    standard: {text: Old.}\n", 10, "A standard names the sources that state it."),
        (
            "age",
            "    standard:\n      {text: Old., sources: [s],\n       at_least: 14.1, at_most: 14}\n",
            12,
            "The lower bound is above the upper one.",
        ),
    ],
)
def test_a_question_that_contradicts_itself_is_told(tmp_path: Path, kind: str, also: str, line: int, told: str) -> None:
    found, reason = mistake(tmp_path, kind=kind, also=also)
    assert (found, told in reason) == (line, True), reason


def test_a_semicolon_may_stand_in_the_value_of_a_single_choice(tmp_path: Path) -> None:
    found = book(tmp_path, kind="choice", also=CHOICES.replace("up,", '"up;on",'))
    assert list(found.question("towers.height").words) == ["up;on", "down"]


@pytest.mark.parametrize("name", ["h", "height", "height_2", "h2_"])
def test_the_id_of_a_question_is_its_topic_and_a_plain_name(tmp_path: Path, name: str) -> None:
    assert list(book(tmp_path, name=name).questions) == [f"towers.{name}"]


@pytest.mark.parametrize("name", ["", "2nd", "Height", "height.top", "height-top", "_height", "höhe"])
def test_another_name_is_refused(tmp_path: Path, name: str) -> None:
    told = f"“towers.{name}” is not “towers.” and a name of small letters and _."
    assert mistake(tmp_path, name=name) == (6, told)


@pytest.mark.parametrize(
    ("more", "line", "told"),
    [
        # A topic that repeats has a key; one that does not has nothing of the kind.
        ("repeats: true\n", 1, "The topic towers repeats; name the question that titles an item as its key."),
        ("key: towers.height\n", 5, "“key” is only for a topic that repeats."),
        ("required: [towers.height]\n", 5, "“required” is only for a topic that repeats."),
        ("items: own\n", 5, "“items” is only for a topic that repeats."),
        # Key and required questions are the topic's own.
        ("repeats: true\nkey: towers.width\n", 6, "“towers.width” is no question of the topic towers."),
        (
            "repeats: true\nkey: towers.height\nrequired: [towers.height, towers.width]\n",
            7,
            "“towers.width” is no question of the topic towers.",
        ),
        # Shared items are named where items are shared, and nowhere else.
        ("repeats: true\nkey: towers.height\nitems: shared\n", 7, "Shared items stand in “shared_items” of a topic"),
        (
            "repeats: true\nkey: towers.height\nshared_items: [{id: a, label: A, title: Aa}]\n",
            7,
            "Shared items stand in “shared_items” of a topic",
        ),
    ],
)
def test_what_a_topic_says_of_its_items_fits_together(tmp_path: Path, more: str, line: int, told: str) -> None:
    found, reason = mistake(tmp_path, more=more)
    assert (found, reason.startswith(told)) == (line, True), reason


def test_a_topic_may_repeat_with_items_of_its_own_or_shared(tmp_path: Path) -> None:
    own = book(tmp_path, more="repeats: true\nkey: towers.height\nrequired: [towers.height]\n").topic("towers")
    assert (own.repeats, own.items, own.key, own.required) == (True, "own", "towers.height", ("towers.height",))
    shared = "repeats: true\nkey: towers.height\nitems: shared\nshared_items: [{id: a, label: A, title: Aa}]\n"
    assert [item.id for item in book(tmp_path, more=shared).topic("towers").shared_items] == ["a"]


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("id: towers\n", "id: Towers\n", 1, "“Towers” is no id of a topic; write small letters, figures and _."),
        ("id: towers\n", "id: 2towers\n", 1, "“2towers” is no id of a topic"),
        ("id: towers\n", "", 1, "A topic needs the key “id”."),
        ("order: 7\n", "", 1, "A topic needs the key “order”."),
        ("order: 7\n", "order: 0\n", 2, "“0” is not a whole number above 0."),
        ("order: 7\n", "order: first\n", 2, "“first” is not a whole number above 0."),
        ("label: Towers\n", "label: ''\n", 3, "The key “label” of a topic is empty."),
    ],
)
def test_a_topic_has_an_id_and_a_place(tmp_path: Path, old: str, new: str, line: int, told: str) -> None:
    book(tmp_path)
    path = tmp_path / "towers.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InvalidData, match="codebook/towers") as caught:
        load(tmp_path)
    assert (caught.value.line, caught.value.reason.startswith(told)) == (line, True), caught.value.reason


def test_a_folder_that_holds_no_codebook_is_told_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "codebook").mkdir()
    with pytest.raises(InvalidData) as caught:
        load(tmp_path / "codebook")
    assert (caught.value.file, caught.value.line) == ("codebook", 0)
    assert caught.value.reason == f"There is no codebook in “{tmp_path.name}”; check KB_DATA_DIR."


def test_topics_stand_in_the_order_of_their_numbers_and_no_number_stands_twice(tmp_path: Path) -> None:
    book(tmp_path)
    text = (tmp_path / "towers.yml").read_text(encoding="utf-8").replace("towers", "bridges")
    (tmp_path / "a_last.yml").write_text(text.replace("order: 7", "order: 10"), encoding="utf-8")
    assert [topic.id for topic in load(tmp_path).topics] == ["towers", "bridges"]
    (tmp_path / "a_last.yml").write_text(text, encoding="utf-8")
    with pytest.raises(InvalidData) as caught:
        load(tmp_path)
    assert caught.value.file == "codebook/towers.yml"
    assert caught.value.reason == "The order “7” stands in codebook/a_last.yml already."
