"""Printed telephone numbers: what may be dialled, what is a short code, and what is refused."""

import csv
from dataclasses import asdict
from pathlib import Path

import phonenumbers
import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.values.phones import Phone, phone_line, read_phone

SAMPLES = Path(__file__).parent.parent / "files" / "phones.csv"
COUNTRIES = ["KEN", "DEU", "USA", "XKX", "GB-SCT", "JPN", "JAM", "ATA", "001", "ITA"]
PRINTED = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="0123456789 +-()/.*#,;xABCé٣", max_size=20),
    st.from_regex(r"\+?[0-9]{2,14}", fullmatch=True),
)


def samples() -> list[tuple[str, str, str]]:
    with SAMPLES.open(encoding="utf-8", newline="") as file:
        return [(country, printed, expected) for country, printed, expected in list(csv.reader(file))[1:]]


def number(country: str, printed: str) -> str | None:
    phone = read_phone(country, printed)
    return phone.e164 or phone.short_code


@pytest.mark.parametrize(("country", "printed", "expected"), samples())
def test_real_numbers_are_read_as_a_person_read_them(country: str, printed: str, expected: str) -> None:
    phone = read_phone(country, printed)
    assert (phone.e164 or phone.short_code or "") == expected
    assert bool(phone.problem) == (not expected)
    assert bool(phone.e164) == expected.startswith("+")


def test_a_full_number_has_a_link_and_no_warning() -> None:
    assert read_phone("KEN", "0800 221 080") == Phone(
        country="KEN", printed="0800 221 080", e164="+254800221080", tel_uri="tel:+254800221080"
    )


def test_a_short_code_never_gets_a_prefix_and_its_link_says_where_it_works() -> None:
    phone = read_phone("KEN", "116")
    assert (phone.e164, phone.short_code, phone.tel_uri) == (None, "116", "tel:116;phone-context=+254")


@pytest.mark.parametrize(("country", "printed", "code"), [("IRL", "111", "111"), ("AUS", "1388", "1388")])
def test_a_code_that_the_library_does_not_know_passes_with_a_warning(country: str, printed: str, code: str) -> None:
    phone = read_phone(country, printed)
    assert phone.short_code == code
    assert phone.warning is not None and "not in the list of known codes" in phone.warning


@pytest.mark.parametrize(
    ("country", "printed"),
    [
        ("GBR", "116 000, 116 111"),
        ("GBR", "116 000 or 116 111"),
        ("GBR", "0800 1111 / 116 111"),
        ("KEN", "116\n1195"),
        ("ALB", "+355 4 2259-390/91"),
        ("JAM", "1876 948-1293/3771"),
    ],
)
def test_several_numbers_in_one_cell_are_named_as_such(country: str, printed: str) -> None:
    problem = read_phone(country, printed).problem
    assert problem is not None and "several numbers; enter each on its own row" in problem


@pytest.mark.parametrize(
    ("country", "printed", "expected"),
    [
        ("EGY", "١٦٠٠٠", "16000"),
        ("JPN", "０１２０－９９－７７７７", "+81120997777"),
        ("IRN", "۱۲۳", "123"),
        ("KEN", "\u202d+254 800 221 080\u202c", "+254800221080"),
    ],
)
def test_digits_of_any_script_and_invisible_signs_are_understood(country: str, printed: str, expected: str) -> None:
    assert number(country, printed) == expected


@pytest.mark.parametrize("printed", ["O8OO 1111", "0800 llll", "116 OOO", "119²", "116.0", "2.54722E+11", "*144#"])
def test_slips_footnotes_and_spreadsheet_damage_are_never_dialled(printed: str) -> None:
    assert number("GBR", printed) is None


