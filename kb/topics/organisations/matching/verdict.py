"""The judgement: what speaks for one organisation, what speaks against, and which of three answers follows."""

from dataclasses import dataclass
from typing import Literal

from kb.i18n import _
from kb.topics.organisations.matching.evidence import cons, pros, side
from kb.topics.organisations.matching.knowledge import Knowledge, Named

Answer = Literal["same", "different", "unsure"]

SAME, DIFFERENT = 0.8, 0.3
"""Scores from which on, and up to which, a pair is called the same and different."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether two names are one organisation's.

    Attributes:
        answer: `same`, `different` or `unsure`.
        score: 0 (surely different) to 1 (surely the same).
        reasons: sentences for people, the strongest first.
    """

    answer: Answer
    score: float
    reasons: tuple[str, ...]


def judge(left: Named, right: Named, knowledge: Knowledge) -> Judgement:
    """Whether two names are one organisation's, with reasons; the answer does not depend on which is left."""
    one, other = side(left, knowledge), side(right, knowledge)
    if (not one.readings[0].words and not one.named) or (not other.readings[0].words and not other.named):
        return Judgement("unsure", 0.0, (_("A name has no word to compare."),))
    for_it = sorted(pros(one, other, knowledge), key=lambda clue: (-clue.score, clue.reason))
    against = sorted(cons(one, other, knowledge), key=lambda clue: (clue.score, clue.reason))
    score = min([for_it[0].score if for_it else 0.0, *(clue.score for clue in against)])
    answer: Answer = "same" if score >= SAME else "different" if score <= DIFFERENT else "unsure"
    first, second = (for_it, against) if answer == "same" else (against, for_it)
    reasons = tuple(dict.fromkeys(clue.reason for clue in [*first[:2], *second[:1]]))
    return Judgement(answer, round(score, 3), reasons or (_("Nothing speaks for one organisation."),))
