"""What holds for every page, seen on one load of it: axe in both themes, a phone's width, title, heading, no trace."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader

pytestmark = pytest.mark.xdist_group("every page")

FOUR = "/compare?c=KEN&c=CHN&c=IND&c=KHM&t=legal_aid"
PAGES = (
    "/",
    FOUR,
    f"{FOUR}&cell=CHN|legal_aid.accused|",
    "/country",
    "/country?c=KEN",
    "/country?c=GBR",
    "/country?c=HKG",
    "/help",
    "/help?c=KEN",
    "/help?c=USA",
    "/help?c=TCD",
    "/organisations?c=IRL",
    "/organisations?page=2",
    "/organisations?c=TCD",
    "/coverage",
    "/coverage?list=gaps&c=KEN",
    "/coverage?list=stale&topic=legal_aid",
    "/coverage?list=conflicts",
    "/sources",
    "/sources?source=crin-nl-blz",
    "/codebook",
    "/codebook?t=treaties",
    "/codebook?question=legal_aid.accused",
    "/search",
    "/search?q=Kenya+116",
    "/search?q=qqqqzzz",
    "/treaties?t=crc_opic",
    "/treaties?t=crc_opic&on=2016-01-01",
    "/treaties?t=hague_1980_abduction&region=150",
    "/treaties?c=KEN",
    "/treaties?c=HKG",
)
_PHONE = 380
_TRACES = ("Traceback", "stException", "KeyError", "AttributeError", "TypeError")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_holds_what_every_page_holds(reader: Reader, path: str) -> None:
    reader.page.emulate_media(color_scheme="light")
    reader.open(path)
    if "cell=" in path:
        expect(reader.page.get_by_role("dialog")).to_be_visible()

    found = [*serious(reader, "light"), *said(reader.page)]
    reader.page.emulate_media(color_scheme="dark")
    reader.until(lambda: brightness(reader.page) < 128)
    found += serious(reader, "dark")
    reader.page.set_viewport_size({"width": _PHONE, "height": 800})
    found += wide(reader)

    assert [f"{path}, {fault}" for fault in found] == []


def serious(reader: Reader, scheme: str) -> Iterator[str]:
    """What axe finds serious, once nothing moves: the drawer slides in, and its colours are those of the end."""
    reader.until(reader.at_rest)
    for one in Axe().run(reader.page).response["violations"]:
        if one["impact"] in ("serious", "critical"):
            yield f"axe {scheme}: {one['id']}: {[node['html'][:200] for node in one['nodes']]}"


def said(page: Page) -> Iterator[str]:
    """What is wrong with title, heading and words."""
    headings = page.get_by_role("heading", level=1).count()
    if headings != 1:
        yield f"headings: {headings} of the first level"
    if page.title() in ("", "app", "Streamlit"):
        yield f"title: “{page.title()}”"
    yield from (f"trace: {word}" for word in _TRACES if word in page.content())


def wide(reader: Reader) -> Iterator[str]:
    """Whether the page is wider than a phone, once it has settled to the width of one."""
    reader.settle()
    reader.until(reader.at_rest)
    width = reader.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    if width > _PHONE:
        yield f"phone: {width} px wide"


def brightness(page: Page) -> float:
    """How bright the page's ground is, from 0 to 255: the theme has changed when it is dark."""
    script = """() => {
        const ground = getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor;
        const parts = ground.match(/[\\d.]+/g).slice(0, 3).map(Number);
        return (parts[0] + parts[1] + parts[2]) / 3;
    }"""
    return float(page.evaluate(script))
