"""The first tables: statements with their sources, contributions with their proposals, revisions, settled names."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "alias",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "contribution",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("contribution", schema=None) as batch_op:
        batch_op.create_index("ix_contribution_digest", ["digest"], unique=False)

    op.create_table(
        "heading",
        sa.Column("heading", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("heading"),
    )
    op.create_table(
        "source",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("publisher", sa.String(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("published", sa.String(), nullable=False),
        sa.Column("retrieved", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("reliability", sa.String(), nullable=False),
        sa.Column("licence", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("written", sa.String(), nullable=False),
        sa.Column("obtained", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "revision",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("contribution", sa.Integer(), nullable=True),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["contribution"], ["contribution.id"]),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_table(
        "statement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("absent", sa.String(), nullable=False),
        sa.Column("original", sa.Text(), nullable=False),
        sa.Column("country_as_printed", sa.String(), nullable=False),
        sa.Column("as_of", sa.String(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("legal_basis", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("perspective", sa.String(), nullable=False),
        sa.Column("rank", sa.String(), nullable=False),
        sa.Column("rank_reason", sa.Text(), nullable=False),
        sa.Column("checked_on", sa.String(), nullable=False),
        sa.Column("verified_by", sa.String(), nullable=False),
        sa.Column("verified_on", sa.String(), nullable=False),
        sa.Column("added_in", sa.Integer(), nullable=False),
        sa.Column("retired_in", sa.Integer(), nullable=True),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("redacted", sa.Boolean(), nullable=False),
        sa.CheckConstraint("absent IN ('', 'unknown', 'no_data', 'not_applicable')", name="absent_is_known"),
        sa.CheckConstraint("rank IN ('preferred', 'normal', 'deprecated')", name="rank_is_known"),
        sa.CheckConstraint("value = '' OR absent = ''", name="answer_or_absent"),
        sa.ForeignKeyConstraint(["added_in"], ["revision.number"]),
        sa.ForeignKeyConstraint(["retired_in"], ["revision.number"]),
        sa.ForeignKeyConstraint(["source"], ["source.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
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

    op.create_table(
        "proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contribution", sa.Integer(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("base", sa.Integer(), nullable=True),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("decided_at", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
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
