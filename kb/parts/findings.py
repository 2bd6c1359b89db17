"""The lists of what to do about the base: what is the matter where, since when, and who says so."""

from collections.abc import Iterable, Mapping, Sequence

import htpy as h

from kb import wording
from kb.codebook import Codebook
from kb.countries import WORLD
from kb.i18n import _, written
from kb.parts import answers
from kb.parts.answers import To
from kb.queries import Finding
from kb.statements.sources import Source
from kb.wording.findings import answer, matter, subject

_MOST_SOURCES = 3


def table(found: Sequence[Finding], book: Codebook, names: Mapping[str, str], to: To) -> h.Element:
    """The lines of one page of a list.

    Args:
        found: the lines.
        book: labels of questions and answers.
        names: name of every place by its code.
        to: how addresses are made.
    """
    with_sources = any(one.kind in ("stale", "undated") for one in found)
    headings = (_("Country"), _("What is asked"), _("What is the matter"), *((_("Sources"),) if with_sources else ()))
    rows = (
        (
            _country(one.country, names, to),
            _subject(one, book, to),
            (matter(one, book), _answers(one, book, to)),
            *((_sources(one, to),) if with_sources else ()),
        )
        for one in found
    )
    return boxes(headings, rows)


def boxes(headings: Sequence[str], rows: Iterable[Sequence[h.Node]], kind: str = "") -> h.Element:
    """A table whose rows stand as boxes on a phone, each cell beside its heading. The first cell of a row names it."""
    return h.table(class_=["cov-list", kind])[
        h.thead[h.tr[(h.th(scope="col")[heading] for heading in headings)]],
        h.tbody[(_box(headings, row) for row in rows)],
    ]


def _box(headings: Sequence[str], row: Sequence[h.Node]) -> h.Element:
    first, *rest = row
    cells = zip(headings[1:], rest, strict=True)
    return h.tr[h.th(scope="row")[first], (h.td(data_title=heading)[h.div[cell]] for heading, cell in cells)]


def cited(source: Source, to: To) -> h.Element:
    """A source by its title, with the way to its page."""
    return answers.inside(source.title or source.id, to("sources", {"source": source.id}))


def _country(code: str, names: Mapping[str, str], to: To) -> h.Node:
    return names[code] if code == WORLD else answers.inside(names[code], to("country", {"c": code}))


def _subject(one: Finding, book: Codebook, to: To) -> h.Node:
    words, topic = subject(one, book), book.topic(one.topic).label
    above = words != topic and h.span(".src")[topic]
    if one.country == WORLD:
        return words, above
    cell = f"{one.country}|{one.question}|{one.item}"
    return answers.inside(words, to("compare", {"c": one.country, "t": one.topic, "cell": cell})), above


def _answers(one: Finding, book: Codebook, to: To) -> h.Node:
    if not one.answers:
        return None
    return h.ul[
        (
            h.li[h.b[answer(two, book)], h.span(".src")[cited(two.source, to), f", {wording.as_of(two)}"]]
            for two in one.answers
        )
    ]


def _sources(one: Finding, to: To) -> h.Fragment:
    shown = [cited(source, to) for source in one.sources[:_MOST_SOURCES]]
    rest = len(one.sources) - _MOST_SOURCES
    more = [_("and {count} more").format(count=written(rest))] if rest > 0 else []
    return answers.lines([*shown, *more])
