"""Names of countries: found exactly or not at all, in any language, and suggested to a person otherwise."""

import csv
import random
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from kb import countries
from kb.countries import Names, display_name, resolve_line
from kb.countries.keys import accented_words, bag, without_footnotes, words
from kb.countries.nearest import Nearest, Pool
from kb.countries.tables import read_spellings
from kb.errors import InvalidValue, NotFound
from kb.settings import data_dir

FILES = Path(__file__).parent.parent / "files"
# Twenty-seven, the six of the UN among them.
LANGUAGES = (
    "ar", "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "hr", "hu", "is", "it", "ja", "ko", "lt", "nl",
    "pl",
    "pt", "ro", "ru", "sv", "tr", "uk", "zh",
)  # fmt: skip


@pytest.fixture(scope="module")
def names() -> Names:
    return Names.load(data_dir())


def code(names: Names, text: str) -> str | None:
    found = names.resolve(text)
    return found.code if found else None


def suggested(names: Names, text: str) -> list[str]:
    return [country.code for country in names.suggest(text)]


# --- the countries ---


def test_every_iso_entry_kosovo_and_the_world_are_there(names: Names) -> None:
    kinds = [country.kind for country in names.countries.values()]
    assert kinds.count("state") + kinds.count("territory") == 249 + 1
    assert kinds.count("world") == 1
    assert sum(country.un_member for country in names.countries.values()) == 193


def test_a_country_knows_its_region(names: Names) -> None:
    kenya = names.countries["KEN"]
    assert (kenya.iso2, kenya.numeric, kenya.region_name, kenya.subregion_name) == (
        "KE",
        "404",
        "Africa",
        "Eastern Africa",
    )
    assert kenya.un_member
    assert names.countries["NAM"].iso2 == "NA"
    without = {country.code for country in names.countries.values() if not country.region}
    assert without == {"001", "ATA"}


def test_a_place_is_whole_a_part_or_the_world(names: Names) -> None:
    kinds = {code: names.countries[code] for code in ("KEN", "GRL", "GB-SCT", "001")}

    assert [code for code, one in kinds.items() if one.is_whole] == ["KEN", "GRL"]
    assert [code for code, one in kinds.items() if one.is_part] == ["GB-SCT"]
    assert [code for code, one in kinds.items() if one.is_world] == ["001"]


def test_a_part_belongs_to_its_state(names: Names) -> None:
    scotland = names.countries["GB-SCT"]
    assert (scotland.kind, scotland.parent, scotland.un_member) == ("part", "GBR", False)
    parts = [country for country in names.countries.values() if country.kind == "part"]
    assert all(names.countries[part.parent].kind == "state" for part in parts)


@pytest.mark.parametrize(
    ("country", "name"),
    [("KOR", "Republic of Korea"), ("CHN", "China"), ("COD", "Democratic Republic of the Congo"), ("COG", "Congo"),
     ("BES", "Bonaire, Sint Eustatius and Saba"), ("BOL", "Bolivia"), ("VNM", "Viet Nam"), ("TUR", "Türkiye")],
)  # fmt: skip
def test_the_screen_name_is_the_iso_name_in_reading_order(names: Names, country: str, name: str) -> None:
    assert names.countries[country].name == name


def test_names_are_shown_in_the_reader_s_language(names: Names) -> None:
    assert display_name("KEN", "ru", names) == "Кения"
    assert display_name("GB-SCT", "ru", names) == "Scotland"
    assert display_name("KEN", "no-such-language", names) == "Kenya"
    with pytest.raises(NotFound):
        display_name("QQQ", "en", names)


# --- what a name means ---


