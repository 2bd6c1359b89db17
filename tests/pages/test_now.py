"""What pages remember: once for each revision, day and language, and one moment for the whole of a page."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest
import streamlit as st

from kb import i18n
from kb.pages.frame import now as moment
from kb.pages.frame.now import Now, kept

MONDAY = Now(7, dt.date(2026, 11, 23), "en")


@pytest.fixture(autouse=True)
def at_monday(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A run that began on a Monday, at revision 7."""
    st.cache_resource.clear()
    _begin(MONDAY)
    yield
    i18n.use("en")
    moment._run.set(None)
    st.cache_resource.clear()


def _begin(at: Now) -> None:
    i18n.use(at.language)
    moment._run.set(at)


def test_what_is_read_is_remembered_by_its_arguments() -> None:
    asked: list[str] = []

    @kept()
    def drawn(code: str) -> str:
        asked.append(code)
        return f"the page of {code}"

    assert [drawn("KEN"), drawn("KEN"), drawn("CHN")] == ["the page of KEN", "the page of KEN", "the page of CHN"]
    assert asked == ["KEN", "CHN"]


@pytest.mark.parametrize("later", [{"revision": 8}, {"day": dt.date(2026, 11, 24)}, {"language": "fr"}])
def test_another_revision_day_or_language_is_read_anew(later: dict[str, object]) -> None:
    times: list[Now] = []

    @kept()
    def drawn() -> int:
        times.append(moment.now())
        return len(times)

    first, again = drawn(), drawn()
    _begin(replace(MONDAY, **later))  # type: ignore[arg-type]  # replace checks the names

    assert (first, again, drawn()) == (1, 1, 2)


def test_what_depends_on_the_language_alone_outlives_an_edit() -> None:
    times: list[str] = []

    @kept(by=("language",))
    def words() -> int:
        times.append(i18n.language())
        return len(times)

    words()
    _begin(replace(MONDAY, revision=8, day=dt.date(2026, 11, 24)))
    assert words() == 1
    _begin(replace(MONDAY, language="fr"))
    assert words() == 2


def test_two_functions_with_the_same_arguments_are_told_apart() -> None:
    @kept()
    def left(code: str) -> str:
        return f"left {code}"

    @kept()
    def right(code: str) -> str:
        return f"right {code}"

    assert (left("KEN"), right("KEN")) == ("left KEN", "right KEN")


def test_a_page_stays_at_the_moment_at_which_it_began(monkeypatch: pytest.MonkeyPatch) -> None:
    revisions = iter([7, 8, 9])
    monkeypatch.setattr(moment, "revision", lambda: next(revisions))

    moment.begin()

    assert (moment.now().revision, moment.now().revision) == (7, 7)


def test_outside_a_run_the_base_is_asked_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    moment._run.set(None)
    revisions = iter([7, 8])
    monkeypatch.setattr(moment, "revision", lambda: next(revisions))

    assert (moment.now().revision, moment.now().revision) == (7, 8)
