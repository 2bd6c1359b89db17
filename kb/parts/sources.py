"""Sources: how far each can be relied on, of when it is, and where it is used."""

import datetime as dt
from collections.abc import Mapping, Sequence

import htpy as h
from babel.dates import format_timedelta

from kb import i18n, wording
from kb.codebook import Codebook
from kb.countries import WORLD
from kb.i18n import _, ngettext, written
from kb.parts import answers, findings
from kb.parts.answers import To
from kb.queries import SourceUse
from kb.values import dates

LETTERS = ("A", "B", "C", "D")


def letters(counts: Mapping[str, int]) -> h.Fragment:
    """What the letters of reliability mean, with how many sources carry each."""
    return h.fragment[
        h.ul(".src-letters", aria_label=_("Reliability"))[
            (h.li[h.b[written(counts[letter])], f" {wording.reliability(letter)}"] for letter in LETTERS)
        ],
        h.p(".src")[_("What only a community list says is never shown as confirmed.")],
    ]


def table(uses: Sequence[SourceUse], book: Codebook, today: dt.date, to: To) -> h.Element:
    """Sources, one in a row; the title leads to the source's own page."""
    headings = (
        _("Source"),
        _("Kind"),
        _("Published"),
        _("Read"),
        _("Reliability"),
        _("Licence"),
        _("Statements"),
        _("Countries"),
        _("Topics"),
    )
    return findings.boxes(headings, (_row(one, book, today, to) for one in uses), "src-list")


def _row(one: SourceUse, book: Codebook, today: dt.date, to: To) -> Sequence[h.Node]:
    source = one.source
    return (
        (findings.cited(source, to), h.span(".src")[source.publisher]),
        wording.source_kind(source.kind),
        wording.date(source.published) or _written(one) or _("not stated"),
        _age(source.retrieved, today) or _("not stated"),
        source.reliability or "–",
        _licence(source.licence),
        written(one.statements),
        written(len(one.countries)),
        ", ".join(book.topic(topic).label for topic in one.topics) or "–",
    )


def _written(one: SourceUse) -> str:
    written = one.source.written
    return _("about {years}").format(years=wording.date(written)) if written else ""


def _age(date: str, today: dt.date) -> str:
    """How long ago, in words; "" where no date is known."""
    if not date[:4].isdigit():
        return date
    ago = today - dates.last_day(date)
    if ago.days < 1:
        return _("today")
    return format_timedelta(-ago, add_direction=True, locale=i18n.locale(), granularity="day")


def _licence(words: str) -> str:
    """A licence as the source states it, or that it states none."""
    return _("Not stated") if words in ("", "NOASSERTION") else words


# --- one source ---


def described(use: SourceUse, today: dt.date) -> h.Element:
    """All that is known of a source itself."""
    source = use.source
    read = wording.date(source.retrieved)
    fields: tuple[tuple[str, h.Node], ...] = (
        (_("Address"), answers.outside(source.url, source.url) if source.url else _("None recorded")),
        (_("Published"), wording.date(source.published) or _("Not stated")),
        (_("Written"), _written(use)),
        (_("Read"), f"{read} ({_age(source.retrieved, today)})" if read else _("Not stated")),
        (_("Obtained"), source.obtained),
        (_("Kind"), wording.source_kind(source.kind)),
        (_("Reliability"), wording.reliability(source.reliability)),
        (_("Licence"), _licence(source.licence)),
        (_("Note"), source.note),
        (_("Id"), h.code[source.id]),
    )
    return h.div(".src-one")[answers.fields((name, words) for name, words in fields if words)]


def used(use: SourceUse, book: Codebook, names: Mapping[str, str], to: To) -> h.Element:
    """Where a source is used: statements by topic and country, and the standards that it states.

    Args:
        use: the source with its uses.
        book: labels of topics and questions.
        names: name of every place by its code, in the order of reading.
        to: how addresses are made.
    """
    return h.section[h.h2[_("Where it is used")], _where(use, book, names, to), _standards(use.source.id, book, to)]


def _where(use: SourceUse, book: Codebook, names: Mapping[str, str], to: To) -> h.Node:
    if not use.statements:
        return h.p(".intro")[_("No statement that stands now names this source.")]
    count = ngettext("{count} statement rests on it.", "{count} statements rest on it.", use.statements)
    rows = (
        (
            answers.inside(book.topic(topic).label, to("codebook", {"t": topic})),
            written(number),
            _countries(use, topic, names, to),
        )
        for topic, number in use.topics.items()
    )
    table = findings.boxes((_("Topic"), _("Statements"), _("Countries")), rows, "src-where")
    return h.p(".intro")[count.format(count=written(use.statements))], table


def _countries(use: SourceUse, topic: str, names: Mapping[str, str], to: To) -> h.Fragment:
    codes = sorted((country for country, id in use.counts if id == topic), key=list(names).index)
    links = (
        names[code] if code == WORLD else answers.inside(names[code], to("compare", {"c": code, "t": topic}))
        for code in codes
    )
    return answers.joined(links, ", ")


def _standards(id: str, book: Codebook, to: To) -> h.Node:
    """The questions whose international standard this source states."""
    asked = [one for one in book.questions.values() if one.standard and id in one.standard.sources]
    if not asked:
        return None
    words = _("It states the international standard behind these questions:")
    links = (answers.inside(one.label, to("codebook", {"question": one.id})) for one in asked)
    return h.p(".intro.src-standard")[words], h.ul(".src-questions")[(h.li[link] for link in links)]