@pytest.mark.parametrize(
    ("text", "country"),
    [
        # codes, in capitals only
        ("KEN", "KEN"), ("KE", "KEN"), ("NA", "NAM"), ("XKX", "XKX"), ("GB-SCT", "GB-SCT"), ("001", "001"),
        # footnote marks
        ("Kenya [1]", "KEN"), ("Kenya*", "KEN"), ("Kenya¹", "KEN"), ("Kenya †", "KEN"), ("Kenya (a)", "KEN"),
        ("Kenya 1/", "KEN"), ("Kenya a/", "KEN"), ("Norway²,³", "NOR"), ("* Kosovo", "XKX"), ("日本*", "JPN"),
        # articles
        ("The Gambia", "GMB"), ("Gambia, The", "GMB"), ("Bahamas (the)", "BHS"), ("la France", "FRA"),
        ("les Comores", "COM"),
        ("el Reino Unido", "GBR"), ("der Iran", "IRN"), ("Dominicaanse Republiek, de", "DOM"), ("o Brasil", "BRA"),
        # case, width, punctuation, accents
        ("CÔTE D’IVOIRE", "CIV"), ("Cote DIvoire", "CIV"), ("ＫＥＮＹＡ", "KEN"), ("Viet-Nam", "VNM"),
        ("TURKIYE", "TUR"),
        ("Ελλαδα", "GRC"), ("الاردن", "JOR"), ("Guinea Bissau", "GNB"), ("Sao Tome & Principe", "STP"),
        ("St Lucia", "LCA"),
        # word order and shortened words
        ("Korea, Republic of", "KOR"), ("Tanzania (United Republic of)", "TZA"), ("Tanzania (United Rep. of)", "TZA"),
        ("Korea (Democratic People's Republic of)", "PRK"), ("Bosnien-Herzegowina", "BIH"),
        ("Virgin Islands (U.S.)", "VIR"),
        # official and former names
        ("République démocratique du Congo", "COD"), ("Königreich Norwegen", "NOR"), ("Swaziland", "SWZ"),
        ("Burma", "MMR"),
        ("Zaire", "COD"), ("Upper Volta", "BFA"), ("Cape Verde", "CPV"), ("Czech Republic", "CZE"), ("Turkey", "TUR"),
        ("Macedonia, FYR", "MKD"), ("East Timor", "TLS"), ("Timor Oriental", "TLS"),
        # abbreviations that lawyers use
        ("UK", "GBR"), ("U.K.", "GBR"), ("USA", "USA"), ("U.S.A", "USA"), ("DRC", "COD"), ("DPRK", "PRK"),
        ("Lao PDR", "LAO"),
        # the ISO short name means that country
        ("Congo", "COG"), ("Guinea", "GIN"), ("Niger", "NER"), ("Samoa", "WSM"), ("Sudan", "SDN"), ("Ireland", "IRL"),
        ("Georgia", "GEO"), ("Dominica", "DMA"),
        # names said twice, and parts
        ("Republic of Korea (South Korea)", "KOR"), ("Holy See (Vatican City)", "VAT"), ("Macedonia (FYROM)", "MKD"),
        ("Scotland", "GB-SCT"), ("Wales", "GB-WLS"), ("England and Wales", "GB-EAW"),
        ("Scotland (United Kingdom)", "GB-SCT"),
        ("Canada (Ontario)", "CA-ON"), ("New South Wales, Australia", "AU-NSW"), ("Hong Kong (China)", "HKG"),
        # short names with their accents
        ("Mỹ", "USA"), ("Çad", "TCD"),
    ],
)  # fmt: skip
def test_a_name_is_found(names: Names, text: str, country: str) -> None:
    assert code(names, text) == country


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "-", "¹", "Korea", "Corea", "Virgin Islands", "Saint Martin", "Micronesia", "Kongo",
        "Republic of China", "America",
        "Europe", "Africa", "World", "European Union", "EU", "Grand total", "Total", "Other", "n/a", "N/A", "N.A.",
        "it", "no", "in", "us", "uk", "and", "can", "na", "my", "Man", "end", "Beijing", "Geneva", "Flemish",
        "Italian",
        "Yugoslavia", "Czechoslovakia", "USSR", "Soviet Union", "Serbia and Montenegro", "Netherlands Antilles",
        "East Germany",
        "Guinea Bissau and", "Guinea and Bissau", "Ireland and Northern", "Kenya and Uganda", "Kenya, Uganda",
        "Kenya (Uganda)",
        "Ontario", "Victoria", "Northern Territory", "Congo (K)", "England, Wales and Northern Ireland", "404",
        "Nigēria", "Republic", "United", "Saint", "the",
    ],
)  # fmt: skip
def test_what_is_no_country_s_name_alone_gives_nothing(names: Names, text: str) -> None:
    assert code(names, text) is None


