"""Measures the matching of organisation names on real printed pairs, beside rapidfuzz's token_sort_ratio.

Split by organisation, many times at random: on one half the threshold is chosen that keeps precision >= 0.99, on the
other half precision and recall of "same" are counted. Three states of knowledge: the release; the release without any
item of the pairs under test (what happens with bodies that the base does not have); nothing.
"""

import csv
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from rapidfuzz import fuzz

from kb.cli.match import released_names
from kb.countries import default_names
from kb.text import key
from kb.topics.organisations.matching import Knowledge, Named, judge, named
from kb.topics.organisations.matching.verdict import SAME

SAMPLE = Path(__file__).resolve().parent.parent.parent / "tests" / "samples" / "organisation_name_pairs.csv"
PRECISION = 0.99
SPLITS = 40


@dataclass(frozen=True, slots=True)
class Pair:
    """Two printed names, the country of the right one, and whether they are one organisation's."""

    left: str
    right: str
    country: str
    same: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision and recall of "same"."""

    precision: float
    recall: float


Score = Callable[[Pair], float]


def read_pairs(path: Path) -> list[Pair]:
    """The pairs of a CSV table like the sample's."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return [
            Pair(row["canonical_name"], row["variant_as_printed"], row["iso3"], row["same_entity"] == "true")
            for row in rows
        ]


def matcher(knowledge: Knowledge) -> Score:
    """The score of the matcher."""
    return lambda pair: judge(Named(pair.left), Named(pair.right, pair.country), knowledge).score


def token_sort(pair: Pair) -> float:
    """The baseline: rapidfuzz on folded words."""
    return fuzz.token_sort_ratio(key(pair.left), key(pair.right)) / 100


def figures(pairs: Iterable[Pair], score: Score, threshold: float) -> Figures:
    """Precision (1 where nothing is called the same) and recall at a threshold."""
    pairs = list(pairs)
    called = [pair.same for pair in pairs if score(pair) >= threshold]
    there = sum(pair.same for pair in pairs)
    return Figures(sum(called) / len(called) if called else 1.0, sum(called) / there if there else 0.0)


def lowest_threshold(pairs: Sequence[Pair], score: Score) -> float:
    """The lowest threshold that keeps the wanted precision on these pairs."""
    scored = sorted(((score(pair), pair.same) for pair in pairs), reverse=True)
    best, right = 1.0, 0
    for count, (value, same) in enumerate(scored, start=1):
        right += same
        last = count == len(scored) or scored[count][0] < value
        if last and right / count >= PRECISION:
            best = value
    return best


def organisations(pairs: Sequence[Pair]) -> dict[str, str]:
    """Name -> one name of its organisation: names that pairs call the same belong together."""
    leader = {key(name): key(name) for pair in pairs for name in (pair.left, pair.right)}

    def lead(name: str) -> str:
        while leader[name] != name:
            name = leader[name]
        return name

    for pair in pairs:
        if pair.same:
            leader[lead(key(pair.left))] = lead(key(pair.right))
    return {name: lead(name) for name in leader}


def split(pairs: Sequence[Pair], seed: int) -> tuple[list[Pair], list[Pair]]:
    """Pairs to choose a threshold on, and pairs to count on: no organisation of the right-hand names is in both."""
    belongs, dice = organisations(pairs), random.Random(seed)  # noqa: S311
    held = {one for one in sorted(set(belongs.values())) if dice.random() < 0.5}
    there = [pair for pair in pairs if belongs[key(pair.right)] in held]
    return [pair for pair in pairs if belongs[key(pair.right)] not in held], there


def without(pairs: Iterable[Pair]) -> Knowledge:
    """Knowledge of the release less every item that goes by a name of the pairs."""
    names = {key(name) for pair in pairs for name in (pair.left, pair.right)}
    kept = [one for one in released_names() if not names & {key(name) for name in (*one.names, *one.local_names)}]
    return Knowledge.of(named(kept), default_names())


def matching() -> None:
    """Print precision and recall of each way to match."""
    pairs = read_pairs(SAMPLE)
    ways: dict[str, Score] = {
        "token_sort": token_sort,
        "kb match, release": matcher(Knowledge.of(named(released_names()), default_names())),
        "kb match, bodies unknown to it": matcher(without(pairs)),
        "kb match, nothing known": matcher(Knowledge.of((), default_names())),
    }
    print(
        f"{len(pairs)} pairs, {sum(pair.same for pair in pairs)} of one organisation; {SPLITS} splits by organisation"
    )
    for name, score in ways.items():
        _tell(name, pairs, score)


def _tell(name: str, pairs: Sequence[Pair], score: Score) -> None:
    held, fixed = [], []
    for seed in range(SPLITS):
        choose, there = split(pairs, seed)
        held.append(figures(there, score, lowest_threshold(choose, score)))
        fixed.append(figures(there, score, SAME))
    print(f"{name:32} threshold chosen on the other half: {_line(held)}")
    if score is not token_sort:
        print(f"{'':32} threshold {SAME}, as shipped:        {_line(fixed)}")


def _line(found: Sequence[Figures]) -> str:
    precision, recall = [one.precision for one in found], [one.recall for one in found]
    return (
        f"precision {mean(precision):.3f} (worst {min(precision):.3f}), "
        f"recall {mean(recall):.3f} (worst {min(recall):.3f})"
    )
