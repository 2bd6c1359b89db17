"""The release: the whole base as a Frictionless Data Package in a stable order, so that git shows what changed.

No clock, host, person or revision number is in it: the same base always gives the same bytes.
"""

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sqlmodel import Session

from kb import codebook, queries
from kb.codebook import Codebook, Topic
from kb.countries import Names
from kb.errors import NotReady
from kb.release.assertions import FILE as ASSERTIONS
from kb.statements.drafts import MATCH_ANSWERS, MatchDecision
from kb.statements.sources import Source
from kb.statements.statement import ABSENCES, FIELDS, PERSPECTIVES, RANKS
from kb.text import slug

DESCRIPTOR = "datapackage.json"
NOT_STATED = "NOASSERTION"
"""SPDX word for a licence that nobody states; "" inside the base."""

_COMPILATION = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 (codebook and compilation only; each source keeps its own licence)",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
_COPIED = ("countries.csv", "names.csv", ASSERTIONS)
_SOURCE_FIELDS = tuple(Source.__dataclass_fields__)
_CHOSEN = {
    "absent": list(ABSENCES),
    "perspective": list(PERSPECTIVES),
    "rank": list(RANKS),
}
_BOTH_LINE_ENDS = "\r\n"
_OWN_NAME = re.compile(r"(statements/|codebook/)?[\w-]+\.(csv|yml)")
_REQUIRED = ("country", "question", "source", "rank")
MATCHES = "match_decisions.csv"
"""What persons decided on records of organisations: one line a pair, the answer that holds."""

