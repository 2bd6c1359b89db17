"""The release: what fills a base is what comes out of it, byte for byte; and damage is named by file, line, reason."""

import json
from pathlib import Path

import frictionless
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb import changes, codebook, queries, release
from kb.errors import InvalidData
from kb.settings import data_dir
from kb.statements.drafts import Draft, Submission
from kb.statements.sources import Source
from kb.statements.statement import Statement
from kb.statements.views import Item
from kb.store import db
from tests import filled, little, patterns
from tests.conftest import AMINA, BRUNO, TODAY


def export(url: str, home: Path, target: Path) -> None:
    with db.reading(url) as session:
        release.write_release(release.gather(session, home), target)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def folder(tmp_path: Path, little_url: str) -> Path:
    """A complete little release, with its descriptor."""
    home = little.write(tmp_path / "little")
    export(little_url, home, home)
    return home


def test_assertions_are_carried_over_unchanged_and_sealed(folder: Path, little_url: str, tmp_path: Path) -> None:
    (folder / "assertions.yml").write_text(little.ASSERTIONS, encoding="utf-8")
    export(little_url, folder, tmp_path / "again")
    assert (tmp_path / "again" / "assertions.yml").read_text(encoding="utf-8") == little.ASSERTIONS
    assert release.check(tmp_path / "again") == release.Checked(())
    (tmp_path / "again" / "assertions.yml").unlink()
    assert [found.file for found in release.check(tmp_path / "again").damages] == ["assertions.yml"]


def test_a_base_filled_from_a_release_gives_the_same_release(folder: Path, little_url: str, tmp_path: Path) -> None:
    export(little_url, folder, tmp_path / "again")
    assert contents(tmp_path / "again") == contents(folder)
    for name, text in little.PARTS.items():
        assert contents(folder)[name].decode() == text


def test_filling_twice_changes_nothing(folder: Path, little_url: str) -> None:
    again = release.fill(folder, little_url)
    assert (again.added, again.revision) == (0, 0)
    with db.reading(little_url) as session:
        assert queries.version(session) == 1


def test_a_newer_release_brings_only_its_changes(folder: Path, little_url: str) -> None:
    path = folder / "statements" / "aid.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("None was seen.", "None was found."), encoding="utf-8")
    assert release.fill(folder, little_url) == release.Filled(added=1, unchanged=5, revision=2)


def test_a_newer_release_may_bring_names_and_headings_only(folder: Path, little_url: str) -> None:
    for name, row in (("aliases.csv", "Sylvania,NAM\n"), ("headings.csv", "Land,country\n")):
        path = folder / name
        path.write_text(path.read_text(encoding="utf-8") + row, encoding="utf-8")
    assert release.fill(folder, little_url).added == 0
    with db.reading(little_url) as session:
        assert queries.settled_names(session) == {"Freedonia on Sea": "KEN", "Sylvania": "NAM"}
        assert queries.settled_headings(session) == {"Nation": "country", "Land": "country"}


def test_what_a_release_no_longer_has_is_removed_and_other_files_stay(folder: Path, little_url: str) -> None:
    (folder / "note.txt").write_text("mine", encoding="utf-8")
    with db.writing(little_url) as session:
        lens = queries.Lens(codebook.load(folder / "codebook"), TODAY)
        ids = [one.id for item in queries.items(session, lens, "KEN", "lines") for one in _statements(item)]
        asked = changes.retire(session, AMINA, ids, title="The line ended")
        assert asked.contribution is not None
        changes.accept(session, BRUNO, asked.contribution)
    export(little_url, folder, folder)
    assert not (folder / "statements" / "lines.csv").exists()
    assert (folder / "note.txt").exists()


def _statements(item: Item) -> list[Statement]:
    return [one for cell in item.cells.values() for one in cell.statements]


