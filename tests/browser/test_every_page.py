"""What holds for every page: it fits a phone, and axe finds nothing serious in either theme."""

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import expect

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


@pytest.mark.parametrize("path", PAGES)
def test_on_a_phone_nothing_is_wider_than_the_screen(reader: Reader, path: str) -> None:
    reader.page.set_viewport_size({"width": 380, "height": 800})
    reader.open(path)

    assert reader.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 380


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_serious(reader: Reader, path: str, scheme: str) -> None:
    reader.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    reader.open(path)
    if "cell=" in path:
        expect(reader.page.get_by_role("dialog")).to_be_visible()
    # The drawer slides in; its colours are those of the end.
    reader.until(reader.at_rest)

    found = Axe().run(reader.page).response["violations"]

    serious = [
        (one["id"], [node["html"][:200] for node in one["nodes"]])
        for one in found
        if one["impact"] in ("serious", "critical")
    ]
    assert serious == []
