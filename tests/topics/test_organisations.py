"""Finding an organisation by a few words, and which record names it; all organisations are fictional."""

from dataclasses import replace

import pytest

from kb.statements.views import Item
from kb.topics import organisations
from kb.topics.organisations import Organisation, Wanted
from tests.conftest import GAZETTE, HERALD, RUMOUR
from tests.topics.test_directory import decision, made, record, says


def found(words: str, *names: str) -> list[str]:
    """Titles that words find among organisations of these names; "near" first where they only come near."""
    records = [record(f"item-{place}", name=name) for place, name in enumerate(names)]
    listed = [organisations.listed(Organisation((one,))) for one in records]
    told = organisations.find(listed, Wanted(words=words))
    return (["near"] if told.near else []) + [one.title for one in told.organisations]


@pytest.mark.parametrize(
    ("words", "names", "expected"),
    [
        pytest.param("aid", ["Aid First", "Said Aid"], ["Aid First", "Said Aid"], id="words that begin a word"),
        pytest.param("aid", ["Said", "Aid"], ["Aid"], id="a part of a word only where no word begins so"),
        pytest.param("aid", ["Said", "Raider"], ["Said", "Raider"], id="a part of a word"),
        pytest.param("fre aid", ["Freedonian Aid", "Freedonia"], ["Freedonian Aid"], id="all words"),
        pytest.param("Aíd", ["Aid"], ["Aid"], id="accents fold"),
        pytest.param("sylvenia", ["Sylvania Circle"], ["near", "Sylvania Circle"], id="a typo"),
        pytest.param("abx", ["Abc"], ["near"], id="three letters have no typos"),
        pytest.param("abxy", ["Abcd Circle"], ["near"], id="two of four letters are too few"),
        pytest.param("abcdx", ["Abcde Circle"], ["near", "Abcde Circle"], id="four of five letters are enough"),
        pytest.param("   ", ["Aid", "Help"], ["Aid", "Help"], id="blanks are no words"),
        pytest.param("???", ["Aid", "Help"], [], id="signs alone find nothing"),
    ],
)
def test_what_words_find(words: str, names: list[str], expected: list[str]) -> None:
    assert found(words, *names) == expected


def test_the_nearest_name_comes_first_and_names_that_are_as_near_keep_their_order() -> None:
    assert found("sylvanean", "Sylvenian", "Sylvanian", "Sylvenian") == [
        "near",
        "Sylvanian",
        "Sylvenian",
        "Sylvenian",
    ]


def test_at_most_twenty_names_come_near() -> None:
    many = [f"Sylvania {place}" for place in range(30)]
    assert found("sylvxnia", *many) == ["near", *many[:20]]


def test_a_long_question_is_not_like_a_short_name_that_it_holds() -> None:
    assert found("zzz society for zyx", "Soc") == ["near"]


def test_words_of_a_description_and_of_a_note_are_found() -> None:
    told = record("aid", name="Aid", about="Visits prisons")
    cells = {
        id: replace(cell, statements=tuple(replace(one, note="Founded by teachers") for one in cell.statements))
        for id, cell in told.cells.items()
    }
    listed = [organisations.listed(Organisation((replace(told, cells=cells),)))]
    for words in ("prisons", "teachers"):
        assert len(organisations.find(listed, Wanted(words=words)).organisations) == 1


def test_no_organisation_has_a_network_that_it_does_not_name_whole() -> None:
    listed = [organisations.listed(Organisation((record("aid", networks="Ring;League"),)))]
    assert [len(organisations.find(listed, Wanted(network=name)).organisations) for name in ("Ring", "Rin")] == [1, 0]


# --- which record names an organisation


def named(*records: Item) -> str:
    """The title of the one organisation that a person made of these records."""
    first, *others = records
    decisions = [decision(f"{first.item} {one.item}", "same") for one in others]
    (one,) = organisations.directory(records, decisions, says({})).organisations
    return one.title


