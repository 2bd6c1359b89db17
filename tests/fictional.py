"""Fictional countries for tests, so that none of them states a fact."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Land:
    code: str


class Names:
    """Resolves two fictional countries, and suggests one."""

    known: ClassVar = {"ARC": "ARC", "Arcadia": "ARC", "UTO": "UTO", "Utopia": "UTO"}

    def resolve(self, text: str, /) -> Land | None:
        return Land(self.known[text]) if text in self.known else None

    def suggest(self, text: str, /) -> Iterable[Land]:
        return [Land("ARC")] if text.startswith("Arc") else []
