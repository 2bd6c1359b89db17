"""What somebody asks a search for: words, phrases, numbers and countries, as one expression for either database.

Only folded words (letters, figures and their signs) reach an expression, each quoted: nothing that is typed can be read
as an operator.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kb.countries import Country, Names
from kb.store.index import country_key, is_unspaced, numbers, spans

MOST_LETTERS = 400
"""Letters of a question that are read; the rest is left out."""

_MOST_TERMS = 16
_LONGEST_NAME = 7
_LONGEST_UNSPACED_NAME = 12
_SHORTEST_START = 3
_SHORTEST_CODE = 3
# Words that join others, in the languages most asked in: they need not stand in what is found.
_JOINING = frozenset(
    {"the", "of", "on", "in", "and", "or", "for", "to", "a", "an", "at", "by", "is", "do", "does"}
    | {"de", "la", "le", "les", "l", "d", "des", "du", "et", "en", "un", "une", "pour", "el", "los", "las", "y", "del"}
    | {"para", "o", "os", "da", "dos", "e", "em", "der", "die", "das", "und", "von", "и", "в", "на", "о", "по"}
)


@dataclass(frozen=True, slots=True)
class Term:
    """What must stand in a text: one word (or the start of one), or several in their order.

    Attributes:
        words: folded; several are a phrase.
        start: whether a longer word that starts so will do.
        printed: as typed.
    """

    words: tuple[str, ...]
    start: bool = False
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """A question, understood: any of these groups of terms must be met, each term of it.

    Attributes:
        text: the question as typed, cut.
        ways: groups of terms; the first is simply all words.
        country: the one that is named, if any.
        whole: whether the country is all that is asked.
        digits: the number that is asked for, if the question holds one.
        words: every word typed, folded.
    """

    text: str
    ways: tuple[tuple[Term, ...], ...] = ()
    country: Country | None = None
    whole: bool = False
    digits: str = ""
    words: tuple[str, ...] = ()

    @property
    def terms(self) -> tuple[Term, ...]:
        """Every word asked for."""
        return self.ways[0] if self.ways else ()

    @property
    def beside(self) -> tuple[Term, ...]:
        """Every word asked for beside the country."""
        return self.ways[1][1:] if self.country else self.terms

    def loosened(self) -> "Query":
        """The same, where any of the words will do, of the country if one is named."""
        key = self.ways[1][:1] if self.country else ()
        return replace(self, ways=tuple((*key, term) for term in self.beside) or (key,))

    def only_country(self) -> "Query":
        """The country alone, without what is asked of it."""
        return replace(self, ways=(self.ways[1][:1],))

    def opened(self) -> "Query":
        """The same, where every word may be the start of a longer one."""
        return replace(self, ways=tuple(tuple(_opened(term) for term in way) for way in self.ways))


def understand(text: str, names: Names) -> Query:
    """Read a question: its words, the country that it names, and the number that it holds."""
    cut = " ".join(text[:MOST_LETTERS].split())
    pieces = list(_pieces(cut))[:_MOST_TERMS]
    country, rest = _country(cut, pieces, names)
    asked = [pieces] if country is None else [pieces, [_key(country), *rest]]
    number = next(iter(numbers(cut, shortest=2)), None)
    ways = [_telling(way) for way in asked]
    ways += [way for one in asked for way in _with_number(one, number)] if number else []
    digits = number[0] if number else cut if cut.isdecimal() else ""
    words = tuple(word for term, _start, _end in pieces for word in term.words)
    return Query(
        cut, tuple(dict.fromkeys(filter(None, ways))), country, country is not None and not rest, digits, words
    )


def fts5(query: Query) -> str:
    """The expression for SQLite."""
    return " OR ".join("(" + " AND ".join(_fts5(term) for term in way) + ")" for way in query.ways)


def tsquery(query: Query) -> str:
    """The expression for PostgreSQL."""
    return " | ".join("(" + " & ".join(_tsquery(term) for term in way) + ")" for way in query.ways)


def _fts5(term: Term) -> str:
    return '"' + " ".join(term.words) + '"' + ("*" if term.start else "")


def _tsquery(term: Term) -> str:
    return "(" + " <-> ".join(f"'{word}'" for word in term.words) + (":*" if term.start else "") + ")"


def _opened(term: Term) -> Term:
    return term if len(term.words) > 1 else replace(term, start=True)


_Piece = tuple[Term, int, int]
"""A term with where it stands in the question; a country's key stands nowhere (-1)."""


def _pieces(text: str) -> Iterator[_Piece]:
    """The terms of a text with where they stand: words, and runs of a script without spaces as phrases."""
    run: list[tuple[str, int, int]] = []
    for word, start, end in spans(text):
        if run and not (is_unspaced(word) and start == run[-1][2]):
            yield _phrase(run, text)
            run = []
        if is_unspaced(word):
            run.append((word, start, end))
        else:
            yield Term((word,), len(word) >= _SHORTEST_START, text[start:end]), start, end
    if run:
        yield _phrase(run, text)


def _phrase(run: Sequence[tuple[str, int, int]], text: str) -> _Piece:
    start, end = run[0][1], run[-1][2]
    return Term(tuple(word for word, _start, _end in run), printed=text[start:end]), start, end


def _telling(pieces: Sequence[_Piece]) -> tuple[Term, ...]:
    """The terms without words that only join others, where there are others."""
    terms = tuple(term for term, _start, _end in pieces)
    return tuple(term for term in terms if term.words[0] not in _JOINING or len(term.words) > 1) or terms


def _key(country: Country) -> _Piece:
    return Term((country_key(country.code),)), -1, -1


def _country(text: str, pieces: Sequence[_Piece], names: Names) -> tuple[Country | None, list[_Piece]]:
    """The country that the question names in the most words, and the terms beside it."""
    for length in range(min(_LONGEST_NAME, len(pieces)), 0, -1):
        for at in range(len(pieces) - length + 1):
            found = _resolved(text[pieces[at][1] : pieces[at + length - 1][2]], length == len(pieces), names)
            if found is not None:
                return found, [*pieces[:at], *pieces[at + length :]]
    return _country_within(pieces, names)


def _country_within(pieces: Sequence[_Piece], names: Names) -> tuple[Country | None, list[_Piece]]:
    """A country whose name begins or ends a phrase of a script without spaces: 肯尼亚儿童热线."""
    for at, (term, start, end) in enumerate(pieces):
        words = term.words
        for length in range(min(len(words) - 1, _LONGEST_UNSPACED_NAME), 1, -1):
            for name, rest in ((words[:length], words[length:]), (words[-length:], words[:-length])):
                if found := _resolved("".join(name), False, names):
                    left = Term(rest, printed="".join(rest))
                    return found, [*pieces[:at], (left, start, end), *pieces[at + 1 :]]
    return None, []


def _resolved(text: str, whole: bool, names: Names) -> Country | None:
    """The country that a text means; two capital letters mean one only when nothing else is asked."""
    if len(text) < _SHORTEST_CODE and text.isascii() and not whole:
        return None
    found = names.resolve(text.upper() if whole and text.isascii() and len(text) <= _SHORTEST_CODE else text)
    return None if found is None or found.is_world else found


def _with_number(pieces: Sequence[_Piece], number: tuple[str, int, int]) -> Iterator[tuple[Term, ...]]:
    """Ways to meet a number that is printed in groups or with a sign before it: as one run of digits."""
    digits, start, end = number
    others = _telling([one for one in pieces if one[2] <= start or one[1] >= end])
    for variant in dict.fromkeys((digits, digits.lstrip("0"))):
        if variant:
            yield Term((variant,), start=True), *others
