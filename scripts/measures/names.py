"""Exact look-ups of names of countries a second, beside the two best libraries.

Every round asks other names, because the libraries remember what they were asked before.
"""

import csv
import statistics
from collections.abc import Callable
from typing import Any

from kb import countries
from kb.settings import data_dir
from scripts.measures.report import say, seconds

_Look = Callable[[str], Any]


def names() -> None:
    """Print the rate of each way."""
    import countrynames
    from rigour.territories import lookup_territory

    ways: dict[str, _Look] = {
        "kb": countries.Names.load(data_dir()).resolve,
        "countrynames": lambda name: countrynames.to_code(name, fuzzy=False),
        "rigour": lookup_territory,
    }
    rates: dict[str, list[float]] = {way: [] for way in ways}
    for portion in _portions():
        for way, look in ways.items():
            rates[way].append(_rate(look, portion))
    speed = {way: statistics.median(found[1:]) for way, found in rates.items()}  # the first round warms up
    for way, rate in speed.items():
        figure = f"{rate:,.0f} a second ({rate / speed['kb']:.2f}x kb)"
        say(f"exact look-ups by {way}", figure, ">= 20,000 by kb")


def _rate(look: _Look, portion: list[str]) -> float:
    def all_of_them() -> None:
        for name in portion:
            look(name)

    return len(portion) / seconds(all_of_them)


def _portions() -> list[list[str]]:
    with (data_dir() / "names.csv").open(encoding="utf-8", newline="") as file:
        asked = list(dict.fromkeys(row["name"] for row in csv.DictReader(file)))
    return [asked[start::8] for start in range(8)]
