"""The codebook: every mistake in a file is told by file and line, and what stands in the real one is sound."""

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from kb.codebook import Codebook, Question
from kb.codebook.files import load
from kb.errors import InvalidData, InvalidValue, NotFound
from kb.settings import data_dir

MAPPINGS = Path(__file__).resolve().parent.parent.parent / "scripts" / "mappings"
TOPICS = (
    "crc standing legal_aid participation hotlines organisations services treaties laws ages protection justice "
    "migration crc_review practices profession context"
)
CASTLES = """\
id: castles
order: 10
label: Castles
definition: Children in castles.
questions:
  - id: castles.gate
    label: Is the gate open to children?
    definition: By day.
    kind: choice
    compare: value
    review_months: 24
    choices:
      - {value: "yes", label: "Yes", meaning: Open., polarity: favourable}
      - {value: "no", label: "No", meaning: Shut., polarity: unfavourable}
  - id: castles.knight
    label: From which age can a child be a knight?
    definition: In peace.
    kind: age
    unit: years
    compare: value
    standard: {text: At least 14., articles: ["38"], sources: [scroll], at_least: 14}
    choices:
      - {value: not_set, label: No age set, meaning: The law names none.}
"""
BANNERS = """\
id: banners
order: 20
label: Banners
definition: The same for all castles.
repeats: true
items: shared
key: banners.flown
required: [banners.flown]
questions:
  - id: banners.flown
    label: Flown?
    definition: On any tower.
    kind: choice
    choices: [{value: flown, label: Flown, meaning: It flies.}]
  - {id: banners.note, label: Note, definition: As printed., kind: text}
shared_items:
  - {id: lion, label: Lion, title: The red lion}
  - {id: rose, label: Rose, title: The white rose}
"""
DAMAGES = [
    ("castles", "order: 10\n", "", 1, "needs the key “order”"),
    ("castles", "order: 10", "order: first", 2, "“first” is not a whole number"),
    ("castles", "order: 10", "order: 20", 1, "The order “20” stands in codebook/banners.yml already"),
    ("castles", "id: castles\n", "id: Castles\n", 1, "“Castles” is no id of a topic"),
    ("castles", "label: Castles", "label:", 3, "The key “label” of a topic is empty"),
    ("castles", "label: Castles", "label: [Castles]", 3, "A single value is expected"),
    ("castles", "label: Castles", "colour: red\nlabel: Castles", 3, "“colour” is no key of a topic"),
    ("castles", "label: Castles", "label: Castles\nlabel: Forts", 4, "The key “label” stands twice"),
    ("castles", "label: Castles", "label: Castles\nkey: castles.gate", 4, "only for a topic that repeats"),
    ("castles", "label: Castles", "label: Castles\nrepeats: yes", 4, "“yes” is not allowed as truth value"),
    ("castles", "    definition: By day.\n", "", 6, "A question needs the key “definition”"),
    ("castles", "id: castles.gate", "id: forts.gate", 6, "“forts.gate” is not “castles.”"),
    ("castles", "id: castles.knight", "id: castles.gate", 15, "The id “castles.gate” stands twice"),
    ("castles", "definition: By day.", "answer: maybe", 8, "“answer” is no key of a question"),
    ("castles", "kind: choice", "kind: chioce", 9, "“chioce” is not allowed as kind"),
    ("castles", "kind: choice", "kind: phone", 13, "An answer of the kind phone has no choices"),
    ("castles", "compare: value", "compare: yearly", 10, "“yearly” is not allowed as compare"),
    ("castles", "review_months: 24", "review_months: 2 years", 11, "“2 years” is not a whole number"),
    ("castles", ", polarity: favourable", ", polarity: good", 13, "“good” is not allowed as polarity"),
    ("castles", ", polarity: favourable", ", dated: often", 13, "“often” is not allowed as truth value"),
    ("castles", ", meaning: Open.", "", 13, "A choice needs the key “meaning”"),
    ("castles", '{value: "no"', '{value: "yes"', 14, "The choice “yes” stands twice"),
    ("castles", ", sources: [scroll]", "", 21, "A standard names the sources that state it"),
    ("castles", "sources: [scroll]", "sources: scroll", 21, "A list is expected"),
    ("castles", "at_least: 14", "at_least: fourteen", 21, "“fourteen” is not a number"),
    ("castles", "at_least: 14", "at_least: 14, at_most: 12", 21, "The lower bound is above the upper one"),
    ("castles", "    kind: age\n    unit: years", "    kind: date\n    unit: years", 21, "has no bounds"),
    ("castles", "questions:", "questions: [", 6, "This is not YAML"),
    ("castles", "Children in castles.", "Children in \x01 castles.", 4, "This is not YAML"),
    ("castles", "- id: castles.gate", "- castles.moat\n  - id: castles.gate", 6, "Keys and values are expected"),
    ("banners", "id: banners\n", "id: castles\n", 10, "“banners.flown” is not “castles.”"),
    ("banners", "key: banners.flown\n", "", 1, "name the question that titles an item"),
    ("banners", "key: banners.flown", "key: banners.colour", 7, "“banners.colour” is no question of the topic"),
    ("banners", "required: [banners.flown]", "required: [banners.size]", 8, "“banners.size” is no question"),
    ("banners", "items: shared", "items: own", 17, "Shared items stand in “shared_items”"),
    ("banners", "id: rose", "id: lion", 18, "The shared item “lion” stands twice"),
    ("banners", ", title: The white rose", "", 18, "A shared item needs the key “title”"),
    (
        "banners",
        "    choices: [{value: flown, label: Flown, meaning: It flies.}]\n",
        "",
        13,
        "asks for a choice but names none",
    ),
    ("banners", "kind: text}", "kind: text, compare: value}", 15, "not compared by value"),
    (
        "banners",
        "kind: choice\n    choices: [{value: flown",
        "kind: choices\n    choices: [{value: f;n",
        14,
        "semicolon",
    ),
]


