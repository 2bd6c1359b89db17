"""The template language of mappings, one line an example: cells, what drops out, filters, and choices."""

import pytest

from kb.errors import InvalidData, InvalidValue
from kb.intake import FILTERS
from kb.intake.templates import Choice, Filter, template

CELLS = {"law": " Code ", "year": "1990", "art": "", "note": "in court"}
OWN: dict[str, Filter] = {
    **FILTERS,
    "shout": lambda text, _: text.upper(),
    "where": lambda text, code: f"{text}@{code}",
}


@pytest.mark.parametrize(
    ("written", "text", "columns"),
    [
        ("", "", set()),
        ("plain words", "plain words", set()),
        ("{law}", "Code", {"law"}),
        ("{ law }", "Code", {"law"}),
        ("{law} of {year}", "Code of 1990", {"law", "year"}),
        # An empty cell empties the text; a column that the file lacks is an empty cell.
        ("{law}, art. {art}", "", {"law", "art"}),
        ("{law}{moat}", "", {"law", "moat"}),
        # In square brackets it empties these only.
        ("{law}[, art. {art}]", "Code", {"law", "art"}),
        ("{law}[ ({year})]", "Code (1990)", {"law", "year"}),
        ("[{art} of ]{law}", "Code", {"law", "art"}),
        ("[{art}]", "", {"art"}),
        ("[{law} {art}][{year}]", "1990", {"law", "art", "year"}),
        # Filters stand in the order in which they work, and none sees an empty text.
        ("{law|shout}", "CODE", {"law"}),
        ("{note|slug|shout}", "IN-COURT", {"note"}),
        ("{note | shout | slug}", "in-court", {"note"}),
        ("{law|where}", "Code@ARC", {"law"}),
        ("[{art|where}]{year}", "1990", {"art", "year"}),
    ],
)
def test_a_template_is_filled_from_the_cells_of_a_row(written: str, text: str, columns: set[str]) -> None:
    read = template(written)
    assert read.fill(CELLS, OWN, "ARC") == text
    assert read.columns == columns


@pytest.mark.parametrize("written", ["{law", "law}", "[{law}", "{law}]", "{law{year}}", "[{law}[{year}]]", "}{"])
def test_a_bracket_that_is_not_closed_is_told(written: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        template(written)
    assert str(refused.value).startswith(f"The template “{written}” has a bracket that is not closed")


def test_a_filter_that_nobody_knows_is_told_even_for_an_empty_cell() -> None:
    with pytest.raises(InvalidData, match="There is no filter “whisper”; filters are: absent, figure, first, said"):
        template("{art|whisper}").fill(CELLS, FILTERS)


@pytest.mark.parametrize(
    ("options", "join", "text"),
    [
        (["{art}", "{law}", "{year}"], "", "Code"),
        (["{art}", "{moat}"], "", ""),
        (["{art}", "no article"], "", "no article"),
        # All that say something, each once.
        (["{note}", "{law}", "{art}"], "; ", "in court; Code"),
        (["{law}", "Code", "{year}"], "; ", "Code; 1990"),
        (["{art}"], "; ", ""),
        ([], "; ", ""),
        ([], "", ""),
    ],
)
def test_of_several_templates_the_first_that_says_something_or_all(options: list[str], join: str, text: str) -> None:
    choice = Choice(tuple(map(template, options)), join)
    assert choice.fill(CELLS, OWN) == text
    assert choice.columns == {name for name in ("art", "law", "year", "moat", "note") if f"{{{name}}}" in str(options)}


@pytest.mark.parametrize(
    ("name", "text", "filtered"),
    [
        ("slug", "Act on Children, 2010", "act-on-children-2010"),
        # An answer, or the words for having none.
        *(("said", text, "") for text in ("unknown", "Not known", "NO DATA", "n/a", "N. A.", "not applicable")),
        *(("said", text, text) for text in ("yes", "16", "not known to us", "no")),
        *(("absent", text, "unknown") for text in ("unknown", "Not known", "not-known")),
        *(("absent", text, "not_applicable") for text in ("n/a", "N. A.", "Not applicable.")),
        *(("absent", "no data", "no_data"), ("absent", "yes", ""), ("absent", "data", "")),
        # A number, or a note in the same column.
        *(("figure", "16", "16"), ("figure", "16 years", ""), ("figure", "16.5", ""), ("figure", "-1", "")),
        *(("wording", "16", ""), ("wording", "16 years", "16 years"), ("wording", "16.5", "16.5")),
        *(
            ("first", "one; two; three", "one"),
            ("first", "one", "one"),
            ("first", "; two", ""),
            ("first", "a , b", "a , b"),
        ),
    ],
)
def test_filters_that_every_mapping_may_use(name: str, text: str, filtered: str) -> None:
    assert FILTERS[name](text, "ARC") == filtered
