"""The words of a text as search knows them: where they stand, numbers in it, scripts without spaces."""

import pytest

from kb.store import index


@pytest.mark.parametrize(
    ("printed", "marked"),
    [
        ("Legal aid, free!", ["Legal", "aid", "free"]),
        ("Côte d’Ivoire", ["Côte", "d", "Ivoire"]),
        ("116-000 (free)", ["116", "000", "free"]),
        ("热线 116", ["热", "线", "116"]),
        ("儿童hotline", ["儿", "童", "hotline"]),
        ("  two  blanks  ", ["two", "blanks"]),
        ("…", []),
        ("", []),
    ],
)
def test_a_word_is_marked_where_it_is_printed(printed: str, marked: list[str]) -> None:
    assert [printed[start:end] for _word, start, end in index.spans(printed)] == marked


@pytest.mark.parametrize("printed", ["Legal aid, free!", "Côte d’Ivoire", "热线 116", "كتاب والأطفال", "ＡＢＣ straße"])
def test_what_is_marked_are_the_words_that_are_stored(printed: str) -> None:
    assert [word for word, _start, _end in index.spans(printed)] == index.tokens(printed)


@pytest.mark.parametrize("letter", ["a", "é"])
def test_of_a_very_long_word_sixty_letters_count(letter: str) -> None:
    (stored,) = index.tokens(letter * 61)
    ((asked, start, end),) = index.spans(letter * 61)
    assert (len(stored), asked, start, end) == (60, stored, 0, 61)
    assert index.tokens(letter * 60) == [stored]


@pytest.mark.parametrize(
    ("word", "alone"), [("童", True), ("か", True), ("ก", True), ("child", False), ("ребёнок", False), ("كتاب", False)]
)
def test_a_letter_of_a_script_without_spaces_is_found_in_a_phrase_only(word: str, alone: bool) -> None:
    assert index.is_unspaced(word) is alone


@pytest.mark.parametrize(
    ("arabic", "stored"),
    [
        ("الطفل", ["طفل"]),
        ("للطفل", ["طفل"]),
        ("والطفل", ["طفل"]),
        ("بالطفل", ["طفل"]),
        ("ال", ["ال"]),
        ("الى", ["الي"]),
        ("أإآٱ", ["اااا"]),
        ("مدرسة", ["مدرسه"]),
    ],
)
def test_arabic_words_lose_their_article_but_no_short_word_is_taken_for_one(arabic: str, stored: list[str]) -> None:
    assert index.tokens(arabic) == stored


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("Call 0800 221 0800 now", [("08002210800", "0800 221 0800")]),
        ("+44 (20) 7946-0018", [("442079460018", "+44 (20) 7946-0018")]),
        ("020.7946.0018", [("02079460018", "020.7946.0018")]),
        ("116 000", [("116000", "116 000")]),
        ("11600", [("11600", "11600")]),
        ("1160", []),
        ("12 of 34", []),
        ("١١٦١١٦", [("116116", "١١٦١١٦")]),
        ("no number", []),
    ],
)
def test_a_number_of_five_digits_is_found_however_it_is_printed(printed: str, found: list[tuple[str, str]]) -> None:
    assert [(digits, printed[start:end]) for digits, start, end in index.numbers(printed)] == found


def test_shorter_numbers_are_found_where_they_are_asked_for() -> None:
    assert [digits for digits, _start, _end in index.numbers("116 or 19", shortest=3)] == ["116"]
    assert [digits for digits, _start, _end in index.numbers("116 or 19", shortest=2)] == ["116", "19"]


def test_digits_of_any_script_are_plain_digits() -> None:
    assert index.plain_digits("+٤٤ (२०) ７9-x") == "442079"


@pytest.mark.parametrize(("code", "key"), [("KEN", "isoken"), ("GB-SCT", "isogbsct"), ("001", "iso001")])
def test_the_key_of_a_country_is_one_word(code: str, key: str) -> None:
    assert index.country_key(code) == key
    assert index.tokens(key) == [key]
