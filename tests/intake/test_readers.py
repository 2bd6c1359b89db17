"""Files as they are sent: how cells are parted, where each row starts, and what makes a file unreadable."""

from pathlib import Path

import pytest

from kb.intake import read, read_text
from kb.statements.drafts import Problem, Row


def rows(text: str) -> list[tuple[int, list[str]]]:
    found = list(read_text(text, "partner.csv"))
    assert all(isinstance(row, Row) for row in found)
    return [(row.place.line, list(row.cells.values())) for row in found if isinstance(row, Row)]


def problem(text: str) -> Problem:
    """The one problem of a text."""
    (found,) = (row for row in read_text(text, "partner.csv") if isinstance(row, Problem))
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a,b\n1,2\n", [(2, ["1", "2"])]),
        ("a;b\n1;2\n", [(2, ["1", "2"])]),
        ("a\tb\n1\t2\n", [(2, ["1", "2"])]),
        # The sign that parts most headings parts the cells; the others are text.
        ("a;b;c,d\n1;2,5;3\n", [(2, ["1", "2,5", "3"])]),
        ("a,b\n1;0,2\n", [(2, ["1;0", "2"])]),
        ("a\nx;y\n", [(2, ["x;y"])]),
        # Line ends of every system, none at the end, blanks kept as they are.
        ("a,b\r\n1,2\r\n3,4\r\n", [(2, ["1", "2"]), (3, ["3", "4"])]),
        ("a,b\n 1 ,\n", [(2, [" 1 ", ""])]),
        ("a,b\n1,2", [(2, ["1", "2"])]),
        # Quotes hold line breaks, quotes and the parting sign; the line told is the one on which a row starts.
        ('a,b\n"x\ny",2\n"3, or ""4""",\n', [(2, ["x\ny", "2"]), (4, ["3, or \"4\"", ""])]),
        ('"a\na",b\n1,2\n', [(3, ["1", "2"])]),
        # Empty lines are passed over, wherever they stand, and so are lines of empty cells of another number.
        ("a,b\n\n1,2\n\n\n3,4\n,,,\n", [(3, ["1", "2"]), (6, ["3", "4"])]),
        ("a,b\n,\n", [(2, ["", ""])]),
        ("a,b\n", []),
    ],
)  # fmt: skip
def test_a_row_and_the_line_on_which_it_starts(text: str, found: list[tuple[int, list[str]]]) -> None:
    assert rows(text) == found


def test_headings_are_trimmed_and_empty_ones_may_stand_twice() -> None:
    (row,) = read_text(" country , note,,\nARC,x,y,z\n", "partner.csv")
    assert isinstance(row, Row)
    assert list(row.cells) == ["country", "note", ""]


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("", 1, "The file has no heading line"),
        ("\n1,2\n", 1, "The file has no heading line"),
        (",,\n1,2,3\n", 1, "The file has no heading line"),
        ("note,country,note\n1,2,3\n", 1, "The heading “note” stands in two columns; rename one."),
        ("a, a\n1,2\n", 1, "The heading “a” stands in two columns"),
        ("a,b\n1\n", 2, "The heading names 2 columns, but this row has 1 cells."),
        ("a,b\n1,2\n3,4,5\n", 3, "The heading names 2 columns, but this row has 3 cells."),
        ('a,b\n"x\ny",2\n3\n', 4, "The heading names 2 columns, but this row has 1 cells."),
        ('a,b\n1,2\n3,"4\n', 3, "The file cannot be read from here on"),
        ('a,b\n1,"2"x\n', 2, "The file cannot be read from here on"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(text: str, line: int, told: str) -> None:
    found = problem(text)
    assert (found.place.file, found.place.line) == ("partner.csv", line)
    assert found.reason.startswith(told)
    assert not found.warning


def test_the_column_that_stands_twice_is_named() -> None:
    found = problem("note,country,note\n")
    assert (found.place.column, found.text) == ("note", "note")


def test_rows_before_and_behind_a_ragged_one_come_through() -> None:
    found = list(read_text("a,b\n1,2\n3\n4,5\n", "x.csv"))
    assert [type(row) for row in found] == [Row, Problem, Row]


def test_a_cell_may_hold_a_book_but_not_a_library() -> None:
    assert len(rows("a,b\n1," + "x" * 1_000_000)[0][1][1]) == 1_000_000
    assert problem("a,b\n1," + "x" * 1_000_001).reason.startswith("The file cannot be read from here on: field larger")


@pytest.mark.parametrize(
    ("raw", "line", "told"),
    [
        (b"a,b\n1,caf\xe9\n", 2, "This is not UTF-8 text."),
        (b"a,b\n1,2\n\xff,4\n", 3, "This is not UTF-8 text."),
        ("a,b\n1,2\n".encode("utf-16"), 1, "This is not UTF-8 text."),
        ("a,b\n1,2\n".encode("utf-16-be"), 1, "The file holds a NUL sign"),
        (b"a,b\n1,\x002\n", 2, "The file holds a NUL sign, which no text has."),
        (b"\x00", 1, "The file holds a NUL sign"),
    ],
)
def test_a_file_in_another_encoding_is_told(tmp_path: Path, raw: bytes, line: int, told: str) -> None:
    (tmp_path / "sent.csv").write_bytes(raw)
    (found,) = read(tmp_path / "sent.csv")
    assert isinstance(found, Problem)
    assert (found.place.file, found.place.line, found.reason.startswith(told)) == ("sent.csv", line, True)


@pytest.mark.parametrize(("name", "file"), [("", "sent.csv"), ("Sent by Arcadia", "Sent by Arcadia")])
def test_a_place_names_the_file_as_its_reader_wants(tmp_path: Path, name: str, file: str) -> None:
    (tmp_path / "sent.csv").write_text("\ufeffa,b\nß,2\n", encoding="utf-8")
    (row,) = read(tmp_path / "sent.csv", name)
    assert isinstance(row, Row)
    assert (row.place.file, row.cells) == (file, {"a": "ß", "b": "2"})
