"""The base filled from the release, made once for each test process that asks for it."""

from tests import patterns

DATA = patterns.DATA


def url() -> str:
    """URL of the filled base; tests read it and leave it as it is."""
    return patterns.sqlite_pattern("release")
