"""Measures speed as ratios against a plain baseline or a peer in the same run, and prints one line per figure.

Machines differ and are noisy: trust ratios and medians, not milliseconds. Each figure is taken in turns with its
baseline: reruns with a page that shows one text, bulk steps with plain sqlite3, the command line with bare Python.
Needs the development extras (`make test` installs them). Usage: `python scripts/benchmark.py [NAME ...]`; a name that
is not known lists them; without names all are measured.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from kb import release
from kb.settings import data_dir
from scripts.measures import app, browser, bulk, command, matching, names, search

ON_A_BASE: dict[str, Callable[[Path], None]] = {
    "matrix": bulk.matrix,
    "init": bulk.init,
    "index": bulk.index,
    "export": bulk.export,
    "search": search.search,
    "rerun": app.rerun,
    "start": app.start,
    "browser": browser.browser,
}
ALONE: dict[str, Callable[[], None]] = {"names": names.names, "matching": matching.matching, "help": command.help}


def main(asked: list[str]) -> None:
    """Run the measurements that are asked for, on a fresh base."""
    known = [*ON_A_BASE, *ALONE]
    if unknown := set(asked).difference(known):
        sys.exit(f"Not known here: {', '.join(sorted(unknown))}. Choose among {', '.join(known)}.")
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder) / "kb.db"
        release.fill(data_dir(), f"sqlite:///{base}")
        for name in asked or known:
            if name in ALONE:
                ALONE[name]()
            else:
                ON_A_BASE[name](base)


if __name__ == "__main__":
    main(sys.argv[1:])
