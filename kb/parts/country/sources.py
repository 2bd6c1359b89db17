"""What a country page rests on and what it leaves open: sources, revisions, and a line on what is not known."""

from collections.abc import Callable, Sequence

import htpy as h

from kb import wording
from kb.i18n import _, ngettext, written
from kb.parts import answers
from kb.parts.country.facts import Facts, is_outdated, once_topics
from kb.queries import Touch
from kb.statements.sources import Source
from kb.wording.comparison import completeness
from kb.wording.counts import number

_OPEN_AT_ONCE = 16


def listed(facts: Facts, address: Callable[[str], str]) -> h.Node:
    """Every source that says something on the country, numbered, by publisher; the end of a long list is folded.

    Args:
        facts: of the country.
        address: of the page on a source, by its id.
    """
    found = {one.source.id: one.source for one in facts.statements()}
    sources = sorted(found.values(), key=lambda one: (one.publisher.casefold(), one.title.casefold()))
    if not sources:
        return h.p(".intro")[_("No source in the base says anything on {country} yet.").format(country=facts.name)]
    intro = ngettext(
        "{count} source stands behind this page. Facts as of the dates given; not legal advice.",
        "{count} sources stand behind this page. Facts as of the dates given; not legal advice.",
        len(sources),
    ).format(count=written(len(sources)))
    entries = [_source(one, address(one.id)) for one in sources]
    return h.fragment[h.p(".intro")[intro], h.ol(".refs")[entries[:_OPEN_AT_ONCE]], _folded(entries[_OPEN_AT_ONCE:])]


def _folded(rest: Sequence[h.Element]) -> h.Node:
    words = ngettext("{count} more source", "{count} more sources", len(rest)).format(count=written(len(rest)))
    entries = h.ol(".refs", start=_OPEN_AT_ONCE + 1)[rest]
    return bool(rest) and h.details(".more.wide")[h.summary[words], entries]


def _source(one: Source, address: str) -> h.Element:
    published = wording.date(one.published) if one.published else _("undated")
    read = _("read {date}").format(date=wording.date(one.retrieved)) if one.retrieved else ""
    said = "; ".join(word for word in (published, read) if word)
    return h.li[
        h.a(".quiet", href=address, target="_self")[one.publisher or one.id],
        ". ",
        answers.outside(one.title or one.id, one.url),
        f". {said[:1].upper()}{said[1:]}.",
    ]


def history(touched: Sequence[Touch], revision: int) -> h.Fragment:
    """The last revisions that touched the country."""
    now = _("As of revision {number} of the base.").format(number=revision)
    steps = [(wording.date(one.at[:10]), _touch(one)) for one in touched]
    return h.fragment[h.p(".intro")[now], bool(steps) and answers.fields(steps)]


def _touch(one: Touch) -> str:
    retired = ngettext("{count} retired", "{count} retired", one.retired).format(count=written(one.retired))
    added = ngettext("{count} statement added", "{count} statements added", one.added).format(count=written(one.added))
    counted = ", ".join(words for words, count in ((added, one.added), (retired, one.retired)) if count)
    phrase = _("Revision {number}: {message} ({counted})")
    return phrase.format(number=one.number, message=one.message or _("No message"), counted=counted)


def unknown(facts: Facts) -> list[str]:
    """What the page leaves open, counted from it, one sentence each."""
    cells = [cell for topic in once_topics(facts.book) for cell in facts.cells(topic)]
    known, outdated = completeness(cells), sum(is_outdated(cell) for cell in cells)
    told = (
        (known.unanswered, _open(known.unanswered, known.asked)),
        (
            outdated,
            ngettext(
                "{count} has only answers older than the law in force.",
                "{count} have only answers older than the law in force.",
                outdated,
            ),
        ),
        (known.undated, ngettext("{count} answer carries no date.", "{count} answers carry no date.", known.undated)),
        (
            known.disputed,
            ngettext("On {count} the sources disagree.", "On {count} the sources disagree.", known.disputed),
        ),
    )
    sentences = [words.format(count=number(count)) for count, words in told if count]
    return [f"{words[:1].upper()}{words[1:]}" for words in sentences]


def _open(left: int, of: int) -> str:
    return ngettext(
        "{left} of {of} questions on the law has no answer here.",
        "{left} of {of} questions on the law have no answer here.",
        left,
    ).format(left=left, of=of)


def unknown_panel(facts: Facts) -> h.Element:
    """The same as a panel; how the law is kept in practice is said to be open on every page."""
    practice = _("How the law is kept in practice is another question than what it says.")
    return h.p(".unknown")[h.b[_("What we do not know.")], " ", " ".join((*unknown(facts), practice))]
