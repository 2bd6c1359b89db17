"""The pages' logic without a browser: addresses, names, sentences. The base is the real one."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from kb import codebook
from kb.codebook import Codebook
from kb.countries import Names
from kb.pages.frame import asked
from kb.settings import settings
from kb.statements.views import MOST
from tests import filled

pytestmark = pytest.mark.xdist_group("app")

MAIN = Path(asked.__file__).parent.parent / "main.py"


@pytest.fixture(scope="module")
def names() -> Names:
    return Names.load(filled.DATA)


@pytest.fixture(scope="module")
def book() -> Codebook:
    return codebook.load(filled.DATA / "codebook")


def test_an_address_without_anything_means_the_defaults(names: Names, book: Codebook) -> None:
    found = asked.read({}, names, book)

    assert found.countries == asked.DEFAULT_COUNTRIES
    assert found.topics == asked.DEFAULT_TOPICS
    assert found.sentences == ()


def test_an_address_is_read_and_written_the_same_way(names: Names, book: Codebook) -> None:
    address = {"c": ["KEN", "GB-SCT"], "t": ["crc", "legal_aid"], "diff": ["1"], "cell": ["KEN|legal_aid.accused|"]}

    found = asked.read(address, names, book)

    assert found.sentences == ()
    assert found.query() == "c=KEN&c=GB-SCT&t=crc&t=legal_aid&diff=1&cell=KEN%7Clegal_aid.accused%7C"


def test_a_country_may_be_named_in_the_address(names: Names, book: Codebook) -> None:
    assert asked.read({"c": ["Deutschland", "Kenya"]}, names, book).countries == ("DEU", "KEN")


WRONG: Sequence[tuple[Mapping[str, Sequence[str]], str]] = (
    ({"c": ["KEN", "Atlantis"]}, "“Atlantis” in the address is not a country of this base; it was left out."),
    ({"c": ["001", "KEN"]}, "“001” in the address is not a country"),
    ({"t": ["nonsense"]}, "“nonsense” in the address is not a topic"),
    ({"diff": ["maybe"]}, "“diff” in the address is 1 or 0, not “maybe”"),
    ({"cell": ["KEN"]}, "“KEN” in the address names no cell"),
    ({"cell": ["KEN|no.question|"]}, "names no cell"),
    ({"cell": ["001|crc.incorporation|"]}, "names no cell"),
    ({"cell": ["kenya|crc.incorporation|"]}, "names no cell"),
    ({"c": ["<script>alert(1)</script>" * 9]}, "“<script>alert(1)</script><script>alert(1…”"),
    (
        {"c": ["KEN", "CHN", "IND", "KHM", "DEU", "FRA", "NOR", "GBR", "USA"]},
        "names 9 countries; the first 8 are shown",
    ),
)


@pytest.mark.parametrize(("address", "sentence"), WRONG)
def test_what_an_address_cannot_mean_becomes_a_sentence(
    address: Mapping[str, Sequence[str]], sentence: str, names: Names, book: Codebook
) -> None:
    found = asked.read(address, names, book)

    assert any(sentence in told for told in found.sentences)
    assert 1 <= len(found.countries) <= MOST


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The app over the filled base, at its start page."""
    monkeypatch.setenv("KB_DATABASE_URL", filled.url())
    monkeypatch.setenv("KB_DATA_DIR", str(filled.DATA))
    settings.cache_clear()
    st.cache_resource.clear()
    yield AppTest.from_file(str(MAIN), default_timeout=30)
    settings.cache_clear()
    st.cache_resource.clear()


def words(app: AppTest) -> str:
    """All that the page says by HTML."""
    return " ".join(str(block.proto.body) for block in app.get("html"))


def compare(app: AppTest, **address: str | list[str]) -> AppTest:
    """Open the comparison at an address."""
    app.run()
    for name, value in address.items():
        app.query_params[name] = value
    return _at(app, "compare")


def _at(app: AppTest, page: str) -> AppTest:
    """Go to a page that is a function: its hash is that of its address."""
    from streamlit.util import calc_hash

    app._page_hash = calc_hash(page)
    return app.run()


def test_the_start_page_tells_figures_and_gaps(app: AppTest) -> None:
    app.run()

    assert not app.exception
    assert "What we do not know." in words(app)
    assert "none has been verified by a national expert yet" in words(app)


def test_the_comparison_opens_with_its_defaults_and_leaves_the_address_alone(app: AppTest) -> None:
    page = compare(app)

    assert not page.exception
    assert page.multiselect[0].value == list(asked.DEFAULT_COUNTRIES)
    assert "c" not in page.query_params


def test_a_wrong_address_is_told_and_the_rest_is_shown(app: AppTest) -> None:
    page = compare(app, c=["KEN", "Atlantis"], t=["legal_aid"])

    assert not page.exception
    assert "“Atlantis” in the address is not a country" in words(page)
    assert "One country is shown. Add at least one more to compare." in words(page)


def test_a_name_written_by_hand_is_added_or_asked_back(app: AppTest) -> None:
    page = compare(app, c=["KEN", "CHN"])
    page.text_input[0].set_value("Scotland").run()
    assert page.multiselect[0].value == ["KEN", "CHN", "GB-SCT"]

    page.text_input[0].set_value("Germny").run()
    assert "Did you mean" in words(page)
    assert page.multiselect[0].value == ["KEN", "CHN", "GB-SCT"]


def test_every_topic_can_be_shown(app: AppTest, book: Codebook) -> None:
    for topic in book.topics:
        page = compare(app, c=["KEN", "CHN", "GB-SCT"], t=[topic.id])
        assert not page.exception, topic.id
