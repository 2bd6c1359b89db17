"""Which countries an organisation's name names: by a country's name, an abbreviation or an adjective ("Kenyan")."""

from functools import cache

from babel import Locale

from kb.countries import Names
from kb.topics.organisations.matching.words import folded

_LONGEST = 5
_SHORTEST_STEM = 4
_SHORTEST_ABBREVIATION = 2
_LANGUAGES = ("en", "fr", "es", "pt")
# Endings that make an adjective of a country's name: knowledge of language, not of countries.
_ENDINGS = (
    "n", "an", "ian", "ean", "nian", "ese", "lese", "nese", "ish", "i", "ni", "ic", "er",
    "ais", "aise", "ois", "oise", "ien", "ienne", "iens", "iennes", "en", "enne", "een",
    "eens", "eenne", "ain", "aine", "be", "nais", "naise",
    "lais", "laise", "ano", "ana", "anos", "anas", "eno", "ena", "ense", "iano", "iana", "ino", "ina", "eiro", "eira",
)  # fmt: skip
_VOWELS = "aeiouy"
# Adjectives and short names that no ending makes.
_IRREGULAR = {
    "AFG": "afghan",
    "ARE": "emirati",
    "ARG": "argentine",
    "AUT": "austrian, osterreichische",
    "BEL": "belgian, belge, belgische, belgisch",
    "BFA": "burkinabe, burkinabes",
    "BGD": "bangladeshi",
    "BWA": "botswana",
    "CAN": "canadian",
    "CHE": "swiss, suisse, schweizer, schweizerische",
    "CHN": "chinese",
    "CIV": "ivorian, ivoirien, ivoirienne",
    "COD": "rd congo, dr congo",
    "CPV": "cape verdean",
    "CRI": "costarricense",
    "CYP": "cypriot",
    "CZE": "czech",
    "DEU": "german, deutsche, deutscher, deutsches, allemand, allemande",
    "DNK": "danish, dansk, danske",
    "EGY": "egyptian",
    "ESP": "spanish, espanol, espanola",
    "EST": "estonian",
    "FIN": "finnish",
    "FRA": "french, francais, francaise",
    "GB-ENG": "english",
    "GB-SCT": "scottish",
    "GB-WLS": "welsh",
    "GBR": "british",
    "GMB": "gambian",
    "GRC": "greek, hellenic, hellas",
    "GTM": "guatemalteca, guatemalteco",
    "HND": "hondurena, hondureno",
    "HRV": "croat, croatian",
    "HUN": "hungarian, magyar",
    "IRL": "irish",
    "IRQ": "iraqi",
    "ISL": "icelandic",
    "ISR": "israeli",
    "ITA": "italian",
    "JPN": "japanese",
    "KAZ": "kazakh",
    "KGZ": "kyrgyz",
    "KHM": "khmer",
    "KOR": "korean, korea",
    "KWT": "kuwaiti",
    "LAO": "lao",
    "LBN": "lebanese, libanais, libanaise",
    "LKA": "sri lankan",
    "LSO": "basotho, mosotho",
    "LTU": "lithuanian",
    "LUX": "luxembourgish",
    "LVA": "latvian",
    "MAR": "moroccan, marocain, marocaine",
    "MDG": "malagasy, malgache",
    "MKD": "north macedonian",
    "MLT": "maltese",
    "MMR": "burmese",
    "NER": "nigerien, nigerienne",
    "NGA": "nigerian",
    "NLD": "dutch, nederlandse, holland",
    "NOR": "norwegian, norsk, norges",
    "NPL": "nepali, nepalese",
    "NZL": "kiwi, new zealander",
    "OMN": "omani",
    "PAK": "pakistani",
    "PER": "peruvian, peruano, peruana",
    "PHL": "filipino, philippine",
    "PNG": "papua",
    "POL": "polish, polski, polska",
    "PRT": "portuguese",
    "QAT": "qatari",
    "SAU": "saudi",
    "SLE": "sierra leonean",
    "SLV": "salvadoran, salvadorena, salvadoreno",
    "SRB": "serb",
    "SSD": "south sudanese",
    "SVK": "slovak",
    "SWE": "swedish, svenska",
    "SWZ": "swazi",
    "THA": "thai",
    "TJK": "tajik",
    "TKM": "turkmen",
    "TTO": "trinidadian",
    "TUN": "tunisian",
    "TUR": "turkish",
    "UZB": "uzbek",
    "XKX": "kosovar",
    "YEM": "yemeni",
    "ZAF": "south african",
}


class Places:
    """Finds countries in the words of a name."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._adjectives = _adjectives(names)
        self._known: dict[str, frozenset[str]] = {}

    def longest(self, words: list[str], start: int) -> tuple[frozenset[str], int]:
        """Codes of the country that the words name from `start` on, and how many words name it (0: none)."""
        for size in range(min(_LONGEST, len(words) - start), 0, -1):
            found = self._of(" ".join(words[start : start + size]), last=start + size == len(words) and start > 0)
            if found:
                return found, size
        return frozenset(), 0

    def _of(self, text: str, *, last: bool) -> frozenset[str]:
        key = f"{text}|{last}"
        if key not in self._known:
            self._known[key] = self._look_up(text, last=last)
        return self._known[key]

    def _look_up(self, text: str, *, last: bool) -> frozenset[str]:
        plain = folded(text)
        if plain in self._adjectives:
            return self._adjectives[plain]
        # "NZ" ends a name as a country; "PS" before other words is not Palestine.
        if text.isupper() and len(text) <= 3 and not (last or text in ("USA", "DRC", "RDC")):
            return frozenset()
        found = self._names.resolve(text)
        return frozenset((found.code,)) if found else frozenset()


@cache
def _territories(language: str) -> dict[str, str]:
    return {str(code): str(name) for code, name in Locale.parse(language).territories.items()}


def _adjectives(names: Names) -> dict[str, frozenset[str]]:
    """Adjectives of all countries: every stem of a name of one word with every ending; unlike codes cancel out."""
    made: dict[str, set[str]] = {}
    for country in names.countries.values():
        spelled = {_territories(language).get(country.iso2, "") for language in _LANGUAGES} | {country.name}
        for stem in {stem for name in spelled for stem in _stems(folded(name))}:
            for ending in _ENDINGS:
                made.setdefault(stem + ending, set()).add(country.code)
    sure = {word: frozenset(codes) for word, codes in made.items() if len(codes) == 1}
    return sure | {word: frozenset((code,)) for code, listed in _IRREGULAR.items() for word in listed.split(", ")}


def _stems(name: str) -> set[str]:
    if not name.isascii() or not name.isalpha():
        return set()
    cut = name.rstrip(_VOWELS)
    return {stem for stem in (name, name[:-1] if name[-1:] in _VOWELS else name, cut) if len(stem) >= _SHORTEST_STEM}
