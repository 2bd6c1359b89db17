"""The heat table: shades that can be told apart and read on, and cells that claim no more than is known."""

import itertools
import re
from collections.abc import Mapping
from urllib.parse import urlencode

import pytest

from kb.countries import Country
from kb.parts import coverage
from kb.queries import Coverage, Tally
from tests.conftest import TODAY
from tests.pages.test_look import ENOUGH, TONES, contrast
from tests.views import BOOK

SHADES = ("paper", "heat-1", "heat-2", "heat-3", "heat-4")
TOLD_APART = 1.4
AID, LINES = BOOK.topic("aid"), BOOK.topic("lines")


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_neighbouring_shades_differ_in_luminance(theme: int) -> None:
    steps = [contrast(TONES[one][theme], TONES[next][theme]) for one, next in itertools.pairwise(SHADES)]
    assert min(steps) >= TOLD_APART


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("text", "shade"),
    [("muted", "paper"), ("ink", "heat-1"), ("ink", "heat-2"), ("ink", "heat-3"), ("on-accent", "heat-4")],
)
def test_the_figures_stand_out_from_their_shade(text: str, shade: str, theme: int) -> None:
    assert contrast(TONES[text][theme], TONES[shade][theme]) >= ENOUGH


@pytest.mark.parametrize(
    ("known", "level"), [(0, 0), (1, 1), (25, 1), (26, 2), (50, 2), (51, 3), (75, 3), (76, 4), (100, 4)]
)
def test_a_shade_is_a_quarter_and_only_nothing_has_none(known: int, level: int) -> None:
    assert coverage.level(Tally(answered=known, not_assessed=100 - known)) == level


def test_a_cell_says_how_much_of_how_much() -> None:
    assert coverage.text(Tally(answered=2, described=1, unknown=1, not_assessed=8), AID) == "3/12"


def test_where_no_total_is_known_there_is_no_share() -> None:
    assert coverage.text(Tally(items=3), LINES) == "3"
    assert coverage.text(Tally(), LINES) == "none"
    assert coverage.text(Tally(answered=3, measured=False), AID) == "3"
    assert coverage.text(Tally(measured=False), AID) == "–"
    assert coverage.level(Tally(answered=3, measured=False)) == -1


FREEDONIA = Country("FRE", "state", "Freedonia", "Republic of Freedonia")
ISLES = Country("FR-ISL", "part", "Isles", "Isles of Freedonia", parent="FRE")
WORLD = Country("001", "world", "World", "World")
NAMES = {"FR-ISL": "Aisles & Isles", "FRE": "Freedonia", "001": "The world"}
TALLIES = {
    ("FRE", "aid"): Tally(answered=1, not_assessed=3),
    ("FRE", "lines"): Tally(items=2),
    ("FR-ISL", "aid"): Tally(answered=2, measured=False),
    ("FR-ISL", "lines"): Tally(measured=False),
    ("001", "aid"): Tally(measured=False),
    ("001", "lines"): Tally(items=1, measured=False),
}


def drawn(names: Mapping[str, str] = NAMES) -> str:
    """The heat table of Freedonia, its isles and the world."""
    places = (ISLES, FREEDONIA, WORLD)
    counted = Coverage(TODAY, 1, (LINES, AID), places, TALLIES, {}, (), (), (), ())
    return str(coverage.heat(counted, BOOK, names, lambda page, asked: f"./{page}?{urlencode(asked)}"))


def test_a_cell_carries_its_shade_the_figure_that_it_sorts_by_and_its_way_to_the_comparison() -> None:
    told = drawn()

    assert '<td class="l1" data-n="0.25"><a href="./compare?c=FRE&amp;t=aid">1/4</a></td>' in told
    assert '<td class="plain" data-n="2"><a href="./compare?c=FRE&amp;t=lines">2</a></td>' in told
    assert '<td class="plain" data-n="-1"><a href="./compare?c=FR-ISL&amp;t=aid">2</a></td>' in told


def test_a_part_stands_under_its_state_and_the_world_is_no_country() -> None:
    heads = re.findall(r'<th scope="row">(.*?)</th>', drawn())

    assert heads == [
        '<a href="./country?c=FRE">Freedonia</a>',
        '<a href="./country?c=FR-ISL">Aisles &amp; Isles</a><small>part of Freedonia</small>',
        "The world",
    ]
    assert "c=001" not in drawn()


def test_topics_without_a_total_stand_last_under_a_heading_of_their_own() -> None:
    told = drawn()

    headings = re.findall(r'data-column="(-?\d)".*?>([^<]+)</button>', told)
    assert headings == [("-1", "Country"), ("0", "Legal aid"), ("1", "Lines")]
    assert re.findall(r'colspan="(\d)">([^<]+)', told) == [
        ("1", "Answered, of those asked"),
        ("1", "On record, no total is known"),
    ]


def test_no_word_of_the_table_is_read_as_html() -> None:
    trap = "<img src=x onerror=alert(1)>"

    assert trap not in drawn(dict.fromkeys(NAMES, trap))
