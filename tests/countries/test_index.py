"""Which country a printed name means, by the names of three fictional ones, so that each rule stands alone."""

import pytest

from kb.countries import Names, display_name, resolve_line
from kb.countries.tables import Country, Spelling
from kb.errors import InvalidValue, NotFound

FREEDONIA = Country("FRE", "state", "Freedonia", "Republic of Freedonia", iso2="FD", un_member=True)
SYLVANIA = Country("SYL", "state", "Sylvania", "Sylvania", iso2="SV")
NORTH = Country("FD-NO", "part", "North Freedonia", "North Freedonia", parent="FRE")
WORLD = Country("001", "world", "World", "World")


def spelt(name: str, country: str, kind: str = "common", match: str = "", languages: str = "en") -> Spelling:
    return Spelling(name, country, kind, match, frozenset(languages.split()))


NAMES = Names(
    {country.code: country for country in (FREEDONIA, SYLVANIA, NORTH, WORLD)},
    [
        spelt("Freedonia", "FRE", "short"),
        spelt("Republic of Freedonia", "FRE", "official"),
        spelt("Freedonie", "FRE", languages="fr"),
        spelt("F.R.", "FRE", "abbreviation"),
        spelt("Fre", "FRE"),
        spelt("Fred", "FRE"),
        spelt("Saint Rufus", "FRE", "former"),
        spelt("Free Land", "FRE", match="never"),
        spelt("Sylvania", "SYL", "short"),
        spelt("Isles and Rocks", "SYL"),
        spelt("Sílva", "SYL", match="letters"),
        spelt("Ñu", "SYL"),
        spelt("森国", "SYL", languages="ja"),
        spelt("Twinland", "FRE", "ambiguous"),
        spelt("Twinland", "SYL", "ambiguous"),
        spelt("Mirrorland", "FRE"),
        spelt("Mirrorland", "SYL"),
        spelt("North", "FD-NO", "part"),
    ],
    {},
)


def found(text: str, names: Names = NAMES) -> str | None:
    country = names.resolve(text)
    return country.code if country else None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        # Codes and abbreviations are capitals; points and spaces do not count in abbreviations.
        *(("FRE", "FRE"), ("FD", "FRE"), ("FD-NO", "FD-NO"), ("001", "001"), ("F.R.", "FRE"), ("F R", "FRE")),
        *(("fre", None), ("fd", None), ("f.r.", None), ("Fre", None)),
        # Four letters are a name in any case.
        *(("Fred", "FRE"), ("fred", "FRE"), ("FRED", "FRE")),
        # Case, order of words, footnote marks, words that lists shorten, and the word that joins two names.
        *(("FREEDONIA", "FRE"), ("freedonia*", "FRE"), ("Freedonia, Republic of", "FRE"), ("St. Rufus", "FRE")),
        *(("Isles & Rocks", "SYL"), ("Rocks and Isles", "SYL"), ("Isles-Rocks", "SYL"), ("Isles et Rocks", "SYL")),
        *(("Isles of Rocks", None), ("Isles", None)),
        # An article at either end, in a language of the name.
        *(("the Freedonia", "FRE"), ("Freedonia, the", "FRE"), ("la Freedonie", "FRE")),
        *(("la Freedonia", None), ("the Freedonie", None), ("the the Freedonia", None)),
        # A capital article beside small letters is no article: "US" would be one.
        *(("THE FREEDONIA", "FRE"), ("THE Freedonia", None), ("the FREEDONIA", None)),
        # Accents count where the table says so, and in names of very few letters.
        *(
            ("Sílva", "SYL"),
            ("SÍLVA", "SYL"),
            ("Silva", None),
            ("Ñu", "SYL"),
            ("ÑU", "SYL"),
            ("ñu", None),
            ("Nu", None),
        ),
        # In other scripts two letters are a name.
        *(("森国", "SYL"), ("森国*", "SYL"), ("森", None)),
        # One slip is never taken; a name that is only suggested, and one that two countries share, give nothing.
        *(("Freedonya", None), ("Free Land", None), ("Twinland", None), ("Mirrorland", None), ("", None)),
        # A name said twice, and a part beside its State.
        *(("Freedonia (Republic of Freedonia)", "FRE"), ("Freedonia, Freedonie", "FRE")),
        *(("Freedonia (Sylvania)", None), ("Freedonia, Sylvania", None)),
        *(("North", None), ("North (Freedonia)", "FD-NO"), ("Freedonia (North)", "FD-NO")),
        *(("North, Freedonia", "FD-NO"), ("Freedonia, North", "FD-NO"), ("North, Sylvania", None)),
        *(("Freedonia (North) (South)", None), ("North (Twinland)", None)),
    ],
)
def test_a_name_means_one_country_or_nothing(text: str, code: str | None) -> None:
    assert found(text) == code


@pytest.mark.parametrize(
    ("text", "state", "part"),
    [
        ("North", "FRE", "FD-NO"),
        ("NORTH*", "FRE", "FD-NO"),
        ("Freedonia (North)", "FRE", "FD-NO"),
        ("North, Freedonia", "FRE", "FD-NO"),
        ("North", "SYL", None),
        ("North (Sylvania)", "FRE", None),
        ("Sylvania (North)", "SYL", None),
        ("South", "FRE", None),
        ("Freedonia", "FRE", None),
        ("", "FRE", None),
    ],
)
def test_a_part_is_known_beside_its_state_only(text: str, state: str, part: str | None) -> None:
    country = NAMES.part(text, state)
    assert (country.code if country else None) == part


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        # What is found comes first, then what the name may mean, then what is near.
        ("Freedonia", ["FRE"]),
        ("Twinland", ["FRE", "SYL"]),
        ("twinland [1]", ["FRE", "SYL"]),
        ("Free Land", ["FRE", "SYL"]),
        ("Freedonya", ["FRE"]),
        ("fre", ["FRE"]),
        ("North (Freedonia)", ["FD-NO", "FRE"]),
        ("", []),
        ("Zzyzx", []),
    ],
)
def test_what_a_text_may_mean_is_suggested_best_first(text: str, codes: list[str]) -> None:
    assert [country.code for country in NAMES.suggest(text)] == codes


