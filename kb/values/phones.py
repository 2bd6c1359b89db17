"""Telephone numbers as printed anywhere: a full number (E.164), a short code, or a sentence why it is neither.

Somebody may dial what is read here, so nothing is guessed. A full number must be in use by the numbering plan
(`phonenumbers`); one that is merely long enough is a problem. A short code stays digits: it never gets a prefix.
"""

import re
from dataclasses import asdict, dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Literal

from kb.errors import InvalidValue
from kb.values.phonetext import Printed, digits_of, read_printed, spelled

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_WORLD = "001"
_HARMONISED = re.compile(r"116(?:\d{3})?")
_COUNTRY = re.compile(r"[A-Z]{3}|[A-Z]{2}-[A-Z0-9]{1,3}")
_LONGEST_CODE = 6
# A subscriber's number without its area code has at most eight digits, anywhere.
_LONGEST_LOCAL = 8
_LONGEST_AREA = 5
# Regions of the library that ISO 3166-1 does not list.
_UNLISTED = {"XK": "Kosovo", "AC": "Ascension Island", "TA": "Tristan da Cunha"}


@dataclass(frozen=True, slots=True)
class Phone:
    """A printed number as read: exactly one of `e164`, `short_code` and `problem` is set.

    Attributes:
        country: code as given (`KEN`, `GB-SCT`, `XKX`; `001` for the world, where only `+` numbers can be read).
        printed: the words as printed, untouched.
        e164: `+254800221080`.
        short_code: digits only (`116000`), valid inside the country only.
        tel_uri: RFC 3966 link; a short code carries its country as `phone-context`, an extension as `ext`.
        warning: what a person should check before publishing.
        problem: why nothing can be dialled, and what to do.
    """

    country: str
    printed: str
    e164: str | None = None
    short_code: str | None = None
    tel_uri: str | None = None
    warning: str | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """What may be dialled; `known` = the library has it in its plan, or the form says enough."""

    e164: str = ""
    short_code: str = ""
    known: bool = True
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Plan:
    """The numbering plan of a country; `region` is its ISO alpha-2 code, "" for the world."""

    country: str
    region: str

    @cached_property
    def calling_code(self) -> str:
        """Country calling code, "" where the library knows no plan (Antarctica, Pitcairn)."""
        import phonenumbers

        return str(phonenumbers.country_code_for_region(self.region) or "")

    @cached_property
    def trunk(self) -> str:
        """The digit dialled before an area code inside the country, "" where there is none."""
        import phonenumbers

        return phonenumbers.ndd_prefix_for_region(self.region, True) or "" if self.calling_code else ""

    @cached_property
    def regions(self) -> tuple[str | None, ...]:
        """Plans to read by: the country's own, then the main one of its calling code (Jersey dials as the UK does)."""
        import phonenumbers

        if not self.calling_code:
            return (None,)
        main = phonenumbers.region_code_for_country_code(int(self.calling_code))
        return (self.region,) if main == self.region else (self.region, main)

    def knows(self, code: str) -> bool:
        """Whether the library has the code among the country's short ones."""
        import phonenumbers

        if not self.calling_code or not 2 <= len(code) <= _LONGEST_CODE:
            return False
        number = phonenumbers.PhoneNumber(
            country_code=int(self.calling_code),
            national_number=int(code),
            italian_leading_zero=code.startswith("0"),
            number_of_leading_zeros=len(code) - len(str(int(code))) or None,
        )
        return phonenumbers.is_valid_short_number_for_region(number, self.region)

    def serves(self, code: str) -> bool:
        """Whether the rest behind an area or country code is a service: known, or three or four digits from 1 on."""
        return bool(_HARMONISED.fullmatch(code)) or self.knows(code) or (len(code) in (3, 4) and code.startswith("1"))


def phone_line(line: str) -> dict[str, str | None]:
    """One line `ISO3<TAB>printed` as `kb phone --json` prints it; a bad line carries a problem, never an error."""
    country, tab, printed = line.rstrip("\r\n").partition("\t")
    if tab:
        return asdict(read_phone(country, printed))
    problem = "The line has no tab; write the country's three-letter code, a tab and the number as printed."
    return asdict(Phone(country="", printed=country, problem=problem))


@lru_cache(maxsize=16384)
def read_phone(country: str, printed: str) -> Phone:
    """Read a number as printed in a country. Never raises: what cannot be dialled has `problem` set."""
    empty = Phone(country, printed)
    try:
        plan = _plan(country.strip())
        text = read_printed(printed)
        found = _read(plan, text)
    except InvalidValue as error:
        return replace(empty, problem=str(error))
    warning = " ".join((*text.warnings, *found.warnings)) or None
    if found.short_code:
        uri = f"tel:{found.short_code};phone-context=+{plan.calling_code}"
        return replace(empty, short_code=found.short_code, tel_uri=uri, warning=warning)
    ext = f";ext={text.extension}" if text.extension else ""
    return replace(empty, e164=found.e164, tel_uri=f"tel:{found.e164}{ext}", warning=warning)


