"""What an address asks for: countries, topics, differences, an open cell; and a sentence for all it cannot mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from kb.codebook import Codebook
from kb.countries import Names
from kb.errors import NotFound
from kb.i18n import _
from kb.statements.views import MOST

DEFAULT_COUNTRIES = ("KEN", "CHN", "IND", "KHM")
DEFAULT_TOPICS = ("legal_aid",)
_QUOTED_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Asked:
    """A comparison that was asked for.

    Attributes:
        countries, topics: codes and ids that exist, in the order asked, each once.
        differences: only rows that differ.
        cell: the open cell as country|question|item, or "".
        sentences: what was asked for and cannot be shown.
    """

    countries: tuple[str, ...]
    topics: tuple[str, ...]
    differences: bool = False
    cell: str = ""
    sentences: tuple[str, ...] = ()

    def address(self) -> dict[str, list[str] | str]:
        """The same as parameters of an address."""
        asked: dict[str, list[str] | str] = {"c": list(self.countries), "t": list(self.topics)}
        if self.differences:
            asked["diff"] = "1"
        if self.cell:
            asked["cell"] = self.cell
        return asked

    def query(self) -> str:
        """The same as the part of an address after the question mark."""
        return urlencode(self.address(), doseq=True)


def read(address: Mapping[str, Sequence[str]], names: Names, book: Codebook) -> Asked:
    """Understand an address; what is missing is the default, what is wrong becomes a sentence.

    Args:
        address: parameters, each with all its values.
        names: resolves codes and names of countries.
        book: knows topics and questions.
    """
    countries, told = _countries(address.get("c", ()), names)
    topics, told_topics = _topics(address.get("t", ()), book)
    differences, told_differences = _differences(address.get("diff", ()))
    cell, told_cell = _cell(address.get("cell", ()), names, book)
    chosen = countries or (() if address.get("c") else DEFAULT_COUNTRIES)
    sentences = (*told, *told_topics, *told_differences, *told_cell)
    return Asked(chosen or DEFAULT_COUNTRIES, topics or default_topics(book), differences, cell, sentences)


def default_topics(book: Codebook) -> tuple[str, ...]:
    """Topics of a comparison that names none."""
    known = {topic.id for topic in book.topics}
    return tuple(topic for topic in DEFAULT_TOPICS if topic in known) or (book.topics[0].id,)


def _countries(asked: Sequence[str], names: Names) -> tuple[tuple[str, ...], list[str]]:
    found: dict[str, None] = {}
    told = []
    for text in asked:
        country = names.resolve(text)
        if country is None or country.kind == "world":
            told.append(
                _("“{text}” in the address is not a country of this base; it was left out.").format(text=quoted(text))
            )
        else:
            found[country.code] = None
    if len(found) > MOST:
        told.append(
            _("The address names {count} countries; the first {most} are shown.").format(count=len(found), most=MOST)
        )
    return tuple(found)[:MOST], told


def _topics(asked: Sequence[str], book: Codebook) -> tuple[tuple[str, ...], list[str]]:
    known = {topic.id for topic in book.topics}
    told = [
        _("“{text}” in the address is not a topic of the codebook; it was left out.").format(text=quoted(text))
        for text in asked
        if text not in known
    ]
    return tuple(dict.fromkeys(text for text in asked if text in known)), told


def _differences(asked: Sequence[str]) -> tuple[bool, list[str]]:
    last = asked[-1] if asked else ""
    if last in ("", "0", "1"):
        return last == "1", []
    return False, [_("“diff” in the address is 1 or 0, not “{text}”; all rows are shown.").format(text=quoted(last))]


def _cell(asked: Sequence[str], names: Names, book: Codebook) -> tuple[str, list[str]]:
    last = asked[-1] if asked else ""
    if not last or _is_cell(last, names, book):
        return last, []
    return "", [
        _("“{text}” in the address names no cell of the comparison; no drawer was opened.").format(text=quoted(last))
    ]


def _is_cell(text: str, names: Names, book: Codebook) -> bool:
    parts = text.split("|")
    country = names.countries.get(parts[0])
    if len(parts) != 3 or country is None or country.kind == "world":
        return False
    try:
        book.question(parts[1])
    except NotFound:
        return False
    return True


def quoted(text: str) -> str:
    """Words from an address, short and on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _QUOTED_LENGTH else f"{line[:_QUOTED_LENGTH]}…"
