"""The real app on a port of its own, and Debian's Chromium with the way to the internet closed."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from tests import filled

HOME = Path(__file__).resolve().parent.parent.parent
_NAMES = (os.environ.get("KB_CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
WAYS = {
    "uvicorn": ("-m", "uvicorn", "app:app", "--app-dir", "{home}", "--port", "{port}"),
    "kb serve": ("-m", "kb", "serve", "--port", "{port}"),
    "streamlit run": ("-m", "streamlit", "run", "{home}/app.py", "--server.port", "{port}"),
    "python app.py": ("{home}/app.py",),
}
_START_SECONDS = 60
_PATIENCE_SECONDS = 20
_HERE = (None, "127.0.0.1", "localhost")
"""Hosts that a page may ask; None stands in addresses without one (data:, blob:)."""

# Asking Python about every request of a page, which makes a hundred, takes longer than the page.
_CLOSED = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
_QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")


expect.set_options(timeout=_PATIENCE_SECONDS * 1000)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Chromium of the system; Playwright's own is never downloaded."""
    found = next((path for name in _NAMES if name and (path := shutil.which(name))), None)
    assert found, "No Chromium here: install it (apt-get install chromium) or set KB_CHROMIUM."
    return {
        **browser_type_launch_args,
        "executable_path": found,
        "args": ["--no-sandbox", "--disable-gpu", _CLOSED, *_QUIET],
    }


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the app over a filled base, started from a folder that is not the project's."""
    with served(filled.url(), tmp_path_factory.mktemp("elsewhere")) as address:
        yield address


@contextlib.contextmanager
def served(url: str, folder: Path, way: str = "uvicorn") -> Iterator[str]:
    """The app over a base, started in one of the `WAYS`, until the test is done; yields its address."""
    port = free_port()
    command = [sys.executable, *(word.format(home=HOME, port=port) for word in WAYS[way])]
    environment = os.environ | {
        "KB_DATABASE_URL": url,
        "KB_DATA_DIR": str(filled.DATA),
        "KB_PORT": str(port),
        "PYTHONPATH": str(HOME),
    }
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(address, server)
            yield address
        finally:
            server.terminate()
            server.wait(timeout=20)


def free_port() -> int:
    """A port of the loopback address that nobody uses just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    """Wait until the server answers."""
    end = time.monotonic() + _START_SECONDS
    while time.monotonic() < end:
        assert server.poll() is None, "The server stopped at once; its log is in the test's folder."
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{address}/_stcore/health"):
            return
        time.sleep(0.1)
    raise AssertionError(f"The server did not answer within {_START_SECONDS} seconds.")


@pytest.fixture(scope="session")
def visited(browser: Browser) -> Iterator[BrowserContext]:
    """One browser for all readers of a worker, so that the app's scripts are fetched and compiled once.

    The app keeps nothing in a browser: readers that share one see what they would see alone.
    """
    with contextlib.closing(browser.new_context()) as context:
        yield context


@pytest.fixture
def page(visited: BrowserContext) -> Iterator[Page]:
    """A tab of a reader of one test."""
    with contextlib.closing(visited.new_page()) as page:
        yield page
    visited.clear_permissions()


@pytest.fixture
def outside(visited: BrowserContext) -> Iterator[list[str]]:
    """Requests to other machines, listed; none of their names is found (`_CLOSED`)."""
    asked: list[str] = []

    def listen(request: Request) -> None:
        if urlsplit(request.url).hostname not in _HERE:
            asked.append(request.url)

    visited.on("request", listen)
    yield asked
    visited.remove_listener("request", listen)


@dataclass(frozen=True)
class Reader:
    """A person in front of the app."""

    page: Page
    site: str

    def open(self, path: str = "/") -> None:
        """Go to an address of the app and wait until the page stands."""
        self.page.goto(self.site + path)
        self.page.wait_for_selector("footer.foot")
        if path.startswith("/compare"):
            # The table is an element with a script of its own, which comes after the page.
            self.page.wait_for_selector(".mx")
        self.settle()

    def settle(self) -> None:
        """Wait until the app has finished its run."""
        self.page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')

    def follow(self, menu: str, title: str) -> None:
        """Choose a page from a menu of the top bar."""
        self.page.locator(".st-key-topbar").get_by_role("button", name=menu).click()
        self.page.get_by_role("link", name=title, exact=True).click()

    def until(self, met: Callable[[], bool]) -> None:
        """Wait until something holds; the page's policy lets no script be evaluated in a loop of its own."""
        end = time.monotonic() + _PATIENCE_SECONDS
        while not met():
            assert time.monotonic() < end, "What the test waits for did not come."
            self.page.wait_for_timeout(50)

    def at_rest(self) -> bool:
        """Whether nothing on the page moves."""
        return bool(self.page.evaluate("document.getAnimations().every(one => one.playState !== 'running')"))

    def focused_cell(self) -> str:
        """Name of the cell that has the focus, seen through the element's own tree; "" when none has it."""
        script = """() => {
            let one = document.activeElement;
            while (one && one.shadowRoot) one = one.shadowRoot.activeElement;
            return (one && one.dataset.cell) || "";
        }"""
        return str(self.page.evaluate(script))


@pytest.fixture
def reader(page: Page, site: str, outside: list[str]) -> Iterator[Reader]:
    """A reader of the filled base, who asks no other machine for anything."""
    yield Reader(page, site)
    assert outside == []
