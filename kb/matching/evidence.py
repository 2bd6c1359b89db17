"""What speaks for and against two names being one organisation's: each clue with a score and a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from kb.i18n import _
from kb.matching.knowledge import Knowledge, Named
from kb.matching.names import Printed, Reading, compact
from kb.matching.words import vocabulary

_SEVERAL = 2
"""Known in so many countries, a name is a network's or a kind of body's, and says nothing without its country."""
_TELLING = 5
"""So many words of the field together are hardly two bodies' name."""
_LONG_ACRONYM = 4


@dataclass(frozen=True, slots=True)
class Clue:
    """Something for (the score that it gives) or against (the score that it leaves at most), with its sentence."""

    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two names: as given, taken apart, and where it may be.

    Attributes:
        read: the name taken apart.
        readings: every way to read it and its local names.
        shorts: short names that it prints, is or is given.
        named: countries that it names.
        at: where it is: as named, else as given, else where the base knows the name (may be several, or none).
        given: whether somebody gave its country.
    """

    read: Printed
    readings: tuple[Reading, ...]
    shorts: frozenset[str]
    named: frozenset[str]
    at: frozenset[str]
    hosts: frozenset[str]

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the whole name."""
        return self.read.whole.words


def side(one: Named, knowledge: Knowledge) -> Side:
    """A name as far as it and the base tell."""
    read = knowledge.read(one.name)
    local = [reading for name in one.local_names for reading in knowledge.read(name).readings]
    readings = (*read.readings, *local, *_expanded(read.whole, knowledge))
    shorts = {reading.words[0] for reading in readings if len(reading.words) == 1} | set(read.acronyms)
    shorts |= {compact(one.acronym)} if one.acronym else set()
    at = read.places or (frozenset((one.country,)) if one.country else knowledge.where(one.name))
    hosts = {knowledge.host(one.website)} if one.website else knowledge.hosts(at, read.whole.words)
    return Side(read, tuple(dict.fromkeys(readings)), frozenset(shorts), read.places, at, frozenset(hosts - {""}))


def _expanded(whole: Reading, knowledge: Knowledge) -> Iterator[Reading]:
    """The name with the short name of a network written out: "DCI Ghana"."""
    for at, word in enumerate(whole.words):
        for written_out in knowledge.written_out(word):
            yield Reading((*whole.words[:at], *written_out, *whole.words[at + 1 :]), whole.places, "whole")


# --- for ---


def pros(one: Side, other: Side, knowledge: Knowledge) -> Iterator[Clue]:
    """Everything that speaks for one organisation."""
    yield from _by_words(one, other, knowledge)
    yield from _by_form(one, other, knowledge)
    yield from _by_spelling(one, other)
    yield from _by_acronym(one, other, knowledge)
    yield from _by_initials(one, other, knowledge)
    yield from _by_initials(other, one, knowledge)
    yield from _by_record(one, other, knowledge)
    likeness = _likeness(one, other, knowledge)
    if one.hosts & other.hosts:
        yield Clue(0.85 if likeness >= 0.3 else 0.6, _("They have the same website."))
    if likeness:
        yield Clue(0.75 * likeness, _("They share words."))


def _by_words(one: Side, other: Side, knowledge: Knowledge) -> Iterator[Clue]:
    for left in one.readings:
        for right in other.readings:
            kinds = {left.kind, right.kind}
            if "short" in kinds and kinds != {"whole", "short"}:
                continue
            if score := _word_score(left.words, right.words):
                yield _words_clue(score, kinds, left.words, knowledge)


