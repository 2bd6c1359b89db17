"""Organisations as a table file: one line for each record and source, so that every line can be cited."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kb import wording
from kb.codebook import Codebook
from kb.release import NOT_STATED
from kb.statements.statement import Statement
from kb.statements.views import Item
from kb.text import spreadsheet
from kb.topics.organisations import Organisation

_ANSWERS = (
    "name",
    "name_local",
    "acronym",
    "kind",
    "networks",
    "focus",
    "about",
    "website",
    "email",
    "phone",
    "founded",
)
COLUMNS = (
    "country",
    "country_name",
    "organisation",
    "record",
    *_ANSWERS,
    "note",
    "as_of",
    "verified_by",
    "mind",
    "source_publisher",
    "source_title",
    "source_url",
    "source_reliability",
    "licence",
)
"""`organisation` is the name it is listed under, the same for all its records; `record` names it in a decision;
`mind` says why it is no confirmed contact."""


def organisations_csv(organisations: Iterable[Organisation], book: Codebook, names: Mapping[str, str]) -> str:
    """Organisations as CSV with a heading line; what a spreadsheet would run as a formula opens with an apostrophe.

    Args:
        organisations: in the order of the lines.
        book: labels of the answers.
        names: a country's name by its code; a code without a name stands for itself.
    """
    lines = (
        line | {"country_name": names.get(record.country, record.country)}
        for organisation in organisations
        for record in organisation.records
        for line in _lines(organisation, record, book)
    )
    return spreadsheet(COLUMNS, ([line.get(column, "") for column in COLUMNS] for line in lines))


def _lines(organisation: Organisation, record: Item, book: Codebook) -> Iterator[dict[str, str]]:
    by_source: dict[str, list[Statement]] = {}
    for one in record.said():
        by_source.setdefault(one.source.id, []).append(one)
    for said in by_source.values():
        yield {
            "country": record.country,
            "organisation": organisation.title,
            "record": f"{record.country}/{record.item}",
            "mind": wording.contact(record),
            **_answers(said, book),
            **_source(said),
        }


def _answers(said: Sequence[Statement], book: Codebook) -> dict[str, str]:
    line: dict[str, str] = {}
    for name in _ANSWERS:
        shown = [wording.value(one, book.question(one.question)) for one in said if one.question.endswith(f".{name}")]
        line[name] = "; ".join(dict.fromkeys(shown))
    return line


def _source(said: Sequence[Statement]) -> dict[str, str]:
    source = said[0].source
    return {
        "note": "; ".join(dict.fromkeys(one.note for one in said if one.note)),
        "as_of": max(one.as_of for one in said),
        "verified_by": "; ".join(dict.fromkeys(one.verified_by for one in said if one.verified_by)),
        "source_publisher": source.publisher,
        "source_title": source.title,
        "source_url": source.url,
        "source_reliability": source.reliability,
        "licence": source.licence or NOT_STATED,
    }
