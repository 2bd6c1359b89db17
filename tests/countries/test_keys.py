"""How printed names are cleaned and folded: footnote marks, accents of each script, word order, shortened words."""

from pathlib import Path

import pytest

from kb.countries.keys import accented_words, bag, bags, compact, spelled_out, without_footnotes, words
from kb.countries.tables import Country, read_aliases, read_countries, read_spellings
from kb.errors import InvalidData, NotReady
from kb.text import fold, key, slug, tidy


@pytest.mark.parametrize(
    "printed",
    ["Kenya", "Kenya*", "Kenya [1]", "Kenya [note 1]", "[a] Kenya", "12/ Kenya", "Kenya 12", "Kenya1)", "Kenya a)",
     "Kenya (a)", "Kenya (iv)", "Kenya (12)", "Kenya (**)", "Kenya, 1, 2", "Kenya;*", "Kenya ª", "Kenya ₂", "†‡ Kenya",
     " Kenya\u200b ", "Ken\u00adya"],
)  # fmt: skip
def test_footnote_marks_at_the_ends_of_a_name_go(printed: str) -> None:
    assert without_footnotes(printed) == "Kenya"


@pytest.mark.parametrize(
    "printed", ["Congo (K)", "Kenya 123", "Kenya [long note 1]", "Land (north)", "A1 B", "Korea (DPR)", "St. Rufus"]
)
def test_what_may_tell_places_apart_stays(printed: str) -> None:
    assert without_footnotes(printed) == printed


@pytest.mark.parametrize(
    ("printed", "plain", "accented"),
    [
        ("CÔTE D’IVOIRE", "cote d ivoire", "côte d ivoire"),
        ("A_b-c", "a b c", "a b c"),
        ("Zone 2", "zone 2", "zone 2"),
        ("ＫＥＮＹＡ", "kenya", "kenya"),
        # Letters with a stroke, joined letters and the sharp s.
        ("Łødź", "lodz", "łødź"),
        ("Æthelland", "aethelland", "æthelland"),
        ("Straße", "strasse", "strasse"),
        # Accents of Greek, Cyrillic, Hebrew and Arabic are folded; marks that make another letter stay.
        ("Ελλάδα", "ελλαδα", "ελλάδα"),
        ("الأُرْدُنّ", "الاردن", "الأُرْدُنّ"),
        ("ガーナ", "ガーナ", "ガーナ"),
        ("भारत", "भारत", "भारत"),
    ],
)
def test_words_are_folded_and_accents_kept_where_they_are_asked_for(printed: str, plain: str, accented: str) -> None:
    assert " ".join(words(printed)) == plain
    assert " ".join(accented_words(printed)) == accented


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Korea, Republic of", "Republic of Korea"),
        ("Isles and Rocks", "Rocks & Isles"),
        ("Inseln und Felsen", "Felsen & Inseln"),
        ("Isles-Rocks", "Rocks and Isles"),
        ("the Land of Rufus", "Land of Rufus, The"),
    ],
)
def test_word_order_articles_and_the_word_and_make_no_difference(one: str, other: str) -> None:
    # "&" is no letter: a list that prints it names the two words alone.
    assert bags(words(one)) & bags(words(other))


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Nordland", set()),
        # Syllables are no words, in Latin letters; three letters are the longest syllable.
        ("Guy a na", set()),
        ("Guy an naa", set()),
        ("Guy anna", {"anna guy"}),
        ("Гай Ана", {"ана гаи"}),
        ("Isles and Rocks", {"& isles rocks", "isles rocks"}),
        ("Isles of Rocks", {"isles of rocks"}),
    ],
)
def test_bags_of_words(name: str, found: set[str]) -> None:
    assert bags(words(name)) == found


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("St. Rufus", "saint rufus"),
        ("Dem. Rep. of Rufus", "democratic republic of rufus"),
        ("Ppl. Rep.", "people s republic"),
        ("Rufus Is.", "rufus islands"),
        ("Strand", "strand"),
    ],
)
def test_words_that_lists_shorten_are_written_out(short: str, long: str) -> None:
    assert " ".join(spelled_out(words(short))) == long


def test_a_compact_key_forgets_where_words_end_and_a_bag_forgets_the() -> None:
    assert compact(words("Côte d'Ivoire")) == compact(words("Cote DIvoire")) == "cotedivoire"
    assert bag(["the", "rocks", "and", "isles"]) == "& isles rocks"


