"""One base filled from the release, made once for each test process that asks for it."""

import tempfile
from functools import cache
from pathlib import Path

from kb import release

DATA = Path(__file__).resolve().parent.parent / "data"


@cache
def url() -> str:
    """URL of the filled base; tests read it and leave it as it is."""
    made = f"sqlite:///{Path(tempfile.mkdtemp(prefix='kb-tests-')) / 'kb.db'}"
    release.fill(DATA, made)
    return made
