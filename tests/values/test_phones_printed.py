"""Printed telephone numbers: what may stand around the digits, what makes two numbers of them, and what spoils them."""

import pytest

from kb.values.phones import read_phone
from kb.values.phonetext import digits_of

FREEPHONE = "+448088005000"


def number(country: str, printed: str) -> str | None:
    phone = read_phone(country, printed)
    return phone.e164 or phone.short_code


@pytest.mark.parametrize(
    "printed",
    [
        "0808 800 5000",
        "0808.800.5000",
        "0808–800–5000",
        "[0808] 800 5000",
        "(0808) 800 5000",
        "0808 (800) 5000",
        "0808/8005000",
        "+44808/8005000",
        "'0808 800 5000';",
        "0808\u200b800\u00ad5000",
        "0808 800 5000 ( )",
        "Tel.: 0808 800 5000",
        "tel-0808 800 5000",
        "Free helpline – call 0808 800 5000",
        "0808 800 5000 toll free",
        "+44 (0) 808 800 5000",
        "0044 808 800 5000",
    ],
)
def test_signs_and_words_that_belong_to_a_number_leave_no_warning(printed: str) -> None:
    phone = read_phone("GBR", printed)
    assert (phone.e164, phone.warning) == (FREEPHONE, None)


@pytest.mark.parametrize(
    ("printed", "left_out"),
    [
        ("0808 800 5000 (freephone)", "freephone"),
        ("0808 800 5000 (24/7)", "24/7"),
        ("0808 800 5000 (24h)", "24h"),
        ("0808 800 5000 (Mon-Fri 09:00-17:00)", "Mon-Fri 09:00-17:00"),
        ("0808 800 5000 (tel/fax)", "tel/fax"),
        ("0808 (call) 800 5000", "call"),
        ("0808 800 5000 rainbow", "rainbow"),
        ("Rainbow 0808 800 5000", "Rainbow"),
        ("0808 800 5000 text or call", "text or call"),
    ],
)
def test_what_is_left_out_beside_a_number_is_told(printed: str, left_out: str) -> None:
    phone = read_phone("GBR", printed)
    assert (phone.e164, phone.warning) == (FREEPHONE, f"Left out beside the number: “{left_out}”.")


@pytest.mark.parametrize(
    "printed",
    [
        "Fax: 0808 800 5000",
        "0808 800 5000 (fax)",
        "0808 800 5000 fax",
        "0808 800 5000 telefax",
        "0808 800 5000 (SMS only)",
        "0808 800 5000 sms",
        "text 0808 800 5000",
        "0808 800 5000 факс",
        "116 111 text",
    ],
)
def test_a_number_for_faxes_and_messages_is_not_one_to_call_wherever_the_word_stands(printed: str) -> None:
    problem = f"“{printed}” is not said to be a number to call; enter it as what it is."
    assert read_phone("GBR", printed).problem == problem


@pytest.mark.parametrize(
    "printed",
    [
        "0808 800 5000; 116 000",
        "0808 800 5000|116 000",
        "0808 800 5000 & 0808 800 5001",
        "0808 800 5000 ~ 1",
        "0808 800 5000 bis 5009",
        "0808 800 5000 ou 116 000",
        "+44 808 800 5000 +44 808 800 5001",
        "0808/800/5000",
        # Neither an area code nor short enough for one, or too few digits behind it.
        "8088/8005000",
        "080880/05000",
        "+448088005/000000",
        "0808/8005",
    ],
)
def test_several_numbers_are_never_joined_to_one(printed: str) -> None:
    assert read_phone("GBR", printed).problem == f"“{printed}” holds several numbers; enter each on its own row."


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("", "holds no number that could be called; enter it in digits."),
        ("ask at the desk", "holds no number that could be called"),
        ("116000.0", "was changed by a spreadsheet; enter the number as the source prints it."),
        ("4.48E+11", "was changed by a spreadsheet"),
        ("4,48e11", "was changed by a spreadsheet"),
        ("0808 800 5000 ①", "holds “①”, which may be a footnote mark"),
        ("116 111³", "holds “³”, which may be a footnote mark"),
        ("Ⅲ 116 111", "holds “Ⅲ”, which may be a footnote mark"),
        ("0808 800 5000!", "holds signs that do not belong to a number"),
        ("x0808 800 5000", "letters are joined to the digits"),
        ("bob-0808 800 5000", "letters are joined to the digits"),
        ("0808 800 5000 (room 5)", "it is not clear what “(room 5)” adds"),
        ("0808 800 5000 (0808 800 5001)", "may hold two numbers; enter each on its own row."),
        ("08085 (800) 5000", "may hold two numbers; enter each on its own row."),
        ("12 rainbow", "the letters spell no number in use in United Kingdom; write digits."),
        ("116 ext. 5", "a short code has no extension"),
    ],
)
def test_a_damaged_or_doubtful_number_is_refused_with_the_reason(printed: str, told: str) -> None:
    problem = read_phone("GBR", printed).problem
    assert problem is not None
    assert printed[:20] in problem
    assert told in problem


