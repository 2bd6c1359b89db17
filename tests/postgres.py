"""A PostgreSQL server of the tests' own: in a temporary folder, on a socket, gone when the tests end."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_DEBIAN = Path("/usr/lib/postgresql")
_OWNER = "postgres"


def _programs() -> Path:
    found = sorted(_DEBIAN.glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    assert on_path, "PostgreSQL is missing; run `make test`, which installs it."
    return Path(on_path).parent


@contextmanager
def server() -> Iterator[str]:
    """Start a server; gives the folder of its socket. PostgreSQL refuses to run as root, so root lends it a user."""
    owner = _OWNER if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    folder = Path(tempfile.mkdtemp(prefix="kb-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, owner, owner)
    try:
        _run(owner, "initdb", "-D", folder / "base", "-U", "kb", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
        options = f"-k {folder} -c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
        _run(owner, "pg_ctl", "-D", folder / "base", "-l", folder / "log", "-w", "-o", options, "start")
        try:
            yield str(folder)
        finally:
            _run(owner, "pg_ctl", "-D", folder / "base", "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder)


def _run(owner: str, program: str, *rest: str | Path) -> None:
    command = [str(_programs() / program), *map(str, rest)]
    lent = {"user": owner, "group": owner, "extra_groups": []} if os.geteuid() == 0 else {}
    done = subprocess.run(
        command,
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        cwd="/",
        **lent,  # type: ignore[call-overload]
    )
    assert done.returncode == 0, f"{program} failed: {done.stderr}"
