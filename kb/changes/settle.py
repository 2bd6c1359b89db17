"""What a person settled once for all: names of countries and headings of columns."""

from collections.abc import Mapping

from sqlmodel import Session

from kb.countries import default_names
from kb.people.roles import Actor
from kb.store.models import AliasRow, HeadingRow


def settle_names(session: Session, actor: Actor, aliases: Mapping[str, str]) -> None:
    """Remember which country (code) a printed name means. A later answer replaces an earlier one.

    Raises:
        NotFound: a code that no country has.
        InvalidValue: a name that is another country's already.
    """
    actor.require("review")
    default_names().with_aliases(aliases)
    for name, country in aliases.items():
        session.merge(AliasRow(name=name, country=country))


def settle_headings(session: Session, actor: Actor, headings: Mapping[str, str]) -> None:
    """Remember which field or question a printed column heading means."""
    actor.require("review")
    for heading, field in headings.items():
        session.merge(HeadingRow(heading=heading, field=field))
