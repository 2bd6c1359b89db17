"""The head of a country page: its names, where it is, the Convention in one line, and how complete the page is."""

from collections.abc import Sequence
from html import escape

from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages
from babel.numbers import format_compact_decimal

from kb import i18n, wording
from kb.countries import Country
from kb.i18n import _, ngettext
from kb.pages.country import answers
from kb.pages.country import treaties as country_treaties
from kb.pages.country.facts import Facts, is_outdated, once_topics
from kb.pages.frame import context, places, regions
from kb.parts import pictures
from kb.parts.pictures import Segment
from kb.statements.views import Cell
from kb.wording.counts import number

_MOST_NAMES = 3
_UNDER_18 = "context.population_under_18"
_THOUSAND = 1000


def html(facts: Facts) -> str:
    """The whole head as HTML."""
    found = country_treaties.parts(facts)
    crc = next((part for part in found if part.instrument.id == country_treaties.CRC), None)
    return (
        f'<div class="chead"><div><h1>{escape(facts.name)}{_local(facts)}</h1>{_where(facts.country)}'
        f'<p class="lede">{escape(_status(facts, crc))}</p>{_protocols(found)}'
        f"{_sourced(facts, crc)}</div><div>{_completeness(facts, found)}</div></div>{_checked(facts)}"
    )


def _status(facts: Facts, crc: country_treaties.Part | None) -> str:
    if facts.country.kind == "part":
        return country_treaties.not_recorded(facts)
    return country_treaties.convention(crc, facts.name)


def local_names(country: Country, shown: str) -> list[tuple[str, str]]:
    """The country's names in its other official languages (CLDR), with their tags; at most three, none as shown.

    Empty for parts of States, and where CLDR knows none.
    """
    names: dict[str, str] = {}
    for tag in get_official_languages(country.iso2) if country.iso2 else ():
        name = _named(tag, country.iso2)
        if name and name != shown and tag.partition("_")[0] != i18n.language():
            names.setdefault(name, tag.replace("_", "-"))
    return list(names.items())[:_MOST_NAMES]


def _named(tag: str, iso2: str) -> str:
    try:
        return str(Locale.parse(tag).territories.get(iso2, ""))
    except (UnknownLocaleError, ValueError):
        return ""


def _local(facts: Facts) -> str:
    names = local_names(facts.country, facts.name)
    return "".join(f' <span class="local" lang="{escape(tag)}">{escape(name)}</span>' for name, tag in names)


def _where(country: Country) -> str:
    region = regions.named(country.region, country.region_name)
    subregion = regions.named(country.subregion, country.subregion_name)
    words = [escape(str(word)) for word in dict.fromkeys((subregion, region)) if word]
    if country.parent:
        name = escape(context.country_names().get(country.parent, country.parent))
        link = f'<a href="{_address(country.parent)}" target="_self">{name}</a>'
        words.insert(0, _("Part of {state}").format(state=link))
    return f'<p class="where">{" · ".join(words)}</p>' if words else ""


def _address(code: str) -> str:
    return escape(places.href(places.COUNTRY, {"c": code}), quote=True)


def _protocols(found: Sequence[country_treaties.Part]) -> str:
    known = [part for part in found if part.standing != "unrecorded"]
    if not known:
        return ""
    told = (f"<li><b>{escape(name)}</b> {escape(words)}</li>" for name, words in country_treaties.protocols(found))
    return f'<ul class="protocols" aria-label="{escape(_("Optional protocols"), quote=True)}">{"".join(told)}</ul>'


def _sourced(facts: Facts, crc: country_treaties.Part | None) -> str:
    best = crc.status.best if crc else None
    lines = [answers.source_line_html(best)] if best else []
    people = facts.cell(_UNDER_18).best
    if people and people.value:
        count = format_compact_decimal(float(people.value) * _THOUSAND, format_type="long", locale=i18n.locale())
        lines.append(f'<p class="src">{escape(_("{count} people under 18").format(count=count))}</p>')
        lines.append(answers.source_line_html(people))
    return f'<div class="sourced">{"".join(lines)}</div>' if lines else ""


def _completeness(facts: Facts, found: Sequence[country_treaties.Part]) -> str:
    bars = [(topic.label, [_segment(cell) for cell in facts.cells(topic)]) for topic in once_topics(facts.book)]
    treaties: list[Segment] = [_recorded(part) for part in found]
    bars += [(_("Treaties"), treaties)] if treaties else []
    lines = "".join(_bar(label, segments) for label, segments in bars)
    title = _("How complete is this page?")
    return f'<p class="small"><b>{escape(title)}</b></p><dl class="bars">{lines}</dl>'


def _segment(cell: Cell) -> Segment:
    if cell.is_known:
        return "answered"
    return "outdated" if is_outdated(cell) else "open"


def _recorded(part: country_treaties.Part) -> Segment:
    return "open" if part.standing == "unrecorded" else "answered"


def _bar(label: str, segments: Sequence[Segment]) -> str:
    count, of, old = segments.count("answered"), len(segments), segments.count("outdated")
    said = _("{count} of {of}").format(count=count, of=of)
    if old:
        said = _("{count} of {of}, {old} outdated").format(count=count, of=of, old=old)
    return f'<dt>{escape(label)}</dt><dd>{pictures.bar(segments)}</dd><dd class="n">{escape(said)}</dd>'


def _checked(facts: Facts) -> str:
    """Whether anybody verified or looked again, and when last: reported and verified are told apart."""
    found = [one for one in facts.statements() if one.stands]
    if not found:
        words = _(
            "Nothing is on record for {country} yet. A blank says nothing about the law: it is a question to ask."
        )
        return f'<p class="checked">{escape(words.format(country=facts.name))}</p>'
    return f'<p class="checked">{escape(_verification(facts))} {escape(_last_check(facts))}</p>'


def _verification(facts: Facts) -> str:
    found = [one for one in facts.statements() if one.stands]
    verified = sum(bool(one.verified_by) for one in found)
    if not verified:
        return _("Reported, not yet verified: each answer is what the source beside it says.")
    words = ngettext(
        "{verified} of {of} statements was verified by a national expert; the others are as their sources report.",
        "{verified} of {of} statements were verified by a national expert; the others are as their sources report.",
        verified,
    )
    return words.format(verified=number(verified), of=i18n.written(len(found)))


def _last_check(facts: Facts) -> str:
    days = [day for one in facts.statements() for day in (one.checked_on, one.verified_on) if day]
    if days:
        return _("Last check: {date}.").format(date=wording.date(max(days)))
    read = [one.source.retrieved for one in facts.statements() if one.source.retrieved]
    if not read:
        return _("Nobody has checked them again since.")
    return _("Nobody has checked them again since the sources were read, last on {date}.").format(
        date=wording.date(max(read))
    )
