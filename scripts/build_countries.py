"""Build `data/countries.csv` and `data/names.csv`: every country, territory and part, and what each is called.

    python -m scripts.build_countries --core DIR --names DIR [--names OLDER_DIR ...] [--out data]

`--core` is the unpacked npm package `cldr-core`, each `--names` an unpacked `cldr-localenames-full`: the current
release first, then older ones, whose names are kept as former names (the files in `data/` came from 48.2.0, and 41.0.0,
36.0.0, 29.0.0). Sources and licences:

- Unicode CLDR (names, M49 regions, UN membership, official languages): Unicode-3.0.
- pycountry with its ISO 3166 tables and translations, which are Debian's iso-codes: LGPL-2.1-or-later.
- `scripts/country_names.csv`, kept by hand: names that neither has, names that mean two places, and lines of iso-codes
  that are another country's. Its former names belong to a State of today; a State that fell apart (the Soviet Union,
  Yugoslavia, the Netherlands Antilles) has none.
"""

import argparse
import csv
import gettext
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pycountry
from rapidfuzz.distance import OSA

from kb.countries.keys import accented_words, bag, compact, words
from scripts.country_words import MAJOR, OBSERVERS, PARTS, REGIONAL, SCREEN_NAMES, TRANSLATED, UNWRITTEN, WORLD

COUNTRY_COLUMNS = ("code", "kind", "iso2", "numeric", "parent", "name", "official_name", "un_member",
                   "region", "region_name", "subregion", "subregion_name")  # fmt: skip
NAME_COLUMNS = ("name", "country", "kind", "match", "languages")
RANK = ("short", "official", "common", "former", "abbreviation", "part")  # a name of two kinds takes the first
CONTINENTS = ("002", "009", "019", "142", "150")
NO_SCRIPTS = ("Dsrt", "Shaw")  # English in scripts that no State writes
KOSOVO = "XKX"  # user-assigned by ISO 3166; CLDR calls it XK


@dataclass
class Name:
    """One spelling of a place's name, with the languages in which it is used."""

    text: str
    country: str
    kind: str
    languages: set[str] = field(default_factory=set)
    current: bool = True
    match: str = ""


def main() -> None:
    """Read the sources, write the two tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--core", type=Path, required=True)
    parser.add_argument("--names", type=Path, action="append", required=True)
    parser.add_argument("--out", type=Path, default=Path("data"))
    options = parser.parse_args()
    english = territory_names(options.names[0], "en")
    write(options.out / "countries.csv", COUNTRY_COLUMNS, countries(options.core, english))
    names = merged(
        [
            *iso_names(),
            *kept_by_hand("ambiguous", *RANK),
            *names_of_parts(),
            *cldr_names(options.core, options.names),
            *plausible(translations()),
        ]
    )
    names = without_regions(names, options.names)
    write(options.out / "names.csv", NAME_COLUMNS, name_rows(names))


def write(path: Path, columns: tuple[str, ...], rows: Iterable[dict[str, str]]) -> None:
    """Write a table in the form of the release: UTF-8 without BOM, LF."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, columns, lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


# --- countries.csv -----------------------------------------------------------------------------------------------


def countries(core: Path, english: dict[str, str]) -> Iterator[dict[str, str]]:
    """The world, then every ISO 3166 entry and Kosovo by code, then the parts of States by code."""
    tree = json.loads((core / "supplemental/territoryContainment.json").read_text("utf-8"))
    tree = {code: node["_contains"] for code, node in tree["supplemental"]["territoryContainment"].items()}
    regions = dict(regions_of_countries(tree, english))
    yield {"code": "001", "kind": "world", "numeric": "001", "name": WORLD, "official_name": WORLD, "un_member": "no"}
    rows = [entry(country, regions, tree["UN"]) for country in pycountry.countries]
    kosovo = {"code": KOSOVO, "kind": "territory", "iso2": "XK", "name": english["XK"], "un_member": "no"}
    rows.append(kosovo | {"official_name": english["XK"]} | regions["XK"])
    yield from sorted(rows, key=lambda row: row["code"])
    by_iso2 = {row["iso2"]: row for row in rows}
    for code, name in sorted(PARTS.items()):
        state = by_iso2[code.split("-")[0]]
        kept = {column: state[column] for column in ("region", "region_name", "subregion", "subregion_name")}
        yield {
            "code": code,
            "kind": "part",
            "parent": state["code"],
            "name": name,
            "official_name": name,
            "un_member": "no",
        } | kept


