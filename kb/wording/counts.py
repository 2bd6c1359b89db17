"""Counts as they stand in a sentence."""

from kb import i18n
from kb.i18n import _


def number(count: int) -> str:
    """A count in a sentence: small numbers as words."""
    words = (_("no"), _("one"), _("two"), _("three"), _("four"), _("five"), _("six"), _("seven"), _("eight"), _("nine"))
    return words[count] if count < len(words) else i18n.written(count)


def per_cent(part: int, whole: int) -> str:
    """A share in per cent, never rounded to a full 100 or an empty 0 that is not one; `whole` is not 0."""
    share = 100 * part / whole
    if 0 < share < 1:
        return _("under {figure}").format(figure=i18n.written(1))
    return i18n.written(min(round(share), 99) if part < whole else 100)
