"""One small class per kind of answer, each with the same two verbs: clean and show.

`clean` never guesses: what can be read in two ways is refused with a sentence that says how to write it.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Protocol
from urllib.parse import urlsplit

from kb.errors import InvalidValue
from kb.i18n import language, written
from kb.text import key, tidy
from kb.values import dates, hours
from kb.values.phones import read_phone

_MANY_CHOICES = 12
_OLDEST = Decimal(120)
_LONGEST_LINK = 2048
# From here on, thousands are parted when shown: a year of four digits stays as it is.
_GROUPED_FROM = 10_000

_FIGURE = re.compile(r"[+-]?\d{1,30}(?:\.\d{1,30})?", re.ASCII)
# "1,234.5", "1,234,567" and "1 234" can be read in one way only; "1,234" can be read in two.
_GROUPED = re.compile(
    r"[+-]?\d{1,3}(?:(?:,\d{3}){1,9}\.\d{1,30}|(?:,\d{3}){2,9}|(?: \d{3}){1,9}(?:\.\d{1,30})?)", re.ASCII
)
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_HOST = re.compile(rf"(?:{_LABEL}\.)+(?:[^\W\d_]{{2,63}}|xn--[a-z0-9-]{{2,59}})", re.IGNORECASE)
_LOCAL_PART = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*")
_NOT_IN_LINKS = frozenset('<>"{}|\\^`')


class Kind(Protocol):
    """A kind of answer. `words` are the coded or word values of the question and their labels."""

    def clean(self, text: str, country: str, words: Mapping[str, str]) -> str:
        """Canonical text, or InvalidValue with a sentence; cleaning twice equals cleaning once."""

    def show(self, value: str, words: Mapping[str, str]) -> str:
        """The canonical value as a reader sees it, in the language that is spoken now (`kb.i18n.language`)."""


class ChoiceKind:
    """One of the question's coded values; its label is understood too, whatever its case and punctuation."""

    def clean(self, text: str, country: str, words: Mapping[str, str]) -> str:
        """The coded value; InvalidValue names the choices when they are few."""
        return text if text in words else _choice(text, words)

    def show(self, value: str, words: Mapping[str, str]) -> str:
        """The label."""
        return words.get(value, value)


class ChoicesKind:
    """Several coded values parted by semicolons, each once, in the order of the codebook."""

    def clean(self, text: str, country: str, words: Mapping[str, str]) -> str:
        """The coded values in the order of the codebook."""
        chosen = {_choice(part, words) for part in text.split(";") if part.strip()}
        if not chosen:
            raise InvalidValue(f"“{text}” names no answer; write one or more, parted by semicolons.")
        return ";".join(word for word in words if word in chosen)

    def show(self, value: str, words: Mapping[str, str]) -> str:
        """The labels, parted by semicolons."""
        return "; ".join(words.get(part, part) for part in value.split(";"))


@dataclass(frozen=True, slots=True)
class FigureKind:
    """A number ("99.9"), two where the source prints two ("12/13"), or a word value of the question ("not_set").

    Attributes:
        least, most: bounds that every figure keeps, None = none; "1.234" is a little more than one.
    """

    least: Decimal | None = None
    most: Decimal | None = None

    def clean(self, text: str, country: str, words: Mapping[str, str]) -> str:
        """Decimals without trailing zeros or parted thousands; "6-12" and "12/13" become "6/12" and "12/13"."""
        if text in words:
            return text
        if any(unicodedata.category(sign) == "No" for sign in text):
            raise InvalidValue(f"“{printable(text)}” holds a raised or circled figure, which may be a footnote mark.")
        plain = tidy(unicodedata.normalize("NFKC", text)).replace("−", "-")
        figures = [self._figure(part, text, words) for part in re.split(r"\s*/\s*|(?<=\d)\s*[-–]\s*(?=\d)", plain)]
        if len(figures) > 2 or (len(figures) == 2 and figures[0] >= figures[1]):
            raise InvalidValue(f"“{text}” is not one number, nor a lower and a higher one (12/13).")
        return "/".join(_decimal(figure) for figure in figures)

    def show(self, value: str, words: Mapping[str, str]) -> str:
        """The figure with its thousands parted from 10,000 on; two figures joined by a dash."""
        return words[value] if value in words else "–".join(_grouped(figure) for figure in value.split("/"))

    def _figure(self, part: str, text: str, words: Mapping[str, str]) -> Decimal:
        if not _FIGURE.fullmatch(part) and not _GROUPED.fullmatch(part):
            also = f", or one of: {', '.join(words)}" if words else ""
            raise InvalidValue(f"“{text}” is not a number; write figures with a decimal point, such as 17.5{also}.")
        figure = Decimal(re.sub("[, ]", "", part))
        if (self.least is not None and figure < self.least) or (self.most is not None and figure > self.most):
            raise InvalidValue(f"“{text}” is not between {self.least} and {self.most}.")
        return figure