def with_second_source(one: Item) -> Item:
    """The same record, of which the herald speaks too."""
    cells = {
        id: replace(cell, statements=(*cell.statements, replace(cell.statements[0], source=HERALD)))
        for id, cell in one.cells.items()
    }
    return replace(one, cells=cells)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        pytest.param(record("z", name="FAC"), record("a", source=RUMOUR, name="Aid of Freedonia"), id="confirmed"),
        pytest.param(record("z", name="Freedonian Aid"), record("a", name="Aid"), id="several words"),
        pytest.param(with_second_source(record("z", name="The Aid")), record("a", name="All Aid"), id="more sources"),
        pytest.param(record("z", name="all aid"), record("a", name="The Aid"), id="the alphabet, whatever the case"),
        pytest.param(record("a", name="The Aid"), record("z", name="The Aid"), id="the item at last"),
    ],
)
def test_the_record_that_names_an_organisation(better: Item, worse: Item) -> None:
    assert organisations.directory(
        (worse, better), [decision(f"{worse.item} {better.item}", "same")], says({})
    ).organisations == (Organisation((better, worse)),)
    assert named(better, worse) == better.title


def test_organisations_stand_by_country_and_title_whatever_the_case() -> None:
    records = [
        record("c", "SYL", name="Aid"),
        record("b", name="beta"),
        record("a", name="Zeta"),
        record("d", name="Alpha"),
    ]
    titles = [one.title for one in organisations.directory(records, (), says({})).organisations]
    assert titles == ["Alpha", "beta", "Zeta", "Aid"]


def test_answers_of_several_choices_are_told_choice_by_choice_and_each_once() -> None:
    both = Organisation(
        (record("a", networks="Ring;League", kind="ngo"), record("b", source=HERALD, networks="Ring;Hub", kind="ngo"))
    )
    assert both.values("networks") == ("Ring", "League", "Hub")
    assert both.values("kind") == ("ngo",)
    assert both.values("name") == ("a", "b")
    assert both.values("website") == ()


def test_a_name_with_a_semicolon_stays_one_name() -> None:
    assert Organisation((record("a", name="Aid; Freedonia"),)).values("name") == ("Aid; Freedonia",)


# --- doubts


def test_the_doubt_of_a_person_comes_first_then_the_likeliest() -> None:
    told = made("a b c d", {"a b": "unsure", "a c": "unsure"}, decision("c d", "unsure", "No seat is printed."))
    assert [(one.left.item, one.right.item, one.looked) for one in told.doubts] == [
        ("c", "d", True),
        ("a", "b", False),
        ("a", "c", False),
    ]


def test_a_person_without_a_reason_gives_none() -> None:
    (doubt,) = made("a b", {}, decision("a b", "unsure")).doubts
    assert doubt.reasons == ()


def test_what_a_person_decided_is_no_doubt_of_the_matcher() -> None:
    assert made("a b", {"a b": "unsure"}, decision("a b", "different")).doubts == ()
    assert made("a b", {"a b": "unsure"}, decision("a b", "same")).doubts == ()


def test_records_of_two_groups_that_were_told_apart_are_no_doubt_either() -> None:
    told = made("a b c", {"b c": "unsure"}, decision("a b", "same"), decision("a c", "different"))
    assert told.doubts == ()


def test_a_record_is_named_with_its_country_so_that_two_of_one_item_stay_two() -> None:
    home, abroad = record("a", source=GAZETTE), record("a", "SYL")
    assert {organisations.key_of(one) for one in (home, abroad)} == {("FRE", "a"), ("SYL", "a")}


def test_an_organisation_that_is_all_of_what_is_wanted_and_nothing_more_is_found() -> None:
    listed = [organisations.listed(Organisation((record("aid"),)))]
    assert len(organisations.find(listed, Wanted(country="FRE")).organisations) == 1
