"""One row in the tidy form: what makes it a draft, and which column is named when it makes none."""

import pytest

from kb.intake import Checker
from kb.statements.drafts import Draft, Place, Problem
from tests.fictional import BOOK, Names

PLACE = Place("partner.csv", 7)
ROW = {"country": "ARC", "question": "standing.sue", "value": "yes", "source": "gazette"}
LAW = ROW | {"question": "laws.name", "value": "Act on Children", "item": "act"}


def judged(**cells: str) -> Draft | list[Problem]:
    return Checker(BOOK, Names()).draft(ROW | cells, PLACE)


def draft(**cells: str) -> Draft:
    made = judged(**cells)
    assert isinstance(made, Draft)
    return made


def told(**cells: str) -> list[tuple[str, str]]:
    """Column and sentence of each problem of a row."""
    made = judged(**cells)
    assert isinstance(made, list)
    assert {problem.place.line for problem in made} <= {7}
    return [(problem.place.column, problem.reason) for problem in made]


@pytest.mark.parametrize(
    ("cells", "value", "original"),
    [
        ({"value": "yes"}, "yes", ""),
        ({"value": " yes "}, "yes", ""),
        # What a person wrote otherwise is kept as it was printed, unless the row gives the words itself.
        ({"value": "YES"}, "yes", "YES"),
        ({"value": " Yes. "}, "yes", " Yes. "),
        ({"value": "YES", "original": "in all courts "}, "yes", "in all courts "),
        ({"value": "", "note": "in some courts"}, "", ""),
        ({"value": "", "original": "peut-être"}, "", "peut-être"),
    ],
)
def test_the_words_of_the_source_stay_beside_the_value(cells: dict[str, str], value: str, original: str) -> None:
    made = draft(**cells)
    assert (made.value, made.original) == (value, original)


@pytest.mark.parametrize(
    ("cells", "code", "printed"),
    [
        ({"country": "ARC"}, "ARC", ""),
        ({"country": " ARC "}, "ARC", ""),
        ({"country": "Arcadia"}, "ARC", "Arcadia"),
        ({"country": "Arcadia", "country_as_printed": "Arkadien"}, "ARC", "Arkadien"),
        ({"country": "001"}, "001", ""),
    ],
)
def test_the_name_of_the_country_stays_beside_its_code(cells: dict[str, str], code: str, printed: str) -> None:
    made = draft(**cells)
    assert (made.country, made.country_as_printed) == (code, printed)


def test_words_are_tidied_in_what_comes_in_and_untouched_in_our_own_release() -> None:
    words = {"locator": " art.  5\n", "legal_basis": "Code ", "note": " one\n two ", "rank_reason": ""}
    made = draft(**words)
    assert (made.locator, made.legal_basis, made.note) == ("art. 5", "Code", "one two")
    own = Checker(BOOK, Names(), trusted=True).draft(ROW | words, PLACE)
    assert isinstance(own, Draft)
    assert (own.locator, own.legal_basis, own.note) == (" art.  5\n", "Code ", " one\n two ")


@pytest.mark.parametrize(
    ("cells", "column", "reason"),
    [
        ({"question": ""}, "question", "The row names no question."),
        ({"question": "standing.su"}, "question", "There is no question “standing.su” in the codebook."),
        ({"country": ""}, "country", "The row names no country."),
        ({"source": " "}, "source", "Every statement needs a source; name its id."),
        ({"absent": "dunno", "value": ""}, "absent", "“dunno” is not one of: unknown, no_data, not_applicable."),
        ({"absent": "unknown"}, "absent", "A row cannot both give an answer and say why there is none."),
        (
            {"perspective": "mine"},
            "perspective",
            "“mine” is not one of: law, practice, treaty_body, civil_society.",
        ),
        ({"rank": "best", "rank_reason": "ours"}, "rank", "“best” is not one of: preferred, normal, deprecated."),
        ({"rank": "preferred"}, "rank_reason", "A rank other than normal needs its reason."),
        ({"rank": "deprecated"}, "rank_reason", "A rank other than normal needs its reason."),
        ({"value": ""}, "value", "The row says nothing: no value, no words, no note, and no reason why."),
        ({"item": "act"}, "item", "The topic “standing” is asked once for a country; leave “item” empty."),
        ({"item": "!!"}, "item", "The topic “standing” is asked once for a country; leave “item” empty."),
        (LAW | {"item": ""}, "item", "This question is asked for each item; the column “item” must say which one."),
        (LAW | {"item": "???"}, "item", "This question is asked for each item; the column “item” must say which one."),
        *(
            ({column: "in spring"}, column, "“in spring” is not a date; write 2024, 2024-06, 2024-06-30 or 2019/2020.")
            for column in ("as_of", "checked_on", "verified_on")
        ),
    ],
)
def test_a_fault_is_told_with_its_column(cells: dict[str, str], column: str, reason: str) -> None:
    assert told(**cells) == [(column, reason)]


