"""Finds out a file's form: tidy, one row per answer, or one per country or item with questions as headings."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process

from kb.codebook import Codebook, Question
from kb.intake.headings import Headings
from kb.intake.mapping import Answer, Pattern, Recipe
from kb.intake.templates import Cell, Filter, Template
from kb.statements.drafts import Place, Problem
from kb.statements.statement import FIELDS
from kb.text import key, slug

_ABSENT = {
    "unknown": "unknown",
    "not known": "unknown",
    "no data": "no_data",
    "not applicable": "not_applicable",
    "n a": "not_applicable",
}
_SAID = ("value", "absent", "original", "question")

FILTERS: Mapping[str, Filter] = {
    "slug": lambda text, _country: slug(text),
    "said": lambda text, _country: "" if key(text) in _ABSENT else text,
    "absent": lambda text, _country: _ABSENT.get(key(text), ""),
    "figure": lambda text, _country: text if text.isdecimal() else "",
    "first": lambda text, _country: text.split(";")[0].strip(),
    "wording": lambda text, _country: "" if text.isdecimal() else text,
}
"""Filters that every mapping may use: `slug` makes an item's name; `said` and `absent` part an answer from the words
for having none; `figure` and `wording` part a number from a note in the same column; `first` ends at a semicolon."""


@dataclass(frozen=True)
class Form:
    """How the rows of a file are read.

    Attributes:
        recipe: how a row becomes rows in the tidy form; None when it is in that form already.
        sources: heading -> source column, for files that describe their sources.
        problems: headings that nobody knows, or why the file cannot be read.
    """

    recipe: Recipe | None = None
    sources: Mapping[str, str] | None = None
    problems: tuple[Problem, ...] = ()


def form_of(row: Sequence[str], file: str, book: Codebook, known: Headings) -> Form:
    """The form of a file with these headings."""
    headings = [heading for heading in row if heading]
    if set(headings) <= set(FIELDS) and {"country", "question"} <= set(headings):
        return Form()
    meanings = {heading: known.meaning(heading) for heading in headings}
    named: dict[str, str] = {}
    problems = [_unknown(file, heading, known) for heading, meaning in meanings.items() if not meaning]
    for heading, meaning in meanings.items():
        if meaning in named:
            problems.append(_double(file, heading, named[meaning]))
        elif meaning:
            named[meaning] = heading
    return Form(_recipe(named, book, known), _sources(named), (*problems, *_missing(named, file, known)))


def _recipe(named: Mapping[str, str], book: Codebook, known: Headings) -> Recipe:
    fields: dict[str, Pattern] = {name: _cell(named[name]) for name in FIELDS if name in named and name not in _SAID}
    if "question" in named:
        long: dict[str, Pattern] = {name: _cell(named[name]) for name in _SAID if name in named}
        return Recipe(fields, (Answer(long),))
    answers = [_answer(book.questions[id], named, book) for id in named if id in known.questions]
    return Recipe(fields, tuple(answers))


def _answer(question: Question, named: Mapping[str, str], book: Codebook) -> Answer:
    heading, topic = named[question.id], book.topic(question.topic)
    answer: dict[str, Pattern] = {"question": Template((question.id,))}
    if question.choice.keys() & set(_ABSENT.values()):
        answer["value"] = _cell(heading)
    else:
        answer |= {"value": _cell(heading, "said"), "absent": _cell(heading, "absent")}
    if not topic.repeats:
        answer["item"] = Template(())
    elif "item" not in named and topic.key in named:
        answer["item"] = _cell(named[topic.key], "slug")
    return Answer(answer)


def _cell(heading: str, *filters: str) -> Template:
    return Template((Cell(heading, filters),))


def _sources(named: Mapping[str, str]) -> Mapping[str, str] | None:
    found = {column: heading for column, heading in named.items() if column.startswith("source_")}
    return {"source": named.get("source", ""), **found} if "source_title" in found else None


def _missing(named: Mapping[str, str], file: str, known: Headings) -> Iterable[Problem]:
    if "country" not in named:
        yield Problem(
            Place(file, 1), "", "No column names the country; call one “country”, or map yours in a mapping file."
        )
    if "question" not in named and not known.questions & set(named):
        yield Problem(
            Place(file, 1),
            "",
            "No heading is a question of the codebook; use question ids or labels, or a mapping file.",
        )


def _unknown(file: str, heading: str, known: Headings) -> Problem:
    near = [known.known[name] for name, _score, _index in process.extract(key(heading), list(known.known), limit=3)]
    reason = (
        f"The heading “{heading}” is not known, so its column is left out. Rename it, or name it in a mapping file."
    )
    return Problem(Place(file, 1, heading), heading, reason, tuple(dict.fromkeys(near)), warning=True)


def _double(file: str, heading: str, other: str) -> Problem:
    reason = f"The headings “{other}” and “{heading}” mean the same, so “{heading}” is left out. Merge the two columns."
    return Problem(Place(file, 1, heading), heading, reason, warning=True)
