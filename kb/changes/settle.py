"""What a person settled once for all: names of countries and headings of columns."""

from collections.abc import Mapping

from sqlmodel import Session

from kb.changes.common import put
from kb.countries import default_names
from kb.people.roles import Actor
from kb.store.models import ALIAS, HEADING


def settle_names(session: Session, actor: Actor, aliases: Mapping[str, str]) -> None:
    """Remember which country (code) a printed name means. A later answer replaces an earlier one.

    Raises:
        NotFound: a code that no country has.
        InvalidValue: a name that is another country's already.
    """
    actor.require("review")
    if aliases:
        default_names().with_aliases(aliases)
    put(session, ALIAS, ({"name": name, "country": country} for name, country in aliases.items()))


def settle_headings(session: Session, actor: Actor, headings: Mapping[str, str]) -> None:
    """Remember which field or question a printed column heading means."""
    actor.require("review")
    put(session, HEADING, ({"heading": heading, "field": field} for heading, field in headings.items()))
