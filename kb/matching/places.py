"""Which countries an organisation's name names: by a country's name, an abbreviation or an adjective ("Kenyan")."""

from functools import cache

from babel import Locale

from kb.countries import Names
from kb.matching.words import folded

_LONGEST = 5
_SHORTEST_STEM = 4
_SHORTEST_ABBREVIATION = 2
_LANGUAGES = ("en", "fr", "es", "pt")
# Endings that make an adjective of a country's name: knowledge of language, not of countries.
_ENDINGS = (
    "n", "an", "ian", "ean", "nian", "ese", "lese", "nese", "ish", "i", "ni", "ic", "er",
    "ais", "aise", "ois", "oise", "ien", "ienne", "iens", "iennes", "en", "enne", "ain", "aine", "be", "nais", "naise",
    "lais", "laise", "ano", "ana", "anos", "anas", "eno", "ena", "ense", "iano", "iana", "ino", "ina", "eiro", "eira",
)  # fmt: skip
_VOWELS = "aeiouy"
# Adjectives and short names that no ending makes.
_IRREGULAR = {
    "danish": "DNK", "dansk": "DNK", "danske": "DNK", "dutch": "NLD", "nederlandse": "NLD", "holland": "NLD",
    "french": "FRA", "francais": "FRA", "francaise": "FRA", "german": "DEU", "deutsche": "DEU", "deutscher": "DEU",
    "deutsches": "DEU", "allemand": "DEU", "allemande": "DEU", "spanish": "ESP", "espanol": "ESP", "espanola": "ESP",
    "swiss": "CHE", "suisse": "CHE", "schweizer": "CHE", "schweizerische": "CHE", "british": "GBR", "irish": "IRL",
    "welsh": "GB-WLS", "scottish": "GB-SCT", "english": "GB-ENG", "finnish": "FIN", "swedish": "SWE", "svenska": "SWE",
    "norwegian": "NOR", "norsk": "NOR", "norges": "NOR", "polish": "POL", "polski": "POL", "polska": "POL",
    "turkish": "TUR", "greek": "GRC", "hellenic": "GRC", "hellas": "GRC", "czech": "CZE", "slovak": "SVK",
    "croat": "HRV", "croatian": "HRV", "serb": "SRB", "cypriot": "CYP", "belgian": "BEL", "belge": "BEL",
    "belgische": "BEL", "belgisch": "BEL", "luxembourgish": "LUX", "austrian": "AUT", "osterreichische": "AUT",
    "portuguese": "PRT", "italian": "ITA", "icelandic": "ISL", "hungarian": "HUN", "magyar": "HUN", "thai": "THA",
    "chinese": "CHN", "japanese": "JPN", "filipino": "PHL", "philippine": "PHL", "afghan": "AFG", "uzbek": "UZB",
    "kazakh": "KAZ", "kyrgyz": "KGZ", "tajik": "TJK", "turkmen": "TKM", "lao": "LAO", "khmer": "KHM", "burmese": "MMR",
    "malagasy": "MDG", "malgache": "MDG", "basotho": "LSO", "mosotho": "LSO", "botswana": "BWA", "swazi": "SWZ",
    "ivorian": "CIV", "ivoirien": "CIV", "ivoirienne": "CIV", "burkinabe": "BFA", "burkinabes": "BFA", "argentine": "ARG",
    "peruvian": "PER", "peruano": "PER", "peruana": "PER", "salvadoran": "SLV", "salvadorena": "SLV", "salvadoreno": "SLV",
    "emirati": "ARE", "lebanese": "LBN", "libanais": "LBN", "libanaise": "LBN", "israeli": "ISR",
    "moroccan": "MAR", "marocain": "MAR", "marocaine": "MAR", "egyptian": "EGY", "tunisian": "TUN", "iraqi": "IRQ",
    "bangladeshi": "BGD", "pakistani": "PAK", "nepali": "NPL", "nepalese": "NPL", "trinidadian": "TTO", "kosovar": "XKX",
    "kiwi": "NZL", "saudi": "SAU", "qatari": "QAT", "kuwaiti": "KWT", "yemeni": "YEM", "omani": "OMN", "korean": "KOR",
    "korea": "KOR",
    "gambian": "GMB", "nigerien": "NER", "nigerienne": "NER", "nigerian": "NGA",
    "guatemalteca": "GTM", "guatemalteco": "GTM", "hondurena": "HND", "hondureno": "HND",
    "costarricense": "CRI", "estonian": "EST", "latvian": "LVA", "lithuanian": "LTU", "maltese": "MLT", "canadian": "CAN",
    "sri lankan": "LKA", "south african": "ZAF", "new zealander": "NZL", "north macedonian": "MKD", "sierra leonean": "SLE",
    "rd congo": "COD", "dr congo": "COD", "south sudanese": "SSD", "cape verdean": "CPV", "papua": "PNG",
}  # fmt: skip


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
    return sure | {word: frozenset(codes.split()) for word, codes in _IRREGULAR.items() if codes}


def _stems(name: str) -> set[str]:
    if not name.isascii() or not name.isalpha():
        return set()
    cut = name.rstrip(_VOWELS)
    return {stem for stem in (name, name[:-1] if name[-1:] in _VOWELS else name, cut) if len(stem) >= _SHORTEST_STEM}
