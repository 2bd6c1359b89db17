"""Compiling the sources: nothing is dropped in silence, nothing stands twice, and copies name their producer."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from kb import codebook, countries
from kb.codebook import Choice, Codebook, Question, Topic
from kb.errors import InvalidData
from kb.intake import Checker, outcome, read, read_recipe, recipe
from kb.statements.drafts import Draft, Place, Row
from kb.statements.sources import Source
from scripts.compile_sources import MAPPINGS, Compiled, Compiler
from scripts.compiling.accounts import Account
from scripts.compiling.collisions import settle
from scripts.compiling.filters import FILTERS
from scripts.compiling.publications import decided, publications
from tests.fictional import Names

FILES = Path(__file__).parent.parent / "files"
DATA = Path(__file__).parents[2] / "data"
BOOK = Codebook(
    (
        Topic(
            "x",
            "X",
            "",
            (
                Question(
                    "x.word", "x", "Word", "", "choice", (Choice("yes", "Yes", ""), Choice("no", "No", "")), "value"
                ),
                Question("x.age", "x", "Age", "", "age", (), "value", "years"),
                Question("x.kinds", "x", "Kinds", "", "choices", (Choice("a", "A", ""), Choice("b", "B", ""))),
                Question("x.phone", "x", "Phone", "", "phone"),
            ),
        ),
    )
)


def draft(*, value: str, question: str = "x.word", note: str = "", source: str = "s", **scope: str) -> Draft:
    as_of, perspective = scope.get("as_of", ""), scope.get("perspective", "")
    return Draft("ARC", question, value=value, note=note, source=source, as_of=as_of, perspective=perspective)


# -- collisions ------------------------------------------------------------------------------------------------------


def test_rows_of_one_source_with_the_same_answer_become_one_statement_with_all_their_words() -> None:
    (one,) = settle(
        [draft(value="12", question="x.age", note="law"), draft(value="12", question="x.age", note="law, art. 5")], BOOK
    )
    assert (one.draft.value, one.draft.note, one.differing, len(one.parts)) == ("12", "law, art. 5", False, 2)


def test_an_answer_that_differs_within_one_source_is_said_in_the_note() -> None:
    (one,) = settle([draft(value="yes", note="east"), draft(value="no", note="west")], BOOK)
    assert (one.draft.value, one.differing) == ("yes", True)
    assert one.draft.note == "east; west; the same source also says “no”"


def test_lists_of_one_source_are_put_together() -> None:
    (one,) = settle([draft(question="x.kinds", value="b"), draft(question="x.kinds", value="a")], BOOK)
    assert (one.draft.value, one.differing) == ("a;b", False)


def test_other_sources_dates_and_perspectives_stay_apart() -> None:
    drafts = [
        draft(value="yes"),
        draft(value="no", source="t"),
        draft(value="no", as_of="2020"),
        draft(value="no", perspective="law"),
    ]
    assert [one.draft for one in settle(drafts, BOOK)] == drafts


# -- accounts --------------------------------------------------------------------------------------------------------


def account(
    written: Mapping[str, Any],
    cells: dict[str, str],
    recoded: frozenset[str] = frozenset(),
    checked: Mapping[str, str] | None = None,
) -> Account:
    rules = recipe(yaml.safe_dump({"fields": {"country": "{land}", "source": "s"}, **written}))
    result = Account("f.csv", rules, BOOK, recoded, checked or {})
    row = Row(Place("f.csv", 2), cells)
    result.add(row, outcome(row, rules, FILTERS, Checker(BOOK, Names())))
    return result


ANSWER = {"answers": [{"question": "x.age", "value": "{age}", "note": "{note}"}]}


def test_a_cell_that_no_statement_uses_is_a_fault() -> None:
    result = account(ANSWER, {"land": "ARC", "age": "12", "note": "n", "mood": "good"})
    assert result.close(["land", "age", "note", "mood"]) == ["f.csv, line 2, mood: “good” is used by no statement"]


def test_a_cell_must_stand_literally_unless_it_is_a_code() -> None:
    words = {**ANSWER, "words": {"w": {"twelve": "12"}}, "answers": [{"question": "x.age", "value": "{age|w}"}]}
    cells = {"land": "ARC", "age": "twelve"}
    assert "stands in no statement literally" in account(words, cells).close(cells)[0]
    assert account(words, cells, recoded=frozenset({"age"})).close(cells) == []


def test_a_column_left_out_and_a_row_skipped_are_listed_with_their_reasons() -> None:
    unused = {**ANSWER, "unused": {"mood": "Not a fact."}}
    (left,) = account(unused, {"land": "ARC", "age": "12", "note": "", "mood": "good"}).left
    assert (left.line, left.column, left.text, left.reason) == (2, "mood", "good", "Not a fact.")
    skip = {**ANSWER, "rules": [{"when": {"land": ""}, "skip": "No country."}]}
    (left,) = account(skip, {"land": "", "age": "12", "note": "n"}).left
    assert (left.column, left.text, left.reason) == ("", "12 | n", "No country.")


def test_a_row_that_may_not_come_in_is_a_fault() -> None:
    result = account(ANSWER, {"land": "ARC", "age": "twelve", "note": ""})
    assert "line 2: age:" in result.faults[0]


def test_cells_that_repeat_an_answer_are_checked_against_it() -> None:
    cells = {"land": "ARC", "age": "12", "note": "", "unit": "years", "rating": "true"}
    checked = {"unit": "unit", "rating": "implied true=12 false=13"}
    assert account(ANSWER, cells, checked=checked).left == []
    differing = account(ANSWER, {**cells, "unit": "months", "rating": "false"}, checked=checked)
    assert [(left.column, left.reason) for left in differing.left] == [
        ("unit", "The unit of the question is years."),
        ("rating", "The answer is not 13."),
    ]


# -- sources ---------------------------------------------------------------------------------------------------------


def written_in(path: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))


DECISIONS = written_in(MAPPINGS / "sources.yml")


def source(id: str, publisher: str, **told: str) -> Source:
    return decided(Source(id=id, title="T", publisher=publisher, **{"reliability": "A", **told}), DECISIONS)


def test_a_copied_un_table_has_the_un_as_producer_and_is_at_most_b() -> None:
    scrape = source("untc-zm-refugee_1951", "Z. M. Jones (scrape of the United Nations Treaty Collection)")
    assert scrape.publisher.startswith("United Nations Treaty Collection")
    assert "Z. M. Jones" in scrape.obtained
    assert scrape.reliability == "B"


def test_a_copy_names_its_place_apart_from_the_producer() -> None:
    copy = source("crcr-ein-83", "UN Human Rights Office (OHCHR), copy at EIN Presswire", reliability="B")
    assert (copy.publisher, copy.obtained) == ("UN Human Rights Office (OHCHR)", "copy at EIN Presswire.")
    mirror = source("apf_wiki", "Wikipedia (mirror)", reliability="C")
    assert (mirror.publisher, mirror.obtained, mirror.reliability) == ("Wikipedia", "mirror.", "C")


def test_undated_crin_reports_say_when_they_were_written() -> None:
    crin = "Child Rights International Network (CRIN)"
    assert source("crin-a2j-ken", crin).written == "2012/2015"
    assert source("crin-a2j-ind", crin, published="2014-12").written == ""


@pytest.mark.parametrize(
    ("words", "licence"),
    [("CC BY 4.0", "CC-BY-4.0"), ("CC0 1.0 / public domain", "CC0-1.0"), ("CC BY-SA", "CC BY-SA"), ("", "")],
)
def test_known_licences_become_spdx_ids_and_others_keep_their_words(words: str, licence: str) -> None:
    assert source("x", "P", licence=words).licence == licence


def test_a_sentence_that_there_is_no_licence_goes_to_the_note() -> None:
    told = source("s", "P", licence="no licence stated for the table", note="A table.")
    assert (told.licence, told.note) == ("", "A table. Licence: no licence stated for the table.")


def test_a_decision_on_a_source_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    (tmp_path / "hotlines").mkdir()
    (tmp_path / "hotlines" / "sources.csv").write_text("source_id,title,publisher\na,T,P\n")
    with pytest.raises(InvalidData, match="matches no source"):
        list(publications(tmp_path, {"copies": [], "licences": {}, "rules": [{"ids": ["b*"]}]}))


# -- the mappings themselves -----------------------------------------------------------------------------------------


def test_every_file_of_the_list_has_a_mapping_that_can_be_read() -> None:
    entries = written_in(MAPPINGS / "files.yml")["files"]
    assert len({entry["file"] for entry in entries}) == len(entries)
    for entry in entries:
        assert read_recipe(MAPPINGS / entry["mapping"]).answers
        for shared in entry.get("rules", []):
            assert any(
                entry["file"] in rule.get("files", [entry["file"]]) for rule in written_in(MAPPINGS / shared)["rules"]
            )


def test_everything_left_out_is_listed_with_a_reason() -> None:
    lines = [row.cells for row in read(MAPPINGS / "left_out.csv") if isinstance(row, Row)]
    assert lines
    assert all(line["file"] and line["text"] and line["reason"] for line in lines)


# -- an excerpt of the real sources ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def excerpt() -> Compiled:
    book = codebook.load(DATA / "codebook")
    names = countries.Names.load(DATA)
    return Compiler(book, names, DATA / "codebook", excerpt=True).run(FILES / "sources")


def told(excerpt: Compiled, country: str, question: str, source: str = "") -> list[Draft]:
    return [
        draft
        for draft in excerpt.drafts
        if (draft.country, draft.question) == (country, question) and source in ("", draft.source)
    ]


def test_a_treaty_row_becomes_status_act_dates_and_reservations(excerpt: Compiled) -> None:
    china = {draft.question: draft.value for draft in excerpt.drafts if (draft.country, draft.item) == ("CHN", "crc")}
    assert (china["treaties.status"], china["treaties.action_date"]) == ("party", "1992-03-02")
    (usa,) = told(excerpt, "USA", "treaties.status")
    assert (usa.value, usa.as_of) == ("signatory", "2026-02-03")


def test_the_minimum_age_of_ilo_138_is_an_answer_and_not_a_note(excerpt: Compiled) -> None:
    (age,) = told(excerpt, "AGO", "treaties.minimum_age")
    (status,) = told(excerpt, "AGO", "treaties.status", age.source)
    assert (age.value, status.note) == ("14", "")


def test_rows_that_belong_to_no_country_are_listed(excerpt: Compiled) -> None:
    assert {(left.file, left.column) for left in excerpt.left if left.column == ""} >= {
        ("treaties/treaty_status.csv", ""),
        ("organisations/organisations.csv", ""),
    }


def test_kenyas_undated_no_never_stands_without_the_act_that_came_later(excerpt: Compiled) -> None:
    (civil,) = told(excerpt, "KEN", "legal_aid.civil")
    assert (civil.value, civil.rank) == ("no", "deprecated")
    assert "predates Legal Aid Act 2016" in civil.rank_reason


def test_a_repealed_act_is_shown_as_repealed_beside_the_words_as_printed(excerpt: Compiled) -> None:
    (work,) = told(excerpt, "KEN", "ages.work_minimum")
    assert work.legal_basis.endswith("Section 10.4 of the Children Act 2001 (repealed)")
    assert work.original.endswith("Section 10.4 of the Children Act")
    assert work.rank == "deprecated"


def test_the_part_that_the_printed_name_says_wins_over_the_state(excerpt: Compiled) -> None:
    (scotland,) = told(excerpt, "GB-SCT", "crc.incorporation")
    assert (scotland.value, scotland.country_as_printed) == ("direct_statute", "Scotland")
    assert {draft.country for draft in excerpt.drafts if draft.source == "mcr_gbr_hellorayo"} == {
        "GB-SCT",
        "GB-EAW",
        "GB-NIR",
    }


def test_no_precedence_is_not_below_statute(excerpt: Compiled) -> None:
    assert {draft.value for draft in told(excerpt, "BGD", "crc.hierarchy")} >= {"no_domestic_rank"}


def test_a_row_that_fits_no_code_keeps_its_note_and_is_described(excerpt: Compiled) -> None:
    (means,) = told(excerpt, "KEN", "legal_aid.means_test")
    assert (means.value, means.absent) == ("", "")
    assert means.note.startswith("Act serves indigent persons")


def test_the_same_number_of_several_sources_is_one_line(excerpt: Compiled) -> None:
    names = [draft for draft in told(excerpt, "KEN", "hotlines.name") if draft.item == "116"]
    assert len({draft.source for draft in names}) == 3


def test_a_number_that_cannot_be_read_is_described_as_printed(excerpt: Compiled) -> None:
    old = next(draft for draft in told(excerpt, "KEN", "hotlines.phone") if draft.original == "228844")
    assert (old.value, old.item) == ("", "crisis-desk-former")
    assert "228844" in old.note


def test_korean_numbers_that_nobody_should_dial_on_our_word_say_so(excerpt: Compiled) -> None:
    phones = {draft.original: draft for draft in told(excerpt, "KOR", "hotlines.phone")}
    assert phones["1388"].value == ""
    assert "area code then 1388" in phones["1388"].note
    assert {d.value for d in told(excerpt, "KOR", "hotlines.line_status") if d.item == "112"} == {"unverified"}


def test_the_fuller_of_two_rows_of_one_source_is_the_statement(excerpt: Compiled) -> None:
    (age,) = told(excerpt, "ATG", "ages.criminal_responsibility")
    assert (age.value, age.legal_basis, age.note) == (
        "8",
        "Child Justice Act 2015, s. 5",
        "Child Justice Act 2015, s. 5",
    )


def test_a_row_of_the_seminar_is_an_organisation_and_a_practice(excerpt: Compiled) -> None:
    (practice,) = told(excerpt, "KEN", "practices.description")
    assert practice.value == "Runs a seven-module Skillful Parenting Program adapted to rural communities"
    assert {draft.value for draft in told(excerpt, "KEN", "organisations.name")} == {
        "Investing in Children and their Societies"
    }


def test_central_authorities_and_legal_aid_bodies_are_services_only(excerpt: Compiled) -> None:
    assert {draft.value for draft in told(excerpt, "USA", "services.name")} == {"Office of Children's Issues"}
    assert told(excerpt, "USA", "organisations.name") == []


def test_a_name_that_the_source_does_not_print_says_so(excerpt: Compiled) -> None:
    (name,) = told(excerpt, "SOM", "organisations.name")
    assert (name.original, "the name is descriptive" in name.note) == ("", True)


def test_announced_dialogues_are_planned_and_cancelled_sessions_said(excerpt: Compiled) -> None:
    status = {(draft.item, draft.source): draft.value for draft in told(excerpt, "PAN", "crc_review.review_status")}
    assert status["dialogue-crc-opsc-session-96", "crcr-scoop-96"] == "planned"
    assert status["dialogue-crc-opsc-session-96", "crcr-ungeneva-96-close"] == "held"
    assert [d.value for d in told(excerpt, "001", "crc_review.session_status")].count("cancelled") == 5
