"""Whether the base is sound: statements without a source, and links of the chain of revisions that do not hold."""

from collections import defaultdict

from sqlalchemy import func, select
from sqlmodel import Session

from kb.statements import chain
from kb.statements.statement import FIELDS, REDACTED_FIELDS
from kb.statements.views import BrokenLink
from kb.store.models import REDACTION, REVISION, SOURCE, STATEMENT


def statements_without_source(session: Session) -> int:
    """How many statements, live or retired, name no source that is in the base."""
    orphan = select(func.count()).select_from(STATEMENT.outerjoin(SOURCE)).where(SOURCE.c.id.is_(None))
    return int(session.execute(orphan).scalar_one())


def broken_links(session: Session) -> tuple[BrokenLink, ...]:
    """Revisions and statements that were altered past the write door; empty when all is well."""
    return (*_altered_statements(session), *_altered_redactions(session), *_altered_revisions(session))


def _altered_statements(session: Session) -> list[BrokenLink]:
    columns = [STATEMENT.c[name] for name in FIELDS]
    query = select(STATEMENT.c.id, STATEMENT.c.digest, STATEMENT.c.salt, *columns).where(
        STATEMENT.c.redacted.is_(False)
    )
    return [
        BrokenLink("statement", id)
        for id, digest, salt, *words in session.execute(query)
        if chain.statement_digest(salt, words) != digest
    ]


def _altered_redactions(session: Session) -> list[BrokenLink]:
    """A redaction empties words and has a revision that names it; anything else hides an altered statement."""
    words = [STATEMENT.c[name] for name in ("salt", *REDACTED_FIELDS)]
    told = set(session.execute(select(REVISION.c.message).where(REVISION.c.message.like(f"{REDACTION}%"))).scalars())
    named = {message.removeprefix(REDACTION).partition(":")[0] for message in told}
    return [
        BrokenLink("redaction", id)
        for id, *left in session.execute(select(STATEMENT.c.id, *words).where(STATEMENT.c.redacted.is_(True)))
        if any(left) or str(id) not in named
    ]


def _altered_revisions(session: Session) -> list[BrokenLink]:
    added: dict[int, list[str]] = defaultdict(list)
    retired: dict[int, list[str]] = defaultdict(list)
    for born, gone, digest in session.execute(select(STATEMENT.c.added_in, STATEMENT.c.retired_in, STATEMENT.c.digest)):
        added[born].append(digest)
        if gone is not None:
            retired[gone].append(digest)
    previous, problems = chain.FIRST, list[BrokenLink]()
    for row in session.execute(select(REVISION).order_by(REVISION.c.number)):
        words = (str(row.number), row.at, row.by, row.message)
        if chain.revision_digest(previous, words, added[row.number], retired[row.number]) != row.digest:
            problems.append(BrokenLink("revision", row.number))
        previous = row.digest
    return problems
