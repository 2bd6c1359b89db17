"""Makes sources of the collectors' lists: producer first, how a copy was obtained, known licences, time of writing."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from kb.errors import InvalidData
from kb.intake import parse_sources, read
from kb.statements.drafts import Problem
from kb.statements.sources import Source
from kb.text import key

_LEAST_FIRST = "DCBA"
_UNLICENSED = "no licence stated"


def publications(folder: Path, decisions: Mapping[str, Any], more: Sequence[Path] = ()) -> Iterator[Source]:
    """All sources of the `sources.csv` files below a folder and of further lists, with the decisions applied.

    Args:
        folder: the collectors' folder.
        decisions: `mappings/sources.yml`.
        more: lists in the same form, such as the sources that the codebook cites.

    Raises:
        InvalidData: a list is damaged, an id is listed twice, or a rule speaks of no source.
    """
    unmet = {pattern for rule in decisions["rules"] for pattern in rule["ids"]}
    seen: set[str] = set()
    for path in [*sorted(folder.glob("*/sources.csv")), *more]:
        name = f"{path.parent.name}/{path.name}"
        parsed = parse_sources(read(path, name))
        _refuse(parsed.problems)
        for source in parsed.sources:
            if source.id in seen:
                raise InvalidData(name, 0, f"The source “{source.id}” is listed in two files.")
            seen.add(source.id)
            unmet -= {pattern for pattern in unmet if fnmatchcase(source.id, pattern)}
            result = decided(source, decisions)
            _keeps_words(source, result)
            yield result
    if unmet and not decisions.get("excerpt"):
        raise InvalidData("sources.yml", 0, f"The pattern “{min(unmet)}” matches no source.")


def _refuse(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        raise InvalidData(problem.place.file, problem.place.line, problem.reason)


def _keeps_words(collected: Source, result: Source) -> None:
    lost = set(key(collected.publisher).split()) - set(key(f"{result.publisher} {result.obtained}").split())
    if lost:
        raise InvalidData("sources.yml", 0, f"The source “{result.id}” loses words of its publisher: {min(lost)}.")


def decided(source: Source, decisions: Mapping[str, Any]) -> Source:
    """A source with the decisions applied: copies first, then licences, then the rules in their order."""
    source = _without_copy(source, decisions["copies"])
    source = _licensed(source, decisions["licences"])
    for rule in decisions["rules"]:
        if any(fnmatchcase(source.id, pattern) for pattern in rule["ids"]):
            source = _ruled(source, rule)
    return source


def _licensed(source: Source, known: Mapping[str, str]) -> Source:
    """A sentence that there is no licence is no licence: it belongs in the note."""
    if source.licence.startswith(_UNLICENSED):
        return replace(source, licence="", note=" ".join(filter(None, (source.note, f"Licence: {source.licence}."))))
    return replace(source, licence=known.get(source.licence, source.licence))


def _without_copy(source: Source, patterns: list[str]) -> Source:
    for pattern in patterns:
        found = re.match(pattern, source.publisher)
        if found:
            return replace(source, publisher=found["producer"], obtained=f"{found['obtained']}.")
    return source


def _ruled(source: Source, rule: Mapping[str, Any]) -> Source:
    if rule.get("if_undated") and source.published:
        return source
    told = {name: str(rule[name]) for name in ("publisher", "obtained", "written", "kind") if name in rule}
    least = min(source.reliability, rule.get("at_most", "A"), key=_LEAST_FIRST.index)
    return replace(source, reliability=least, **told)
