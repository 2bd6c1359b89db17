"""Coded answers, figures, dates and texts: the borders of what each kind takes, and how a reader sees it."""

import pytest

from kb.errors import InvalidValue
from kb.values import KINDS
from kb.values.kinds import printable

WORDS = {"yes": "Yes", "partly": "In part", "no": "No", "not_set": "Not set", "below_18": "Below 18, no figure"}


def answer(kind: str, text: str) -> tuple[str, str]:
    """The canonical value of a text, and what a reader sees of it."""
    value = KINDS[kind].clean(text, "KEN", WORDS)
    return value, KINDS[kind].show(value, WORDS)


def refusal(kind: str, text: str, words: dict[str, str] = WORDS) -> str:
    with pytest.raises(InvalidValue) as refused:
        KINDS[kind].clean(text, "KEN", words)
    return str(refused.value)


# --- coded answers


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes", "yes"),
        (" yes ", "yes"),
        ("Yes.", "yes"),
        ("IN PART", "partly"),
        ("in-part", "partly"),
        ("Below 18", "below_18"),
        ("below 18 no figure", "below_18"),
    ],
)
def test_a_choice_is_known_by_its_value_or_its_label_whatever_the_punctuation(text: str, value: str) -> None:
    assert answer("choice", text) == (value, WORDS[value])


@pytest.mark.parametrize("text", ["", "?!", "y", "yes no", "in part only"])
def test_half_a_label_or_no_word_at_all_is_no_choice(text: str) -> None:
    assert refusal("choice", text).startswith(f"“{text}” is not among the answers")


@pytest.mark.parametrize(
    ("count", "told"),
    [(2, "question: c0, c1."), (12, "c10, c11."), (13, "question (13 choices).")],
)
def test_choices_are_listed_while_they_are_few(count: int, told: str) -> None:
    assert refusal("choice", "another", {f"c{number}": f"Choice {number}" for number in range(count)}).endswith(told)


def test_a_value_as_it_stands_wins_over_a_label_that_reads_alike() -> None:
    words = {"other_law": "Other", "other": "Something else"}
    assert KINDS["choice"].clean("other", "KEN", words) == "other"
    assert KINDS["choice"].clean(" other ", "KEN", words) == "other"
    assert "not among the answers" in refusal("choice", "OTHER", words)


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("yes", "yes", "Yes"),
        ("no;partly;yes", "yes;partly;no", "Yes; In part; No"),
        ("no;no", "no", "No"),
        (" No ; ; In part ", "partly;no", "In part; No"),
    ],
)
def test_several_choices_stand_once_each_in_the_order_of_the_codebook(text: str, value: str, shown: str) -> None:
    assert answer("choices", text) == (value, shown)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "“” names no answer"),
        (" ; ;", "“ ; ;” names no answer"),
        ("yes;perhaps", "“perhaps” is not among the answers"),
        ("yes,no", "“yes,no” is not among the answers"),
    ],
)
def test_one_wrong_part_refuses_all_choices(text: str, told: str) -> None:
    assert told in refusal("choices", text)


# --- figures


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        # The bounds of an age belong to it.
        ("0", "0", "0"),
        ("-0", "0", "0"),
        ("120.0", "120", "120"),
        ("0.5", "0.5", "0.5"),
        # Signs, zeros in front and full-width figures do not make another age.
        ("+16", "16", "16"),
        ("0017", "17", "17"),
        ("１７", "17", "17"),
        (" 17 ", "17", "17"),
        ("10", "10", "10"),
        # Two figures, with any dash or a slash, and with room around it.
        ("12 / 13", "12/13", "12–13"),
        ("6 – 12", "6/12", "6–12"),
        ("10−12", "10/12", "10–12"),
        ("12-13.50", "12/13.5", "12–13.5"),
        # Word values, one of which opens with letters that are no figure.
        ("not_set", "not_set", "Not set"),
        ("below_18", "below_18", "Below 18, no figure"),
    ],
)
def test_ages(text: str, value: str, shown: str) -> None:
    assert answer("age", text) == (value, shown)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("120.01", "“120.01” is not between 0 and 120."),
        ("-0.01", "is not between 0 and 120"),
        ("16/121", "“16/121” is not between 0 and 120."),
        ("1 000", "is not between 0 and 120"),
        ("12/12", "nor a lower and a higher one (12/13)"),
        ("13-12", "nor a lower and a higher one (12/13)"),
        ("12/13/14", "is not one number"),
        ("12/", "is not a number"),
        ("17.", "is not a number"),
        (".5", "is not a number"),
        ("17 years", "write figures with a decimal point, such as 17.5, or one of: yes, partly, no, not_set, below_18"),
        ("not_set/12", "is not a number"),
        ("17²", "“17²” holds a raised or circled figure, which may be a footnote mark."),
        ("17½", "holds a raised or circled figure"),
        ("⑰", "holds a raised or circled figure"),
    ],
)
def test_what_is_no_age(text: str, told: str) -> None:
    assert told in refusal("age", text)


