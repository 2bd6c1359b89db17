"""Opening hours as sources print them, read into OpenStreetMap syntax where nothing is left to guess."""

import datetime as dt
import re
from collections.abc import Mapping
from functools import lru_cache

from babel import Locale

from kb.i18n import _, language
from kb.text import fold

_WEEK = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
# English, French, Spanish and Portuguese, accents folded; not “mar”, which is March in OpenStreetMap syntax.
_DAY_NAMES = (
    "mon monday mondays lun lundi lunes seg segunda segunda-feira",
    "tue tues tuesday tuesdays mardi martes ter terca terca-feira",
    "wed weds wednesday wednesdays mer mercredi mie miercoles qua quarta quarta-feira",
    "thu thur thurs thursday thursdays jeu jeudi jue jueves qui quinta quinta-feira",
    "fri friday fridays ven vendredi vie viernes sex sexta sexta-feira",
    "sat saturday saturdays sam samedi sab sabado",
    "sun sunday sundays dim dimanche dom domingo",
)
_DAYS = {name: day for day, names in enumerate(_DAY_NAMES) for name in names.split()}
_DAY = rf"(?:{'|'.join(sorted(_DAYS, key=len, reverse=True))})(?![a-z])\.?"
_UNTIL = r"(?:\s*-\s*|\s+(?:to|through|a|au|ate|al)\s+)"
_AND = r"(?:\s*,\s*(?:and\s+)?|\s*&\s*|\s+(?:and|et|y|e)\s+)"
_SPAN = rf"{_DAY}(?:{_UNTIL}{_DAY})?"
_EVERY_DAY = (
    r"(?:daily|every ?day(?: of the week)?|any day of the week|(?:7|seven) days(?: a week)?|365 days(?: a year)?"
    r"|all year(?: round)?|mon(?:day)?-sun(?:day)?|tous les jours|todos los dias|todos os dias|7j/7)"
)
_CLOCK = (
    r"(?:24 ?/ ?7(?: ?/ ?365)?|24 ?x ?7|24 ?h ?/ ?24|24 heures (?:sur|/) 24"
    r"|24[- ]?(?:hours?|hrs?|h|heures|horas|jam)|a?round the clock)"
)
_A_DAY = r"(?: (?:a day|daily|of the day|per day|par jour|al dia|por dia))?"
_ALWAYS = re.compile(
    rf"(?:{_EVERY_DAY}[ ,]+)?{_CLOCK}{_A_DAY}"
    rf"(?:[ ,]+(?:and |also )?(?:{_EVERY_DAY}|including holidays|weekends and holidays))*"
)
_TIME = r"(?:\d{1,2}(?:[:.h]\d{2}|h)?(?: ?[ap]m)?|midnight|noon)(?![a-z\d:])"
_TIMES = rf"(?:from {_TIME}|{_CLOCK}|{_TIME}{_UNTIL}{_TIME}(?:{_AND}{_TIME}{_UNTIL}{_TIME})*)"
_RULE = re.compile(rf"(?:(?:from|du|de)\s+)?(?P<days>{_EVERY_DAY}|{_SPAN}(?:{_AND}{_SPAN})*)[\s:,]+(?P<times>{_TIMES})")
_REVERSED = re.compile(rf"(?P<times>{_TIMES})[\s,]+(?P<days>{_EVERY_DAY})")
_DAYS_ALONE = re.compile(rf"(?:{'|'.join(_WEEK)}|[,-])+")
_NEXT = re.compile(r"\s*[;,]\s*")


@lru_cache(maxsize=4096)
def read_hours(text: str) -> str | None:
    """Hours in canonical OpenStreetMap syntax ("Mo-Fr 09:00-21:00", "24/7"); None when any part is not fully clear.

    Not clear, for instance: a time zone, a place, a second channel, no days ("08:00-17:00"), a clock that may be of
    twelve hours ("7:00-5:00", "2:00-6:00pm").
    """
    plain = re.sub(r"\b([ap])\.m\b\.?", r"\1m", re.sub(r"[–—−]", "-", fold(text)))
    plain = re.sub(r"\s+", " ", plain).strip(" .;")
    if _ALWAYS.fullmatch(plain):
        return "24/7"
    rules = _rules(plain)
    days = [day for rule_days, _ in rules or [] for day in rule_days]
    if not rules or len(days) != len(set(days)):
        return None
    return canonical("; ".join(f"{_osm_days(days)} {times}" for days, times in rules))


@lru_cache(maxsize=4096)
def canonical(text: str) -> str | None:
    """OpenStreetMap syntax in one spelling, or None when it is not valid or names neither day nor time."""
    from opening_hours import OpeningHours, validate

    named = re.search(r"24/7|\d:\d\d|\b(?:mo|tu|we|th|fr|sa|su|ph)\b", text, re.IGNORECASE)
    if not (named and validate(text.strip())):
        return None
    return "; ".join(_spelled_out(rule) for rule in str(OpeningHours(text.strip())).split("; "))


def _spelled_out(rule: str) -> str:
    """A rule of days alone means all day long; a reader must not take it for days with no hours known."""
    return f"{rule} 00:00-24:00" if _DAYS_ALONE.fullmatch(rule) else rule


