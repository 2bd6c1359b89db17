"""The codebook as a table file: one line for each question."""

from collections.abc import Mapping

from kb.codebook import Codebook, Question, Standard
from kb.text import spreadsheet

COLUMNS = (
    "topic",
    "topic_label",
    "question",
    "label",
    "definition",
    "kind",
    "unit",
    "choices",
    "standard",
    "crc_articles",
    "standard_sources",
    "at_least",
    "at_most",
    "review_months",
    "compare",
    "outdated_by",
    "countries_answered",
)


def codebook_csv(book: Codebook, answered_in: Mapping[str, int]) -> str:
    """The codebook as CSV with a heading line; cells that a spreadsheet would run open with an apostrophe.

    Args:
        book: topics and questions.
        answered_in: by question, in how many States and territories it has an answer.
    """
    lines = (
        (question.topic, book.topic(question.topic).label, *_line(question), answered_in.get(question.id, 0))
        for question in book.questions.values()
    )
    return spreadsheet(COLUMNS, (map(str, line) for line in lines))


def _line(question: Question) -> tuple[object, ...]:
    standard = question.standard or Standard("")
    choices = (f"{one.value} = {one.label} ({one.polarity}): {one.meaning}" for one in question.choices)
    return (
        question.id,
        question.label,
        question.definition,
        question.kind,
        question.unit,
        " | ".join(choices),
        standard.text,
        ", ".join(standard.articles),
        ", ".join(standard.sources),
        _figure(standard.at_least),
        _figure(standard.at_most),
        "" if question.review_months is None else question.review_months,
        question.compare,
        ", ".join(question.outdated_by),
    )


def _figure(bound: float | None) -> str:
    return "" if bound is None else f"{bound:g}"
