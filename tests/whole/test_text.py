"""Tidy text, keys and slugs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.text import key, slug, tidy


@given(st.text())
def test_tidying_twice_equals_tidying_once(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(st.text())
def test_a_slug_of_a_slug_is_itself(text: str) -> None:
    assert slug(slug(text)) == slug(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Línea 102", "linea-102"),
        ("  Childline – KENYA ", "childline-kenya"),
        ("全国儿童热线", "全国儿童热线"),
        ("ＣＨＩ", "chi"),
        ("Children’s Act, 2022", "children-s-act-2022"),
    ],
)
def test_slugs(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_keys_forgive_case_accents_and_punctuation() -> None:
    assert key("Côte d’Ivoire") == key("COTE D'IVOIRE")
