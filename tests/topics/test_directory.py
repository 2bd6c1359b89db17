"""The directory of organisations: what is put together, what is kept apart, what is found. All of it is fictional."""

from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.codebook.files import load
from kb.countries import default_names
from kb.export.organisations import COLUMNS, organisations_csv
from kb.settings import data_dir
from kb.statements.drafts import MATCH_ANSWERS, Key, MatchAnswer, MatchDecision
from kb.statements.sources import Source
from kb.statements.views import Cell, Item
from kb.topics import organisations
from kb.topics.organisations import Directory, Wanted
from kb.topics.organisations.matching import Judgement, Knowledge, Named
from tests.conftest import GAZETTE, HERALD, RUMOUR
from tests.views import statement


def record(item: str, country: str = "FRE", source: Source = GAZETTE, **answers: str) -> Item:
    """A record of one source: its name, and what else it answers."""
    given = {"name": item, **answers}
    cells = {f"organisations.{name}": _cell(country, item, name, value, source) for name, value in given.items()}
    return Item(country, "organisations", item, given["name"], cells)


def _cell(country: str, item: str, name: str, value: str, source: Source) -> Cell:
    question = f"organisations.{name}"
    one = statement(country=country, question=question, item=item, value=value, source=source)
    return Cell(country, question, item, "answered", (one,))


def says(answers: Mapping[str, str]) -> organisations.Judge:
    """A matcher that knows pairs of items ("a b": "same"); all others are different."""

    def judged(left: Item, right: Item) -> Judgement:
        answer = answers.get(f"{left.item} {right.item}", "different")
        return Judgement(cast(MatchAnswer, answer), 0.9 if answer == "same" else 0.5, (f"I say {answer}.",))

    return judged


def decision(pair: str, answer: str, reason: str = "") -> MatchDecision:
    left, right = pair.split()
    return MatchDecision(("FRE", left), ("FRE", right), cast(MatchAnswer, answer), reason)


def made(items: str, matcher: Mapping[str, str], *decisions: MatchDecision) -> Directory:
    return organisations.directory([record(item) for item in items.split()], decisions, says(matcher))


def together(found: Directory) -> list[str]:
    return [" ".join(sorted(one.item for one in organisation.records)) for organisation in found.organisations]


CASES = [
    ("the matcher puts together", {"a b": "same"}, [], ["a b", "c"]),
    ("unsure puts nothing together", {"a b": "unsure"}, [], ["a", "b", "c"]),
    ("what could be one or another is put to neither", {"a b": "same", "b c": "same"}, [], ["a", "b", "c"]),
    ("all three alike are one", {"a b": "same", "b c": "same", "a c": "same"}, [], ["a b c"]),
    ("a person outweighs the matcher", {"a b": "same"}, [("a b", "different")], ["a", "b", "c"]),
    ("a person who could not tell keeps apart", {"a b": "same"}, [("a b", "unsure")], ["a", "b", "c"]),
    ("a person puts together", {}, [("a b", "same")], ["a b", "c"]),
    ("persons put together in a chain", {}, [("a b", "same"), ("b c", "same")], ["a b c"]),
    (
        "apart is apart by way of a third",
        {},
        [("a b", "same"), ("b c", "same"), ("a c", "different")],
        ["a b", "c"],
    ),
    ("the matcher does not undo it either", {"b c": "same"}, [("a b", "same"), ("a c", "different")], ["a b", "c"]),
]


@pytest.mark.parametrize(("why", "matcher", "said", "expected"), CASES)
def test_what_is_put_together(
    why: str, matcher: dict[str, str], said: list[tuple[str, str]], expected: list[str]
) -> None:
    assert together(made("a b c", matcher, *(decision(*one) for one in said))) == expected, why


def test_the_matcher_is_asked_about_one_country_only_and_a_person_may_join_two() -> None:
    records = [record("a", "FRE"), record("a", "SYL")]
    everything = says({"a a": "same"})
    across = MatchDecision(("FRE", "a"), ("SYL", "a"), "same")
    assert len(organisations.directory(records, (), everything).organisations) == 2
    joined = organisations.directory(records, (across,), everything).organisations
    assert [one.countries for one in joined] == [("FRE", "SYL")]


def test_a_decision_on_a_record_that_is_gone_does_no_harm() -> None:
    assert together(made("a b", {}, decision("a z", "same"))) == ["a", "b"]


def test_doubts_are_told_once_for_two_organisations_with_their_reasons() -> None:
    found = made("a b c", {"a b": "same", "a c": "unsure", "b c": "unsure"})
    assert [(one.left.item, one.right.item, one.reasons) for one in found.doubts] == [("a", "c", ("I say unsure.",))]


def test_a_pair_that_a_person_could_not_tell_is_a_doubt_with_that_persons_reason() -> None:
    found = made("a b", {}, decision("a b", "unsure", "No address is printed."))
    assert [(one.reasons, one.looked) for one in found.doubts] == [(("No address is printed.",), True)]


def test_a_choice_of_two_is_two_doubts_until_a_person_tells_one_apart() -> None:
    choice = {"a b": "same", "b c": "same"}
    assert len(made("a b c", choice).doubts) == 2
    settled = made("a b c", choice, decision("b c", "different"))
    assert together(settled) == ["a b", "c"]
    assert settled.doubts == ()


