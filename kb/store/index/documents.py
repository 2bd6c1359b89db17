"""What search can find: one document for each answer, item, source, question and country."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kb.codebook import Codebook, Question, Topic
from kb.countries import Country, Names
from kb.statements.sources import Source
from kb.statements.statement import DEPRECATED
from kb.store.index.words import numbers, plain_digits, tokens

KINDS = ("country", "hotline", "law", "organisation", "treaty", "answer", "question", "source")
"""The kinds of what is found, in the order in which they are shown."""

SEPARATOR = " · "
"""What stands between the parts of a document's text."""

OF_STATEMENTS = ("hotline", "law", "organisation", "treaty", "answer")
"""Kinds that are made of statements."""

_ITEM_KINDS = {"hotlines": "hotline", "laws": "law", "organisations": "organisation", "treaties": "treaty"}
_AS_SHOWN = ("text", "phone", "url", "email", "languages", "hours")
_CODED = ("choice", "choices")
_TELLS_NOTHING_ALONE = frozenset({"yes", "no", "unclear", "unknown"})
_IN_USE = ("", "current", "text_only")
_MOST_LETTERS = 6000


@dataclass(frozen=True, slots=True)
class Said:
    """The words of one live statement, as much as search needs."""

    country: str
    question: str
    item: str
    value: str
    original: str
    legal_basis: str
    note: str
    rank: str

    @property
    def stands(self) -> bool:
        """Whether it was not set aside."""
        return self.rank != DEPRECATED


@dataclass(frozen=True, slots=True)
class Subject:
    """What statements are about, and so what makes one document: a country, a topic or question, an item."""

    country: str
    about: str
    item: str


def subject(book: Codebook, topics: dict[str, Topic], one: Said) -> Subject:
    """The document that a statement belongs to: its item, or its question where the topic asks once."""
    topic = _topic(book, topics, one.question)
    return Subject(one.country, topic.id, one.item) if topic and topic.repeats else Subject(*_cell(one))


def country_key(code: str) -> str:
    """The folded word that stands in the keys of everything about a country: "isoken"."""
    return "iso" + code.replace("-", "").lower()


def of_statements(about: Subject, said: Sequence[Said], book: Codebook, names: Names) -> dict[str, Any]:
    """The document of all live statements (`in_order`) on one item, or on one question of a topic that asks once."""
    topic = next((one for one in book.topics if one.id == about.about), None)
    question = topic.key if topic else about.about
    asked = book.questions.get(question)
    kind = _ITEM_KINDS.get(about.about, "answer")
    shared = next((one for one in topic.shared_items if one.id == about.item), None) if topic else None
    title = _item_title(topic, about, said) if topic else (asked.label if asked else question)
    texts = [shared.title] if shared else []
    texts += [text for one in said for text in _texts(one, book.questions.get(one.question), topic is not None)]
    shown = _joined(text for text in texts if text != title)
    return {
        "kind": kind,
        "country": about.country,
        "topic": topic.id if topic else (asked.topic if asked else ""),
        "question": question,
        "item": about.item,
        "last": int(any(_is_out_of_use(one) for one in said)),
    } | _words(title, shown, [*_country_keys(about.country, names), *_number_keys(said, book)])


def in_order(said: Iterable[Said], book: Codebook) -> list[Said]:
    """Statements in the order in which documents tell them: that of the codebook, what was set aside last."""
    places = {id: place for place, id in enumerate(book.questions)}
    return sorted(said, key=lambda one: (not one.stands, places.get(one.question, 0)))


def text_of(one: Said, question: Question | None) -> str:
    """What one statement on a topic that asks once says: its answer, note, law and words as printed."""
    return _joined(_texts(one, question, False))


def of_source(source: Source) -> dict[str, Any]:
    """The document of a source."""
    text = _joined([source.publisher, source.note, source.obtained, source.url, source.id])
    place = {"kind": "source", "country": "", "topic": "", "question": "", "item": source.id, "last": 0}
    return place | _words(source.title or source.id, text, [])


