"""Who acts, and what they may do."""

from dataclasses import dataclass
from typing import Literal

from kb.errors import Refused
from kb.text import fold, tidy

Right = Literal["contribute", "review", "redact"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that changes the base; `label` signs proposals and revisions and stays for ever."""

    label: str
    rights: frozenset[Right]

    def __post_init__(self) -> None:
        """Refuse a label that cannot sign: empty, or with signs that no base can store or nobody can see."""
        if not self.label.strip() or not self.label.isprintable():
            raise Refused("Whoever contributes or decides needs a name in plain words.")

    def require(self, right: Right) -> None:
        """Refuse with a sentence unless the actor has the right."""
        if right not in self.rights:
            raise Refused(f"{self.label} may not {right}; ask an administrator for that right.")

    def require_other_than(self, author: str) -> None:
        """Four eyes: nobody decides on their own work."""
        if fold(tidy(self.label)) == fold(tidy(author)):
            raise Refused(f"{self.label} submitted this and cannot decide on it; a colleague must.")


def contributor(label: str) -> Actor:
    """Somebody who may submit."""
    return Actor(label, frozenset({"contribute"}))


def reviewer(label: str) -> Actor:
    """Somebody who may submit, and decide on the work of others."""
    return Actor(label, frozenset({"contribute", "review"}))


RELEASE = contributor("release")
"""Hands in what stands in the data folder, which was reviewed when it was published."""

KEEPER = reviewer("kb init")
"""Accepts the release when a base is filled or brought up to date."""
