"""Writes the lock files anew from the ranges of pyproject.toml: `python -m scripts.lock`.

Versions stay as they are where the ranges allow them. What is given besides is handed to uv: `--upgrade` takes the
newest of everything, `--upgrade-package streamlit` that of one library.
"""

import subprocess
import sys
from pathlib import Path

from scripts.dev import BIN, DEV_LOCK, HOME, RUN_LOCK, UV_LOCK

CONSTRAINTS = HOME / "constraints.txt"
# For every platform and Python; none of the files may name the address of an index.
COMPILE = (BIN / "uv", "pip", "compile", "-q", "--universal", "--python-version", "3.11", "--no-header")
WITHOUT = ("--no-emit-index-url", "--no-emit-find-links", "--no-annotate")
RUN, DEV = ("--extra", "install"), ("--extra", "install", "--extra", "dev")


def main(wishes: list[str]) -> None:
    """Exact versions first; the two locks then hold the same ones, so that one installs on top of the other."""
    compile_lock(CONSTRAINTS, "pyproject.toml", *DEV, *wishes)
    for lock, extras in ((RUN_LOCK, RUN), (DEV_LOCK, DEV)):
        compile_lock(lock, "pyproject.toml", *extras, "-c", CONSTRAINTS.name, "--generate-hashes")
    compile_lock(UV_LOCK, "-", "--generate-hashes", *wishes, source="uv")


def compile_lock(lock: Path, *arguments: str, source: str = "") -> None:
    """Let uv write a lock file; `source` is what it reads where the arguments say `-`."""
    command = [*map(str, COMPILE), *WITHOUT, *arguments, "-o", lock.name]
    subprocess.run(command, cwd=HOME, check=True, input=source, text=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main(sys.argv[1:])
