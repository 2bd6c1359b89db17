"""How answers compare: the sign of an answer, and whether the answers of a row are alike."""

from collections.abc import Sequence
from dataclasses import dataclass

from kb import wording
from kb.codebook import Question
from kb.i18n import _
from kb.statements.statement import Statement
from kb.statements.views import Cell, Item

_SOURCE_CANNOT_SAY = ("unclear", "unknown")


@dataclass(frozen=True, slots=True)
class Agreement:
    """How the answers of one row compare.

    Attributes:
        answered: cells with a coded or described answer; of: all cells.
        differ: known answers are not the same; described answers and free words count as different.
        disputed: in some cell the sources themselves disagree.
    """

    answered: int
    of: int
    differ: bool
    disputed: bool

    @property
    def worth_a_look(self) -> bool:
        """Whether the row stays when only differences are wanted."""
        return self.differ or self.disputed

    @property
    def sentence(self) -> str:
        """The line under the question: how many are answered and whether they differ."""
        counted = _("{answered} of {of} answered").format(answered=self.answered, of=self.of)
        return f"{counted}, {self._likeness}" if self._likeness else counted

    @property
    def _likeness(self) -> str:
        if self.differ:
            return _("answers differ")
        if self.disputed:
            return _("sources disagree")
        if self.answered < 2:
            return ""
        return _("all alike") if self.answered == self.of else _("alike where known")


def agreement(cells: Sequence[Cell], question: Question) -> Agreement:
    """Compare the cells of one row; an empty cell is neither like nor unlike."""
    known = [cell for cell in cells if cell.is_known]
    values = {cell.best.value for cell in known if cell.best}
    in_words = wording.is_words(question) or any(cell.state == "described" for cell in known)
    differ = len(known) > 1 and (in_words or len(values) > 1)
    return Agreement(len(known), len(cells), differ, any(cell.has("disagree") for cell in cells))


def agreement_of_items(items: Sequence[Sequence[Item]]) -> Agreement:
    """Compare a listing row by the items of each country: countries whose items have other titles differ."""
    titles = [tuple(item.title for item in found) for found in items]
    known = [found for found in titles if found]
    return Agreement(len(known), len(titles), len(known) > 1 and len(set(known)) > 1, False)


def signs(cell: Cell, question: Question) -> tuple[str, str, str]:
    """Tone, sign and text alternative of a cell."""
    best = cell.best
    if best is not None and cell.state == "answered":
        return value_signs(best, question)
    return state_signs(cell)


def value_signs(statement: Statement, question: Question) -> tuple[str, str, str]:
    """Tone, sign and text alternative of one statement's value, by what it means for the child."""
    if not statement.value:
        return ("neutral", "described", "") if not statement.absent else ("none", "none", "")
    if statement.value in _SOURCE_CANNOT_SAY:
        return "unknown", "unknown", ""
    meaning = question.polarity(statement.value)
    return meaning, "" if meaning == "neutral" else meaning, wording.polarity(meaning)


def state_signs(cell: Cell) -> tuple[str, str, str]:
    """Tone, sign and text alternative of a cell without a coded answer."""
    if cell.state == "described" and cell.best is not None:
        return "neutral", "described", ""
    if cell.state == "unknown":
        return "unknown", "unknown", ""
    return "none", "" if cell.state == "not_applicable" else "none", ""
