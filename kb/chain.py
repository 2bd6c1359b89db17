"""The chain of revisions: digests of statements, and of revisions over the digests before them.

A revision's digest covers digests of the values, not the values: when words must be removed (a redaction), the chain
stays valid. The salt keeps a removed short value from being guessed from its digest.
"""

import hashlib
from collections.abc import Iterable

_UNIT, _GROUP = "\x1f", "\x1e"
FIRST = ""
"""What stands in for "the revision before" the first one."""


def statement_digest(salt: str, values: Iterable[str]) -> str:
    """SHA-256 (hex) of a statement's salt and fields, in the order of `STATEMENT_FIELDS`."""
    return hashlib.sha256(_UNIT.join((salt, *values)).encode()).hexdigest()


def revision_digest(previous: str, words: Iterable[str], added: Iterable[str], retired: Iterable[str]) -> str:
    """SHA-256 (hex) of a revision.

    Args:
        previous: digest of the revision before, or `FIRST`.
        words: number, time, actor and message of the revision.
        added, retired: digests of the statements, in any order.
    """
    groups = (previous, _UNIT.join(words), _UNIT.join(sorted(added)), _UNIT.join(sorted(retired)))
    return hashlib.sha256(_GROUP.join(groups).encode()).hexdigest()
