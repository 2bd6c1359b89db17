"""Country: everything on record for one country on one page, each answer with who says so and when."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

import streamlit as st

from kb import queries
from kb.codebook import Topic
from kb.i18n import _, ngettext
from kb.pages.country import ages as country_ages
from kb.pages.country import answers, treaties
from kb.pages.country import head as country_head
from kb.pages.country import lists as country_lists
from kb.pages.country import sources as country_sources
from kb.pages.country.facts import Facts, once_topics
from kb.pages.frame import address, context, exit, places, regions, widgets
from kb.pages.frame.address import Parameter
from kb.pages.frame.asked import quoted
from kb.pages.frame.now import kept, now
from kb.pages.help import lines
from kb.store import db
from kb.wording.counts import number

_PAGE = "country"
_COUNTRY = Parameter("c", address.country)
_ASKED = (_COUNTRY,)
_BEFORE_HELP = ("crc", "standing", "legal_aid", "participation")
_AGES, _LINES = "ages", "hotlines"
_REVISIONS = 5


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the page: its anchor, its title, and what stands in it (HTML)."""

    anchor: str
    title: str
    inside: str

    def html(self) -> str:
        """The section with its heading."""
        head = f'<h2 id="{self.anchor}-title">{escape(self.title)}</h2>'
        return f'<section id="{self.anchor}" aria-labelledby="{self.anchor}-title">{head}{self.inside}</section>'


def show() -> None:
    """Draw the page."""
    address.adopt(_PAGE, _ASKED)
    exit.show()
    _pick()
    code = address.value(_PAGE, _COUNTRY)
    if code:
        before, after = _drawn(code)
        st.html(f'<div class="country">{before}</div>')
        st.html(f'<div class="country">{Section("help", _("Get help"), _get_help(code)).html()}</div>')
        st.html(f'<div class="country">{after}</div>')
        exit.note()
    else:
        _nobody()
    address.write(_PAGE, _ASKED)


def _pick() -> None:
    names = context.country_names()
    with st.container(key="pick"):
        st.selectbox(
            _("Country"),
            ["", *names],
            key=address.key(_PAGE, _COUNTRY),
            format_func=lambda code: f"{names[code]} ({code})" if code else _("Choose a country"),
            filter_mode="contains",
        )


# --- without a country ---


def _nobody() -> None:
    """Say what the address asked for, and offer every country."""
    widgets.heading(_("Country"), _("Everything on record for one country, each answer with who says so and when."))
    text = (st.query_params.get_all(_COUNTRY.name) or [""])[-1].strip()
    if text:
        _suggest(text)
    st.html(_index())


def _suggest(text: str) -> None:
    found = context.names().suggest(text[: address.LONGEST])
    found = [one for one in found if one.kind != "world"]
    words = _("No country is called “{text}”. Did you mean:") if found else _("No country is called “{text}”.")
    widgets.sentence(words.format(text=quoted(text)))
    with st.container(horizontal=True, key="suggestions"):
        for one in found:
            label = context.country_names()[one.code]
            st.button(label, key=f"country-{one.code}", on_click=_choose, args=(one.code,))


def _choose(code: str) -> None:
    st.session_state[address.key(_PAGE, _COUNTRY)] = code


@kept(by=("language",))
def _index() -> str:
    """Links to every country and territory, by region."""
    listed: dict[str, list[str]] = {}
    for code, name in context.country_names().items():
        one = context.country(code)
        if one.kind != "part":
            region = regions.named(one.region, one.region_name) or _("Without a region")
            listed.setdefault(region, []).append(f"<li>{_link(code, name)}</li>")
    shown = "".join(f"<h2>{escape(name)}</h2><ul>{''.join(links)}</ul>" for name, links in sorted(listed.items()))
    return f'<nav class="all-countries" aria-label="{escape(_("Countries and territories"), quote=True)}">{shown}</nav>'


def _link(code: str, name: str) -> str:
    link = escape(places.href(places.COUNTRY, {"c": code}), quote=True)
    return f'<a href="{link}" target="_self">{escape(name)}</a>'


# --- one country ---


@kept(96)
def _drawn(code: str) -> tuple[str, str]:
    """The page before and after the part on help, which tells the time and cannot be kept."""
    facts = _facts(code, now().day)
    with db.reading() as session:
        touched = queries.touched(session, code, _REVISIONS)
    first, rest, empty = _sections(facts)
    history = Section("history", _("History"), country_sources.history_html(touched, now().revision))
    sources = Section("sources", _("Sources"), country_sources.sources_html(facts))
    help_ = Section("help", _("Get help"), "")
    listed = [*first, help_, *rest, sources, history]
    before = country_head.html(facts) + _parts(code) + _contents(facts, listed) + _joined(first)
    after = _joined(rest) + _empty(empty) + country_sources.unknown_html(facts) + _joined([sources, history])
    return before, after


