"""The command `kb` as a script sees it, run in this process: its output, its exit code, nothing of this machine.

Starting Python for every command would take most of the time of these tests; `tests/cli/test_cli.py` does it for a few.
"""

import contextlib
import io
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from kb import __main__ as entry
from kb import i18n
from kb.settings import settings


@dataclass(frozen=True)
class Done:
    """What a command wrote, and the exit code that it left with."""

    stdout: str
    stderr: str
    returncode: int


@dataclass(frozen=True)
class Terminal:
    """A folder in which commands are given, and the environment that they see beside this machine's."""

    folder: Path
    environment: Mapping[str, str]

    def run(self, *command: str, given: str = "", code: int = 0, settings: Mapping[str, str] | None = None) -> Done:
        """Run `kb` with these words and this standard input; the exit code must be `code`."""
        out, err = _Page(), _Page()
        with (
            self._seen(settings or {}),
            mock.patch.object(sys, "argv", ["kb", *command]),
            mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode()), encoding="utf-8")),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            left = _exit_code()
        done = Done(out.text(), err.text(), left)
        assert done.returncode == code, f"{done.stdout}\n{done.stderr}"
        assert "Traceback" not in done.stderr
        return done

    @contextlib.contextmanager
    def _seen(self, more: Mapping[str, str]) -> Iterator[None]:
        """Stand in the folder with the environment of this terminal, and leave no setting behind."""
        with contextlib.chdir(self.folder), mock.patch.dict(os.environ, {"COLUMNS": "80", **self.environment, **more}):
            settings.cache_clear()
            try:
                yield
            finally:
                settings.cache_clear()
                i18n.use(i18n.ENGLISH)


class _Page(io.TextIOWrapper):
    """A stream with bytes below it, as standard output has them."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", write_through=True)

    def text(self) -> str:
        """All that was written."""
        self.seek(0)
        return self.read()


def _exit_code() -> int:
    try:
        entry.main()
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else int(left.code is not None)
    return 0
