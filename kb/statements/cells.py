"""What a cell says: the best statement, the state, and the flags. Pure functions over statements and a day."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kb.codebook import Question
from kb.statements.statement import RANKS, Statement
from kb.statements.views import Cell, Flag, State
from kb.values import dates

_BANDS = (5, 12)  # years: recent, ageing, old
_UNDATED_BAND = len(_BANDS) + 1
_UNRELIABLE = "D"
_RANKS = {name: place for place, name in enumerate(RANKS)}
_COMPARABLE = ("choice", "age", "number", "date")


@dataclass(frozen=True, slots=True)
class Law:
    """A law of a country that may make older answers doubtful: its name, subjects (of `laws.subject`) and year."""

    name: str
    subjects: frozenset[str]
    year: str

    @property
    def title(self) -> str:
        """The name with its year, once."""
        return self.name if self.year[:4] in self.name else f"{self.name} {self.year[:4]}"


def best_first(statements: Iterable[Statement], today: dt.date) -> tuple[Statement, ...]:
    """Statements of one cell, the one to show first.

    The order: not deprecated; says something (an answer or a description) rather than why there is none; not of
    reliability D; rank; verified; recency (as-of within 5 years, 12 years, older, undated); reliability; as-of.
    """
    newest = sorted(statements, key=lambda one: (one.as_of, one.source.id), reverse=True)
    return tuple(sorted(newest, key=lambda one: _precedence(one, today)))


def _precedence(one: Statement, today: dt.date) -> tuple[bool, bool, bool, int, bool, int, str]:
    return (
        not one.stands,
        bool(one.absent),
        one.source.reliability == _UNRELIABLE,
        _RANKS[one.rank],
        not one.verified_by,
        _band(one.as_of, today),
        one.source.reliability or _UNRELIABLE,
    )


def _band(as_of: str, today: dt.date) -> int:
    if not as_of:
        return _UNDATED_BAND
    age = dates.age_in_years(as_of, today)
    return sum(age > limit for limit in _BANDS)


def cell_of(question: Question, statements: Sequence[Statement], today: dt.date, laws: Sequence[Law] = ()) -> Cell:
    """The cell that these statements (at least one, all on one country, question and item) make."""
    ordered = best_first(statements, today) if len(statements) > 1 else tuple(statements)
    first = ordered[0]
    flags = _flags(question, ordered, today, laws)
    return Cell(first.country, first.question, first.item, _state(first), ordered, flags)


def _state(first: Statement) -> State:
    if not first.stands:
        return "not_assessed"
    if first.absent:
        return first.absent  # type: ignore[return-value]  # the table's check admits only the states that are reasons
    return "answered" if first.value else "described"


def _flags(question: Question, ordered: tuple[Statement, ...], today: dt.date, laws: Sequence[Law]) -> tuple[Flag, ...]:
    first = ordered[0]
    if not first.stands:
        return (Flag("superseded", first.rank_reason, len(ordered)),)
    found = (
        _disagreement(question, ordered) if len(ordered) > 1 else None,
        _other_perspective(question, ordered),
        _superseded(question, first, today, laws),
        _overdue(question, first, today),
        None if first.as_of else Flag("undated", first.source.written),
        None if first.verified_by else Flag("unverified"),
    )
    return tuple(flag for flag in found if flag)


def _disagreement(question: Question, statements: Sequence[Statement]) -> Flag | None:
    count = len(disagreeing(question, statements))
    return Flag("disagree", count=count) if count else None


def disagreeing(question: Question, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements of one cell that cannot all be true, by perspective; none where the sources agree.

    Of each source and perspective only the newest answer counts: a source that has changed its mind contradicts nobody.
    """
    if question.compare != "value" or question.kind not in _COMPARABLE:
        return ()
    found: list[Statement] = []
    for perspective in sorted({one.perspective for one in statements}):
        newest = _newest_by_source(one for one in statements if one.perspective == perspective)
        found += newest if _differ(question, [one.value for one in newest]) else ()
    return tuple(found)


def _other_perspective(question: Question, ordered: Sequence[Statement]) -> Flag | None:
    """Law and practice do not disagree, but a reader of the one must learn of the other when it answers otherwise."""
    if question.compare != "value" or question.kind not in _COMPARABLE:
        return None
    first = ordered[0]
    for one in ordered[1:]:
        if not one.stands or one.perspective == first.perspective or one.value in ("", first.value):
            continue
        return Flag("perspective", one.perspective, value=one.value)
    return None


def _newest_by_source(statements: Iterable[Statement]) -> list[Statement]:
    newest: dict[str, Statement] = {}
    for one in statements:
        if not one.stands or not one.value:
            continue
        known = newest.get(one.source.id)
        if known is None or one.as_of > known.as_of:
            newest[one.source.id] = one
    return list(newest.values())


def _differ(question: Question, values: list[str]) -> bool:
    if question.kind != "date":
        return len(set(values)) > 1
    return any(not dates.agree(one, other) for at, one in enumerate(values) for other in values[at + 1 :])


def _superseded(question: Question, first: Statement, today: dt.date, laws: Sequence[Law]) -> Flag | None:
    """An answer is doubtful when a law on its subject is newer than the answer, and the answer does not name it.

    Where nobody knows when the answer was written, only a law that is not old itself casts doubt on it.
    """
    if not laws or not question.outdated_by:
        return None
    known_until = first.as_of or first.source.written
    for law in sorted(laws, key=lambda law: law.year, reverse=True):
        if law.subjects.isdisjoint(question.outdated_by) or law.name in first.legal_basis:
            continue
        newer = dates.last_day(known_until) < dates.first_day(law.year) if known_until else _is_young(law, today)
        if newer:
            return Flag("superseded", law.title, certain=bool(known_until))
    return None


def _is_young(law: Law, today: dt.date) -> bool:
    return _band(law.year, today) < len(_BANDS)


def _overdue(question: Question, first: Statement, today: dt.date) -> Flag | None:
    good_on = first.checked_on or first.as_of
    if not good_on or question.review_months is None:
        return None
    late = dates.is_older_than(good_on, question.review_months, today)
    return Flag("overdue", good_on) if late else None