def shown(country: str, number: str, printed: str) -> str:
    """How a number that was read is shown large: as printed where that is the whole number and nothing else.

    Args:
        country: whose line it is.
        number: as read: digits of a short code, or E.164.
        printed: as the source prints it; "" where nobody kept it.
    """
    import phonenumbers
    from phonenumbers import PhoneNumberFormat as Format

    alone = bool(re.fullmatch(r"\+?[\d\s().–-]+", printed, re.ASCII))
    if not number.startswith("+"):
        return printed if alone and digits_of(printed) == number else number
    parsed = phonenumbers.parse(number, None)
    code, national = str(parsed.country_code), phonenumbers.national_significant_number(parsed)
    before = digits_of(printed).removesuffix(national)
    if alone and digits_of(printed).endswith(national) and (len(before) <= 2 or before in (code, f"00{code}")):
        return printed
    ours = code == _plan(country).calling_code
    return phonenumbers.format_number(parsed, Format.NATIONAL if ours else Format.INTERNATIONAL)


def reach(number: str) -> Literal["short", "freephone", "anywhere"]:
    """From where a number that was read connects: short codes and shared-cost numbers often only inside the country."""
    import phonenumbers
    from phonenumbers import PhoneNumberType as Type

    if not number.startswith("+"):
        return "short"
    kind = phonenumbers.number_type(phonenumbers.parse(number, None))
    inland = (Type.TOLL_FREE, Type.SHARED_COST, Type.PREMIUM_RATE, Type.UAN)
    return "freephone" if kind in inland else "anywhere"


@lru_cache(maxsize=512)
def _plan(country: str) -> _Plan:
    import pycountry

    if country == _WORLD:
        return _Plan(country, "")
    if country == "XKX":
        return _Plan(country, "XK")
    part = country[:2] if "-" in country else None
    state = pycountry.countries.get(alpha_2=part) if part else pycountry.countries.get(alpha_3=country)
    if not _COUNTRY.fullmatch(country) or state is None:
        raise InvalidValue(f"“{country}” is no country code; write three capital letters (KEN) or a part (GB-SCT).")
    return _Plan(country, str(state.alpha_2))


def _read(plan: _Plan, text: Printed) -> _Found:
    """Letters may spell digits or stand beside the number: whichever gives a number in use, and never both."""
    if text.letters:
        return _read_letters(plan, text)
    found = _classify(plan, text)
    if text.strange_words and not found.known:
        said = text.strange_words
        raise InvalidValue(f"“{text.printed}”: it is not clear what “{said}” says; enter the number alone.")
    if found.short_code and text.extension:
        raise InvalidValue(f"“{text.printed}”: a short code has no extension; enter the number alone.")
    return found


def _read_letters(plan: _Plan, text: Printed) -> _Found:
    by_keys, by_words = _attempt(plan, spelled(text)), _attempt(plan, text.without_words())
    readings = [found for found in (by_keys if by_keys and by_keys.e164 else None, by_words) if found]
    if len({(found.e164, found.short_code) for found in readings}) != 1:
        place = _name(plan.region) if plan.region else "any country"
        raise InvalidValue(f"“{text.printed}”: the letters spell no number in use in {place}; write digits.")
    return readings[0]


def _attempt(plan: _Plan, reading: Printed | None) -> _Found | None:
    """What a reading of the letters gives, if that is sure enough; its own warnings ride along."""
    if reading is None:
        return None
    try:
        found = _read(plan, reading)
    except InvalidValue:
        return None
    return replace(found, warnings=(*reading.notes, *found.warnings))


def _classify(plan: _Plan, text: Printed) -> _Found:
    number, digits = text.number, digits_of(text.number)
    if number[0] in "*#":
        return _starred(plan, text)
    if not text.international and plan.calling_code and _HARMONISED.fullmatch(digits):
        return _Found(short_code=digits)
    found = _full(plan, text) or (_code(plan, text) if plan.calling_code else None)
    if not found:
        raise InvalidValue(_why_not(plan, text))
    return found


def _starred(plan: _Plan, text: Printed) -> _Found:
    """`*322` and `#116` are short codes; a code that also ends in # is a menu command, not a number to call."""
    sign, code = text.number[0], digits_of(text.number)
    found = _classify(plan, replace(text, number=code)) if re.fullmatch(r"[*#][\d -]+", text.number) else None
    if not found or found.short_code != code:
        raise InvalidValue(f"“{text.printed}” is a command with * or #, not a number to call.")
    warning = f"Printed with “{sign}” before the digits: check how it is dialled."
    return replace(found, warnings=(warning, *found.warnings))


