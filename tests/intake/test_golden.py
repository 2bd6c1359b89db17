"""Golden contributions: whole files of a partner, and exactly what becomes of them."""

import csv
import io
from pathlib import Path

import pytest

from kb.intake import Settings, parse, read, read_recipe
from kb.statements.drafts import Parsed
from kb.statements.statement import FIELDS
from tests.fictional import BOOK, Names

GOLDEN = Path(__file__).parent.parent / "files" / "golden"


def told(parsed: Parsed) -> str:
    """Drafts and problems as a person reads them; columns that are empty everywhere are left out."""
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    columns = [name for name in FIELDS if any(getattr(draft, name) for draft in parsed.drafts)]
    lines.writerow(columns)
    lines.writerows([getattr(draft, name) for name in columns] for draft in parsed.drafts)
    lines.writerow([])
    lines.writerow(["place", "text", "reason", "suggestions", "warning"])
    for problem in parsed.problems:
        lines.writerow([problem.place, problem.text, problem.reason, " ".join(problem.suggestions), problem.warning])
    return text.getvalue()


@pytest.mark.parametrize("name", ["wide", "mapped"])
def test_a_partners_file_becomes_exactly_these_drafts_and_problems(name: str) -> None:
    mapping = GOLDEN / f"{name}.yml"
    recipe = read_recipe(mapping) if mapping.exists() else None
    settings = Settings(recipe=recipe, synonyms={"Nation": "country"})
    parsed = parse(read(GOLDEN / f"{name}.csv"), BOOK, Names(), settings)
    assert told(parsed) == (GOLDEN / f"{name}.expected.csv").read_text(encoding="utf-8")