def _rules(text: str) -> list[tuple[list[int], str]] | None:
    """Days and times of each rule, or None when a part cannot be read."""
    reversed_rule = _REVERSED.fullmatch(text)
    if reversed_rule:
        times = _osm_times(reversed_rule["times"])
        return [(list(range(7)), times)] if times else None
    rules, place = [], 0
    while place < len(text):
        rule = _RULE.match(text, place)
        times = _osm_times(rule["times"]) if rule else None
        if not rule or not times:
            return None
        rules.append((_day_numbers(rule["days"]), times))
        place = rule.end()
        parting = _NEXT.match(text, place)
        if place < len(text) and not parting:
            return None
        place = parting.end() if parting else place
    return rules


def _day_numbers(text: str) -> list[int]:
    """Numbers of the days, 0 = Monday; "Sun-Thu" runs over the end of the week."""
    if re.fullmatch(_EVERY_DAY, text):
        return list(range(7))
    days = []
    for span in re.finditer(rf"({_DAY})(?:{_UNTIL}({_DAY}))?", text):
        first = _DAYS[span[1].rstrip(".")]
        last = _DAYS[(span[2] or span[1]).rstrip(".")]
        days += [(first + step) % 7 for step in range((last - first) % 7 + 1)]
    return days


def _osm_days(days: list[int]) -> str:
    """Days as spans of neighbours, in the order given: [0, 1, 2, 5] -> "Mo-We,Sa"."""
    spans: list[list[int]] = []
    for day in days:
        if spans and day == (spans[-1][-1] + 1) % 7:
            spans[-1].append(day)
        else:
            spans.append([day])
    return ",".join(_WEEK[span[0]] if len(span) == 1 else f"{_WEEK[span[0]]}-{_WEEK[span[-1]]}" for span in spans)


def _osm_times(text: str) -> str | None:
    if re.fullmatch(_CLOCK, text):
        return "00:00-24:00"
    if text.startswith("from "):
        start = _minutes(text.removeprefix("from ").strip(), end=False)
        sure = start is not None and (_twenty_four(text.removeprefix("from ")) or text.endswith("m"))
        return f"{_clock(start)}+" if start is not None and sure else None
    spans = [_osm_span(*found) for found in re.findall(rf"({_TIME}){_UNTIL}({_TIME})", text)]
    return ",".join(span for span in spans if span) if all(spans) else None


def _osm_span(opens: str, closes: str) -> str | None:
    """One span, or None when a clock of twelve hours may be meant and "am" or "pm" is missing."""
    start, end = _minutes(opens, end=False), _minutes(closes, end=True)
    if start is None or end is None or start == end:
        return None
    said = [bool(re.search(r"[ap]m$|midnight|noon", time)) for time in (opens, closes)]
    clear = all(said) or (not any(said) and (_twenty_four(opens) or (_twenty_four(closes) and start < end)))
    return f"{_clock(start)}-{_clock(end)}" if clear else None


def _twenty_four(time: str) -> bool:
    """Whether a time can only be one of a clock of 24 hours: "09:00", "7h30", "14"."""
    return "h" in time or time.startswith("0") or int(re.match(r"\d+", time)[0]) > 12  # type: ignore[index]  # callers hand over times only


def _minutes(time: str, *, end: bool) -> int | None:
    """Minutes since midnight; midnight at the end of a span is 24:00. None when there is no such time."""
    if time in ("midnight", "noon"):
        return 12 * 60 if time == "noon" else 24 * 60 * end
    found = re.fullmatch(r"(\d{1,2})(?:[:.h](\d{2})|h)? ?([ap]m)?", time)
    if not found:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if minute > 59 or hour > (12 if half else 24) or (half and not hour) or (hour == 24 and minute):
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    total = hour * 60 + minute
    return 24 * 60 if end and total == 0 else total


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def is_open(hours: str, at: dt.datetime) -> bool | None:
    """Whether canonical hours are open at a local time (no time zone); None when that is not sure.

    Not sure: an end that is left open ("08:00+"), public holidays, which nobody lists here, a comment, and rules that
    say one thing together and another one by one (a Friday night that runs into a Saturday with hours of its own).
    """
    from opening_hours import OpeningHours

    if re.search(r'PH|SH|"', hours):
        return None
    together = OpeningHours(hours).is_open(at)
    alone = any(OpeningHours(rule).is_open(at) for rule in hours.split("; "))
    if together != alone or (together and "+" in hours):
        return None
    return bool(together)


def show(hours: str) -> str:
    """Canonical hours in the reader's language: "Mon–Fri 09:00–21:00", "24 hours a day, every day"."""
    if hours == "24/7":
        return _("24 hours a day, every day")
    return _shown(hours, language())


@lru_cache(maxsize=4096)
def _shown(hours: str, spoken: str) -> str:
    days = Locale.parse(spoken, sep="-").days["format"]["abbreviated"]
    names = {day: str(days[number]) for number, day in enumerate(_WEEK)}
    return "; ".join(_shown_rule(rule, names) for rule in hours.split("; "))


def _shown_rule(rule: str, names: Mapping[str, str]) -> str:
    if '"' in rule:
        return rule
    named = re.sub(rf"\b({'|'.join(_WEEK)})\b", lambda day: names[day[1]], rule)
    plain = re.sub(r"(\d\d:\d\d)\+", lambda time: _("from {time}").format(time=time[1]), named)
    return plain.replace("00:00-24:00", _("24 hours")).replace("-", "–")
