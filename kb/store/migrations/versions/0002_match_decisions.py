"""What persons decided on records of organisations: the same, different, or looked at and not sure."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "match_decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("left_country", sa.String(), nullable=False),
        sa.Column("left_item", sa.String(), nullable=False),
        sa.Column("right_country", sa.String(), nullable=False),
        sa.Column("right_item", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.CheckConstraint("answer IN ('same', 'different', 'unsure')", name="match_answer_is_known"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("match_decision", schema=None) as batch_op:
        batch_op.create_index(
            "match_decision_by_pair", ["left_country", "left_item", "right_country", "right_item"], unique=False
        )
