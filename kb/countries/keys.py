"""How the printed name of a place is cleaned and folded, so that two spellings of one name give one key."""

import re
import unicodedata

# Marks that stand on letters of the Latin, Greek, Cyrillic, Hebrew and Arabic scripts. Those of other scripts (the
# voicing marks of Japanese, the vowel signs of Indic scripts) make another letter and stay.
_ACCENTS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0640]"
)
# Letters with a stroke, which Unicode does not take apart, and the dotless i that capitals hide.
_STROKES = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe"})
_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]")
_NOT_WORD = re.compile(r"[\W_]+")

_FOOTNOTE = (
    r"\[[^\[\]]{1,8}\]"  # [1], [a], [note 1]
    r"|\((?:[a-z]|[ivx]{2,4}|\d{1,2}|[*†‡§]{1,3})\)"  # (a), (ii), (1); a capital tells places apart: Congo (K)
    r"|[*†‡§¶#¤•]+|[\u00aa\u00b2\u00b3\u00b9\u00ba\u02b0-\u02b8\u02e0-\u02e4\u1d2c-\u1d6a\u1d9c-\u1dbb\u2070-\u209c]+"
    r"|(?<!\w)[a-z]\s?/|\d{1,2}\s?/|(?<=[^\d])\d{1,2}\)?|(?<=\s)[a-z]\)"  # a/, 1/, 1, 1), a)
)
_TRAILING = re.compile(rf"(?:[\s,;:]*(?:{_FOOTNOTE}))+[\s,;:]*$")
_LEADING = re.compile(
    r"^(?:\s*(?:\[[^\[\]]{1,8}\]|[*†‡§¶#¤•]+|[\u00aa\u00b2\u00b3\u00b9\u2070-\u2079]+|\d{1,2}\s?/))+\s*"
)

# Words that join two names, all the same to a bag of words.
_AND = "&"
_SYLLABLE = 3
_JOINING = frozenset(
    {
        "and",
        "und",
        "et",
        "y",
        "e",
        "en",
        "og",
        "och",
        "i",
        "ja",
        "es",
        "a",
        "ve",
        "dan",
        "un",
        "ir",
        "in",
        "и",
        "і",
        "та",
        "si",
    }
)
# Words that lists shorten, always with the same meaning in a country's name.
_SHORTENED = {
    "st": "saint", "ste": "sainte", "rep": "republic", "dem": "democratic", "fed": "federated", "utd": "united",
    "is": "islands", "terr": "territory", "ppl": "people s",
}  # fmt: skip

# Articles by the languages that use them; one is forgiven only beside a name in such a language.
ARTICLES: dict[str, frozenset[str]] = {
    article: frozenset(languages.split())
    for article, languages in {
        "the": "en", "le": "fr it", "la": "fr es it ca ro", "les": "fr ca", "l": "fr it ca mt", "el": "es ca",
        "los": "es", "las": "es", "il": "it mt", "lo": "it", "i": "it", "gli": "it", "der": "de lb", "die": "de",
        "das": "de", "den": "de", "dem": "de", "de": "nl", "het": "nl", "o": "pt gl", "a": "pt gl hu", "os": "pt gl",
        "as": "pt gl", "az": "hu", "ο": "el", "η": "el", "το": "el", "οι": "el", "τα": "el", "οἱ": "el",
    }.items()
}  # fmt: skip


def without_footnotes(text: str) -> str:
    """The printed name without footnote marks at its ends: "Kenya [1]", "Kenya*", "Kenya¹", "Kenya 1/", "Kenya (a)"."""
    return _LEADING.sub("", _TRAILING.sub("", _INVISIBLE.sub("", text))).strip()


def words(text: str) -> list[str]:
    """Words of the text with case, width, punctuation and accents folded away."""
    if text.isascii():
        return _NOT_WORD.sub(" ", text.lower()).split()
    return _split(
        unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", _wide(text).translate(_STROKES))))
    )


def accented_words(text: str) -> list[str]:
    """Words of the text with all folded away but the accents: for names that are easily taken for another's."""
    if text.isascii():
        return words(text)
    return _split(unicodedata.normalize("NFC", _wide(text)))


def compact(folded: list[str]) -> str:
    """The key that spaces, hyphens and apostrophes cannot change: "Cote DIvoire" is "Côte d'Ivoire"."""
    return "".join(folded)


def bag(folded: list[str]) -> str:
    """The key that word order, "the" and the language of "and" cannot change.

    "Korea, Republic of" is "Republic of Korea".
    """
    return " ".join(sorted(_AND if word in _JOINING else word for word in folded if word != "the"))


def bags(folded: list[str]) -> set[str]:
    """The bags under which a name is found: as it is, and without "and", where lists print "&" or a hyphen.

    A name of one word, or of syllables only (Vietnamese "Guy-a-na"), has none: its order is its spelling.
    """
    if len(folded) < 2 or (max(map(len, folded)) <= _SYLLABLE and "".join(folded).isascii()):
        return set()
    whole = bag(folded)
    return {whole, " ".join(word for word in whole.split() if word != _AND)}


def spelled_out(folded: list[str]) -> list[str]:
    """The words with those that lists shorten written out: "United Rep. of Tanzania"."""
    return " ".join(_SHORTENED.get(word, word) for word in folded).split()


class _Letters(dict[int, int]):
    """What becomes of each sign: a letter, figure or vowel sign stays, all else is a space. Filled as signs are met."""

    def __missing__(self, code: int) -> int:
        sign = chr(code)
        stays = sign.isalnum() or unicodedata.category(sign) in ("Mn", "Mc")
        self[code] = code if stays else ord(" ")
        return self[code]


_LETTERS = _Letters()


def _wide(text: str) -> str:
    return unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).casefold()


def _split(plain: str) -> list[str]:
    """Split into words; vowel signs of Indic and South-East Asian scripts are no letters, yet belong to words."""
    return plain.translate(_LETTERS).split()
