"""THE WRITE DOOR: the only room that changes the base. Each verb works inside the caller's session and transaction.

Nothing is overwritten: a changed statement is retired and a new one added, both in one numbered revision. Use it with
a session of `kb.store.db.writing`, which commits all or nothing.
"""

from kb.changes.decide import accept, reject, withdraw
from kb.changes.match import decide_match, settle_matches
from kb.changes.propose import Submitted, confirm, retire, submit
from kb.changes.revise import Accepted, redact, revert
from kb.changes.settle import settle_headings, settle_names

__all__ = [
    "Accepted",
    "Submitted",
    "accept",
    "confirm",
    "decide_match",
    "redact",
    "reject",
    "retire",
    "revert",
    "settle_headings",
    "settle_matches",
    "settle_names",
    "submit",
    "withdraw",
]