MATCH_FIELDS = ("left_country", "left_item", "right_country", "right_item", "answer", "reason")
_TEXT_KEYS = {"aliases": ("name", "country"), "headings": ("heading", "field")}


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes into a release.

    Attributes:
        book: the codebook, for the files' cut.
        regions: world region by country code, for topics cut by region.
        statements: live statements, as tuples in the order of `FIELDS`, sorted.
        sources: by id. aliases, headings: settled by persons.
        matches: decided by persons, in order.
        folder: data folder whose codebook, countries, names and assertions are copied as they are.
    """

    book: Codebook
    regions: dict[str, str]
    statements: Iterable[tuple[str, ...]]
    sources: Sequence[Source]
    aliases: dict[str, str]
    headings: dict[str, str]
    matches: Sequence[MatchDecision]
    folder: Path


def gather(session: Session, folder: Path) -> Contents:
    """All that a release takes from a base, and from the data folder of which it repeats the rest."""
    return Contents(
        book=codebook.load(folder / "codebook"),
        regions={one.code: one.region_name for one in Names.load(folder).countries.values()},
        statements=queries.live_statements(session),
        sources=queries.sources(session),
        aliases=queries.settled_names(session),
        headings=queries.settled_headings(session),
        matches=queries.match_decisions(session),
        folder=folder,
    )


def write(contents: Contents, target: Path) -> int:
    """Write the release into a folder, which may exist; returns the number of statements.

    Files that an earlier release put there and this one no longer has are removed; other files are left alone. The
    descriptor comes last, so that a release that broke off is seen as damaged.
    """
    files = dict(_files(contents))
    package = _descriptor(files)
    try:
        _replace(target, {**files, DESCRIPTOR: package})
    except OSError as error:
        raise NotReady(f"The release cannot be written ({error}). Choose a folder that you may write to.") from error
    return sum(content.count(b"\n") - 1 for name, content in files.items() if name.startswith("statements/"))


def _replace(target: Path, files: dict[str, bytes]) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for stale in _listed(target) - files.keys():
        (target / stale).unlink(missing_ok=True)
    for name, content in files.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _listed(target: Path) -> set[str]:
    """Files that an earlier release put into a folder; a descriptor that anybody could have written proves little.

    Only names of the kind that a release has count, and only where they stand inside the folder itself.
    """
    try:
        resources = json.loads((target / DESCRIPTOR).read_text(encoding="utf-8"))["resources"]
        listed = {str(resource["path"]) for resource in resources}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return set()
    return {name for name in listed if _OWN_NAME.fullmatch(name) and _is_inside(target, name)}


def _is_inside(target: Path, name: str) -> bool:
    return (target / name).resolve() == target.resolve() / name


def _files(contents: Contents) -> Iterator[tuple[str, bytes]]:
    copied = [contents.folder / name for name in _COPIED]
    for path in (*filter(Path.exists, copied), *sorted((contents.folder / "codebook").glob("*"))):
        yield path.relative_to(contents.folder).as_posix(), path.read_bytes()
    yield "aliases.csv", _csv(_TEXT_KEYS["aliases"], sorted(contents.aliases.items()))
    yield "headings.csv", _csv(_TEXT_KEYS["headings"], sorted(contents.headings.items()))
    yield MATCHES, matches_csv(contents.matches)
    yield "sources.csv", _csv(_SOURCE_FIELDS, (_source(source) for source in contents.sources))
    for name, rows in sorted(_cut(contents).items()):
        yield f"statements/{name}.csv", _csv(FIELDS, rows)


def matches_csv(matches: Iterable[MatchDecision]) -> bytes:
    """The file of what persons decided on records of organisations."""
    return _csv(MATCH_FIELDS, ((*one.left, *one.right, one.answer, one.reason) for one in matches))


def _source(source: Source) -> list[str]:
    told = asdict(source)
    return [told[name] or (NOT_STATED if name == "licence" else "") for name in _SOURCE_FIELDS]


def _cut(contents: Contents) -> dict[str, list[tuple[str, ...]]]:
    topics = {question.id: topic for topic in contents.book.topics for question in topic.questions}
    files: dict[str, list[tuple[str, ...]]] = {}
    for row in contents.statements:
        country, question, item = row[:3]
        name = _file_name(topics[question], item, contents.regions.get(country, ""))
        files.setdefault(name, []).append(row)
    return files


def _file_name(topic: Topic, item: str, region: str) -> str:
    part = {"one": "", "item": item, "region": slug(region) or "world"}[topic.release]
    return f"{topic.id}-{part}" if part else topic.id


def _csv(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    lines = _Lines()
    writer = csv.writer(lines, lineterminator=_BOTH_LINE_ENDS)
    writer.writerow(heading)
    writer.writerows(rows)
    return "".join(lines.written).encode()


class _Lines:
    """Takes lines from a CSV writer and ends them with a line feed.

    A writer quotes a cell for the line ends that it writes itself; a bare carriage return would split the row.
    """

    def __init__(self) -> None:
        self.written: list[str] = []

    def write(self, line: str) -> None:
        """Take one line, which the writer ended."""
        self.written.append(line.removesuffix(_BOTH_LINE_ENDS) + "\n")


def _descriptor(files: dict[str, bytes]) -> bytes:
    package = {
        "profile": "data-package",
        "name": "child-protection-law-atlas",
        "title": "Child Protection Law Atlas",
        "description": "National child-protection law, statement by statement, each with its source and date.",
        "licenses": [_COMPILATION],
        "resources": [_resource(name, content) for name, content in sorted(files.items())],
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(path: str, content: bytes) -> dict[str, Any]:
    name = path.rpartition(".")[0].replace("/", "-").replace("_", "-").lower()
    sealed = {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
    if not path.endswith(".csv"):
        return {"name": f"{name}-text", "path": path, "mediatype": "application/yaml", **sealed}
    return {
        "name": name,
        "path": path,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **sealed,
        "schema": _schema(path, content),
    }


def _schema(path: str, content: bytes) -> dict[str, Any]:
    heading = next(csv.reader(io.StringIO(content.decode())))
    statements = path.startswith("statements/")
    schema: dict[str, Any] = {
        "fields": [_field(name, statements=statements) for name in heading],
        "missingValues": [""],
    }
    if statements:
        schema["primaryKey"] = ["country", "question", "item", "source", "perspective", "as_of"]
        schema["foreignKeys"] = [
            {"fields": "source", "reference": {"resource": "sources", "fields": "id"}},
            {"fields": "country", "reference": {"resource": "countries", "fields": "code"}},
        ]
    if path == MATCHES:
        schema["primaryKey"] = list(MATCH_FIELDS[:4])
        schema["foreignKeys"] = [
            {"fields": side, "reference": {"resource": "countries", "fields": "code"}}
            for side in ("left_country", "right_country")
        ]
        required = {"required": True}
        schema["fields"] = [{"name": name, "type": "string", "constraints": required} for name in MATCH_FIELDS[:4]]
        schema["fields"] += [
            {"name": "answer", "type": "string", "constraints": {**required, "enum": list(MATCH_ANSWERS)}},
            {"name": "reason", "type": "string"},
        ]
    return schema


def _field(name: str, *, statements: bool) -> dict[str, Any]:
    limits: dict[str, Any] = {}
    if statements and name in _CHOSEN:
        limits["enum"] = _CHOSEN[name]
    if statements and name in _REQUIRED:
        limits["required"] = True
    return {"name": name, "type": "string"} | ({"constraints": limits} if limits else {})
