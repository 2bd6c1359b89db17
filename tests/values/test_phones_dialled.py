"""What is dialled: short codes, prefixes, numbers of other countries; how a number is shown, and whom it reaches."""

import pytest

from kb.values.phones import phone_line, reach, read_phone, shown


@pytest.mark.parametrize(
    ("country", "printed", "code"),
    [
        # Known to the library, or one of the harmonised European numbers in any country.
        ("KEN", "112", "112"),
        ("KEN", "1195", "1195"),
        ("FRA", "17", "17"),
        ("USA", "988", "988"),
        ("FRA", "3919", "3919"),
        ("ITA", "19696", "19696"),
        ("KEN", "116", "116"),
        ("KEN", "116 123", "116123"),
    ],
)
def test_a_known_short_code_has_no_warning(country: str, printed: str, code: str) -> None:
    phone = read_phone(country, printed)
    assert (phone.short_code, phone.warning) == (code, None)


@pytest.mark.parametrize(
    ("country", "printed", "code", "what"),
    [
        ("KEN", "020-116", "116", "020 before the short code 116 was taken for the area code"),
        ("KEN", "02000-116", "116", "02000 before the short code 116 was taken for the area code"),
        ("IRN", "02-129", "129", "02 before the short code 129 was taken for the area code"),
        ("IRN", "021-129", "129", "021 before the short code 129 was taken for the area code"),
        ("KEN", "254-116", "116", "254 before the short code 116 was taken for the country code"),
        ("SUR", "597-123", "123", "597 before the short code 123 was taken for the country code"),
        ("MNG", "+976 1903", "1903", "976 before the short code 1903 was taken for the country code"),
        ("FRA", "+33 119", "119", "33 before the short code 119 was taken for the country code"),
        ("KEN", "*116", "116", "Printed with “*” before the digits"),
        ("KEN", "#116", "116", "Printed with “#” before the digits"),
        ("KEN", "12", "12", "The short code 12 is not in the list of known codes of Kenya"),
        ("KEN", "123456", "123456", "The short code 123456 is not in the list of known codes of Kenya"),
    ],
)
def test_what_a_person_should_check_about_a_short_code(country: str, printed: str, code: str, what: str) -> None:
    phone = read_phone(country, printed)
    assert phone.short_code == code
    assert phone.warning is not None
    assert phone.warning.startswith(what)


@pytest.mark.parametrize(
    ("country", "printed", "told"),
    [
        ("KEN", "1", "cannot be read as a number of Kenya; write it with + and the country code."),
        # Six digits from 2 on may be a local number; 0 announces an area code; the code behind a prefix must be known.
        ("KEN", "234567", "is too short for a full number of Kenya; add the area code or the missing digits."),
        ("KEN", "0-116", "is too short for a full number of Kenya"),
        ("KEN", "0123", "is too short for a full number of Kenya"),
        ("KEN", "+254 2345", "is too short for a full number of Kenya"),
        ("KEN", "1234567", "is not a number in use in Kenya; check the digits and the area code."),
        ("KEN", "0800 221 080 221", "has too many digits for a number of Kenya"),
        ("KEN", "*116#", "is a command with * or #, not a number to call."),
        ("KEN", "*0800 221 080", "is a command with * or #"),
        ("GBR", "07700 900123", "is not a number in use in United Kingdom"),
        ("ATA", "116", "cannot be read as a number of Antarctica"),
        ("001", "116", "cannot be read as a number of any country"),
        ("ken", "116", "“ken” is no country code; write three capital letters (KEN) or a part (GB-SCT)."),
        ("GB-", "116", "“GB-” is no country code"),
        ("GB-ABCD", "116", "“GB-ABCD” is no country code"),
        ("QQ-ABC", "116", "“QQ-ABC” is no country code"),
    ],
)
def test_why_nothing_can_be_dialled(country: str, printed: str, told: str) -> None:
    phone = read_phone(country, printed)
    assert phone.problem is not None
    assert told in phone.problem
    assert phone.tel_uri is None


