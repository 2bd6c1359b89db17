"""What speaks for and against two names being one organisation's: each clue with a score and a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from kb.i18n import _
from kb.topics.organisations.matching.knowledge import Knowledge, Named, Words
from kb.topics.organisations.matching.names import Printed, Reading, compact
from kb.topics.organisations.matching.words import vocabulary

_SEVERAL = 2
"""Known in so many countries, a name is a network's or a kind of body's, and says nothing without its country."""
_TELLING = 5
"""So many words of the field together are hardly two bodies' name."""
_LONG_ACRONYM = 5
"""A short name of so many letters is hardly two bodies' in one country."""


@dataclass(frozen=True, slots=True)
class Clue:
    """Something for (the score that it gives) or against (the score that it leaves at most), with its sentence."""

    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two names, as far as it and the base tell.

    Attributes:
        read: the name taken apart.
        readings: every way to read it and its local names.
        shorts: short names that it prints, is, is given or has in the base.
        at: where it is: as named, else as given, else where the base knows the name (may be several, or none).
        hosts: its sites.
        placed: whether the name or whoever gave it says where it is; else the base may have other places.
    """

    read: Printed
    readings: tuple[Reading, ...]
    shorts: frozenset[str]
    at: frozenset[str]
    hosts: frozenset[str]
    placed: bool

    @property
    def words(self) -> Words:
        """The words of the whole name."""
        return self.read.whole.words

    @property
    def named(self) -> frozenset[str]:
        """Countries that it names."""
        return self.read.places


def side(one: Named, knowledge: Knowledge) -> Side:
    """Gather what there is about a name."""
    read = knowledge.read(one.name)
    local = [reading for name in one.local_names for reading in knowledge.read(name).readings]
    readings = (*read.readings, *local, *_written_out(read.whole, knowledge))
    at = read.places or (frozenset((one.country,)) if one.country else knowledge.where(one.name))
    own = knowledge.own(at, read.whole.words) if len(at) == 1 else []
    shorts = {one.words[0] for one in readings if len(one.words) == 1 and _is_short(one, knowledge)}
    shorts |= {compact(one.acronym)} | {short for known in own for short in known.acronyms}
    hosts = {knowledge.host(one.website)} if one.website else {host for known in own for host in known.hosts}
    placed = bool(read.places or one.country)
    return Side(read, tuple(dict.fromkeys(readings)), frozenset(shorts - {""}), at, frozenset(hosts - {""}), placed)


def _is_short(one: Reading, knowledge: Knowledge) -> bool:
    own = one.kind in ("bare", "slash") and knowledge.spread(one.words) < _SEVERAL
    return own or one.kind in ("short", "whole")


def _written_out(whole: Reading, knowledge: Knowledge) -> Iterator[Reading]:
    """The name with the short name of a network written out: "DCI Ghana"."""
    for at, word in enumerate(whole.words):
        for words in knowledge.written_out(word):
            yield Reading((*whole.words[:at], *words, *whole.words[at + 1 :]), whole.places, "whole")


# --- for ---


def pros(one: Side, other: Side, knowledge: Knowledge) -> Iterator[Clue]:
    """Everything that speaks for one organisation."""
    likeness = knowledge.likeness(one.words, other.words)
    yield from _by_words(one, other, knowledge)
    yield from _by_form(one, other, knowledge)
    yield from _by_spelling(one, other)
    yield from _by_acronym(one, other, knowledge)
    if likeness >= 0.5 and _nearly_same_acronym(one, other):
        yield Clue(0.84, _("Their words are alike, and their short names differ in one letter only."))
    yield from (*_by_initials(one, other), *_by_initials(other, one))
    yield from _by_record(one, other, knowledge)
    if one.hosts & other.hosts:
        yield Clue(0.85 if likeness >= 0.3 else 0.6, _("They have the same website."))
    if 0 < likeness < 1:
        yield Clue(0.75 * likeness, _("They share words."))


def _by_words(one: Side, other: Side, knowledge: Knowledge) -> Iterator[Clue]:
    for left in one.readings:
        for right in other.readings:
            if score := _word_score(left.words, right.words):
                yield from _words_clue(score, left, right, knowledge)


def _word_score(left: Words, right: Words) -> float:
    if not left or not right:
        return 0.0
    if left == right:
        return 0.97
    if "".join(left) == "".join(right):
        return 0.95
    if len(left) != len(right) or sorted(left) != sorted(right):
        return 0.0
    known = vocabulary()
    # "Child Justice" is not "Justice for Children".
    sure = len(left) > 2 or any(word in known.holders or not known.knows(word) for word in left)
    return 0.88 if sure else 0.6


def _words_clue(score: float, left: Reading, right: Reading, knowledge: Knowledge) -> Iterator[Clue]:
    kinds = {left.kind, right.kind}
    if kinds == {"whole"}:
        yield Clue(score, _("They are the same words, or words of the same meaning."))
    elif "whole" not in kinds or kinds & {"short", "bare", "slash"}:
        return
    elif "former" in kinds:
        yield Clue(min(score, 0.9), _("One is printed as the former name of the other."))
    elif "placed" in kinds:
        yield Clue(min(score, 0.86 if left.places == right.places else 0.5), _part_reason())
    else:
        both = (left.words, right.words)
        common = max(map(knowledge.spread, both)) >= _SEVERAL or min(map(len, both)) < 2
        yield Clue(min(score, 0.65 if common else 0.86), _part_reason())


def _part_reason() -> str:
    return _("One is part of the other's printed name.")


def _by_form(one: Side, other: Side, knowledge: Knowledge) -> Iterator[Clue]:
    """ "ITAKA" and "ITAKA Foundation", "147 Rat auf Draht": what is left without the form is a name of its own."""
    known = vocabulary()
    left, right = (tuple(word for word in it.words if not known.is_form(word)) for it in (one, other))
    if left != right or not left or left not in (one.words, other.words) or one.words == other.words:
        return
    own = any(not known.knows(word) for word in left)
    alone = knowledge.spread(left) < _SEVERAL or bool(one.named and one.named == other.named)
    yield Clue(0.84 if own and alone else 0.6, _("They differ only in what the body calls itself, or in a number."))


def _by_spelling(one: Side, other: Side) -> Iterator[Clue]:
    left, right = one.words, other.words
    if len(left) != len(right) or left == right or fuzz.ratio("".join(left), "".join(right)) < 90:
        return
    if all(a == b or _misspelt(a, b) for a, b in zip(left, right, strict=True)):
        yield Clue(0.86, _("They differ only in spelling."))


def _misspelt(one: str, other: str) -> bool:
    known = vocabulary()
    if (known.knows(one) and known.knows(other)) or any(sign.isdigit() for sign in one + other):
        return False
    return min(len(one), len(other)) >= 5 and Levenshtein.normalized_similarity(one, other) >= 0.8


def _by_acronym(one: Side, other: Side, knowledge: Knowledge) -> Iterator[Clue]:
    for short in one.shorts & other.shorts:
        if not vocabulary().knows(short) and one.words != other.words and not (_slashed(one) and _slashed(other)):
            yield Clue(_acronym_score(short, one, other, knowledge), _("Both have the same short name."))


def _slashed(one: Side) -> bool:
    return any(reading.kind == "slash" for reading in one.readings)


def _acronym_score(short: str, one: Side, other: Side, knowledge: Knowledge) -> float:
    if len(short) < 3 or any(knowledge.several_go_by(country, short) for country in one.at & other.at):
        return 0.6
    together, long = len(one.at) == 1 and one.at == other.at, len(short) >= _LONG_ACRONYM
    if _is_all(short, one) or _is_all(short, other):
        return 0.9 if together or len(short) > 3 else 0.6
    left, right = ([word for word in it.words if word != short] for it in (one, other))
    alike = knowledge.likeness(left, right)
    # "CEDECA Interlagos", "Cedeca Glória": a name inside longer names is a family's.
    family = short in (*one.words, *other.words) and alike < 0.5
    if family or (_contradict(left, right) and not long):
        return 0.6
    if alike >= 0.25:
        return 0.92 if alike >= 0.5 else 0.84
    return 0.82 if long and together and knowledge.spread((short,)) < _SEVERAL else 0.6


def _is_all(short: str, of: Side) -> bool:
    """Whether a name is nothing but the short name, or has it as its own ("Red COIPRODEN"), not as one word of many."""
    return any(one.words == (short,) and one.kind in ("whole", "bare", "slash") for one in of.readings)


def _contradict(left: list[str], right: list[str]) -> bool:
    """Whether each has a word of the field that the other lacks: "Centre" here, "Coalition" there."""
    known = vocabulary()
    return all(any(known.knows(word) for word in {*a} - {*b}) for a, b in ((left, right), (right, left)))


def _nearly_same_acronym(one: Side, other: Side) -> bool:
    pairs = ((a, b) for a in one.read.acronyms for b in other.read.acronyms)
    return any(min(len(a), len(b)) >= _LONG_ACRONYM and Levenshtein.distance(a, b) == 1 for a, b in pairs)


def _by_initials(one: Side, other: Side) -> Iterator[Clue]:
    """The one is an abbreviation, and the other's words begin with its letters."""
    short = one.words[0] if len(one.words) == 1 else ""
    if len(short) < 2 or short not in other.read.initials or len(other.words) < 2:
        return
    together = len(one.at) == 1 and one.at == other.at
    sure = len(short) >= _LONG_ACRONYM or (len(short) >= 3 and together)
    yield Clue((0.86 if len(short) > 3 else 0.82) if sure else 0.6, _("One is made of the first letters of the other."))


