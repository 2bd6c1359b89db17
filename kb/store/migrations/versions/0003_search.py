"""Search: what can be found, and each database's own index of its words (`kb init` fills both)."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_SQLITE = (
    "CREATE VIRTUAL TABLE search_text USING fts5(title_words, text_words, key_words, content='search_document', "
    "content_rowid='id', tokenize=\"unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'\")",
    "CREATE VIRTUAL TABLE search_text_words USING fts5vocab(search_text, row)",
)
_POSTGRESQL = (
    "CREATE TABLE search_text (id integer PRIMARY KEY REFERENCES search_document (id) ON DELETE CASCADE, "
    "words tsvector NOT NULL)",
    "CREATE INDEX search_text_by_word ON search_text USING gin (words)",
)


def upgrade() -> None:
    op.create_table(
        "search_document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("title_words", sa.Text(), nullable=False),
        sa.Column("text_words", sa.Text(), nullable=False),
        sa.Column("key_words", sa.Text(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("one_search_document", "search_document", ["kind", "country", "question", "item"], unique=True)
    op.create_table(
        "search_state",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    for command in _SQLITE if op.get_bind().dialect.name == "sqlite" else _POSTGRESQL:
        op.execute(sa.text(command))
