"""Search: the fixed questions of tests/search_queries.csv and a few hard ones, beside FTS5 asked for the same words."""

import csv
import datetime as dt
import sqlite3
from contextlib import closing
from pathlib import Path

from kb import queries
from kb.codebook import files
from kb.settings import data_dir
from kb.store import db, index
from scripts.measures.report import Beside, in_turns, say

HARD = (
    "child",
    "the rights of the child",
    "un",
    "e",
    "juvenle justise",
    "zz",
    "number to call for a child",
    "a" * 10_000,
)
ROUNDS = 5
AIM_MS = 50
_QUESTIONS = Path(__file__).resolve().parent.parent.parent / "tests" / "search_queries.csv"
_PLAIN = "SELECT rowid FROM search_text WHERE search_text MATCH ? ORDER BY rank LIMIT 20"


def questions() -> list[str]:
    """The fixed questions."""
    with _QUESTIONS.open(encoding="utf-8", newline="") as file:
        return [row["query"] for row in csv.DictReader(file)]


def search(base: Path) -> None:
    """Time of each question: understood, found, ranked and told, beside the twenty best documents by FTS5 alone."""
    lens = queries.Lens(files.load(data_dir() / "codebook"), dt.datetime.now(dt.UTC).date())
    with db.reading(f"sqlite:///{base}") as session, closing(sqlite3.connect(base)) as plain:
        for name, asked in (("search, fixed questions", questions()), ("search, hard questions", list(HARD))):
            rounds = [
                in_turns(
                    lambda words=words: queries.search(session, lens, words),  # type: ignore[misc]  # read at once
                    lambda words=words: plain.execute(_PLAIN, (_any_of(words),)).fetchall(),  # type: ignore[misc]
                    ROUNDS,
                )
                for words in asked
            ]
            taken = Beside(
                tuple(second for one in rounds for second in one.ours),
                tuple(second for one in rounds for second in one.plain),
            )
            late = sorted(taken.ours)[int(len(taken.ours) * 0.95)] * 1000
            say(name, f"{taken.figure}; p95 {late:.1f} ms ({len(asked)} x {ROUNDS})", f"p95 < {AIM_MS} ms")


def _any_of(words: str) -> str:
    return " OR ".join(f'"{token}"' for token in index.tokens(words)) or '""'
