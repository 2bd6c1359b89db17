"""The country page without a browser: its sentences, the geometry of its pictures, and what may not be an answer."""

import datetime as dt
import re
from dataclasses import replace
from functools import cache

import htpy as h
import pytest

from kb import codebook, queries
from kb.codebook import Question, Standard
from kb.countries import Country, Names
from kb.parts import pictures
from kb.parts.country import ages, head, lists, rows, sources, treaties
from kb.parts.country.facts import Facts
from kb.parts.pictures import Age, Axis, Span
from kb.statements.drafts import Draft
from kb.statements.statement import Statement
from kb.statements.views import Cell, Flag, TreatyRecord
from kb.store import db
from kb.topics.treaties import Standing, standing_on
from kb.wording import instruments
from tests import filled
from tests.conftest import publish
from tests.views import LAWYER, statement

TODAY = dt.date(2026, 11, 22)


@cache
def facts_of(code: str) -> Facts:
    """Everything that the release says on a country."""
    book = codebook.load(filled.DATA / "codebook")
    country = Names.load(filled.DATA).countries[code]
    with db.reading(filled.url()) as session:
        matrix = queries.matrix(session, queries.Lens(book, TODAY), (code,), [topic.id for topic in book.topics])
    return Facts(country, country.name, book, matrix, TODAY)


def standing(**said: str) -> Standing:
    """How Freedonia stands to the pact of 2000 by what one list of February 2026 says; `as_of` is another date."""
    as_of = said.pop("as_of", "2026-02-03")
    told = [
        statement(question=f"treaties.{name}", item="pact", value=value, as_of=as_of) for name, value in said.items()
    ]
    cells = {one.question: Cell("FRE", one.question, "pact", "answered", (one,)) for one in told}
    return standing_on(TreatyRecord("FRE", "treaties", "pact", cells=cells, adopted="2000-01-01"), TODAY)


# --- the Convention in one line ---


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (
            "KEN",
            "Party to the Convention on the Rights of the Child since 30 Jul 1990. "
            "No reservation or declaration is printed.",
        ),
        ("USA", "Signed the Convention on the Rights of the Child (16 Feb 1995), but has not joined it."),
        ("HKG", "Whether Hong Kong is bound by the Convention on the Rights of the Child is not recorded."),
    ],
)
def test_the_convention_stands_in_one_line(code: str, said: str) -> None:
    facts = facts_of(code)

    assert treaties.convention(facts, treaties.parts(facts)) == said


def test_a_printed_reservation_is_to_be_read() -> None:
    facts = facts_of("GBR")

    assert treaties.convention(facts, treaties.parts(facts)).endswith("read it before relying on the treaty.")


def test_what_a_list_does_not_print_is_not_recorded() -> None:
    undated = instruments.convention(standing(status="party"), "Freedonia")

    assert "since when is not recorded" in undated
    assert undated.endswith("Reservations are not recorded.")


def test_a_signatory_is_never_called_a_party() -> None:
    signed = standing(status="signatory", signature_date="2000-09-08")

    assert instruments.words(signed) == "signed 8 Sep 2000, not a party"
    assert instruments.line(signed) == "signed 8 Sep 2000"
    assert "Party" not in instruments.convention(signed, "Freedonia")


def test_within_the_year_of_an_act_without_a_day_nobody_is_called_a_party() -> None:
    acted = standing(status="party", action_date="2026")

    assert instruments.words(acted) == instruments.line(acted) == "Unclear during 2026"
    assert instruments.convention(acted, "Freedonia") == (
        "Bound by the Convention on the Rights of the Child? Unclear during 2026."
    )


@pytest.mark.parametrize(
    ("as_of", "said"),
    [("2026-02-03", "not a party"), ("2013", "not a party, 2013"), ("", "not a party, undated")],
)
def test_an_old_list_says_not_a_party_with_its_date(as_of: str, said: str) -> None:
    assert instruments.line(standing(status="not_party", as_of=as_of)) == said


def test_the_optional_protocols_of_kenya() -> None:
    assert treaties.protocols(treaties.parts(facts_of("KEN"))) == [
        ("Armed conflict (OPAC)", "party since 28 Jan 2002"),
        ("Sale of children (OPSC)", "signed 8 Sep 2000, not a party"),
        ("Complaints (OPIC)", "not a party"),
    ]


def test_a_territory_without_a_record_is_no_blank_picture() -> None:
    told = str(h.fragment[treaties.section(facts_of("HKG"), str)])

    assert "Which treaties apply to Hong Kong is not recorded" in told
    assert "role=" not in told


# --- the line of time ---


def test_a_value_stands_in_per_cent_of_the_width_and_never_outside() -> None:
    axis = Axis(2000, 2020)

    assert [axis.at(one) for one in (2000, 2005, 2020, 1990, 2030)] == [0, 25, 100, 0, 100]


