"""Reads a data folder, and fills a base from it through the intake and the write door."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from sqlmodel import Session

from kb import changes, codebook, countries, intake, queries
from kb.codebook import Codebook
from kb.errors import InvalidData
from kb.people.roles import KEEPER, RELEASE
from kb.release.layout import (
    ALIASES,
    CODEBOOK,
    HEADINGS,
    MATCH_FIELDS,
    MATCHES,
    NOT_STATED,
    SOURCES,
    STATEMENT_KEY,
    TABLES,
    seal,
    statement_files,
)
from kb.statements.drafts import (
    MATCH_ANSWERS,
    Draft,
    Key,
    MatchAnswer,
    MatchDecision,
    Parsed,
    Place,
    Problem,
    Row,
    Submission,
)
from kb.statements.sources import Source
from kb.store import db, index

Progress = Callable[[int, int, str], None]
"""Called with (done, total, what is being done)."""


@dataclass(frozen=True, slots=True)
class Release:
    """Everything in a data folder that goes into a base, and the codebook and names by which it was read."""

    book: Codebook
    names: countries.Names
    sources: tuple[Source, ...]
    drafts: tuple[Draft, ...]
    aliases: dict[str, str]
    headings: dict[str, str]
    matches: tuple[MatchDecision, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Filled:
    """What `fill` did: statements added, statements that were there already, the revision made (0 = none)."""

    added: int
    unchanged: int
    revision: int


def fill(folder: Path, url: str = "", progress: Progress | None = None) -> Filled:
    """Create the tables if need be, and bring in what the data folder says and the base does not.

    A second run changes nothing. It is one transaction: a failure leaves the base as it was.

    Raises:
        InvalidData: the data folder is damaged (file, line, reason).
        NotReady: the base cannot be opened.
    """
    tell = progress or _silent
    db.upgrade(url)
    release = read_release(folder, tell)
    total = len(release.drafts)
    tell(0, total, "write")
    submission = Submission("Release", "release", release.drafts, release.sources, release.digest)
    with db.writing(url) as session:
        submitted = changes.submit(session, RELEASE, submission)
        _settle(session, release, again=submitted.contribution is None)
        if submitted.contribution is None:
            index.refresh(session, folder, queries.version(session))
            return Filled(0, submitted.unchanged, 0)
        done = changes.accept(session, KEEPER, submitted.contribution, message="Release")
        index.refresh(session, folder, done.revision)
    tell(total, total, "write")
    return Filled(done.added, submitted.unchanged, done.revision)


def _settle(session: Session, release: Release, *, again: bool) -> None:
    """Take over what persons settled; from a release without news only what nobody settled here."""
    names = queries.settled_names(session) if again else {}
    headings = queries.settled_headings(session) if again else {}
    changes.settle_names(session, KEEPER, {one: code for one, code in release.aliases.items() if one not in names})
    changes.settle_headings(session, KEEPER, {one: it for one, it in release.headings.items() if one not in headings})
    here = queries.match_decisions(session)
    known = {one.pair for one in here} if again else set()
    matches = (one for one in release.matches if one not in here and one.pair not in known)
    changes.settle_matches(session, KEEPER, matches)


def read_release(folder: Path, progress: Progress | None = None) -> Release:
    """Read and check a data folder.

    Raises:
        InvalidData: the first damage found (file, line, reason).
    """
    tell = progress or _silent
    _refuse_missing(folder)
    book = codebook.load(folder / CODEBOOK)
    names = countries.Names.load(folder)
    listed = _sound(intake.parse_sources(_read(folder, folder / SOURCES)))
    sources = tuple(_licensed(source) for source in listed.sources)
    ids = {source.id for source in sources}
    drafts: list[Draft] = []
    files = statement_files(folder)
    for done, path in enumerate(files):
        tell(done, len(files), "read")
        parsed = _sound(intake.parse(_read(folder, path), book, names, intake.Settings(trusted=True)))
        _refuse_unknown_sources(parsed.drafts, ids)
        drafts += parsed.drafts
    _refuse_doubles(drafts)
    pairs = {name: _pairs(folder, name) for name in (ALIASES, HEADINGS)}
    matches = read_matches(folder, names)
    return Release(book, names, sources, tuple(drafts), pairs[ALIASES], pairs[HEADINGS], matches, digest(folder))


def digest(folder: Path) -> str:
    """SHA-256 over the names and contents of the files that go into a base."""
    whole = hashlib.sha256()
    for path in [*sorted(folder.glob("*.csv")), *statement_files(folder)]:
        whole.update(f"{path.relative_to(folder).as_posix()} {seal(path.read_bytes())}\n".encode())
    return whole.hexdigest()


def _silent(_done: int, _total: int, _label: str) -> None:
    return None


def _read(folder: Path, path: Path) -> Iterator[Row | Problem]:
    return intake.read(path, path.relative_to(folder).as_posix())


def _refuse_missing(folder: Path) -> None:
    for name in TABLES:
        if not (folder / name).is_file():
            raise InvalidData(name, 0, f"The file is missing in “{folder.name}”; check KB_DATA_DIR.")


def _sound(parsed: Parsed) -> Parsed:
    for problem in parsed.problems:
        if not problem.warning:
            column = f"{problem.place.column}: " if problem.place.column else ""
            raise InvalidData(problem.place.file, problem.place.line, f"{column}{problem.reason}")
    return parsed


def _licensed(source: Source) -> Source:
    return replace(source, licence="") if source.licence == NOT_STATED else source


def _refuse_unknown_sources(drafts: Iterable[Draft], sources: set[str]) -> None:
    for draft in drafts:
        if draft.source not in sources:
            reason = f"source: “{draft.source}” is not in {SOURCES}." if draft.source else "source: none is named."
            raise InvalidData(draft.place.file, draft.place.line, reason)


def _refuse_doubles(drafts: Iterable[Draft]) -> None:
    first: dict[tuple[str, ...], Place] = {}
    for draft in drafts:
        key = tuple(getattr(draft, name) for name in STATEMENT_KEY)
        if key in first:
            raise InvalidData(draft.place.file, draft.place.line, f"The same statement stands already at {first[key]}.")
        first[key] = draft.place


def _pairs(folder: Path, name: str) -> dict[str, str]:
    pairs = {}
    for row in _read(folder, folder / name):
        if isinstance(row, Problem):
            raise InvalidData(name, row.place.line, row.reason)
        told = tuple(row.cells.values())
        if len(told) != 2 or not all(told):
            raise InvalidData(
                name, row.place.line, "A row of this table has two filled cells: a word and what it means."
            )
        pairs[told[0]] = told[1]
    return pairs


def read_matches(folder: Path, names: countries.Names) -> tuple[MatchDecision, ...]:
    """What persons decided on records of organisations, as a data folder says it.

    Raises:
        InvalidData: the first damage found (file, line, reason).
    """
    found: dict[tuple[Key, Key], MatchDecision] = {}
    for row in _read(folder, folder / MATCHES):
        if isinstance(row, Problem):
            raise InvalidData(MATCHES, row.place.line, row.reason)
        decision, reason = _match(row, names)
        if decision is None or decision.pair in found:
            raise InvalidData(MATCHES, row.place.line, reason or "The same pair stands already further up.")
        found[decision.pair] = decision
    return tuple(found.values())


def _match(row: Row, names: countries.Names) -> tuple[MatchDecision | None, str]:
    """A decision, or the reason why the row is none."""
    if tuple(row.cells) != MATCH_FIELDS:
        return None, f"The columns of this table are: {', '.join(MATCH_FIELDS)}."
    left_country, left_item, right_country, right_item, answer, reason = row.cells.values()
    if unknown := {left_country, right_country} - names.countries.keys():
        return None, f"“{min(unknown)}” is no code of a country."
    if not (left_item and right_item) or (left_country, left_item) == (right_country, right_item):
        return None, "A row names two different records."
    if answer not in MATCH_ANSWERS:
        return None, f"answer: “{answer}” is not one of {', '.join(MATCH_ANSWERS)}."
    return MatchDecision((left_country, left_item), (right_country, right_item), cast(MatchAnswer, answer), reason), ""
