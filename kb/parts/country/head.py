"""The head of a country page: its names, where it is, the Convention in one line, and how complete the page is."""

from collections.abc import Sequence

import htpy as h
from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages
from babel.numbers import format_compact_decimal

from kb import i18n, wording
from kb.countries import Country
from kb.i18n import _, ngettext
from kb.parts import answers, pictures
from kb.parts.country import treaties
from kb.parts.country.facts import Facts, is_outdated, once_topics
from kb.parts.pictures import Segment
from kb.statements.views import Cell
from kb.topics.treaties import Part
from kb.wording.counts import number

_MOST_NAMES = 3
_UNDER_18 = "context.population_under_18"
_THOUSAND = 1000


def head(facts: Facts, where: Sequence[h.Node]) -> h.Fragment:
    """The whole head. `where` names what the country lies in: the State it is a part of, its region."""
    found = treaties.parts(facts)
    return h.fragment[
        h.div(".chead")[
            h.div[
                h.h1[facts.name, _local(facts)],
                bool(where) and h.p(".where")[((place > 0 and " · ", one) for place, one in enumerate(where))],
                h.p(".lede")[treaties.convention(facts, found)],
                _protocols(found),
                _sourced(facts),
            ],
            h.div[_completeness(facts, found)],
        ],
        h.p(".checked")[_checked(facts)],
    ]


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


def _local(facts: Facts) -> h.Node:
    names = local_names(facts.country, facts.name)
    return [h.fragment[" ", h.span(".local", lang=tag)[name]] for name, tag in names]


def _protocols(found: Sequence[Part]) -> h.Node:
    told = (h.li[h.b[name], f" {words}"] for name, words in treaties.protocols(found))
    known = any(part.is_recorded for part in found)
    return known and h.ul(".protocols", aria_label=_("Optional protocols"))[told]


def _sourced(facts: Facts) -> h.Node:
    bound, people = facts.cell(treaties.STATUS, treaties.CRC).best, facts.cell(_UNDER_18).best
    lines = [answers.source_line(bound)] if bound else []
    if people and people.value:
        count = format_compact_decimal(float(people.value) * _THOUSAND, format_type="long", locale=i18n.locale())
        lines.append(h.p(".src")[_("{count} people under 18").format(count=count)])
        lines.append(answers.source_line(people))
    return bool(lines) and h.div(".sourced")[lines]


def _completeness(facts: Facts, found: Sequence[Part]) -> h.Fragment:
    bars = [(topic.label, [_segment(cell) for cell in facts.cells(topic)]) for topic in once_topics(facts.book)]
    recorded: list[Segment] = ["answered" if part.is_recorded else "open" for part in found]
    bars += [(_("Treaties"), recorded)] if recorded else []
    title = _("How complete is this page?")
    return h.fragment[h.p(".small")[h.b[title]], h.dl(".bars")[(_bar(label, pieces) for label, pieces in bars)]]


def _segment(cell: Cell) -> Segment:
    if cell.is_known:
        return "answered"
    return "outdated" if is_outdated(cell) else "open"


def _bar(label: str, segments: Sequence[Segment]) -> h.Node:
    count, of, old = segments.count("answered"), len(segments), segments.count("outdated")
    said = _("{count} of {of}").format(count=count, of=of)
    if old:
        said = _("{count} of {of}, {old} outdated").format(count=count, of=of, old=old)
    return h.dt[label], h.dd[pictures.bar(segments)], h.dd(".n")[said]


def _checked(facts: Facts) -> str:
    """Whether anybody verified or looked again, and when last: reported and verified are told apart."""
    found = [one for one in facts.statements() if one.stands]
    if not found:
        words = _(
            "Nothing is on record for {country} yet. A blank says nothing about the law: it is a question to ask."
        )
        return words.format(country=facts.name)
    return f"{_verification(facts)} {_last_check(facts)}"


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
