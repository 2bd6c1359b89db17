"""The heat table: shades that can be told apart and read on, and cells that claim no more than is known."""

import itertools

import pytest

from kb.parts import coverage
from kb.queries import Tally
from tests.test_look import ENOUGH, TONES, contrast
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
