"""Recognises headings: the columns of the release, confirmed synonyms, and questions by id or label."""

import csv
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kb.codebook import Codebook
from kb.errors import InvalidData
from kb.statements.statement import FIELDS
from kb.text import key

SOURCE_FIELDS = ("title", "publisher", "url", "published", "retrieved", "kind", "reliability", "licence", "note")
SOURCE_COLUMNS: tuple[str, ...] = tuple(f"source_{field}" for field in SOURCE_FIELDS)
"""Columns by which a partner's file may describe its sources beside the statements."""


@dataclass(frozen=True)
class Headings:
    """What headings mean.

    Attributes:
        known: comparison key of a heading -> a field of the tidy form, a source column or a question id.
        questions: ids of the questions among the meanings.
    """

    known: Mapping[str, str]
    questions: frozenset[str]

    def meaning(self, heading: str) -> str:
        """Field, source column or question id behind a heading; "" when the heading is unknown or means two things."""
        return self.known.get(key(heading), "")


def headings_of(book: Codebook, synonyms: Mapping[str, str]) -> Headings:
    """All headings known for a codebook; a label that two questions share means nothing."""
    labels = Counter(key(question.label) for question in book.questions.values())
    known = {key(q.label): q.id for q in book.questions.values() if labels[key(q.label)] == 1}
    known |= {key(heading): meaning for heading, meaning in synonyms.items()}
    known |= {key(id): id for id in book.questions}
    known |= {key(column): column for column in (*FIELDS, *SOURCE_COLUMNS)}
    return Headings(known, frozenset(book.questions))


def read_synonyms(path: Path) -> dict[str, str]:
    """Confirmed synonyms of `headings.csv` (columns heading, field); an absent file has none.

    Raises:
        InvalidData: a row names no heading or no field.
    """
    if not path.exists():
        return {}
    found: dict[str, str] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), start=2):
            if not row.get("heading") or not row.get("field"):
                raise InvalidData(path.name, line, "A synonym needs a heading and the field that it means.")
            found[row["heading"]] = row["field"]
    return found
