"""A table of `kb.parts.answers` as HTML text, for pages that do not draw with elements yet."""

from collections.abc import Sequence

from markupsafe import Markup

from kb.parts import answers


def table_html(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table that stands as a list on a phone. The first cell of a row names it; cells are HTML already."""
    return str(answers.listed(headings, ([Markup(cell) for cell in row] for row in rows)))  # noqa: S704
