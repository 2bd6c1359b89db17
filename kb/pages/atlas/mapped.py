"""One question for all countries: the lines of the table, the fills of the map, and the legend that counts them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kb import wording
from kb.codebook import Question
from kb.i18n import _
from kb.pages.atlas.worldmap import STEPS
from kb.statements.views import Cell
from kb.values import dates
from kb.wording.likeness import signs

_MEANINGS = ("favourable", "partly", "unfavourable")
_REST = ("unknown", "described", "none")


@dataclass(frozen=True, slots=True)
class Line:
    """One country's answer.

    Attributes:
        code, name: the country.
        cell: everything that is said.
        fill: its fill on the map; tone, sign, alt: as in every table; answer, as_of: as a reader sees them.
    """

    code: str
    name: str
    cell: Cell
    fill: str
    tone: str
    sign: str
    alt: str
    answer: str
    as_of: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the legend: a fill, what it means, and how many countries have it."""

    fill: str
    tone: str
    sign: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Picture:
    """All countries' answers to one question.

    Attributes:
        lines: one for every country.
        steps: what each step of the one hue stands for, whichever countries are looked at.
    """

    lines: tuple[Line, ...]
    steps: Mapping[int, str]


def picture(cells: Mapping[str, Cell], question: Question, names: Mapping[str, str]) -> Picture:
    """A line for every country named, in the order given; who has no cell is not yet assessed."""
    full = {code: cells.get(code) or Cell(code, question.id, "", "not_assessed") for code in names}
    classes = _classes(full.values(), question)
    return Picture(tuple(_line(names[code], cell, question, classes) for code, cell in full.items()), classes.words)


def _line(name: str, cell: Cell, question: Question, classes: "_Classes") -> Line:
    tone, sign, alt = signs(cell, question)
    best = cell.best
    as_of = wording.as_of(best) if best else ""
    fill = _fill(cell, tone, sign, classes)
    return Line(cell.country, name, cell, fill, tone, sign, alt, wording.answer(cell, question), as_of)


def _fill(cell: Cell, tone: str, sign: str, classes: "_Classes") -> str:
    if cell.state == "described" and cell.best is not None:
        return "described"
    if tone in _MEANINGS or tone == "unknown":
        return tone
    if cell.state != "answered" or cell.best is None or sign == "none":
        return "none"
    return classes.fill(cell.best.value)


@dataclass(frozen=True, slots=True)
class _Classes:
    """How answers that are neither good nor bad share the steps of one hue.

    Attributes:
        steps: step of each value, from 1.
        words: what each step stands for.
    """

    steps: Mapping[str, int]
    words: Mapping[int, str]

    def fill(self, value: str) -> str:
        """The step of a value; beside answers that are good or bad, one fill holds all that are neither."""
        return f"step-{self.steps[value]}" if value in self.steps else "described"


def _classes(cells: Iterable[Cell], question: Question) -> _Classes:
    values = {cell.best.value for cell in cells if cell.state == "answered" and cell.best and cell.best.value}
    neutral = [value for value in values if question.polarity(value) == "neutral"]
    if len(neutral) < len(values) and all(value in question.choice for value in neutral):
        return _Classes({}, {})
    coded = [choice.value for choice in question.choices if choice.value in neutral]
    figures = sorted((value for value in neutral if value not in coded), key=_figure)
    parted = _parted(figures, STEPS - min(len(coded), STEPS - 1) if figures else 0)
    steps = {value: min(place, STEPS) for place, value in enumerate(coded, len(parted) + 1)}
    words = {min(place, STEPS): question.show(value) for place, value in enumerate(coded, len(parted) + 1)}
    for place, part in enumerate(parted, 1):
        steps |= dict.fromkeys(part, place)
        words[place] = _span(question, part)
    return _Classes(steps, words)


def _figure(value: str) -> tuple[float, str]:
    """Numbers by size, dates by time (their text sorts so)."""
    first = value.partition("/")[0]
    try:
        return float(first), value
    except ValueError:
        return float(first[:4]) if dates.is_stated(first) else 0.0, value


def _parted(figures: Sequence[str], most: int) -> list[Sequence[str]]:
    """Sorted values in at most so many parts with about as many different values each."""
    count = min(most, len(figures))
    bounds = [round(len(figures) * place / count) for place in range(count + 1)] if count else []
    return [figures[start:end] for start, end in pairwise(bounds)]


def _span(question: Question, part: Sequence[str]) -> str:
    low, high = question.show(part[0]), question.show(part[-1])
    if len(part) == 1:
        return low
    return _("{low} to {high}").format(low=low, high=high)


def legend(shown: Sequence[Line], question: Question, steps: Mapping[int, str]) -> tuple[Entry, ...]:
    """The fills that occur, each with its words and the number of countries; the counts add up to the lines."""
    order = (*_MEANINGS, *(f"step-{step}" for step in range(1, STEPS + 1)), *_REST)
    found = {fill: [line for line in shown if line.fill == fill] for fill in order}
    return tuple(
        Entry(fill, those[0].tone, those[0].sign, _words(fill, those, question, steps), len(those))
        for fill, those in found.items()
        if those
    )


def _words(fill: str, those: Sequence[Line], question: Question, steps: Mapping[int, str]) -> str:
    if fill.startswith("step-"):
        return steps[int(fill.removeprefix("step-"))]
    if fill == "none":
        return _("No data, or not yet assessed")
    if fill == "unknown":
        return _("Asked, nobody knows")
    said = [line.cell.best.value for line in those if line.cell.best and line.cell.state == "answered"]
    labels = [choice.label for choice in question.choices if choice.value in said]
    if any(line.cell.state == "described" for line in those):
        labels.append(wording.state("described"))
    return "; ".join(labels) if labels else wording.polarity(question.polarity(said[0]))