@pytest.mark.parametrize(
    ("text", "tidied", "folded", "keyed", "slugged"),
    [
        (" Línea\n 102 ", "Línea 102", " linea\n 102 ", "linea 102", "linea-102"),
        ("e\u0301cole_n° 5", "école_n° 5", "ecole_n° 5", "ecole n 5", "ecole-n-5"),
        ("ＣＨＩ!", "ＣＨＩ!", "chi!", "chi", "chi"),
        ("Straße", "Straße", "strasse", "strasse", "strasse"),
        ("--", "--", "--", "", ""),
        ("", "", "", "", ""),
    ],
)
def test_one_text_tidied_folded_and_as_key_and_slug(
    text: str, tidied: str, folded: str, keyed: str, slugged: str
) -> None:
    assert (tidy(text), fold(text), key(text), slug(text)) == (tidied, folded, keyed, slugged)


# --- the tables

COUNTRIES = "code,kind,name,official_name,parent,un_member\nFRE,state,Freedonia,Republic of Freedonia,,yes\n"


def test_a_row_becomes_a_country(tmp_path: Path) -> None:
    path = tmp_path / "countries.csv"
    path.write_text(COUNTRIES + "FD-NO,part,North,North,FRE,\nTER,territory,Isle,Isle,,no\n", encoding="utf-8")
    assert list(read_countries(path)) == [
        Country("FRE", "state", "Freedonia", "Republic of Freedonia", un_member=True),
        Country("FD-NO", "part", "North", "North", parent="FRE"),
        Country("TER", "territory", "Isle", "Isle"),
    ]


@pytest.mark.parametrize(
    ("row", "line", "told"),
    [
        ("SYL,realm,Sylvania,Sylvania,,\n", 3, "“SYL” needs a name and a kind out of part, state, territory, world."),
        ("SYL,state,,Sylvania,,\n", 3, "“SYL” needs a name"),
        (",state,Sylvania,Sylvania,,\n", 3, "“” needs a name"),
        ("FRE,state,Again,Again,,\n", 3, "The code “FRE” stands twice."),
        ("SYL,state\n", 3, "The row has more or fewer cells than the heading."),
        ("SYL,state,Sylvania,Sylvania,,,,\n", 3, "The row has more or fewer cells than the heading."),
        ('SYL,state,"Syl\nvania",Sylvania,,\nFRE,state,A,A,,\n', 5, "The code “FRE” stands twice."),
        ('SYL,state,"Sylvania,Sylvania,,\n', 3, "The table cannot be read from here on"),
    ],
)
def test_a_damaged_row_is_told_with_its_line(tmp_path: Path, row: str, line: int, told: str) -> None:
    path = tmp_path / "countries.csv"
    path.write_text(COUNTRIES + row, encoding="utf-8")
    with pytest.raises(InvalidData) as caught:
        list(read_countries(path))
    assert (caught.value.file, caught.value.line) == ("countries.csv", line)
    assert caught.value.reason.startswith(told)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("Zenda,ZEN,common,,en\n", "“Zenda” leads to “ZEN”, which is no country's code."),
        (" ,FRE,common,,en\n", "“ ” leads to “FRE”"),
        ("Zenda,FRE,nickname,,en\n", "“nickname”, “” are no kind and match of a name."),
        ("Zenda,FRE,common,always,en\n", "“common”, “always” are no kind and match of a name."),
    ],
)
def test_a_damaged_name_is_told(tmp_path: Path, row: str, told: str) -> None:
    path = tmp_path / "names.csv"
    path.write_text(f"name,country,kind,match,languages\nFreedonie,FRE,common,letters,fr ca\n{row}", encoding="utf-8")
    spellings = read_spellings(path, {"FRE": Country("FRE", "state", "Freedonia", "Freedonia")})
    assert next(spellings).languages == {"fr", "ca"}
    with pytest.raises(InvalidData) as caught:
        next(spellings)
    assert (caught.value.line, caught.value.reason.startswith(told)) == (3, True)


def test_a_heading_a_file_and_an_encoding_that_are_not_there(tmp_path: Path) -> None:
    path = tmp_path / "countries.csv"
    with pytest.raises(NotReady, match=r"countries.csv is missing in the data folder"):
        list(read_countries(path))
    path.write_text("code,name\nFRE,Freedonia\n", encoding="utf-8")
    with pytest.raises(InvalidData, match=r"line 1: The heading lacks kind, official_name"):
        list(read_countries(path))
    path.write_bytes(COUNTRIES.encode() + b"SYL,state,Sylv\xe1nia,,,\n")
    with pytest.raises(InvalidData, match=r"line 3: This is not UTF-8 text"):
        list(read_countries(path))
    assert list(read_aliases(tmp_path / "aliases.csv", {})) == []
