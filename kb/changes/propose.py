"""From drafts to pending proposals: what is new, what it would replace, what changes nothing."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import asdict, astuple, dataclass, fields, replace
from operator import attrgetter
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from kb.changes.common import MANY, now, parts, refuse_outdated
from kb.errors import NotFound
from kb.people.roles import Actor
from kb.statements import chain
from kb.statements.drafts import Draft, Submission
from kb.statements.sources import Source
from kb.statements.statement import FIELDS, IDENTITY
from kb.store.models import CONTRIBUTION, PROPOSAL, SOURCE, STATEMENT, ContributionRow

_identity = attrgetter(*IDENTITY)
_words = attrgetter(*FIELDS)
_SOURCE_FIELDS = tuple(field.name for field in fields(Source))
_NEW: dict[str, Any] = {
    "base": None,
    "digest": "",
    "place": "",
    "state": "pending",
    "decided_by": "",
    "decided_at": "",
    "reason": "",
}


@dataclass(frozen=True, slots=True)
class Submitted:
    """What came of a submission.

    Attributes:
        contribution: its number; None when nothing was new.
        proposed: statements that wait for a decision.
        unchanged: drafts that say what the base says already.
    """

    contribution: int | None
    proposed: int
    unchanged: int


def submit(session: Session, actor: Actor, submission: Submission) -> Submitted:
    """Turn a submission into pending proposals, without those that change nothing.

    Each proposal notes the live statement that it would replace. A file that was handed in before (and not rejected or
    withdrawn) makes no second contribution. A partner's file (way "file") may bring sources, but changes none that is
    known: it would speak for every statement of that source, and usually knows less of it than the base.

    Raises:
        Refused: the actor may not contribute.
        NotFound: a draft names a source that is neither in the base nor in the submission.
    """
    actor.require("contribute")
    if submission.digest and _is_known(session, submission.digest):
        return Submitted(None, 0, len(submission.drafts))
    sources = _new_sources(session, submission)
    _refuse_unknown_sources(session, submission)
    changes = _changing(session, submission.drafts)
    if not changes and not sources:
        return Submitted(None, 0, len(submission.drafts))
    contribution = _open(session, actor, submission)
    _propose(session, contribution, sources + changes)
    return Submitted(contribution, len(changes), len(submission.drafts) - len(changes))


def confirm(session: Session, actor: Actor, statements: Sequence[int], *, on: str) -> Submitted:
    """Propose that statements were checked on a day (ISO) and still hold; accepting retires and adds them.

    Raises:
        Outdated: one of them is no longer live.
    """
    drafts = {id: replace(draft, checked_on=on) for id, draft in _live(session, actor, statements).items()}
    return _act(session, actor, Submission(title="Still true", way="form"), _proposals("confirm", drafts))


def retire(session: Session, actor: Actor, statements: Sequence[int], *, title: str) -> Submitted:
    """Propose that statements no longer stand, without a successor.

    Raises:
        Outdated: one of them is no longer live.
    """
    drafts = _live(session, actor, statements)
    return _act(session, actor, Submission(title=title, way="form"), _proposals("retire", drafts))


def sealed(draft: Draft) -> dict[str, Any]:
    """The statement that a draft would become: its fields with a fresh salt and the digest of both."""
    salt, words = secrets.token_hex(16), _words(draft)
    digest = chain.statement_digest(salt, words)
    return dict(zip(FIELDS, words, strict=True)) | {"salt": salt, "digest": digest}


def _is_known(session: Session, digest: str) -> bool:
    found = (
        select(CONTRIBUTION.c.id)
        .join(PROPOSAL, PROPOSAL.c.contribution == CONTRIBUTION.c.id)
        .where(CONTRIBUTION.c.digest == digest, PROPOSAL.c.state.in_(("pending", "accepted")))
        .limit(1)
    )
    return session.execute(found).first() is not None


def _new_sources(session: Session, submission: Submission) -> list[dict[str, Any]]:
    columns = [SOURCE.c[name] for name in _SOURCE_FIELDS]
    known = {row[0]: tuple(row) for row in session.execute(select(*columns))}
    return [
        _NEW | {"action": "source", "fields": json.dumps(asdict(source), ensure_ascii=False)}
        for source in submission.sources
        if known.get(source.id) != astuple(source) and not (submission.way == "file" and source.id in known)
    ]


def _refuse_unknown_sources(session: Session, submission: Submission) -> None:
    known = set(session.execute(select(SOURCE.c.id)).scalars()) | {source.id for source in submission.sources}
    for draft in submission.drafts:
        if draft.source not in known:
            raise NotFound(f"{draft.place}: there is no source “{draft.source}”; every statement needs one.")


def _changing(session: Session, drafts: Sequence[Draft]) -> list[dict[str, Any]]:
    live = _live_by_identity(session, {draft.country for draft in drafts}) if drafts else {}
    changes = {}
    for draft in drafts:
        identity = _identity(draft)
        found = live.get(identity)
        if found is None or found[1:] != _words(draft):
            changes[identity] = _proposal("set", draft, found[0] if found else None)
    return list(changes.values())


def _live_by_identity(session: Session, countries: set[str]) -> dict[tuple[str, ...], tuple[Any, ...]]:
    query = select(STATEMENT.c.id, *(STATEMENT.c[name] for name in FIELDS))
    query = query.where(STATEMENT.c.retired_in.is_(None))
    if len(countries) <= MANY:
        query = query.where(STATEMENT.c.country.in_(countries))
    at = [FIELDS.index(name) + 1 for name in IDENTITY]
    return {tuple(row[place] for place in at): tuple(row) for row in session.execute(query).all()}


def _live(session: Session, actor: Actor, statements: Sequence[int]) -> dict[int, Draft]:
    actor.require("contribute")
    refuse_outdated(session, statements)
    columns = [STATEMENT.c[name] for name in FIELDS]
    found = {}
    for part in parts(statements):
        for row in session.execute(select(STATEMENT.c.id, *columns).where(STATEMENT.c.id.in_(part))):
            found[row[0]] = Draft(**dict(zip(FIELDS, row[1:], strict=True)))
    return found


def _proposals(action: str, drafts: dict[int, Draft]) -> list[dict[str, Any]]:
    return [_proposal(action, draft, id) for id, draft in drafts.items()]


def _proposal(action: str, draft: Draft, base: int | None) -> dict[str, Any]:
    statement = sealed(draft)
    digest = statement.pop("digest")
    words = json.dumps({name: word for name, word in statement.items() if word}, ensure_ascii=False)
    return _NEW | {"action": action, "base": base, "fields": words, "digest": digest, "place": str(draft.place)}


def _act(session: Session, actor: Actor, submission: Submission, changes: list[dict[str, Any]]) -> Submitted:
    contribution = _open(session, actor, submission)
    _propose(session, contribution, changes)
    return Submitted(contribution, len(changes), 0)


def _open(session: Session, actor: Actor, submission: Submission) -> int:
    row = ContributionRow(
        at=now(), by=actor.label, way=submission.way, title=submission.title, digest=submission.digest
    )
    session.add(row)
    session.flush()
    return int(row.id or 0)


def _propose(session: Session, contribution: int, changes: list[dict[str, Any]]) -> None:
    if changes:
        session.execute(PROPOSAL.insert(), [change | {"contribution": contribution} for change in changes])
