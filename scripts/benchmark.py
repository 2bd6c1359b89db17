"""Measures speed as ratios against a plain baseline or a peer in the same run, and prints one line per figure.

Machines are noisy: trust ratios and medians. Needs the development extras (`make test` installs them). Usage:
`python scripts/benchmark.py [matrix init names search rerun start]`; all of them without arguments.
"""

import csv
import datetime as dt
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

HOME = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HOME))

from kb import (  # noqa: E402
    codebook,
    countries,
    queries,
    release,
)
from kb.settings import data_dir  # noqa: E402
from kb.statements.statement import FIELDS  # noqa: E402
from kb.store import db  # noqa: E402
from kb.store.models import STATEMENT  # noqa: E402
from scripts import app_speed, page_speed, search_speed  # noqa: E402

COUNTRIES = ("CHN", "IND", "KOR", "KEN", "KHM", "FRA", "BRA", "ZAF", "NOR", "USA")
QUESTIONS = 60
ROUNDS = 15


def seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Median time of a piece of work, after one warm-up."""
    work()
    taken = []
    for _round in range(rounds):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def say(name: str, figure: str, aim: str) -> None:
    """One line of the report."""
    print(f"{name:<44} {figure:<56} aim {aim}", flush=True)


def matrix(base: Path) -> None:
    """The comparison of 10 countries and 60 questions against the same SELECT by plain sqlite3."""
    book, url = codebook.load(data_dir() / "codebook"), f"sqlite:///{base}"
    asked = _sixty_questions(book, base)
    lens = queries.Lens(book, dt.datetime.now(dt.UTC).date())
    with db.reading(url) as session:
        ours = seconds(lambda: queries.matrix(session, lens, COUNTRIES, asked))
    plain = sqlite3.connect(base)
    places = (", ".join("?" * len(COUNTRIES)), ", ".join("?" * len(asked)))
    select = (
        "SELECT * FROM statement JOIN source ON source.id = statement.source "  # noqa: S608 (only question marks go in)
        f"WHERE retired_in IS NULL AND country IN ({places[0]}) AND question IN ({places[1]})"
    )
    rows = plain.execute(select, (*COUNTRIES, *asked)).fetchall()
    bare = seconds(lambda: plain.execute(select, (*COUNTRIES, *asked)).fetchall())
    figure = f"{ours * 1000:.1f} ms / {bare * 1000:.1f} ms = {ours / bare:.1f}x ({len(rows)} statements)"
    say("matrix 10 x 60 against plain sqlite3", figure, "<= 3x")


def _sixty_questions(book: codebook.Codebook, base: Path) -> list[str]:
    once = {question.id for topic in book.topics if not topic.repeats for question in topic.questions}
    counted = "SELECT question, count(*) FROM statement WHERE retired_in IS NULL GROUP BY question ORDER BY 2 DESC"
    with sqlite3.connect(base) as plain:
        return [question for question, _count in plain.execute(counted) if question in once][:QUESTIONS]


def init(folder: Path) -> None:
    """`kb init` on an empty base against plain executemany of the same rows into the same table."""
    rounds = iter(range(100))
    ours = seconds(lambda: release.fill(data_dir(), f"sqlite:///{folder / f'init{next(rounds)}.db'}"), rounds=3)
    rows = [row for path in release.statement_files(data_dir()) for row in _rows(path)]
    bare = seconds(lambda: _plain_insert(folder / f"plain{next(rounds)}.db", rows), rounds=3)
    figure = f"{ours:.2f} s / {bare:.2f} s = {ours / bare:.1f}x ({len(rows)} statements)"
    say("kb init against plain executemany", figure, "<= 25x, < 10 s")


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def _plain_insert(path: Path, rows: list[list[str]]) -> None:
    url = f"sqlite:///{path}"
    db.upgrade(url)
    with sqlite3.connect(path) as plain:
        plain.execute(
            "INSERT INTO source (id, title, publisher, url, published, retrieved, kind, reliability, licence, "
            "note, written, obtained) VALUES ('x', '', '', '', '', '', '', '', '', '', '', '')"
        )
        plain.execute("INSERT INTO revision (number, at, by, message, digest) VALUES (1, '', '', '', '')")
        columns = ", ".join(FIELDS)
        marks = ", ".join("?" * len(FIELDS))
        target = f"{STATEMENT.name} ({columns}, added_in, salt, digest, redacted)"
        plain.executemany(f"INSERT INTO {target} VALUES ({marks}, 1, '', '', 0)", rows)  # noqa: S608 (no text of others)


def names() -> None:
    """Exact look-ups of names a second, against the two best libraries.

    Every round asks other names, because the libraries remember what they were asked before.
    """
    import countrynames
    from rigour.territories import lookup_territory

    portions = _portions_of_names()
    ways: dict[str, Callable[[str], Any]] = {
        "kb": countries.Names.load(data_dir()).resolve,
        "countrynames": lambda name: countrynames.to_code(name, fuzzy=False),
        "rigour": lookup_territory,
    }
    speed = {way: _rate(look, portions) for way, look in ways.items()}
    for way, rate in speed.items():
        figure = f"{rate:,.0f} a second ({rate / speed['kb']:.2f}x kb)"
        say(f"exact look-ups by {way}", figure, ">= 20,000 by kb")


def _rate(look: Callable[[str], Any], portions: list[list[str]]) -> float:
    rates = []
    for portion in portions:
        start = time.perf_counter()
        for name in portion:
            look(name)
        rates.append(len(portion) / (time.perf_counter() - start))
    return statistics.median(rates[1:])  # the first round warms up


def _portions_of_names() -> list[list[str]]:
    with (data_dir() / "names.csv").open(encoding="utf-8", newline="") as file:
        asked = list(dict.fromkeys(row["name"] for row in csv.DictReader(file)))
    return [asked[start::8] for start in range(8)]


def main(asked: list[str]) -> None:
    """Run the measurements that are asked for, on a fresh base."""
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder) / "kb.db"
        release.fill(data_dir(), f"sqlite:///{base}")
        measurements: dict[str, Callable[[], None]] = {
            "matrix": lambda: matrix(base),
            "init": lambda: init(Path(folder)),
            "names": names,
            "search": lambda: search_speed.measure(f"sqlite:///{base}", say),
            "rerun": lambda: app_speed.rerun(base, say),
            "start": lambda: app_speed.start(base, say),
            "browser": lambda: page_speed.browser(base, say),
        }
        for name in asked or measurements:
            measurements[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
