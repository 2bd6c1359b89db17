"""Reading files: every cell keeps its place, every problem gets a sentence, and a row gives all or nothing."""

from pathlib import Path

import pytest

from kb import codebook
from kb.errors import InvalidData
from kb.intake import Settings, parse, parse_sources, read, read_recipe, read_text, recipe
from kb.intake.headings import read_synonyms
from kb.statements.drafts import Draft, Parsed, Problem, Row
from kb.statements.statement import FIELDS
from tests.fictional import BOOK, Names

DATA = Path(__file__).parents[2] / "data"


def parsed(text: str, settings: Settings | None = None) -> Parsed:
    return parse(read_text(text, "partner.csv"), BOOK, Names(), settings)


def said(parsed: Parsed) -> list[tuple[str, str, str]]:
    return [(draft.country, draft.question, draft.value) for draft in parsed.drafts]


def problems(parsed: Parsed) -> list[tuple[int, str]]:
    return [(problem.place.line, problem.place.column) for problem in parsed.problems]


# -- reading ---------------------------------------------------------------------------------------------------------


def test_a_row_knows_the_line_it_starts_on_even_behind_a_cell_of_three_lines() -> None:
    rows = list(read_text('country,note\nARC,"one\ntwo\nthree"\nUTO,four\n', "x.csv"))
    assert [(row.place.line, row.cells["country"]) for row in rows if isinstance(row, Row)] == [(2, "ARC"), (5, "UTO")]


def test_semicolons_tabs_and_a_byte_order_mark_are_understood(tmp_path: Path) -> None:
    path = tmp_path / "excel.csv"
    path.write_bytes("\ufeffcountry;note\r\nARC;a, b\r\n".encode())
    assert [row.cells for row in read(path) if isinstance(row, Row)] == [{"country": "ARC", "note": "a, b"}]


def test_a_file_in_another_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "latin1.csv"
    path.write_bytes("country,note\nARC,plain\nUTO,caf\xe9\n".encode("latin-1"))
    (problem,) = read(path)
    assert isinstance(problem, Problem)
    assert (problem.place.line, "CSV UTF-8" in problem.reason) == (3, True)


def test_a_ragged_row_becomes_a_problem_in_its_place_and_the_others_come_through() -> None:
    first, ragged, last = read_text("country,note\nARC,a\nUTO,b,c\nARC,d\n", "x.csv")
    assert isinstance(first, Row)
    assert isinstance(ragged, Problem)
    assert isinstance(last, Row)
    assert ragged.place.line == 3
    assert "2 columns, but this row has 3 cells" in ragged.reason


@pytest.mark.parametrize(
    ("text", "word"),
    [("", "no heading"), ("country,country\nARC,UTO\n", "two columns"), ('country\n"ARC\n', "quotes")],
)
def test_a_file_that_cannot_be_read_says_why(text: str, word: str) -> None:
    (problem,) = read_text(text, "x.csv")
    assert isinstance(problem, Problem)
    assert word in problem.reason


# -- the tidy form ---------------------------------------------------------------------------------------------------


def test_the_tidy_form_gives_one_draft_a_row() -> None:
    result = parsed(
        "country,question,value,original,as_of,source,legal_basis\n"
        'Arcadia,standing.age,16,"from sixteen ",2019/2020,arc-law,"Code, art. 5"\n'
    )
    (draft,) = result.drafts
    assert draft == Draft(
        country="ARC",
        question="standing.age",
        value="16",
        original="from sixteen ",
        country_as_printed="Arcadia",
        as_of="2019/2020",
        source="arc-law",
        legal_basis="Code, art. 5",
    )
    assert str(draft.place) == "partner.csv, line 2"


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ("Nowhere,standing.sue,yes,,s", "country"),
        (",standing.sue,yes,,s", "country"),
        ("ARC,standing.su,yes,,s", "question"),
        ("ARC,standing.sue,maybe,,s", "value"),
        ("ARC,standing.sue,yes,,", "source"),
        ("ARC,standing.sue,yes,2024-13,s", "as_of"),
        ("ARC,standing.sue,,,s", "value"),
        ("ARC,laws.name,An Act,,s", "item"),
    ],
)
def test_a_bad_cell_refuses_the_row_and_names_the_column(cells: str, column: str) -> None:
    result = parsed(f"country,question,value,as_of,source\n{cells}\n")
    assert result.drafts == ()
    assert problems(result) == [(2, column)]
    assert result.problems[0].reason.endswith(".")


def test_an_unknown_country_is_one_problem_for_all_its_rows_with_suggestions() -> None:
    rows = "Arcady,standing.sue,yes,s\nUTO,standing.sue,no,s\nArcady,standing.age,16,s\n"
    result = parsed(f"country,question,value,source\n{rows}")
    (problem,) = result.problems
    assert (problem.text, problem.suggestions, problem.place.line) == ("Arcady", ("ARC",), 2)
    assert "2 rows" in problem.reason
    assert said(result) == [("UTO", "standing.sue", "no")]