def drawn(span: Span) -> list[tuple[str, str]]:
    """The signs of a treaty on a line of time that runs from 1950 to 2050, and where each stands."""
    html = str(pictures.timeline([span], dt.date(2050, 1, 1), ""))
    return [(one[1], one[2]) for one in re.finditer(r'<i class="(\w+)" style="(left:[^"]*)">', html)]


def test_a_party_is_bound_until_the_list_was_made_and_paler_since() -> None:
    joined = Span("Pact", "1 Jan 2010", "party", "2000-01-01", "2005-01-01", "2010-01-01", "2030-01-01")

    assert drawn(joined) == [
        ("open", "left:50%;width:50.00%"),
        ("tick", "left:50%"),
        ("bound", "left:60%;width:20.00%"),
        ("since", "left:80%;width:20.00%"),
        ("ring", "left:55%"),
        ("dot", "left:60%"),
    ]


@pytest.mark.parametrize("standing", ["signatory", "not_party", "unrecorded"])
def test_who_has_not_joined_has_no_line_and_no_dot(standing: pictures.Standing) -> None:
    signs = {
        kind for kind, _place in drawn(Span("Pact", "", standing, "2000-01-01", "2005-01-01", "2010-01-01", "2030"))
    }

    assert signs == {"open", "tick", "ring"}


def test_a_party_since_an_unknown_day_has_no_dot_and_is_bound_from_the_list_on() -> None:
    signs = dict(drawn(Span("Pact", "party, no date", "party", known_until="2030-01-01")))

    assert signs == {"since": "left:80%;width:20.00%"}


def test_what_changes_trust_in_a_treaty_stands_as_an_element_in_its_table() -> None:
    told = str(h.fragment[treaties.section(facts_of("AFG"), str)])

    assert '<span class="fl">Not checked since' in told
    assert "&lt;span" not in told


def test_every_party_with_a_date_has_a_dot_on_the_line_of_time() -> None:
    facts = facts_of("KEN")
    dated = [one for one in treaties.parts(facts) if one.standing.status == "party" and one.standing.since]
    told = str(h.fragment[treaties.section(facts, str)])

    assert told.count('<i class="dot" style=') == len(dated) > 0


def test_a_treaty_in_the_table_leads_to_its_page() -> None:
    told = str(h.fragment[treaties.section(facts_of("KEN"), lambda id: f"./treaties?t={id}&lang=fr")])

    assert '<a href="./treaties?t=crc&amp;lang=fr" target="_self"' in told


def test_the_words_of_a_picture_are_its_alternative() -> None:
    told = str(h.fragment[treaties.section(facts_of("KEN"), str)])

    assert 'role="img"' in told
    assert "Sale of children (OPSC): signed 8 Sep 2000, not a party" in told


def test_nothing_in_a_picture_is_read_as_html() -> None:
    told = str(pictures.timeline([Span("<b>", '"&', "not_party")], TODAY, '"><script>'))

    assert "<script>" not in told
    assert "&lt;b&gt;" in told


def test_a_bar_has_one_piece_for_each_question() -> None:
    told = str(pictures.bar(["open", "answered", "outdated", "answered"]))

    assert re.findall(r'class="(\w+)" style="flex-grow:(\d+)', told) == [
        ("answered", "2"),
        ("outdated", "1"),
        ("open", "1"),
    ]


# --- ages ---

AGE = Question(
    "ages.trial",
    "ages",
    "Age of trial",
    "In years.",
    "age",
    compare="value",
    standard=Standard("At least 14.", at_least=14),
)


def age_cell(*values: str, rank: str = "normal") -> Cell:
    """A cell with one statement for each value, the first one shown."""
    said = tuple(statement(question="ages.trial", value=value, rank=rank) for value in values)
    return Cell("FRE", "ages.trial", "", "answered", said)


def test_an_age_is_drawn_against_its_standard_with_what_others_say() -> None:
    assert ages.line(AGE, age_cell("12/13", "10", "13")) == Age(
        "Age of trial", "12–13", "at least 14", "unfavourable", (12, 13), (10,), 14
    )


def test_an_age_that_was_set_aside_is_not_drawn() -> None:
    line = ages.line(AGE, age_cell("7", rank="deprecated"))

    assert line.figures == ()
    assert line.words == "Not assessed under the present law"


def test_where_no_age_is_recorded_the_standard_stands_alone() -> None:
    line = ages.line(AGE, Cell("FRE", "ages.trial", "", "not_assessed"))
    told = str(pictures.ages([line], ""))

    assert line.words == "no age recorded"
    assert 'class="standard"' in told
    assert 'class="age' not in told


def test_the_words_stand_clear_of_the_line_to_the_standard() -> None:
    lines = [Age("Short", "12", "at least 14", "unfavourable", (12,), (), 14), Age("Met", "18", "", "neutral", (18,))]
    told = str(pictures.ages(lines, ""))

    assert 'class="said before"' in told.partition("Met")[0]
    assert 'class="said before"' not in told.partition("Met")[2]


# --- answers ---


