"""Kinds of answer: what each accepts, what it refuses, and that cleaning twice equals cleaning once."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.codebook import KindName
from kb.errors import InvalidValue
from kb.values import KINDS
from kb.values.hours import canonical, read_hours

WORDS = {"yes": "Yes", "partly": "In part", "no": "No", "not_set": "Not set", "below_18": "Below 18, no figure"}
LIKELY = {
    "choice": st.sampled_from([*WORDS, *WORDS.values(), " YES ", "maybe"]),
    "choices": st.lists(st.sampled_from([*WORDS, "In part", " no"])).map(";".join),
    "age": st.from_regex(r"-?[0-9]{1,3}(\.[0-9]{1,3})?([/-][0-9]{1,3})?", fullmatch=True),
    "number": st.from_regex(r"[+-]?[0-9]{1,4}([, ][0-9]{3})*(\.[0-9]{1,4})?", fullmatch=True),
    "date": st.from_regex(r"[12][0-9]{3}(-[01][0-9](-[0-3][0-9])?)?(/20[0-9]{2})?", fullmatch=True),
    "text": st.text(),
    "phone": st.from_regex(r"[+*#]?[0-9 ()-]{2,14}", fullmatch=True),
    "url": st.from_regex(r"(https?://|www\.)?[a-z0-9.-]{1,12}\.[a-z]{2,3}(/[^\s]{0,9})?", fullmatch=True),
    "email": st.emails(),
    "languages": st.lists(st.sampled_from(["en", "FR", "zh_hant", "tl", "iw", "sr-latn-rs", "no", "qq"])).map(";".join),
    "hours": st.sampled_from(
        ["24/7", "Mon-Fri 9am-5pm", "Mon-Sat 24 hours", "mo-fr 9:00-17:00; sa off", "Sun-Thu 07:00-02:00", "PH off"]
    )
    | st.from_regex(
        r"(Mo|Mon|Tu|Sat|Mar|Su)(-(We|Fri|Su))? [0-9]{1,2}(:[0-5]0)?(am|pm)?-[0-9]{1,2}:00(pm)?\+?", fullmatch=True
    ),
}


def clean(kind: str, text: str) -> str:
    return KINDS[kind].clean(text, "KEN", WORDS)


def show(kind: str, value: str) -> str:
    return KINDS[kind].show(value, WORDS)


def test_every_kind_of_the_codebook_is_there() -> None:
    assert set(KINDS) == set(get_args(KindName)) == set(LIKELY)


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_cleaning_twice_equals_cleaning_once(kind: str, data: st.DataObject) -> None:
    text = data.draw(LIKELY[kind] | st.text(max_size=30))
    try:
        once = clean(kind, text)
    except InvalidValue as error:
        assert str(error)
    else:
        assert clean(kind, once) == once
        assert show(kind, once)


@pytest.mark.parametrize(
    ("kind", "text", "value", "shown"),
    [
        ("choice", "in part", "partly", "In part"),
        ("choices", "no; yes;no", "yes;no", "Yes; No"),
        ("age", "17.50", "17.5", "17.5"),
        ("age", "12/13", "12/13", "12–13"),
        ("age", "6-12", "6/12", "6–12"),
        ("age", "not_set", "not_set", "Not set"),
        ("number", "1.234", "1.234", "1.234"),
        ("number", "1,234.5", "1234.5", "1234.5"),
        ("number", "1425893.50", "1425893.5", "1,425,893.5"),
        ("date", "2015-03-02", "2015-03-02", "2 Mar 2015"),
        ("date", "2015-03", "2015-03", "Mar 2015"),
        ("date", "2019/2020", "2019/2020", "2019–20"),
        ("date", "2019-11/2020-02", "2019-11/2020-02", "Nov 2019 – Feb 2020"),
        ("text", " two\n words ", "two words", "two words"),
        ("phone", "0800 221 080", "+254800221080", "+254 800 221 080"),
        ("phone", "1-1-6", "116", "116"),
        ("url", " https://131.aw/ ", "https://131.aw/", "https://131.aw/"),
        ("url", "www.eoi.at", "http://www.eoi.at", "http://www.eoi.at"),
        ("email", "TrustedFlagger.KiJA@OOE.gv.at", "TrustedFlagger.KiJA@ooe.gv.at", "TrustedFlagger.KiJA@ooe.gv.at"),
        ("languages", "EN;zh_hant;en", "en;zh-Hant", "English, Chinese (Traditional)"),
        ("hours", "Mon-Fri 8:30 a.m.-7:00 p.m.", "Mo-Fr 08:30-19:00", "Mon–Fri 08:30–19:00"),
        ("hours", "round the clock", "24/7", "24 hours a day, every day"),
        ("hours", "Mon-Sat 24 hours", "Mo-Sa 00:00-24:00", "Mon–Sat 24 hours"),
        ("hours", "Mon-Sun from 8am", "Mo-Su 08:00+", "Mon–Sun from 08:00"),
    ],
)
def test_answers_are_cleaned_and_shown(kind: str, text: str, value: str, shown: str) -> None:
    assert clean(kind, text) == value
    assert show(kind, value) == shown


@pytest.mark.parametrize(
    ("kind", "text", "sentence"),
    [
        ("choice", "maybe", "“maybe” is not among the answers to this question: yes, partly, no, not_set, below_18."),
        ("choices", ";", "names no answer"),
        ("age", "121", "“121” is not between 0 and 120."),
        ("age", "-1", "not between"),
        ("age", "13/12", "nor a lower and a higher one"),
        ("age", "14,5", "decimal point"),
        ("number", "1,234", "“1,234” is not a number"),
        ("number", "1e5", "not a number"),
        ("number", "NaN", "not a number"),
        ("date", "2015-02-30", "is not a date"),
        ("text", " \n", "is empty"),
        ("text", "a\x00b", r"a\x00b"),
        ("phone", "116 or 117", "several numbers"),
        ("url", "javascript:alert(1)", "is not a web address"),
        ("url", "https://user:secret@example.org", "is not a web address"),
        ("url", "https://example.org/a b", "is not a web address"),
        ("email", "a@example.org; b@example.org", "is not an e-mail address"),
        ("languages", "en;English", "“English” is not a language tag"),
        ("hours", "open", "is not clear"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(kind: str, text: str, sentence: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        clean(kind, text)
    assert sentence in str(refused.value)


def test_a_label_that_two_choices_share_is_not_guessed() -> None:
    with pytest.raises(InvalidValue):
        KINDS["choice"].clean("other", "KEN", {"other_law": "Other", "other_body": "Other"})


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("24 heures sur 24", "24/7"),
        ("24 horas", "24/7"),
        ("24 hours daily, weekends and holidays", "24/7"),
        ("Mon, Wed, Fri 2PM-6PM; Tue, Thu 9AM-1PM", "Mo,We,Fr 14:00-18:00; Tu,Th 09:00-13:00"),
        ("Mon-Fri 7h30-15h30", "Mo-Fr 07:30-15:30"),
        ("Mon-Fri 09:00-17:00, Sat 13:00-17:00", "Mo-Fr 09:00-17:00; Sa 13:00-17:00"),
        ("Mon-Fri 07:00-02:00; Sat-Sun 11:00-24:00", "Mo-Fr 07:00-02:00; Sa-Su 11:00-24:00"),
        ("12PM to 12AM every day", "Mo-Su 12:00-24:00"),
        ("lunes a viernes 8:00-17:00", "Mo-Fr 08:00-17:00"),
    ],
)
def test_clear_wording_of_hours_is_read(printed: str, value: str) -> None:
    assert read_hours(printed) == value == canonical(value)


@pytest.mark.parametrize(
    "printed",
    [
        "Mon-Fri 7:00-5:00",
        "Mon-Sun 2:00-6:00pm",
        "Mon-Fri 12:00pm-6:00pm EST",
        "24/7 (Greater Libreville)",
        "Mon-Sun 24/7; chat 12pm-8pm",
        "08:00-17:00 (Las Tunas)",
        "Mon-Fri 9-12; Mon 14-18",
        "Mar 09:00-17:00",
        "not known",
    ],
)
def test_hours_that_leave_something_to_guess_are_not_read(printed: str) -> None:
    assert read_hours(printed) is None
