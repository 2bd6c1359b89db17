"""One question for all countries: no country is lost, the legend counts every line, the fills can be told apart."""

import datetime as dt
import json

import pytest

from kb import codebook, queries
from kb.codebook import Question
from kb.countries import default_names
from kb.pages.atlas import mapped, worldmap
from kb.pages.atlas.mapped import picture
from kb.pages.frame.widgets import HERE
from kb.statements.views import Cell
from kb.store import db
from tests import filled
from tests.pages.test_look import contrast
from tests.views import LAWYER, statement

AGE = Question("aid.age", "aid", "From which age?", "In years.", "age", unit="years")
NAMES = {"FRE": "Freedonia", "SYL": "Sylvania", "RUR": "Ruritania"}
MEANINGS = ("favourable", "partly", "unfavourable", "unknown", "described", "none")
STEPS = (*(f"step-{step}" for step in range(1, worldmap.STEPS + 1)), "none")
APART = 1.4


def answered(country: str, value: str) -> Cell:
    return Cell(country, LAWYER.id, "", "answered", (statement(country=country, value=value),))


def test_a_country_without_an_answer_is_a_line_and_is_counted() -> None:
    drawn = picture({"FRE": answered("FRE", "yes"), "SYL": answered("SYL", "no")}, LAWYER, NAMES)

    assert [(line.name, line.fill) for line in drawn.lines] == [
        ("Freedonia", "favourable"),
        ("Sylvania", "unfavourable"),
        ("Ruritania", "none"),
    ]
    entries = mapped.legend(drawn.lines, LAWYER, drawn.steps)
    assert [(entry.fill, entry.count) for entry in entries] == [("favourable", 1), ("unfavourable", 1), ("none", 1)]


def test_figures_share_the_steps_of_one_hue_and_the_legend_says_from_where_to_where() -> None:
    cells = {
        code: Cell(code, AGE.id, "", "answered", (statement(country=code, question=AGE.id, value=value),))
        for code, value in zip(NAMES, ("9", "10", "11"), strict=True)
    }

    drawn = picture(cells, AGE, NAMES)

    assert len({line.fill for line in drawn.lines}) == 3
    assert sum(entry.count for entry in mapped.legend(drawn.lines, AGE, drawn.steps)) == 3


def test_an_answer_that_is_neither_good_nor_bad_has_one_fill_beside_those_that_are() -> None:
    drawn = picture({"FRE": answered("FRE", "yes"), "SYL": answered("SYL", "mixed")}, LAWYER, NAMES)

    assert [line.fill for line in drawn.lines] == ["favourable", "described", "none"]
    assert [entry.words for entry in mapped.legend(drawn.lines, LAWYER, drawn.steps)][1] == "Mixed"


def test_the_legend_of_every_question_counts_and_names_the_same_in_every_region() -> None:
    book, names = codebook.load(filled.DATA / "codebook"), default_names()
    shown = {one.code: one.name for one in names.countries.values() if one.kind != "world"}
    lens = queries.Lens(book, dt.date(2026, 11, 22))
    regions = {one.region for one in names.countries.values()}
    once = [question for topic in book.topics if not topic.repeats for question in topic.questions]
    for question in [one for one in once if one.kind in ("choice", "age", "number", "date")]:
        with db.reading(filled.url()) as session:
            drawn = picture(queries.across(session, lens, question.id), question, shown)
        told = {entry.fill: entry.words for entry in mapped.legend(drawn.lines, question, drawn.steps)}
        for region in regions:
            those = [line for line in drawn.lines if names.countries[line.code].region == region]
            entries = mapped.legend(those, question, drawn.steps)
            assert sum(entry.count for entry in entries) == len(those)
            steps = [entry for entry in entries if entry.fill.startswith("step-")]
            assert all(entry.words == told[entry.fill] for entry in steps), question.id


def test_every_country_is_a_shape_or_a_circle() -> None:
    world = json.loads((HERE / "static" / "world.json").read_text(encoding="utf-8"))
    shapes = {one["id"] for one in world["objects"]["countries"]["geometries"]}
    known = {one.code for one in default_names().countries.values() if one.kind in ("state", "territory")}

    assert len(known) == 250
    assert known - shapes - set(worldmap.points()) == set()


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("group", [MEANINGS, STEPS], ids=["meanings", "steps"])
def test_fills_can_be_told_apart_in_grey(group: tuple[str, ...], theme: int) -> None:
    tones = [worldmap.fills()[name][theme] for name in group]

    close = [(one, other) for place, one in enumerate(tones) for other in tones[:place] if contrast(one, other) < APART]

    assert close == []
