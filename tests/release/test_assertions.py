"""What a release asserts of itself: every assertion of the real one holds, and one that does not is told in full."""

from functools import cache
from pathlib import Path

import pytest

from kb import intake, release
from kb.countries import default_names
from kb.errors import InvalidData
from kb.release import assertions
from kb.release.assertions import Count, Fact, Ground, Miss
from kb.statements.sources import Source
from tests import filled, little

SOURCES = {id: Source(id, id, "Freedonia") for id in ("gazette", "herald")}
BOOK = little.book()
ASSERTED = assertions.load(filled.DATA)
assert ASSERTED is not None


@cache
def real() -> Ground:
    read = release.read_release(filled.DATA)
    return Ground(read.book, read.names, {source.id: source for source in read.sources}, read.drafts)


@pytest.mark.parametrize("fact", ASSERTED.facts, ids=lambda fact: f"{fact.line}: {fact.place}")
def test_the_real_release_keeps_its_facts(fact: Fact) -> None:
    assert ASSERTED and list(assertions.miss_of_fact(fact, real(), ASSERTED.day)) == []


@pytest.mark.parametrize("count", ASSERTED.counts, ids=lambda count: f"{count.line}: {count.place}")
def test_the_real_release_is_as_full_as_it_says(count: Count) -> None:
    assert list(assertions.miss_of_count(count, real())) == []


def checked(folder: Path, old: str = "", new: str = "", *, file: str = assertions.FILE) -> release.Checked:
    """What the check says of the little release with its assertions, after one change to a file of it."""
    little.write(folder)
    (folder / assertions.FILE).write_text(little.ASSERTIONS, encoding="utf-8")
    (folder / file).write_text(changed((folder / file).read_text(encoding="utf-8"), old, new), encoding="utf-8")
    found = release.check(folder)
    return release.Checked(tuple(one for one in found.damages if one.file == assertions.FILE), found.warnings)


