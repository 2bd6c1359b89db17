"""How fast pages are in a browser: what a first visit loads, how soon a choice shows, when the map stands."""

import os
import shutil
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from scripts.measures.app import server
from scripts.measures.report import say

COMPARE = "/compare?c=KEN&c=CHN&c=IND&c=KHM&t=legal_aid"
CHOICES, VISITS = 12, 5
_IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'


def browser(base: Path) -> None:
    """All that is measured in Chromium, over the app with this base."""
    with server(base) as port, sync_playwright() as player:
        found = shutil.which(os.environ.get("KB_CHROMIUM") or "chromium")
        chromium = player.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        site = f"http://127.0.0.1:{port}"
        _stand(chromium.new_page(), site + COMPARE, ".mx")  # the first visit of all warms the server up
        say("first load of Compare", f"{_first_load(chromium, site) / 1e6:.2f} MB on the wire", "<= 2.0 MB")
        say("choice shown in Compare", _milliseconds(_choices(chromium, site)), "<= 250 ms")
        say("map drawn, cold browser", _milliseconds(_maps(chromium, site)), "<= 3000 ms")
        chromium.close()


def _milliseconds(taken: list[float]) -> str:
    return f"median {statistics.median(taken) * 1000:.0f} ms, slowest {max(taken) * 1000:.0f}"


def _stand(page: Page, address: str, waited: str) -> None:
    page.goto(address)
    page.wait_for_selector(waited)
    page.wait_for_selector(_IDLE)


def _first_load(chromium: Browser, site: str) -> int:
    """Bytes that a browser with nothing kept receives, headers and WebSocket messages included."""
    page = chromium.new_context().new_page()
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    sizes: list[int] = []
    wire.on("Network.loadingFinished", lambda told: sizes.append(int(told["encodedDataLength"])))
    wire.on("Network.webSocketFrameReceived", lambda told: sizes.append(_frame(told)))
    _stand(page, site + COMPARE, ".mx")
    page.wait_for_load_state("networkidle")
    return sum(sizes)


def _frame(told: dict[str, Any]) -> int:
    data = told["response"]["payloadData"]
    return len(data) * 3 // 4 if told["response"]["opcode"] == 2 else len(data)  # binary frames come as base64


def _choices(chromium: Browser, site: str) -> list[float]:
    """From a click on a switch until the table shows the other rows."""
    page = chromium.new_page()
    _stand(page, site + COMPARE, ".mx")
    taken = []
    for _time in range(CHOICES):
        rows = page.locator("th.q").count()
        start = time.perf_counter()
        page.get_by_text("Only differences").click()
        _until(lambda seen=rows: page.locator("th.q").count() != seen)  # type: ignore[misc]  # read at once
        taken.append(time.perf_counter() - start)
        page.wait_for_selector(_IDLE)
    return taken


def _maps(chromium: Browser, site: str) -> list[float]:
    """From the address until the shapes of the countries stand, in a browser with nothing kept."""
    taken = []
    for _time in range(VISITS):
        page = chromium.new_context().new_page()
        start = time.perf_counter()
        page.goto(site)
        page.wait_for_selector(MAP, state="attached")
        taken.append(time.perf_counter() - start)
        page.context.close()
    return taken


MAP = "g.mark-shape path"


def _until(met: Callable[[], bool]) -> None:
    while not met():
        time.sleep(0.002)
