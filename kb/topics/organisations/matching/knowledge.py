"""What is known of organisations before two names are compared: what the base calls each of them, and where."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import fsum, log

from kb.countries import Names
from kb.text import key
from kb.topics.organisations.matching.names import Printed, compact, is_acronym
from kb.topics.organisations.matching.places import Places

_HOST = re.compile(r"^(?:[a-z]+://)?(?:www\.)?([^/?#:]+)", re.I)
_MOST_REMEMBERED = 20_000
_NETWORK = 3
"""Known in so many countries, a name is a network's."""
_MOST_AT_A_SITE = 3
_UNLIKE = 0.3

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation as somebody names it.

    Attributes:
        name: as printed.
        country: ISO 3166-1 alpha-3 code of where it is; "" where that is not known.
        acronym: its short name where one is printed beside the name.
        local_names: its names in a language of the country.
        website: its address, as printed.
        networks: networks that it belongs to.
    """

    name: str
    country: str = ""
    acronym: str = ""
    local_names: tuple[str, ...] = ()
    website: str = ""
    networks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Known:
    """An organisation of the base, from all rows of one country whose names have the same words.

    Attributes:
        country: alpha-3 code.
        words: words of its name, without countries.
        names: words of all its names.
        acronyms: its short names, folded.
        hosts: the sites that it has to itself.
        printed: its name as printed.
    """

    country: str
    words: Words
    names: frozenset[Words]
    acronyms: frozenset[str]
    hosts: frozenset[str]
    printed: str

    def goes_by(self, words: Words) -> bool:
        """Whether the words are one of its names, or its short name."""
        return words in self.names or (len(words) == 1 and words[0] in self.acronyms)


class Knowledge:
    """Everything that is known before names are compared; build it once by `Knowledge.of`, then only read."""

    def __init__(self, organisations: Iterable[Named], names: Names) -> None:
        """See `of`."""
        self.places = Places(names)
        self._printed: dict[str, Printed] = {}
        listed = tuple(organisations)
        at_site = Counter(host for host, *_ in {(host_of(one.website), one.country, key(one.name)) for one in listed})
        self._shared_hosts = frozenset(host for host, count in at_site.items() if count > _MOST_AT_A_SITE)
        self.known = tuple(self._merged(listed))
        self._seen = Counter(word for known in self.known for word in set(known.words))
        self._countries: dict[str, set[str]] = defaultdict(set)
        self._placeless: dict[Words, set[str]] = defaultdict(set)
        self._spread: dict[Words, set[str]] = defaultdict(set)
        self._records: dict[tuple[str, Words], list[Known]] = defaultdict(list)
        for one in listed:
            self._locate(one)
        for known in self.known:
            self._enter(known)
        self._written_out = self._expansions()
        self._networks = self._network_names(listed)

    @classmethod
    def of(cls, organisations: Iterable[Named], names: Names) -> "Knowledge":
        """Knowledge from the organisations of a base (may be none) and the names of countries."""
        return cls(organisations, names)

    def read(self, name: str) -> Printed:
        """The name taken apart; remembered, for each name is compared with many."""
        found = self._printed.get(name)
        if found is None:
            if len(self._printed) >= _MOST_REMEMBERED:
                self._printed.clear()
            found = self._printed[name] = Printed(name, self.places)
        return found

    def where(self, name: str) -> frozenset[str]:
        """Countries in which the base has an organisation of this name: as printed, or else in these words."""
        found = self._countries.get(key(name)) or self._placeless.get(self.read(name).whole.words)
        return frozenset(found or ())

    def spread(self, words: Words) -> int:
        """In how many countries a body of these words is known: in several, it is a network or a kind of body."""
        return len(self._spread.get(words, ()))

    def is_network(self, words: Words) -> bool:
        """Whether the words are the name of a network that bodies of several countries belong to."""
        return words in self._networks

    def records(self, country: str, words: Words) -> list[Known]:
        """Organisations of a country that the base knows by these words or this short name."""
        return self._records.get((country, words), [])

    def own(self, countries: Iterable[str], words: Words) -> list[Known]:
        """Organisations of these countries whose whole name has these words."""
        return [one for country in countries for one in self.records(country, words) if one.words == words]

    def several_go_by(self, country: str, short: str) -> bool:
        """Whether unlike organisations of a country share a short name."""
        names = [known.words for known in self.records(country, (short,)) if short not in known.words]
        return any(self.likeness(one, other) < _UNLIKE for one, other in combinations(names, 2))

    def written_out(self, short: str) -> frozenset[Words]:
        """What the short name of a network (known in several countries) stands for, in words."""
        return self._written_out.get(short, frozenset())

    def likeness(self, one: Sequence[str], other: Sequence[str]) -> float:
        """Share of the words that both have, 0 to 1; rare words count more."""
        shared, all_words = {*one} & {*other}, {*one} | {*other}
        return fsum(map(self.weight, shared)) / fsum(map(self.weight, all_words)) if shared else 0.0

    def weight(self, word: str) -> float:
        """How much a word tells bodies apart: rare words much, words of many names little (inverse frequency)."""
        return log((len(self.known) + 20) / (self._seen[word] + 1))

    def host(self, website: str) -> str:
        """The site of an address; "" for one that many bodies share."""
        found = host_of(website)
        return "" if found in self._shared_hosts else found

    # --- building ---

    def _merged(self, listed: Iterable[Named]) -> Iterable[Known]:
        rows: dict[tuple[str, Words], list[Named]] = defaultdict(list)
        for one in listed:
            rows[one.country, self.read(one.name).whole.words].append(one)
        for (country, words), found in rows.items():
            if words:
                names = frozenset(words for one in found for words in self._names(one))
                shorts = frozenset(short for one in found for short in self._shorts(one))
                hosts = frozenset(filter(None, (self.host(one.website) for one in found)))
                yield Known(country, words, names, shorts, hosts, found[0].name)

    def _names(self, one: Named) -> Iterable[Words]:
        for printed in filter(None, (one.name, *one.local_names)):
            for reading in self.read(printed).readings:
                if reading.words and reading.kind not in ("bare", "slash"):
                    yield reading.words

    def _shorts(self, one: Named) -> Iterable[str]:
        yield from self.read(one.name).acronyms
        if one.acronym and is_acronym(one.acronym, alone=True):
            yield compact(one.acronym)

    def _locate(self, one: Named) -> None:
        for name in (one.name, *one.local_names):
            self._countries[key(name)].add(one.country)
            if not self.read(name).places:
                self._placeless[self.read(name).whole.words].add(one.country)
        for short in self._shorts(one):
            self._placeless[(short,)].add(one.country)

    def _enter(self, known: Known) -> None:
        for words in {*known.names, *((short,) for short in known.acronyms)}:
            self._spread[words].add(known.country)
            self._records[known.country, words].append(known)

    def _expansions(self) -> dict[str, frozenset[Words]]:
        """Short names that are used in several countries, with the words that are, too."""
        found: dict[str, set[Words]] = defaultdict(set)
        for known in self.known:
            for short in known.acronyms:
                found[short] |= {words for words in known.names if len(words) > 1 and short not in words}
        return {
            short: frozenset(words for words in names if self.spread(words) >= _NETWORK)
            for short, names in found.items()
            if self.spread((short,)) >= _NETWORK
        }

    def _network_names(self, listed: Iterable[Named]) -> frozenset[Words]:
        """Names of networks with members in several countries, unless the name is one country's; their long forms."""
        members: dict[str, set[str]] = defaultdict(set)
        for one in listed:
            for label in one.networks:
                members[label].add(one.country)
        read = [self.read(label) for label, countries in members.items() if len(countries) > 1]
        names = {one.whole.words for one in read if not one.places}
        return frozenset(names | {words for (word, *more) in names if not more for words in self.written_out(word)})


def host_of(website: str) -> str:
    """The site of an address: "https://www.example.org/a" -> "example.org"."""
    found = _HOST.match(website.strip())
    return found.group(1).casefold() if found else ""