def test_a_question_without_word_values_names_none() -> None:
    assert refusal("age", "of age", {}).endswith("write figures with a decimal point, such as 17.5.")


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("-5", "-5", "-5"),
        ("−5", "-5", "-5"),
        ("-0.0", "0", "0"),
        ("0.10", "0.1", "0.1"),
        ("100", "100", "100"),
        # A figure of four digits may be a year; thousands are parted from five digits on, on both sides of zero.
        ("9999.99", "9999.99", "9999.99"),
        ("10000", "10000", "10,000"),
        ("-9999", "-9999", "-9999"),
        ("-10000", "-10000", "-10,000"),
        ("9999/10000", "9999/10000", "9999–10,000"),
        # Thousands as printed, where they can be read in one way only.
        ("1,000.0", "1000", "1000"),
        ("1,234,567", "1234567", "1,234,567"),
        ("12,345.678", "12345.678", "12,345.678"),
        ("1 234", "1234", "1234"),
        ("1\u202f234\u00a0567.5", "1234567.5", "1,234,567.5"),
        # A dash between figures is a span, a dash in front is a sign.
        ("5-7", "5/7", "5–7"),
        ("-5/5", "-5/5", "-5–5"),
    ],
)
def test_numbers(text: str, value: str, shown: str) -> None:
    assert answer("number", text) == (value, shown)


@pytest.mark.parametrize("text", ["1 23", "12 34", "1,23,456", "1.234.567", "1_000", "٣", "∞", "0x10", "", "1" * 31])
def test_what_is_no_number(text: str) -> None:
    assert "is not a number" in refusal("number", text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1" * 30, ",".join(["111"] * 10)),
        ("0." + "1" * 30, "0." + "1" * 30),
        ("7" * 30 + "." + "3" * 30, ",".join(["777"] * 10) + "." + "3" * 30),
    ],
)
def test_the_longest_number_is_shown_to_its_last_digit(text: str, shown: str) -> None:
    assert answer("number", text) == (text, shown)


# --- dates and texts


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2019/2020", "2019–20"),
        ("2000/2099", "2000–99"),
        ("1999/2001", "1999 – 2001"),
        ("1899/1900", "1899 – 1900"),
        ("2019-06/2019", "Jun 2019 – 2019"),
        ("2019/2019-06", "2019 – Jun 2019"),
        ("2019-01/2019-03", "Jan 2019 – Mar 2019"),
        ("2024-06-30/2024-07-01", "30 Jun 2024 – 1 Jul 2024"),
    ],
)
def test_an_interval_is_shortened_only_where_both_ends_are_years_of_one_century(value: str, shown: str) -> None:
    assert answer("date", value) == (value, shown)


def test_a_word_may_stand_for_a_date() -> None:
    assert answer("date", "not_set") == ("not_set", "Not set")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a", "a"),
        (" a\t b\r\nc ", "a b c"),
        ("e\u0301cole", "\u00e9cole"),
        ("Act 5/2010 — “Kids”", "Act 5/2010 — “Kids”"),
    ],
)
def test_text_keeps_its_words_and_loses_its_line_breaks(text: str, value: str) -> None:
    assert answer("text", text) == (value, value)


@pytest.mark.parametrize("text", ["", "\n", "bell \x07", "half of a pair \ud83d"])
def test_text_that_cannot_be_stored_is_refused(text: str) -> None:
    assert "is empty or holds control signs" in refusal("text", text)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("short", "short"),
        ("x" * 80, "x" * 80),
        ("x" * 81, "x" * 80 + "…"),
        ("a\x00b\nc", r"a\x00b\nc"),
        ("Élan – “vital”", "Élan – “vital”"),
    ],
)
def test_a_refused_text_is_quoted_in_part_with_its_signs_visible(text: str, quoted: str) -> None:
    assert printable(text) == quoted
