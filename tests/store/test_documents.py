"""What becomes of accepted statements in the index of search: one document each, its title, words and keys.

The codebook and the names are the real ones, what is said of countries is fictional; on both databases.
"""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from kb.codebook import Question
from kb.settings import data_dir
from kb.statements.drafts import Draft
from kb.store import db, index
from kb.store.models import SEARCH_DOCUMENT
from tests.conftest import AGE, GAZETTE, LAWYER, PROVIDER, publish

LINE = Draft("GB-SCT", "hotlines.name", "ear", value="Listening Ear", as_of="2024", source="gazette")


def line(question: str, value: str, **fields: str) -> Draft:
    return replace(LINE, question=f"hotlines.{question}", value=value, **fields)  # type: ignore[arg-type]


def documents(url: str, kind: str, country: str = "GB-SCT") -> list[dict[str, Any]]:
    wanted = select(SEARCH_DOCUMENT).where(SEARCH_DOCUMENT.c.kind == kind, SEARCH_DOCUMENT.c.country == country)
    with db.reading(url) as session:
        return [dict(row._mapping) for row in session.execute(wanted.order_by(SEARCH_DOCUMENT.c.item))]


def document(url: str, kind: str, *drafts: Draft, country: str = "GB-SCT") -> dict[str, Any]:
    """The one document that these drafts make once they are accepted."""
    publish(url, *drafts)
    (found,) = documents(url, kind, country)
    return found


def keys(found: dict[str, Any]) -> set[str]:
    return set(found["key_words"].split())


def test_a_line_is_one_document_under_its_name_with_all_that_is_said_of_it(url: str) -> None:
    made = document(url, "hotline", LINE, line("operator", "Society for Ears", note="Since the war."))
    assert (made["title"], made["text"]) == ("Listening Ear", "Society for Ears · Since the war.")
    assert (made["topic"], made["question"], made["item"], made["last"]) == ("hotlines", "hotlines.name", "ear", 0)
    assert made["title_words"] == "listening ear"


def test_a_part_is_found_by_its_own_code_and_that_of_its_state(url: str) -> None:
    assert {"isogbsct", "isogbr"} <= keys(document(url, "hotline", LINE))


@pytest.mark.parametrize(
    ("value", "printed", "found"),
    [
        ("+442079460018", "020 7946 0018", {"442079460018", "02079460018", "2079460018"}),
        ("116", "1-1-6", {"116"}),
        ("116", "", {"116"}),
    ],
)
def test_a_number_is_found_as_dialled_as_printed_and_without_its_zeros(
    url: str, value: str, printed: str, found: set[str]
) -> None:
    made = document(url, "hotline", LINE, line("phone", value, original=printed))
    assert keys(made) == {"isogbsct", "isogbr"} | found


@pytest.mark.parametrize(
    ("status", "rank", "last"),
    [
        ("former", "normal", 1),
        ("pilot", "normal", 1),
        ("", "normal", 0),
        ("current", "normal", 0),
        ("text_only", "normal", 0),
        ("former", "deprecated", 0),
    ],
)
def test_a_line_that_is_not_in_use_stands_behind_the_others(url: str, status: str, rank: str, last: int) -> None:
    said = line("line_status", status, original="As printed.", rank=rank, rank_reason="x" if rank != "normal" else "")
    assert document(url, "hotline", LINE, said)["last"] == last


def test_an_answer_that_says_only_yes_names_no_item_but_its_note_does(url: str) -> None:
    made = document(url, "hotline", LINE, line("always_open", "yes", note="Day and night.", original="24/7"))
    assert made["text"] == "Day and night."


def test_words_of_an_item_are_found_as_coded_and_as_printed(url: str) -> None:
    made = document(url, "hotline", LINE, line("operator", "Society for Ears", original="S.f.E. (Ltd)"))
    assert made["text"] == "Society for Ears · S.f.E. (Ltd)"


def test_an_answer_to_a_question_of_another_codebook_is_found_by_its_id(url: str) -> None:
    made = document(url, "answer", Draft("KEN", "moon.phase", value="full", source="gazette"), country="KEN")
    assert (made["title"], made["text"], made["topic"]) == ("moon.phase", "full", "")


def test_choices_of_an_item_are_found_by_their_labels(url: str) -> None:
    made = document(url, "hotline", LINE, line("audience", "children"))
    assert "children" in made["text_words"].split()


def test_the_year_of_a_law_is_no_word_of_its_document_but_its_name_is(url: str) -> None:
    law = replace(LINE, question="laws.name", item="act", value="Act of Hope")
    made = document(url, "law", law, replace(law, question="laws.year", value="1933"))
    assert (made["title"], made["text"]) == ("Act of Hope", "")


