"""The lists of Coverage as HTML, page by page: what is the matter where, since when, and who says so."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from kb import wording
from kb.codebook import Codebook
from kb.countries import WORLD
from kb.i18n import _, written
from kb.pages.frame import address, places
from kb.pages.frame.address import Parameter
from kb.queries import Finding, FindingKind
from kb.statements.sources import Source
from kb.wording.findings import answer, matter, subject

_MOST_DIGITS = 6
_MOST_SOURCES = 3


def page_number(text: str) -> str | None:
    """Read the number of a page, from 1."""
    digits = text.strip()
    known = digits.isascii() and digits.isdigit() and 0 < len(digits) <= _MOST_DIGITS and int(digits) > 0
    return str(int(digits)) if known else None


def meaning(kind: FindingKind) -> str:
    """What a list says, and what it does not."""
    words = {
        "gap": _(
            "Questions that no source in the base answers yet, and topics of which nothing is recorded. A gap says "
            "nothing about the law of a country: it is a question to ask."
        ),
        "stale": _(
            "Answers that nobody has checked for longer than their question allows, the longest unchecked first. They "
            "may still be right. A line about a helpline, an organisation or a treaty stands for all its answers."
        ),
        "undated": _(
            "Answers whose source does not say when they were true. Where known, the period of writing stands."
        ),
        "conflict": _("Answers of several sources that cannot all be true. All are kept until somebody settles it."),
    }
    return words[kind]


def table_html(found: Sequence[Finding], book: Codebook, names: Mapping[str, str]) -> str:
    """The lines of one page as a table; every word from the base is escaped."""
    with_sources = any(one.kind in ("stale", "undated") for one in found)
    headings = (_("What is asked"), _("What is the matter"), *((_("Sources"),) if with_sources else ()))
    head = "".join(f'<th scope="col">{escape(words)}</th>' for words in (_("Country"), *headings))
    rows = "".join(_row(one, headings, book, names) for one in found)
    return f'<table class="cov-list"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _row(one: Finding, headings: Sequence[str], book: Codebook, names: Mapping[str, str]) -> str:
    said = f"{escape(matter(one, book))}{_answers(one, book)}"
    cells = (_subject(one, book), said, _sources(one))
    boxes = "".join(
        f'<td data-title="{escape(title, quote=True)}"><div>{cell}</div></td>'
        for title, cell in zip(headings, cells, strict=False)
    )
    return f'<tr><th scope="row">{_country(one.country, names)}</th>{boxes}</tr>'


def _country(code: str, names: Mapping[str, str]) -> str:
    return escape(names[code]) if code == WORLD else html_link(places.COUNTRY, {"c": code}, names[code])


def _subject(one: Finding, book: Codebook) -> str:
    words, topic = subject(one, book), book.topic(one.topic).label
    above = f'<span class="src">{escape(topic)}</span>' if words != topic else ""
    if one.country == WORLD:
        return f"{escape(words)}{above}"
    cell = f"{one.country}|{one.question}|{one.item}"
    asked = {"c": one.country, "t": one.topic, "cell": cell}
    return f"{html_link(places.COMPARE, asked, words)}{above}"


def html_link(page: str, asked: Mapping[str, str], words: str) -> str:
    """A link to a page of the app, for HTML."""
    return f'<a href="{escape(places.href(page, asked), quote=True)}" target="_self">{escape(words)}</a>'


def _answers(one: Finding, book: Codebook) -> str:
    said = "".join(
        f'<li><b>{escape(answer(two, book))}</b><span class="src">{_source(two.source)}, '
        f"{escape(wording.as_of(two))}</span></li>"
        for two in one.answers
    )
    return f"<ul>{said}</ul>" if said else ""


def _sources(one: Finding) -> str:
    shown = "<br>".join(_source(source) for source in one.sources[:_MOST_SOURCES])
    rest = len(one.sources) - _MOST_SOURCES
    return f"{shown}<br>{escape(_('and {count} more').format(count=written(rest)))}" if rest > 0 else shown


def _source(source: Source) -> str:
    return html_link(places.SOURCES, {"source": source.id}, source.title or source.id)


def pager(page: str, asked: Parameter, number: int, pages: int) -> None:
    """The ways to the neighbouring pages of a list, with where the reader is; `asked` is the page's number."""
    if pages < 2:
        return
    with st.container(horizontal=True, key=f"{page}-pager", vertical_alignment="center"):
        if number > 1:
            address.turn(page, _("Previous"), {asked: str(number - 1) if number > 2 else ""}, name="previous")
        words = _("Page {number} of {pages}").format(number=written(number), pages=written(pages))
        st.html(f'<p class="small">{escape(words)}</p>')
        if number < pages:
            address.turn(page, _("Next"), {asked: str(number + 1)}, name="next")