DAMAGES = [
    ("statements/aid.csv", "KEN,aid.age,,12,", "KEN,aid.age,,twelve,", 2, "twelve"),
    ("statements/aid.csv", "KEN,aid.lawyer,,yes,", "KEN,aid.lawyer,,maybe,", 3, "maybe"),
    ("statements/aid.csv", "KEN,aid.lawyer,,no,", "KEN,aid.judge,,no,", 4, "aid.judge"),
    ("statements/aid.csv", "NAM,", "NAMIBIEN-X,", 5, "NAMIBIEN-X"),
    ("statements/aid.csv", ",herald,,,None", ",hearsay,,,None", 4, "hearsay"),
    ("statements/aid.csv", "2024-03-01,gazette,p. 3,,,law", "2024-13-01,gazette,p. 3,,,law", 2, "2024-13-01"),
    (
        "statements/aid.csv",
        "law,normal,,,,\nKEN,aid.lawyer,,yes",
        "law,normal,,,\nKEN,aid.lawyer,,yes",
        2,
        "18 columns",
    ),
    ("statements/aid.csv", "None was seen.,law,normal", "None was seen.,law,best", 4, "best"),
    ("sources.csv", "gazette,Gazette", ",Gazette", 2, "id"),
    ("sources.csv", ",2024,2026-11-21,official", ",in spring,2026-11-21,official", 2, "in spring"),
    ("sources.csv", ",official,A,", ",official,Z,", 2, "write A, B, C or D"),
    ("codebook/aid.yml", "kind: age", "kind: height", 18, "height"),
    ("codebook/aid.yml", "order: 10", "order: ten", 2, "ten"),
    ("codebook/aid.yml", "review_months: 24", "review_months: often", 11, "often"),
    ("codebook/aid.yml", "label: Legal aid", "label: [Legal, aid]", 3, "single value"),
    ("codebook/aid.yml", "order: 10", "? [order, 10]", 2, "single value"),
    ("codebook/lines.yml", "repeats: true", "repeats: perhaps", 5, "perhaps"),
    ("codebook/lines.yml", "required: [lines.name]", "required: lines.name", 7, "list"),
    ("aliases.csv", "Freedonia on Sea,KEN", "Freedonia on Sea", 2, "cells"),
    ("headings.csv", "Nation,country", "Nation,", 2, "two filled cells"),
]


@pytest.mark.parametrize(("name", "old", "new", "line", "told"), DAMAGES)
def test_damage_is_named_by_file_line_and_reason(
    tmp_path: Path, name: str, old: str, new: str, line: int, told: str
) -> None:
    home = little.write(tmp_path)
    text = (home / name).read_text(encoding="utf-8")
    assert old in text
    (home / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InvalidData) as caught:
        release.read_release(home)
    assert (caught.value.file, caught.value.line) == (name, line)
    assert told in caught.value.reason


@pytest.mark.parametrize(
    "name", ["countries.csv", "names.csv", "aliases.csv", "headings.csv", "sources.csv", "statements/aid.csv"]
)
def test_a_table_in_another_encoding_is_named_with_its_line(tmp_path: Path, name: str) -> None:
    path = little.write(tmp_path) / name
    lines = path.read_bytes().count(b"\n")
    path.write_bytes(path.read_bytes() + "Curaçao\n".encode("latin-1"))
    with pytest.raises(InvalidData, match="not UTF-8") as caught:
        release.read_release(tmp_path)
    assert (caught.value.file, caught.value.line) == (name, lines + 1)


def test_a_codebook_with_control_signs_is_damage(tmp_path: Path) -> None:
    path = little.write(tmp_path) / "codebook" / "aid.yml"
    path.write_bytes(b"id: a\x00b\n")
    with pytest.raises(InvalidData, match="control characters"):
        release.read_release(tmp_path)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"resources": 5}', '{"resources": [{}]}', '{"resources": [1]}'])
def test_a_damaged_descriptor_is_told_and_does_not_stop_an_export(folder: Path, little_url: str, text: str) -> None:
    (folder / release.DESCRIPTOR).write_text(text, encoding="utf-8")
    assert [found.file for found in release.check(folder).damages] == [release.DESCRIPTOR]
    export(little_url, folder, folder)
    assert release.check(folder) == release.Checked(())


