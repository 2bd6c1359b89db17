"""Filters that the sources' mappings use beside those of the intake: phone numbers, opening hours, pages in notes."""

import re
from collections.abc import Mapping

from kb.intake.templates import Filter
from kb.values.hours import read_hours
from kb.values.phones import read_phone

_PAGE = re.compile(r"(?:^|; )(directory page [^\s;]+)")


def _number(text: str, country: str) -> str:
    phone = read_phone(country, text)
    return phone.e164 or phone.short_code or ""


def _unreadable(text: str, country: str) -> str:
    phone = read_phone(country, text)
    doubt = phone.warning if phone.warning and "check how it is dialled" in phone.warning else ""
    return phone.problem or doubt


def _page(text: str, _country: str) -> str:
    found = _PAGE.search(text)
    return found[1] if found else ""


def _rest(text: str, _country: str) -> str:
    return _PAGE.sub("", text).removeprefix("; ")


FILTERS: Mapping[str, Filter] = {
    "number": _number,
    "unreadable": _unreadable,
    "hours": lambda text, _country: read_hours(text) or "",
    "page": _page,
    "rest": _rest,
}
"""`number` is the number to dial, or nothing; `unreadable` says why there is none, or that its parts may be read
otherwise; `page` and `rest` part a note from the directory page that it names."""
