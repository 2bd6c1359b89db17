"""The tables. Only `kb.changes` builds their rows, from checked drafts: a table class of SQLModel validates nothing.

Text columns hold "" for "nothing to say", never NULL, so that unique indexes and comparisons mean what they say.
"""

from typing import cast

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text, text
from sqlmodel import Field, SQLModel

from kb.statements.drafts import MATCH_ANSWERS
from kb.statements.statement import ABSENCES, IDENTITY, RANKS

REDACTION = "Redact statement "
"""How the message of a revision begins that removes a statement's words; its number and ":" follow."""


def _one_of(column: str, words: tuple[str, ...]) -> str:
    quoted = ", ".join(f"'{word}'" for word in words)
    return f"{column} IN ({quoted})"


class SourceRow(SQLModel, table=True):
    """A source; see `kb.statements.sources.Source` for the meaning of the fields."""

    __tablename__ = "source"

    id: str = Field(primary_key=True)
    title: str = Field(sa_column=Column(Text, nullable=False))
    publisher: str
    url: str = Field(default="", sa_column=Column(Text, nullable=False))
    published: str = ""
    retrieved: str = ""
    kind: str = ""
    reliability: str = ""
    licence: str = ""
    note: str = Field(default="", sa_column=Column(Text, nullable=False))
    written: str = ""
    obtained: str = Field(default="", sa_column=Column(Text, nullable=False))


class ContributionRow(SQLModel, table=True):
    """One submission of many proposals: a form, a file, a script or the release.

    `digest` is the SHA-256 of the file it came from ("" for a form): the same file twice is nothing new.
    """

    __tablename__ = "contribution"

    id: int | None = Field(default=None, primary_key=True)
    at: str
    by: str
    way: str
    title: str
    digest: str = Field(default="", index=True)


class RevisionRow(SQLModel, table=True):
    """One numbered, signed, irreversible step of the base.

    `digest` = SHA-256 over the digest of the revision before, this revision's own words, and the digests of the
    statements that it added and retired: the past cannot be edited unseen.
    """

    __tablename__ = "revision"

    number: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    at: str
    by: str
    contribution: int | None = Field(default=None, foreign_key="contribution.id")
    message: str = Field(sa_column=Column(Text, nullable=False))
    digest: str


class StatementRow(SQLModel, table=True):
    """An accepted statement: retired but never changed or deleted. `salt` and `digest` serve the chain of revisions.

    A redaction empties the words and the salt, and leaves the digest.
    """

    __tablename__ = "statement"
    __table_args__ = (
        Index(
            "one_live_statement",
            *IDENTITY,
            unique=True,
            sqlite_where=text("retired_in IS NULL"),
            postgresql_where=text("retired_in IS NULL"),
        ),
        Index("statement_by_question", "question", "country", "item"),
        CheckConstraint(_one_of("absent", ("", *ABSENCES)), name="absent_is_known"),
        CheckConstraint(_one_of("rank", RANKS), name="rank_is_known"),
        CheckConstraint("value = '' OR absent = ''", name="answer_or_absent"),
    )

    id: int | None = Field(default=None, primary_key=True)
    country: str
    question: str
    item: str = ""
    value: str = Field(default="", sa_column=Column(Text, nullable=False))
    absent: str = ""
    original: str = Field(default="", sa_column=Column(Text, nullable=False))
    country_as_printed: str = ""
    as_of: str = ""
    source: str = Field(sa_column=Column(Text, ForeignKey("source.id"), nullable=False, index=True))
    locator: str = Field(default="", sa_column=Column(Text, nullable=False))
    legal_basis: str = Field(default="", sa_column=Column(Text, nullable=False))
    note: str = Field(default="", sa_column=Column(Text, nullable=False))
    perspective: str = ""
    rank: str = "normal"
    rank_reason: str = Field(default="", sa_column=Column(Text, nullable=False))
    checked_on: str = ""
    verified_by: str = ""
    verified_on: str = ""
    added_in: int = Field(foreign_key="revision.number", index=True)
    retired_in: int | None = Field(default=None, foreign_key="revision.number", index=True)
    salt: str
    digest: str
    redacted: bool = False