@pytest.mark.parametrize(
    ("country", "printed", "expected"),
    [
        ("USA", "1-800-RUNAWAY", "+18007862929"),
        ("USA", "1.888.PREVENT", "+18887738368"),
        ("USA", "1-800-422-4453 (1-800-4-A-CHILD)", "+18004224453"),
        ("JAM", "888-SAFE-SPOT", None),
    ],
)
def test_letters_spell_a_number_only_when_it_is_in_use(country: str, printed: str, expected: str | None) -> None:
    assert number(country, printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [("Alo 183", "183"), ("Ligne verte 116", "116"), ("116 toll free", "116"), ("page 12", None), ("SMS 40404", None)],
)
def test_words_beside_a_number_are_left_out_only_when_they_say_telephone(printed: str, expected: str | None) -> None:
    assert number("TUR", printed) == expected


def test_a_local_number_without_its_area_code_is_not_taken_for_one_of_another_town() -> None:
    assert phonenumbers.is_valid_number(phonenumbers.parse("588 2800", "DE"))
    assert number("DEU", "588 2800") is None
    assert number("DEU", "0228/994105212") == "+49228994105212"
    assert number("KEN", "228844") is None


def test_a_number_of_another_country_is_kept_and_named() -> None:
    phone = read_phone("KEN", "+44 20 7831 4276")
    assert phone.e164 == "+442078314276"
    assert phone.warning == "The number belongs to the numbering plan of United Kingdom (+44), not to that of Kenya."


def test_an_extension_stays_in_the_link() -> None:
    phone = read_phone("USA", "(800) 852-8336 ext. 12")
    assert (phone.e164, phone.tel_uri) == ("+18008528336", "tel:+18008528336;ext=12")
    assert phone.warning is not None and "Extension 12" in phone.warning


@pytest.mark.parametrize(
    ("country", "printed", "expected"),
    [
        ("GB-SCT", "0800 1111", "+448001111"),
        ("JEY", "0800 1111", "+448001111"),
        ("XKX", "116 111", "116111"),
        ("001", "+44 20 7831 4276", "+442078314276"),
        ("001", "116 111", None),
        ("ZZZ", "116", None),
        ("KE", "116", None),
    ],
)
def test_parts_territories_kosovo_and_the_world(country: str, printed: str, expected: str | None) -> None:
    assert number(country, printed) == expected


def test_example_numbers_of_every_country_are_read_back() -> None:
    for country in pycountry.countries:
        example = phonenumbers.example_number(country.alpha_2)
        if example:
            e164 = phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164)
            national = phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.NATIONAL)
            assert number(country.alpha_3, national) == e164
            assert number("KEN", e164) == e164


@given(st.sampled_from(COUNTRIES), PRINTED)
def test_exactly_one_of_number_code_and_problem_is_set(country: str, printed: str) -> None:
    phone = read_phone(country, printed)
    assert sum(bool(value) for value in (phone.e164, phone.short_code, phone.problem)) == 1
    assert (phone.country, phone.printed) == (country, printed)
    assert bool(phone.tel_uri) == (phone.problem is None)
    assert phone.short_code is None or (phone.short_code.isascii() and phone.short_code.isdigit())


@given(st.text(max_size=5), st.text(max_size=12))
def test_nonsense_is_a_problem_and_never_an_error(country: str, printed: str) -> None:
    assert read_phone(country, printed).country == country


@given(st.sampled_from(COUNTRIES), PRINTED)
def test_reading_a_canonical_number_again_changes_nothing(country: str, printed: str) -> None:
    once = number(country, printed)
    assert once is None or number(country, once) == once


def test_a_line_of_the_command_becomes_one_object() -> None:
    assert phone_line("HTI\t*322\n") == asdict(read_phone("HTI", "*322"))
    assert list(phone_line("KEN\t116")) == [
        "country", "printed", "e164", "short_code", "tel_uri", "warning", "problem"
    ]  # fmt: skip


@given(st.text(max_size=30))
def test_any_line_gives_an_object(line: str) -> None:
    answer = phone_line(line)
    assert sum(bool(answer[name]) for name in ("e164", "short_code", "problem")) == 1
