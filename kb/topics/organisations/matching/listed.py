"""From the base's items to named organisations: one for every name and short name that sources print."""

from collections.abc import Iterable, Iterator

from kb.queries import ItemNames
from kb.topics.organisations.matching.knowledge import Named


def named(items: Iterable[ItemNames]) -> Iterator[Named]:
    """The organisations of a base, as the matcher takes them."""
    for one in items:
        website, networks = (one.websites or ("",))[0], frozenset(one.networks)
        for name in one.names:
            for acronym in one.acronyms or ("",):
                yield Named(name, one.country, acronym, one.local_names, website, networks)
