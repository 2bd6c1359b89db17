"""What a person decided for `build_countries.py`, apart from the names kept by hand in `country_names.csv`."""

WORLD = "World"

# Permanent observer States at the UN; every other State in the table is a member. "Territory" is the word for all
# other entries of ISO 3166 and says nothing about their status.
OBSERVERS = frozenset({"VAT", "PSE"})

# The screen shows the ISO 3166 short name in reading order ("Republic of Korea"). The ISO names of these countries are
# long or bracketed, and they are shown by the name in common use.
SCREEN_NAMES = {
    "BOL": "Bolivia",
    "COD": "Democratic Republic of the Congo",
    "IRN": "Iran",
    "LAO": "Laos",
    "MDA": "Moldova",
    "STP": "São Tomé and Príncipe",
    "SYR": "Syria",
    "TWN": "Taiwan",
    "TZA": "Tanzania",
    "VAT": "Holy See",
    "VEN": "Venezuela",
    "VGB": "British Virgin Islands",
    "VIR": "United States Virgin Islands",
}

# Parts of States that the facts need: ISO 3166-2 code (EAW is its code for two nations together) and English name.
PARTS = {
    "AU-ACT": "Australian Capital Territory",
    "AU-NSW": "New South Wales",
    "AU-NT": "Northern Territory",
    "AU-QLD": "Queensland",
    "AU-VIC": "Victoria",
    "BE-VLG": "Flanders",
    "CA-BC": "British Columbia",
    "CA-ON": "Ontario",
    "ES-CT": "Catalonia",
    "GB-EAW": "England and Wales",
    "GB-ENG": "England",
    "GB-NIR": "Northern Ireland",
    "GB-SCT": "Scotland",
    "GB-WLS": "Wales",
}

# Languages whose names are widely printed. A name from another language that is one letter away from one of these is
# only suggested.
MAJOR = frozenset({
    "ar", "bg", "bn", "bs", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "ga", "he", "hi", "hr",
    "hu", "hy", "id", "is", "it", "ja", "ka", "ko", "lt", "lv", "mk", "ms", "mt", "nb", "nl", "nn", "no", "pl", "pt",
    "ro", "ru", "sk", "sl", "sq", "sr", "sv", "sw", "th", "tr", "uk", "ur", "vi", "zh",
})  # fmt: skip

# Languages whose translations in iso-codes are taken; those left out are thin or faulty there.
TRANSLATED = MAJOR - {"bn", "ka", "ms", "sw", "ur"}

# Languages that are official in part of a State only, yet printed in books of law there.
REGIONAL = frozenset({"af", "cy", "eu", "gl"})

# Official somewhere and in CLDR, but laws are not printed in them.
UNWRITTEN = frozenset({"gsw", "nd", "sg", "tzm"})
