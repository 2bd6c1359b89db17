"""The accounts of a compilation: every filled cell is used in a statement, or listed with its reason; else it fails."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kb.codebook import Codebook
from kb.intake import Outcome, Recipe
from kb.statements.drafts import Draft, Place, Problem, Row
from kb.text import tidy

_TEXTS = (
    "country",
    "value",
    "original",
    "country_as_printed",
    "as_of",
    "source",
    "locator",
    "legal_basis",
    "note",
    "item",
)


@dataclass(frozen=True, slots=True)
class Left:
    """A cell, or a whole row (column ""), that became no statement, and why."""

    file: str
    line: int
    column: str
    text: str
    reason: str


@dataclass
class Account:
    """Counts of one file, and what was left out of it.

    Attributes:
        recoded: columns whose words are codes of the collectors, so that they need not stand in a statement literally.
        checked: columns that only repeat what a statement says otherwise: `number <question>`, `unit`, `coding`
            (true = the row gives no value) or `implied <word>=<value> ...`.
    """

    file: str
    recipe: Recipe
    book: Codebook
    recoded: frozenset[str] = frozenset()
    checked: Mapping[str, str] = field(default_factory=dict)
    rows: int = 0
    cells: int = 0
    statements: int = 0
    left: list[Left] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def add(self, row: Row, outcome: Outcome) -> None:
        """Account for every filled cell of a row."""
        filled = {column: text.strip() for column, text in row.cells.items() if text.strip()}
        self.rows, self.cells = self.rows + 1, self.cells + len(filled)
        self.statements += len(outcome.made)
        if not outcome.made:
            self._left_row(row.place, filled, outcome)
            return
        drafts = [draft for _tidy, draft in outcome.made]
        used = frozenset().union(*(made.columns for made, _draft in outcome.made))
        skipped = {column: made.skip for made in outcome.skipped for column in made.columns}
        for column, text in filled.items():
            self._cell(row.place, column, text, drafts, reason=None if column in used else skipped.get(column, ""))

    def _left_row(self, place: Place, filled: Mapping[str, str], outcome: Outcome) -> None:
        reasons = list(dict.fromkeys(made.skip for made in outcome.skipped))
        if reasons and not any(not problem.warning for problem in outcome.problems):
            self.left.append(Left(self.file, place.line, "", " | ".join(filled.values()), "; ".join(reasons)))
        else:
            told = "; ".join(f"{p.place.column}: {p.reason}" for p in outcome.problems) or "no statement came of it"
            self.faults.append(f"{self.file}, line {place.line}: {told}")

    def _cell(self, place: Place, column: str, text: str, drafts: Sequence[Draft], reason: str | None) -> None:
        if reason is None:
            if column not in self.recoded and not _stands(text, drafts):
                self.faults.append(
                    f"{self.file}, line {place.line}, {column}: “{text}” stands in no statement literally"
                )
        elif column in self.checked:
            fault = _differs(self.checked[column], text, drafts, self.book)
            if fault:
                self.left.append(Left(self.file, place.line, column, text, fault))
        elif column in self.recipe.unused or reason:
            self.left.append(Left(self.file, place.line, column, text, self.recipe.unused.get(column, reason)))
        else:
            self.faults.append(f"{self.file}, line {place.line}, {column}: “{text}” is used by no statement")

    def close(self, headings: Iterable[str]) -> list[str]:
        """The faults of the file: cells that nobody accounts for, and decisions on columns that it does not have."""
        known = set(headings)
        missing = [column for column in (*self.recipe.unused, *self.checked, *self.recoded) if column not in known]
        return [*self.faults, *(f"{self.file} has no column “{column}”" for column in missing)]


def _stands(text: str, drafts: Sequence[Draft]) -> bool:
    told = [tidy(getattr(draft, name)) for draft in drafts for name in _TEXTS]
    return all(any(part in one for one in told) for part in tidy(text).split("; "))


def _differs(check: str, text: str, drafts: Sequence[Draft], book: Codebook) -> str:
    kind, _, more = check.partition(" ")
    return _CHECKS[kind](more, text, drafts, book)


def _unit(_more: str, text: str, drafts: Sequence[Draft], book: Codebook) -> str:
    asked = [book.questions[draft.question] for draft in drafts]
    units = {question.unit or ("year" if question.kind == "date" else "") for question in asked}
    return "" if text in units or _stands(text, drafts) else f"The unit of the question is {', '.join(sorted(units))}."


def _coding(_more: str, text: str, drafts: Sequence[Draft], _book: Codebook) -> str:
    return "" if (text == "true") is not any(draft.value for draft in drafts) else "Says otherwise than the value."


def _number(id: str, text: str, drafts: Sequence[Draft], _book: Codebook) -> str:
    values = [draft.value for draft in drafts if draft.question == id]
    same = any(_digits(value) == _digits(text) for value in values) or any(draft.item == text for draft in drafts)
    return "" if same else f"The number as printed was read as {', '.join(filter(None, values)) or 'no number'}."


def _implied(more: str, text: str, drafts: Sequence[Draft], _book: Codebook) -> str:
    value = dict(pair.split("=") for pair in more.split()).get(text)
    return "" if any(draft.value == value for draft in drafts) else f"The answer is not {value}."


_CHECKS = {"unit": _unit, "coding": _coding, "number": _number, "implied": _implied}


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum() or letter == "+")


def problems_of(unknown: Iterable[Problem]) -> list[str]:
    """Sentences of problems, for a person."""
    return [f"{problem.place}: {problem.reason} {', '.join(problem.suggestions)}" for problem in unknown]
