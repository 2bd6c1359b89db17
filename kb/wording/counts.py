"""Counts as they stand in a sentence."""

from kb import i18n
from kb.i18n import _


def number(count: int) -> str:
    """A count in a sentence: small numbers as words."""
    words = (_("no"), _("one"), _("two"), _("three"), _("four"), _("five"), _("six"), _("seven"), _("eight"), _("nine"))
    return words[count] if count < len(words) else i18n.written(count)
