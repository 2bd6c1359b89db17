"""The text around a printed telephone number: dashes, brackets, labels, letters and extensions told from digits."""

import re
import unicodedata
from dataclasses import dataclass, replace

from kb.errors import InvalidValue
from kb.text import key
from kb.values.hours import read_hours

_LONGEST_TEXT = 300
_KEYPAD = {
    letter: digit
    for digit, letters in zip("23456789", ("ABC", "DEF", "GHI", "JKL", "MNO", "PQRS", "TUV", "WXYZ"), strict=True)
    for letter in letters
}
_DAMAGED = re.compile(r"\d+\.0|\d+(?:[.,]\d+)?[eE]\+?\d+")
_BRACKET = re.compile(r"\(([^()]*)\)")
_ROUND_THE_CLOCK = re.compile(r"24\s*(?:/\s*7|h\b|hours?\b|hrs?\b|x\s*7)", re.IGNORECASE)
_EXTENSION = re.compile(
    r"[\s,;(]*(?:\bext(?:ension|n)?|(?<=[\s\d])x|\bposte|\banexo|\bramal|\binterno|\bдоб)\s*[.:]?\s*(\d{1,7})\)?\s*$",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\d[\s)]*(?:[&~]|\b(?:or|and|to|ou|et|à|o|y|e|oder|und|bis|или|и)\b)[\s(+]*\d", re.IGNORECASE)
_NUMBER = re.compile(r"[+*#(]*[\d+][\d\s().+/-]*#?")
_TELEPHONE_WORDS = """
    tel telefon telefono telephone telf tlf phone freephone free toll tollfree call dial hotline helpline line
    linea linha ligne linie numero number no nr n num verde verte vert gratis gratuit gratuita gratuite alo allo
    child childline children sos emergency mobile mob cell office landline fixed and the in on at our us
"""
_LABELS = frozenset(_TELEPHONE_WORDS.split())
_OTHER_CHANNELS = frozenset(("fax", "telefax", "sms", "text", "texts", "telex", "факс", "смс"))
_CALLS = frozenset(("call", "calls", "phone", "tel", "telephone", "voice", "ring", "dial"))
_SLIPS = frozenset("OoIl")
# One or two letters between digits, or a group that is digits but for such letters: "8OO", "O8".
_SLIPPED = re.compile(r"\d[A-Za-z]{1,2}\d|\d[OoIl]+(?![A-Za-z])|(?<![A-Za-z])[OoIl]+\d")


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed number taken apart.

    Attributes:
        printed: the words as printed, untouched.
        number: from the first dialled character to the last; letters only when `letters` says so.
        extension: digits, "" when none is printed.
        letters: whether letters stand among or right behind the digits.
        strange_words: words outside brackets that are not known to label a telephone.
        warnings: sentences on what was left out of every reading; `notes` those of this reading only.
    """

    printed: str
    number: str
    extension: str = ""
    letters: bool = False
    strange_words: str = ""
    warnings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def international(self) -> bool:
        """Whether it begins with +, in brackets or not."""
        return self.number.lstrip("( ").startswith("+")

    def without_words(self) -> "Printed | None":
        """The number without the words behind it ("116 toll free"); None when letters are joined to digits.

        Raises:
            InvalidValue: the words name another channel than a call ("116 111 fax").
        """
        found = re.fullmatch(rf"({_NUMBER.pattern}?)(?<=[\s:])\W*([^\d+*#]+)", self.number)
        if not found or not digits_of(found[1]) or not set(_letters(found[2])) - _SLIPS:
            return None
        _refuse_other_channels(self.printed, [found[2]])
        strange = _strange(found[2].strip())
        notes = tuple(_left_out([strange] if strange else []))
        return replace(self, number=found[1].strip(" .-/"), letters=False, strange_words=strange, notes=notes)


def digits_of(text: str) -> str:
    """The ASCII digits alone."""
    return "".join(letter for letter in text if letter in "0123456789")


def read_printed(printed: str) -> Printed:
    """Take a printed number apart.

    Raises:
        InvalidValue: no digits, several numbers, damage by a spreadsheet, another channel than a call, or signs that
            do not belong to a number.
    """
    if len(printed) > _LONGEST_TEXT:
        raise InvalidValue(f"“{printed[:60]}…” is too long for a telephone number; enter the number alone.")
    text = _plain(printed)
    _refuse_damage(printed, text)
    text, extension = _without_extension(text)
    text, remarks = _without_remarks(printed, text)
    text, words = _without_label(printed, _one_number(printed, text))
    letters = any(letter.isalpha() for letter in text)
    if not letters and not _NUMBER.fullmatch(text):
        raise InvalidValue(f"“{printed}” holds signs that do not belong to a number; enter the number alone.")
    _refuse_other_channels(printed, [*remarks, words])
    strange = _strange(words)
    notes = _left_out([*remarks, strange] if strange else remarks)
    if extension:
        notes.append(f"Extension {extension}: the number alone reaches the switchboard.")
    return Printed(printed, text, extension, letters, strange, tuple(notes))


def spelled(text: Printed) -> Printed | None:
    """Letters as the digits of their keys (1-800-4-A-CHILD); None where they may be something else.

    Letters O, o, l and I among digits may be slips for 0 and 1, and lower-case words after a space are words.
    """
    letters = _letters(text.number)
    slips = not set(letters) - _SLIPS or _SLIPPED.search(text.number)
    words = re.search(r"\s[A-Za-z]*[a-z]", text.number)
    if len(letters) < 3 or not letters.isascii() or slips or words:
        return None
    number = _keyed(text.number)
    return replace(text, number=number, letters=False) if _NUMBER.fullmatch(number) else None


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalpha())


def _keyed(text: str) -> str:
    return "".join(_KEYPAD.get(letter.upper(), letter) for letter in text)


def _strange(words: str) -> str:
    """The words, unless they only say that this is a telephone."""
    return "" if set(key(words).split()) <= _LABELS else words


def _left_out(words: list[str]) -> list[str]:
    return [f"Left out beside the number: “{said}”." for said in words]


def _plain(printed: str) -> str:
    """Full-width forms, digits of any script, dashes and invisible signs as their plain counterparts."""
    signs = []
    for sign in printed:
        kind = unicodedata.category(sign)
        if kind in ("No", "Nl"):
            raise InvalidValue(f"“{printed}” holds “{sign}”, which may be a footnote mark; enter the number alone.")
        signs.append(_plain_sign(sign, kind))
    text = unicodedata.normalize("NFKC", "".join(signs)).replace("[", "(").replace("]", ")")
    text = re.sub(r"\s+", " ", re.sub(r"[\r\n\v\f]+", ";", text.strip())).strip(" '\"’‘“”`´;,")
    return re.sub(r"(?<=[*#+]) ", "", text)


def _plain_sign(sign: str, kind: str) -> str:
    if kind == "Nd":
        return str(unicodedata.decimal(sign))
    if kind == "Pd" or sign == "−":
        return "-"
    return "" if kind in ("Cf", "Cs") or (kind == "Cc" and not sign.isspace()) else sign


def _refuse_damage(printed: str, text: str) -> None:
    if not digits_of(text):
        raise InvalidValue(f"“{printed}” holds no number that could be called; enter it in digits.")
    if _DAMAGED.fullmatch(text):
        raise InvalidValue(f"“{printed}” was changed by a spreadsheet; enter the number as the source prints it.")


def _without_extension(text: str) -> tuple[str, str]:
    found = _EXTENSION.search(text)
    if not found or not digits_of(text[: found.start()]):
        return text, ""
    return text[: found.start()], found[1]


def _without_remarks(printed: str, text: str) -> tuple[str, list[str]]:
    """Brackets with words are remarks; digits in brackets belong to the number unless they repeat spelled letters."""
    remarks: list[str] = []

    def judge(bracket: re.Match[str]) -> str:
        inside, before = bracket[1], text[: bracket.start()]
        if _repeats(before, inside):
            return " "
        rest = "" if read_hours(inside) else _ROUND_THE_CLOCK.sub("", inside)
        if digits_of(rest) and _letters(rest):
            raise InvalidValue(f"“{printed}”: it is not clear what “({inside})” adds; enter the number alone.")
        if digits_of(rest):
            return _digits_in_brackets(printed, before, bracket[0])
        remarks.extend([inside.strip()] if inside.strip(" +") else [])
        return bracket[0] if "+" in inside else " "

    return _BRACKET.sub(judge, text).strip(), remarks


def _repeats(before: str, inside: str) -> bool:
    """Whether a bracket says again in digits what letters spell before it, or the other way round."""
    said, again = digits_of(_keyed(before)), digits_of(_keyed(inside))
    return len(again) >= 3 and said.endswith(again) and bool(_letters(before)) != bool(_letters(inside))


def _digits_in_brackets(printed: str, before: str, bracket: str) -> str:
    if len(digits_of(before)) >= 5:
        raise InvalidValue(f"“{printed}” may hold two numbers; enter each on its own row.")
    return bracket


def _one_number(printed: str, text: str) -> str:
    """The part that holds the number, its area code joined where a slash parts them (0228/123456)."""
    parts = [part for part in re.split(r"[;,|]", text) if digits_of(part)]
    slashed = parts[0].split("/") if parts else []
    if len(parts) != 1 or len(slashed) > 2 or _SEVERAL.search(parts[0]) or text.count("+") > 1:
        raise InvalidValue(f"“{printed}” holds several numbers; enter each on its own row.")
    if len(slashed) == 2 and not _is_area_and_number(*slashed):
        raise InvalidValue(f"“{printed}” holds several numbers; enter each on its own row.")
    return " ".join(slashed).strip()


def _is_area_and_number(area: str, number: str) -> bool:
    """Area codes before a slash begin with 0 or + and are short; what follows is long."""
    longest = 8 if "+" in area else 5
    opening = re.match(r"[^\d+]*([0+])", area)
    return bool(opening) and len(digits_of(area)) <= longest and len(digits_of(number)) >= 5


def _without_label(printed: str, text: str) -> tuple[str, str]:
    """Words before the number go; letters joined to it stay, and so do those behind it."""
    found = re.match(r"[^\d+*#(]*", text)
    label = found[0] if found else ""
    if any(letter.isalpha() for letter in label):
        if not re.search(r"[\s:.]$", label) and (label[-1] != "-" or _strange(label)):
            raise InvalidValue(f"“{printed}”: letters are joined to the digits; write the number in digits.")
        return text[len(label) :].strip(" .-/"), label.strip(" .:-'\"")
    return text[len(label) :].strip(" .-/'"), ""


def _refuse_other_channels(printed: str, words: list[str]) -> None:
    for said in words:
        found = set(key(said).split())
        if found & _OTHER_CHANNELS and not found & _CALLS:
            raise InvalidValue(f"“{printed}” is not said to be a number to call; enter it as what it is.")