def changed(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


def missed(folder: Path, written: str, statements: str) -> list[Miss]:
    """What these assertions miss in these statements; names and codebook are read once, not for each."""
    (folder / assertions.FILE).write_text(written, encoding="utf-8")
    trusted = intake.Settings(trusted=True)
    rows = (row for text in (statements, little.HOTLINES) for row in intake.read_text(text, "statements"))
    drafts = intake.parse(rows, BOOK, default_names(), trusted).drafts
    asserted = assertions.load(folder)
    assert asserted is not None
    return list(assertions.misses(asserted, Ground(BOOK, default_names(), SOURCES, drafts)))


def test_assertions_that_hold_say_nothing(tmp_path: Path) -> None:
    assert checked(tmp_path) == release.Checked(())
    assert missed(tmp_path, little.ASSERTIONS, little.AID) == []


def test_what_the_check_of_a_release_tells_names_the_file(tmp_path: Path) -> None:
    (found,) = checked(tmp_path, "value: 12", "value: 13").damages
    assert str(found) == (
        "assertions.yml, line 3: KEN, aid.age: value: expected “13”, found “12” (gazette). "
        "Why: The age stands on page 3 of the gazette."
    )


def test_a_release_may_assert_nothing(tmp_path: Path) -> None:
    assert assertions.load(little.write(tmp_path)) is None


LOSSES = [
    ("aid.age,,12,,", "aid.age,,13,,", 3, "value: expected “12”, found “13” (gazette). Why: The age stands on page 3"),
    ("KEN,aid.age,,12,,,Kenya,2024-03-01", "KEN,aid.age,,12,,,Kenya,2024", 3, "as_of: expected “2024-03-01”"),
    ("KEN,aid.age,,12,,,Kenya,2024-03-01,gazette,p. 3,,,law,normal,,,,\n", "", 3, "expected an answer, found none"),
    (",Kenya,2024-03-01,gazette,p. 3,,,law,normal,", ",Kenya,2024-03-01,gazette,p. 3,,,law,deprecated,old", 3, "none"),
    ('Act 2024, s. 2",,law,normal,', 'Act 2024, s. 2",,law,deprecated,old', 8, "found herald shown"),
    ("KEN,aid.lawyer,,no", "KEN,aid.lawyer,,yes", 8, "disagree: expected yes, found no"),
    ("None was seen.", "None was found.", 9, "note: expected “None was seen”, found “None was found.” (herald)"),
    ("KEN,aid.lawyer,,no,,,,,herald,,,None was seen.,law,normal,,,,\n", "", 9, "a statement of herald, found none"),
    ("NAM,aid.lawyer,,,unknown", "NAM,aid.lawyer,,,no_data", 10, "absent: expected “unknown”, found “no_data”"),
    ("NAM,aid.lawyer,,,unknown,,", "NAM,aid.age,,9,,,", 11, "state: expected not_assessed, found answered"),
    ("NAM,aid.lawyer", "KEN,aid.age", 13, "countries of the release: expected 2 or more, found 1. Why: Kenya"),
    ("NAM,aid.lawyer,,,unknown,", "NAM,aid.age,,7,,", 15, "statements of aid.lawyer, herald: expected 2 or more"),
    ("p. 3,,,law", "p. 3,,A draft.,law", 17, "statements of aid.age, draft: expected none, found 1. Why: No draft"),
]


@pytest.mark.parametrize(("old", "new", "line", "told"), LOSSES)
def test_a_lost_fact_is_told_with_line_place_expected_found_and_why(
    tmp_path: Path, old: str, new: str, line: int, told: str
) -> None:
    found = missed(tmp_path, little.ASSERTIONS, changed(little.AID, old, new))
    lost = {one.line: one.sentence for one in found if not one.warning}
    assert told in lost[line]


def test_more_than_expected_is_a_warning_and_no_damage(tmp_path: Path) -> None:
    more = "KEN,lines.name,118,Other Line,,,Kenya,2024,gazette,,,,,normal,,,,\n"
    found = checked(tmp_path, "KEN,lines.name,116", f"{more}KEN,lines.name,116", file="statements/lines.csv")
    assert found.damages == ()
    assert [str(one) for one in found.warnings] == [
        "assertions.yml, line 14: items of lines: expected 1 at most, found 2. Why: One line."
    ]


def test_a_source_that_speaks_twice_needs_to_say_it_once(tmp_path: Path) -> None:
    other = "KEN,aid.lawyer,,yes,,,,2020,herald,,,A later report.,law,deprecated,Doubtful.,,,\n"
    assert [one for one in missed(tmp_path, little.ASSERTIONS, little.AID + other) if one.line == 9] == []


@pytest.mark.parametrize("code", ["GB-SCT", "001"])
def test_a_part_and_the_world_are_not_counted_as_countries(tmp_path: Path, code: str) -> None:
    more = f"{code},aid.age,,12,,,,2024,gazette,,,,law,normal,,,,\n"
    assert [one for one in missed(tmp_path, little.ASSERTIONS, little.AID + more) if one.line == 13] == []


MISTAKES = [
    ("day: 2026-11-22", "day: today", 1, "“today” is not a day"),
    ("day: 2026-11-22\n", "", 1, "A fact sheet needs the key “day”"),
    ("country: KEN", "country: KEM", 3, "There is no country “KEM”"),
    ("aid.age", "aid.height", 3, "There is no question “aid.height”"),
    ("source: gazette", "source: gazzete", 8, "There is no source “gazzete”"),
    ("topic: lines", "topic: line", 14, "There is no topic “line”"),
    ("    why: The age stands on page 3 of the gazette.\n", "", 3, "A fact needs the key “why”"),
    ("The age stands on page 3 of the gazette.", "", 7, "The key “why” of a fact is empty"),
    ("value: 12", "vlaue: 12", 5, "“vlaue” is no key of a fact"),
    ("    value: 12\n    as_of: 2024-03-01\n", "", 3, "The fact expects nothing"),
    ("absent: unknown", "absent: lost", 10, "“lost” is not allowed as absent"),
    ('source: herald, value: "no", ', "", 9, "“shown” speaks of the statement of a source"),
    ("min: 1, max: 1, ", "", 14, "The count expects nothing"),
    ("min: 1, max: 1", "min: 2, max: 1", 14, "The least is above the most"),
    ("min: 1, max: 1", "min: 0", 14, "“0” is not a whole number above 0"),
    ("none: true", "none: true, max: 3", 17, "Where there may be none, min and max say nothing"),
    ("of: items", "of: lines", 14, "“lines” is not allowed as of"),
]


@pytest.mark.parametrize(("old", "new", "line", "told"), MISTAKES)
def test_a_mistake_in_an_assertion_is_told_by_line(tmp_path: Path, old: str, new: str, line: int, told: str) -> None:
    with pytest.raises(InvalidData) as caught:
        missed(tmp_path, changed(little.ASSERTIONS, old, new), little.AID)
    assert (caught.value.file, caught.value.line) == (assertions.FILE, line)
    assert told in caught.value.reason