def _word_score(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    if not left or not right:
        return 0.0
    if left == right:
        return 0.97
    if "".join(left) == "".join(right):
        return 0.95
    same = len(left) == len(right) and sorted(left) == sorted(right)
    return (0.88 if len(left) > 2 else 0.6) if same else 0.0


def _words_clue(score: float, kinds: set[str], words: tuple[str, ...], knowledge: Knowledge) -> Clue:
    if kinds == {"whole"}:
        return Clue(score, _("They are the same words, or words of the same meaning."))
    if "former" in kinds:
        return Clue(min(score, 0.9), _("One is printed as the former name of the other."))
    common = knowledge.spread(words) >= _SEVERAL or (len(words) == 1 and vocabulary().knows(words[0]))
    return Clue(min(score, 0.65 if common else 0.86), _("One is part of the other's printed name."))


def _by_form(one: Side, other: Side, knowledge: Knowledge) -> Iterator[Clue]:
    """ "ITAKA" and "ITAKA Foundation": what is left without the form is a name of its own."""
    known = vocabulary()
    left, right = ([word for word in it.words if word not in known.forms] for it in (one, other))
    if left != right or not left or one.words == other.words or {*one.words} - {*left} and {*other.words} - {*right}:
        return
    own = any(not known.knows(word) for word in left) and knowledge.spread(tuple(left)) < _SEVERAL
    yield Clue(0.84 if own else 0.6, _("They differ only in what the body calls itself (foundation, network ...)."))


def _by_spelling(one: Side, other: Side) -> Iterator[Clue]:
    left, right = one.words, other.words
    if not left or not right or left == right or fuzz.ratio("".join(left), "".join(right)) < 90:
        return
    if len(left) == len(right) and all(a == b or _misspelt(a, b) for a, b in zip(left, right, strict=True)):
        yield Clue(0.86, _("They differ only in spelling."))


def _misspelt(one: str, other: str) -> bool:
    known = vocabulary()
    if known.knows(one) and known.knows(other) or any(sign.isdigit() for sign in one + other):
        return False
    return min(len(one), len(other)) >= 5 and Levenshtein.normalized_similarity(one, other) >= 0.8


def _by_acronym(one: Side, other: Side, knowledge: Knowledge) -> Iterator[Clue]:
    for short in one.shorts & other.shorts:
        if vocabulary().knows(short) or one.words == other.words:
            continue
        left, right = ([word for word in it.words if word != short] for it in (one, other))
        yield Clue(_acronym_score(short, left, right, knowledge), _("Both print the same short name."))
    if _likeness(one, other, knowledge) >= 0.5 and _nearly_same(one, other):
        yield Clue(0.84, _("Their words are alike, and their short names differ in one letter only."))


def _nearly_same(one: Side, other: Side) -> bool:
    pairs = ((a, b) for a in one.read.acronyms for b in other.read.acronyms)
    return any(min(len(a), len(b)) >= 5 and Levenshtein.distance(a, b) == 1 for a, b in pairs)


def _acronym_score(short: str, left: list[str], right: list[str], knowledge: Knowledge) -> float:
    if len(short) < 3:
        return 0.6
    if not left or not right:
        return 0.9 if knowledge.spread((short,)) < _SEVERAL or len(short) > _LONG_ACRONYM else 0.8
    alike = knowledge.likeness(left, right)
    if alike >= 0.25:
        return 0.92 if alike >= 0.5 else 0.84
    return 0.82 if len(short) >= _LONG_ACRONYM and knowledge.spread((short,)) < _SEVERAL else 0.6


def _by_initials(one: Side, other: Side, knowledge: Knowledge) -> Iterator[Clue]:
    """The one is an abbreviation, and the other's words begin with its letters."""
    short = one.words[0] if len(one.words) == 1 else ""
    if len(short) < 2 or short not in other.read.initials or len(other.words) < 2:
        return
    together = len(one.at) == 1 and one.at == other.at
    score = 0.86 if len(short) >= _LONG_ACRONYM else 0.82 if len(short) == 3 and together else 0.6
    yield Clue(score, _("One is made of the first letters of the other."))


def _by_record(one: Side, other: Side, knowledge: Knowledge) -> Iterator[Clue]:
    """The base has an organisation that goes by both names."""
    for country in sorted(one.at & other.at):
        for left in one.readings:
            for record in knowledge.records(country, left.words):
                found = [right for right in other.readings if record.goes_by(right.words) and right.words != left.words]
                if found and not _loose(left, one, knowledge) and not _loose(found[0], other, knowledge):
                    yield Clue(
                        0.93, _("The base has an organisation with both names: {name}.").format(name=record.printed)
                    )


def _loose(reading: Reading, of: Side, knowledge: Knowledge) -> bool:
    """Whether a reading is too common to find a record by: a network's short name without its country."""
    return reading.kind != "whole" and knowledge.spread(reading.words) >= _SEVERAL and not of.named


def _likeness(one: Side, other: Side, knowledge: Knowledge) -> float:
    return knowledge.likeness(one.words, other.words)


# --- against ---


def cons(one: Side, other: Side, knowledge: Knowledge) -> Iterator[Clue]:
    """Everything that speaks against one organisation."""
    yield from _other_place(one, other, knowledge)
    yield from _other_acronym(one, other)
    yield from _other_number(one, other)


def _other_place(one: Side, other: Side, knowledge: Knowledge) -> Iterator[Clue]:
    if one.named and other.named:
        if one.named != other.named:
            overlap = one.named & other.named
            yield Clue(0.5 if overlap else 0.05, _("They name different countries."))
        return
    if one.at and other.at and not one.at & other.at:
        yield Clue(0.15, _("They are in different countries."))
    elif len(one.at) == 1 and one.at == other.at:
        return
    elif one.named or other.named:
        yield Clue(0.6, _("Only one names a country; the other may be the network, or its section elsewhere."))
    elif len(one.at) > 1 or len(other.at) > 1:
        yield Clue(0.65, _("Bodies of this name are in several countries."))
    elif not _tells(one) or not _tells(other):
        yield Clue(0.65, _("The name is so general that it needs a country."))


def _tells(one: Side) -> bool:
    """Whether a name says which body it is, without a country."""
    return len(one.words) >= _TELLING or any(not vocabulary().knows(word) for word in one.words)


def _other_acronym(one: Side, other: Side) -> Iterator[Clue]:
    left, right = set(one.read.acronyms), set(other.read.acronyms)
    if left and right and not one.shorts & other.shorts:
        close = max(fuzz.ratio(a, b) for a in left for b in right)
        if close < 75:
            yield Clue(0.55, _("They print different short names."))


def _other_number(one: Side, other: Side) -> Iterator[Clue]:
    left, right = ({word for word in it.words if word.isdigit()} for it in (one, other))
    if left and right and left != right:
        yield Clue(0.3, _("They carry different numbers."))
