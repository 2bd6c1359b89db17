"""The words of a cell: its answer, its state, its date, its flags; the same on page, in terminal and in files."""

from dataclasses import replace

import pytest

from kb import wording
from kb.codebook import Choice, Question, Standard
from kb.statements.views import BrokenLink, Cell, Flag
from kb.wording import sources
from tests.views import GAZETTE, LAWYER, PROVIDER, statement

AGE = Question("aid.age", "aid", "From which age?", "In years.", "age", unit="years")
SHARE = Question("aid.share", "aid", "How many?", "Share.", "number", unit="percent")
COUNT = Question("aid.count", "aid", "How many?", "Count.", "number")


def cell(state: str, **fields: object) -> Cell:
    return Cell("FRE", "aid.lawyer", "", state, (statement(**fields),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"value": "yes"}, "Yes"),
        ({"value": "", "note": "It depends."}, "Described, not coded"),
        ({"value": "", "absent": "unknown"}, "Unknown"),
        ({"value": "", "absent": "no_data"}, "No data"),
        ({"value": "", "absent": "not_applicable"}, "Does not apply"),
        ({"value": "yes", "redacted": True}, "Words removed"),
    ],
)
def test_a_statement_says_its_answer_or_why_there_is_none(fields: dict[str, object], words: str) -> None:
    assert wording.value(statement(**fields), LAWYER) == words


@pytest.mark.parametrize(
    ("question", "value", "words"), [(AGE, "12", "12 years"), (SHARE, "12", "12 %"), (COUNT, "12", "12")]
)
def test_a_figure_carries_its_unit(question: Question, value: str, words: str) -> None:
    assert wording.value(statement(value=value), question) == words


def test_a_word_among_figures_carries_no_unit() -> None:
    asked = replace(AGE, choices=(Choice("not_set", "No age is set", "The law names none."),))
    assert wording.value(statement(value="not_set"), asked) == "No age is set"


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (cell("answered", value="no"), "No"),
        (cell("described", value="", note="It depends."), "Described, not coded"),
        (cell("unknown", value="", absent="unknown"), "Unknown"),
        (cell("not_assessed", value="yes", rank="deprecated"), "Not assessed under the present law"),
        (Cell("FRE", "aid.lawyer", "", "not_assessed"), "Not yet assessed"),
    ],
)
def test_a_cell_says_its_answer_or_its_state(shown: Cell, words: str) -> None:
    assert wording.answer(shown, LAWYER) == words


@pytest.mark.parametrize(
    ("flag", "words"),
    [
        (Flag("disagree", count=3), "Sources disagree (3)"),
        (Flag("perspective", "practice", value="no"), "In practice: No"),
        (Flag("perspective", "law", value="yes"), "In law: Yes"),
        (Flag("perspective", "treaty_body", value="no"), "According to a treaty body: No"),
        (Flag("perspective", "civil_society", value="no"), "According to civil society: No"),
        (Flag("perspective", "", value="no"), "Another source, law and practice not told apart: No"),
        (Flag("superseded", "Legal Aid Act 2016"), "Older than the Legal Aid Act 2016"),
        (Flag("superseded", "the Legal Aid Act 2016"), "Older than the Legal Aid Act 2016"),
        (Flag("superseded", "Legal Aid Act 2016", certain=False), "May be older than the Legal Aid Act 2016"),
        (Flag("overdue", "2019-03"), "Not checked since Mar 2019"),
        (Flag("undated", "2012/2015"), "Date not stated, about 2012–15"),
        (Flag("undated", "the nineties"), "Date not stated, about the nineties"),
        (Flag("undated"), "Date not stated"),
        (Flag("unverified"), "Reported, not yet verified"),
    ],
)
def test_a_flag_in_words(flag: Flag, words: str) -> None:
    assert wording.flag(flag, LAWYER) == words


def test_date_and_verification_are_no_flags_beside_an_answer() -> None:
    signs = (Flag("undated"), Flag("disagree", count=2), Flag("unverified"))
    shown = replace(cell("answered", value="yes"), flags=signs)
    assert wording.flags(shown, LAWYER) == ("Sources disagree (2)",)


def test_why_an_answer_was_set_aside_is_a_sentence_of_its_own() -> None:
    aside = {"value": "yes", "rank": "deprecated", "rank_reason": "predates the Act of 2016"}
    told = replace(cell("not_assessed", **aside), flags=(Flag("superseded", "predates the Act of 2016"),))
    assert wording.flags(told, LAWYER) == ("Predates the Act of 2016",)


def test_every_reason_is_told_once_where_nothing_is_left_of_the_answers() -> None:
    reasons = ("was a draft", "predates the Act of 2016", "was a draft", "")
    aside = tuple(statement(value="yes", rank="deprecated", rank_reason=reason) for reason in reasons)
    none = Cell("FRE", "aid.lawyer", "", "not_assessed", aside)
    assert wording.flags(none, LAWYER) == ("Predates the Act of 2016", "Was a draft")


