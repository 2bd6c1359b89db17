"""What an answer means for the child, how it is shown, and what a translation of the codebook changes."""

import pytest

from kb.codebook import Choice, Codebook, KindName, Polarity, Question, SharedItem, Standard, Topic, texts
from kb.errors import InvalidValue, NotFound

NOT_SET = Choice("not_set", "No age set", "The law names none.", "unfavourable")
AT_LEAST = Standard("At least 14.", ("38",), ("scroll",), at_least=14)
AT_MOST = Standard("At most 3 days.", (), ("scroll",), at_most=3)
BETWEEN = Standard("From 14 to 18.", (), ("scroll",), at_least=14, at_most=18)
NO_FIGURE = Standard("As low as can be.", ("40",), ("scroll",))


def asked(kind: KindName, standard: Standard | None = None, *choices: Choice) -> Question:
    return Question("castles.knight", "castles", "From which age?", "In peace.", kind, choices, standard=standard)


@pytest.mark.parametrize(
    ("standard", "value", "polarity"),
    [
        # The bound itself meets the standard.
        (AT_LEAST, "14", "favourable"),
        (AT_LEAST, "13.99", "unfavourable"),
        (AT_LEAST, "0", "unfavourable"),
        (AT_MOST, "3", "favourable"),
        (AT_MOST, "3.01", "unfavourable"),
        (AT_MOST, "-1", "favourable"),
        (BETWEEN, "14", "favourable"),
        (BETWEEN, "18", "favourable"),
        (BETWEEN, "13", "unfavourable"),
        (BETWEEN, "19", "unfavourable"),
        # Of two figures, the one that is worse counts.
        (AT_LEAST, "12/14", "unfavourable"),
        (AT_LEAST, "14/16", "favourable"),
        (AT_MOST, "2/3", "favourable"),
        (AT_MOST, "3/4", "unfavourable"),
        (BETWEEN, "14/18", "favourable"),
        (BETWEEN, "12/20", "unfavourable"),
        # A standard without figures judges none, and so does no standard.
        (NO_FIGURE, "14", "neutral"),
        (None, "14", "neutral"),
        # A word value means what the codebook says, whatever the standard.
        (AT_LEAST, "not_set", "unfavourable"),
        (None, "not_set", "unfavourable"),
    ],
)
@pytest.mark.parametrize("kind", ["age", "number"])
def test_a_figure_is_judged_by_the_bounds_of_its_standard(
    kind: KindName, standard: Standard | None, value: str, polarity: Polarity
) -> None:
    assert asked(kind, standard, NOT_SET).polarity(value) == polarity


@pytest.mark.parametrize(("kind", "value"), [("text", "14"), ("date", "2024"), ("phone", "116"), ("choice", "else")])
def test_what_is_no_figure_is_not_judged(kind: KindName, value: str) -> None:
    assert asked(kind, AT_LEAST, NOT_SET).polarity(value) == "neutral"


@pytest.mark.parametrize("value", ["fourteen", "", "14/", "13-14"])
def test_a_figure_that_is_none_cannot_be_judged(value: str) -> None:
    with pytest.raises(InvalidValue, match=f"“{value}” is neither a number nor a word value of its question"):
        asked("age", AT_LEAST).polarity(value)


@pytest.mark.parametrize(
    ("standard", "bounds"), [(AT_LEAST, True), (AT_MOST, True), (BETWEEN, True), (NO_FIGURE, False)]
)
def test_a_standard_has_bounds_when_it_names_a_figure(standard: Standard, bounds: bool) -> None:
    assert standard.has_bounds is bounds


def test_a_standard_may_forbid_anything_above_nothing() -> None:
    never = Standard("Never.", (), ("scroll",), at_most=0)
    assert never.has_bounds
    assert [asked("number", never).polarity(value) for value in ("0", "1")] == ["favourable", "unfavourable"]


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("age", "not_set", "No age set"),
        ("age", "12/13", "12–13"),
        ("date", "not_set", "No age set"),
        ("text", "a", "a"),
    ],
)
def test_an_answer_is_shown_by_its_label_or_as_its_kind_shows_it(kind: KindName, value: str, shown: str) -> None:
    assert asked(kind, None, NOT_SET).show(value) == shown


# --- the book

CRC = SharedItem("crc", "CRC", "Convention on the Rights of the Child")
GATE = Question(
    "castles.gate", "castles", "Open?", "By day.", "choice", (Choice("yes", "Yes", "Open."),), standard=NO_FIGURE
)
KNIGHT = Question("castles.knight", "castles", "From which age?", "", "age", unit="years")
BOOK = Codebook(
    (
        Topic("castles", "Castles", "Children in castles.", (GATE, KNIGHT)),
        Topic("treaties", "Treaties", "By day.", (), repeats=True, items="shared", shared_items=(CRC,)),
    )
)


def test_questions_and_topics_are_found_by_id() -> None:
    assert list(BOOK.questions) == ["castles.gate", "castles.knight"]
    assert BOOK.question("castles.knight") is KNIGHT
    assert BOOK.topic("treaties").label == "Treaties"
    with pytest.raises(NotFound, match=r"There is no question “castles\.moat” in the codebook"):
        BOOK.question("castles.moat")
    with pytest.raises(NotFound, match="There is no topic “moats”; topics are: castles, treaties"):
        BOOK.topic("moats")


@pytest.mark.parametrize(("item", "label"), [("crc", "CRC"), ("opac", "opac"), ("", "")])
def test_a_shared_item_has_its_short_name(item: str, label: str) -> None:
    assert BOOK.topic("treaties").item_label(item) == label


def test_the_texts_for_readers_stand_once_each_and_none_is_empty() -> None:
    assert texts(BOOK) == (
        *("Castles", "Children in castles.", "Open?", "By day.", "Yes", "Open.", "As low as can be."),
        *("From which age?", "years"),
        *("Treaties", "CRC", "Convention on the Rights of the Child"),
    )


def test_a_translation_changes_every_text_and_nothing_that_rules_read() -> None:
    shouted = BOOK.translated(str.upper)
    gate, knight = shouted.topic("castles").questions
    assert (shouted.topic("castles").label, shouted.topic("castles").definition) == ("CASTLES", "CHILDREN IN CASTLES.")
    assert (gate.id, gate.label, gate.definition, gate.words) == ("castles.gate", "OPEN?", "BY DAY.", {"yes": "YES"})
    assert gate.choice["yes"].meaning == "OPEN."
    assert gate.standard is not None
    assert (gate.standard.text, gate.standard.articles, gate.standard.sources) == (
        "AS LOW AS CAN BE.",
        ("40",),
        ("scroll",),
    )
    assert (knight.unit, knight.standard, knight.kind) == ("YEARS", None, "age")
    (crc,) = shouted.topic("treaties").shared_items
    assert (crc.id, crc.label, crc.title) == ("crc", "CRC", "CONVENTION ON THE RIGHTS OF THE CHILD")
    assert BOOK.translated(lambda text: text) == BOOK
