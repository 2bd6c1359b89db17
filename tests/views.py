"""Frozen answers of a fictional country, for tests that need no base."""

from dataclasses import replace

from kb.codebook import Choice, Codebook, Question, Topic
from kb.statements.sources import Source
from kb.statements.statement import Statement

GAZETTE = Source(
    "gazette",
    "Gazette of Freedonia",
    "Freedonian Printing Office (FPO)",
    "https://freedonia.example/gazette",
    reliability="A",
)
CHOICES = (
    Choice("yes", "Yes", "The law grants it.", "favourable"),
    Choice("partly", "Partly", "For some.", "partly"),
    Choice("no", "No", "The law does not grant it.", "unfavourable"),
    Choice("mixed", "Mixed", "Neither."),
)
LAWYER = Question("aid.lawyer", "aid", "Does a child get a lawyer?", "By law.", "choice", CHOICES, compare="value")
PROVIDER = Question("aid.provider", "aid", "Who provides it?", "Names.", "text")
NUMBER = Question("lines.number", "lines", "Number", "As printed.", "text")
WEBSITE = Question("lines.website", "lines", "Website", "Its own.", "url")
STATUS = Question("lines.line_status", "lines", "State of the line", "As presented.", "text")
PACT = Question("pacts.status", "pacts", "Bound by it?", "On the day.", "choice", CHOICES, compare="value")
PACT_DATE = Question("pacts.date", "pacts", "Since when?", "Day.", "text")
BOOK = Codebook(
    (
        Topic("aid", "Legal aid", "Help.", (LAWYER, PROVIDER)),
        Topic("lines", "Lines", "Numbers.", (NUMBER, WEBSITE, STATUS), repeats=True, key="lines.number"),
        Topic("pacts", "Pacts", "Treaties.", (PACT, PACT_DATE), repeats=True, items="shared", key="pacts.status"),
    )
)
_BLANK = Statement(
    id=1, country="FRE", question="aid.lawyer", item="", value="", absent="", original="", country_as_printed="",
    as_of="", source=GAZETTE, locator="", legal_basis="", note="", perspective="", rank="normal", rank_reason="",
    checked_on="", verified_by="", verified_on="", added_in=1, retired_in=0,
)  # fmt: skip


def statement(**fields: object) -> Statement:
    """A statement of Freedonia; what is not named is blank."""
    return replace(_BLANK, **fields)  # type: ignore[arg-type]  # replace checks the names, the tests the rest
