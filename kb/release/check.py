"""Finds damage in a data folder: contents that are not sound, files that differ from what was released."""

import json
from collections.abc import Iterator
from pathlib import Path

from kb.errors import InvalidData
from kb.release.layout import DESCRIPTOR, STATEMENTS, seal
from kb.release.read import read_release

_MEND = "run `kb init` and `kb export --format datapackage` into this folder if the change is meant"


def damage(folder: Path) -> Iterator[InvalidData]:
    """Every damage that can be found in a data folder: contents first, then files that differ from the descriptor."""
    try:
        read_release(folder)
    except InvalidData as found:
        yield found
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
