"""One step of the base: a numbered, signed revision that retires and adds; and its undoing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from kb.changes.common import now, parts
from kb.changes.propose import sealed
from kb.errors import NotFound, Outdated
from kb.people.roles import Actor
from kb.statements import chain
from kb.statements.drafts import Draft
from kb.statements.statement import FIELDS, REDACTED_FIELDS
from kb.store import index
from kb.store.models import PROPOSAL, REDACTION, REVISION, STATEMENT, RevisionRow, StatementRow

_ONE_LIVE = ("one_live_statement", "UNIQUE constraint failed: statement.country")
"""How PostgreSQL and SQLite name the index that lets one answer of a source live."""

_LIVE: dict[str, Any] = {"retired_in": None, "redacted": False}


@dataclass(frozen=True, slots=True)
class Accepted:
    """A new revision: its number, and how many statements it added and retired."""

    revision: int
    added: int
    retired: int


@dataclass(frozen=True, slots=True)
class Step:
    """What a revision is to do: rows to add (sealed, without revision), ids to retire, and why."""

    message: str
    added: list[dict[str, Any]]
    retired: list[int]
    contribution: int | None = None


def revert(session: Session, actor: Actor, number: int, *, message: str = "") -> Accepted:
    """Undo one revision by a new one: what it added is retired, what it retired comes back whole.

    Raises:
        Outdated: a later revision changed something that it added.
        NotFound: no such revision.
    """
    actor.require("review")
    if session.get(RevisionRow, number) is None:
        raise NotFound(f"There is no revision {number}.")
    added = session.execute(select(STATEMENT).where(STATEMENT.c.added_in == number)).all()
    if any(row.retired_in is not None for row in added):
        raise Outdated(f"A later revision changed what revision {number} added. Revert the later one first.")
    still_worded = select(STATEMENT).where(STATEMENT.c.retired_in == number, STATEMENT.c.redacted.is_(False))
    retired = session.execute(still_worded).all()
    back = [sealed(Draft(**{name: row._mapping[name] for name in FIELDS})) for row in retired]
    return revise(session, actor, Step(message or f"Revert revision {number}", back, [row.id for row in added]))


def redact(session: Session, actor: Actor, statement: int, *, reason: str) -> Accepted:
    """Remove the words of a statement for good (personal data, a legal duty): it is retired and emptied.

    Its digest stays, so the chain of revisions stays valid; proposals with the same words are emptied too.
    """
    actor.require("redact")
    row = session.get(StatementRow, statement)
    if row is None:
        raise NotFound(f"There is no statement {statement}.")
    live = [statement] if row.retired_in is None else []
    done = revise(session, actor, Step(f"{REDACTION}{statement}: {reason}", [], live))
    empty = dict.fromkeys(REDACTED_FIELDS, "")
    emptied = update(STATEMENT).where(STATEMENT.c.id == statement).values(**empty, salt="", redacted=True)
    session.execute(emptied)
    repeats = (PROPOSAL.c.base == statement) & PROPOSAL.c.action.in_(("confirm", "retire"))
    session.execute(update(PROPOSAL).where((PROPOSAL.c.digest == row.digest) | repeats).values(fields="{}"))
    index.purge(session)
    return done


def revise(session: Session, actor: Actor, step: Step) -> Accepted:
    """Write one revision: retire first, then add, and seal both into the chain."""
    last = session.execute(select(REVISION).order_by(REVISION.c.number.desc()).limit(1)).first()
    number, at = (last.number if last else 0) + 1, now()
    seal = chain.revision_digest(
        last.digest if last else chain.FIRST,
        (str(number), at, actor.label, step.message),
        (row["digest"] for row in step.added),
        _digests(session, step.retired),
    )
    signed = {"by": actor.label, "contribution": step.contribution, "message": step.message}
    session.execute(REVISION.insert().values(number=number, at=at, digest=seal, **signed))
    for part in parts(step.retired):
        session.execute(update(STATEMENT).where(STATEMENT.c.id.in_(part)).values(retired_in=number))
    _add(session, [{**row, **_LIVE, "added_in": number} for row in step.added])
    index.touch(session, number, _touched(session, step))
    return Accepted(number, len(step.added), len(step.retired))


def _touched(session: Session, step: Step) -> set[tuple[str, str, str]]:
    """The cells that a step adds to or takes from."""
    cells = {(row["country"], row["question"], row["item"]) for row in step.added}
    columns = (STATEMENT.c.country, STATEMENT.c.question, STATEMENT.c.item)
    for part in parts(step.retired):
        cells |= {tuple(row) for row in session.execute(select(*columns).where(STATEMENT.c.id.in_(part)))}
    return cells


def _add(session: Session, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    try:
        session.execute(STATEMENT.insert(), rows)
    except IntegrityError as error:
        if not any(name in str(error.orig) for name in _ONE_LIVE):
            raise
        raise Outdated(
            "A statement cannot be added: the same source already has a live answer of that date to the question. "
            "Look at the new state and decide again."
        ) from error


def _digests(session: Session, ids: Sequence[int]) -> list[str]:
    found: list[str] = []
    for part in parts(ids):
        found += session.execute(select(STATEMENT.c.digest).where(STATEMENT.c.id.in_(part))).scalars()
    return found
