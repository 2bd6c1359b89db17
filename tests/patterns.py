"""Bases made once in each test process and copied for every test that wants one of its own."""

import itertools
import shutil
import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from sqlalchemy import create_engine, text

from kb import release
from kb.store import db
from tests import little

DATA = Path(__file__).resolve().parent.parent / "data"
Pattern = Literal["empty", "little", "release"]
_numbers = itertools.count(1)


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="kb-tests-"))


@cache
def little_home() -> Path:
    """The folder of the little release, for tests that only read it."""
    return little.write(_folder() / "little")


_MAKE: Mapping[Pattern, Callable[[str], object]] = {
    "empty": db.upgrade,
    "little": lambda url: release.fill(little_home(), url),
    "release": lambda url: release.fill(DATA, url),
}
"""What is in a pattern: tables alone, the little release, or the release of data/."""


@cache
def sqlite_pattern(name: Pattern) -> str:
    """URL of the pattern itself, in a file; tests read it and leave it as it is."""
    made = f"sqlite:///{_folder() / f'{name}.db'}"
    _MAKE[name](made)
    dispose(made)
    return made


def sqlite_copy(path: Path, name: Pattern = "empty") -> str:
    """URL of a copy of a pattern, in the file `path`."""
    shutil.copyfile(sqlite_pattern(name).removeprefix("sqlite:///"), path)
    return f"sqlite:///{path}"


def postgres_copy(folder: str, name: Pattern = "empty") -> str:
    """URL of a copy of a pattern, in a new database of the server whose socket is in `folder`."""
    copy = f"base{next(_numbers)}"
    _command(folder, f"CREATE DATABASE {copy} TEMPLATE {_postgres_pattern(folder, name)}")
    return _postgres_url(folder, copy)


def dispose(url: str) -> None:
    """Close all connections to a base, so that it may be copied or thrown away."""
    db.engine(url).dispose()
    db.engine(url, write=True).dispose()


@cache
def _postgres_pattern(folder: str, name: Pattern) -> str:
    pattern = f"pattern_{name}"
    _command(folder, f"CREATE DATABASE {pattern}")
    _MAKE[name](_postgres_url(folder, pattern))
    dispose(_postgres_url(folder, pattern))
    return pattern


def _command(folder: str, command: str) -> None:
    admin = create_engine(_postgres_url(folder, "postgres"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(command))
    admin.dispose()


def _postgres_url(folder: str, database: str) -> str:
    return f"postgresql+psycopg://kb@/{database}?host={folder}"
