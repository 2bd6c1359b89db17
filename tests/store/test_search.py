"""Search: everything live is found, in every script, on both databases; nothing retired is; and no text can harm it."""

import csv
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as tries
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlmodel import Session

from kb import changes, codebook, queries
from kb.errors import NotFound, NotReady
from kb.people.roles import Actor
from kb.queries import Found, Hit
from kb.settings import data_dir
from kb.statements.drafts import Draft
from kb.store import db, index
from kb.store.models import SEARCH_DOCUMENT
from tests import filled, patterns
from tests.conftest import AMINA, BRUNO, TODAY, publish

QUERIES = list(
    csv.DictReader((Path(__file__).parent.parent / "search_queries.csv").read_text(encoding="utf-8").splitlines())
)
LENS = queries.Lens(codebook.load(data_dir() / "codebook"), TODAY)
KEEPER = Actor("Keeper", frozenset({"contribute", "review", "redact"}))
ODD = (
    "",
    "   ",
    '"',
    '""" OR "',
    "*",
    "Kenya*",
    "NEAR(a b)",
    "a AND",
    "NOT",
    "title_words : Kenya",
    "^Kenya",
    "-Kenya +116",
    "'; DROP TABLE statement; --",
    "(((((",
    "%",
    "_",
    "\\",
    "🙂",
    "👩‍👧 child",
    "\x00Kenya\x00",
    "\ud800",
    "\u202eKenya",
    "<script>alert(1)</script>",
    "a" * 10_000,
    "child " * 2_000,
    "儿" * 10_000,
    "1" * 10_000,
    "' & | ! : * <->",
    "½ ⅷ ㊙ ﷺ",
)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def base(request: pytest.FixtureRequest) -> Iterator[str]:
    """The release in a base of each kind."""
    if request.param == "sqlite":
        yield filled.url()
        return
    made = patterns.postgres_copy(request.getfixturevalue("postgres_socket"), "release")
    yield made
    patterns.dispose(made)


@pytest.fixture
def session(base: str) -> Iterator[Session]:
    with db.reading(base) as opened:
        yield opened


def hits(found: Found, kind: str = "") -> list[Hit]:
    return [hit for group in found.groups if kind in ("", group.kind) for hit in group.hits]


def titles(url: str, words: str) -> list[str]:
    with db.reading(url) as session:
        return [hit.title.text for hit in hits(queries.search(session, LENS, words))]


@pytest.mark.parametrize("row", QUERIES, ids=[row["query"] for row in QUERIES])
def test_a_question_in_any_language_finds_its_record(session: Session, row: dict[str, str]) -> None:
    found = queries.search(session, LENS, row["query"])

    wanted = [row[name] for name in ("country", "question", "item")]
    assert any(
        all(is_ == asked or not asked for is_, asked in zip(hit.place, wanted, strict=True))
        for hit in hits(found, row["kind"])
    )


def test_the_fixed_questions_are_thirty_in_eight_languages() -> None:
    assert len(QUERIES) >= 30
    assert len({row["language"] for row in QUERIES}) >= 8


@pytest.mark.parametrize("words", ODD)
def test_odd_input_is_only_text(session: Session, words: str) -> None:
    found = queries.search(session, LENS, words)

    assert len(found.text) <= 400


@tries(max_examples=150)
@given(words=st.text(max_size=60))
def test_no_text_at_all_is_an_error(session: Session, words: str) -> None:
    for hit in hits(queries.search(session, LENS, words)):
        for shown in (hit.title, hit.snippet):
            assert all(0 <= start < end <= len(shown.text) for start, end in shown.marks)


def test_what_is_marked_is_what_was_asked(session: Session) -> None:
    (line,) = hits(queries.search(session, LENS, "+254 800 221 0800"), "hotline")

    assert line.title.text == "Childline Kenya (former number)"
    assert line.snippet.text[slice(*line.snippet.marks[0])] == "+254 800 221 0800"


def test_a_number_finds_its_line_however_it_is_typed(session: Session) -> None:
    for typed in ("0800 221 0800", "0800-221-0800", "08002210800", "+2548002210800", "٠٨٠٠٢٢١٠٨٠٠"):
        first = hits(queries.search(session, LENS, typed), "hotline")[0]
        assert first.place == ("KEN", "hotlines.name", "2548002210800"), typed