class ProposalRow(SQLModel, table=True):
    """One proposed change: `set`, `retire` or `confirm` a statement, or describe a `source`.

    `base` is the statement that was live when it was made (what it replaces); `fields` is the draft (with the salt of
    the statement to be) as JSON; `digest` is that of the statement to be; `place` says where in the file it stood.
    """

    __tablename__ = "proposal"
    __table_args__ = (
        CheckConstraint("action IN ('set', 'retire', 'confirm', 'source')", name="action_is_known"),
        CheckConstraint("state IN ('pending', 'accepted', 'rejected', 'withdrawn')", name="state_is_known"),
    )

    id: int | None = Field(default=None, primary_key=True)
    contribution: int = Field(foreign_key="contribution.id", index=True)
    action: str
    base: int | None = Field(default=None, foreign_key="statement.id")
    fields: str = Field(sa_column=Column(Text, nullable=False))
    digest: str = Field(default="", index=True)
    place: str = ""
    state: str = Field(default="pending", index=True)
    decided_by: str = ""
    decided_at: str = ""
    reason: str = Field(default="", sa_column=Column(Text, nullable=False))


class AliasRow(SQLModel, table=True):
    """A country's name as somebody printed it, which a person settled once for all."""

    __tablename__ = "alias"

    name: str = Field(primary_key=True)
    country: str


class HeadingRow(SQLModel, table=True):
    """A column heading as partners print it, and the field or question that it means."""

    __tablename__ = "heading"

    heading: str = Field(primary_key=True)
    field: str


class MatchDecisionRow(SQLModel, table=True):
    """What a person decided on two records of organisations; rows are only ever added, the newest of a pair holds.

    A record is named by country and item, not by a statement: the decision outlives every import. The pair stands in
    the order of `kb.statements.drafts.MatchDecision`.
    """

    __tablename__ = "match_decision"
    __table_args__ = (
        Index("match_decision_by_pair", "left_country", "left_item", "right_country", "right_item"),
        CheckConstraint(_one_of("answer", MATCH_ANSWERS), name="match_answer_is_known"),
    )

    id: int | None = Field(default=None, primary_key=True)
    left_country: str
    left_item: str
    right_country: str
    right_item: str
    answer: str
    reason: str = Field(default="", sa_column=Column(Text, nullable=False))
    by: str
    at: str


class SearchDocumentRow(SQLModel, table=True):
    """One thing that search finds: derived from statements, sources, codebook and names, and made anew at will.

    `title` and `text` are as shown; `title_words`, `text_words` and `key_words` (country, digits) are folded.
    `(country, question, item)` is the place that a hit leads to; a source has its id as item. `last` puts what is no
    longer in use behind all else. How the words are looked up is the database's own affair: the table `search_text`,
    which no model describes.
    """

    __tablename__ = "search_document"
    __table_args__ = (Index("one_search_document", "kind", "country", "question", "item", unique=True),)

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    country: str = ""
    topic: str = ""
    question: str = ""
    item: str = Field(default="", sa_column=Column(Text, nullable=False))
    title: str = Field(sa_column=Column(Text, nullable=False))
    text: str = Field(default="", sa_column=Column(Text, nullable=False))
    title_words: str = Field(sa_column=Column(Text, nullable=False))
    text_words: str = Field(default="", sa_column=Column(Text, nullable=False))
    key_words: str = Field(default="", sa_column=Column(Text, nullable=False))
    last: int = 0


class SearchStateRow(SQLModel, table=True):
    """What the search index was made from: `revision`, and the `seal` of codebook and names."""

    __tablename__ = "search_state"

    name: str = Field(primary_key=True)
    value: str


def _table(model: type[SQLModel]) -> Table:
    return cast(Table, model.__table__)  # type: ignore[attr-defined]  # SQLModel does not declare it


# The same as tables, for queries: reading and bulk writing by columns is several times as fast as by mapped objects.
SOURCE = _table(SourceRow)
CONTRIBUTION = _table(ContributionRow)
REVISION = _table(RevisionRow)
STATEMENT = _table(StatementRow)
PROPOSAL = _table(ProposalRow)
ALIAS = _table(AliasRow)
HEADING = _table(HeadingRow)
MATCH_DECISION = _table(MatchDecisionRow)
SEARCH_DOCUMENT = _table(SearchDocumentRow)
SEARCH_STATE = _table(SearchStateRow)
