"""How fast the app answers, measured at its own door: the WebSocket that a browser uses."""

import asyncio
import os
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

HOME = Path(__file__).resolve().parent.parent
EVERY_TOPIC = "".join(f"&t={path.stem}" for path in sorted((HOME / "data" / "codebook").glob("*.yml")))
EIGHT = "&".join(f"c={code}" for code in ("CHN", "IND", "KEN", "KHM", "KOR", "NOR", "FRA", "ZAF"))
PAGES = {
    "Atlas": ("", "", 60),
    "Compare, 4 countries": ("compare", "c=CHN&c=IND&c=KEN&c=KHM&t=legal_aid", 60),
    "Compare, 8 countries, all topics": ("compare", f"{EIGHT}{EVERY_TOPIC}", 150),
    "Country": ("country", "c=KEN", 60),
    "Get help": ("help", "c=KEN", 60),
    "Organisations": ("organisations", "", 60),
    "Treaties": ("treaties", "t=crc_opic", 60),
    "Search": ("search", "q=legal aid", 60),
    "Coverage": ("coverage", "", 60),
    "Sources": ("sources", "", 60),
    "Codebook": ("codebook", "", 60),
}
"""Each page: its address, its parameters, and the milliseconds that a rerun may take."""
RERUNS = 40
PATIENCE = 60

Say = Callable[[str, str, str], None]


@contextmanager
def server(base: Path) -> Iterator[int]:
    """The app on a free port of this machine, with this base; gives the port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"KB_DATABASE_URL": f"sqlite:///{base}"}
    command = [sys.executable, "-m", "kb", "serve", "--port", str(port)]
    process = subprocess.Popen(command, cwd=HOME, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_until_it_listens(port)
        yield port
    finally:
        process.terminate()
        process.wait()


def _wait_until_it_listens(port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=5):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.02)
    raise TimeoutError(f"The app did not listen on port {port} within {PATIENCE} s.")


async def _run_page(stream: websockets.ClientConnection, page: str, query: str) -> int:
    """Ask for one run of a page and wait until it has finished; gives the bytes that came."""
    ask = BackMsg()
    ask.rerun_script.query_string = query
    ask.rerun_script.page_name = page
    await stream.send(ask.SerializeToString())
    size = 0
    while True:
        raw = await asyncio.wait_for(stream.recv(), PATIENCE)
        message = ForwardMsg()
        message.ParseFromString(raw if isinstance(raw, bytes) else raw.encode())
        size += len(raw)
        if message.WhichOneof("type") == "script_finished":
            return size


async def _reruns(port: int, page: str, query: str, count: int, sizes: list[int] | None = None) -> list[float]:
    taken: list[float] = []
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    async with websockets.connect(address, origin=f"http://127.0.0.1:{port}", max_size=None) as stream:  # type: ignore[arg-type]
        for _round in range(count):
            start = time.perf_counter()
            size = await _run_page(stream, page, query)
            taken.append(time.perf_counter() - start)
            if sizes is not None:
                sizes.append(size)
    return taken


def rerun(base: Path, say: Say) -> None:
    """Time of a rerun of every page, as a browser would wait for it."""
    with server(base) as port:
        for name, (page, query, most) in PAGES.items():
            sizes: list[int] = []
            taken = asyncio.run(_reruns(port, page, query, RERUNS, sizes))
            first, again = taken[0], sorted(taken[5:])
            late = again[int(len(again) * 0.95)]
            figure = f"median {statistics.median(again) * 1000:.0f} ms, p95 {late * 1000:.0f}, first {first * 1000:.0f}"
            say(f"rerun of {name}", f"{figure}, {sizes[-1] / 1000:.0f} kB", f"median <= {most} ms")


def start(base: Path, say: Say) -> None:
    """Time from starting the program to the first page, on a filled base."""
    begun = time.perf_counter()
    with server(base) as port:
        listening = time.perf_counter() - begun
        asyncio.run(_reruns(port, "", "", 1))
        shown = time.perf_counter() - begun
    say("start to first page on a filled base", f"{shown:.1f} s (listening after {listening:.1f} s)", "<= 6 s")
