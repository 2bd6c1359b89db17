"""What a cell says: the best statement by rule, its state, its flags; by table."""

from dataclasses import replace

import pytest

from kb import queries
from kb.queries import best_first, cell_of
from kb.statements.cells import Law, disagreeing
from kb.statements.drafts import Draft
from kb.statements.sources import Source
from kb.statements.statement import Statement
from kb.store import db
from tests.conftest import AGE, BOOK, GAZETTE, HERALD, LAWYER, PROVIDER, RUMOUR, SINCE, TODAY, publish

BASE = Statement(
    id=1,
    country="KEN",
    question="aid.lawyer",
    item="",
    value="yes",
    absent="",
    original="",
    country_as_printed="",
    as_of="2024",
    source=GAZETTE,
    locator="",
    legal_basis="",
    note="",
    perspective="",
    rank="normal",
    rank_reason="",
    checked_on="",
    verified_by="",
    verified_on="",
    added_in=1,
    retired_in=0,
)


def statement(**changes: str | Source) -> Statement:
    return replace(BASE, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (statement(as_of=""), statement(rank="deprecated")),
        (statement(as_of=""), statement(value="", absent="no_data")),
        (statement(as_of="", source=HERALD), statement(source=RUMOUR, rank="preferred", verified_by="X")),
        (statement(rank="preferred", as_of=""), statement(verified_by="X")),
        (statement(verified_by="X", as_of=""), statement()),
        (statement(as_of="2022", source=HERALD), statement(as_of="2021-01")),
        (statement(as_of="2015", source=HERALD), statement(as_of="2014-01-01")),
        (statement(as_of="1990", source=HERALD), statement(as_of="")),
        (statement(as_of="2023"), statement(as_of="2026", source=HERALD)),
        (statement(as_of="2025"), statement(as_of="2024-12-31")),
    ],
)
def test_the_better_statement_comes_first(better: Statement, worse: Statement) -> None:
    assert best_first([worse, better], TODAY) == (better, worse)
    assert best_first([better, worse], TODAY) == (better, worse)


@pytest.mark.parametrize(
    ("one", "state"),
    [
        (statement(), "answered"),
        (statement(value="", note="It depends."), "described"),
        (statement(value="", absent="unknown"), "unknown"),
        (statement(value="", absent="no_data"), "no_data"),
        (statement(value="", absent="not_applicable"), "not_applicable"),
        (statement(rank="deprecated", rank_reason="predates the Act of 2016"), "not_assessed"),
    ],
)
def test_a_cell_has_one_state(one: Statement, state: str) -> None:
    assert cell_of(LAWYER, [one], TODAY).state == state


def test_a_deprecated_answer_is_never_the_answer_and_says_why() -> None:
    cell = cell_of(LAWYER, [statement(rank="deprecated", rank_reason="predates the Act of 2016")], TODAY)
    assert cell.best is None
    assert [(flag.kind, flag.text) for flag in cell.flags] == [("superseded", "predates the Act of 2016")]


def test_missing_data_never_improves_a_country() -> None:
    cell = cell_of(LAWYER, [statement(value="no", as_of="2001"), statement(value="", absent="no_data")], TODAY)
    assert cell.best is not None and cell.best.value == "no"


@pytest.mark.parametrize(
    ("question", "values", "disagree"),
    [
        (LAWYER, ("yes", "no"), True),
        (LAWYER, ("yes", "yes"), False),
        (AGE, ("14", "12"), True),
        (SINCE, ("2015", "2015-03-02"), False),
        (SINCE, ("2016-03-30", "2016-04-30"), True),
        (PROVIDER, ("The Bar", "The Ministry"), False),
    ],
)
def test_sources_disagree_only_where_both_cannot_be_true(
    question: object, values: tuple[str, str], disagree: bool
) -> None:
    pair = [statement(value=values[0]), statement(value=values[1], source=HERALD)]
    assert cell_of(question, pair, TODAY).has("disagree") is disagree  # type: ignore[arg-type]


def test_years_of_one_series_are_history_not_disagreement() -> None:
    series = replace(AGE, compare="period")
    pair = [statement(value="12"), statement(value="14", source=HERALD)]
    assert not cell_of(series, pair, TODAY).has("disagree")


def test_a_source_speaks_by_its_newest_answer() -> None:
    changed = [statement(value="no", as_of="2010"), statement(as_of="2024"), statement(source=HERALD)]
    assert not cell_of(LAWYER, changed, TODAY).has("disagree")


def test_law_and_practice_do_not_disagree() -> None:
    pair = [statement(perspective="law"), statement(value="no", perspective="practice", source=HERALD)]
    assert not cell_of(LAWYER, pair, TODAY).has("disagree")