class DateKind:
    """A date as exact as known, or an interval."""

    def clean(self, text: str, country: str, words: Mapping[str, str]) -> str:
        """2024, 2024-06, 2024-06-30 or 2019/2020."""
        return text if text in words else dates.clean(text)

    def show(self, value: str, words: Mapping[str, str]) -> str:
        """2024, Jun 2024, 30 Jun 2024 or 2019–20, with the month in the reader's language."""
        return words[value] if value in words else _shown_date(value, language())


class TextKind:
    """Free text: white space tidied, nothing else changed."""

    def clean(self, text: str, country: str, words: Mapping[str, str]) -> str:
        """Tidy text; InvalidValue when nothing is left or it holds signs that cannot be stored."""
        plain = tidy(text)
        if not plain or any(unicodedata.category(sign) in ("Cc", "Cs") for sign in plain):
            raise InvalidValue(f"“{printable(text)}” is empty or holds control signs; write plain words.")
        return plain

    def show(self, value: str, words: Mapping[str, str]) -> str:
        """As it is."""
        return value


class PhoneKind:
    """A telephone number: `+E164`, or the digits of a short code. `kb.values.phones` says more about a printed one."""

    def clean(self, text: str, country: str, words: Mapping[str, str]) -> str:
        """`+254800221080` or `116`; InvalidValue with what stands in the way."""
        phone = read_phone(country, text)
        number = phone.e164 or phone.short_code
        if not number:
            raise InvalidValue(phone.problem or f"“{text}” is not a telephone number.")
        return number

    def show(self, value: str, words: Mapping[str, str]) -> str:
        """A full number in groups; a short code as it is."""
        return _shown_phone(value)


class UrlKind:
    """A link of the web.

    Printed sites without a scheme ("www.example.org") get http://, which every browser and server upgrades where it
    can; an unasked https:// would break the sites that have none. Everything else stays as given.
    """

    def clean(self, text: str, country: str, words: Mapping[str, str]) -> str:
        """An http or https link with a host name, without user name or password."""
        link = text.strip()
        if (
            "://" not in link
            and _HOST.match(link)
            and re.fullmatch(rf"{_HOST.pattern}(?:[/?#].*)?", link, re.IGNORECASE)
        ):
            link = f"http://{link}"
        if not _is_link(link):
            raise InvalidValue(f"“{printable(text)}” is not a web address; write it as https://example.org/page.")
        return link

    def show(self, value: str, words: Mapping[str, str]) -> str:
        """As it is."""
        return value


class EmailKind:
    """An e-mail address; the part before @ keeps its case."""

    def clean(self, text: str, country: str, words: Mapping[str, str]) -> str:
        """The address with its host in lower case."""
        local, _, host = text.strip().removeprefix("mailto:").rpartition("@")
        if not _LOCAL_PART.fullmatch(local) or len(local) > 64 or not _is_host(host.lower()):
            raise InvalidValue(f"“{printable(text)}” is not an e-mail address; write one, such as name@example.org.")
        return f"{local}@{host.lower()}"

    def show(self, value: str, words: Mapping[str, str]) -> str:
        """As it is."""
        return value


class LanguagesKind:
    """Languages as BCP 47 tags parted by semicolons, in the order given, each once."""

    def clean(self, text: str, country: str, words: Mapping[str, str]) -> str:
        """Canonical tags: "EN;zh_hant" becomes "en;zh-Hant"."""
        tags = [_language(part.strip()) for part in re.split("[;,]", text) if part.strip()]
        if not tags:
            raise InvalidValue(f"“{text}” names no language; write tags such as en;fr.")
        return ";".join(dict.fromkeys(tags))

    def show(self, value: str, words: Mapping[str, str]) -> str:
        """Names in the reader's language, parted by commas."""
        return ", ".join(_language_name(tag, language()) for tag in value.split(";"))