def test_every_fault_of_a_row_is_told_at_once() -> None:
    found = told(value="perhaps", as_of="2024-13", source="", country="")
    assert [column for column, _ in found] == ["value", "as_of", "source", "country"]


@pytest.mark.parametrize(
    "cells",
    [
        {"rank": "normal"},
        {"rank": ""},
        {"rank": "preferred", "rank_reason": "the newest"},
        {"perspective": "law"},
        {"as_of": " 2024-06 "},
        {"value": "", "absent": "no_data"},
        {"value": "", "absent": "unknown", "note": "asked twice"},
    ],
)
def test_these_rows_come_in(cells: dict[str, str]) -> None:
    made = draft(**cells)
    assert made.rank == (cells.get("rank") or "normal")
    assert made.as_of == cells.get("as_of", "").strip()


@pytest.mark.parametrize(
    ("item", "slug"),
    [
        ("act", "act"),
        ("act_2-b", "act_2-b"),
        ("act-2010", "act-2010"),
        ("2010", "2010"),
        ("закон", "закон"),
        # What is no slug yet becomes one.
        ("Act", "act"),
        ("Act on Children, 2010", "act-on-children-2010"),
        (" act ", "act"),
        ("loi-relative à l’enfance", "loi-relative-a-l-enfance"),
    ],
)
def test_an_item_is_known_by_its_slug(item: str, slug: str) -> None:
    assert draft(**LAW | {"item": item}).item == slug


def test_a_column_of_the_file_is_named_where_a_mapping_knows_it() -> None:
    place = Place("partner.csv", 7, "Justice")
    (problem,) = Checker(BOOK, Names()).draft(ROW | {"value": "perhaps"}, place)  # type: ignore[misc]  # problems
    assert isinstance(problem, Problem)
    assert (problem.place, problem.text) == (place, "perhaps")


# --- countries that nobody knows


def unknown(*lines: tuple[str, int]) -> list[Problem]:
    checker = Checker(BOOK, Names())
    for name, line in lines:
        assert checker.draft(ROW | {"country": name}, Place("partner.csv", line)) == []
    return checker.unknown_countries()


def test_an_unknown_country_is_told_once_with_the_rows_that_wait() -> None:
    first, second = unknown(("Arcady", 9), ("Zenda", 3), ("Arcady", 4), ("Arcady", 4))
    assert first.reason.startswith("No country is known as “Arcady”; 2 rows wait (first: line 4) for it.")
    assert (first.text, first.suggestions, str(first.place)) == ("Arcady", ("ARC",), "partner.csv, line 9, country")
    assert second.reason.startswith("No country is known as “Zenda”; 1 row waits for it.")
    assert second.suggestions == ()


def test_a_file_whose_names_are_no_countries_gets_suggestions_for_the_first_few_hundred() -> None:
    found = unknown(*((f"Arcady {number}", number) for number in range(1, 503)))
    assert [problem.suggestions for problem in found] == [("ARC",)] * 500 + [()] * 2


def test_another_fault_of_a_row_does_not_hide_its_unknown_country() -> None:
    checker = Checker(BOOK, Names())
    made = checker.draft(ROW | {"country": "Zenda", "value": "perhaps"}, PLACE)
    assert isinstance(made, list)
    assert [problem.place.column for problem in made] == ["value"]
    assert [problem.text for problem in checker.unknown_countries()] == ["Zenda"]


@pytest.mark.parametrize(
    ("said", "near"), [("standing.su", "standing.sue"), ("laws.adoptd", "laws.adopted"), ("laws_name", "laws.name")]
)
def test_a_mistyped_question_brings_the_nearest_three(said: str, near: str) -> None:
    made = judged(question=said)
    assert isinstance(made, list)
    assert (made[0].suggestions[0], len(made[0].suggestions), made[0].text) == (near, 3, said)


def test_an_empty_question_brings_none() -> None:
    made = judged(question="")
    assert isinstance(made, list)
    assert made[0].suggestions == ()