def _by_record(one: Side, other: Side, knowledge: Knowledge) -> Iterator[Clue]:
    """The base has an organisation that goes by both names."""
    for country in sorted(one.at & other.at):
        for left in _as_names(one, country, knowledge):
            for record in knowledge.records(country, left.words):
                for right in _as_names(other, country, knowledge):
                    if right.words != left.words and record.goes_by(right.words):
                        reason = _("The base has an organisation with both names: {name}.")
                        yield Clue(0.93, reason.format(name=record.printed))


def _as_names(one: Side, country: str, knowledge: Knowledge) -> Iterator[Reading]:
    """The readings that stand for the whole body: not a short name beside a long one, not one that several go by."""
    for reading in one.readings:
        alone = len(reading.words) == 1
        if reading.kind in ("whole", "former", "placed") and reading.words:
            network = alone and knowledge.spread(reading.words) >= _SEVERAL and not reading.places
            if not network and not (alone and knowledge.several_go_by(country, reading.words[0])):
                yield reading


# --- against ---


def cons(one: Side, other: Side, knowledge: Knowledge) -> Iterator[Clue]:
    """Everything that speaks against one organisation."""
    yield from _other_place(one, other, knowledge)
    yield from _whole_and_unit(one, other)
    yield from _other_acronym(one, other)
    left, right = ({word for word in it.words if word.isdigit()} for it in (one, other))
    if left and right and left != right:
        yield Clue(0.3, _("They carry different numbers."))


