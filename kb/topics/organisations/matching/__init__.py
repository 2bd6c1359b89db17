"""Are two printed names one organisation's? `same`, `different` or `unsure`, with a score and reasons for people.

`Knowledge.of` takes what the base has (`listed`); `judge` takes names apart (`names`, `words`, `places`), gathers what
speaks for and against (`evidence`) and answers (`verdict`). Only "same" may merge anything.
"""

from kb.topics.organisations.matching.knowledge import Knowledge, Named
from kb.topics.organisations.matching.listed import named
from kb.topics.organisations.matching.verdict import Judgement, judge

__all__ = ["Judgement", "Knowledge", "Named", "judge", "named"]
