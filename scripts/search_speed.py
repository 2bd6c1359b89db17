"""Measures search: the fixed questions of tests/search_queries.csv and a few hard ones, median and 95th percentile.

    .venv/bin/python scripts/search_speed.py [URL]

Without a URL a fresh base is filled from the data folder, and filling it is timed too.
"""

import csv
import datetime as dt
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HOME))

from sqlmodel import Session  # noqa: E402

from kb import (  # noqa: E402
    codebook,
    queries,
    release,
)
from kb.settings import data_dir  # noqa: E402
from kb.store import db, index  # noqa: E402

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

Say = Callable[[str, str, str], None]


def questions() -> list[str]:
    """The fixed questions."""
    with (HOME / "tests" / "search_queries.csv").open(encoding="utf-8", newline="") as file:
        return [row["query"] for row in csv.DictReader(file)]


def milliseconds(session: Session, asked: list[str]) -> list[float]:
    """Time of each question in each round, after one round that warms up."""
    lens = queries.Lens(codebook.load(data_dir() / "codebook"), dt.datetime.now(dt.UTC).date())
    taken = []
    for number in range(ROUNDS + 1):
        for words in asked:
            start = time.perf_counter()
            queries.search(session, lens, words)
            if number:
                taken.append((time.perf_counter() - start) * 1000)
    return taken


def measure(url: str, say: Say) -> None:
    """Print what search takes on a filled base."""
    with db.reading(url) as session:
        for name, asked in (("search, fixed questions", questions()), ("search, hard questions", list(HARD))):
            taken = sorted(milliseconds(session, asked))
            late = taken[int(len(taken) * 0.95)]
            figure = f"p50 {statistics.median(taken):.1f} ms, p95 {late:.1f} ms ({len(asked)} x {ROUNDS})"
            say(name, figure, f"p95 < {AIM_MS} ms")


def build(url: str, say: Say) -> None:
    """Print what making the whole index anew takes: its share of `kb init`."""
    with db.writing(url) as session:
        revision = queries.version(session)
        index.refresh(session, data_dir(), revision + 1)  # of another revision, so that it is made anew
        start = time.perf_counter()
        index.refresh(session, data_dir(), revision)
        say("search index made anew", f"{time.perf_counter() - start:.2f} s", "<= 3 s")


def _print(name: str, figure: str, aim: str) -> None:
    print(f"{name:<44} {figure:<56} aim {aim}", flush=True)


def main() -> None:
    """Measure on the base that is named, or on a fresh one."""
    if sys.argv[1:]:
        measure(sys.argv[1], _print)
        return
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'kb.db'}"
        start = time.perf_counter()
        release.fill(data_dir(), url)
        _print("kb init with the search index", f"{time.perf_counter() - start:.1f} s", "< 10 s")
        build(url, _print)
        measure(url, _print)


if __name__ == "__main__":
    main()
