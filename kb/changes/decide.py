"""A colleague's decision on pending proposals: accepted as one revision, rejected with a reason, or withdrawn."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, select, update
from sqlmodel import Session

from kb.changes.common import now, parts, put, refuse_outdated
from kb.changes.revise import Accepted, Step, revise
from kb.errors import NotFound, Refused
from kb.people.roles import Actor
from kb.statements.statement import FIELDS
from kb.store import index
from kb.store.models import PROPOSAL, SOURCE, ContributionRow

_Pending = Row[tuple[Any, ...]]


def accept(
    session: Session, actor: Actor, contribution: int, *, message: str = "", only: Sequence[int] = ()
) -> Accepted:
    """Make the pending proposals of a contribution (or `only` some of them, by id) one revision.

    The sources that a contribution describes always come with it: no statement may stand without its source.

    Raises:
        Refused: the actor may not review, or it is the actor's own work.
        Outdated: what a proposal was based on has changed since; nothing is written.
        NotFound: no such contribution, or nothing pending in it.
    """
    opened = _to_decide(session, actor, contribution)
    proposals = _pending(session, contribution, only)
    _store_sources(session, proposals, way=opened.way)
    bases = [row.base for row in proposals if row.base is not None]
    refuse_outdated(session, bases)
    added = [_statement(row) for row in proposals if row.action in ("set", "confirm")]
    done = revise(session, actor, Step(message or opened.title, added, bases, contribution))
    _decide(session, proposals, actor, "accepted", "")
    return done


def reject(session: Session, actor: Actor, contribution: int, *, reason: str, only: Sequence[int] = ()) -> int:
    """Turn pending proposals down with a reason for their author; returns how many statements.

    Raises:
        Refused: the actor may not review, it is the actor's own work, or no reason is given.
    """
    _to_decide(session, actor, contribution)
    if not reason.strip():
        raise Refused("A rejection needs a reason, so that its author can mend it.")
    proposals = _pending(session, contribution, only)
    return _decide(session, proposals, actor, "rejected", reason)


def withdraw(session: Session, actor: Actor, contribution: int) -> int:
    """Take one's own pending proposals back; returns how many statements."""
    opened = _contribution(session, contribution)
    if opened.by != actor.label:
        raise Refused(f"Only {opened.by} can withdraw this contribution; a reviewer can reject it.")
    proposals = _pending(session, contribution, ())
    return _decide(session, proposals, actor, "withdrawn", "")


def _contribution(session: Session, number: int) -> ContributionRow:
    row = session.get(ContributionRow, number)
    if row is None:
        raise NotFound(f"There is no contribution {number}.")
    return row


def _to_decide(session: Session, actor: Actor, number: int) -> ContributionRow:
    actor.require("review")
    opened = _contribution(session, number)
    actor.require_other_than(opened.by)
    return opened


def _pending(session: Session, contribution: int, only: Sequence[int]) -> list[_Pending]:
    columns = [PROPOSAL.c[name] for name in ("id", "action", "base", "fields", "digest")]
    query = select(*columns).where(PROPOSAL.c.contribution == contribution, PROPOSAL.c.state == "pending")
    rows = [row for row in session.execute(query.order_by(PROPOSAL.c.id)).all() if _chosen(row, only)]
    if not rows:
        raise NotFound(f"Nothing is pending in contribution {contribution}.")
    return rows


def _chosen(row: _Pending, only: Sequence[int]) -> bool:
    return not only or row.id in only or row.action == "source"


def _store_sources(session: Session, proposals: Sequence[_Pending], *, way: str) -> None:
    """Store the sources described; a file changes none that became known while it waited for a decision."""
    known = set(session.execute(select(SOURCE.c.id)).scalars()) if way == "file" else set()
    described = [json.loads(row.fields) for row in proposals if row.action == "source"]
    described = [words for words in described if words["id"] not in known]
    put(session, SOURCE, described)
    index.touch_sources(session, [words["id"] for words in described])


def _statement(proposal: _Pending) -> dict[str, Any]:
    words: dict[str, Any] = json.loads(proposal.fields)
    return dict.fromkeys(FIELDS, "") | words | {"digest": proposal.digest}


def _decide(session: Session, proposals: Sequence[_Pending], actor: Actor, state: str, reason: str) -> int:
    values = {"state": state, "decided_by": actor.label, "decided_at": now(), "reason": reason}
    for part in parts([row.id for row in proposals]):
        session.execute(update(PROPOSAL).where(PROPOSAL.c.id.in_(part)).values(**values))
    return sum(row.action != "source" for row in proposals)