def _facts(code: str, today: dt.date) -> Facts:
    book = context.book()
    matrix = context.matrix((code,), tuple(topic.id for topic in book.topics if topic.id != _LINES))
    return Facts(context.country(code), context.country_names()[code], book, matrix, today)


def _joined(sections: list[Section]) -> str:
    return "".join(section.html() for section in sections)


def _sections(facts: Facts) -> tuple[list[Section], list[Section], list[str]]:
    """The sections before and after the part on help, and the labels of topics on which nothing is recorded."""
    topics = [topic for topic in once_topics(facts.book) if topic.id != _AGES]
    known = [topic for topic in topics if any(cell.statements for cell in facts.cells(topic))]
    first = [_answers(facts, topic) for topic in known if topic.id in _BEFORE_HELP]
    later = [_answers(facts, topic) for topic in known if topic.id not in _BEFORE_HELP]
    lists, empty = _lists(facts)
    empty = [*(topic.label for topic in topics if topic not in known), *empty]
    return first, [*_pictured(facts), *later, *lists], empty


def _answers(facts: Facts, topic: Topic) -> Section:
    return Section(f"topic-{topic.id}", topic.label, answers.topic_html(facts, topic))


def _pictured(facts: Facts) -> list[Section]:
    shown = [Section("treaties", _("Treaties"), treaties.html(facts))]
    ages = next((topic for topic in facts.book.topics if topic.id == _AGES), None)
    if ages is not None and any(cell.statements for cell in facts.cells(ages)):
        shown.append(Section("ages", ages.label, country_ages.html(facts, ages)))
    return shown


def _lists(facts: Facts) -> tuple[list[Section], list[str]]:
    """Sections on what the country has several of, and the labels of those of which nothing is recorded."""
    drawn: dict[str, Callable[[], str]] = {
        "laws": lambda: country_lists.laws_html(facts),
        "crc_review": lambda: country_lists.reviews_html(facts),
        "organisations": lambda: country_lists.listing_html(facts, "organisations", places.ORGANISATIONS),
        "services": lambda: country_lists.listing_html(facts, "services"),
        "practices": lambda: country_lists.listing_html(facts, "practices"),
    }
    labels = {topic.id: topic.label for topic in facts.book.topics}
    sections = [Section(id, labels[id], made()) for id, made in drawn.items() if id in labels and facts.items(id)]
    empty = [labels[id] for id in drawn if id in labels and not facts.items(id)]
    figures = country_lists.context_html(facts) if "context" in labels else ""
    if figures:
        sections.append(Section("context", labels["context"], figures))
    return sections, empty


def _contents(facts: Facts, sections: list[Section]) -> str:
    links = "".join(f'<li><a href="#{one.anchor}">{escape(one.title)}</a></li>' for one in sections)
    link = escape(places.href(places.COMPARE, {"c": facts.country.code}), quote=True)
    compare = f'<li class="last"><a href="{link}" target="_self">{escape(_("Compare with others"))}</a></li>'
    return f'<ul class="toc" aria-label="{escape(_("On this page"), quote=True)}">{links}{compare}</ul>'


def _parts(code: str) -> str:
    """Links to the parts of a State that have law of their own."""
    names = context.country_names()
    own = [one for one in names if context.country(one).parent == code]
    if not own:
        return ""
    links = ", ".join(_link(one, names[one]) for one in own)
    return f'<p class="parts"><b>{escape(_("Parts with law of their own:"))}</b> {links}</p>'


def _empty(labels: list[str]) -> str:
    if not labels:
        return ""
    words = ngettext(
        "No data on this topic yet: {names}.", "No data on these {count} topics yet: {names}.", len(labels)
    )
    told = words.format(count=number(len(labels)), names="; ".join(labels))
    more = _("A blank says nothing about the law: it is a question to ask.")
    return f'<p class="nothing">{escape(told)} {escape(more)}</p>'


# --- help ---


def _get_help(code: str) -> str:
    """The lines that may be called and those that may not, as on the page Get help."""
    link = escape(places.href(places.HELP, {"c": code}), quote=True)
    words = escape(_("Helplines and legal-aid offices on one page"))
    more = f'<p class="more-of"><a href="{link}" target="_self">{words}</a></p>'
    return f"{lines.emergency_html()}{lines.cards_html(code)}{more}"
