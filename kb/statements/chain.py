"""The chain of revisions: digests of statements, and of revisions over the digests before them.

A revision's digest covers digests of the values, not the values: when words must be removed (a redaction), the chain
stays valid. The salt keeps a removed short value from being guessed from its digest. What is sealed is written as JSON
first: no word can pass for the border between two fields, so no text can move from one field to the next unseen.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence

FIRST = ""
"""What stands in for "the revision before" the first one."""


def statement_digest(salt: str, values: Iterable[str]) -> str:
    """SHA-256 (hex) of a statement's salt and fields, in the order of `FIELDS`."""
    return _seal([salt, *values])


def revision_digest(previous: str, words: Iterable[str], added: Iterable[str], retired: Iterable[str]) -> str:
    """SHA-256 (hex) of a revision.

    Args:
        previous: digest of the revision before, or `FIRST`.
        words: number, time, actor and message of the revision.
        added, retired: digests of the statements, in any order.
    """
    return _seal([previous, list(words), sorted(added), sorted(retired)])


def _seal(parts: Sequence[str | list[str]]) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
