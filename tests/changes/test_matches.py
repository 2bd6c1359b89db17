"""What persons decided on records of organisations: remembered for ever, the newest holds, and the release has it."""

from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb import changes, queries, release
from kb.cli.contribute import decide_match
from kb.countries import Names, default_names
from kb.errors import InvalidData, InvalidValue, NotFound, Refused
from kb.settings import settings as environment
from kb.statements.drafts import MATCH_ANSWERS, Draft, MatchAnswer, MatchDecision
from kb.store import db
from tests import little, patterns
from tests.conftest import AMINA, BRUNO, publish

AID, SOCIETY = ("KEN", "freedonian-aid"), ("KEN", "freedonian-society-for-aid")


@pytest.fixture
def base(url: str) -> str:
    """A base with two records."""
    named = "organisations.name"
    publish(url, *(Draft(country, named, item, value=item, source="gazette") for country, item in (AID, SOCIETY)))
    return url


@pytest.fixture(scope="module")
def names() -> Names:
    return default_names()


def decide(url: str, answer: str, reason: str = "", left: tuple[str, str] = AID) -> None:
    with db.writing(url) as session:
        changes.decide_match(session, BRUNO, MatchDecision(left, SOCIETY, cast(MatchAnswer, answer), reason))


def test_a_pair_has_one_order_whichever_way_round_it_is_named() -> None:
    assert MatchDecision(SOCIETY, AID, "same") == MatchDecision(AID, SOCIETY, "same")


def test_the_newest_decision_holds_and_the_earlier_ones_stay(base: str) -> None:
    decide(base, "same", "The names are alike.")
    decide(base, "different", "Their statutes\nname two seats.")
    with db.reading(base) as session:
        holds = queries.match_decisions(session)
        history = queries.match_history(session, SOCIETY, AID)
        assert queries.match_version(session) == 2
    assert holds == (MatchDecision(AID, SOCIETY, "different", "Their statutes name two seats."),)
    assert [(one.decision.answer, one.by) for one in history] == [("different", "Bruno"), ("same", "Bruno")]


def test_only_a_reviewer_decides_and_only_on_two_records_of_the_base(base: str) -> None:
    with db.writing(base) as session, pytest.raises(Refused, match="Amina may not review"):
        changes.decide_match(session, AMINA, MatchDecision(AID, SOCIETY, "same"))
    with pytest.raises(NotFound, match="KEN/nobody"):
        decide(base, "same", left=("KEN", "nobody"))
    with pytest.raises(InvalidValue, match="paired with itself"):
        decide(base, "same", left=SOCIETY)
    with pytest.raises(InvalidValue, match="maybe"):
        decide(base, "maybe")
    with db.reading(base) as session:
        assert queries.match_decisions(session) == ()


def test_a_decision_outlives_the_statements_it_was_taken_on(base: str) -> None:
    decide(base, "same")
    later = Draft(*SOCIETY[:1], "organisations.name", SOCIETY[1], value="Society for Aid", source="gazette")
    publish(base, later)
    with db.reading(base) as session:
        assert [one.answer for one in queries.match_decisions(session)] == ["same"]


def test_the_release_brings_decisions_and_one_taken_here_stays(little_url: str) -> None:
    with db.writing(little_url) as session:
        changes.settle_matches(session, BRUNO, (MatchDecision(AID, SOCIETY, "different"),))
    release.fill(patterns.little_home(), little_url)
    with db.reading(little_url) as session:
        assert [one.answer for one in queries.match_decisions(session)] == ["different"]
        assert [one.by for one in queries.match_history(session, AID, SOCIETY)] == ["Bruno", "kb init"]


def test_filling_again_repeats_no_decision(little_url: str) -> None:
    release.fill(patterns.little_home(), little_url)
    with db.reading(little_url) as session:
        assert queries.match_version(session) == 1


def test_the_command_decides_and_tells_how_often_it_was_decided(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KB_DATABASE_URL", base)
    environment.cache_clear()
    pair = ("ken/freedonian-aid", "KEN/freedonian-society-for-aid")
    assert decide_match(pair, "same", "", by="Bruno") == "remembered: same"
    assert "different; 2 decisions" in decide_match(pair, "different", "Two seats.", by="Bruno")
    with pytest.raises(InvalidValue, match="“maybe” is no answer; write same, different, unsure"):
        decide_match(pair, "maybe", "", by="Bruno")
    with pytest.raises(NotFound, match="no organisation “KEN/"):
        decide_match(("KEN", "KEN/nobody"), "same", "", by="Bruno")
    environment.cache_clear()


DAMAGES = [
    ("KEN,freedonian-aid", "XYZ,freedonian-aid", "“XYZ” is no code of a country"),
    (",same,", ",maybe,", "“maybe” is not one of same, different, unsure"),
    ("KEN,freedonian-aid,", "KEN,,", "two different records"),
    ("freedonian-aid", "freedonian-society-for-aid", "two different records"),
    ("left_item", "links", "The columns of this table are"),
]


@pytest.mark.parametrize(("old", "new", "told"), DAMAGES)
def test_a_damaged_decision_is_named_with_its_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    path = little.write(tmp_path) / release.MATCHES
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InvalidData, match=told) as caught:
        release.read_release(tmp_path)
    assert (caught.value.file, caught.value.line) == (release.MATCHES, 2)


def test_a_pair_that_is_decided_twice_is_damage(tmp_path: Path) -> None:
    path = little.write(tmp_path) / release.MATCHES
    turned = "KEN,freedonian-society-for-aid,KEN,freedonian-aid,different,\n"
    path.write_text(path.read_text(encoding="utf-8") + turned, encoding="utf-8")
    with pytest.raises(InvalidData, match=r"match_decisions.csv, line 3: The same pair"):
        release.read_release(tmp_path)


RECORDS = st.tuples(st.sampled_from(("KEN", "NAM")), st.text("abc-", min_size=1, max_size=4).map(lambda one: f"x{one}"))
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20)
DECISIONS = st.lists(
    st.builds(MatchDecision, RECORDS, RECORDS, st.sampled_from(cast(list[MatchAnswer], MATCH_ANSWERS)), WORDS).filter(
        lambda one: one.left != one.right
    ),
    max_size=5,
    unique_by=lambda one: one.pair,
)


@given(decisions=DECISIONS)
def test_any_decisions_survive_the_round_trip(
    decisions: list[MatchDecision], names: Names, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.getbasetemp()
    written = release.matches_csv(sorted(decisions))
    (folder / release.MATCHES).write_bytes(written)
    read = release.read_matches(folder, names)
    assert read == tuple(sorted(decisions))
    assert release.matches_csv(read) == written


def test_a_release_keeps_the_decisions_taken_in_the_browser(base: str, tmp_path: Path) -> None:
    home = little.write(tmp_path / "little")
    decide(base, "different", "Their statutes name two seats.")
    with db.reading(base) as session:
        found = queries.match_decisions(session)
    (home / release.MATCHES).write_bytes(release.matches_csv(found))
    again = f"sqlite:///{tmp_path / 'again.db'}"
    release.fill(home, again)
    with db.reading(again) as session:
        assert queries.match_decisions(session) == found
    patterns.dispose(again)
