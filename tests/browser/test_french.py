"""The app in French: what stands on screen, the way to and from English, and no English words of ours on any page."""

import re
from functools import cache

import pytest
from playwright.sync_api import expect

from scripts import words
from tests.browser.conftest import Reader

pytestmark = pytest.mark.xdist_group("every page")

NAME = "Atlas du droit de la protection de l’enfance"
TWO = "/compare?c=KEN&c=CHN&t=legal_aid"
PAGES = (
    "/?lang=fr",
    f"{TWO}&lang=fr",
    f"{TWO}&cell=CHN|legal_aid.accused|&lang=fr",
    "/country?c=KEN&lang=fr",
    "/country?c=GB-SCT&lang=fr",
    "/help?c=KEN&lang=fr",
    "/help?c=TCD&lang=fr",
    "/organisations?c=IRL&lang=fr",
    "/treaties?lang=fr",
    "/treaties?c=KEN&lang=fr",
    "/search?lang=fr",
    "/search?q=kenya&lang=fr",
    "/coverage?lang=fr",
    "/coverage?list=stale&lang=fr",
    "/sources?lang=fr",
    "/sources?source=crin-nl-blz&lang=fr",
    "/codebook?lang=fr",
    "/codebook?question=legal_aid.accused&lang=fr",
)
ENGLISH = (
    "Reported, not yet verified",
    "Not yet assessed",
    "No data",
    "Date not stated",
    "date not stated",
    "Download CSV",
    "Copy permalink",
    "Get help",
    "Open now",
    "Search everything",
    "Only differences",
    "on record",
    "Not legal advice",
    "What we do not know",
)
"""Words of ours that stand on many pages."""

SAID = """() => {
    const said = [];
    const read = root => {
        for (const one of root.querySelectorAll("*")) {
            for (const name of ["aria-label", "placeholder", "title"])
                if (one.hasAttribute(name)) said.push(one.getAttribute(name));
            if (one.matches("style, script, [data-testid=stHeader] *")) continue;
            for (const node of one.childNodes)
                if (node.nodeType === Node.TEXT_NODE) said.push(node.data);
            if (one.shadowRoot) read(one.shadowRoot);
        }
    };
    read(document.body);
    return said.map(text => text.replace(/\\s+/g, " ").trim()).filter(text => text);
}"""
"""Every text on the page and every name for those who do not see it, also inside elements with a tree of their own."""


@cache
def sentences() -> frozenset[str]:
    """What the code says in English and says otherwise in French, as far as it stands alone on the screen."""
    texts = ((message.id, message.string) for message in words.read("fr", "interface") if isinstance(message.id, str))
    return frozenset(text for text, french in texts if text.count(" ") > 0 and "{" not in text and text != french)


def test_a_comparison_is_french(reader: Reader) -> None:
    reader.open(f"{TWO}&lang=fr")

    expect(reader.page.get_by_role("heading", level=1)).to_have_text("Comparer")
    expect(reader.page.get_by_role("columnheader", name="Chine")).to_be_visible()
    expect(reader.page.locator("th.q").first).to_contain_text("réponses : 2 sur 2")
    expect(reader.page.get_by_role("button", name="Télécharger en CSV")).to_be_visible()
    assert reader.page.evaluate("document.documentElement.lang") == "fr"
    expect(reader.page).to_have_title(NAME)


def test_the_switch_leads_to_english_and_back_with_the_countries(reader: Reader) -> None:
    reader.open(f"{TWO}&lang=fr")
    bar = reader.page.locator(".st-key-topbar")

    bar.get_by_role("button", name="Français").click()
    reader.page.get_by_role("link", name="English", exact=True).click()

    expect(reader.page.get_by_role("columnheader", name="China")).to_be_visible()
    expect(reader.page).to_have_url(re.compile(r"c=KEN&c=CHN&t=legal_aid$"))
    reader.until(lambda: bool(reader.page.evaluate("document.documentElement.lang === 'en'")))

    bar.get_by_role("button", name="English").click()
    reader.page.get_by_role("link", name="Français", exact=True).click()

    expect(reader.page.get_by_role("columnheader", name="Chine")).to_be_visible()
    expect(reader.page).to_have_url(re.compile(r"c=KEN&c=CHN&t=legal_aid&lang=fr$"))


def test_a_page_reached_by_the_menu_stays_french(reader: Reader) -> None:
    reader.open("/country?c=KEN&lang=fr")

    reader.follow("À propos", "Couverture")

    expect(reader.page.get_by_role("heading", level=1)).to_have_text("Couverture")
    expect(reader.page).to_have_url(re.compile("lang=fr"))
    assert reader.page.evaluate("document.documentElement.lang") == "fr"


def test_who_can_be_called_is_said_in_french(reader: Reader) -> None:
    reader.open("/help?c=KEN&lang=fr")

    expect(reader.page.get_by_role("heading", level=1)).to_have_text("Obtenir de l’aide")
    expect(reader.page.get_by_text("En cas de danger immédiat")).to_be_visible()
    expect(reader.page.get_by_text("Quitter cette page").first).to_be_visible()
    expect(reader.page.get_by_role("link", name=re.compile("^Appeler le 116,"))).to_be_visible()


def test_a_language_that_is_not_there_is_told(reader: Reader) -> None:
    reader.open(f"{TWO}&lang=xx")

    expect(reader.page.get_by_text("There is no language “xx” here yet; this page is in English.")).to_be_visible()
    expect(reader.page.get_by_role("columnheader", name="China")).to_be_visible()


@pytest.mark.parametrize("path", PAGES)
def test_no_page_speaks_english_words_of_ours(reader: Reader, path: str) -> None:
    reader.open(path)
    if "cell=" in path:
        expect(reader.page.get_by_role("dialog")).to_be_visible()

    expect(reader.page.locator(".st-key-topbar").get_by_role("link", name=NAME)).to_be_visible()

    said = reader.page.evaluate(SAID)

    assert any(text.startswith("Faits à la date indiquée") for text in said)
    assert [text for text in said if text in sentences() or text.startswith(ENGLISH)] == []
