"""Which records are one organisation: records about the same organisation shown once, and pairs that may be the same.

Records are put together when a person said so, or where the matcher calls every two of them the same. A record that
could be one or another of two is put to neither. Records that a person told apart are never together, not even by way
of a third one. The same records and decisions give the same directory, in whatever order they come.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kb.statements.drafts import Key, MatchDecision
from kb.statements.statement import Statement
from kb.statements.views import Item
from kb.topics import contacts
from kb.topics.organisations.matching import Judgement, Knowledge, Named, judge

Judge = Callable[[Item, Item], Judgement]
Pair = tuple[Key, Key]

_SEVERAL = ("networks", "focus")
"""Questions that are answered by several choices."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two organisations that may be one, and why; they stay apart until a person decides.

    Attributes:
        left, right: the two records that gave rise to it.
        looked: whether a person looked, and could not tell.
    """

    left: Item
    right: Item
    reasons: tuple[str, ...]
    looked: bool = False


@dataclass(frozen=True, slots=True)
class Organisation:
    """One organisation: its records (at least one; the first one names it)."""

    records: tuple[Item, ...]

    @property
    def title(self) -> str:
        """The name that it is listed under."""
        return self.records[0].title

    @property
    def countries(self) -> tuple[str, ...]:
        """Codes of its countries; several only where a person said so."""
        return tuple(dict.fromkeys(record.country for record in self.records))

    def statements(self, name: str = "") -> tuple[tuple[Item, Statement], ...]:
        """What its records answer to a question (`name`, `website`) or to all, each with its record, the best first.

        What was set aside is left out.
        """
        return tuple((record, one) for record in self.records for one in record.said(name))

    def values(self, name: str) -> tuple[str, ...]:
        """Every answer to a question, each once; of an answer with several choices, each choice."""
        given = [one.value for _record, one in self.statements(name)]
        parts = [part for value in given for part in value.split(";")] if name in _SEVERAL else given
        return tuple(dict.fromkeys(part for part in parts if part))


@dataclass(frozen=True, slots=True)
class Directory:
    """All organisations, by country code and title, and the pairs of them that may be one."""

    organisations: tuple[Organisation, ...]
    doubts: tuple[Doubt, ...]


def key_of(record: Item) -> Key:
    """By what a decision names a record."""
    return record.country, record.item


def judge_of(records: Iterable[Item], knowledge: Knowledge) -> Judge:
    """The matcher for these records, with what is known of organisations."""
    called = {key_of(record): _named(record) for record in records}
    return lambda left, right: judge(called[key_of(left)], called[key_of(right)], knowledge)


def _named(record: Item) -> Named:
    one = Organisation((record,))
    return Named(
        record.title,
        record.country,
        next(iter(one.values("acronym")), ""),
        one.values("name_local"),
        next(iter(one.values("website")), ""),
        frozenset(one.values("networks")),
    )


def directory(records: Iterable[Item], decisions: Iterable[MatchDecision], judged: Judge) -> Directory:
    """The directory that records make.

    Args:
        records: all records of the base.
        decisions: those of persons that hold; they outweigh the matcher.
        judged: the matcher; it is asked about records of one country only.
    """
    found = {key_of(record): record for record in records}
    said = {one.pair: one for one in sorted(decisions) if one.left in found and one.right in found}
    judgements = {pair: judged(found[pair[0]], found[pair[1]]) for pair in _pairs(found)}
    groups = _Groups(found, (pair for pair, one in said.items() if one.answer == "different"))
    for pair in (pair for pair, one in said.items() if one.answer == "same"):
        groups.join(*pair)
    for pair in _sure(judgements, said):
        groups.join(*pair)
    organisations = sorted((_organisation(found, keys) for keys in groups), key=_order)
    return Directory(tuple(organisations), tuple(_doubts(found, groups, judgements, said)))


def _pairs(found: Iterable[Key]) -> Iterator[Pair]:
    by_country: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(found):
        by_country[key[0]].append(key)
    for keys in by_country.values():
        yield from combinations(keys, 2)


def _sure(judgements: Mapping[Pair, Judgement], said: Mapping[Pair, MatchDecision]) -> list[Pair]:
    """Pairs that the matcher calls the same, and that are the same as the same others: no chain, no choice of two."""
    near: dict[Key, set[Key]] = defaultdict(set)
    same = [pair for pair, one in judgements.items() if one.answer == "same" and _allowed(said.get(pair))]
    for left, right in same:
        near[left] |= {left, right}
        near[right] |= {left, right}
    return [(left, right) for left, right in same if near[left] == near[right]]


def _allowed(decision: MatchDecision | None) -> bool:
    return decision is None or decision.answer == "same"


class _Groups:
    """Records that are together; pairs that were told apart are kept apart."""

    def __init__(self, keys: Iterable[Key], apart: Iterable[Pair]) -> None:
        self._group: dict[Key, set[Key]] = {key: {key} for key in keys}
        self._apart: dict[Key, set[Key]] = defaultdict(set)
        for left, right in apart:
            self._apart[left].add(right)
            self._apart[right].add(left)

    def join(self, left: Key, right: Key) -> None:
        """Put two groups together, unless that would join what was told apart."""
        one, other = self._group[left], self._group[right]
        if one is other or self.told_apart(left, right):
            return
        one |= other
        for key in other:
            self._group[key] = one

    def told_apart(self, left: Key, right: Key) -> bool:
        """Whether any record of the one group was told apart from any of the other."""
        return any(self._apart[key] & self._group[right] for key in self._group[left])

    def name(self, key: Key) -> Key:
        """The same for all records of a group."""
        return min(self._group[key])

    def __iter__(self) -> Iterator[list[Key]]:
        """The groups, each in order."""
        for key in sorted(self._group):
            if key == self.name(key):
                yield sorted(self._group[key])


def _organisation(found: Mapping[Key, Item], keys: Sequence[Key]) -> Organisation:
    return Organisation(tuple(sorted((found[key] for key in keys), key=_precedence)))


def _precedence(record: Item) -> tuple[bool, bool, int, str, Key]:
    """The record that names an organisation: more than a community list behind it, words, most sources."""
    sources = {one.source.id for cell in record.cells.values() for one in cell.statements}
    return (
        contacts.is_unconfirmed(record),
        len(record.title.split()) == 1,
        -len(sources),
        record.title.casefold(),
        key_of(record),
    )


def _order(one: Organisation) -> tuple[str, str, Key]:
    return one.records[0].country, one.title.casefold(), key_of(one.records[0])


def _doubts(
    found: Mapping[Key, Item],
    groups: _Groups,
    judgements: Mapping[Pair, Judgement],
    said: Mapping[Pair, MatchDecision],
) -> Iterator[Doubt]:
    """One doubt for every two organisations that have any: a person's first, then the one with the highest score."""
    told = set[Pair]()
    for pair, reasons, looked in _open(judgements, said):
        one, other = sorted((groups.name(pair[0]), groups.name(pair[1])))
        if one != other and (one, other) not in told and not groups.told_apart(one, other):
            told.add((one, other))
            yield Doubt(found[pair[0]], found[pair[1]], reasons, looked)


def _open(
    judgements: Mapping[Pair, Judgement], said: Mapping[Pair, MatchDecision]
) -> Iterator[tuple[Pair, tuple[str, ...], bool]]:
    for pair, one in said.items():
        if one.answer == "unsure":
            yield pair, (one.reason,) if one.reason else (), True
    for pair in sorted(judgements, key=lambda pair: (-judgements[pair].score, pair)):
        if judgements[pair].answer != "different" and pair not in said:
            yield pair, judgements[pair].reasons, False