def test_a_line_that_is_no_longer_in_use_comes_after_those_in_use(session: Session) -> None:
    lines = [hit.place[2] for hit in hits(queries.search(session, LENS, "Kenya"), "hotline")]

    assert lines[0] == "116"
    assert "2548002210800" in lines[1:]


def test_a_slip_is_forgiven_and_told(session: Session) -> None:
    found = queries.search(session, LENS, "Kennya")

    assert found.corrected == (("Kennya", "kenya"),)
    assert hits(found)[0].place == ("KEN", "", "")


def test_words_that_are_there_are_never_corrected(session: Session) -> None:
    assert queries.search(session, LENS, "legal aid").corrected == ()


def test_a_part_of_a_word_is_found_at_last(session: Session) -> None:
    found = queries.search(session, LENS, "elpline")

    assert (found.way, found.corrected) == ("part", ())
    assert hits(found, "hotline")


def test_some_of_the_words_are_better_than_nothing_and_it_says_so(session: Session) -> None:
    found = queries.search(session, LENS, "number to call for an abused child in Kenya")

    assert found.way == "some"
    assert {hit.country for hit in hits(found)} == {"KEN"}


def test_nothing_found_names_countries_that_sound_like_it(session: Session) -> None:
    found = queries.search(session, LENS, "Zzkaztan")

    assert (found.way, found.groups) == ("nothing", ())
    assert found.near


def test_filters_narrow_and_the_counts_of_other_kinds_stay(session: Session) -> None:
    everything = queries.search(session, LENS, "legal aid")
    laws = queries.search(session, LENS, "legal aid", kinds=("law",))
    kenyan = queries.search(session, LENS, "legal aid", country="KEN")
    topic = queries.search(session, LENS, "legal aid", topic="legal_aid")

    assert [group.kind for group in laws.groups] == ["law"]
    assert laws.counts == everything.counts
    assert {hit.country for hit in hits(kenyan)} == {"KEN"}
    assert {hit.topic for hit in hits(topic)} == {"legal_aid"}


def test_an_exact_title_comes_first(session: Session) -> None:
    first = hits(queries.search(session, LENS, "law on legal aid"))[0]

    assert (first.kind, first.title.text) == ("law", "Law on Legal Aid")


def test_a_hit_names_its_source_and_date(session: Session) -> None:
    (treaty,) = hits(queries.search(session, LENS, "Kenya OPIC"), "treaty")

    assert treaty.source is not None
    assert (treaty.as_of, treaty.source.id) == ("2026-02-03", "untc-2026-02-03-crc_opic")


def test_an_answer_shows_the_words_of_one_source_only(url: str) -> None:
    asked = ("KEN", "legal_aid.accused")
    yes = Draft(*asked, value="yes", note="Grumbly hope.", as_of="2024", source="gazette")
    no = Draft(*asked, value="no", note="Frobnicated twice.", as_of="2023", source="herald")
    publish(url, yes, no)

    with db.reading(url) as session:
        (hit,) = hits(queries.search(session, LENS, "frobnicated"), "answer")

    assert hit.source is not None
    assert (hit.source.id, hit.as_of, hit.others) == ("herald", "2023", 1)
    assert "Grumbly" not in hit.snippet.text


@pytest.mark.parametrize(
    "filters", [{"kinds": ("song",)}, {"country": "XXX"}, {"topic": "songs"}, {"country": "\ud800"}], ids=str
)
def test_a_filter_that_does_not_exist_is_a_sentence(session: Session, filters: dict[str, str]) -> None:
    with pytest.raises(NotFound, match="There is no"):
        queries.search(session, LENS, "Kenya", **filters)  # type: ignore[arg-type]


BILL = Draft("KEN", "laws.name", item="freedonian-act", value="Freedonian Act of Grumbly Hope", source="gazette")


def test_what_is_accepted_is_found_at_once_and_not_before(url: str) -> None:
    assert titles(url, "grumbly") == []
    publish(url, BILL)
    assert titles(url, "grumbly") == ["Freedonian Act of Grumbly Hope"]


