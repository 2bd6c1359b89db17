"""The words of a text as search knows them: the same for what is stored and for what is asked, in every script.

Case, width, accents, strokes and Arabic vowel signs are folded away. Scripts that put no space between words (Chinese,
Japanese, Thai, Lao, Khmer, Burmese) give one word for each letter with its signs, so that a phrase finds them.
"""

import re
import unicodedata
from collections.abc import Iterator

from kb.countries.keys import words as folded

LONGEST_WORD = 60
"""Letters of a word that count; more is cut, in the index and in a question alike."""

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\ua9e0-\ua9ff\uaa60-\uaa7f\uf900-\ufaff\U0001b000-\U0001b16f\U00020000-\U0003ffff]"
)
_ARABIC = re.compile("[\u0621-\u064a]")
_ARABIC_ARTICLE = re.compile(r"^(?:[وبفك]?ال|لل)(?=\w{2,})")
_ARABIC_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ک": "ك", "ی": "ي"})
_NUMBER = re.compile(r"\+?\(?\d[\d\s().\-–/]{0,40}\d")
_CHUNK = re.compile(r"\S+")
_ASCII_WORD = re.compile(r"[A-Za-z0-9]+")
_SIGNS = ("Mn", "Mc")
_INVISIBLE = "Cf"


def tokens(text: str) -> list[str]:
    """The folded words of a text, in its order."""
    if text.isascii():
        return [word[:LONGEST_WORD] for word in folded(text)]
    return [part[:LONGEST_WORD] for word in folded(text) for part in _parts(word)]


def spans(text: str) -> Iterator[tuple[str, int, int]]:
    """The folded words of a text, each with where it starts and ends in the text as printed."""
    for chunk in _CHUNK.finditer(text):
        printed, at = chunk.group(), chunk.start()
        if printed.isascii():
            for word in _ASCII_WORD.finditer(printed):
                yield word.group().lower()[:LONGEST_WORD], at + word.start(), at + word.end()
        else:
            yield from ((token, at + start, at + end) for token, start, end in _spans(printed))


def is_unspaced(token: str) -> bool:
    """Whether a word is a letter of a script without spaces: it is found as part of a phrase only."""
    return bool(_UNSPACED.match(token))


def numbers(text: str, shortest: int = 5) -> Iterator[tuple[str, int, int]]:
    """Printed numbers of so many digits or more as digits only, with where they stand: "0800 221 0800"."""
    for found in _NUMBER.finditer(text):
        digits = plain_digits(found.group())
        if len(digits) >= shortest:
            yield digits, found.start(), found.end()


def plain_digits(text: str) -> str:
    """The digits of a text, of any script, as 0 to 9."""
    return "".join(str(unicodedata.digit(sign)) for sign in text if sign.isdecimal())


def _spans(text: str) -> Iterator[tuple[str, int, int]]:
    for start, end in _runs(text):
        for first, last in _letters(text[start:end]):
            yield from ((token, start + first, start + last) for token in tokens(text[start + first : start + last]))


def _parts(word: str) -> Iterator[str]:
    if word.isascii():
        yield word
    elif _UNSPACED.search(word):
        yield from (word[start:end] for start, end in _letters(word))
    elif _ARABIC.search(word):
        yield _ARABIC_ARTICLE.sub("", word.translate(_ARABIC_LETTERS))
    else:
        yield word if word.isalpha() else _with_plain_digits(word)


def _with_plain_digits(word: str) -> str:
    return "".join(str(unicodedata.digit(sign)) if sign.isdecimal() else sign for sign in word)


def _letters(run: str) -> Iterator[tuple[int, int]]:
    """Where the words of an unbroken run stand: the whole run, or each letter of a script without spaces."""
    start = 0
    for at in range(1, len(run)):
        alone = _UNSPACED.match(run[at]) or _UNSPACED.match(run[start])
        if alone and unicodedata.category(run[at]) not in (*_SIGNS, _INVISIBLE):
            yield start, at
            start = at
    if run:
        yield start, len(run)


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Where letters, figures and their signs stand together."""
    start = None
    for at, sign in enumerate(text):
        inside = sign.isalnum() or unicodedata.category(sign) in (*_SIGNS, _INVISIBLE)
        if inside and start is None:
            start = at
        elif not inside and start is not None:
            yield start, at
            start = None
    if start is not None:
        yield start, len(text)