def test_a_text_is_read_up_to_the_length_of_a_long_line() -> None:
    assert read_phone("GBR", "0808 800 5000".ljust(300)).e164 == FREEPHONE
    told = read_phone("GBR", "0808 800 5000".ljust(301)).problem
    assert told == f"“{'0808 800 5000'.ljust(60)}…” is too long for a telephone number; enter the number alone."


@pytest.mark.parametrize(
    ("country", "printed", "expected", "extension"),
    [
        ("USA", "800-422-4453 x7", "+18004224453", "7"),
        ("USA", "800-422-4453 ext. 1234567", "+18004224453", "1234567"),
        ("USA", "800-422-4453 (Extension: 12)", "+18004224453", "12"),
        ("RUS", "8-800-2000-122 доб. 4", "+78002000122", "4"),
        ("ARG", "(0351) 4331542 interno 23", "+543514331542", "23"),
        ("BRA", "0800 021 0000 ramal 7", "+558000210000", "7"),
        ("ESP", "900 20 20 10 anexo 9", "+34900202010", "9"),
        ("USA", "1-888-PREVENT ext. 3", "+18887738368", "3"),
    ],
)
def test_an_extension_is_parted_from_the_number_in_many_languages(
    country: str, printed: str, expected: str, extension: str
) -> None:
    phone = read_phone(country, printed)
    assert (phone.e164, phone.tel_uri) == (expected, f"tel:{expected};ext={extension}")
    assert phone.warning == f"Extension {extension}: the number alone reaches the switchboard."


def test_an_extension_alone_is_no_number() -> None:
    assert number("USA", "ext. 12") is None


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("1-800-4-A-CHILD", "+18004224453"),
        ("1-800-FLOWERS", "+18003569377"),
        ("1-800-flo-wers", "+18003569377"),
        # The digits again in brackets: all of them, or the end; not so few that they may be something else.
        ("1-800-4-A-CHILD (1-800-422-4453)", "+18004224453"),
        ("1-800-4-A-CHILD (453)", "+18004224453"),
        ("1-800-422-4453 (1-800-4-A-CHILD)", "+18004224453"),
        ("1-800-4-A-CHILD (53)", None),
        ("1-800-4-A-CHILD (1-800-422-4454)", None),
        # Slips for 0 and 1, two letters only, another alphabet, and words.
        ("1-800-OOO-lIIl", None),
        ("1-8OO-FLOWERS", None),
        ("1-80O-FLOWERS", None),
        ("l-800-FLOWERS", None),
        ("I800-FLOWERS", None),
        ("1-800-AB", None),
        ("1-KID", None),
        ("1-800-ФЛОВЕРС", None),
        ("1 800 4 a child", None),
    ],
)
def test_letters_on_the_keys_of_a_telephone(printed: str, expected: str | None) -> None:
    assert number("USA", printed) == expected


@pytest.mark.parametrize(
    ("printed", "digits"), [("+44 (0)20", "44020"), ("1-800-4-A", "18004"), ("١٢٣", ""), ("x²", ""), ("", "")]
)
def test_only_plain_digits_are_dialled(printed: str, digits: str) -> None:
    assert digits_of(printed) == digits