def test_what_is_retired_is_gone_at_once(url: str) -> None:
    done = publish(url, BILL)
    with db.writing(url) as session:
        changes.revert(session, BRUNO, done.revision)

    assert titles(url, "grumbly") == []


def test_what_is_redacted_leaves_no_word_in_the_index(url: str) -> None:
    publish(url, BILL)
    with db.reading(url) as session:
        number = session.execute(text("SELECT id FROM statement")).scalar_one()
    with db.writing(url) as session:
        changes.redact(session, KEEPER, number, reason="A test")

    assert titles(url, "grumbly") == []
    with db.reading(url) as session:
        assert session.execute(select(SEARCH_DOCUMENT).where(SEARCH_DOCUMENT.c.country == "KEN")).all() == []


def test_an_item_is_found_by_what_is_left_of_it(url: str) -> None:
    year = Draft("KEN", "laws.year", item=BILL.item, value="1933", note="Frobnicated twice", source="gazette")
    publish(url, BILL, year)
    with db.reading(url) as session:
        number = session.execute(text("SELECT id FROM statement WHERE question = 'laws.year'")).scalar_one()
    with db.writing(url) as session:
        waiting = changes.retire(session, AMINA, [number], title="Wrong year")
        assert waiting.contribution is not None
        changes.accept(session, BRUNO, waiting.contribution)

    assert titles(url, "frobnicated") == []
    assert titles(url, "grumbly") == [BILL.value]


def test_a_changed_source_is_found_by_its_new_title(url: str) -> None:
    publish(url, BILL)
    assert "Gazette of Freedonia" in titles(url, "freedonia gazette")


def _documents(url: str) -> set[tuple[object, ...]]:
    columns = [column for column in SEARCH_DOCUMENT.c if column.name != "id"]
    made_of_base = SEARCH_DOCUMENT.c.kind.not_in(("country", "question"))
    with db.reading(url) as session:
        return {tuple(row) for row in session.execute(select(*columns).where(made_of_base))}


def test_step_by_step_gives_the_same_index_as_all_at_once(url: str) -> None:
    publish(url, BILL, Draft("KEN", "legal_aid.accused", value="yes", note="As told.", source="herald"))
    publish(url, Draft("KEN", "laws.name", item=BILL.item, value="Act of Hope", source="herald"))
    publish(url, Draft("KEN", "hotlines.phone", item="116", value="116", original="1-1-6", source="gazette"))
    step_by_step = _documents(url)
    with db.writing(url) as session:
        index.refresh(session, data_dir(), queries.version(session))

    assert step_by_step == _documents(url)
    assert titles(url, "act hope") == [BILL.value]


def test_an_index_that_lags_behind_is_told_and_mended_by_init(url: str) -> None:
    publish(url, BILL)
    with db.writing(url) as session:
        session.execute(text("UPDATE search_state SET value = '0' WHERE name = 'revision'"))
    with pytest.raises(NotReady, match="Run `kb init`"):
        titles(url, "grumbly")
    with db.writing(url) as session:
        index.refresh(session, data_dir(), queries.version(session))

    assert titles(url, "grumbly") == [BILL.value]


def test_search_reads_the_present_whatever_the_day(session: Session) -> None:
    later = queries.Lens(LENS.book, dt.date(2040, 1, 1))

    assert hits(queries.search(session, later, "Kenya OPIC"))


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("Côte d’Ivoire", ["cote", "d", "ivoire"]),
        ("儿童热线 116", ["儿", "童", "热", "线", "116"]),
        ("เด็ก", ["เ", "ด็", "ก"]),
        ("كِتَابٌ والأطفال", ["كتاب", "اطفال"]),
        ("ＡＢＣ straße", ["abc", "strasse"]),
        ("١١٦", ["116"]),
        ("हिंदी बाल", ["हिंदी", "बाल"]),
    ],
)
def test_words_are_folded_the_same_way_in_every_script(printed: str, words: list[str]) -> None:
    assert index.tokens(printed) == words
    assert [word for word, _start, _end in index.spans(printed)] == words
