"""How one fact and one count are tried on the statements of a release; the statements are fictional."""

import datetime as dt
from dataclasses import replace

import pytest

from kb.countries import default_names
from kb.errors import InvalidData
from kb.release import assertions
from kb.release.assertions import Count, Fact, FactSheet, Ground
from kb.statements.drafts import Draft
from tests.conftest import BOOK, GAZETTE, HERALD

DAY = dt.date(2026, 11, 22)
WHY = "It stands on page 3."
YES = Draft("KEN", "aid.lawyer", value="yes", as_of="2024", source="gazette", legal_basis="Act, s. 2", note="Free.")
NO = replace(YES, value="no", source="herald", as_of="2010", note="None was seen; nobody asked.")
LINE = Draft("KEN", "lines.name", "116", value="Line", source="gazette")
SOURCES = {one.id: one for one in (GAZETTE, HERALD)}


def ground(*drafts: Draft) -> Ground:
    return Ground(BOOK, default_names(), SOURCES, drafts)


def missed(asserted: Fact | Count, *drafts: Draft) -> list[str]:
    """The sentences of what does not hold."""
    if isinstance(asserted, Fact):
        return [one.sentence for one in assertions.miss_of_fact(asserted, ground(*drafts), DAY)]
    return [one.sentence for one in assertions.miss_of_count(asserted, ground(*drafts))]


def fact(**expected: object) -> Fact:
    return replace(Fact("KEN", "aid.lawyer", WHY), **expected)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "holds",
    [
        fact(value="yes"),
        fact(value="yes", as_of="2024", rank="normal", note=("Free",), legal_basis=("Act", "s. 2")),
        fact(source="herald", value="no", shown=False),
        fact(source="gazette", shown=True),
        fact(source="herald"),
        fact(state="answered", disagree=True),
        fact(source="herald", note=("None", "nobody")),
    ],
)
def test_what_holds_is_not_told(holds: Fact) -> None:
    assert missed(holds, YES, NO) == []


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        (fact(value="no"), "value: expected “no”, found “yes” (gazette)"),
        (fact(rank="preferred"), "rank: expected “preferred”, found “normal” (gazette)"),
        (fact(note=("Free", "paid")), "note: expected “paid”, found “Free.” (gazette)"),
        (fact(source="herald", shown=True), "shown: expected yes, found gazette shown"),
        (fact(source="gazette", shown=False), "shown: expected no, found gazette shown"),
        (fact(state="unknown"), "state: expected unknown, found answered"),
        (fact(disagree=False), "disagree: expected no, found yes"),
        (
            fact(state="described", value="no", as_of="2023"),
            "state: expected described, found answered; value: expected “no”, found “yes” (gazette); "
            "as_of: expected “2023”, found “2024” (gazette)",
        ),
    ],
)
def test_what_does_not_hold_is_one_sentence_with_all_that_differs(expected: Fact, told: str) -> None:
    assert missed(expected, YES, NO) == [f"KEN, aid.lawyer: {told}. Why: {WHY}"]


@pytest.mark.parametrize(
    ("expected", "drafts", "told"),
    [
        (fact(value="yes"), (), "expected an answer, found none"),
        (fact(value="yes"), (replace(YES, rank="deprecated"),), "expected an answer, found none"),
        (fact(source="herald"), (YES,), "expected a statement of herald, found none"),
        (
            fact(source="herald", shown=False),
            (replace(NO, country="NAM"),),
            "expected a statement of herald, found none",
        ),
        (
            fact(source="gazette", shown=True),
            (replace(YES, rank="deprecated"),),
            "shown: expected yes, found nothing shown",
        ),
    ],
)
def test_where_no_statement_is_left_the_fact_is_lost(expected: Fact, drafts: tuple[Draft, ...], told: str) -> None:
    assert missed(expected, *drafts) == [f"KEN, aid.lawyer: {told}. Why: {WHY}"]


def test_a_fact_on_the_cell_alone_needs_no_statement() -> None:
    assert missed(fact(state="not_assessed")) == []
    assert missed(fact(state="not_assessed"), replace(YES, rank="deprecated")) == []


def test_of_two_statements_of_a_source_the_one_that_fits_best_is_told() -> None:
    older = replace(YES, as_of="2001", value="no", note="")
    expected = fact(source="gazette", value="no", as_of="2024", note=("Free",))
    assert missed(expected, YES, older) == [f"KEN, aid.lawyer: value: expected “no”, found “yes” (gazette). Why: {WHY}"]


