"""What a person decided on two records of organisations: one organisation or two, remembered for ever."""

from collections.abc import Iterable

from sqlalchemy import exists, select
from sqlmodel import Session

from kb.changes.common import now
from kb.errors import InvalidValue, NotFound
from kb.people.roles import Actor
from kb.statements.drafts import MATCH_ANSWERS, Key, MatchDecision
from kb.store.models import MATCH_DECISION, STATEMENT

_ORGANISATIONS = "organisations."


def decide_match(session: Session, actor: Actor, decision: MatchDecision) -> None:
    """Remember whether two records are one organisation. A later decision holds instead; the earlier one stays on file.

    Raises:
        Refused: the actor may not review.
        NotFound: one of the records is not in the base.
        InvalidValue: a record is paired with itself, or the answer is none of the three.
    """
    actor.require("review")
    for key in decision.pair:
        _require_record(session, key)
    settle_matches(session, actor, (decision,))


def settle_matches(session: Session, actor: Actor, decisions: Iterable[MatchDecision]) -> None:
    """Remember decisions that a release brings, also on records that this base does not hold (yet).

    Raises:
        Refused: the actor may not review.
        InvalidValue: a record is paired with itself, or an answer is none of the three.
    """
    actor.require("review")
    signed = {"by": actor.label, "at": now()}
    rows = [_row(decision) | signed for decision in decisions]
    if rows:
        session.execute(MATCH_DECISION.insert(), rows)


def _row(decision: MatchDecision) -> dict[str, str]:
    if decision.answer not in MATCH_ANSWERS:
        raise InvalidValue(f"“{decision.answer}” is no answer; write {', '.join(MATCH_ANSWERS)}.")
    if decision.left == decision.right:
        raise InvalidValue(f"{'/'.join(decision.left)} was paired with itself; name two records.")
    left = dict(zip(("left_country", "left_item"), decision.left, strict=True))
    right = dict(zip(("right_country", "right_item"), decision.right, strict=True))
    return left | right | {"answer": decision.answer, "reason": decision.reason}


def _require_record(session: Session, key: Key) -> None:
    country, item = key
    live = exists().where(
        STATEMENT.c.country == country,
        STATEMENT.c.item == item,
        STATEMENT.c.question.startswith(_ORGANISATIONS, autoescape=True),
        STATEMENT.c.retired_in.is_(None),
    )
    if not session.execute(select(live)).scalar_one():
        raise NotFound(f"There is no organisation “{country}/{item}” here; the page Organisations lists them.")
