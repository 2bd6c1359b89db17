"""Who is in the directory for a country, a network, a kind, a field of work and a few words; typos are forgiven."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from kb.text import key
from kb.topics.organisations.grouping import Organisation

_NEAR = 80
"""Share of letters in common, in percent, from which a name comes near."""
_SHORTEST = 4
"""Letters that words need before others come near them: of three letters, anything is a typo of anything."""
_MOST_NEAR = 20


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for; "" where anything will do. Values are those of the codebook, the country a code."""

    country: str = ""
    network: str = ""
    kind: str = ""
    focus: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """An organisation, ready to be found.

    Attributes:
        marks: pairs of question and answer that it may be chosen by.
        names: comparison keys of its names and short names in every language.
        text: comparison key of all that is said of it in words, the names first; it opens and ends with a space.
    """

    organisation: Organisation
    marks: frozenset[tuple[str, str]]
    names: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """What was found; `near` when nothing has the words, and these names only come near, the nearest first."""

    organisations: tuple[Organisation, ...]
    near: bool = False


def listed(organisation: Organisation) -> Listed:
    """Make an organisation ready to be found."""
    marks = {("country", code) for code in organisation.countries}
    marks |= {(name, value) for name in ("networks", "kind", "focus") for value in organisation.values(name)}
    printed = [value for name in ("name", "name_local", "acronym") for value in organisation.values(name)]
    said = [*organisation.values("about"), *(one.note for _record, one in organisation.statements())]
    names = tuple(dict.fromkeys(key(value) for value in printed))
    return Listed(organisation, frozenset(marks), names, f" {' '.join((*names, *map(key, dict.fromkeys(said))))} ")


def find(directory: Iterable[Listed], wanted: Wanted) -> Found:
    """Those that are all of what is wanted, in the order of the directory.

    Every word must begin a word of a name or of a description; else be a part of one; else the names that come near are
    found.
    """
    marks = _marks(wanted)
    chosen = [one for one in directory if marks <= one.marks]
    words = key(wanted.words).split()
    if not words:
        return Found(() if wanted.words.strip() else tuple(one.organisation for one in chosen))
    for holds in (_begins, _contains):
        exact = tuple(one.organisation for one in chosen if all(holds(one, word) for word in words))
        if exact:
            return Found(exact)
    return Found(_near(chosen, " ".join(words)), near=True)


def _marks(wanted: Wanted) -> set[tuple[str, str]]:
    asked = {"country": wanted.country, "networks": wanted.network, "kind": wanted.kind, "focus": wanted.focus}
    return {(name, value) for name, value in asked.items() if value}


def _begins(one: Listed, word: str) -> bool:
    return f" {word}" in one.text


def _contains(one: Listed, word: str) -> bool:
    return word in one.text


def _near(chosen: Sequence[Listed], words: str) -> tuple[Organisation, ...]:
    if len(words) < _SHORTEST:
        return ()
    scored = [(max((_likeness(words, name) for name in one.names), default=0.0), one.organisation) for one in chosen]
    best = sorted((pair for pair in scored if pair[0] >= _NEAR), key=lambda pair: -pair[0])
    return tuple(organisation for _score, organisation in best[:_MOST_NEAR])


def _likeness(words: str, name: str) -> float:
    """Percent of likeness; only a name that is longer than the words may be like them in a part of it."""
    measure: Callable[..., float] = fuzz.partial_ratio if len(name) >= len(words) else fuzz.ratio
    return measure(words, name, score_cutoff=_NEAR)
