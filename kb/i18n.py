"""The one gettext function: every word that a face shows goes through `_`, so that other languages are data.

A language is one folder, `kb/locale/<code>/`, with `interface.po` for what the code says and `codebook.po` for topics,
questions and answers; English stands in the code and needs none. A page sets the language of its reader with `use`; it
holds for that run (thread or task) only.
"""

import gettext
import io
from contextvars import ContextVar
from decimal import Decimal, localcontext
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # Babel takes its time to load, and English needs none of it
    from babel import Locale


ENGLISH = "en"
_FOLDER = Path(__file__).parent / "locale"
# Places of a number that are written; more than any answer holds (30 before the point and 30 behind it).
_PLACES = 64
_NONE = gettext.NullTranslations()
_language: ContextVar[str] = ContextVar("language", default=ENGLISH)


def _(text: str) -> str:
    """The text in the reader's language; English where there is no translation."""
    return _catalogue(_language.get()).gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """The form of a phrase that fits the count."""
    return _catalogue(_language.get()).ngettext(one, many, count)


def pgettext(context: str, text: str) -> str:
    """The text in the reader's language, where one English word stands for several things: `context` says which."""
    return _catalogue(_language.get()).pgettext(context, text)


def of_codebook(text: str) -> str:
    """A text of the codebook in the reader's language; as it stands where there is no translation."""
    return _catalogue(_language.get(), "codebook").gettext(text) if text else ""


def written(number: int | Decimal, *, grouped: bool = True) -> str:
    """A number as the reader's language writes it: 40,757 or 40 757; 17.5 or 17,5."""
    from babel.numbers import format_decimal

    with localcontext(prec=_PLACES):
        return str(format_decimal(number, locale=locale(), decimal_quantization=False, group_separator=grouped))


def use(code: str) -> None:
    """Speak a language of `languages()` from here on, in this run; English for any other code."""
    _language.set(code if code in languages() else ENGLISH)


def language() -> str:
    """Code of the language that is spoken now (BCP 47): `en`, `fr`."""
    return _language.get()


def locale() -> "Locale":
    """How the language that is spoken now writes numbers, dates and names."""
    from babel import Locale

    return Locale.parse(language().replace("-", "_"))


@cache
def languages() -> dict[str, str]:
    """The languages that there are, by code, each under its own name; English first."""
    from babel import Locale

    codes = [ENGLISH, *sorted(path.parent.name for path in _FOLDER.glob("*/interface.po"))]
    names = {code: Locale.parse(code.replace("-", "_")).get_display_name() or code for code in codes}
    return {code: name[:1].upper() + name[1:] for code, name in names.items()}


@cache
def _catalogue(code: str, domain: str = "interface") -> gettext.NullTranslations:
    path = _FOLDER / code / f"{domain}.po"
    if not path.exists():
        return _NONE
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=code.replace("-", "_")))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
