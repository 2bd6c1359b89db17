"""The world map: one answer for each country as the fill of its shape, and of a circle where the shape is too small."""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import altair as alt
import streamlit as st

from kb.i18n import _, language
from kb.pages.frame.widgets import stylesheet

SHAPES = "app/static/world.json"
"""Where the browser finds the shapes: a topology whose ids are codes of countries; "" = no entry of ISO 3166."""

STEPS = 6
"""Shades of the one hue for answers that are neither good nor bad."""

_TONE = re.compile(r"--map-([a-z0-9-]+): light-dark\((#[0-9A-F]{6}), (#[0-9A-F]{6})\)")
_HEIGHT = 420
_SMALL = 46
_CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class Spot:
    """One country on the map.

    Attributes:
        code, name: the country.
        fill: name of a fill (`favourable`, `step-2`, `none`, ...), see `fills`.
        answer: its answer in a few words.
        dimmed: it stands outside the region that the reader chose.
    """

    code: str
    name: str
    fill: str
    answer: str
    dimmed: bool = False


@cache
def fills() -> dict[str, tuple[str, str]]:
    """Every fill by name: its colour in the light and in the dark theme."""
    return {name: (light, dark) for name, light, dark in _TONE.findall(stylesheet("styles/tokens.css"))}


@cache
def points() -> dict[str, tuple[float, float]]:
    """Longitude and latitude of the middle of each country that is too small to be seen."""
    with (Path(__file__).parent / "points.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: (float(row["longitude"]), float(row["latitude"])) for row in csv.DictReader(file)}


def show(spots: tuple[Spot, ...], *, key: str, alt_text: str) -> str:
    """Draw the map; return the code of the country that the reader chose on it, or ""."""
    dark = st.context.theme.type == "dark"
    # Not st.altair_chart, which would check the whole chart against its grammar again at every run.
    event = st.vega_lite_chart(
        spec=_drawing(spots, dark, language()),
        key=key,
        on_select="rerun",
        selection_mode=_CHOSEN,
        theme=None,
        width="stretch",
        alt=alt_text,
    )
    picked = event.selection.get(_CHOSEN) or [] if event else []
    return str(picked[0].get("code", "")) if picked else ""


@lru_cache(maxsize=64)
def _drawing(spots: tuple[Spot, ...], dark: bool, spoken: str) -> dict[str, object]:  # noqa: ARG001  (the key)
    """The chart as Vega-Lite reads it; drawn once for all readers who see the same."""
    made: dict[str, object] = chart(spots, dark=dark).to_dict()
    return made


def chart(spots: Sequence[Spot], *, dark: bool) -> alt.LayerChart:
    """The map as a chart: shapes, then circles on what is too small."""
    # Shapes that no entry of ISO 3166 covers have an empty code; every shape says something to a screen reader.
    nobody = Spot("", _("An area without an entry of its own"), "none", _("drawn without an answer"))
    rows = [_row(spot, dark=dark) for spot in (*spots, nobody)]
    paper, line = (fills()[name][dark] for name in ("paper", "line"))
    chosen = alt.selection_point(name=_CHOSEN, fields=["code"])
    told = {"tooltip": alt.Tooltip("told:N"), "description": alt.Description("told:N")}
    colour = alt.Color("fill:N", scale=None, legend=None)
    opacity = alt.Opacity("shown:Q", scale=None, legend=None)
    shapes = (
        alt.Chart(alt.topo_feature(SHAPES, "countries"))
        .transform_calculate(code="datum.id")
        .transform_lookup("code", from_=alt.LookupData(_data(rows), "code", ["fill", "told", "shown"]))
        .mark_geoshape(stroke=paper, strokeWidth=0.5, cursor="pointer")
        .encode(color=colour, opacity=opacity, **told)
        .add_params(chosen)
    )
    small = [row | dict(zip(("x", "y"), points()[row["code"]], strict=True)) for row in rows if row["code"] in points()]
    circles = (
        alt.Chart(_data(small))
        .mark_circle(size=_SMALL, stroke=line, strokeWidth=0.6, cursor="pointer", opacity=1)
        .encode(longitude="x:Q", latitude="y:Q", color=colour, opacity=opacity, **told)
    )
    drawn: alt.LayerChart = (
        alt.layer(shapes, circles)
        .project("equalEarth")
        .properties(height=_HEIGHT, background="transparent", padding=0)
        .configure_view(stroke=None)
    )
    return drawn


def _data(rows: Sequence[Mapping[str, object]]) -> alt.Data:
    return alt.Data(values=list(rows))  # type: ignore[no-untyped-call]  # Altair's own class has no types


def _row(spot: Spot, *, dark: bool) -> dict[str, object]:
    return {
        "code": spot.code,
        "told": _("{country}: {answer}").format(country=spot.name, answer=spot.answer),
        "fill": fills()[spot.fill][dark],
        "shown": 0.18 if spot.dimmed else 1,
    }
