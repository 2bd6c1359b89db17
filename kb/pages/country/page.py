"""Country: everything on record for one country on one page, each answer with who says so and when."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import htpy as h
import streamlit as st

from kb import queries
from kb.codebook import Topic
from kb.i18n import _, ngettext
from kb.pages.frame import address, context, exit, places, regions, widgets
from kb.pages.frame.address import Parameter
from kb.pages.frame.asked import quoted
from kb.pages.frame.now import kept, now
from kb.pages.help import lines
from kb.parts import answers, helplines
from kb.parts.country import ages, head, lists, rows, sources, treaties
from kb.parts.country.facts import Facts, once_topics
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
    """One part of the page: its anchor, its title, and what stands in it."""

    anchor: str
    title: str
    inside: h.Node

    def drawn(self) -> h.Element:
        """The section with its heading."""
        named = f"{self.anchor}-title"
        return h.section(id=self.anchor, aria_labelledby=named)[h.h2(id=named)[self.title], self.inside]


def show() -> None:
    """Draw the page."""
    address.adopt(_PAGE, _ASKED)
    exit.show()
    _pick()
    code = address.value(_PAGE, _COUNTRY)
    if code:
        before, after = _drawn(code)
        st.html(before)
        st.html(_get_help(code, lines.minute()))
        st.html(after)
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
    listed: dict[str, list[h.Element]] = {}
    for code, name in context.country_names().items():
        one = context.country(code)
        if one.kind != "part":
            region = regions.named(one.region, one.region_name) or _("Without a region")
            listed.setdefault(region, []).append(h.li[_link(code, name)])
    shown = ((h.h2[name], h.ul[links]) for name, links in sorted(listed.items()))
    return str(h.nav(".all-countries", aria_label=_("Countries and territories"))[shown])


def _link(code: str, name: str) -> h.Element:
    return _inside(places.COUNTRY, {"c": code}, name)


def _inside(page: str, asked: places.Parameters, words: str) -> h.Element:
    return h.a(href=places.href(page, asked), target="_self")[words]


# --- one country ---


@kept(96)
def _drawn(code: str) -> tuple[str, str]:
    """The page before and after the part on help, which tells the time and cannot be kept."""
    facts = _facts(code, now().day)
    with db.reading() as session:
        touched = queries.touched(session, code, _REVISIONS)
    first, rest, empty = _sections(facts)
    last = [
        Section("sources", _("Sources"), sources.listed(facts, partial(_address, places.SOURCES, "source"))),
        Section("history", _("History"), sources.history(touched, now().revision)),
    ]
    contents = _contents(facts, [*first, Section("help", _("Get help"), None), *rest, *last])
    before = head.head(facts, _where(facts)), _parts(code), contents, _each(first)
    after = _each(rest), _empty(empty), sources.unknown_panel(facts), _each(last)
    return str(h.div(".country")[before]), str(h.div(".country")[after])


def _address(page: str, name: str, value: str) -> str:
    return places.href(page, {name: value})


def _facts(code: str, today: dt.date) -> Facts:
    book = context.book()
    matrix = context.matrix((code,), tuple(topic.id for topic in book.topics if topic.id != _LINES))
    return Facts(context.country(code), context.country_names()[code], book, matrix, today)


def _each(sections: list[Section]) -> h.Node:
    return [section.drawn() for section in sections]


def _where(facts: Facts) -> list[h.Node]:
    """The State that it is a part of, and its region, the smaller first."""
    one = facts.country
    names = (regions.named(one.subregion, one.subregion_name), regions.named(one.region, one.region_name))
    words: list[h.Node] = [name for name in dict.fromkeys(names) if name]
    if one.parent:
        state = _link(one.parent, context.country_names().get(one.parent, one.parent))
        words.insert(0, answers.filled(_("Part of {state}"), state=state))
    return words


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
    return Section(f"topic-{topic.id}", topic.label, rows.of_topic(facts, topic))


def _pictured(facts: Facts) -> list[Section]:
    record = treaties.section(facts, partial(_address, places.TREATIES, "t"))
    shown = [Section("treaties", _("Treaties"), record)]
    topic = next((topic for topic in facts.book.topics if topic.id == _AGES), None)
    if topic is not None and any(cell.statements for cell in facts.cells(topic)):
        shown.append(Section("ages", topic.label, ages.section(facts, topic)))
    return shown


def _lists(facts: Facts) -> tuple[list[Section], list[str]]:
    """Sections on what the country has several of, and the labels of those of which nothing is recorded."""
    drawn: dict[str, Callable[[], h.Node]] = {
        "laws": lambda: lists.laws(facts),
        "crc_review": lambda: lists.reviews(facts),
        "organisations": lambda: lists.listing(facts, "organisations", _all_organisations(facts)),
        "services": lambda: lists.listing(facts, "services"),
        "practices": lambda: lists.listing(facts, "practices"),
    }
    labels = {topic.id: topic.label for topic in facts.book.topics}
    sections = [Section(id, labels[id], made()) for id, made in drawn.items() if id in labels and facts.items(id)]
    empty = [labels[id] for id in drawn if id in labels and not facts.items(id)]
    figures = lists.figures(facts) if "context" in labels else None
    if figures is not None:
        sections.append(Section("context", labels["context"], figures))
    return sections, empty


def _all_organisations(facts: Facts) -> h.Element:
    """The way to all of them; not counted, since their own page may take several rows for one organisation."""
    words = _("All organisations, to search and filter")
    return h.p(".more-of")[_inside(places.ORGANISATIONS, {"c": facts.country.code}, words)]


def _contents(facts: Facts, sections: list[Section]) -> h.Element:
    compare = _inside(places.COMPARE, {"c": facts.country.code}, _("Compare with others"))
    return h.ul(".toc", aria_label=_("On this page"))[
        (h.li[h.a(href=f"#{one.anchor}")[one.title]] for one in sections), h.li(".last")[compare]
    ]


def _parts(code: str) -> h.Node:
    """Links to the parts of a State that have law of their own."""
    names = context.country_names()
    own = [one for one in names if context.country(one).parent == code]
    links = ((place > 0 and ", ", _link(one, names[one])) for place, one in enumerate(own))
    return bool(own) and h.p(".parts")[h.b[_("Parts with law of their own:")], " ", links]


def _empty(labels: list[str]) -> h.Node:
    words = ngettext(
        "No data on this topic yet: {names}.", "No data on these {count} topics yet: {names}.", len(labels)
    )
    told = words.format(count=number(len(labels)), names="; ".join(labels))
    more = _("A blank says nothing about the law: it is a question to ask.")
    return bool(labels) and h.p(".nothing")[f"{told} {more}"]


# --- help ---


@kept(128)
def _get_help(code: str, at: dt.datetime) -> str:
    """The lines that may be called and those that may not, as on the page Get help."""
    words = _("Helplines and legal-aid offices on one page")
    more = h.p(".more-of")[_inside(places.HELP, {"c": code}, words)]
    section = Section("help", _("Get help"), h.fragment[helplines.emergency(), lines.called(code, at), more])
    return str(h.div(".country")[section.drawn()])