def regions_of_countries(tree: dict[str, list[str]], english: dict[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
    """M49 region and subregion of each country, as CLDR's tree holds them."""
    for region in CONTINENTS:
        for subregion in filter(str.isdigit, tree[region]):  # CLDR adds groups of its own to M49's
            for code in tree.get(subregion, ()):
                yield code, {"region": region, "region_name": english[region],
                             "subregion": subregion, "subregion_name": english[subregion]}  # fmt: skip


def entry(country: "pycountry.db.Country", regions: dict[str, dict[str, str]], members: list[str]) -> dict[str, str]:
    """One ISO 3166 entry. The screen name is the ISO short name in reading order, or the one in SCREEN_NAMES."""
    code, iso2 = country.alpha_3, country.alpha_2
    kind = "state" if iso2 in members or code in OBSERVERS else "territory"
    name = SCREEN_NAMES.get(code) or in_reading_order(country.name)
    return {
        "code": code, "kind": kind, "iso2": iso2, "numeric": country.numeric, "name": name,
        "official_name": long_name(country),
        "un_member": "yes" if iso2 in members else "no",
    } | regions.get(iso2, {})  # fmt: skip


def long_name(country: "pycountry.db.Country") -> str:
    """The official name, or the short one where ISO 3166 has no other."""
    name: str = getattr(country, "official_name", "") or in_reading_order(country.name)
    return name.removeprefix("the ").removeprefix("The ")


def in_reading_order(name: str) -> str:
    """`Korea, Republic of` -> `Republic of Korea`; a list ("Bonaire, Sint Eustatius and Saba") stays."""
    head, comma, tail = name.partition(", ")
    return f"{tail} {head}" if comma and tail.endswith((" of", " of the")) else name


# --- names.csv ---------------------------------------------------------------------------------------------------


def iso_names() -> Iterator[Name]:
    """English names of ISO 3166: the short name (wins over every other meaning), the official and the common one."""
    for country in pycountry.countries:
        code = country.alpha_3
        for kind, text in (
            ("short", country.name),
            ("short", in_reading_order(country.name)),
            ("official", getattr(country, "official_name", "")),
            ("common", getattr(country, "common_name", "")),
            ("common", SCREEN_NAMES.get(code, "")),
        ):
            if text:
                yield Name(text, code, kind, {"en"})


def kept_by_hand(*kinds: str) -> Iterator[Name]:
    """The rows of `country_names.csv` that are of one of the kinds."""
    with (Path(__file__).parent / "country_names.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["kind"] in kinds:
                yield Name(row["name"], row["country"], row["kind"], {"en"})


def names_of_parts() -> Iterator[Name]:
    """Names that mean a part only beside its State; the nations of the United Kingdom are in the list by hand."""
    yield from (Name(name, code, "part", {"en"}) for code, name in PARTS.items() if not code.startswith("GB-"))


def cldr_names(core: Path, releases: list[Path]) -> Iterator[Name]:
    """Names in the official languages of the world's States; those that only an older release has are former names."""
    for number, release in enumerate(releases):
        for language in official_languages(core):
            if number and language.split("-")[0] not in MAJOR:
                continue
            for code, text in territory_names(release, language).items():
                country = alpha_3(code.partition("-alt-")[0])
                if country and "menu" not in code:
                    yield Name(text, country, "former" if number else "common", {language.split("-")[0]}, number == 0)


def translations() -> Iterator[Name]:
    """ISO 3166's English names as iso-codes translates them into languages where it does so with care."""
    folder = Path(pycountry.LOCALES_DIR)
    for path in sorted(folder.iterdir()):
        language = path.name.split("_")[0].split("@")[0]
        if language in TRANSLATED and gettext.find("iso3166-1", str(folder), [path.name]):
            yield from translated(gettext.translation("iso3166-1", str(folder), [path.name]), language)


def translated(catalogue: gettext.NullTranslations, language: str) -> Iterator[Name]:
    """The names of every country that the catalogue translates."""
    for country in pycountry.countries:
        for attribute, kind in (("name", "common"), ("common_name", "common"), ("official_name", "official")):
            english = getattr(country, attribute, "")
            text = catalogue.gettext(english) if english else ""
            if text and text != english:
                yield Name(text, country.alpha_3, kind, {language})


def plausible(translated_names: Iterable[Name]) -> Iterable[Name]:
    """The translations without those that iso-codes has copied to the wrong line."""
    wrong = {(name.country, name.text) for name in kept_by_hand("mistranslated")}
    return (name for name in translated_names if (name.country, name.text) not in wrong)


def official_languages(core: Path) -> list[str]:
    """CLDR locales of languages that are official in a State, or well printed in a part of one, with their variants."""
    info = json.loads((core / "supplemental/territoryInfo.json").read_text("utf-8"))["supplemental"]["territoryInfo"]
    official = {
        language.split("_")[0]
        for territory in info.values()
        for language, use in territory.get("languagePopulation", {}).items()
        if use.get("_officialStatus") in ("official", "de_facto_official")
    } - UNWRITTEN | REGIONAL
    locales = json.loads((core / "availableLocales.json").read_text("utf-8"))["availableLocales"]["full"]
    return sorted(one for one in locales if one.split("-")[0] in official and one.split("-")[-1] not in NO_SCRIPTS)


def territory_names(release: Path, locale: str) -> dict[str, str]:
    """CLDR's territory names in a locale, by code; nothing when the release does not have the locale."""
    path = release / "main" / locale / "territories.json"
    if not path.exists():
        return {}
    names = json.loads(path.read_text("utf-8"))["main"][locale]["localeDisplayNames"]["territories"]
    return {code: text.strip("\u200b ") for code, text in names.items()}


def alpha_3(iso2: str) -> str:
    """The ISO alpha-3 code; nothing for regions and for codes that are no country's."""
    country = pycountry.countries.get(alpha_2=iso2) if len(iso2) == 2 else None
    return KOSOVO if iso2 == "XK" else country.alpha_3 if country else ""


def merged(names: Iterable[Name]) -> list[Name]:
    """One Name per spelling and country; codes that stand in for a missing name, and bare letters, are left out."""
    found: dict[tuple[str, str], Name] = {}
    for name in names:
        if name.kind != "abbreviation" and is_code(name.text):
            continue
        known = found.setdefault((spelling(name), name.country), name)
        known.languages |= name.languages
        known.current |= name.current
        known.kind = min(known.kind, name.kind, key=("ambiguous", *RANK).index)
    return list(found.values())


def spelling(name: Name) -> str:
    """Equal for two spellings that differ in case, punctuation or word order only, never in an accent."""
    if name.kind in ("abbreviation", "ambiguous"):
        return name.text
    return bag(accented_words(name.text))


def is_code(text: str) -> bool:
    """Whether the text is an abbreviation in Latin capitals, which only the curated list may hold."""
    letters = text.replace(".", "").replace("-", "").replace(" ", "")
    return letters.isascii() and letters.isupper() and len(letters) <= 5


def without_regions(names: list[Name], releases: list[Path]) -> list[Name]:
    """A name that is also a region of the world (Micronesia) or a union means two things."""
    regions = {
        compact(words(text))
        for locale in (releases[0] / "main").iterdir()
        if locale.name.split("-")[0] in MAJOR
        for code, text in territory_names(releases[0], locale.name).items()
        if code.isdigit() or code in ("EU", "EZ", "UN", "QO")
    }
    for name in names:
        if compact(words(name.text)) in regions and name.kind != "short":
            name.kind = "ambiguous"
    return names


def name_rows(names: list[Name]) -> Iterator[dict[str, str]]:
    """Rows in the order of country, kind and name, each with how exactly a text must match it."""
    mark_near_misses(names)
    for name in sorted(alike_once(names), key=lambda one: (one.country, one.kind, one.text)):
        yield {"name": name.text, "country": name.country, "kind": name.kind, "match": name.match,
               "languages": " ".join(sorted(name.languages))}  # fmt: skip


def alike_once(names: list[Name]) -> Iterator[Name]:
    """Of spellings that the reader of the table folds to one key anyway, the first, with the languages of all."""
    found: dict[tuple[str, str], Name] = {}
    for name in sorted(names, key=lambda one: RANK.index(one.kind) if one.kind in RANK else -1):
        if name.match or name.kind in ("abbreviation", "ambiguous"):
            yield name
        else:
            found.setdefault((name.country, " ".join(sorted(words(name.text)))), name).languages |= name.languages
    yield from found.values()


def mark_near_misses(names: list[Name]) -> None:
    """Say how far a name may be forgiven when one slip of the pen turns another country's name into it.

    `letters`: accents count too. `never`: only suggested, since the name is from a minor language and one letter away
    from a name that readers of the major languages know.
    """
    meanings: dict[str, set[str]] = defaultdict(set)
    known: dict[str, set[str]] = defaultdict(set)
    for name in names:
        for key in keys_of(name):
            meanings[key].add(name.country)
            if is_major(name):
                known[key].add(name.country)
    close = neighbours(list(meanings))
    for name in names:
        key = compact(words(name.text))
        near = set().union(*(close[one] for one in keys_of(name)))
        if name.kind in ("abbreviation", "ambiguous"):
            continue
        if name.kind != "short" and not is_major(name) and others(name, known, near | {key}):
            name.match = "never"
        elif others(name, meanings, near):
            name.match = "letters"


def keys_of(name: Name) -> set[str]:
    """The name's letters, and those without "the", which is forgiven."""
    folded = words(name.text)
    return {compact(folded), compact([word for word in folded if word != "the"])}


def others(name: Name, meanings: dict[str, set[str]], keys: set[str]) -> bool:
    """Whether one of the keys means another country."""
    return any(meanings.get(key, set()) - {name.country} for key in keys)


def is_major(name: Name) -> bool:
    """Whether a major language uses the name today."""
    return bool(name.languages & MAJOR) and name.current


def neighbours(keys: list[str]) -> dict[str, set[str]]:
    """For each key the keys one letter away: one inserted, dropped, changed, or two swapped."""
    by_shape: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        for shape in (key, *(key[:at] + key[at + 1 :] for at in range(len(key)))):
            by_shape[shape].add(key)
    close: dict[str, set[str]] = defaultdict(set)
    for alike in by_shape.values():
        for key in alike:
            close[key] |= {other for other in alike if other != key and OSA.distance(key, other) == 1}
    return close


if __name__ == "__main__":
    main()