@pytest.mark.parametrize(
    ("practice", "told"),
    [("no", [("practice", "no")]), ("yes", []), ("", [])],
)
def test_an_answer_in_law_tells_of_another_in_practice(practice: str, told: list[tuple[str, str]]) -> None:
    other = statement(value=practice, perspective="practice", as_of="2010", source=HERALD)
    flags = cell_of(LAWYER, [statement(perspective="law"), other], TODAY).flags
    assert [(flag.text, flag.value) for flag in flags if flag.kind == "perspective"] == told


def test_deprecated_answers_do_not_disagree() -> None:
    pair = [statement(), statement(value="no", rank="deprecated", source=HERALD)]
    assert not cell_of(LAWYER, pair, TODAY).has("disagree")


def test_three_sources_that_differ_are_counted() -> None:
    third = Source("third", "Third", "Third")
    cell = cell_of(LAWYER, [statement(), statement(value="no", source=HERALD), statement(source=third)], TODAY)
    assert [flag.count for flag in cell.flags if flag.kind == "disagree"] == [3]


@pytest.mark.parametrize(
    ("one", "overdue"),
    [
        (statement(as_of="2024-11-23"), ""),
        (statement(as_of="2024-10"), "2024-10"),
        (statement(as_of="2010", checked_on="2026-01-05"), ""),
        (statement(as_of=""), ""),
    ],
)
def test_overdue_counts_from_checked_on_else_as_of(one: Statement, overdue: str) -> None:
    flags = cell_of(LAWYER, [one], TODAY).flags
    assert "".join(flag.text for flag in flags if flag.kind == "overdue") == overdue


def test_an_undated_answer_says_when_its_source_was_written() -> None:
    flags = cell_of(LAWYER, [statement(as_of="", source=HERALD)], TODAY).flags
    assert [flag.text for flag in flags if flag.kind == "undated"] == ["2012/2015"]


LEGAL_AID_ACT = Law("Legal Aid Act", frozenset({"legal_aid"}), "2016")


@pytest.mark.parametrize(
    ("one", "older"),
    [
        (statement(as_of="2015"), [("Legal Aid Act 2016", True)]),
        (statement(as_of="", source=HERALD), [("Legal Aid Act 2016", True)]),
        (statement(as_of=""), [("Legal Aid Act 2016", False)]),
        (statement(as_of="2016"), []),
        (statement(as_of="2015", legal_basis="Legal Aid Act, s. 4"), []),
    ],
)
def test_an_answer_older_than_a_law_on_its_subject_says_so(one: Statement, older: list[tuple[str, bool]]) -> None:
    flags = cell_of(LAWYER, [one], TODAY, [LEGAL_AID_ACT]).flags
    assert [(flag.text, flag.certain) for flag in flags if flag.kind == "superseded"] == older


@pytest.mark.parametrize(("year", "doubtful"), [("2016", True), ("1991", False)])
def test_an_old_law_casts_no_doubt_on_an_answer_of_unknown_age(year: str, doubtful: bool) -> None:
    law = replace(LEGAL_AID_ACT, year=year)
    assert cell_of(LAWYER, [statement(as_of="")], TODAY, [law]).has("superseded") is doubtful


def test_a_law_that_carries_its_year_is_not_given_it_twice() -> None:
    assert Law("Legal Aid Act 2016", frozenset(), "2016").title == "Legal Aid Act 2016"


def law(item: str, year: str, in_force: str = "", rank: str = "normal") -> tuple[Draft, ...]:
    """What a source says of a law on legal aid; "" = nothing on whether it is in force."""
    answers = {"name": f"{item} Act", "subject": "legal_aid", "year": year, "in_force": in_force}
    blank = Draft("KEN", "", item, source="gazette", rank=rank)
    return tuple(replace(blank, question=f"laws.{name}", value=said) for name, said in answers.items() if said)


@pytest.mark.parametrize(
    ("laws", "doubted_by"),
    [
        pytest.param(law("Aid", "2016"), ["Aid Act 2016"], id="nobody says whether it is in force"),
        pytest.param(law("Aid", "2016", "yes"), ["Aid Act 2016"], id="in force"),
        pytest.param(law("Aid", "2016", "no"), [], id="not in force"),
        pytest.param(law("Aid", "2016", "not_in_force"), [], id="not in force, in the code of another list"),
        pytest.param(law("Aid", "2014", "yes"), [], id="older than the answer"),
        pytest.param((*law("Aid", "2016"), *law("New", "2020", "no")), ["Aid Act 2016"], id="a newer one is not"),
        pytest.param((*law("Aid", "2016"), *law("New", "2020")), ["New Act 2020"], id="the newest speaks"),
        pytest.param(law("Aid", "2016")[1:], [], id="a law without a name"),
    ],
)
def test_only_a_law_in_force_casts_doubt(url: str, laws: tuple[Draft, ...], doubted_by: list[str]) -> None:
    publish(url, Draft("KEN", "aid.lawyer", value="yes", as_of="2015", source="gazette"), *laws)
    with db.reading(url) as session:
        flags = queries.cell(session, queries.Lens(BOOK, TODAY), ("KEN", "aid.lawyer", "")).flags
    assert [flag.text for flag in flags if flag.kind == "superseded"] == doubted_by