ITEMS = ("a", "b", "c", "d", "e")
PAIRS = [f"{left} {right}" for left, right in combinations(ITEMS, 2)]
MATCHERS = st.dictionaries(st.sampled_from(PAIRS), st.sampled_from(("same", "unsure")))
DECISIONS = st.dictionaries(st.sampled_from(PAIRS), st.sampled_from(MATCH_ANSWERS))


@given(matcher=MATCHERS, said=DECISIONS)
def test_whatever_was_said_told_apart_stays_apart_and_order_does_not_matter(
    matcher: dict[str, str], said: dict[str, str]
) -> None:
    decisions = [decision(pair, answer) for pair, answer in said.items()]
    found = made(" ".join(ITEMS), matcher, *decisions)
    groups = [{one.item for one in organisation.records} for organisation in found.organisations]
    assert sorted(item for group in groups for item in group) == list(ITEMS)
    for pair, answer in said.items():
        if answer == "different":
            assert not any(set(pair.split()) <= group for group in groups)
    assert made(" ".join(reversed(ITEMS)), matcher, *reversed(decisions)) == found


def test_the_record_that_names_an_organisation_is_confirmed_and_has_a_name_in_words() -> None:
    records = [
        record("hearsay", source=RUMOUR, name="Freedonian Aid for Children"),
        record("short", name="FAC"),
        record("long", name="Freedonian Aid"),
    ]
    same = says({"hearsay long": "same", "hearsay short": "same", "long short": "same"})
    assert [one.title for one in organisations.directory(records, (), same).organisations] == ["Freedonian Aid"]


def test_the_real_matcher_knows_names_short_names_and_countries() -> None:
    records = [
        record("one", "KEN", name="Freedonian Society for Aid to Children (FSAC)"),
        record("two", "KEN", HERALD, name="FSAC"),
        record("three", "UGA", HERALD, name="FSAC"),
    ]
    known = [Named(one.title, one.country) for one in records]
    knowledge = Knowledge.of(known, default_names())
    found = organisations.directory(records, (), organisations.judge_of(records, knowledge))
    assert together(found) == ["one two", "three"]


# --- finding ---

AID = record(
    "aid", name="Freedonian Aid", acronym="FA", name_local="Фридонская помощь", networks="Ring;League", kind="ngo",
    focus="family", about="Visits children in prison",
)  # fmt: skip
SCHOOL = record("school", "SYL", name="Society for Schools", networks="Ring", kind="coalition", focus="family;schools")
EAST = record("east", "SYL", name="东方儿童会", kind="ngo")


def find(**wanted: str) -> list[str]:
    records = (AID, SCHOOL, EAST)
    whole = [organisations.listed(one) for one in organisations.directory(records, (), says({})).organisations]
    found = organisations.find(whole, Wanted(**wanted))
    return [one.records[0].item for one in found.organisations] + (["near"] if found.near else [])


FINDS: Iterable[tuple[dict[str, str], list[str]]] = (
    ({}, ["aid", "school", "east"]),
    ({"country": "SYL"}, ["school", "east"]),
    ({"network": "Ring"}, ["aid", "school"]),
    ({"network": "Ring", "country": "SYL"}, ["school"]),
    ({"kind": "ngo", "focus": "family"}, ["aid"]),
    ({"focus": "schools"}, ["school"]),
    ({"words": "freedonian"}, ["aid"]),
    ({"words": "fa"}, ["aid"]),
    ({"words": "AID free"}, ["aid"]),
    ({"words": "помощь"}, ["aid"]),
    ({"words": "儿童"}, ["east"]),
    ({"words": "prison"}, ["aid"]),
    ({"words": "chools"}, ["school"]),
    ({"words": "Fredonian Ayd"}, ["aid", "near"]),
    ({"words": "Socety", "country": "FRE"}, ["near"]),
    ({"words": "xyz"}, ["near"]),
    ({"words": "?!"}, []),
    ({"words": "aid school"}, ["near"]),
)


@pytest.mark.parametrize(("wanted", "expected"), FINDS)
def test_what_is_found(wanted: dict[str, str], expected: list[str]) -> None:
    assert find(**wanted) == expected


@given(words=st.text(max_size=40))
def test_no_words_break_the_search(words: str) -> None:
    assert set(find(words=words)) <= {"aid", "school", "east", "near"}


# --- taking away ---


def test_the_file_has_a_line_for_each_record_and_source_and_runs_no_formula() -> None:
    records = [record("a", name="=HYPERLINK(1)", kind="ngo"), record("b", source=RUMOUR, name="Aid", kind="ngo")]
    found = organisations.directory(records, (decision("a b", "same"),), says({})).organisations
    lines = organisations_csv(found, load(data_dir() / "codebook"), {"FRE": "Freedonia"}).splitlines()
    assert lines[0] == ",".join(COLUMNS)
    assert lines[1].startswith("FRE,Freedonia,'=HYPERLINK(1),FRE/a,'=HYPERLINK(1),,,Non-governmental organisation,")
    assert lines[1].endswith("Freedonian Printing Office,Gazette of Freedonia,,A,NOASSERTION")
    assert "FRE/b,Aid" in lines[2]
    assert "only a community list names it" in lines[2]


def test_a_key_names_a_record_as_decisions_do() -> None:
    expected: Key = ("SYL", "school")
    assert organisations.key_of(SCHOOL) == expected