def test_the_place_of_a_fact_names_its_item() -> None:
    assert Fact("KEN", "lines.name", WHY, "116").place == "KEN, lines.name, 116"
    assert missed(Fact("KEN", "lines.name", WHY, "116", value="Line"), LINE) == []
    assert missed(Fact("KEN", "lines.name", WHY, "117", value="Line"), LINE) != []


# --- counts


ALL = (
    YES,
    NO,
    replace(YES, country="NAM", note="A draft."),
    replace(YES, country="GB-SCT"),
    replace(YES, country="001"),
    LINE,
    replace(LINE, question="lines.phone", value="116"),
    replace(LINE, item="117"),
    replace(LINE, country="NAM"),
    Draft("KEN", "laws.name", "116", value="Act", source="herald", rank="deprecated"),
)


@pytest.mark.parametrize(
    ("counted", "figure"),
    [
        (Count(WHY), 10),
        (Count(WHY, topic="lines"), 4),
        (Count(WHY, topic="line"), 0),
        (Count(WHY, question="aid.lawyer"), 5),
        (Count(WHY, question="aid.lawyer", value="yes"), 4),
        (Count(WHY, source="herald"), 2),
        (Count(WHY, item="116"), 4),
        (Count(WHY, topic="lines", item="116"), 3),
        (Count(WHY, note=("draft",)), 1),
        (Count(WHY, note=("Free", "draft")), 0),
        (Count(WHY, of="countries"), 2),
        (Count(WHY, of="countries", topic="laws"), 1),
        (Count(WHY, of="sources"), 2),
        (Count(WHY, of="sources", value="yes"), 1),
        (Count(WHY, of="items", topic="lines"), 3),
        (Count(WHY, of="items", item="116"), 3),
    ],
)
def test_a_count_is_exact_at_both_bounds(counted: Count, figure: int) -> None:
    assert missed(replace(counted, min=figure, max=figure), *ALL) == []
    assert f"expected {figure + 1} or more, found {figure}." in missed(replace(counted, min=figure + 1), *ALL)[0]
    if figure > 1:
        (many,) = assertions.miss_of_count(replace(counted, max=figure - 1), ground(*ALL))
        assert many.warning and f"expected {figure - 1} at most, found {figure}." in many.sentence
    nothing = missed(replace(counted, none=True), *ALL)
    assert nothing == ([] if figure == 0 else [f"{counted.place}: expected none, found {figure}. Why: {WHY}"])


def test_too_few_is_a_loss_and_no_warning() -> None:
    (few,) = assertions.miss_of_count(Count(WHY, min=11, line=7), ground(*ALL))
    assert (few.line, few.warning) == (7, False)
    assert few.sentence == f"statements of the release: expected 11 or more, found 10. Why: {WHY}"


def test_what_is_counted_is_named_in_words() -> None:
    named = Count(WHY, of="items", topic="lines", question="lines.name", source="gazette", value="x", note=("a", "b"))
    assert named.place == "items of lines, lines.name, gazette, x, a, b"
    assert Count(WHY, of="countries").place == "countries of the release"


# --- a sheet of assertions


def test_facts_and_counts_are_told_in_the_order_of_the_file() -> None:
    sheet = FactSheet(DAY, (fact(value="no", line=3), fact(value="yes", line=4)), (Count(WHY, min=9, line=5),))
    assert [one.line for one in assertions.misses(sheet, ground(YES))] == [3, 5]


@pytest.mark.parametrize(
    ("sheet", "reason"),
    [
        (FactSheet(DAY, (replace(fact(value="yes"), country="KEM", line=3),)), "There is no country “KEM”."),
        (
            FactSheet(DAY, (replace(fact(value="yes"), question="aid.judge", line=3),)),
            "There is no question “aid.judge”.",
        ),
        (FactSheet(DAY, (fact(source="hearsay", line=3),)), "There is no source “hearsay”."),
        (FactSheet(DAY, (), (Count(WHY, topic="weather", min=1, line=3),)), "There is no topic “weather”."),
    ],
)
def test_an_assertion_on_what_does_not_exist_is_a_mistake_with_its_line(sheet: FactSheet, reason: str) -> None:
    with pytest.raises(InvalidData) as caught:
        list(assertions.misses(sheet, ground(YES)))
    assert (caught.value.file, caught.value.line, caught.value.reason) == ("assertions.yml", 3, reason)


def test_the_day_of_a_sheet_decides_which_answer_is_recent() -> None:
    older, newer = replace(YES, as_of="2020"), replace(NO, as_of="2026", source="herald")
    shown = {
        day.year: next(one.value for one in ground(older, newer).cell(fact(), day).statements)
        for day in (DAY, dt.date(2024, 1, 1))
    }
    assert shown == {2026: "no", 2024: "yes"}