def written(folder: Path) -> Path:
    (folder / "castles.yml").write_text(CASTLES, encoding="utf-8")
    (folder / "banners.yml").write_text(BANNERS, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load(data_dir() / "codebook")


def coded(book: Codebook) -> Iterator[Question]:
    return (question for question in book.questions.values() if question.kind in ("choice", "choices"))


def column(path: Path, name: str) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return [row[name] for row in csv.DictReader(file)]


def test_topics_come_in_the_order_that_the_files_name(tmp_path: Path) -> None:
    found = load(written(tmp_path))
    assert [topic.id for topic in found.topics] == ["castles", "banners"]
    assert list(found.questions) == ["castles.gate", "castles.knight", "banners.flown", "banners.note"]
    assert found.question("castles.gate").words == {"yes": "Yes", "no": "No"}
    assert found.topic("banners").item_label("rose") == "Rose"


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    found = load(written(tmp_path))
    with pytest.raises(NotFound, match=r"no question “castles.moat”"):
        found.question("castles.moat")
    with pytest.raises(NotFound, match="topics are: castles, banners"):
        found.topic("moats")


@pytest.mark.parametrize(("topic", "old", "new", "line", "told"), DAMAGES)
def test_a_mistake_is_told_by_file_line_and_reason(
    tmp_path: Path, topic: str, old: str, new: str, line: int, told: str
) -> None:
    path = written(tmp_path) / f"{topic}.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InvalidData) as caught:
        load(tmp_path)
    assert (caught.value.file, caught.value.line) == (f"codebook/{topic}.yml", line)
    assert told in caught.value.reason


def test_a_topic_in_two_files_is_told(tmp_path: Path) -> None:
    text = CASTLES.replace("order: 10", "order: 30")
    (written(tmp_path) / "forts.yml").write_text(text, encoding="utf-8")
    with pytest.raises(InvalidData, match=r"forts.yml, line 1: The topic “castles” stands in codebook/castles.yml"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("content", "line", "told"),
    [(b"", 1, "empty"), (b"- castles\n", 1, "Keys and values"), (b"id: castles\nlabel: Ch\xe2teaux\n", 2, "UTF-8")],
)
def test_a_file_that_is_no_topic_is_told(tmp_path: Path, content: bytes, line: int, told: str) -> None:
    (tmp_path / "castles.yml").write_bytes(content)
    with pytest.raises(InvalidData, match=told) as caught:
        load(tmp_path)
    assert caught.value.line == line


def test_a_folder_without_topics_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidData, match="There is no codebook"):
        load(tmp_path)


def test_a_number_is_judged_by_the_bounds_of_its_standard(tmp_path: Path) -> None:
    knight = load(written(tmp_path)).question("castles.knight")
    judged = {value: knight.polarity(value) for value in ("14", "15.5", "13.9", "12/14", "14/16", "not_set")}
    assert judged == {
        "14": "favourable",
        "15.5": "favourable",
        "13.9": "unfavourable",
        "12/14": "unfavourable",
        "14/16": "favourable",
        "not_set": "neutral",
    }
    with pytest.raises(InvalidValue, match="neither a number nor a word"):
        knight.polarity("old enough")


def test_the_real_codebook_has_every_topic_in_the_order_of_reading(book: Codebook) -> None:
    assert [topic.id for topic in book.topics] == TOPICS.split()
    repeating = [topic.id for topic in book.topics if topic.repeats]
    assert repeating == ["hotlines", "organisations", "services", "treaties", "laws", "crc_review", "practices"]


def test_a_question_added_as_yaml_needs_no_code(tmp_path: Path) -> None:
    folder = tmp_path / "codebook"
    shutil.copytree(data_dir() / "codebook", folder)
    path = folder / "profession.yml"
    added = CASTLES[CASTLES.index("  - id: castles.gate") :].replace("castles.", "profession.castle_")
    path.write_text(path.read_text(encoding="utf-8") + added, encoding="utf-8")
    gate = load(folder).question("profession.castle_gate")
    assert gate.clean(" YES ", "KEN") == "yes"
    assert (gate.show("yes"), gate.polarity("yes"), gate.polarity("no")) == ("Yes", "favourable", "unfavourable")
    knight = load(folder).question("profession.castle_knight")
    assert knight.polarity(knight.clean("12-14", "KEN")) == "unfavourable"
    assert knight.show(knight.clean("not_set", "KEN")) == "No age set"


