"""The index of names: which country a printed text means, exactly or not at all, and which ones it may mean."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kb.countries.keys import ARTICLES, accented_words, bag, bags, compact, spelled_out, without_footnotes, words
from kb.countries.tables import Country, Spelling, read_aliases, read_countries, read_spellings
from kb.errors import InvalidData, InvalidValue, NotFound

if TYPE_CHECKING:  # what compares names takes its time to load, and exact look-ups need none of it
    from kb.countries.nearest import Nearest

SUGGESTIONS = 3
# Latin names of so few letters must be printed with their accents (Vietnamese "Mỹ", Turkish "Çad") or are no names at
# all: "my", "Man" and "end" are words.
_SHORT = 3


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What a key means: a country, unless `ambiguous`; `letters` lists the words as accented where accents count."""

    code: str
    kind: str
    languages: frozenset[str] = frozenset()
    letters: frozenset[str] = frozenset()


_AMBIGUOUS = _Meaning("", "ambiguous")


class Names:
    """An index of names, never changed once built: which country a text means, and which ones it may mean."""

    def __init__(
        self, countries: Mapping[str, Country], spellings: Iterable[Spelling], aliases: Mapping[str, str]
    ) -> None:
        """Build the index; `Names.load` reads and checks the tables first."""
        self.countries, self.aliases = dict(countries), dict(aliases)
        self._spellings = tuple(spellings)
        self._codes = dict(_codes(self.countries.values()))
        self._abbreviations: dict[str, str] = {}
        self._verbatim: dict[str, str] = {}
        self._keys: dict[str, _Meaning] = {}
        self._bags: dict[str, _Meaning] = {}
        self._parts: dict[tuple[str, str], str] = {}
        self._aliases = {compact(words(without_footnotes(name))): code for name, code in self.aliases.items()}
        self._nearest: Nearest | None = None
        for spelling in self._spellings:
            self._add(spelling)

    @classmethod
    def load(cls, folder: Path) -> "Names":
        """Read `countries.csv`, `names.csv` and `aliases.csv` (people's choices; may be missing) of a data folder.

        Raises:
            NotReady: the folder holds no countries or names.
            InvalidData: a row of a table is damaged.
        """
        countries = {country.code: country for country in read_countries(folder / "countries.csv")}
        spellings = read_spellings(folder / "names.csv", countries)
        aliases = dict(read_aliases(folder / "aliases.csv", countries))
        names = cls(countries, spellings, {})
        try:
            return names.with_aliases(aliases)
        except InvalidValue as error:
            raise InvalidData("aliases.csv", 0, str(error)) from error

    def with_aliases(self, aliases: Mapping[str, str]) -> "Names":
        """An index that also knows these names (name -> code of a country or part), each confirmed by a person.

        Raises:
            NotFound: a code that no country has.
            InvalidValue: a name that is already another country's, which an alias may not take away.
        """
        if not aliases:
            return self
        for name, code in aliases.items():
            if code not in self.countries:
                raise NotFound(f"There is no country with the code “{code}”, to which “{name}” should lead.")
            known = self.resolve(name)
            if known and known.code != code and name not in self.aliases:
                raise InvalidValue(f"“{name}” is a name of {known.name} and cannot be made a name of {code}.")
        return Names(self.countries, self._spellings, self.aliases | dict(aliases))

    def resolve(self, text: str) -> Country | None:
        """The one country that the text names, or nothing: never a guess."""
        plain = without_footnotes(text)
        code = self._one(plain) or self._of_two(plain)
        return self.countries[code] if code else None

    def suggest(self, text: str, limit: int = SUGGESTIONS) -> list[Country]:
        """Countries that the text may mean, nearest name in any language first, for a person to choose from."""
        from kb.countries.nearest import Nearest

        if self._nearest is None:
            self._nearest = Nearest(self._all_names())
        known = self.resolve(text)
        codes = [known.code] if known else []
        codes += [code for code in self._exact(text) if code not in codes]
        codes += [code for code in self._nearest.rank(text, limit + len(codes)) if code not in codes]
        return [self.countries[code] for code in codes[:limit]]

    def part(self, text: str, state: str) -> Country | None:
        """The part of a State that the text names: "Queensland", "Australia (Queensland)" in `AUS` -> `AU-QLD`."""
        return self.countries[code] if (code := self._part(without_footnotes(text), state)) else None

    def printed(self) -> Iterator[tuple[str, str]]:
        """Every spelling that is known, with the code of its country; one spelling may be several countries'."""
        yield from ((one.name, one.country) for one in self._spellings)
        yield from self.aliases.items()

    # --- building ---

    def _add(self, spelling: Spelling) -> None:
        folded, country = words(spelling.name), self.countries[spelling.country]
        if country.kind == "part":
            self._parts[country.parent, compact(folded)] = country.code
        if spelling.kind == "abbreviation":
            self._abbreviations[_undotted(spelling.name)] = country.code
        elif spelling.kind == "ambiguous":
            self._keys[compact(folded)] = self._bags[bag(folded)] = _AMBIGUOUS
        elif spelling.kind != "part" and spelling.match != "never":
            self._add_name(spelling, folded)

    def _add_name(self, spelling: Spelling, folded: list[str]) -> None:
        key = compact(folded)
        if len(key) <= _SHORT and key.isascii():
            if not spelling.name.isascii():
                self._verbatim.update(dict.fromkeys((spelling.name, spelling.name.upper()), spelling.country))
            return
        letters = frozenset(accented_words(spelling.name) if spelling.match == "letters" else ())
        meaning = _Meaning(spelling.country, spelling.kind, spelling.languages, letters)
        _put(self._keys, key, meaning)
        for key in bags(folded):
            _put(self._bags, key, meaning)

    def _all_names(self) -> Iterator[tuple[str, str, int]]:
        yield from ((one.name, one.country, len(one.languages)) for one in self._spellings)
        yield from ((code, country, 1) for code, country in self._codes.items())
        yield from ((name, code, 1) for name, code in self.aliases.items())

    # --- looking up ---

    def _one(self, plain: str) -> str:
        return self._codes.get(plain) or self._abbreviations.get(_undotted(plain)) or self._by_name(plain)

    def _by_name(self, plain: str) -> str:
        """The country of a name as printed, or with words written out, or without an article at its ends."""
        folded, sharp = words(plain), accented_words(plain)
        if code := self._aliases.get(compact(folded)) or self._verbatim.get(plain):
            return code
        tries = ((folded, sharp), (spelled_out(folded), spelled_out(sharp)))
        found = next((code for tried in tries if (code := self._code(*tried))), "")
        shouted = any(len(word) > 1 and word.isupper() for word in plain.split()) and not plain.isupper()
        return found if found or shouted else self._without_article(folded, sharp)

    def _code(self, folded: list[str], sharp: list[str], languages: frozenset[str] = frozenset()) -> str:
        """The country that the words mean, if accents are right where they count, in one of the languages if any."""
        meaning = self._keys.get(compact(folded)) or (self._bags.get(bag(folded)) if len(folded) > 1 else None)
        if not meaning or (meaning.letters and not meaning.letters.issuperset(sharp)):
            return ""
        return meaning.code if not languages or languages & meaning.languages else ""

    def _without_article(self, folded: list[str], sharp: list[str]) -> str:
        for article, rest in ((slice(0, 1), slice(1, None)), (slice(-1, None), slice(0, -1))):
            languages = ARTICLES.get("".join(folded[article]))
            if languages and (code := self._code(folded[rest], sharp[rest], languages)):
                return code
        return ""

    def _of_two(self, plain: str) -> str:
        """The country of a text that names it twice, "Holy See (Vatican City)", or with its part, "Scotland, UK"."""
        first, second = _two(plain)
        if not second:
            return ""
        one, other = self._one(first), self._one(second)
        if one and one == other:
            return one
        return self._part(first, other) or self._part(second, one)

    def _part(self, plain: str, state: str) -> str:
        if code := self._parts.get((state, compact(words(plain)))):
            return code
        first, second = _two(plain)
        if second and self._one(second) == state:
            return self._parts.get((state, compact(words(first))), "")
        if second and self._one(first) == state:
            return self._parts.get((state, compact(words(second))), "")
        return ""

    def _exact(self, text: str) -> list[str]:
        """Codes of the countries that an ambiguous name may mean."""
        key = compact(words(without_footnotes(text)))
        if self._keys.get(key) is not _AMBIGUOUS:
            return []
        ambiguous = (one for one in self._spellings if one.kind == "ambiguous")
        return list(dict.fromkeys(one.country for one in ambiguous if compact(words(one.name)) == key))


