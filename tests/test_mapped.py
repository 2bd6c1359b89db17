"""One question for all countries: no country is lost, the legend counts every line, the fills can be told apart."""

import json

import pytest

from kb.codebook import Question
from kb.countries import default_names
from kb.pages import mapped, worldmap
from kb.pages.mapped import lines
from kb.pages.widgets import HERE
from kb.views import Cell
from tests.test_look import contrast
from tests.views import LAWYER, statement

AGE = Question("aid.age", "aid", "From which age?", "In years.", "age", unit="years")
NAMES = {"FRE": "Freedonia", "SYL": "Sylvania", "RUR": "Ruritania"}
MEANINGS = ("favourable", "partly", "unfavourable", "unknown", "described", "none")
STEPS = (*(f"step-{step}" for step in range(1, worldmap.STEPS + 1)), "none")
APART = 1.4


def answered(country: str, value: str) -> Cell:
    return Cell(country, LAWYER.id, "", "answered", (statement(country=country, value=value),))


def test_a_country_without_an_answer_is_a_line_and_is_counted() -> None:
    shown = lines({"FRE": answered("FRE", "yes"), "SYL": answered("SYL", "no")}, LAWYER, NAMES)

    assert [(line.name, line.fill) for line in shown] == [
        ("Freedonia", "favourable"),
        ("Sylvania", "unfavourable"),
        ("Ruritania", "none"),
    ]
    entries = mapped.legend(shown, LAWYER)
    assert [(entry.fill, entry.count) for entry in entries] == [("favourable", 1), ("unfavourable", 1), ("none", 1)]


def test_figures_share_the_steps_of_one_hue_and_the_legend_says_from_where_to_where() -> None:
    cells = {
        code: Cell(code, AGE.id, "", "answered", (statement(country=code, question=AGE.id, value=value),))
        for code, value in zip(NAMES, ("9", "10", "11"), strict=True)
    }

    shown = lines(cells, AGE, NAMES)

    assert len({line.fill for line in shown}) == 3
    assert sum(entry.count for entry in mapped.legend(shown, AGE)) == 3


def test_every_country_is_a_shape_or_a_circle() -> None:
    world = json.loads((HERE / "static" / "world.json").read_text(encoding="utf-8"))
    shapes = {one["id"] for one in world["objects"]["countries"]["geometries"]}
    known = {one.code for one in default_names().countries.values() if one.kind in ("state", "territory")}

    assert len(known) == 250
    assert known - shapes - set(worldmap.points()) == {"ATA"}  # ice, drawn on no map of States; a row of the table


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("group", [MEANINGS, STEPS], ids=["meanings", "steps"])
def test_fills_can_be_told_apart_in_grey(group: tuple[str, ...], theme: int) -> None:
    tones = [worldmap.fills()[name][theme] for name in group]

    close = [(one, other) for place, one in enumerate(tones) for other in tones[:place] if contrast(one, other) < APART]

    assert close == []
