"""The one gettext function: every word that a face shows goes through `_`, so that other languages are data."""

import gettext
from contextvars import ContextVar

_ENGLISH = gettext.NullTranslations()
_catalogue: ContextVar[gettext.NullTranslations] = ContextVar("catalogue", default=_ENGLISH)


def _(text: str) -> str:
    """The text in the reader's language; English where there is no translation."""
    return _catalogue.get().gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """The form of a phrase that fits the count."""
    return _catalogue.get().ngettext(one, many, count)
