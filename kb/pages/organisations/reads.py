"""What the page of organisations reads: the directory, made once for each revision, decision, day and language."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from kb import queries
from kb.pages.frame import context
from kb.pages.frame.now import kept
from kb.statements.drafts import Key
from kb.store import db
from kb.topics import organisations
from kb.topics.organisations import Directory, Doubt, Listed, Organisation
from kb.topics.organisations.matching import Knowledge, named

_TOPIC = "organisations"
_PART = "-"  # only ISO 3166-2 codes have one: GB-SCT


@dataclass(frozen=True, slots=True)
class Filled:
    """The directory, ready to be found in.

    Attributes:
        listed: in the alphabetical order of the countries as the reader calls them.
        doubts: about an organisation, by the key of the record that names it, each with the other one.
        records, countries, sources: counts; parts of States are no countries of their own.
        decided: the newest decision on records that it follows.
    """

    listed: tuple[Listed, ...]
    doubts: Mapping[Key, tuple[tuple[Doubt, Organisation], ...]]
    records: int
    countries: int
    sources: int
    decided: int

    def doubts_of(self, organisation: Organisation) -> tuple[tuple[Doubt, Organisation], ...]:
        """Which others may be the same as an organisation, and why."""
        return self.doubts.get(organisations.key_of(organisation.records[0]), ())


def filled() -> Filled:
    """The directory as of now."""
    with db.reading() as session:
        decided = queries.match_version(session)
    return followed(decided)


@kept(4)
def followed(decided: int) -> Filled:
    """The directory by the newest decision on records, which makes no revision."""
    with db.reading() as session:
        records = queries.directory(session, context.lens(), _TOPIC)
        decisions = queries.match_decisions(session)
        knowledge = Knowledge.of(named(queries.item_names(session)), context.names())
    made = organisations.directory(records, decisions, organisations.judge_of(records, knowledge))
    place = {code: number for number, code in enumerate(context.country_names())}
    ordered = sorted(made.organisations, key=lambda one: place[one.records[0].country])
    sources = {one.source.id for organisation in ordered for _record, one in organisation.statements()}
    countries = {code for organisation in ordered for code in organisation.countries if _PART not in code}
    found = tuple(organisations.listed(organisation) for organisation in ordered)
    return Filled(found, _doubts(made), len(records), len(countries), len(sources), decided)


def _doubts(made: Directory) -> dict[Key, tuple[tuple[Doubt, Organisation], ...]]:
    home = {organisations.key_of(record): one for one in made.organisations for record in one.records}
    found: dict[Key, list[tuple[Doubt, Organisation]]] = defaultdict(list)
    for doubt in made.doubts:
        left, right = home[organisations.key_of(doubt.left)], home[organisations.key_of(doubt.right)]
        found[organisations.key_of(left.records[0])].append((doubt, right))
        found[organisations.key_of(right.records[0])].append((doubt, left))
    return {key: tuple(doubts) for key, doubts in found.items()}