def test_no_more_is_suggested_than_was_asked_for() -> None:
    assert NAMES.suggest("Twinland", 1) == [FREEDONIA]
    assert NAMES.suggest("Freedonia", 0) == []


@pytest.mark.parametrize(
    ("name", "country", "suggestions"),
    [
        ("Freedonia", "FRE", ["FRE"]),
        # A part is told with its State; the world is nobody's suggestion.
        ("North, Freedonia", "FD-NO", ["FRE"]),
        ("001", "001", []),
        ("Twinland", None, ["FRE", "SYL"]),
        ("Freedonya", None, ["FRE"]),
    ],
)
def test_the_line_of_the_command(name: str, country: str | None, suggestions: list[str]) -> None:
    assert resolve_line(name, NAMES) == {"name": name, "country": country, "suggestions": suggestions}


# --- aliases


def test_an_alias_gives_a_name_without_taking_one() -> None:
    taught = NAMES.with_aliases({"Twinland": "SYL", "Freedonya": "FRE", "Up North": "FD-NO"})
    assert [found(text, taught) for text in ("TWINLAND", "Freedonya", "Up North")] == ["SYL", "FRE", "FD-NO"]
    assert [found(text) for text in ("TWINLAND", "Freedonya", "Up North")] == [None, None, None]
    assert list(taught.printed())[-3:] == [("Twinland", "SYL"), ("Freedonya", "FRE"), ("Up North", "FD-NO")]


def test_an_alias_may_be_confirmed_again_and_corrected() -> None:
    once = NAMES.with_aliases({"Twinland": "SYL"})
    assert found("Twinland", once.with_aliases({"Twinland": "SYL"})) == "SYL"
    assert found("Twinland", once.with_aliases({"Twinland": "FRE"})) == "FRE"
    assert NAMES.with_aliases({}) is NAMES


def test_an_alias_that_says_what_is_known_already_is_harmless() -> None:
    assert found("Freedonia", NAMES.with_aliases({"Freedonia": "FRE"})) == "FRE"


@pytest.mark.parametrize("name", ["Freedonia", "freedonia, republic of", "F.R.", "FD", "the Freedonia"])
def test_an_alias_cannot_take_the_name_of_another(name: str) -> None:
    with pytest.raises(InvalidValue, match=f"“{name}” is a name of Freedonia and cannot be made a name of SYL"):
        NAMES.with_aliases({name: "SYL"})


def test_an_alias_leads_to_a_country_that_there_is() -> None:
    with pytest.raises(NotFound, match="no country with the code “ZEN”, to which “Zenda” should lead"):
        NAMES.with_aliases({"Zenda": "ZEN"})


# --- a name that two spellings share


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        (spelt("Aland", "FRE", "short"), spelt("Aland", "SYL"), "FRE"),
        (spelt("Aland", "SYL"), spelt("Aland", "FRE", "short"), "FRE"),
        (spelt("Aland", "FRE"), spelt("Aland", "SYL"), None),
        (spelt("Aland", "FRE", "short"), spelt("Aland", "SYL", "short"), None),
        (spelt("Aland", "FRE"), spelt("Aland", "FRE", "official"), "FRE"),
        # Accents count only where both spellings ask for them.
        (spelt("Áland", "FRE", match="letters"), spelt("Aland", "FRE"), "FRE"),
        (spelt("Áland", "FRE", match="letters"), spelt("Àland", "FRE", match="letters"), None),
    ],
)
def test_the_short_name_of_the_standard_wins_and_two_equals_mean_nothing(
    first: Spelling, second: Spelling, code: str | None
) -> None:
    names = Names({"FRE": FREEDONIA, "SYL": SYLVANIA}, [first, second], {})
    assert found("Aland", names) == code


@pytest.mark.parametrize(("text", "code"), [("Áland", "FRE"), ("Àland", "FRE"), ("Âland", None)])
def test_a_name_may_be_spelt_with_either_of_two_accents(text: str, code: str | None) -> None:
    spellings = [spelt("Áland", "FRE", match="letters"), spelt("Àland", "FRE", match="letters")]
    assert found(text, Names({"FRE": FREEDONIA}, spellings, {})) == code


def test_articles_are_those_of_every_language_that_uses_the_name() -> None:
    spellings = [spelt("Aland", "FRE", languages="en"), spelt("Aland", "FRE", languages="es")]
    names = Names({"FRE": FREEDONIA}, spellings, {})
    assert [found(text, names) for text in ("the Aland", "el Aland", "der Aland")] == ["FRE", "FRE", None]


@pytest.mark.parametrize(
    ("code", "locale", "name"),
    [("FRE", "en", "Freedonia"), ("FRE", "fr", "Freedonia"), ("FRE", "", "Freedonia"), ("FRE", "x_y_z", "Freedonia")],
)
def test_a_country_that_no_language_names_keeps_its_screen_name(code: str, locale: str, name: str) -> None:
    assert display_name(code, locale, NAMES) == name