def test_a_law_of_a_neighbour_casts_no_doubt(url: str) -> None:
    neighbour = (replace(one, country="NAM") for one in law("Aid", "2016"))
    publish(url, Draft("KEN", "aid.lawyer", value="yes", as_of="2015", source="gazette"), *neighbour)
    with db.reading(url) as session:
        matrix = queries.matrix(session, queries.Lens(BOOK, TODAY), ("KEN", "NAM"), ("aid.lawyer",))
    assert not matrix.cells["KEN", "aid.lawyer", ""].has("superseded")


def test_a_law_of_unknown_year_casts_no_doubt(url: str) -> None:
    unknown = Draft("KEN", "laws.year", "Aid", absent="unknown", source="gazette")
    named = law("Aid", "2016")[:2]
    publish(url, Draft("KEN", "aid.lawyer", value="yes", as_of="2015", source="gazette"), *named, unknown)
    with db.reading(url) as session:
        cell = queries.cell(session, queries.Lens(BOOK, TODAY), ("KEN", "aid.lawyer", ""))
    assert cell.state == "answered" and not cell.has("superseded")


# --- the borders of what is recent, old and overdue


@pytest.mark.parametrize(
    ("as_of", "band"),
    [
        ("2026-11-22", 0),
        ("2021-11-23", 0),
        ("2021-11-21", 1),
        ("2014-11-23", 1),
        ("2014-11-21", 2),
        ("", 3),
    ],
)
def test_recency_has_two_borders_and_a_place_for_the_undated(as_of: str, band: int) -> None:
    """One answer of each band, with a better source for the later ones: recency goes before reliability."""
    dated = {0: "2025", 1: "2019", 2: "2001", 3: ""}
    others = [statement(as_of=date, source=GAZETTE, id=str(place)) for place, date in dated.items()]
    mine = statement(as_of=as_of, source=HERALD)
    ordered = best_first([mine, *others], TODAY)
    assert ordered.index(mine) == band + 1


@pytest.mark.parametrize(
    ("as_of", "overdue"), [("2024-11-22", False), ("2024-11-21", True), ("2024-11", False), ("2024-10-31", True)]
)
def test_an_answer_is_overdue_once_its_months_are_over(as_of: str, overdue: bool) -> None:
    assert cell_of(LAWYER, [statement(as_of=as_of)], TODAY).has("overdue") is overdue


def test_a_question_without_a_span_of_months_is_never_overdue() -> None:
    assert not cell_of(AGE, [statement(value="12", as_of="1990")], TODAY).has("overdue")


def test_the_newest_day_that_somebody_checked_it_counts() -> None:
    checked = statement(as_of="2026", checked_on="2020-01-05")
    assert [flag.text for flag in cell_of(LAWYER, [checked], TODAY).flags if flag.kind == "overdue"] == ["2020-01-05"]


def test_an_answer_that_an_expert_verified_is_not_flagged_as_unverified() -> None:
    assert cell_of(LAWYER, [statement()], TODAY).has("unverified")
    assert not cell_of(LAWYER, [statement(verified_by="N. N.")], TODAY).has("unverified")


def test_a_newer_answer_that_was_set_aside_hides_no_older_one() -> None:
    pair = [statement(value="no", as_of="2026", rank="deprecated"), statement(as_of="2010")]
    assert not cell_of(LAWYER, [*pair, statement(source=HERALD)], TODAY).has("disagree")


def test_only_the_sources_of_the_perspective_that_differs_disagree() -> None:
    law_side = [statement(perspective="law"), statement(perspective="law", source=HERALD)]
    practice = [
        statement(value="no", perspective="practice"),
        statement(value="partly", perspective="practice", source=HERALD),
    ]
    found = disagreeing(LAWYER, [*law_side, *practice])
    assert {one.value for one in found} == {"no", "partly"}


def test_another_perspective_that_was_set_aside_is_not_told() -> None:
    aside = statement(value="no", perspective="practice", rank="deprecated", source=HERALD)
    assert not cell_of(LAWYER, [statement(perspective="law"), aside], TODAY).has("perspective")


def test_a_law_on_another_subject_casts_no_doubt() -> None:
    adoption = Law("Adoption Act", frozenset({"adoption"}), "2020")
    assert not cell_of(LAWYER, [statement(as_of="2015")], TODAY, [adoption]).has("superseded")
