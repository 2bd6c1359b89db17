"""The first tables: statements with their sources, contributions with their proposals, revisions, settled names."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


_SHORT, _LONG = sa.String(), sa.Text()


def upgrade() -> None:
    _names()
    _contributions()
    _sources()
    _revisions()
    _statements()
    _proposals()


def _columns(kind: sa.types.TypeEngine[str], *names: str) -> list[sa.Column[str]]:
    """Columns of text that always hold something, be it nothing to say ("")."""
    return [sa.Column(name, kind, nullable=False) for name in names]


def _number(name: str = "id", *, optional: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=optional)


def _names() -> None:
    op.create_table("alias", *_columns(_SHORT, "name", "country"), sa.PrimaryKeyConstraint("name"))
    op.create_table("heading", *_columns(_SHORT, "heading", "field"), sa.PrimaryKeyConstraint("heading"))


def _contributions() -> None:
    words = _columns(_SHORT, "at", "by", "way", "title", "digest")
    op.create_table("contribution", _number(), *words, sa.PrimaryKeyConstraint("id"))
    with op.batch_alter_table("contribution", schema=None) as batch_op:
        batch_op.create_index("ix_contribution_digest", ["digest"], unique=False)


def _sources() -> None:
    op.create_table(
        "source",
        *_columns(_SHORT, "id"),
        *_columns(_LONG, "title"),
        *_columns(_SHORT, "publisher"),
        *_columns(_LONG, "url"),
        *_columns(_SHORT, "published", "retrieved", "kind", "reliability", "licence"),
        *_columns(_LONG, "note"),
        *_columns(_SHORT, "written"),
        *_columns(_LONG, "obtained"),
        sa.PrimaryKeyConstraint("id"),
    )


def _revisions() -> None:
    op.create_table(
        "revision",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        *_columns(_SHORT, "at", "by"),
        _number("contribution", optional=True),
        *_columns(_LONG, "message"),
        *_columns(_SHORT, "digest"),
        sa.ForeignKeyConstraint(["contribution"], ["contribution.id"]),
        sa.PrimaryKeyConstraint("number"),
    )


def _statements() -> None:
    op.create_table(
        "statement",
        _number(),
        *_columns(_SHORT, "country", "question", "item"),
        *_columns(_LONG, "value"),
        *_columns(_SHORT, "absent"),
        *_columns(_LONG, "original"),
        *_columns(_SHORT, "country_as_printed", "as_of"),
        *_columns(_LONG, "source", "locator", "legal_basis", "note"),
        *_columns(_SHORT, "perspective", "rank"),
        *_columns(_LONG, "rank_reason"),
        *_columns(_SHORT, "checked_on", "verified_by", "verified_on"),
        _number("added_in"),
        _number("retired_in", optional=True),
        *_columns(_SHORT, "salt", "digest"),
        sa.Column("redacted", sa.Boolean(), nullable=False),
        sa.CheckConstraint("absent IN ('', 'unknown', 'no_data', 'not_applicable')", name="absent_is_known"),
        sa.CheckConstraint("rank IN ('preferred', 'normal', 'deprecated')", name="rank_is_known"),
        sa.CheckConstraint("value = '' OR absent = ''", name="answer_or_absent"),
        sa.ForeignKeyConstraint(["added_in"], ["revision.number"]),
        sa.ForeignKeyConstraint(["retired_in"], ["revision.number"]),
        sa.ForeignKeyConstraint(["source"], ["source.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    _index_statements()


def _index_statements() -> None:
    with op.batch_alter_table("statement", schema=None) as batch_op:
        batch_op.create_index("ix_statement_added_in", ["added_in"], unique=False)
        batch_op.create_index("ix_statement_retired_in", ["retired_in"], unique=False)
        batch_op.create_index("ix_statement_source", ["source"], unique=False)
        batch_op.create_index(
            "one_live_statement",
            ["country", "question", "item", "source", "perspective", "as_of"],
            unique=True,
            sqlite_where=sa.text("retired_in IS NULL"),
            postgresql_where=sa.text("retired_in IS NULL"),
        )
        batch_op.create_index("statement_by_question", ["question", "country", "item"], unique=False)


def _proposals() -> None:
    op.create_table(
        "proposal",
        _number(),
        _number("contribution"),
        *_columns(_SHORT, "action"),
        _number("base", optional=True),
        *_columns(_LONG, "fields"),
        *_columns(_SHORT, "digest", "place", "state", "decided_by", "decided_at"),
        *_columns(_LONG, "reason"),
        sa.CheckConstraint("action IN ('set', 'retire', 'confirm', 'source')", name="action_is_known"),
        sa.CheckConstraint("state IN ('pending', 'accepted', 'rejected', 'withdrawn')", name="state_is_known"),
        sa.ForeignKeyConstraint(["base"], ["statement.id"]),
        sa.ForeignKeyConstraint(["contribution"], ["contribution.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("proposal", schema=None) as batch_op:
        batch_op.create_index("ix_proposal_contribution", ["contribution"], unique=False)
        batch_op.create_index("ix_proposal_digest", ["digest"], unique=False)
        batch_op.create_index("ix_proposal_state", ["state"], unique=False)
