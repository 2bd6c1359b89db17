"""Elements of `kb.parts.answers` as HTML text, for pages that do not draw with elements yet."""

from collections.abc import Sequence

import htpy as h
from markupsafe import Markup

from kb.parts import answers
from kb.statements.statement import Statement


def answer_html(words: str, tone: str, sign: str, alt: str = "") -> str:
    """An answer with its sign; the sign's meaning follows as text for those who do not see it."""
    return str(answers.answer(words, tone, sign, alt))


def fields_html(fields: Sequence[tuple[str, str]]) -> str:
    """Names and values as a definition list; the values are HTML already."""
    return str(answers.fields((name, Markup(value)) for name, value in fields))  # noqa: S704


def source_html(statement: Statement) -> str:
    """Title (linked where the address is a web address), publisher and year of publication."""
    return str(answers.source(statement))


def link_html(words: str, address: str) -> str:
    """A link, or the bare words where the address is not a plain web address."""
    link = answers.outside(words, address)
    return str(h.fragment[link])
