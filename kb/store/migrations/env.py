"""Alembic's entrance: runs the migrations on the connection that `kb.store.db.upgrade` hands over."""

from alembic import context
from sqlmodel import SQLModel


def run() -> None:
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=SQLModel.metadata,
        render_as_batch=True,
    )
    with context.begin_transaction():
        context.run_migrations()


run()
