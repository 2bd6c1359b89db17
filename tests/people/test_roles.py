"""Who may do what, and that nobody decides on their own work, however the name is spelt."""

import pytest

from kb.errors import Refused
from kb.people.roles import KEEPER, RELEASE, Actor, Right, contributor, reviewer

EVERYTHING = Actor("Rufus", frozenset({"contribute", "review", "redact"}))


@pytest.mark.parametrize(
    ("actor", "rights"),
    [
        (contributor("Amina"), {"contribute"}),
        (reviewer("Bruno"), {"contribute", "review"}),
        (EVERYTHING, {"contribute", "review", "redact"}),
        (Actor("Nobody in particular", frozenset()), set()),
        (RELEASE, {"contribute"}),
        (KEEPER, {"contribute", "review"}),
    ],
)
@pytest.mark.parametrize("right", ["contribute", "review", "redact"])
def test_each_may_do_what_the_role_allows_and_no_more(actor: Actor, rights: set[str], right: Right) -> None:
    if right in rights:
        actor.require(right)
    else:
        with pytest.raises(Refused, match=f"{actor.label} may not {right}; ask an administrator for that right"):
            actor.require(right)


@pytest.mark.parametrize(
    "author",
    [
        "Élise Martin",
        "élise martin",
        "ÉLISE  MARTIN",
        " Élise\tMartin ",
        "Elise Martin",
        "E\u0301lise Martin",
        "ＥＬＩＳＥ Martin",
    ],
)
def test_one_name_in_another_spelling_is_the_same_person(author: str) -> None:
    with pytest.raises(Refused, match="Élise Martin submitted this and cannot decide on it; a colleague must"):
        reviewer("Élise Martin").require_other_than(author)


@pytest.mark.parametrize("author", ["Élise", "Martin Élise", "Élise Martin 2", "Élise-Martin", ""])
def test_another_name_is_a_colleague(author: str) -> None:
    reviewer("Élise Martin").require_other_than(author)


@pytest.mark.parametrize("label", ["A", "Amina", "王小明", "O’Neil, J. (intern)", "élise@example.org"])
def test_a_name_in_plain_words_can_sign(label: str) -> None:
    assert contributor(label).label == label


@pytest.mark.parametrize("label", ["", " ", "\u00a0", "Ami\nna", "Ami\x00na", "Ami\u200bna", "\u202eanimA", "\ud83d"])
def test_a_name_that_nobody_can_see_or_no_base_can_store_cannot(label: str) -> None:
    with pytest.raises(Refused, match="needs a name in plain words"):
        contributor(label)


def test_whoever_fills_the_base_is_another_than_whoever_hands_in() -> None:
    KEEPER.require_other_than(RELEASE.label)
