"""The words that page, terminal and exports share."""

from dataclasses import replace

import pytest

from kb import wording
from kb.codebook import Choice
from kb.wording.counts import per_cent
from tests.views import LAWYER, statement

NOT_BOUND = replace(LAWYER, choices=(Choice("no", "Not a party", "On that day.", "unfavourable", dated=True),))


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        ("2026-02-03", "Not a party on 3 Feb 2026"),
        ("2015", "Not a party in 2015"),
        ("", "Not a party (date not stated)"),
    ],
)
def test_an_answer_that_is_only_true_on_its_date_is_shown_with_it(as_of: str, words: str) -> None:
    assert wording.value(statement(value="no", as_of=as_of), NOT_BOUND) == words


def test_other_answers_are_shown_without_their_date() -> None:
    assert wording.value(statement(value="yes", as_of="2015"), LAWYER) == "Yes"


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [(0, 9, "0"), (1, 1000, "under 1"), (1, 100, "1"), (1, 3, "33"), (999, 1000, "99"), (9, 9, "100")],
)
def test_a_share_is_never_rounded_to_nothing_or_to_the_whole(part: int, whole: int, words: str) -> None:
    assert per_cent(part, whole) == words
