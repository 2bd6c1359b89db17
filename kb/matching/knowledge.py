"""What is known of organisations before two names are compared: what the base calls each of them, and where."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from kb.countries import Names
from kb.matching.names import Printed, compact, is_acronym
from kb.matching.places import Places
from kb.text import key

_HOST = re.compile(r"^(?:[a-z]+://)?(?:www\.)?([^/?#:]+)", re.I)
_MOST_REMEMBERED = 20_000
_NETWORK = 3


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
    """An organisation of the base: where it is, and every way in which the base reads its names.

    Attributes:
        country: alpha-3 code.
        names: words of its names, without countries.
        acronyms: its short names, folded.
        host: the site it has to itself; "" where it has none.
        printed: its name as printed.
    """

    country: str
    names: frozenset[tuple[str, ...]]
    acronyms: frozenset[str]
    host: str
    printed: str

    def goes_by(self, words: tuple[str, ...]) -> bool:
        """Whether the words are one of its names, or its short name."""
        return words in self.names or (len(words) == 1 and words[0] in self.acronyms)


class Knowledge:
    """Everything that is known before names are compared; build it once by `Knowledge.of`, then only read."""

    def __init__(self, organisations: Iterable[Named], names: Names) -> None:
        """See `of`."""
        self.places = Places(names)
        self.names = names
        self._printed: dict[str, Printed] = {}
        listed = tuple(organisations)
        hosts = Counter(
            host for host, _item in {(host_of(one.website), (one.country, key(one.name))) for one in listed}
        )
        self._shared_hosts = frozenset(host for host, count in hosts.items() if count > 3)
        self.known = tuple(self._known(one) for one in listed)
        self._by_key: dict[str, set[str]] = defaultdict(set)
        self._by_words: dict[tuple[str, ...], set[str]] = defaultdict(set)
        self._records: dict[tuple[str, tuple[str, ...]], list[Known]] = defaultdict(list)
        self._seen: Counter[str] = Counter()
        for one, known in zip(listed, self.known, strict=True):
            self._enter(one, known)
        self._written_out = self._networks()

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
        if found := self._by_key.get(key(name)):
            return frozenset(found)
        reading = self.read(name)
        return frozenset(self._by_words.get(reading.whole.words, ()))

    def spread(self, words: tuple[str, ...]) -> int:
        """In how many countries a body of these words is known: in several, it is a network or a kind of body."""
        return len(self._by_words.get(words, ()))

    def records(self, country: str, words: tuple[str, ...]) -> list[Known]:
        """Organisations of a country that the base knows by these words or this short name."""
        return self._records.get((country, words), [])

    def hosts(self, countries: Iterable[str], words: tuple[str, ...]) -> set[str]:
        """Sites of the organisations that the base knows by these words there."""
        return {known.host for country in countries for known in self.records(country, words)}

    def written_out(self, short: str) -> frozenset[tuple[str, ...]]:
        """What the short name of a network (known in several countries) stands for, in words."""
        return self._written_out.get(short, frozenset())

    def likeness(self, one: Sequence[str], other: Sequence[str]) -> float:
        """Share of the words that both have, 0 to 1; rare words count more."""
        shared, all_words = {*one} & {*other}, {*one} | {*other}
        return sum(map(self.weight, shared)) / sum(map(self.weight, all_words)) if shared else 0.0

    def weight(self, word: str) -> float:
        """How much a word tells bodies apart: rare words much, words of many names little (inverse frequency)."""
        return log((len(self.known) + 20) / (self._seen[word] + 1))

    def host(self, website: str) -> str:
        """The site of an address; "" for one that many bodies share."""
        found = host_of(website)
        return "" if found in self._shared_hosts else found

    def _known(self, one: Named) -> Known:
        names, acronyms = set[tuple[str, ...]](), set[str]()
        for printed in filter(None, (one.name, *one.local_names)):
            read = self.read(printed)
            acronyms |= set(read.acronyms)
            names |= {reading.words for reading in read.readings if reading.words}
        if one.acronym and is_acronym(one.acronym, alone=True):
            acronyms.add(compact(one.acronym))
        return Known(one.country, frozenset(names), frozenset(acronyms), self.host(one.website), one.name)

    def _enter(self, one: Named, known: Known) -> None:
        self._by_key[key(one.name)].add(one.country)
        for words in {*known.names, *((short,) for short in known.acronyms)}:
            self._by_words[words].add(one.country)
            self._records[one.country, words].append(known)
        self._seen.update(set(self.read(one.name).whole.words))

    def _networks(self) -> dict[str, frozenset[tuple[str, ...]]]:
        """Short names that are used in several countries, with the words that are, too."""
        found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for known in self.known:
            for short in known.acronyms:
                if self.spread((short,)) >= _NETWORK:
                    found[short] |= {words for words in known.names if len(words) > 1 and short not in words}
        return {
            short: frozenset(words for words in names if self.spread(words) >= _NETWORK)
            for short, names in found.items()
        }


def host_of(website: str) -> str:
    """The site of an address: "https://www.example.org/a" -> "example.org"."""
    found = _HOST.match(website.strip())
    return found.group(1).casefold() if found else ""


__all__ = ["Knowledge", "Known", "Named", "host_of"]
