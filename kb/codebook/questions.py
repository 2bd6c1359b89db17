"""The codebook: topics and questions, what they ask and what an answer means for the child.

It is read from `data/codebook/*.yml` (see `kb.codebook.files`). A new question is data: form, comparison, import,
export and coverage follow what stands here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import Literal

from kb import values
from kb.errors import InvalidValue, NotFound

Polarity = Literal["favourable", "partly", "unfavourable", "neutral"]
Compare = Literal["value", "period", "none"]
KindName = Literal["choice", "choices", "age", "number", "date", "text", "phone", "url", "email", "languages", "hours"]


@dataclass(frozen=True, slots=True)
class Choice:
    """A coded answer (or, for ages and numbers, a word value): what it says and what it means for the child.

    Attributes:
        dated: an answer that is only true on its date is shown with it ("not a party on 2022-06-30").
    """

    value: str
    label: str
    meaning: str
    polarity: Polarity = "neutral"
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Standard:
    """The international standard behind a question, with its sources.

    Attributes:
        text: the standard in one sentence.
        articles: CRC articles and paragraphs ("37(d)", "40(2)(b)(ii)").
        sources: ids of sources that state it.
        at_least, at_most: bounds that a number or age must keep to meet the standard; None = no figure is set.
    """

    text: str
    articles: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    at_least: float | None = None
    at_most: float | None = None

    @property
    def has_bounds(self) -> bool:
        """Whether a figure can be judged by this standard."""
        return self.at_least is not None or self.at_most is not None


@dataclass(frozen=True)
class Question:
    """One question of the codebook.

    Attributes:
        id: `topic.name`, never reused.
        label: the question as a reader sees it.
        definition: what counts and what does not.
        compare: `value` sources can disagree, `period` years of one series are history, `none` free text and names.
        unit: unit of a number or age ("years", "percent").
        review_months: months after which an answer must be checked again; None = it does not age.
        outdated_by: topics of laws (`laws.subject` values) that, when newer, make an older answer doubtful.
    """

    id: str
    topic: str
    label: str
    definition: str
    kind: KindName
    choices: tuple[Choice, ...] = ()
    compare: Compare = "none"
    unit: str = ""
    standard: Standard | None = None
    review_months: int | None = None
    outdated_by: tuple[str, ...] = ()

    @cached_property
    def choice(self) -> Mapping[str, Choice]:
        """Choices by value."""
        return MappingProxyType({choice.value: choice for choice in self.choices})

    def clean(self, text: str, country: str) -> str:
        """Canonical text of an answer; cleaning twice equals cleaning once.

        Raises:
            InvalidValue: with a sentence that names the value and what was expected.
        """
        return values.KINDS[self.kind].clean(text, country, self.words)

    def show(self, value: str) -> str:
        """The answer as a reader sees it, without its unit."""
        return self.choice[value].label if value in self.choice else values.KINDS[self.kind].show(value, self.words)

    @cached_property
    def words(self) -> Mapping[str, str]:
        """Choice values and their labels."""
        return MappingProxyType({choice.value: choice.label for choice in self.choices})

    def polarity(self, value: str) -> Polarity:
        """What an answer means for the child; a number is judged by the bounds of its standard, if it has any."""
        if value in self.choice:
            return self.choice[value].polarity
        standard = self.standard
        if self.kind not in ("age", "number") or standard is None or not standard.has_bounds:
            return "neutral"
        return "favourable" if _within(value, standard) else "unfavourable"


def _within(value: str, standard: Standard) -> bool:
    try:
        figures = [float(figure) for figure in value.split("/")]
    except ValueError as error:
        raise InvalidValue(f"“{value}” is neither a number nor a word value of its question.") from error
    low = standard.at_least is None or min(figures) >= standard.at_least
    return low and (standard.at_most is None or max(figures) <= standard.at_most)


@dataclass(frozen=True, slots=True)
class SharedItem:
    """An item that all countries share: an international instrument.

    Attributes:
        id: the item's slug in statements; label: short name ("CRC"); title: the full title.
        adopted, in_force: dates as exact as known.
        depositary, url: who keeps it, and where its status stands.
        child_specific: "true" for an instrument on children.
        source: id of the source of these words.
    """

    id: str
    label: str
    title: str
    adopted: str = ""
    in_force: str = ""
    depositary: str = ""
    url: str = ""
    child_specific: str = "false"
    source: str = ""


@dataclass(frozen=True)
class Topic:
    """A group of questions.

    Attributes:
        repeats: whether it asks once per country or once per item.
        items: `shared` (all countries use the same items: treaties) or `own`; only for topics that repeat.
        key: id of the question that titles an item; required: ids that an item must answer.
        release: statements go into one file, one per item, or one per world region (files stay under 1 MB).
        shared_items: the instruments of a topic with shared items, in the order of reading.
    """

    id: str
    label: str
    definition: str
    questions: tuple[Question, ...]
    repeats: bool = False
    items: Literal["own", "shared"] = "own"
    key: str = ""
    required: tuple[str, ...] = ()
    release: Literal["one", "item", "region"] = "one"
    shared_items: tuple[SharedItem, ...] = ()

    @property
    def question_ids(self) -> tuple[str, ...]:
        """Ids of its questions, in the order of reading."""
        return tuple(question.id for question in self.questions)

    def item_label(self, item: str) -> str:
        """The short name of a shared item; the item itself where it has none."""
        return next((one.label for one in self.shared_items if one.id == item), item)


@dataclass(frozen=True)
class Codebook:
    """All topics, in the order of reading."""

    topics: tuple[Topic, ...]

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Questions by id, in the order of reading."""
        return MappingProxyType({question.id: question for topic in self.topics for question in topic.questions})

    def question(self, id: str) -> Question:
        """The question of this id, or NotFound."""
        if id not in self.questions:
            raise NotFound(f"There is no question “{id}” in the codebook.")
        return self.questions[id]

    def topic(self, id: str) -> Topic:
        """The topic of this id, or NotFound."""
        for topic in self.topics:
            if topic.id == id:
                return topic
        raise NotFound(f"There is no topic “{id}”; topics are: {', '.join(t.id for t in self.topics)}.")

    def translated(self, words: Callable[[str], str]) -> "Codebook":
        """The same codebook with every text for readers put through `words`; ids and rules stay as they are."""
        return Codebook(tuple(_topic_in(topic, words) for topic in self.topics))


def texts(book: Codebook) -> tuple[str, ...]:
    """Every text for readers, each once, in the order of reading: what a translation must hold."""
    found: dict[str, None] = {}

    def take(text: str) -> str:
        found[text] = None
        return text

    book.translated(take)
    return tuple(text for text in found if text)


def _topic_in(topic: Topic, words: Callable[[str], str]) -> Topic:
    items = (replace(item, label=words(item.label), title=words(item.title)) for item in topic.shared_items)
    return replace(
        topic,
        label=words(topic.label),
        definition=words(topic.definition),
        shared_items=tuple(items),
        questions=tuple(_question_in(question, words) for question in topic.questions),
    )


def _question_in(question: Question, words: Callable[[str], str]) -> Question:
    choices = (replace(one, label=words(one.label), meaning=words(one.meaning)) for one in question.choices)
    standard = question.standard
    return replace(
        question,
        label=words(question.label),
        definition=words(question.definition),
        unit=words(question.unit),
        choices=tuple(choices),
        standard=replace(standard, text=words(standard.text)) if standard else None,
    )