def test_a_label_names_one_answer_only(book: Codebook) -> None:
    for question in coded(book):
        for choice in question.choices:
            assert question.clean(choice.label, "KEN") == choice.value
            assert question.show(choice.value) == choice.label


def test_other_readers_of_yaml_read_the_same_words() -> None:
    for path in (data_dir() / "codebook").glob("*.yml"):
        topic = yaml.safe_load(path.read_text(encoding="utf-8"))
        values = [choice["value"] for question in topic["questions"] for choice in question.get("choices", ())]
        assert [value for value in values if not isinstance(value, str)] == []


def test_every_source_of_a_standard_is_a_source_of_the_release(book: Codebook) -> None:
    known = set(column(data_dir() / "sources.csv", "id"))
    standards = [question.standard for question in book.questions.values() if question.standard]
    cited = {source for standard in standards for source in standard.sources}
    cited |= {item.source for topic in book.topics for item in topic.shared_items}
    assert cited - known == set()
    assert set(column(MAPPINGS / "codebook_sources.csv", "source_id")) <= cited


def test_answers_are_outdated_by_subjects_that_laws_have(book: Codebook) -> None:
    subjects = set(book.question("laws.subject").words)
    named = {subject for question in book.questions.values() for subject in question.outdated_by}
    assert named <= subjects


def test_context_and_ratings_of_others_are_never_coloured(book: Codebook) -> None:
    for question in book.topic("context").questions:
        assert {choice.polarity for choice in question.choices} <= {"neutral"}
        assert question.standard is None or not question.standard.has_bounds
    rated = [question for question in coded(book) if "meets_standard" in question.words]
    assert rated
    assert {question.polarity("meets_standard") for question in rated} == {"neutral"}
    assert {question.polarity("below_standard") for question in rated} == {"neutral"}


@pytest.mark.parametrize(
    ("id", "value", "polarity"),
    [
        ("legal_aid.means_test", "yes", "unfavourable"),
        ("legal_aid.means_test", "no", "favourable"),
        ("crc.treaty_approach", "dualist", "neutral"),
        ("crc.hierarchy", "no_domestic_rank", "neutral"),
        ("ages.criminal_responsibility", "14", "favourable"),
        ("ages.criminal_responsibility", "6/12", "unfavourable"),
        ("ages.marriage_girls_with_consent", "16", "unfavourable"),
        ("ages.marriage_girls_with_consent", "no_minimum", "unfavourable"),
        ("ages.military_voluntary", "16", "favourable"),
        ("ages.military_voluntary", "not_set", "neutral"),
        ("ages.work_minimum", "14", "neutral"),
        ("ages.work_minimum", "not_set", "neutral"),
        ("ages.sexual_consent", "14", "neutral"),
        ("migration.detention", "yes", "unfavourable"),
        ("treaties.reservations", "yes", "neutral"),
        ("context.child_labour_pct", "24.8", "neutral"),
    ],
)
def test_polarity_is_what_the_answer_means_for_the_child(book: Codebook, id: str, value: str, polarity: str) -> None:
    assert book.question(id).polarity(value) == polarity


def test_only_answers_that_hold_on_their_day_are_shown_with_it(book: Codebook) -> None:
    dated = {(question.id, choice.value) for question in coded(book) for choice in question.choices if choice.dated}
    assert dated == {("treaties.status", "signatory"), ("treaties.status", "not_party")}


def test_every_question_says_when_its_answers_are_to_be_checked_again(book: Codebook) -> None:
    assert not [id for id, question in book.questions.items() if question.review_months is None]


def test_an_act_that_takes_in_the_convention_does_not_cast_doubt_on_ages(book: Codebook) -> None:
    doubted = {id for id, question in book.questions.items() if "crc_incorporation" in question.outdated_by}
    assert doubted >= {"crc.incorporation", "crc.enforceable_in_courts", "standing.child_can_sue"}
    assert not [id for id in doubted if id.startswith("ages.")]


def test_every_question_of_the_collectors_has_its_question_here(book: Codebook) -> None:
    old, new = (column(MAPPINGS / "question_ids.csv", name) for name in ("old", "new"))
    assert len(set(old)) == len(old) == 69
    assert set(new) <= set(book.questions)


def test_treaties_are_the_same_37_instruments_for_all(book: Codebook) -> None:
    instruments = {item.id: item for item in book.topic("treaties").shared_items}
    assert len(instruments) == 37
    assert (instruments["crc"].label, instruments["crc"].adopted) == ("CRC", "1989-11-20")
    assert {item.child_specific for item in instruments.values()} == {"true", "false"}
