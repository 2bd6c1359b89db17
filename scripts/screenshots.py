"""Take the README's pictures from the running app, four pages, wide and narrow, into docs/pictures/.

    .venv/bin/python scripts/screenshots.py [ADDRESS]

Without an address the app is started over the base of the settings (`kb init` first).
"""

import io
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

HOME = Path(__file__).resolve().parent.parent
PICTURES = HOME / "docs" / "pictures"
PORT = 8599
PAGES = {
    "atlas": ("/", 1960),
    "compare": ("/compare?c=CHN&c=IND&c=KOR&c=KEN&c=KHM&t=legal_aid&t=crc", 1200),
    "country": ("/country?c=KEN", 1400),
    "treaties": ("/treaties?t=crc_opic", 1400),
}
"""Each picture: what it shows, and how high it is on a wide screen."""

NARROW, NARROW_HEIGHT, WIDE = 380, 1100, 1280
MOST_BYTES = 300_000
COLOURS = 128


def main() -> None:
    """Take all pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    given = sys.argv[1:]
    if given:
        take_all(given[0].rstrip("/"))
        return
    with served() as address:
        take_all(address)


@contextmanager
def served() -> Iterator[str]:
    """The app on a port of its own."""
    command = [sys.executable, "-m", "uvicorn", "app:app", "--app-dir", str(HOME), "--port", str(PORT)]
    server = subprocess.Popen(
        command, cwd=HOME, env=dict(os.environ), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{PORT}"
    try:
        for _attempt in range(300):
            with suppress(OSError), urllib.request.urlopen(f"{address}/_stcore/health"):  # noqa: S310  (loopback)
                break
            time.sleep(0.1)
        yield address
    finally:
        server.terminate()
        server.wait()


def take_all(address: str) -> None:
    """Open every page in every width and save what is seen."""
    names = (os.environ.get("KB_CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    path = next((found for name in names if name and (found := shutil.which(name))), None)
    if path is None:
        sys.exit("No Chromium here: install it, or set KB_CHROMIUM.")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        for page, (where, height) in PAGES.items():
            for size in ((WIDE, height), (NARROW, NARROW_HEIGHT)):
                take(browser, address + where, size, PICTURES / f"{page}-{size[0]}.png")


def take(browser: Browser, address: str, size: tuple[int, int], target: Path) -> None:
    """One picture, small enough to look at on a slow line."""
    page = browser.new_page(
        viewport={"width": size[0], "height": size[1]}, color_scheme="light", device_scale_factor=1.5
    )
    page.goto(address)
    page.wait_for_selector("footer.foot", timeout=120_000)
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(2500)  # the map and the tables have scripts of their own
    raw = page.screenshot()
    page.close()
    with Image.open(io.BytesIO(raw)) as picture:
        picture.convert("RGB").quantize(COLOURS).save(target, optimize=True)
    size_now = target.stat().st_size
    if size_now > MOST_BYTES:
        sys.exit(f"{target.name} is {size_now:,} bytes; at most {MOST_BYTES:,} are wanted.")
    print(f"{target.relative_to(HOME)}: {size_now:,} bytes")


if __name__ == "__main__":
    main()
