"""What the pages read: remembered until the base changes, so that an edit shows at once and nothing is read twice."""

from collections.abc import Mapping

from kb import codebook, countries, i18n, queries
from kb.codebook import Codebook
from kb.countries import Country, Names
from kb.pages.frame.now import kept, now, revision
from kb.settings import data_dir
from kb.statements.views import Figures, Matrix, Step
from kb.store import db
from kb.text import fold


@kept(by=("language",))
def book() -> Codebook:
    """The codebook that the base was filled with, in the reader's language."""
    return codebook.load(data_dir() / "codebook").translated(i18n.of_codebook)


@kept(2, by=("revision",))
def names() -> Names:
    """Every country, and the tables that recognise their names, with those that a person settled in the base."""
    with db.reading() as session:
        return _printed_names().with_aliases(queries.settled_names(session))


@kept(1, by=())
def _printed_names() -> Names:
    return Names.load(data_dir())


def is_filled() -> bool:
    """Whether there is a base of this version with at least one revision in it."""
    return db.schema_is_current() and revision() > 0


@kept(64)
def matrix(codes: tuple[str, ...], topics: tuple[str, ...]) -> Matrix:
    """The comparison of countries and topics (or single questions) as of now."""
    with db.reading() as session:
        return queries.matrix(session, lens(), codes, topics)


def history(place: tuple[str, str, str]) -> tuple[Step, ...]:
    """Every revision that touched a cell (country, question, item), newest first."""
    with db.reading() as session:
        return queries.history(session, place)


@kept(4, by=("revision",))
def figures() -> Figures:
    """Live counts for the start page."""
    with db.reading() as session:
        return queries.figures(session, book())


@kept(by=("language",))
def country_names() -> Mapping[str, str]:
    """Name of every country and part of a State by its code, in the reader’s language and alphabetical order."""
    known = [one for one in _printed_names().countries.values() if one.kind != "world"]
    called = {one.code: countries.display_name(one.code, i18n.language(), _printed_names()) for one in known}
    return dict(sorted(called.items(), key=lambda one: fold(one[1])))


def country(code: str) -> Country:
    """A country by its code."""
    return _printed_names().countries[code]


def lens() -> queries.Lens:
    """By what every page reads: this codebook, as of today, the newest revision."""
    return queries.Lens(book(), now().day)


def part_of(code: str) -> str:
    """Name of the State that a code is a part of; "" for a State."""
    parent = country(code).parent
    return country_names().get(parent, "") if parent else ""