def test_a_mistyped_question_is_suggested() -> None:
    (problem,) = parsed("country,question,value,source\nARC,standing.su,yes,s\n").problems
    assert problem.suggestions[0] == "standing.sue"


def test_a_row_may_only_describe_or_say_why_there_is_no_answer() -> None:
    result = parsed(
        "country,question,value,absent,note,source\n"
        "ARC,standing.sue,,,in some courts only,s\n"
        "UTO,standing.sue,,unknown,,s\n"
        "UTO,standing.age,16,unknown,,s\n"
    )
    assert [(draft.value, draft.absent, draft.note) for draft in result.drafts] == [
        ("", "", "in some courts only"),
        ("", "unknown", ""),
    ]
    assert problems(result) == [(4, "absent")]


def test_only_our_own_release_may_say_who_checked_and_verified() -> None:
    heading = "country,question,value,source,checked_on,verified_by,verified_on"
    text = f"{heading}\nARC,standing.sue,yes,s,2026-01-02,A. B.,2026-01-03\n"
    (partner,), (own,) = parsed(text).drafts, parsed(text, Settings(trusted=True)).drafts
    assert (partner.checked_on, partner.verified_by, partner.verified_on) == ("", "", "")
    assert (own.checked_on, own.verified_by, own.verified_on) == ("2026-01-02", "A. B.", "2026-01-03")


def test_a_rank_needs_its_reason() -> None:
    assert problems(parsed("country,question,value,source,rank\nARC,standing.sue,yes,s,deprecated\n")) == [
        (2, "rank_reason")
    ]


# -- questions as headings -------------------------------------------------------------------------------------------


def test_headings_may_be_question_ids_labels_or_synonyms() -> None:
    result = parsed(
        "Nation,standing.sue,FROM WHICH AGE,source,as of\nUtopia,no,18,s,2020\n",
        Settings(synonyms={"nation": "country"}),
    )
    assert said(result) == [("UTO", "standing.sue", "no"), ("UTO", "standing.age", "18")]
    assert {draft.as_of for draft in result.drafts} == {"2020"}
    assert result.problems == ()


def test_empty_cells_say_nothing_and_words_for_no_answer_say_why() -> None:
    result = parsed("country,standing.sue,standing.age,source\nARC,,unknown,s\nUTO,n/a,not_set,s\n")
    assert [(draft.question, draft.value, draft.absent) for draft in result.drafts] == [
        ("standing.age", "", "unknown"),
        ("standing.sue", "", "not_applicable"),
        ("standing.age", "not_set", ""),
    ]


def test_one_bad_cell_holds_back_the_whole_row() -> None:
    result = parsed("country,standing.sue,standing.age,source\nARC,yes,sixteenish,s\nUTO,yes,16,s\n")
    assert {draft.country for draft in result.drafts} == {"UTO"}
    assert problems(result) == [(2, "standing.age")]


def test_items_take_the_name_of_their_key_question() -> None:
    result = parsed("country,laws.name,laws.adopted,source\nARC,Children’s Act,2010,s\n")
    assert {(draft.question, draft.item) for draft in result.drafts} == {
        ("laws.name", "children-s-act"),
        ("laws.adopted", "children-s-act"),
    }


def test_an_unknown_heading_is_told_and_its_column_left_out() -> None:
    result = parsed("country,standing.sue,source,Mood\nARC,yes,s,good\n")
    (problem,) = result.problems
    assert (problem.warning, problem.place.column, problem.place.line) == (True, "Mood", 1)
    assert said(result) == [("ARC", "standing.sue", "yes")]


def test_a_file_without_countries_or_questions_is_refused_in_words() -> None:
    result = parsed("who,what\nARC,yes\n")
    assert result.drafts == ()
    assert {problem.warning for problem in result.problems} == {True, False}


def test_a_file_may_describe_its_sources() -> None:
    heading = "country,standing.sue,source_title,source_publisher,source_published"
    result = parsed(f"{heading}\nARC,yes,Report 1,Institute,2020\nUTO,no,Report 1,Institute,2020\n")
    (source,) = result.sources
    assert (source.id, source.title, source.publisher, source.published) == (
        "report-1",
        "Report 1",
        "Institute",
        "2020",
    )
    assert {draft.source for draft in result.drafts} == {"report-1"}


@pytest.mark.parametrize(("column", "text"), [("source_published", "in spring"), ("source_reliability", "top")])
def test_a_source_that_no_page_could_show_is_refused_with_its_rows(column: str, text: str) -> None:
    result = parsed(f"country,standing.sue,source_title,source_publisher,{column}\nARC,yes,Report,Institute,{text}\n")
    assert (result.drafts, result.sources, problems(result)) == ((), (), [(2, column)])


# -- a partner's mapping ---------------------------------------------------------------------------------------------

