"""The release: the whole base as a Frictionless Data Package in a stable order, so that git shows what changed.

No clock, host, person or revision number is in it: the same base always gives the same bytes.
"""

import csv
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
from kb.release.layout import (
    ALIAS_FIELDS,
    ALIASES,
    CHOSEN,
    CODEBOOK,
    COPIED,
    COUNTRIES,
    DESCRIPTOR,
    HEADING_FIELDS,
    HEADINGS,
    MATCH_CHOSEN,
    MATCH_FIELDS,
    MATCH_PAIR,
    MATCHES,
    NOT_STATED,
    REQUIRED,
    SOURCE_FIELDS,
    SOURCES,
    STATEMENT_FIELDS,
    STATEMENT_KEY,
    STATEMENTS,
    seal,
)
from kb.statements.drafts import MatchDecision
from kb.statements.sources import Source
from kb.text import csv_text, slug

_COMPILATION = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 (codebook and compilation only; each source keeps its own licence)",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
_OWN_NAME = re.compile(rf"({STATEMENTS}/|{CODEBOOK}/)?[\w-]+\.(csv|yml)")


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes into a release.

    Attributes:
        book: the codebook, for the files' cut.
        regions: world region by country code, for topics cut by region.
        statements: live statements, as tuples in the order of `STATEMENT_FIELDS`, sorted.
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
        book=codebook.load(folder / CODEBOOK),
        regions={one.code: one.region_name for one in Names.load(folder).countries.values()},
        statements=queries.live_statements(session),
        sources=queries.sources(session),
        aliases=queries.settled_names(session),
        headings=queries.settled_headings(session),
        matches=queries.match_decisions(session),
        folder=folder,
    )


def write_release(contents: Contents, target: Path) -> int:
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
    return sum(content.count(b"\n") - 1 for name, content in files.items() if name.startswith(f"{STATEMENTS}/"))


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
    copied = [contents.folder / name for name in COPIED]
    for path in (*filter(Path.exists, copied), *sorted((contents.folder / CODEBOOK).glob("*"))):
        yield path.relative_to(contents.folder).as_posix(), path.read_bytes()
    yield ALIASES, csv_text(ALIAS_FIELDS, sorted(contents.aliases.items())).encode()
    yield HEADINGS, csv_text(HEADING_FIELDS, sorted(contents.headings.items())).encode()
    yield MATCHES, matches_csv(contents.matches)
    yield SOURCES, csv_text(SOURCE_FIELDS, (_source(source) for source in contents.sources)).encode()
    for name, rows in sorted(_cut(contents).items()):
        yield f"{STATEMENTS}/{name}.csv", csv_text(STATEMENT_FIELDS, rows).encode()


def matches_csv(matches: Iterable[MatchDecision]) -> bytes:
    """The file of what persons decided on records of organisations."""
    return csv_text(MATCH_FIELDS, ((*one.left, *one.right, one.answer, one.reason) for one in matches)).encode()


def _source(source: Source) -> list[str]:
    told = asdict(source)
    return [told[name] or (NOT_STATED if name == "licence" else "") for name in SOURCE_FIELDS]


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


def _name(path: str) -> str:
    """What the descriptor calls a file."""
    return path.rpartition(".")[0].replace("/", "-").replace("_", "-").lower()


def _resource(path: str, content: bytes) -> dict[str, Any]:
    name = _name(path)
    sealed = {"bytes": len(content), "hash": f"sha256:{seal(content)}"}
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
    statements = path.startswith(f"{STATEMENTS}/")
    schema: dict[str, Any] = {
        "fields": [_field(name, statements=statements) for name in heading],
        "missingValues": [""],
    }
    if statements:
        schema["primaryKey"] = list(STATEMENT_KEY)
        schema["foreignKeys"] = [
            {"fields": "source", "reference": {"resource": _name(SOURCES), "fields": "id"}},
            {"fields": "country", "reference": {"resource": _name(COUNTRIES), "fields": "code"}},
        ]
    if path == MATCHES:
        schema["primaryKey"] = list(MATCH_PAIR)
        schema["foreignKeys"] = [
            {"fields": side, "reference": {"resource": _name(COUNTRIES), "fields": "code"}}
            for side in ("left_country", "right_country")
        ]
        required = {"required": True}
        schema["fields"] = [{"name": name, "type": "string", "constraints": required} for name in MATCH_PAIR]
        schema["fields"] += [
            {"name": "answer", "type": "string", "constraints": {**required, "enum": MATCH_CHOSEN["answer"]}},
            {"name": "reason", "type": "string"},
        ]
    return schema


def _field(name: str, *, statements: bool) -> dict[str, Any]:
    limits: dict[str, Any] = {}
    if statements and name in CHOSEN:
        limits["enum"] = CHOSEN[name]
    if statements and name in REQUIRED:
        limits["required"] = True
    return {"name": name, "type": "string"} | ({"constraints": limits} if limits else {})