def test_reasons_are_not_told_beside_an_answer_that_stands() -> None:
    aside = statement(value="no", rank="deprecated", rank_reason="was a draft")
    shown = Cell("FRE", "aid.lawyer", "", "answered", (statement(value="yes"), aside))
    assert (wording.flags(shown, LAWYER), wording.answer(shown, LAWYER)) == ((), "Yes")


@pytest.mark.parametrize(
    ("when", "shown"),
    [("2015", "2015"), ("2015-03", "Mar 2015"), ("2015-03-02", "2 Mar 2015"), ("2012/2015", "2012–15"), ("", "")],
)
def test_a_date_is_as_exact_as_known(when: str, shown: str) -> None:
    assert wording.date(when) == shown


@pytest.mark.parametrize(
    ("as_of", "written", "under_answer", "in_drawer"),
    [
        ("2015-03", "", "Mar 2015", "Mar 2015"),
        ("2015-03", "2012/2015", "Mar 2015", "Mar 2015"),
        ("", "2012/2015", "date not stated, about 2012–15", "Date not stated; written about 2012–15"),
        ("", "", "date not stated", "Date not stated"),
    ],
)
def test_an_answer_says_when_it_speaks_for(as_of: str, written: str, under_answer: str, in_drawer: str) -> None:
    one = statement(as_of=as_of, source=replace(GAZETTE, written=written))
    assert (wording.as_of(one), sources.dated(one)) == (under_answer, in_drawer)


@pytest.mark.parametrize(
    ("letter", "kind", "words"),
    [
        ("A", "official", "A, official or primary (official)"),
        ("B", "ngo", "B, recognised organisation (non-governmental organisation)"),
        ("C", "press", "C, secondary (press)"),
        ("D", "community", "D, community list (community list)"),
        ("A", "academic", "A, official or primary (academic)"),
        ("A", "intergovernmental", "A, official or primary (intergovernmental organisation)"),
        ("A", "", "A, official or primary"),
        ("", "almanac", "not rated (almanac)"),
    ],
)
def test_how_far_a_source_can_be_relied_on(letter: str, kind: str, words: str) -> None:
    assert sources.trust(statement(source=replace(GAZETTE, reliability=letter, kind=kind))) == words


@pytest.mark.parametrize(
    ("publisher", "shown"),
    [
        ("Freedonian Herald", "Freedonian Herald"),
        ("Freedonian Printing Office (FPO)", "FPO"),
        ("Bar of Freedonia (the seat in the capital)", "Bar of Freedonia"),
        ("Aid (FREEDONIAN SOCIETY)", "Aid"),
        ("", "Gazette of Freedonia"),
    ],
)
def test_a_publisher_is_named_in_short(publisher: str, shown: str) -> None:
    assert sources.publisher(statement(source=replace(GAZETTE, publisher=publisher))) == shown


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("law", "the law"),
        ("practice", "practice"),
        ("treaty_body", "a treaty body"),
        ("civil_society", "civil society"),
        ("", ""),
    ],
)
def test_whose_view_a_statement_gives(code: str, words: str) -> None:
    assert wording.perspective(code) == words


@pytest.mark.parametrize(
    ("status", "unconfirmed", "words"),
    [
        ("", False, ""),
        ("", True, "unconfirmed, only a community list names it"),
        ("former", True, "former line"),
        ("office", False, "office, not a helpline"),
        ("pilot", False, "pilot"),
        ("temporary", False, "temporary line"),
        ("unverified", False, "unverified"),
        ("for adults", False, "for adults"),
    ],
)
def test_why_a_line_is_no_confirmed_contact(status: str, unconfirmed: bool, words: str) -> None:
    assert wording.standing(status, unconfirmed=unconfirmed) == words


def test_a_place_where_the_history_was_altered_is_named() -> None:
    told = [wording.broken_link(BrokenLink(kind, 7)) for kind in ("statement", "redaction", "revision")]
    assert told == [
        "Statement 7 was altered after it was accepted.",
        "Statement 7 is marked as redacted, but was not emptied by a redaction.",
        "Revision 7 does not fit its seal: its history was altered.",
    ]


def test_the_articles_behind_a_question() -> None:
    asked = replace(LAWYER, standard=Standard("A lawyer.", ("37(d)", "40(2)(b)(ii)")))
    assert wording.articles(asked) == "CRC art. 37(d), 40(2)(b)(ii)"
    assert wording.articles(replace(LAWYER, standard=Standard("A lawyer."))) == ""
    assert wording.articles(LAWYER) == ""


def test_only_coded_answers_and_figures_can_be_alike() -> None:
    kinds = ("text", "phone", "url", "email", "hours", "choice", "age", "date")
    assert [wording.is_words(replace(PROVIDER, kind=kind)) for kind in kinds] == [True] * 5 + [False] * 3  # type: ignore[arg-type]


def test_what_a_sign_means_is_said_in_words() -> None:
    said = [wording.polarity(one) for one in ("favourable", "partly", "unfavourable", "neutral")]
    assert said == ["meets the standard", "partly meets the standard", "below the standard", ""]
