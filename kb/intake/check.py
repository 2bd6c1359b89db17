"""Checks one row in the tidy form and makes the draft, or says in plain words what is wrong with it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Protocol

from rapidfuzz import process

from kb.codebook import Codebook, Question
from kb.countries import WORLD
from kb.errors import InvalidValue
from kb.statements.drafts import Draft, Place, Problem
from kb.statements.statement import ABSENCES, PERSPECTIVES, RANKS
from kb.text import slug, tidy
from kb.values import dates

_MOST_HINTS = 500
"""Unknown names that get suggestions; a file with more has another column where the country should stand."""

_WORDS = {
    "absent": ("", *ABSENCES),
    "perspective": ("", *PERSPECTIVES),
    "rank": ("", *RANKS),
}
_OF_PERSONS = ("checked_on", "verified_by", "verified_on")
_DATES = ("as_of", "checked_on", "verified_on")
_HARMLESS = str.maketrans("", "", "-_")
_tidy = lru_cache(maxsize=65536)(tidy)


class Country(Protocol):
    """What intake needs to know of a country."""

    @property
    def code(self) -> str:
        """`KEN`, `GB-SCT`."""


class Names(Protocol):
    """What intake needs of `kb.countries`."""

    def resolve(self, text: str, /) -> Country | None:
        """The country that this name means exactly, or nothing."""

    def suggest(self, text: str, /) -> Iterable[Country]:
        """Candidates for a person, best first."""


class Checker:
    """Checks rows against a codebook; remembers what it has cleaned, so that a large file takes little longer."""

    def __init__(self, book: Codebook, names: Names, *, trusted: bool = False) -> None:
        self.book, self.names, self.trusted = book, names, trusted
        self.unknown: dict[str, list[Place]] = {}
        """Country names that nobody knows, and where they stand."""
        self._repeats = {question.id: topic.repeats for topic in book.topics for question in topic.questions}
        self._codes: dict[str, str] = {"": "", WORLD: WORLD}
        self._cleaned: dict[tuple[str, str, str], str | InvalidValue] = {}

    def draft(self, cells: Mapping[str, str], place: Place) -> Draft | list[Problem]:
        """The draft that a row makes, or its problems: none beside an unknown country, which `unknown` collects."""
        # Our own release was tidied when it came in, and must come out as it stands.
        get, words = cells.get, str if self.trusted else _tidy
        id, named, said = get("question", ""), get("country", "").strip(), get("value", "").strip()
        country, question = self._code(named), self.book.questions.get(id)
        faults: list[tuple[str, str]] = []
        if question is None:
            return [self._no_question(id, place)]
        value = self._clean(question, said, country, faults)
        item = self._item(question, get("item", "").strip(), faults)
        _check(cells, value, faults)
        if not named:
            faults.append(("country", "The row names no country."))
        elif not country:
            self.unknown.setdefault(named, []).append(place)
        if faults or not country:
            return [_problem(place, cells, column, reason) for column, reason in faults]
        return Draft(
            country,
            id,
            item,
            value,
            get("absent", ""),
            original=get("original", "") or ("" if value == said else get("value", "")),
            country_as_printed=get("country_as_printed", "") or ("" if country == named else named),
            as_of=get("as_of", "").strip(),
            source=get("source", "").strip(),
            locator=words(get("locator", "")),
            legal_basis=words(get("legal_basis", "")),
            note=words(get("note", "")),
            perspective=get("perspective", ""),
            rank=get("rank", "") or "normal",
            rank_reason=words(get("rank_reason", "")),
            **self._trusted(cells),
            place=place,
        )

    def _trusted(self, cells: Mapping[str, str]) -> dict[str, str]:
        return {name: cells.get(name, "") if self.trusted else "" for name in _OF_PERSONS}

    def _code(self, named: str) -> str:
        if named not in self._codes:
            found = self.names.resolve(named)
            self._codes[named] = found.code if found else ""
        return self._codes[named]

    def _clean(self, question: Question, said: str, country: str, faults: list[tuple[str, str]]) -> str:
        if not said:
            return ""
        key = (question.id, said, country)
        if key not in self._cleaned:
            self._cleaned[key] = _cleaned(question, said, country)
        value = self._cleaned[key]
        if isinstance(value, InvalidValue):
            faults.append(("value", str(value)))
            return ""
        return value

    def _item(self, question: Question, item: str, faults: list[tuple[str, str]]) -> str:
        repeats = self._repeats[question.id]
        plain = item.translate(_HARMLESS).isalnum() and item == item.casefold()
        named = item if plain else slug(item)
        if bool(named) is not repeats or (item and not named):
            faults.append(("item", _ITEM_MISSING if repeats else _ITEM_IDLE.format(topic=question.topic)))
        return named

    def _no_question(self, id: str, place: Place) -> Problem:
        near = tuple(name for name, _score, _index in process.extract(id, list(self.book.questions), limit=3))
        reason = f"There is no question “{id}” in the codebook." if id else "The row names no question."
        return Problem(replace(place, column="question"), id, reason, near if id else ())

    def unknown_countries(self) -> list[Problem]:
        """One problem for each name that nobody knows, with the countries it may mean."""
        named = enumerate(self.unknown.items())
        return [self._unknown(name, places, hint=at < _MOST_HINTS) for at, (name, places) in named]

    def _unknown(self, name: str, places: list[Place], *, hint: bool) -> Problem:
        lines = sorted({place.line for place in places})
        rows = f"{len(lines)} rows wait (first: line {lines[0]})" if len(lines) > 1 else "1 row waits"
        reason = f"No country is known as “{name}”; {rows} for it. Write its code, or confirm what the name means."
        near = tuple(country.code for country in self.names.suggest(name))[:3] if hint else ()
        return Problem(replace(places[0], column="country"), name, reason, near)


_ITEM_MISSING = "This question is asked for each item; the column “item” must say which one."
_ITEM_IDLE = "The topic “{topic}” is asked once for a country; leave “item” empty."


def _cleaned(question: Question, said: str, country: str) -> str | InvalidValue:
    try:
        return question.clean(said, country)
    except InvalidValue as error:
        return error


def _check(cells: Mapping[str, str], value: str, faults: list[tuple[str, str]]) -> None:
    get = cells.get
    for column, words in _WORDS.items():
        if get(column, "") not in words:
            faults.append((column, f"“{get(column)}” is not one of: {', '.join(filter(None, words))}."))
    for column in _DATES:
        if get(column):
            _check_date(column, get(column, ""), faults)
    if not get("source", "").strip():
        faults.append(("source", "Every statement needs a source; name its id."))
    if value and get("absent"):
        faults.append(("absent", "A row cannot both give an answer and say why there is none."))
    if get("rank", "normal") not in ("", "normal") and not get("rank_reason"):
        faults.append(("rank_reason", "A rank other than normal needs its reason."))
    if not any(get(column) for column in ("value", "absent", "original", "note")):
        faults.append(("value", "The row says nothing: no value, no words, no note, and no reason why."))


def _check_date(column: str, text: str, faults: list[tuple[str, str]]) -> None:
    try:
        dates.clean(text)
    except InvalidValue as error:
        faults.append((column, str(error)))


def _problem(place: Place, cells: Mapping[str, str], column: str, reason: str) -> Problem:
    shown = place.column if column == "value" and place.column else column
    return Problem(replace(place, column=shown), cells.get(column, ""), reason)