@pytest.mark.parametrize(
    ("country", "printed", "owner"),
    [
        ("USA", "+1 876 948 1293", "Jamaica (+1), not to that of United States"),
        ("GBR", "+1 242 328 0922", "Bahamas (+1), not to that of United Kingdom"),
        ("KEN", "+44 7624 800000", "Isle of Man (+44), not to that of Kenya"),
        ("GBR", "+247 62000", "Ascension Island (+247), not to that of United Kingdom"),
        ("GBR", "+383 38 200 82 863", "Kosovo (+383), not to that of United Kingdom"),
        ("GBR", "+800 1234 5678", "another country (+800), not to that of United Kingdom"),
        ("ATA", "+44 20 7831 4276", "United Kingdom (+44), not to that of Antarctica"),
        # 00 is written for + where it is not dialled, too.
        ("USA", "0044 20 7831 4276", "United Kingdom (+44), not to that of United States"),
    ],
)
def test_a_number_of_another_plan_is_dialled_and_its_owner_named(country: str, printed: str, owner: str) -> None:
    phone = read_phone(country, printed)
    assert phone.e164 is not None
    assert phone.warning == f"The number belongs to the numbering plan of {owner}."


@pytest.mark.parametrize(
    ("country", "printed"),
    [
        # Free and shared numbers are one plan's all over North America; islands dial as the United Kingdom does.
        ("JAM", "1 800 422 4453"),
        ("JAM", "876 948 1293"),
        ("IMN", "01624 631931"),
        ("JEY", "0800 1111"),
        ("XKX", "+383 38 200 82 863"),
        ("001", "+44 20 7831 4276"),
        ("DEU", "0700 12345678"),
    ],
)
def test_a_number_of_the_own_plan_has_no_warning(country: str, printed: str) -> None:
    phone = read_phone(country, printed)
    assert phone.e164 is not None
    assert phone.warning is None


@pytest.mark.parametrize(("country", "printed"), [("USA", "1-900-555-1234"), ("FRA", "0 892 70 50 50")])
def test_a_call_that_may_be_expensive_is_told(country: str, printed: str) -> None:
    assert read_phone(country, printed).warning == "This is a premium-rate number: a call may be expensive."


@pytest.mark.parametrize(
    ("country", "number", "printed", "large"),
    [
        # A short code as printed where nothing else is printed.
        ("KEN", "116", "1-1-6", "1-1-6"),
        ("KEN", "116", "Call 116", "116"),
        ("KEN", "116", "1190", "116"),
        ("KEN", "116", "", "116"),
        # A full number as printed, with its trunk digit, its country code or neither.
        ("GBR", "+448001111", "0800 1111", "0800 1111"),
        ("GBR", "+448001111", "800 1111", "800 1111"),
        ("GBR", "+448001111", "+44 800 1111", "+44 800 1111"),
        ("GBR", "+448001111", "0044 800 1111", "0044 800 1111"),
        ("USA", "+18004224453", "1-800-422-4453", "1-800-422-4453"),
        # Other digits before or behind it, words, letters and signs of other scripts: as the plan writes it.
        ("GBR", "+448001111", "999 800 1111", "0800 1111"),
        ("GBR", "+448001111", "0049 800 1111", "0800 1111"),
        ("GBR", "+448001111", "0800 1112", "0800 1111"),
        ("GBR", "+448001111", "Call 0800 1111", "0800 1111"),
        ("GBR", "+448001111", "（0800）1111", "0800 1111"),
        ("USA", "+18004224453", "1-800-4-A-CHILD", "(800) 422-4453"),
        # From abroad, with the country code.
        ("KEN", "+448001111", "", "+44 800 1111"),
        ("001", "+448001111", "", "+44 800 1111"),
    ],
)
def test_a_number_is_shown_as_printed_where_that_is_the_whole_number(
    country: str, number: str, printed: str, large: str
) -> None:
    assert shown(country, number, printed) == large


@pytest.mark.parametrize(
    ("number", "from_where"),
    [
        ("116", "short"),
        ("+448001111", "freephone"),
        ("+18004224453", "freephone"),
        ("+4918051234567", "freephone"),
        ("+33892705050", "freephone"),
        ("+443001234567", "freephone"),
        ("+442078314276", "anywhere"),
        ("+447400123456", "anywhere"),
    ],
)
def test_from_where_a_number_connects(number: str, from_where: str) -> None:
    assert reach(number) == from_where


@pytest.mark.parametrize(
    ("line", "country", "printed", "code"),
    [
        ("KEN\t116", "KEN", "116", "116"),
        ("KEN\t116\r\n", "KEN", "116", "116"),
        (" KEN \t116", " KEN ", "116", "116"),
        ("KEN 116\n", "", "KEN 116", None),
        ("", "", "", None),
    ],
)
def test_a_line_is_a_country_a_tab_and_a_number(line: str, country: str, printed: str, code: str | None) -> None:
    answer = phone_line(line)
    assert (answer["country"], answer["printed"], answer["short_code"]) == (country, printed, code)
    assert (answer["problem"] or "").startswith("The line has no tab") is (code is None)