def _other_place(one: Side, other: Side, knowledge: Knowledge) -> Iterator[Clue]:
    if one.named and other.named:
        if one.named != other.named:
            yield Clue(0.5 if one.named & other.named else 0.05, _("They name different countries."))
    elif one.at and other.at and not one.at & other.at:
        if one.placed and other.placed:
            yield Clue(0.15, _("They are in different countries."))
        else:
            yield Clue(0.45, _("The base knows this name in other countries only."))
    elif one.named or other.named:
        yield from _network_and_section(one, other, knowledge)
    elif len(one.at) > 1 or len(other.at) > 1:
        yield Clue(0.65, _("Bodies of this name are in several countries."))
    elif not (one.at and other.at) and not (_tells(one) and _tells(other)):
        yield Clue(0.65, _("The name is so general that it needs a country."))


def _network_and_section(one: Side, other: Side, knowledge: Knowledge) -> Iterator[Clue]:
    """One names a country: the other must be known to be there, and must not be the network itself."""
    bare = other if one.named else one
    network = not bare.read.is_section and any(knowledge.is_network(reading.words) for reading in bare.readings)
    if network or len(bare.at) != 1 or one.at != other.at:
        yield Clue(0.6, _("Only one names a country; the other may be the whole network, or a section elsewhere."))


def _tells(one: Side) -> bool:
    """Whether a name says which body it is, without a country."""
    return len(one.words) >= _TELLING or any(not vocabulary().knows(word) for word in one.words)


def _whole_and_unit(one: Side, other: Side) -> Iterator[Clue]:
    """ "X" and "Office of the Children's Commissioner of X", whatever short name both carry."""
    short, long = sorted((one.words, other.words), key=len)
    more = {*long} - {*short}
    if not {*short} < {*long} or len(short) < 2 or len(more) < 2 or not more & vocabulary().units:
        return
    if long[-len(short) :] == short or not one.shorts & other.shorts:
        yield Clue(0.6, _("One may be a part of the other."))


def _other_acronym(one: Side, other: Side) -> Iterator[Clue]:
    left, right = set(one.read.acronyms), set(other.read.acronyms)
    if left and right and not one.shorts & other.shorts and max(fuzz.ratio(a, b) for a in left for b in right) < 75:
        yield Clue(0.55, _("They print different short names."))
