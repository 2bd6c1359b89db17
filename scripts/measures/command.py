"""How soon the command line answers, beside Python that does nothing."""

import subprocess
import sys
from pathlib import Path

from scripts.measures.report import in_turns, say

_HOME = Path(__file__).resolve().parent.parent.parent


def help() -> None:
    """Time of `kb --help` as a person waits for it."""
    taken = in_turns(lambda: _run("-m", "kb", "--help"), lambda: _run("-c", "pass"), rounds=10)
    say("kb --help against bare Python", taken.figure, "<= 3x")


def _run(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], cwd=_HOME, check=True, stdout=subprocess.DEVNULL)