@pytest.mark.parametrize(
    ("text", "meanings"),
    [("Korea", {"KOR", "PRK"}), ("Virgin Islands", {"VGB", "VIR"}), ("Saint Martin", {"MAF", "SXM"}),
     ("Kongo", {"COG", "COD"})],
)  # fmt: skip
def test_a_name_that_means_two_countries_suggests_both(names: Names, text: str, meanings: set[str]) -> None:
    assert set(suggested(names, text)[:2]) == meanings


@pytest.mark.parametrize(
    ("text", "country"),
    [("Kenja republc", "KEN"), ("Unted Kingdm", "GBR"), ("Azerbaidjan rep", "AZE"), ("Königreich Norwegn²", "NOR"),
     ("usa", "USA"),
     ("Holland", "NLD"), ("Quatar", "QAT"), ("Fiji-eilanden", "FJI"), ("ISLAMIC REPULIC OF IRAN", "IRN"),
     ("ken", "KEN"),
     ("Afganistn", "AFG"), ("Кенна", "KEN"), ("ケニャ", "KEN")],
)  # fmt: skip
def test_a_slip_of_the_pen_is_suggested_never_taken(names: Names, text: str, country: str) -> None:
    assert code(names, text) is None
    assert country in suggested(names, text)


def test_a_part_is_found_in_the_context_of_its_state(names: Names) -> None:
    def part(text: str, state: str) -> str | None:
        found = names.part(text, state)
        return found.code if found else None

    assert part("Ontario", "CAN") == "CA-ON"
    assert part("Australia (Queensland)", "AUS") == "AU-QLD"
    assert part("Northern Territory", "AUS") == "AU-NT"
    assert part("Victoria", "SYC") is None
    assert part("Australia (Commonwealth)", "AUS") is None
    assert part("Scotland", "GBR") == "GB-SCT"


