"""Links, e-mail addresses, languages: what the web and its standards take, and what a reader could not follow."""

import pytest

from kb import i18n
from kb.errors import InvalidValue
from kb.values import KINDS

LONGEST_LINK = "https://example.org/".ljust(2048, "a")
LONGEST_NAME = "a" * 64
LONGEST_HOST = ".".join(["h" * 61] * 3) + f".{'h' * 60}.museum"


def clean(kind: str, text: str) -> str:
    return KINDS[kind].clean(text, "KEN", {})


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("https://example.org", "https://example.org"),
        (" https://example.org/page?a=b#c \n", "https://example.org/page?a=b#c"),
        ("HTTP://EXAMPLE.ORG/Path", "HTTP://EXAMPLE.ORG/Path"),
        ("https://example.org:8080/", "https://example.org:8080/"),
        # Only a bare host gets a scheme, with a path, a question or an anchor behind it.
        ("example.org", "http://example.org"),
        ("WWW.Example.org/Path", "http://WWW.Example.org/Path"),
        ("www.example.org?page=1", "http://www.example.org?page=1"),
        ("www.example.org#top", "http://www.example.org#top"),
        # Names and paths in any script.
        ("https://münchen.example/straße", "https://münchen.example/straße"),
        ("https://xn--mnchen-3ya.example", "https://xn--mnchen-3ya.example"),
        ("https://example.xn--p1ai", "https://example.xn--p1ai"),
        ("https://children_line.example.org", "https://children_line.example.org"),
        (LONGEST_LINK, LONGEST_LINK),
    ],
)
def test_a_link_stays_as_it_is_printed(text: str, link: str) -> None:
    assert clean("url", text) == link
    assert KINDS["url"].show(link, {}) == link


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://",
        "//example.org",
        "ftp://example.org",
        "mailto:child@example.org",
        # A host needs an ending of letters, and no label begins or ends with a hyphen.
        "https://localhost",
        "https://example.123",
        "https://example.o",
        "https://-a.example",
        "https://a-.example",
        "https://1.2.3.4/",
        "1.2.3.4",
        "https://[::1]/",
        "https://[example.org/",
        # A port is one that can be.
        "https://example.org:0/",
        "https://example.org:99999/",
        "https://example.org:http/",
        "example.org:8080",
        # Neither a person nor a script hides in it.
        "https://child@example.org",
        "https://example.org/<b>",
        'https://example.org/"onclick',
        "https://example.org/a\\b",
        "https://example.org/a\u00a0b",
        "https://example.org/a\u202eb",
        "www.example.org/two words",
        LONGEST_LINK + "a",
    ],
)
def test_what_no_browser_should_follow_is_no_link(text: str) -> None:
    with pytest.raises(InvalidValue, match=r"is not a web address; write it as https://example\.org/page"):
        clean("url", text)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("child@example.org", "child@example.org"),
        (" Child.Line@EXAMPLE.ORG ", "Child.Line@example.org"),
        ("mailto:child@example.org", "child@example.org"),
        ("o'neil+kids@example.org", "o'neil+kids@example.org"),
        ("élise@école.example", "élise@école.example"),
        (f"{LONGEST_NAME}@example.org", f"{LONGEST_NAME}@example.org"),
        (f"child@{LONGEST_HOST}", f"child@{LONGEST_HOST}"),
    ],
)
def test_the_host_of_an_address_is_written_small_and_its_name_as_given(text: str, address: str) -> None:
    assert clean("email", text) == address
    assert KINDS["email"].show(address, {}) == address


@pytest.mark.parametrize(
    "text",
    [
        "",
        "child",
        "child@",
        "@example.org",
        "child@example",
        "child@example.org.",
        "child@-example.org",
        ".child@example.org",
        "child.@example.org",
        "child..line@example.org",
        "child line@example.org",
        "a@b@example.org",
        "Child Line <child@example.org>",
        f"{LONGEST_NAME}a@example.org",
        f"child@h{LONGEST_HOST}",
    ],
)
def test_what_no_letter_would_reach_is_no_address(text: str) -> None:
    with pytest.raises(InvalidValue, match=r"is not an e-mail address; write one, such as name@example\.org"):
        clean("email", text)


@pytest.mark.parametrize(
    ("text", "tags", "shown"),
    [
        ("en", "en", "English"),
        ("en,fr", "en;fr", "English, French"),
        (" FR ;; en; fr", "fr;en", "French, English"),
        ("pt-br", "pt-BR", "Portuguese (Brazil)"),
        ("sr-latn-rs", "sr-Latn-RS", "Serbian (Latin, Serbia)"),
        # Old and long codes have one spelling today.
        ("iw", "he", "Hebrew"),
        ("swa", "sw", "Swahili"),
        ("gsw", "gsw", "Swiss German"),
        # Languages that CLDR has no words on, but a name.
        ("tlh", "tlh", "Klingon"),
        ("mul", "mul", "Multiple languages"),
        # Valid, and without a name anywhere.
        ("qaa", "qaa", "qaa"),
        ("x-private", "x-private", "x-private"),
    ],
)
def test_languages(text: str, tags: str, shown: str) -> None:
    assert clean("languages", text) == tags
    assert KINDS["languages"].show(tags, {}) == shown


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "names no language; write tags such as en;fr"),
        (" ; , ", "names no language"),
        ("english", "“english” is not a language tag; write BCP 47 tags such as en or zh-Hant"),
        ("xx", "“xx” is not a language tag"),
        ("und", "“und” is not a language tag"),
        ("en;;fr-", "“fr-” is not a language tag"),
        ("en fr", "“en fr” is not a language tag"),
    ],
)
def test_what_is_no_language(text: str, told: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        clean("languages", text)
    assert told in str(refused.value)


def test_languages_are_named_in_the_language_of_the_reader() -> None:
    i18n.use("fr")
    try:
        assert KINDS["languages"].show("sw;pt-BR;tlh", {}) == "swahili, portugais (Brésil), klingon"
    finally:
        i18n.use(i18n.ENGLISH)


@pytest.mark.parametrize(
    ("value", "shown"),
    [("116", "116"), ("1195", "1195"), ("+254800221080", "+254 800 221 080"), ("+18004224453", "+1 800-422-4453")],
)
def test_a_full_number_is_shown_in_groups_and_a_short_code_as_it_is(value: str, shown: str) -> None:
    assert KINDS["phone"].show(value, {}) == shown


def test_a_number_that_cannot_be_read_is_refused_with_the_reason() -> None:
    with pytest.raises(InvalidValue, match="holds no number that could be called"):
        clean("phone", "ask at the desk")


@pytest.mark.parametrize("text", ["", "9-5", "by appointment"])
def test_hours_that_are_not_clear_are_told_how_to_be_written(text: str) -> None:
    with pytest.raises(InvalidValue, match=r"is not clear as opening hours; write them as Mo-Fr 09:00-17:00 or 24/7"):
        clean("hours", text)
