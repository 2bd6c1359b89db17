"""Whose headings mean what: fields, questions by id or label, synonyms, sources; and what is told of the others."""

from pathlib import Path

import pytest

from kb.codebook import Choice, Codebook, Question, Topic
from kb.errors import InvalidData
from kb.intake import Settings, parse, parse_sources, read_text, recipe
from kb.intake.form import Form, form_of
from kb.intake.headings import headings_of, read_synonyms
from kb.statements.drafts import Parsed, Problem
from kb.statements.statement import FIELDS
from tests.fictional import BOOK, Names

KNOWN = headings_of(BOOK, {"Pays": "country", "Klagerecht": "standing.sue", "Quelle": "source"})


def form(*headings: str) -> Form:
    return form_of(headings, "partner.csv", BOOK, KNOWN)


def parsed(text: str) -> Parsed:
    return parse(read_text(text, "partner.csv"), BOOK, Names())


def told(problems: tuple[Problem, ...]) -> list[tuple[str, bool]]:
    return [(problem.place.column, problem.warning) for problem in problems]


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("country", "country"),
        ("COUNTRY", "country"),
        ("legal basis", "legal_basis"),
        ("Legal-Basis", "legal_basis"),
        ("source_title", "source_title"),
        ("Source title", "source_title"),
        ("standing.sue", "standing.sue"),
        ("standing sue", "standing.sue"),
        ("May a child sue?", "standing.sue"),
        ("may a child sue", "standing.sue"),
        ("PAYS", "country"),
        ("klagerecht", "standing.sue"),
        ("sue", ""),
        ("nation", ""),
        ("", ""),
    ],
)
def test_a_heading_is_known_whatever_its_case_and_punctuation(heading: str, meaning: str) -> None:
    assert KNOWN.meaning(heading) == meaning


def test_a_label_that_two_questions_share_means_neither_and_ids_win_over_labels() -> None:
    asked = [("towers.a", "Height"), ("towers.b", "HEIGHT"), ("towers.c", "towers.a"), ("towers.d", "Note")]
    questions = tuple(Question(id, "towers", label, "", "text") for id, label in asked)
    known = headings_of(Codebook((Topic("towers", "Towers", "", questions),)), {"Hauteur": "towers.b"})
    assert [known.meaning(heading) for heading in ("height", "towers.a", "note", "hauteur")] == [
        "",
        "towers.a",
        "note",
        "towers.b",
    ]


@pytest.mark.parametrize(
    ("headings", "tidy"),
    [
        (("country", "question", "value", "source"), True),
        (("question", "country"), True),
        (("country", "question", "", "note"), True),
        (FIELDS, True),
        (("Country", "question"), False),
        (("country", "question", "mood"), False),
        (("country", "standing.sue"), False),
    ],
)
def test_the_tidy_form_is_known_by_its_headings(headings: tuple[str, ...], tidy: bool) -> None:
    assert (form(*headings) == Form()) is tidy


@pytest.mark.parametrize(
    ("headings", "problems"),
    [
        (("Pays", "standing.sue", "Quelle"), []),
        (("Pays", "question", "value", "Mood"), [("Mood", True)]),
        (("Pays", "country", "standing.sue"), [("country", True)]),
        (("Pays", "May a child sue?", "Klagerecht"), [("Klagerecht", True)]),
        # Without a country or a question, nothing can be read.
        (("standing.sue", "note"), [("", False)]),
        (("Pays", "note"), [("", False)]),
        (("note",), [("", False), ("", False)]),
        (("mood", "Pays"), [("mood", True), ("", False)]),
    ],
)
def test_headings_that_are_left_out_or_lacking_are_told(
    headings: tuple[str, ...], problems: list[tuple[str, bool]]
) -> None:
    found = form(*headings).problems
    assert told(found) == problems
    assert {problem.place.line for problem in found} <= {1}


def test_an_unknown_heading_brings_near_ones_each_once() -> None:
    (problem,) = form("Pays", "standing.sue", "standing_ages").problems
    assert problem.suggestions[0] == "standing.age"
    assert len(set(problem.suggestions)) == len(problem.suggestions) <= 3


@pytest.mark.parametrize(
    ("headings", "sources"),
    [
        (("country", "standing.sue", "source"), None),
        (("country", "standing.sue", "source_publisher"), None),
        (("country", "standing.sue", "Source Title"), {"source": "", "source_title": "Source Title"}),
        (
            ("country", "standing.sue", "Quelle", "source_title", "source_url"),
            {"source": "Quelle", "source_title": "source_title", "source_url": "source_url"},
        ),
    ],
)
def test_a_file_describes_its_sources_when_it_titles_them(
    headings: tuple[str, ...], sources: dict[str, str] | None
) -> None:
    assert form(*headings).sources == sources


