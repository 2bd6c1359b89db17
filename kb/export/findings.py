"""The lists of what to do about the base as a table file."""

from collections.abc import Mapping, Sequence

from kb.codebook import Codebook
from kb.queries import Finding
from kb.text import spreadsheet
from kb.wording.findings import answer, called, matter

COLUMNS = (
    "list",
    "country",
    "country_name",
    "topic",
    "question",
    "question_label",
    "item",
    "item_title",
    "matter",
    "date",
    "answers",
    "source_ids",
    "source_titles",
    "source_urls",
)


def findings_csv(found: Sequence[Finding], book: Codebook, names: Mapping[str, str]) -> str:
    """A list as CSV with a heading line; cells that a spreadsheet would run as a formula open with an apostrophe.

    Args:
        found: the lines.
        book: labels of questions and answers.
        names: a country's name by its code; a code without a name stands for itself.
    """
    return spreadsheet(COLUMNS, (_line(one, book, names) for one in found))


def _line(one: Finding, book: Codebook, names: Mapping[str, str]) -> tuple[str, ...]:
    said = [f"{answer(two, book)} [{two.source.id}]" for two in one.answers]
    return (
        one.kind,
        one.country,
        names.get(one.country, one.country),
        one.topic,
        one.question,
        book.question(one.question).label,
        one.item,
        called(one, book),
        "; ".join((matter(one, book), *said)),
        one.date,
        str(one.count),
        "; ".join(source.id for source in one.sources),
        "; ".join(source.title for source in one.sources),
        "; ".join(source.url for source in one.sources),
    )
