#!/usr/bin/env python3
"""The two commands, with nothing but Python: `dev.py run` installs, fills the base and serves; `dev.py test` installs
everything that the tests need and runs them.

Each has a lock file of its own. What is installed is remembered by a stamp (hash of the lock file and of
pyproject.toml), so that a second run starts at once; the environment of the tests serves for running too. Works
without make. Needs Python 3.11 or newer with its venv module, git, and Debian's package manager (or Chromium and
PostgreSQL already there) for the tests.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
VENV = HOME / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
RUN_LOCK, DEV_LOCK, UV_LOCK = (HOME / f"requirements{kind}.lock" for kind in ("", "-dev", "-uv"))
PIP = (BIN / "python", "-m", "pip", "install", "-q")
ITSELF = ("--no-deps", "--no-build-isolation", "-e", HOME)
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
POSTGRES = Path("/usr/lib/postgresql")


def main() -> int:
    """Do what the command line says; the exit code is that of the last program."""
    parser = argparse.ArgumentParser(description="Install, then run the app or the tests.")
    parser.add_argument("what", choices=("run", "test"))
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="handed on to the app or to pytest")
    asked = parser.parse_args()
    locks = {"run": RUN_LOCK, "test": DEV_LOCK}
    install(locks[asked.what])
    verbs = {"run": run, "test": test}
    return verbs[asked.what](asked.rest)


def run(rest: list[str]) -> int:
    """Fill the base (a second time changes nothing) and serve the app on this machine."""
    code = call(BIN / "kb", "init")
    return code or call(BIN / "kb", "serve", *rest)


def test(rest: list[str]) -> int:
    """Check style, types and floors, then run all tests; without further arguments nothing is left out."""
    provide_services()
    if rest:
        return call(BIN / "python", "-m", "pytest", *rest)
    checks = (
        (BIN / "ruff", "check", "."),
        (BIN / "ruff", "format", "--check", "."),
        (BIN / "mypy",),
        (BIN / "lint-imports",),
        (BIN / "python", "-m", "pytest", "-n", "2", "--dist", "loadgroup"),
    )
    return next((code for check in checks if (code := call(*check))), 0)


def install(lock: Path) -> None:
    """Make the environment and install what the lock file names, checked by hash."""
    if sys.version_info < (3, 11):  # noqa: UP036  (the newcomer's Python may be older than ours)
        sys.exit("kb needs Python 3.11 or newer.")
    if is_installed(DEV_LOCK) or is_installed(lock):  # the lock of the tests holds all that running needs
        return
    if not is_installed(RUN_LOCK):
        make_environment()
    print(f"Installing {lock.name} into .venv ...", flush=True)
    if not with_uv(lock):
        with_pip(lock)
    stamp(lock).write_text(fingerprint(lock))


def is_installed(lock: Path) -> bool:
    """Whether the environment holds what the lock file and pyproject.toml name now."""
    return stamp(lock).is_file() and stamp(lock).read_text() == fingerprint(lock)


def stamp(lock: Path) -> Path:
    """The file that remembers that the lock is installed; it goes with the environment."""
    return VENV / f".installed-{lock.stem}"


def fingerprint(lock: Path) -> str:
    """What changes when something else must be installed."""
    return hashlib.sha256(lock.read_bytes() + (HOME / "pyproject.toml").read_bytes()).hexdigest()


def make_environment() -> None:
    """A fresh virtual environment beside the code."""
    try:
        venv.create(VENV, with_pip=True, clear=True)
    except subprocess.CalledProcessError:
        provide("python3-venv")
        venv.create(VENV, with_pip=True, clear=True)


def with_uv(lock: Path) -> bool:
    """Install by uv, which is several times as fast as pip; False where it cannot be had or does not get through."""
    if call(*PIP, "--require-hashes", "-r", UV_LOCK, quiet=True):
        return False
    uv = (BIN / "uv", "pip", "install", "-q", "--python", BIN / "python")
    return call(*uv, "--require-hashes", "-r", lock) == 0 and call(*uv, *ITSELF) == 0


def with_pip(lock: Path) -> None:
    """Install by pip, which every environment has."""
    must(*PIP, "--require-hashes", "-r", lock)
    must(*PIP, *ITSELF)


def provide_services() -> None:
    """Chromium and PostgreSQL, from Debian where they are missing; the tests fail without them, they skip nothing."""
    missing = [] if any(map(shutil.which, CHROMIUM)) else ["chromium"]
    if not (shutil.which("initdb") or list(POSTGRES.glob("*/bin/initdb"))):
        missing.append("postgresql")
    if missing:
        provide(*missing)


def provide(*packages: str) -> None:
    """Install packages of Debian or Ubuntu; otherwise say what to install."""
    apt = shutil.which("apt-get")
    if apt is None:
        sys.exit(f"Please install {' and '.join(packages)} with your package manager and run this again.")
    rights = [] if os.geteuid() == 0 else ["sudo"]
    if rights and not shutil.which("sudo"):
        sys.exit(f"Please have {' and '.join(packages)} installed by an administrator and run this again.")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    must(*rights, apt, "update", "-qq", env=environment)
    must(*rights, apt, "install", "-y", "-qq", "--no-install-recommends", *packages, env=environment)


def call(*command: str | Path, quiet: bool = False, env: dict[str, str] | None = None) -> int:
    """Run a program in the project's folder and give its exit code."""
    output = subprocess.DEVNULL if quiet else None
    try:
        return subprocess.run(
            [str(part) for part in command], cwd=HOME, env=env, check=False, stdout=output, stderr=output
        ).returncode
    except KeyboardInterrupt:
        return 130


def must(*command: str | Path, env: dict[str, str] | None = None) -> None:
    """Run a program that has to succeed."""
    code = call(*command, env=env)
    if code:
        sys.exit(f"“{' '.join(map(str, command))}” failed with exit code {code}.")


if __name__ == "__main__":
    sys.exit(main())
