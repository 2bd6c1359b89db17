"""What an answer may be: kinds of answer, dates, opening hours, telephone numbers."""

from kb.values.kinds import KINDS

__all__ = ["KINDS"]
