"""Exact look-ups and suggestions of names of countries a second, beside the best libraries where they are installed.

Every round asks other names, because the libraries remember what they were asked before. The peers come with the extra
`bench`, which is in no lock: both need PyICU, which must be compiled.
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
    known = countries.Names.load(data_dir())
    exact, fuzzy = _peers()
    portions = _portions()
    _told("exact look-ups", {"kb": known.resolve} | exact, portions, ">= 20,000 by kb")
    spoiled = [[f"{name[:2]}{name[3:]}" for name in portion[::20]] for portion in portions]
    _told("suggestions", {"kb": known.suggest} | fuzzy, spoiled, ">= 1,000 by kb")


def _peers() -> tuple[dict[str, _Look], dict[str, _Look]]:
    """Exact and fuzzy look-ups by other libraries."""
    try:
        import countrynames
        from rigour.territories import lookup_territory
    except ImportError:
        return {}, {}
    exact: dict[str, _Look] = {
        "countrynames": lambda name: countrynames.to_code(name, fuzzy=False),
        "rigour": lookup_territory,
    }
    return exact, {"rigour": lambda name: lookup_territory(name, fuzzy=True)}


def _told(what: str, ways: dict[str, _Look], portions: list[list[str]], aim: str) -> None:
    rates: dict[str, list[float]] = {way: [] for way in ways}
    for portion in portions:
        for way, look in ways.items():
            rates[way].append(_rate(look, portion))
    speed = {way: statistics.median(found[1:]) for way, found in rates.items()}  # the first round warms up
    for way, rate in speed.items():
        say(f"{what} by {way}", f"{rate:,.0f} a second ({rate / speed['kb']:.2f}x kb)", aim)


def _rate(look: _Look, portion: list[str]) -> float:
    def all_of_them() -> None:
        for name in portion:
            look(name)

    return len(portion) / seconds(all_of_them)


def _portions() -> list[list[str]]:
    with (data_dir() / "names.csv").open(encoding="utf-8", newline="") as file:
        asked = list(dict.fromkeys(row["name"] for row in csv.DictReader(file)))
    return [asked[start::8] for start in range(8)]
