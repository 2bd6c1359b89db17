"""What a hostile or clumsy stranger may hand in: told in a sentence, kept where it belongs, never run."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from kb import changes, codebook, countries, intake, queries, release, wording
from kb.errors import InvalidData, InvalidValue, NotReady, Refused
from kb.people.roles import Actor, reviewer
from kb.statements import chain
from kb.statements.drafts import Draft, Problem, Row, Submission
from kb.statements.sources import Source
from kb.store import db
from kb.text import harmless
from kb.values import KINDS
from tests import little, patterns
from tests.conftest import AMINA, BRUNO, GAZETTE, publish
from tests.release.test_release import export

YES = Draft("KEN", "aid.lawyer", value="yes", as_of="2024", source="gazette")
KEEPER = Actor("Keeper", frozenset({"contribute", "review", "redact"}))


@pytest.mark.parametrize(
    "name", ["../victim.csv", "statements/../../victim.csv", "/{above}/victim.csv", "out/victim.csv"]
)
def test_a_hostile_descriptor_deletes_nothing_outside_its_folder(name: str, tmp_path: Path) -> None:
    home = little.write(tmp_path / "little")
    url = patterns.sqlite_copy(tmp_path / "kb.db", "little")
    target = tmp_path / "target"
    (target / "statements").mkdir(parents=True)
    (target / "out").symlink_to(tmp_path)
    (tmp_path / "victim.csv").write_text("mine")
    listed = name.format(above=tmp_path.as_posix().lstrip("/"))
    (target / release.DESCRIPTOR).write_text(json.dumps({"resources": [{"path": listed}]}))
    export(url, home, target)
    assert (tmp_path / "victim.csv").read_text() == "mine"


@pytest.mark.parametrize("descriptor", ["", "[]", '{"resources": [{}]}', '{"resources": 3}', "\x00"])
def test_a_damaged_descriptor_does_not_stop_an_export_and_is_told_by_the_check(descriptor: str, tmp_path: Path) -> None:
    home = little.write(tmp_path / "little")
    url = patterns.sqlite_copy(tmp_path / "kb.db", "little")
    (home / release.DESCRIPTOR).write_text(descriptor)
    assert [found.file for found in release.check(home).damages] == [release.DESCRIPTOR]
    export(url, home, home)
    assert release.check(home) == release.Checked(())


def test_a_release_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    home = little.write(tmp_path / "little")
    url = patterns.sqlite_copy(tmp_path / "kb.db", "little")
    (tmp_path / "file").write_text("mine")
    with pytest.raises(NotReady, match="cannot be written"):
        export(url, home, tmp_path / "file" / "folder")


def test_a_carriage_return_in_a_cell_survives_the_release(tmp_path: Path, url: str) -> None:
    home = little.write(tmp_path / "little")
    (home / "statements" / "aid.csv").unlink()
    release.fill(home, url)
    publish(url, replace(YES, original="one\rtwo\r\nthree\nfour"), sources=(GAZETTE,))
    export(url, home, tmp_path / "out")
    rows = list(intake.read(tmp_path / "out" / "statements" / "aid.csv"))
    assert [row.cells["original"] for row in rows if isinstance(row, Row)] == ["one\rtwo\r\nthree\nfour"]


DAMAGE = [
    ("countries.csv", b"\xff\xfe broken"),
    ("countries.csv", b'code,kind,name,official_name\nKEN,"state'),
    ("names.csv", b"name,country,kind,match,languages\n\xff,KEN,short,,\n"),
    ("aliases.csv", b"a,b,c\n1,2,3\n"),
    ("headings.csv", b"a,b,c\n1,2,3\n"),
    ("codebook/aid.yml", b"id: \x01"),
    ("codebook/aid.yml", b"[a, b]: c"),
    ("codebook/aid.yml", b"? [a, b]\n: c\n"),
    ("codebook/aid.yml", little.CODEBOOK.replace("order: 10", "order: ten").encode()),
    ("codebook/aid.yml", little.CODEBOOK.replace("review_months: 24", "review_months: two").encode()),
    ("codebook/aid.yml", b"[" * 5000),
    ("statements/aid.csv", little.AID.replace("None was seen.", "None\0seen").encode()),
]


@pytest.mark.parametrize(("name", "content"), DAMAGE)
def test_any_damage_of_the_data_folder_is_named(name: str, content: bytes, tmp_path: Path) -> None:
    home = little.write(tmp_path)
    (home / name).write_bytes(content)
    with pytest.raises(InvalidData) as caught:
        release.read_release(home)
    assert Path(caught.value.file).name == Path(name).name


def test_no_words_can_move_over_the_border_of_a_sealed_field() -> None:
    assert chain.statement_digest("s", ["a\x1fb", "c"]) != chain.statement_digest("s", ["a", "b\x1fc"])
    assert chain.revision_digest("", ["1", "x\x1fy", "z"], [], []) != chain.revision_digest(
        "", ["1", "x", "y\x1fz"], [], []
    )


@pytest.mark.parametrize("change", ["redacted = TRUE, value = 'no'", "redacted = TRUE, value = '', salt = ''"])
def test_a_false_redaction_hides_nothing(url: str, change: str) -> None:
    publish(url, YES)
    with db.writing(url) as session:
        session.execute(text(f"UPDATE statement SET {change}"))
    with db.reading(url) as session:
        assert "Statement 1 is marked as redacted" in " ".join(map(wording.broken_link, queries.broken_links(session)))


def test_a_redaction_reaches_the_words_that_a_confirmation_repeated(url: str) -> None:
    publish(url, replace(YES, note="Call Ms X at home."))
    with db.writing(url) as session:
        changes.confirm(session, AMINA, [1], on="2026-11-01")
        changes.retire(session, AMINA, [1], title="Gone")
    with db.writing(url) as session:
        changes.redact(session, KEEPER, 1, reason="names a private person")
    with db.reading(url) as session:
        assert "Ms X" not in str(session.execute(text("SELECT * FROM proposal")).all())
        assert queries.broken_links(session) == ()


def test_a_partners_file_rewrites_no_source_that_is_known(url: str) -> None:
    publish(url, YES, sources=(GAZETTE,))
    hostile = Source("gazette", "Gazette", "Somebody else", "https://elsewhere.example/")
    draft = replace(YES, country="NAM")
    with db.writing(url) as session:
        asked = changes.submit(session, AMINA, Submission("x.csv", "file", (draft,), (hostile,)))
        assert asked.contribution is not None
        changes.accept(session, BRUNO, asked.contribution)
    with db.reading(url) as session:
        assert queries.sources(session) == (GAZETTE,)


def test_a_second_spelling_of_a_name_makes_no_second_pair_of_eyes() -> None:
    with pytest.raises(Refused, match="a colleague must"):
        reviewer("  AMINA ").require_other_than("Amina")


@pytest.mark.parametrize("printed", ["1²", "14¹", "①2"])
def test_a_footnote_mark_is_no_digit(printed: str) -> None:
    with pytest.raises(InvalidValue, match="footnote mark"):
        KINDS["age"].clean(printed, "KEN", {})


def test_a_file_with_a_nul_sign_is_told(tmp_path: Path) -> None:
    path = tmp_path / "partner.csv"
    path.write_bytes(b"country,question\nKEN,a\0b\n")
    (problem,) = intake.read(path)
    assert isinstance(problem, Problem)
    assert problem.place.line == 2 and "NUL" in problem.reason


def test_the_little_release_is_read_as_before(tmp_path: Path) -> None:
    home = little.write(tmp_path)
    assert len(release.read_release(home).drafts) == 6
    assert codebook.load(home / "codebook").topics and countries.Names.load(home).countries


BOMB = "words:\n  a: &a {x: y}\n" + "".join(
    f"  {name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
MAPPINGS = [
    BOMB,
    "headings: &x {a: *x}",
    "fields: !!python/object/apply:os.getcwd []",
    "answers: 3",
    "answers: [x]",
    "words: 3",
    "rules: [{set: {}}]",
    "1: 2\na: 3",
    "[" * 5000,
    "[" * 1_000_000,
    "- " * 1_000_000,
    "a: \x01",
]


@pytest.mark.parametrize("written", MAPPINGS)
def test_a_mapping_that_makes_no_sense_is_named(written: str, tmp_path: Path) -> None:
    path = tmp_path / "mapping.yml"
    path.write_text(written)
    with pytest.raises(InvalidData, match=r"mapping\.yml"):
        intake.read_recipe(path)


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_mapping_that_cannot_be_read_is_named(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "mapping.yml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InvalidData, match=r"mapping\.yml"):
        intake.read_recipe(path)


@pytest.mark.parametrize("label", ["", "  ", "\udcff", "Ami\x00na", "Amina\u202e"])
def test_a_label_must_be_one_that_can_sign(label: str) -> None:
    with pytest.raises(Refused, match="needs a name"):
        reviewer(label)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("＝1+1", "'＝1+1"),
        ("\n=1", "'\n=1"),
        ("see;=cmd", "see;'=cmd"),
        ("a; b", "a; b"),
        ("plain", "plain"),
    ],
)
def test_a_cell_runs_in_no_spreadsheet(text: str, written: str) -> None:
    assert harmless(text) == written