def test_real_printed_names_never_contradict_the_country_of_their_row(names: Names) -> None:
    with (FILES / "names_printed.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 900
    for row in rows:
        part = names.part(row["printed"], row["iso3"])
        found = part.code if part else code(names, row["printed"])
        assert (found or "") == row["country"], row


def test_the_answer_of_a_line_holds_the_state_among_the_suggestions(names: Names) -> None:
    assert resolve_line("Kenya", names) == {"name": "Kenya", "country": "KEN", "suggestions": ["KEN"]}
    assert resolve_line("Scotland", names) == {"name": "Scotland", "country": "GB-SCT", "suggestions": ["GBR"]}
    korea = resolve_line("Korea", names)
    assert (korea["country"], korea["suggestions"]) == (None, ["KOR", "PRK", "COM"])
    assert resolve_line("", names) == {"name": "", "country": None, "suggestions": []}


# --- names in 27 languages, with slips ---


def real_names(names: Names) -> dict[str, set[str]]:
    """Names of countries in 27 languages, from Babel's release of CLDR (another than the one in `data/`)."""
    by_iso2 = {country.iso2: country.code for country in names.countries.values() if country.iso2}
    real: dict[str, set[str]] = defaultdict(set)
    for language in LANGUAGES:
        for territory, name in Locale.parse(language).territories.items():
            if territory in by_iso2:
                real[name].add(by_iso2[territory])
    return real


def suggested_codes(names: Names, text: str) -> set[str]:
    codes = resolve_line(text, names)["suggestions"]
    assert isinstance(codes, list)
    return set(codes)


def one_slip(text: str, chance: random.Random) -> str:
    """The text with a letter dropped, doubled by a stranger, changed, or swapped with the next."""
    at, letter = chance.randrange(len(text)), chance.choice(text.lower() + "aeiouklmnrst" * text.isascii())
    slips = (text[:at] + text[at + 1 :], text[:at] + letter + text[at:], text[:at] + letter + text[at + 1 :],
             text[:at] + text[at + 1 : at + 2] + text[at] + text[at + 2 :])  # fmt: skip
    return chance.choice(slips)


def test_real_names_in_27_languages_are_found_or_suggested_and_never_mistaken(names: Names) -> None:
    real = real_names(names)
    mistaken = {name for name, codes in real.items() if code(names, name) not in codes | {None}}
    assert mistaken == set()
    helped = [real[name] & suggested_codes(names, name) for name in real]
    assert sum(map(bool, helped)) / len(helped) >= 0.99


def test_one_slip_never_gives_another_country(names: Names) -> None:
    printed = meanings(names)
    chance = random.Random(27)
    for name, codes in sorted(real_names(names).items()):
        for text in {one_slip(name, chance) for _ in range(4)}:
            found = code(names, text)
            literally = printed[" ".join(accented_words(without_footnotes(text)))] | printed[text]
            assert found is None or found in codes | literally, (name, text, found)


def meanings(names: Names) -> dict[str, set[str]]:
    """What each spelling of the table means, and each code."""
    printed: dict[str, set[str]] = defaultdict(set)
    for spelling in read_spellings(data_dir() / "names.csv", names.countries):
        printed[" ".join(accented_words(spelling.name))].add(spelling.country)
    for country in names.countries.values():
        printed[country.iso2].add(country.code)
        printed[country.code].add(country.code)
    return printed


def test_names_that_are_not_compared_letter_by_letter_would_not_have_been_suggested(
    names: Names, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(7)
    known = chance.sample([name for name, _ in names.printed()], 60)
    spoiled = [one_slip(name, chance) for name in known]
    asked = [*spoiled, *(chance.choice(name.split()) for name in spoiled if name.split()), "", "republic", "a" * 300]
    quick = [names.suggest(text, 6) for text in asked]
    monkeypatch.setattr(Pool, "within_reach", lambda pool, _key, _least: np.arange(len(pool.keys)))
    monkeypatch.setattr(Nearest, "FLOORS", (0.0,))
    assert quick == [names.suggest(text, 6) for text in asked]


def test_an_index_without_names_suggests_nothing() -> None:
    assert Names({}, (), {}).suggest("Lanternia") == []


def test_one_slip_is_still_suggested(names: Names) -> None:
    chance = random.Random(3)
    real = {name: codes for name, codes in real_names(names).items() if len(name) > 3}
    sample = chance.sample(sorted(real), 400)
    helped = [real[name] & suggested_codes(names, one_slip(name, chance)) for name in sample]
    assert sum(map(bool, helped)) / len(helped) >= 0.97


# --- properties ---


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = words(text)
    assert words(" ".join(once)) == once
    assert bag(bag(once).split(" ")) == bag(once)


@given(st.text(max_size=30))
def test_any_text_is_answered_in_the_promised_form(text: str) -> None:
    line = resolve_line(text)
    assert set(line) == {"name", "country", "suggestions"}
    assert line["name"] == text
    assert isinstance(line["suggestions"], list)
    assert len(line["suggestions"]) <= 3
    assert all(len(suggestion) == 3 for suggestion in line["suggestions"])


@given(st.data(), st.sampled_from(["", "*", " [1]", "¹", " (b)", " 2/", " ‡"]))
def test_case_and_footnote_marks_never_change_the_answer(data: st.DataObject, mark: str) -> None:
    names = countries.default_names()
    country = data.draw(st.sampled_from(sorted(names.countries.values(), key=lambda one: one.code)))
    for text in (country.name, country.official_name):
        plain = code(names, text)
        assert plain in (country.code, None)
        assert code(names, text.upper() + mark) == plain


# --- aliases and damaged tables ---


def test_an_alias_that_a_person_confirmed_is_a_name(names: Names) -> None:
    taught = names.with_aliases({"Korea": "KOR", "Land der Frühaufsteher": "DEU"})
    assert code(taught, "KOREA*") == "KOR"
    assert code(taught, "Land der Fruhaufsteher") == "DEU"
    assert code(names, "Korea") is None, "the index itself never changes"
    assert "DEU" in suggested(taught, "Land der Frühaufstehr")


def test_an_alias_cannot_take_another_country_s_name_or_lead_nowhere(names: Names) -> None:
    with pytest.raises(InvalidValue, match="name of Kenya"):
        names.with_aliases({"Kenya": "UGA"})
    with pytest.raises(NotFound):
        names.with_aliases({"Atlantis": "ATL"})