def _codes(countries: Iterable[Country]) -> Iterator[tuple[str, str]]:
    """Every code that a person may write, in capitals only: "it" and "no" are words."""
    for country in countries:
        yield from ((code, country.code) for code in (country.code, country.iso2) if code)


def _undotted(plain: str) -> str:
    return plain.replace(".", "").replace(" ", "")


def _two(plain: str) -> tuple[str, str]:
    """The two names in "Holy See (Vatican City)" and "Scotland, United Kingdom"; empty ones where there are not two."""
    if plain.endswith(")") and plain.count("(") == 1:
        first, _, second = plain[:-1].partition("(")
    else:
        first, _, second = plain.partition(",")
    return first.strip(), second.strip()


def _put(index: dict[str, _Meaning], key: str, meaning: _Meaning) -> None:
    """Add what a key means: an ISO short name wins, else a second country makes the key ambiguous."""
    known = index.get(key)
    if known is None or (meaning.kind == "short" != known.kind and known.code != meaning.code):
        index[key] = meaning
    elif known.code == meaning.code:
        letters = known.letters | meaning.letters if known.letters and meaning.letters else frozenset[str]()
        index[key] = _Meaning(known.code, known.kind, known.languages | meaning.languages, letters)
    elif known.kind != "short" or meaning.kind == "short":
        index[key] = _AMBIGUOUS