class HoursKind:
    """Opening hours in OpenStreetMap syntax; printed wording is read where it is fully clear."""

    def clean(self, text: str, country: str, words: Mapping[str, str]) -> str:
        """`Mo-Fr 09:00-21:00`; InvalidValue when anything is left to guess."""
        found = hours.read_hours(text) or hours.canonical(text)
        if not found:
            raise InvalidValue(
                f"“{printable(text)}” is not clear as opening hours; write them as Mo-Fr 09:00-17:00 or 24/7."
            )
        return found

    def show(self, value: str, words: Mapping[str, str]) -> str:
        """The days in words, "24 hours a day, every day" for 24/7."""
        return hours.show(value)


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "choice": ChoiceKind(),
        "choices": ChoicesKind(),
        "age": FigureKind(least=Decimal(0), most=_OLDEST),
        "number": FigureKind(),
        "date": DateKind(),
        "text": TextKind(),
        "phone": PhoneKind(),
        "url": UrlKind(),
        "email": EmailKind(),
        "languages": LanguagesKind(),
        "hours": HoursKind(),
    }
)


def printable(text: str) -> str:
    """At most 80 characters of a text, control signs escaped, to quote it in a sentence."""
    short = text if len(text) <= 80 else f"{text[:80]}…"
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode("ascii") for sign in short)


def _choice(text: str, words: Mapping[str, str]) -> str:
    """The one choice whose value or label reads like the text."""
    wanted = text.strip()
    if wanted in words:
        return wanted
    found = [value for value, label in words.items() if key(wanted) and key(wanted) in (key(value), key(label))]
    if len(found) == 1:
        return found[0]
    known = f": {', '.join(words)}" if len(words) <= _MANY_CHOICES else f" ({len(words)} choices)"
    raise InvalidValue(f"“{printable(text)}” is not among the answers to this question{known}.")


def _decimal(figure: Decimal) -> str:
    plain = f"{figure:f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "0" if plain == "-0" else plain


def _grouped(figure: str) -> str:
    """A year stays as it is: thousands are parted from 10,000 on only."""
    return written(Decimal(figure), grouped=abs(Decimal(figure)) >= _GROUPED_FROM)


@lru_cache(maxsize=8192)
def _shown_date(value: str, locale: str) -> str:
    first, slash, last = value.partition("/")
    if slash and len(first) == len(last) == 4 and first[:2] == last[:2]:
        return f"{first}–{last[2:]}"
    return " – ".join(_shown_day(part, locale) for part in value.split("/"))


def _shown_day(part: str, locale: str) -> str:
    from babel.dates import format_date

    pattern = ("y", "MMM y", "d MMM y")[part.count("-")]
    return format_date(dates.first_day(part), pattern, locale=locale)


@lru_cache(maxsize=8192)
def _shown_phone(value: str) -> str:
    import phonenumbers

    if not value.startswith("+"):
        return value
    return phonenumbers.format_number(phonenumbers.parse(value), phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def _is_link(link: str) -> bool:
    if len(link) > _LONGEST_LINK or any(
        sign.isspace() or not sign.isprintable() or sign in _NOT_IN_LINKS for sign in link
    ):
        return False
    try:
        parts = urlsplit(link)
        port = parts.port
    except ValueError:
        return False
    return (
        parts.scheme in ("http", "https") and "@" not in parts.netloc and port != 0 and _is_host(parts.hostname or "")
    )


def _is_host(host: str) -> bool:
    return len(host) <= 253 and bool(_HOST.fullmatch(host))


@lru_cache(maxsize=4096)
def _language(text: str) -> str:
    import langcodes
    from langcodes.tag_parser import LanguageTagError

    try:
        tag = langcodes.standardize_tag(text)
        valid = langcodes.tag_is_valid(tag) and tag != "und"
    except LanguageTagError:
        valid = False
    if not valid:
        raise InvalidValue(f"“{printable(text)}” is not a language tag; write BCP 47 tags such as en or zh-Hant.")
    return tag


@lru_cache(maxsize=4096)
def _language_name(tag: str, spoken: str) -> str:
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(tag, sep="-").get_display_name(spoken.replace("-", "_")) or tag)
    except (UnknownLocaleError, ValueError):
        return str(Locale.parse(spoken, sep="-").languages.get(tag.partition("-")[0], tag))
