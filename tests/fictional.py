"""Fictional countries and a small codebook for tests, so that none of them states a fact."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from kb.codebook import Choice, Codebook, Question, Topic


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


YES = Choice("yes", "Yes", "The child may.", "favourable")
NO = Choice("no", "No", "The child may not.", "unfavourable")
UNKNOWN = Choice("not_set", "Not set", "The law names no age.")


BOOK = Codebook(
    (
        Topic(
            "standing",
            "Standing",
            "Who may sue.",
            (
                Question("standing.sue", "standing", "May a child sue?", "", "choice", (YES, NO), "value"),
                Question("standing.age", "standing", "From which age?", "", "age", (UNKNOWN,), "value", "years"),
                Question("standing.remarks", "standing", "Remarks", "", "text"),
            ),
        ),
        Topic(
            "laws",
            "Laws",
            "Laws on children.",
            (
                Question("laws.name", "laws", "Name of the law", "", "text"),
                Question("laws.adopted", "laws", "Adopted", "", "date"),
            ),
            repeats=True,
            key="laws.name",
        ),
    )
)
