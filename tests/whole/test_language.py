"""Languages are data: each is complete, keeps every placeholder, and is spoken by dates, numbers and country names."""

import re
from collections.abc import Iterator

import pytest
from babel.messages import Catalog
from babel.messages.catalog import Message

from kb import codebook, i18n, wording
from kb.countries import display_name
from kb.i18n import _, ngettext, written
from scripts import words
from tests import filled

LANGUAGES = [code for code in i18n.languages() if code != i18n.ENGLISH]
DOMAINS = {"interface": words.interface, "codebook": words.of_codebook}
_PLACEHOLDER = re.compile(r"\{[a-z_]*\}|</?[a-z]+>")


@pytest.fixture
def french() -> Iterator[None]:
    i18n.use("fr")
    yield
    i18n.use(i18n.ENGLISH)


def forms(texts: object) -> tuple[str, ...]:
    """A text and its plural forms."""
    return tuple(texts) if isinstance(texts, list | tuple) else (str(texts),)


def messages(catalog: Catalog) -> dict[tuple[str, str], Message]:
    return {(message.context or "", forms(message.id)[0]): message for message in catalog if message.id}


@pytest.mark.parametrize("domain", sorted(DOMAINS))
@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_says_every_text_and_no_other(code: str, domain: str) -> None:
    wanted, known = messages(DOMAINS[domain]()), messages(words.read(code, domain))

    missing = [text for text in wanted if text not in known or not words.is_translated(known[text].string)]

    assert missing == []
    assert sorted(known.keys() - wanted.keys()) == []


@pytest.mark.parametrize("domain", sorted(DOMAINS))
@pytest.mark.parametrize("code", LANGUAGES)
def test_a_translation_keeps_placeholders_and_marks(code: str, domain: str) -> None:
    for message in messages(words.read(code, domain)).values():
        allowed = {sign for text in forms(message.id) for sign in _PLACEHOLDER.findall(text)}
        for text in forms(message.string):
            assert set(_PLACEHOLDER.findall(text)) <= allowed, message.id
        assert set(_PLACEHOLDER.findall(forms(message.string)[-1])) == allowed, message.id
        assert not message.fuzzy


@pytest.mark.usefixtures("french")
def test_dates_numbers_and_countries_follow_the_language() -> None:
    assert wording.date("2026-02-03") == "3 févr. 2026"
    assert written(40757) == "40\u202f757"
    assert display_name("DEU", i18n.language()) == "Allemagne"


@pytest.mark.usefixtures("french")
def test_words_and_codebook_are_french() -> None:
    book = codebook.load(filled.DATA / "codebook").translated(i18n.of_codebook)

    assert _("Compare") == "Comparer"
    assert ngettext("{count} country", "{count} countries", 2) == "{count} pays"
    assert book.topic("legal_aid").label == "Aide juridictionnelle"
    assert set(book.questions) == set(codebook.load(filled.DATA / "codebook").questions)


def test_a_language_that_is_not_there_is_english() -> None:
    i18n.use("tlh")

    assert i18n.language() == i18n.ENGLISH
    assert _("Compare") == "Compare"
