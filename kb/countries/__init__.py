"""Countries, territories and parts of States: what they are called anywhere, and which one a printed name means."""

from functools import lru_cache
from pathlib import Path

from babel import Locale, UnknownLocaleError

from kb.countries.index import SUGGESTIONS, Names
from kb.countries.tables import Country
from kb.errors import NotFound
from kb.settings import data_dir

__all__ = ["WORLD", "Country", "Names", "default_names", "display_name", "resolve", "resolve_line", "suggest"]

WORLD = "001"
"""M49 code of the world: the country of facts that belong to no State."""


def resolve(text: str) -> Country | None:
    """The one country that the text names, by the names of the default data folder, or nothing."""
    return default_names().resolve(text)


def suggest(text: str, limit: int = SUGGESTIONS) -> list[Country]:
    """Countries that the text may mean, best first, by the names of the default data folder."""
    return default_names().suggest(text, limit)


def resolve_line(name: str, names: Names | None = None) -> dict[str, object]:
    """The answer of `kb resolve --json` for one name: country found or null, and at most three alpha-3 codes."""
    names = names or default_names()
    found = names.resolve(name)
    candidates = [found] if found else names.suggest(name, SUGGESTIONS * 2)
    codes = dict.fromkeys(country.parent or country.code for country in candidates if country.code != WORLD)
    return {"name": name, "country": found.code if found else None, "suggestions": list(codes)[:SUGGESTIONS]}


def default_names() -> Names:
    """The names of the default data folder, read once."""
    return _load_once(data_dir())


@lru_cache(maxsize=4)
def _load_once(folder: Path) -> Names:
    return Names.load(folder)


def display_name(code: str, locale: str = "en", names: Names | None = None) -> str:
    """The country's name in a reader's language (CLDR); the English screen name where the language has none.

    Raises:
        NotFound: a code that no country has.
    """
    country = (names or default_names()).countries.get(code)
    if country is None:
        raise NotFound(f"There is no country with the code “{code}”.")
    try:
        language = Locale.parse(locale.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return country.name
    return country.name if language.language == "en" else language.territories.get(country.iso2, country.name)