def of_questions(book: Codebook) -> Iterator[dict[str, Any]]:
    """A document for each question of the codebook: what it asks, what counts, its answers and its standard."""
    for topic in book.topics:
        for question in topic.questions:
            standard = question.standard
            articles = ", ".join(f"CRC {article}" for article in standard.articles) if standard else ""
            choices = [f"{one.label}: {one.meaning}" for one in question.choices]
            text = _joined([question.definition, *choices, standard.text if standard else "", articles, topic.label])
            place = {
                "kind": "question",
                "country": "",
                "topic": topic.id,
                "question": question.id,
                "item": "",
                "last": 0,
            }
            yield place | _words(question.label, text, [])


def of_countries(names: Names) -> Iterator[dict[str, Any]]:
    """A document for each country, territory and part of a State, with its names in all languages."""
    called: dict[str, list[str]] = {}
    for name, code in names.printed():
        called.setdefault(code, []).append(name)
    for country in names.countries.values():
        if country.is_world:
            continue
        text = _joined([country.official_name, *called.get(country.code, ())])
        place = {"kind": "country", "country": country.code, "topic": "", "question": "", "item": "", "last": 0}
        yield place | _words(country.name, text, [*_country_keys(country.code, names), *_codes(country)])


def _codes(country: Country) -> tuple[str, ...]:
    return tuple(code.lower() for code in (country.code, country.iso2) if code.isalnum())


def _topic(book: Codebook, topics: dict[str, Topic], question: str) -> Topic | None:
    if not topics:
        topics.update((id.id, topic) for topic in book.topics for id in topic.questions)
    return topics.get(question)


def _cell(one: Said) -> tuple[str, str, str]:
    return one.country, one.question, one.item


def _item_title(topic: Topic, about: Subject, said: Sequence[Said]) -> str:
    if topic.items == "shared":
        return topic.item_label(about.item)
    named = sorted((one for one in said if one.question == topic.key), key=lambda one: not one.stands)
    key = topic.questions[[question.id for question in topic.questions].index(topic.key)]
    return next((_value(one, key) or one.original for one in named if one.value or one.original), about.item)


def _value(one: Said, question: Question | None) -> str:
    return question.show(one.value) if question and one.value else one.value


def _texts(one: Said, question: Question | None, of_item: bool) -> Iterator[str]:
    """The words of a statement; of an item, figures and dates are left out: they name no item."""
    kind = question.kind if question else "text"
    if not of_item and one.value:
        yield f"{_value(one, question)} {question.unit}".strip() if question else one.value
    elif kind in _AS_SHOWN or (kind in _CODED and one.value not in _TELLS_NOTHING_ALONE):
        yield _value(one, question)
    yield one.note
    yield one.legal_basis
    if kind not in _CODED or not of_item:
        yield one.original


def _is_out_of_use(one: Said) -> bool:
    return one.question.endswith(".line_status") and one.value not in _IN_USE and one.stands


def _country_keys(code: str, names: Names) -> list[str]:
    country = names.countries.get(code)
    return [country_key(one) for one in (code, country.parent if country else "") if one]


def _number_keys(said: Iterable[Said], book: Codebook) -> Iterator[str]:
    """Telephone numbers as digits: as dialled abroad, as printed, and without leading zeros."""
    for one in said:
        question = book.questions.get(one.question)
        if question is None or question.kind not in ("phone", "text"):
            continue
        for text in (one.value, one.original):
            found = [digits for digits, _start, _end in numbers(text, shortest=3)]
            if question.kind == "phone" and text:
                found.append(plain_digits(text))
            yield from found
            yield from (digits.lstrip("0") for digits in found if digits.startswith("0"))


def _joined(texts: Iterable[str]) -> str:
    return SEPARATOR.join(dict.fromkeys(text for text in texts if text))[:_MOST_LETTERS]


def _words(title: str, text: str, keys: Iterable[str]) -> dict[str, Any]:
    return {
        "title": title,
        "text": text,
        "title_words": " ".join(tokens(title)),
        "text_words": " ".join(tokens(text)),
        "key_words": " ".join(dict.fromkeys(key for key in keys if key)),
    }
