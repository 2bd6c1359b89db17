"""What a data folder holds: names of files, their columns, what is copied; one list to read, write and check by."""

import hashlib
from pathlib import Path

from kb.errors import InvalidData
from kb.statements.drafts import MATCH_ANSWERS
from kb.statements.sources import Source
from kb.statements.statement import ABSENCES, FIELDS, IDENTITY, PERSPECTIVES, RANKS

DESCRIPTOR = "datapackage.json"
CODEBOOK, STATEMENTS = "codebook", "statements"
COUNTRIES, NAMES = "countries.csv", "names.csv"
ALIASES, HEADINGS = "aliases.csv", "headings.csv"
MATCHES = "match_decisions.csv"
"""What persons decided on records of organisations: one line a pair, the answer that holds."""

SOURCES = "sources.csv"

ASSERTIONS = "assertions.yml"
"""Facts that the release must keep; a data folder may go without."""

COPIED = (COUNTRIES, NAMES, ASSERTIONS)
"""Files that a release takes over from the data folder as they are; so it does with the codebook."""

TABLES = (COUNTRIES, NAMES, ALIASES, HEADINGS, MATCHES, SOURCES)
"""What must be there, beside codebook and statements."""

ALIAS_FIELDS, HEADING_FIELDS = ("name", "country"), ("heading", "field")
MATCH_FIELDS = ("left_country", "left_item", "right_country", "right_item", "answer", "reason")
MATCH_PAIR = MATCH_FIELDS[:4]
SOURCE_FIELDS = tuple(Source.__dataclass_fields__)
STATEMENT_FIELDS = FIELDS
STATEMENT_KEY = IDENTITY

REQUIRED = ("country", "question", "source", "rank")
"""Cells of a statement that are never empty."""

CHOSEN = {"absent": list(ABSENCES), "perspective": list(PERSPECTIVES), "rank": list(RANKS)}
"""Cells of a statement that hold one of a few words; `MATCH_CHOSEN` those of a decision."""

MATCH_CHOSEN = {"answer": list(MATCH_ANSWERS)}

NOT_STATED = "NOASSERTION"
"""SPDX word for a licence that nobody states; "" inside the base."""


def statement_files(folder: Path) -> list[Path]:
    """The files of statements, in a stable order; InvalidData when there are none."""
    files = sorted((folder / STATEMENTS).glob("*.csv"))
    if not files:
        raise InvalidData(STATEMENTS, 0, f"There are no statements in “{folder.name}”; check KB_DATA_DIR.")
    return files


def seal(content: bytes) -> str:
    """SHA-256 (hex) of a file."""
    return hashlib.sha256(content).hexdigest()
