"""Finds damage in a data folder: unsound contents, assertions that do not hold, files unlike those released."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kb.errors import InvalidData
from kb.release import assertions
from kb.release.layout import ASSERTIONS, DESCRIPTOR, STATEMENTS, seal
from kb.release.read import Release, read_release

_MEND = "run `kb init` and `kb export --format datapackage` into this folder if the change is meant"


@dataclass(frozen=True, slots=True)
class Checked:
    """What is wrong with a data folder, contents first: damages, and what only wants a look."""

    damages: tuple[InvalidData, ...]
    warnings: tuple[InvalidData, ...] = ()


def check(folder: Path) -> Checked:
    """Everything that can be found in a data folder: damaged contents, assertions that do not hold, altered files."""
    try:
        missed = list(_missed(folder, read_release(folder)))
    except InvalidData as found:
        return Checked((found, *_altered(folder)))
    told = [(InvalidData(ASSERTIONS, one.line, one.sentence), one.warning) for one in missed]
    lost = [one for one, warning in told if not warning]
    return Checked((*lost, *_altered(folder)), tuple(one for one, warning in told if warning))


def _missed(folder: Path, release: Release) -> Iterator[assertions.Miss]:
    asserted = assertions.load(folder)
    if asserted:
        sources = {source.id: source for source in release.sources}
        ground = assertions.Ground(release.book, release.names, sources, release.drafts)
        yield from assertions.misses(asserted, ground)


def _altered(folder: Path) -> Iterator[InvalidData]:
    """Files that differ from the descriptor of the release."""
    try:
        resources = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))["resources"]
        listed = {str(one["path"]): (str(one["hash"]), str(one["bytes"])) for one in resources}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        yield InvalidData(DESCRIPTOR, 1, f"The descriptor of the release is missing or damaged: {_MEND}.")
        return
    found_here = (_unlike(folder, name, *sealed) for name, sealed in listed.items())
    yield from (one for one in found_here if one)
    yield from (_unlisted(name) for name in _statements_in(folder) if name not in listed)


def _statements_in(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in (folder / STATEMENTS).glob("*.csv"))


def _unlisted(name: str) -> InvalidData:
    return InvalidData(name, 0, f"The release does not list this file: remove it, or {_MEND}.")


def _unlike(folder: Path, name: str, digest: str, size: str) -> InvalidData | None:
    path = folder / name
    if "\0" in name or not path.is_file():
        return InvalidData(name, 0, "The file is missing, though the release lists it.")
    if digest == f"sha256:{seal(path.read_bytes())}":
        return None
    lines = path.read_bytes().count(b"\n")
    change = f"{path.stat().st_size} bytes instead of {size}"
    return InvalidData(name, lines, f"The file differs from what was released ({change}): restore it, or {_MEND}.")
