"""The tones: every text stands out from its ground in both themes."""

import re
from pathlib import Path

import pytest

from kb.pages.frame.widgets import HERE, stylesheet

_TONE = re.compile(r"--([a-z0-9-]+): light-dark\((#[0-9A-F]{6}), (#[0-9A-F]{6})\)")
TONES = {name: (light, dark) for name, light, dark in _TONE.findall(stylesheet("styles/tokens.css"))}
TEXTS = ("ink", "ink2", "muted", "accent", "good", "part", "bad", "flag")
GROUNDS = ("paper", "panel", "accent-soft")
ENOUGH = 4.5


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio as WCAG 2 defines it, from 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_text_stands_out_from_its_ground(text: str, ground: str, theme: int) -> None:
    assert contrast(TONES[text][theme], TONES[ground][theme]) >= ENOUGH


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_text_stands_out_on_a_chosen_label(theme: int) -> None:
    assert contrast(TONES["on-accent"][theme], TONES["accent"][theme]) >= ENOUGH


def test_the_theme_of_the_app_has_the_same_tones() -> None:
    config = (HERE.parent.parent / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    names = {
        "primaryColor": "accent",
        "backgroundColor": "paper",
        "secondaryBackgroundColor": "panel",
        "textColor": "ink",
    }
    for place, theme in enumerate(("light", "dark")):
        section = config.partition(f"[theme.{theme}]")[2].partition("\n[")[0]
        for key, tone in names.items():
            assert f'{key} = "{TONES[tone][place]}"' in section


def test_nothing_in_the_pages_points_to_another_server() -> None:
    styles_and_scripts = [*Path(HERE).rglob("*.css"), *Path(HERE).rglob("*.js")]
    text = "".join(path.read_text(encoding="utf-8") for path in styles_and_scripts).replace(
        "http://www.w3.org/2000/svg", ""
    )
    assert "http:" not in text
    assert "https:" not in text
