"""Ages in law: each age limit of a country against the international standard, as a picture and as rows."""

from collections.abc import Sequence
from decimal import Decimal

import htpy as h

from kb import wording
from kb.codebook import Question, Standard, Topic
from kb.i18n import _, written
from kb.parts import answers, pictures
from kb.parts.country import rows
from kb.parts.country.facts import Facts
from kb.parts.pictures import Age
from kb.statements.statement import Statement
from kb.statements.views import Cell
from kb.wording.sources import publisher

_IN_PICTURE = ("disagree", "superseded")


def section(facts: Facts, topic: Topic) -> h.Fragment:
    """The section on ages."""
    cells = [(facts.book.question(cell.question), cell) for cell in facts.cells(topic)]
    limits = [(question, cell) for question, cell in cells if question.kind == "age"]
    others = [(question, cell) for question, cell in cells if question.kind != "age" and cell.statements]
    intro = _("{country}: age limits in law against the international standard.").format(country=facts.name)
    lines = [line(question, cell) for question, cell in limits]
    return h.fragment[
        h.p(".intro")[intro],
        _key(),
        h.figure[pictures.ages(lines, _alt(facts, lines)), _caption([cell for _question, cell in limits])],
        _flags(limits),
        bool(others) and rows.listed(rows.row(question, cell) for question, cell in others),
        _each([(question, cell) for question, cell in limits if cell.statements]),
    ]


def _each(limits: Sequence[tuple[Question, Cell]]) -> h.Node:
    summary = _("Each age with its source, note and law")
    told = rows.listed(rows.row(question, cell) for question, cell in limits)
    return bool(limits) and h.details(".more.wide")[h.summary[summary], told]


def line(question: Question, cell: Cell) -> Age:
    """One age limit as the picture draws it."""
    best = cell.best
    standard = question.standard
    bound = (standard.at_least if standard.at_least is not None else standard.at_most) if standard else None
    if best is None or not best.value:
        words = wording.answer(cell, question) if cell.statements else _("no age recorded")
        return Age(question.label, words, _standard(standard), bound=bound)
    shown = figures(best)
    own = set(shown)
    others = {one for other in cell.statements if other.stands for one in figures(other)} - own
    return Age(
        question.label,
        question.show(best.value),
        _standard(standard),
        tone=question.polarity(best.value),
        figures=shown,
        others=tuple(sorted(others)),
        bound=bound,
    )


def figures(statement: Statement) -> tuple[float, ...]:
    """The ages that a statement gives, lowest first; none for a word such as "not set"."""
    try:
        return tuple(float(figure) for figure in statement.value.split("/"))
    except ValueError:
        return ()


def _standard(standard: Standard | None) -> str:
    if standard and standard.at_least is not None:
        return _("at least {age}").format(age=_age(standard.at_least))
    if standard and standard.at_most is not None:
        return _("at most {age}").format(age=_age(standard.at_most))
    return _("not judged")


def _age(bound: float) -> str:
    return written(Decimal(f"{bound:g}"))


def _alt(facts: Facts, lines: list[Age]) -> str:
    phrase = _("{label}: {answer} (standard: {standard})")
    said = "; ".join(phrase.format(label=one.label, answer=one.words, standard=one.standard) for one in lines)
    return _("{country}: ages in law. {said}.").format(country=facts.name, said=said)


def _key() -> h.Element:
    entries = (
        ("standard", _("international standard")),
        ("age.favourable", _("meets it")),
        ("age.unfavourable", _("falls short of it")),
        ("age.neutral", _("shown, not judged")),
        ("other", _("another source says")),
    )
    return pictures.key(entries)


def _caption(cells: Sequence[Cell]) -> h.Node:
    found = [cell.best for cell in cells if cell.best is not None]
    said = dict.fromkeys(f"{publisher(one)}, {wording.as_of(one)}" for one in found)
    return bool(said) and h.figcaption(".src")["; ".join(said)]


def _flags(limits: Sequence[tuple[Question, Cell]]) -> h.Node:
    """What changes trust in an age of the picture, in words below it."""
    return [
        answers.flag(f"{question.label}: {wording.flag(flag, question)}")
        for question, cell in limits
        for flag in cell.flags
        if flag.kind in _IN_PICTURE and cell.best is not None
    ]
