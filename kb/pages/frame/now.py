"""At which revision, on which day and in which language a page is drawn; and what is remembered until one changes."""

import datetime as dt
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from typing import Literal, ParamSpec, TypeVar

import streamlit as st

from kb import i18n, queries
from kb.store import db

P = ParamSpec("P")
R = TypeVar("R")
Part = Literal["revision", "day", "language"]

_WHOLE: tuple[Part, ...] = ("revision", "day", "language")


@dataclass(frozen=True, slots=True)
class Now:
    """What everything on one page must agree on.

    Attributes:
        revision: number of the newest revision of the base.
        day: today.
        language: code of the reader's language.
    """

    revision: int
    day: dt.date
    language: str


_run: ContextVar[Now | None] = ContextVar("run", default=None)


def begin() -> None:
    """Read the clock and the base for this run: all that it draws is of this moment, whatever is accepted meanwhile."""
    _run.set(Now(revision(), dt.date.today(), i18n.language()))


def now() -> Now:
    """This run's moment; outside a run of the app (a dialog on its own, a test), the moment of the call."""
    return _run.get() or Now(revision(), dt.date.today(), i18n.language())


def revision() -> int:
    """Number of the newest revision at this instant; pages ask `now`."""
    with db.reading() as session:
        return queries.version(session)


def kept(entries: int = 64, *, by: tuple[Part, ...] = _WHOLE) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Remember what a function gives until what it depends on changes. Its answers are shared: they must be frozen.

    Args:
        entries: how many answers are kept, of all arguments together.
        by: what it depends on beside its arguments, which must be hashable. What says "language" alone is read once
            for each language, however often the base is edited.
    """

    def wrap(read: Callable[P, R]) -> Callable[P, R]:
        def remembered(key: tuple[object, ...], *args: P.args, **kwargs: P.kwargs) -> R:  # noqa: ARG001  (the key)
            return read(*args, **kwargs)

        # Streamlit tells functions apart by these names and their source, which is the same for all of them here.
        remembered.__module__, remembered.__qualname__ = read.__module__, read.__qualname__
        # Answers are frozen, so that one copy may be shared: cache_data would pickle it again for every reader.
        recall = st.cache_resource(max_entries=entries, show_spinner=False)(remembered)

        @wraps(read)
        def ask(*args: P.args, **kwargs: P.kwargs) -> R:
            return recall(_key(by), *args, **kwargs)

        return ask

    return wrap


def _key(by: tuple[Part, ...]) -> tuple[object, ...]:
    if not set(by) - {"language"}:  # such things are asked for while there is no base yet
        return tuple(i18n.language() for _part in by)
    moment = now()
    return tuple(getattr(moment, part) for part in by)