def test_an_answer_set_aside_is_never_shown_as_the_answer() -> None:
    old = statement(value="yes", rank="deprecated", rank_reason="Written before the Children Act.")
    told = str(rows.row(LAWYER, Cell("FRE", LAWYER.id, "", "not_assessed", (old,))))
    before, _summary, after = told.partition("<summary>One earlier answer</summary>")

    assert "Not assessed under the present law" in before
    assert "Yes" not in before
    assert "Set aside: Written before the Children Act." in after


def test_all_statements_stand_behind_an_answer() -> None:
    said = tuple(statement(value=value) for value in ("yes", "no", "partly"))
    cell = Cell("FRE", LAWYER.id, "", "answered", said, (Flag("disagree", count=3),))
    told = str(rows.row(LAWYER, cell))

    assert told.partition("<summary>All three statements</summary>")[2].count("<li>") == 3
    assert "Sources disagree (3)" in told


def test_a_verified_answer_looks_different_from_a_reported_one() -> None:
    reported = statement(value="yes")
    verified = replace(reported, verified_by="Amina", verified_on="2026-03-02")

    def shown(one: Statement) -> str:
        return str(rows.row(LAWYER, Cell("FRE", LAWYER.id, "", "answered", (one,))))

    assert '<p class="verified">Verified by Amina, 2 Mar 2026</p>' in shown(verified)
    assert "verified" not in shown(reported)


def test_words_of_a_source_are_text() -> None:
    told = str(rows.row(LAWYER, Cell("FRE", LAWYER.id, "", "described", (statement(note="<img src=x>"),))))

    assert "<img" not in told


def test_kenyas_law_for_children_is_the_act_of_2022() -> None:
    facts = facts_of("KEN")
    told = str(rows.of_topic(facts, facts.book.topic("crc")))

    assert "Children Act 2022" in told
    assert "No data on nine questions" in told


# --- what a country has several of ---


@pytest.mark.parametrize(
    ("status", "date", "said"),
    [
        ("held", "2023-05", "Held"),
        ("planned", "2027-01", "Planned"),
        ("planned", "", "Planned"),
        ("planned", "2017", "Was planned; whether it was held is not recorded"),
        ("cancelled", "2020-03", "Cancelled"),
        ("", "2020-03", "Not recorded whether it was held"),
    ],
)
def test_a_plan_whose_day_has_passed_is_not_taken_as_kept(status: str, date: str, said: str) -> None:
    assert lists.review_state(status, date, TODAY) == said


def test_the_reviews_of_a_state_carry_their_documents() -> None:
    told = str(lists.reviews(facts_of("USA")))

    assert "CRC/C/OPSC/USA/CO/2" in told
    assert '<span class="step held">Held</span>' in told
    assert '<span class="step planned">Was planned; whether it was held is not recorded</span>' in told


def test_figures_on_a_country_carry_no_colour() -> None:
    told = str(lists.figures(facts_of("KEN")))

    assert "24,049.7 thousand persons" in told
    assert "sg " not in told


@pytest.mark.parametrize("code", ["KEN", "GBR", "USA", "HKG"])
def test_no_list_of_a_country_makes_a_number_a_link(code: str) -> None:
    facts = facts_of(code)
    told = "".join(str(lists.listing(facts, topic)) for topic in ("organisations", "services", "practices"))

    assert "tel:" not in told
    assert "sms:" not in told


def test_a_long_list_ends_with_the_way_to_all_of_it_where_there_is_one() -> None:
    facts = facts_of("GBR")
    short = str(lists.listing(facts, "organisations", h.p["All of them"]))
    whole = str(lists.listing(facts, "organisations"))

    assert short.count("<tr>") == 1 + lists.FIRST < whole.count("<tr>") == 1 + len(facts.items("organisations"))
    assert short.endswith("<p>All of them</p>")


def test_what_the_page_leaves_open_is_counted() -> None:
    sentences = sources.unknown(facts_of("KEN"))

    assert sentences[0].endswith("of 144 questions on the law have no answer here.")
    assert "On one the sources disagree." in sentences


@pytest.mark.parametrize(
    ("iso2", "names"),
    [("KH", [("កម្ពុជា", "km")]), ("KE", []), ("HK", [("中國香港特別行政區", "zh-Hant")]), ("", [])],
)
def test_the_local_name_is_that_of_the_official_languages(iso2: str, names: list[tuple[str, str]]) -> None:
    country = Country("XXX", "state", "Freedonia", "Freedonia", iso2=iso2)

    assert head.local_names(country, "Kenya") == names


# --- revisions ---


def test_the_revisions_that_touched_a_country_are_counted(url: str) -> None:
    draft = Draft("KEN", "aid.lawyer", value="yes", as_of="2024-03-01", source="gazette")
    first = publish(url, draft)
    publish(url, replace(draft, country="NAM"))
    third = publish(url, replace(draft, value="no", as_of="2025-03-01"))

    with db.reading(url) as session:
        found = queries.touched(session, "KEN", 5)
        newest = queries.touched(session, "KEN", 1)

    assert [(one.number, one.added) for one in found] == [(third.revision, 1), (first.revision, 1)]
    assert [one.number for one in newest] == [third.revision]