def _full(plan: _Plan, text: Printed) -> _Found | None:
    """A full number in use, by the country's plan or, written with 00 or +, by that of another country."""
    import phonenumbers

    digits = digits_of(text.number)
    ways: list[tuple[str, str | None]] = [(text.number, region) for region in plan.regions]
    if text.international:
        ways = [("+" + digits, None)]
    elif digits.startswith("00"):
        ways.append(("+" + digits[2:], None))
    for written, region in ways:
        try:
            number = phonenumbers.parse(written, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number) and not _area_missing(number, digits, region):
            e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
            return _Found(e164=e164, warnings=_warnings(plan, e164))
    return None


def _area_missing(number: "PhoneNumber", digits: str, region: str | None) -> bool:
    """Whether it may be a local number: few digits, and printed without the trunk digit that goes before an area code.

    German "588 2800" happens to be a number of another town once the missing area code is overlooked.
    """
    import phonenumbers

    trunk = phonenumbers.ndd_prefix_for_region(region, True) if region else None
    if not trunk or len(digits) > _LONGEST_LOCAL or digits != phonenumbers.national_significant_number(number):
        return False
    national = digits_of(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL))
    return national == trunk + digits


def _warnings(plan: _Plan, e164: str) -> tuple[str, ...]:
    import phonenumbers
    from phonenumbers import PhoneNumberType as Type

    number = phonenumbers.parse(e164, None)
    kind = phonenumbers.number_type(number)
    owner = phonenumbers.region_code_for_number(number) or ""
    shared = kind in (Type.TOLL_FREE, Type.SHARED_COST, Type.PREMIUM_RATE, Type.PERSONAL_NUMBER, Type.UAN)
    ours = not plan.region or phonenumbers.is_valid_number_for_region(number, plan.region)
    notes = []
    if not ours and not (shared and str(number.country_code) == plan.calling_code):
        plans = f"{_name(owner)} (+{number.country_code}), not to that of {_name(plan.region)}"
        notes.append(f"The number belongs to the numbering plan of {plans}.")
    if kind == Type.PREMIUM_RATE:
        notes.append("This is a premium-rate number: a call may be expensive.")
    return tuple(notes)


def _name(region: str) -> str:
    import pycountry

    state = pycountry.countries.get(alpha_2=region)
    return str(getattr(state, "common_name", state.name)) if state else _UNLISTED.get(region, "another country")


def _code(plan: _Plan, text: Printed) -> _Found | None:
    """A short code: known, behind an area or country code, or of a form that no local number has."""
    digits = digits_of(text.number)
    behind = _behind_prefix(plan, text)
    if behind:
        return behind
    if text.international or not 2 <= len(digits) <= _LONGEST_CODE:
        return None
    if plan.knows(digits):
        return _Found(short_code=digits)
    # A code cannot begin with the digit that announces an area code, and six digits from 2 on may be a local number.
    if (plan.trunk == "0" and digits.startswith("0")) or (len(digits) == _LONGEST_CODE and digits[0] not in "01"):
        return None
    place = _name(plan.region)
    warning = f"The short code {digits} is not in the list of known codes of {place}: check it before publishing."
    return _Found(short_code=digits, known=False, warnings=(warning,))


def _behind_prefix(plan: _Plan, text: Printed) -> _Found | None:
    """`021-129` and `597-123`: the code is what follows; `+976 1903` too, though nobody can dial it from abroad."""
    groups = re.findall(r"\d+", text.number)
    if text.international:
        digits, prefix = "".join(groups), plan.calling_code
        groups = [prefix, digits.removeprefix(prefix)] if digits.startswith(prefix) else []
    if len(groups) != 2 or not plan.serves(groups[1]) or _full(plan, replace(text, number=groups[1])):
        return None
    prefix, code = groups
    area = plan.trunk == "0" and prefix.startswith("0") and 2 <= len(prefix) <= _LONGEST_AREA
    if not area and prefix != plan.calling_code:
        return None
    kind = "country" if prefix == plan.calling_code else "area"
    warning = f"{prefix} before the short code {code} was taken for the {kind} code: check how it is dialled."
    return _Found(short_code=code, known=plan.knows(code), warnings=(warning,))


def _why_not(plan: _Plan, text: Printed) -> str:
    import phonenumbers
    from phonenumbers import ValidationResult as Result

    place = _name(plan.region) if plan.region else "any country"
    try:
        number = phonenumbers.parse(text.number, plan.regions[0])
    except phonenumbers.NumberParseException:
        return f"“{text.printed}” cannot be read as a number of {place}; write it with + and the country code."
    size = phonenumbers.is_possible_number_with_reason(number)
    if size in (Result.TOO_SHORT, Result.IS_POSSIBLE_LOCAL_ONLY):
        return f"“{text.printed}” is too short for a full number of {place}; add the area code or the missing digits."
    if size == Result.TOO_LONG:
        return f"“{text.printed}” has too many digits for a number of {place}; check it, and enter one number a row."
    return f"“{text.printed}” is not a number in use in {place}; check the digits and the area code."
