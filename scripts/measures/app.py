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
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from scripts.measures.report import Beside, say

HOME = Path(__file__).resolve().parent.parent.parent
EVERY_TOPIC = "".join(f"&t={path.stem}" for path in sorted((HOME / "data" / "codebook").glob("*.yml")))
EIGHT = "&".join(f"c={code}" for code in ("CHN", "IND", "KEN", "KHM", "KOR", "NOR", "FRA", "ZAF"))
SIMPLE, LARGE = 2.5, 6.0
"""How many times as long as the bare page a rerun may take."""

PAGES = {
    "Atlas": ("", "", SIMPLE),
    "Compare, 4 countries": ("compare", "c=CHN&c=IND&c=KEN&c=KHM&t=legal_aid", SIMPLE),
    "Compare, 8 countries, all topics": ("compare", f"{EIGHT}{EVERY_TOPIC}", LARGE),
    "Country": ("country", "c=KEN", SIMPLE),
    "Get help": ("help", "c=KEN", SIMPLE),
    "Organisations": ("organisations", "", SIMPLE),
    "Treaties": ("treaties", "t=crc_opic", SIMPLE),
    "Search": ("search", "q=legal aid", SIMPLE),
    "Coverage": ("coverage", "", SIMPLE),
    "Sources": ("sources", "", SIMPLE),
    "Codebook": ("codebook", "", SIMPLE),
}
"""Each page: its address, its parameters, and how many times the bare page's rerun its own may take."""

RERUNS, WARM_UP = 40, 5
PATIENCE = 60

APP = ("kb", "serve")
BARE = ("uvicorn", "scripts.measures.bare:app", "--app-dir", str(HOME))


@contextmanager
def server(base: Path, module: Sequence[str] = APP) -> Iterator[int]:
    """The app (or the bare page) on a free port of this machine, with this base; gives the port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"KB_DATABASE_URL": f"sqlite:///{base}"}
    command = [sys.executable, "-m", *module, "--host", "127.0.0.1", "--port", str(port)]
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


@dataclass
class Reader:
    """One reader on one page: what each run took (seconds), and what it brought (bytes).

    As a browser does, it keeps large elements and tells the server which, so that they are not sent again.
    """

    stream: websockets.ClientConnection
    page: str = ""
    query: str = ""
    kept: tuple[str, ...] = ()
    taken: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)

    async def run(self) -> None:
        """Ask for one run of the page and wait until it has finished."""
        ask = BackMsg()
        ask.rerun_script.query_string = self.query
        ask.rerun_script.page_name = self.page
        ask.rerun_script.cached_message_hashes.extend(self.kept)
        start = time.perf_counter()
        await self.stream.send(ask.SerializeToString())
        self.sizes.append(await self._finished())
        self.taken.append(time.perf_counter() - start)

    async def _finished(self) -> int:
        size, kept = 0, []
        while True:
            raw = await asyncio.wait_for(self.stream.recv(), PATIENCE)
            message = ForwardMsg()
            message.ParseFromString(raw if isinstance(raw, bytes) else raw.encode())
            size += len(raw)
            if message.metadata.cacheable or message.ref_hash:
                kept.append(message.ref_hash or message.hash)
            if message.WhichOneof("type") == "script_finished":
                self.kept = tuple(kept)
                return size


def _stream(port: int) -> websockets.connect:
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    return websockets.connect(address, origin=f"http://127.0.0.1:{port}", max_size=None)  # type: ignore[arg-type]


async def _first(port: int) -> None:
    async with _stream(port) as stream:
        await Reader(stream).run()


async def _in_turns(app: int, bare: int, page: str, query: str) -> tuple[Reader, Reader]:
    """The reader of a page and the reader of the bare page, each rerun of the one beside one of the other."""
    async with _stream(app) as ours, _stream(bare) as plain:
        here, there = Reader(ours, page, query), Reader(plain)
        for _round in range(RERUNS):
            await there.run()
            await here.run()
    return here, there


def rerun(base: Path) -> None:
    """Time of a rerun of every page, as a browser would wait for it, beside a rerun of the bare page."""
    with server(base) as app, server(base, BARE) as bare:
        for name, (page, query, most) in PAGES.items():
            here, there = asyncio.run(_in_turns(app, bare, page, query))
            again = Beside(tuple(here.taken[WARM_UP:]), tuple(there.taken[WARM_UP:]))
            late = sorted(again.ours)[int(len(again.ours) * 0.95)]
            more = f"p95 {late * 1000:.0f}, first {here.taken[0] * 1000:.0f}, {here.sizes[-1] / 1000:.0f} kB"
            say(f"rerun of {name}", f"{again.figure}; {more}", f"<= {most}x the bare page")


def start(base: Path) -> None:
    """Time from starting the program to the first page on a filled base, beside that of the bare page."""
    ours = [_start(base, APP) for _round in range(STARTS)]
    plain = [_start(base, BARE) for _round in range(STARTS)]
    shown = Beside(tuple(page for _up, page in ours), tuple(page for _up, page in plain))
    listening = statistics.median(up for up, _page in ours)
    say("start to first page on a filled base", f"{shown.figure}; listening after {listening:.1f} s", "<= 6 s")


STARTS = 3


def _start(base: Path, module: Sequence[str]) -> tuple[float, float]:
    begun = time.perf_counter()
    with server(base, module) as port:
        listening = time.perf_counter() - begun
        asyncio.run(_first(port))
        return listening, time.perf_counter() - begun
