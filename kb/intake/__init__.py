"""Ways in: a file is read into rows, and rows are parsed into drafts and problems. No database and no session here."""

from kb.intake.check import Checker
from kb.intake.form import FILTERS
from kb.intake.mapping import Recipe, read_recipe, recipe
from kb.intake.parse import Outcome, Settings, outcome, parse, parse_sources
from kb.intake.readers import read, read_text

__all__ = [
    "FILTERS",
    "Checker",
    "Outcome",
    "Recipe",
    "Settings",
    "outcome",
    "parse",
    "parse_sources",
    "read",
    "read_recipe",
    "read_text",
    "recipe",
]