PARTNER = recipe("""
fields: {country: "{Pays}", source: partner, legal_basis: "{Loi}[ ({An})]"}
answers:
  - {question: standing.sue, value: "{Justice|oui_non}", note: ["{Note}", "[art. {Art}]"]}
  - {question: standing.age, value: "{Age}", when: {Age: {filled: true}}}
words:
  oui_non: {oui: yes, non: no}
rules:
  - {name: old, when: {An: 1990}, set: {rank: deprecated, rank_reason: "law of {An}"}}
  - {name: secret, when: {Note: {has: do not publish}}, skip: Not for publication.}
""")


def test_a_mapping_turns_a_partners_columns_into_statements() -> None:
    text = "Pays,Justice,Age,Loi,An,Art,Note\nArcadia,oui,16,Code,1990,5,in court\n"
    first, second = parsed(text, Settings(recipe=PARTNER)).drafts
    assert (first.value, first.original, first.legal_basis, first.note) == (
        "yes",
        "",
        "Code (1990)",
        "in court; art. 5",
    )
    assert (first.rank, first.rank_reason) == ("deprecated", "law of 1990")
    assert (second.question, second.value, second.place.column) == ("standing.age", "16", "Age")


def test_what_a_rule_leaves_out_is_told() -> None:
    text = "Pays,Justice,Age,Loi,An,Art,Note\nUTO,oui,,,,,do not publish\n"
    result = parsed(text, Settings(recipe=PARTNER))
    assert result.drafts == ()
    assert [(problem.reason, problem.warning) for problem in result.problems] == [("Not for publication.", True)]


@pytest.mark.parametrize(
    ("written", "line", "told"),
    [
        ("feelds: {}", 1, "“feelds” is no key of a recipe"),
        ("about: x\nfields: 3", 2, "Keys and values are expected"),
        ('fields:\n  contry: "{x}"', 2, "A statement has no field “contry”"),
        ('fields:\n  country: "{x"', 2, "a bracket that is not closed"),
        ('fields: {country: {frist: ["{x}"]}}', 1, "{first: [...]}"),
        ("answers: {question: standing.sue}", 1, "A list is expected"),
        ("words: [yes]", 1, "Keys and values are expected"),
        ("rules:\n  - {skip: No condition.}", 2, "A rule needs the key “when”"),
        ("rules:\n  - {when: {Pays: UTO}, skp: A slip of the pen.}", 2, "“skp” is no key of a rule"),
        ("rules:\n  - {when: {Pays: {hsa: UTO}}, skip: A slip.}", 2, "“hsa” is no key of a test"),
    ],
)
def test_a_damaged_mapping_is_refused_with_the_line(written: str, line: int, told: str) -> None:
    with pytest.raises(InvalidData) as caught:
        recipe(written, "partner.yml")
    assert (caught.value.file, caught.value.line) == ("partner.yml", line)
    assert told in caught.value.reason


def test_words_of_a_mapping_stay_what_its_author_wrote() -> None:
    read = recipe("words: {w: {no: 1.0, 2024-99-99: ~}}\nrules: [{when: {An: 007}, skip: off}]")
    assert read.words == {"w": {"no": "1.0", "2024-99-99": "~"}}
    assert (read.rules[0].when["An"].one_of, read.rules[0].skip) == (("007",), "off")


def test_a_rule_without_a_name_is_called_by_its_line() -> None:
    assert [rule.name for rule in recipe("rules:\n  - {when: {An: 1990}, skip: Old.}").rules] == ["line 2"]


def test_a_filter_that_nobody_knows_is_told_by_name() -> None:
    written = """
fields: {country: "{Pays}", source: s}
answers: [{question: standing.sue, value: "{Justice|shout}"}]
"""
    with pytest.raises(InvalidData, match="no filter “shout”"):
        parsed("Pays,Justice\nUTO,yes\n", Settings(recipe=recipe(written)))


def test_a_mapping_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidData, match="no such file"):
        read_recipe(tmp_path / "none.yml")


# -- sources ---------------------------------------------------------------------------------------------------------


def test_a_list_of_sources_is_read_and_a_double_one_told() -> None:
    result = parse_sources(
        read_text(
            "source_id,title,publisher,licence\na,Title,House,CC0-1.0\na,Again,House,\nb,,House,\n", "sources.csv"
        )
    )
    assert [(source.id, source.licence) for source in result.sources] == [("a", "CC0-1.0")]
    assert problems(result) == [(3, "id"), (4, "")]


def test_the_synonyms_of_the_release_mean_fields_or_questions_that_exist() -> None:
    synonyms = read_synonyms(DATA / "headings.csv")
    questions = codebook.load(DATA / "codebook").questions
    assert synonyms["ISO3"] == "country"
    assert set(synonyms.values()) <= {*FIELDS, *questions}


def test_a_synonym_without_a_meaning_is_damage(tmp_path: Path) -> None:
    (tmp_path / "headings.csv").write_text("heading,field\nNation,country\nMood,\n", encoding="utf-8")
    with pytest.raises(InvalidData, match="line 3"):
        read_synonyms(tmp_path / "headings.csv")