def test_a_file_of_statements_that_the_release_does_not_list_is_seen(folder: Path) -> None:
    (folder / "statements" / "more.csv").write_text(little.HEADING, encoding="utf-8")
    assert [found.file for found in release.check(folder).damages] == ["statements/more.csv"]


def test_an_export_removes_nothing_outside_its_folder(folder: Path, little_url: str, tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("mine", encoding="utf-8")
    path = folder / release.DESCRIPTOR
    listed = json.loads(path.read_text(encoding="utf-8"))
    listed["resources"] += [{"path": "../mine.txt"}, {"path": str(mine)}]
    path.write_text(json.dumps(listed), encoding="utf-8")
    export(little_url, folder, folder)
    assert mine.exists()


def test_a_statement_that_stands_twice_is_damage(tmp_path: Path) -> None:
    home = little.write(tmp_path)
    path = home / "statements" / "lines.csv"
    path.write_text(path.read_text(encoding="utf-8") + path.read_text(encoding="utf-8").splitlines()[-1] + "\n")
    with pytest.raises(InvalidData, match=r"lines.csv, line 4: The same statement stands already"):
        release.read_release(home)


@pytest.mark.parametrize("name", ["statements/aid.csv", "sources.csv", "codebook/aid.yml", "countries.csv"])
def test_a_missing_or_altered_file_is_seen(folder: Path, name: str) -> None:
    assert release.check(folder) == release.Checked(())
    path = folder / name
    path.write_bytes(path.read_bytes() + b"\n")
    assert [found.file for found in release.check(folder).damages][-1] == name
    path.unlink()
    assert name in {found.file for found in release.check(folder).damages}


def test_a_damaged_release_leaves_the_base_as_it_was(tmp_path: Path, url: str) -> None:
    home = little.write(tmp_path / "little")
    path = home / "statements" / "aid.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",12,", ",twelve,"), encoding="utf-8")
    with pytest.raises(InvalidData):
        release.fill(home, url)
    with db.reading(url) as session:
        assert queries.version(session) == 0


def test_frictionless_calls_the_little_release_valid(folder: Path) -> None:
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "message"])


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30).map(str.strip)


@settings(max_examples=25)
@given(notes=st.lists(WORDS, min_size=1, max_size=4))
def test_any_words_survive_the_round_trip(notes: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    home = tmp_path_factory.mktemp("words")
    url = patterns.sqlite_copy(home / "kb.db")
    drafts = tuple(
        Draft("KEN", "aid.age", value=str(age), as_of=str(2000 + age), source="s", note=note)
        for age, note in enumerate(notes)
    )
    with db.writing(url) as session:
        asked = changes.submit(session, AMINA, Submission("x", "form", drafts, (Source("s", "S", "P"),)))
        assert asked.contribution is not None
        changes.accept(session, BRUNO, asked.contribution)
    export(url, patterns.little_home(), home / "first")
    again = f"sqlite:///{home / 'again.db'}"
    release.fill(home / "first", again)
    export(again, home / "first", home / "second")
    assert contents(home / "first") == contents(home / "second")
    for made in (url, again):
        patterns.dispose(made)


def test_the_real_release_comes_out_as_it_went_in(tmp_path: Path) -> None:
    export(filled.url(), data_dir(), tmp_path / "out")
    assert contents(tmp_path / "out") == contents(data_dir())


def test_the_real_release_is_valid_small_and_without_damage() -> None:
    assert release.check(data_dir()) == release.Checked(())
    report = frictionless.Package(str(data_dir() / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "message"])
    assert max(path.stat().st_size for path in data_dir().rglob("*.csv")) < 1_000_000


def test_a_second_fill_of_the_real_base_changes_nothing(tmp_path: Path) -> None:
    before = release.fill(data_dir(), patterns.sqlite_copy(tmp_path / "kb.db", "release"))
    assert (before.added, before.revision) == (0, 0)