@pytest.mark.parametrize(
    ("named", "title"),
    [
        (
            (LINE, replace(LINE, source="herald", value="Ear, the old one", rank="deprecated", rank_reason="x")),
            "Listening Ear",
        ),
        ((replace(LINE, rank="deprecated", rank_reason="x"), line("operator", "Society")), "Listening Ear"),
        ((replace(LINE, value="", original="L. Ear"), line("operator", "Society")), "L. Ear"),
        ((line("operator", "Society"),), "ear"),
    ],
)
def test_an_item_is_called_by_what_stands_first_of_its_names(url: str, named: tuple[Draft, ...], title: str) -> None:
    assert document(url, "hotline", *named)["title"] == title


def test_every_item_of_a_country_has_a_document_of_its_own(url: str) -> None:
    publish(url, LINE, replace(LINE, item="voice", value="Voice"), replace(LINE, country="KEN", value="Kenyan Ear"))
    assert [(one["item"], one["title"]) for one in documents(url, "hotline")] == [
        ("ear", "Listening Ear"),
        ("voice", "Voice"),
    ]
    assert [one["title"] for one in documents(url, "hotline", "KEN")] == ["Kenyan Ear"]


def test_a_treaty_is_called_by_its_full_title_too(url: str) -> None:
    bound = Draft("KEN", "treaties.status", "crc", value="party", as_of="2024", source="gazette")
    made = document(url, "treaty", bound, country="KEN")
    assert (made["title"], made["item"]) == ("CRC", "crc")
    assert made["text"].startswith("Convention on the Rights of the Child")


# --- questions that are asked once


ANSWER = Draft(
    "KEN", "ages.majority", value="18", as_of="2024", source="gazette", note="Since ever.", legal_basis="s. 2"
)


def test_an_answer_is_found_by_its_question_figure_unit_note_and_law(url: str) -> None:
    made = document(url, "answer", ANSWER, country="KEN")
    assert made["text"] == "18 years · Since ever. · s. 2"
    assert (made["question"], made["item"], made["topic"]) == ("ages.majority", "", "ages")
    assert "majority" in made["title"].lower()


def test_an_answer_that_was_set_aside_is_no_answer_to_be_found(url: str) -> None:
    publish(url, replace(ANSWER, rank="deprecated", rank_reason="repealed"))
    assert documents(url, "answer", "KEN") == []


def test_answers_of_several_sources_make_one_document_and_each_word_stands_once(url: str) -> None:
    made = document(url, "answer", ANSWER, replace(ANSWER, source="herald", value="21"), country="KEN")
    assert made["text"] == "18 years · Since ever. · s. 2 · 21 years"


def test_a_changed_answer_leaves_no_word_of_the_earlier_one(url: str) -> None:
    publish(url, ANSWER)
    made = document(url, "answer", replace(ANSWER, value="21", note="Mended."), country="KEN")
    assert made["text"] == "21 years · Mended. · s. 2"


def test_a_source_is_found_by_all_that_is_known_of_it(url: str) -> None:
    publish(
        url, ANSWER, sources=(replace(GAZETTE, note="Daily.", obtained="By post.", url="https://gazette.example/"),)
    )
    (made,) = documents(url, "source", "")
    assert made["title"] == "Gazette of Freedonia"
    assert made["text"] == "Freedonian Printing Office · Daily. · By post. · https://gazette.example/ · gazette"


def test_a_country_is_found_by_its_codes_and_its_official_name(url: str) -> None:
    with db.writing(url) as session:
        index.refresh(session, data_dir(), 0)
    (kenya,), (scotland,), world = (documents(url, "country", code) for code in ("KEN", "GB-SCT", "001"))
    assert (kenya["title"], keys(kenya)) == ("Kenya", {"isoken", "ken", "ke"})
    assert kenya["text"].startswith("Republic of Kenya")
    assert keys(scotland) == {"isogbsct", "isogbr"}
    assert world == []


@pytest.mark.parametrize(("letters", "kept"), [(5_988, 6_000), (5_987, 5_999), (9_000, 6_000)])
def test_of_a_very_long_text_six_thousand_letters_are_kept(url: str, letters: int, kept: int) -> None:
    made = document(
        url, "answer", replace(ANSWER, value="", legal_basis="Act, s. 2", note="x" * letters), country="KEN"
    )
    assert len(made["text"]) == kept


# --- what one statement says


@pytest.mark.parametrize(
    ("question", "value", "text"),
    [
        (LAWYER, "yes", "Yes · Free. · s. 1 · As printed"),
        (AGE, "12", "12 years · Free. · s. 1 · As printed"),
        (PROVIDER, "The Bar", "The Bar · Free. · s. 1 · As printed"),
        (LAWYER, "", "Free. · s. 1 · As printed"),
        (AGE, "", "Free. · s. 1 · As printed"),
        (None, "yes", "yes · Free. · s. 1 · As printed"),
    ],
)
def test_a_statement_is_told_by_its_answer_note_law_and_printed_words(
    question: Question | None, value: str, text: str
) -> None:
    said = index.Said("KEN", "aid.lawyer", "", value, "As printed", "s. 1", "Free.", "normal")
    assert index.text_of(said, question) == text
