"""Regions of the world (UN M49) in the reader's language, for filters and headings."""

from collections.abc import Mapping

from kb import i18n
from kb.pages.frame import context
from kb.pages.frame.now import kept


def named(code: str, english: str) -> str:
    """Name of a region or of a part of one (CLDR); the English one where the language has none."""
    return str(i18n.locale().territories.get(code, english))


@kept(by=("language",))
def names() -> Mapping[str, str]:
    """Name of each region and of each part of one by M49 code; every region stands before its parts."""
    found: dict[str, tuple[str, dict[str, str]]] = {}
    for one in (context.country(code) for code in context.country_names()):
        if one.region:
            parts = found.setdefault(one.region, (named(one.region, one.region_name), {}))[1]
            parts[one.subregion] = named(one.subregion, one.subregion_name)
    listed: dict[str, str] = {}
    for region, (name, parts) in sorted(found.items(), key=lambda one: one[1][0]):
        listed[region] = name
        listed |= {code: f"– {part}" for code, part in sorted(parts.items(), key=lambda one: one[1])}
    return listed
