"""The tables of names: what a folder must hold, and what is told of a damaged one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.countries import Names
from kb.countries.tables import read_countries
from kb.errors import InvalidData, NotReady
from kb.settings import data_dir


def code(names: Names, text: str) -> str | None:
    found = names.resolve(text)
    return found.code if found else None


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    heading = "code,kind,name,official_name,iso2"
    rows = "AAA,state,Aland,Aland,AA\nBBB,state,Beland,Beland,BB\n"
    (tmp_path / "countries.csv").write_text(f"{heading}\n{rows}", "utf-8")
    (tmp_path / "names.csv").write_text(
        "name,country,kind,match,languages\nAland,AAA,short,,en\nSameland,AAA,common,,en\n", "utf-8"
    )
    yield tmp_path


def test_a_small_folder_is_enough(folder: Path) -> None:
    assert code(Names.load(folder), "the Aland") == "AAA"


def test_a_name_given_to_two_countries_means_neither(folder: Path) -> None:
    with (folder / "names.csv").open("a", encoding="utf-8") as file:
        file.write("Sameland,BBB,common,,en\nAland,BBB,common,,en\n")
    small = Names.load(folder)
    assert code(small, "Sameland") is None
    assert code(small, "Aland") == "AAA", "the ISO short name wins"


@pytest.mark.parametrize(
    ("file", "row", "line"),
    [
        ("names.csv", "Celand,CCC,common,,en\n", 4), ("names.csv", "Celand,AAA,nickname,,en\n", 4),
        ("names.csv", "Celand\n", 4),
        ("countries.csv", "AAA,state,Twice,Twice,AC\n", 4), ("countries.csv", "CCC,empire,Celand,Celand,CC\n", 4),
        ("aliases.csv", "name,country\nCeland,CCC\n", 2), ("aliases.csv", "nom,pays\n", 1),
        ("aliases.csv", "name,country\nAland,BBB\n", 0),
    ],
)  # fmt: skip
def test_a_damaged_table_is_told_with_its_line(folder: Path, file: str, row: str, line: int) -> None:
    with (folder / file).open("a", encoding="utf-8") as table:
        table.write(row)
    with pytest.raises(InvalidData) as error:
        Names.load(folder)
    assert (error.value.file, error.value.line) == (file, line)


def test_a_missing_table_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NotReady, match="git checkout"):
        Names.load(tmp_path)


def test_the_tables_in_the_release_are_small_and_plain() -> None:
    for name in ("countries.csv", "names.csv", "aliases.csv"):
        content = (data_dir() / name).read_bytes()
        assert len(content) < 1_000_000
        assert b"\r" not in content
        assert not content.startswith(b"\xef\xbb\xbf")
    assert len(list(read_countries(data_dir() / "countries.csv"))) > 260