@pytest.mark.parametrize(
    ("heading", "cell", "found"),
    [
        ("standing.sue", "yes", [("standing.sue", "", "yes", "")]),
        ("standing.sue", "n/a", [("standing.sue", "", "", "not_applicable")]),
        ("standing.sue", "", []),
        ("laws.adopted,item", "2010,act", [("laws.adopted", "act", "2010", "")]),
        ("laws.adopted,item", "no data,act", [("laws.adopted", "act", "", "no_data")]),
        # The title names the item unless a column of its own does.
        ("laws.name", "Act 2010", [("laws.name", "act-2010", "Act 2010", "")]),
        ("laws.name,item", "Act 2010,first", [("laws.name", "first", "Act 2010", "")]),
        (
            "laws.name,laws.adopted",
            "Act,2010",
            [("laws.name", "act", "Act", ""), ("laws.adopted", "act", "2010", "")],
        ),
        # A country's own question has no item, though the file names one for others.
        (
            "standing.sue,laws.name,item",
            "no,Act,a",
            [("standing.sue", "", "no", ""), ("laws.name", "a", "Act", "")],
        ),
        ("question,value,mood", "standing.sue,no,glad", [("standing.sue", "", "no", "")]),
        ("question,absent,mood", "standing.sue,unknown,glad", [("standing.sue", "", "", "unknown")]),
    ],
)
def test_a_row_with_questions_as_headings(heading: str, cell: str, found: list[tuple[str, str, str, str]]) -> None:
    drafts = parsed(f"country,source,{heading}\nARC,gazette,{cell}\n").drafts
    assert [(draft.question, draft.item, draft.value, draft.absent) for draft in drafts] == found


def test_a_word_for_no_answer_that_is_a_choice_of_the_question_stays_an_answer() -> None:
    sue = Question("q.sue", "q", "Sue?", "", "text")
    kin = Question("q.kin", "q", "Kin?", "", "choice", (Choice("unknown", "Unknown", "Nobody knows."),))
    book = Codebook((Topic("q", "Q", "", (sue, kin)),))
    drafts = parse(read_text("country,source,q.sue,q.kin\nARC,s,unknown,unknown\n", "x.csv"), book, Names()).drafts
    assert [(draft.value, draft.absent) for draft in drafts] == [("", "unknown"), ("unknown", "")]


# --- sources beside the statements, and lists of sources

HEADING = "country,standing.sue,source,source_title,source_publisher,source_published,source_reliability"


@pytest.mark.parametrize(
    ("cells", "id"),
    [
        ("gazette,Gazette,House,2020,A", "gazette"),
        (",The Gazette,House,,", "the-gazette"),
        (" gazette ,Gazette,House,2020-01,", "gazette"),
    ],
)
def test_a_source_is_known_by_its_id_or_its_title(cells: str, id: str) -> None:
    result = parsed(f"{HEADING}\nARC,yes,{cells}\n")
    assert [source.id for source in result.sources] == [id]
    assert [draft.source for draft in result.drafts] == [id]


@pytest.mark.parametrize("cells", ["gazette,,House,,", "gazette,Gazette,,,", ",,House,,", ",???,House,,"])
def test_half_a_source_is_none_and_the_statement_needs_one_that_is_known(cells: str) -> None:
    result = parsed(f"{HEADING}\nARC,yes,{cells}\n")
    assert result.sources == ()
    assert [draft.source for draft in result.drafts] == (["gazette"] if cells.startswith("gazette") else [])


def test_a_source_comes_with_its_first_statement_and_not_without_one() -> None:
    rows = "ARC,perhaps,a,A,House,,\nARC,yes,b,B,House,2020,A\nUTO,no,b,B again,House,,\nARC,,c,C,House,,\n"
    result = parsed(f"{HEADING}\n{rows}")
    assert [(source.id, source.title, source.published) for source in result.sources] == [("b", "B", "2020")]
    assert told(result.problems) == [("standing.sue", False)]


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        ("a,,House,,,", "", "A source needs an id, a title and a publisher."),
        ("a,A,,,,", "", "A source needs an id, a title and a publisher."),
        (",A,House,,,", "", "A source needs an id, a title and a publisher."),
        ("first,A,House,,,", "id", "The source “first” is listed twice."),
        ("a,A,House,in spring,,", "published", "“in spring” is not a date"),
        ("a,A,House,,2024-13,", "written", "“2024-13” is not a date"),
        ("a,A,House,,,E", "reliability", "“E” is no reliability; write A, B, C or D, or leave it empty."),
        ("a,A,House,,,a", "reliability", "“a” is no reliability"),
    ],
)
def test_a_source_that_lacks_something_is_told_and_the_others_come_in(row: str, column: str, reason: str) -> None:
    text = f"id,title,publisher,published,written,reliability\nfirst,First,House,2020,2019/2020,D\n{row}\nlast,L,H,,,\n"
    result = parse_sources(read_text(text, "sources.csv"))
    (problem,) = result.problems
    assert (problem.place.line, problem.place.column, problem.reason.startswith(reason)) == (3, column, True)
    assert [source.id for source in result.sources] == ["first", "last"]


@pytest.mark.parametrize(("row", "line"), [("Nation,", 3), (",country", 3), ("Nation", 3)])
def test_a_synonym_needs_both_its_sides(tmp_path: Path, row: str, line: int) -> None:
    path = tmp_path / "headings.csv"
    path.write_text(f"heading,field\nPays,country\n{row}\n", encoding="utf-8")
    with pytest.raises(InvalidData, match="A synonym needs a heading and the field") as caught:
        read_synonyms(path)
    assert caught.value.line == line


def test_without_a_file_there_are_no_synonyms(tmp_path: Path) -> None:
    assert read_synonyms(tmp_path / "headings.csv") == {}


def test_a_recipe_may_only_name_headings_and_its_words_win_over_the_confirmed_ones() -> None:
    settings = Settings(recipe=recipe("headings: {Pays: country, Droit: standing.sue}"), synonyms={"Droit": "note"})
    result = parse(read_text("Pays,Droit,source\nARC,yes,s\n", "x.csv"), BOOK, Names(), settings)
    assert [(draft.country, draft.question, draft.value) for draft in result.drafts] == [("ARC", "standing.sue", "yes")]
