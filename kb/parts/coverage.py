"""How much is known of what is asked: country by country as a table of shades, and topic by topic."""

from collections.abc import Iterable, Mapping, Sequence

import htpy as h

from kb import wording
from kb.codebook import Codebook, Topic
from kb.countries import WORLD, Country
from kb.i18n import _, written
from kb.parts import answers
from kb.parts.answers import To
from kb.queries import STATES, Coverage, Tally, asks
from kb.wording.counts import per_cent

LEVELS = 4
"""Shades of what is known: up to a quarter, a half, three quarters, more; nothing known has none."""


def heat(coverage: Coverage, book: Codebook, names: Mapping[str, str], to: To) -> h.Fragment:
    """Countries as rows, topics as columns, with what the shades mean.

    A cell carries the figure that it sorts by (`data-n`); its script makes the whole table one stop of the tab key.

    Args:
        coverage: what to draw.
        book: the topics in the reader's language.
        names: name of every place by its code, in the order of reading.
        to: how addresses are made.
    """
    topics = columns(coverage, book)
    rows = (_place(coverage, place, topics, names, to) for place in _in_order(coverage.places, names))
    region = _("Heat table, scrolls in its box; arrow keys move from cell to cell")
    caption = _("Countries as rows, topics as columns: how many questions have an answer")
    return h.fragment[
        h.div(".heat", tabindex="0", role="region", aria_label=region)[
            h.table[h.caption(".sr")[caption], h.thead[_groups(topics), _titles(topics)], h.tbody[rows]]
        ],
        _legend(),
    ]


def columns(coverage: Coverage, book: Codebook) -> tuple[Topic, ...]:
    """Topics with a denominator first, then those whose items are only counted; as the reader's codebook says them."""
    topics = (book.topic(topic.id) for topic in coverage.topics)
    return tuple(sorted(topics, key=_is_counted))


def level(tally: Tally) -> int:
    """Shade of a cell: 0 (nothing known) to 4; -1 where there is no denominator."""
    if not tally.asked:
        return -1
    return -(-tally.known * LEVELS // tally.asked)


def text(tally: Tally, topic: Topic | None) -> str:
    """Text of a cell: what is known of what is asked; a bare number where there is no denominator."""
    if topic is not None and _is_counted(topic):
        return str(tally.items) if tally.items else (_("none") if tally.measured else "–")
    if tally.asked:
        return f"{tally.known}/{tally.asked}"
    return str(tally.known) if tally.known else "–"


def by_topic(coverage: Coverage, book: Codebook, to: To) -> h.Element:
    """Each topic over all countries: answers of those asked, then what is only counted."""
    topics = columns(coverage, book)
    measured = [topic for topic in topics if not _is_counted(topic)]
    counted = [topic for topic in topics if _is_counted(topic)]
    return h.section[
        h.h2[_("By topic")],
        bool(measured) and _measured(coverage, measured, to),
        bool(counted) and _counted(coverage, counted, to),
    ]


def _is_counted(topic: Topic) -> bool:
    return asks(topic) == "items"


# --- the heat table ---


def _groups(topics: Sequence[Topic]) -> h.Element:
    counted = sum(map(_is_counted, topics))
    measured = len(topics) - counted + _has_total(topics)
    groups = ((_("Answered, of those asked"), measured), (_("On record, no total is known"), counted))
    return h.tr(".groups")[h.td, (h.th(scope="colgroup", colspan=span)[title] for title, span in groups if span)]


def _titles(topics: Sequence[Topic]) -> h.Element:
    total = [_("All of these")] if _has_total(topics) else []
    labels = [*total, *(topic.label for topic in topics)]
    return h.tr(".titles")[
        h.th(".first", scope="col", data_column=-1, aria_sort="ascending")[_sorter(_("Country"))],
        (h.th(scope="col", data_column=place, aria_sort="none")[_sorter(label)] for place, label in enumerate(labels)),
    ]


def _sorter(label: str) -> h.Element:
    return h.button(type="button", title=_("Choose a heading to sort by it"))[label]


def _has_total(topics: Sequence[Topic]) -> bool:
    return sum(not _is_counted(topic) for topic in topics) > 1


def _place(coverage: Coverage, place: Country, topics: Sequence[Topic], names: Mapping[str, str], to: To) -> h.Element:
    def address(page: str, **asked: str) -> str:
        return "" if place.code == WORLD else to(page, {"c": place.code, **asked})

    part = bool(place.parent) and h.small[_("part of {state}").format(state=names[place.parent])]
    tallies = ((coverage.tallies[place.code, topic.id], topic) for topic in topics)
    return h.tr[
        h.th(scope="row")[_led(names[place.code], address("country")), part],
        _has_total(topics) and _cell(coverage.of_place(place.code), None),
        (_cell(tally, topic, address("compare", t=topic.id)) for tally, topic in tallies),
    ]


def _led(words: str, address: str) -> h.Node:
    return h.a(href=address)[words] if address else words


def _cell(tally: Tally, topic: Topic | None, address: str = "") -> h.Element:
    counted = topic is not None and _is_counted(topic)
    shade = -1 if counted else level(tally)
    figure = tally.items if counted else round(tally.known / tally.asked, 4) if tally.asked else -1
    return h.td(class_="plain" if shade < 0 else f"l{shade}", data_n=str(figure))[_led(text(tally, topic), address)]


def _legend() -> h.Element:
    shades = (_("nothing on record"), _("up to a quarter"), _("up to a half"), _("up to three quarters"), _("more"))
    return h.ul(".key", aria_label=_("Shades"))[
        (h.li[h.i(class_=f"l{shade}"), words] for shade, words in enumerate(shades))
    ]


def _in_order(known: Sequence[Country], names: Mapping[str, str]) -> list[Country]:
    """By name, a part under its State, the world last."""
    order = {code: place for place, code in enumerate(names)}
    return sorted(known, key=lambda one: (order[one.parent or one.code], bool(one.parent), order[one.code]))


# --- topic by topic ---


def _measured(coverage: Coverage, topics: Sequence[Topic], to: To) -> h.Element:
    headings = (_("Topic"), _("Answered, of those asked"), *map(wording.state, STATES))
    rows = (_measured_row(topic, coverage.by_topic[topic.id], to) for topic in topics)
    return _scrolled("measured", _("Answers by topic, over States and territories"), headings, rows)


def _measured_row(topic: Topic, tally: Tally, to: To) -> h.Element:
    figures = (h.td[written(getattr(tally, name))] for name in STATES)
    return h.tr(data_topic=topic.id)[_topic(topic, to), h.td(".bar")[_bar(tally) if tally.asked else "–"], figures]


def _bar(tally: Tally) -> h.Fragment:
    words = _("{known} of {asked}, {share} %").format(
        known=written(tally.known), asked=written(tally.asked), share=per_cent(tally.known, tally.asked)
    )
    share = f"--share:{100 * tally.known / tally.asked:.1f}%"
    return h.fragment[h.i(".share", style=share, aria_hidden="true"), words]


def _counted(coverage: Coverage, topics: Sequence[Topic], to: To) -> h.Element:
    headings = (_("Topic"), _("On record"), _("Countries and territories with at least one"), _("None recorded in"))
    rows = (_counted_row(coverage, topic, to) for topic in topics)
    return _scrolled("counted", _("What is on record, where no total is known"), headings, rows)


def _counted_row(coverage: Coverage, topic: Topic, to: To) -> h.Element:
    items, having = coverage.by_topic[topic.id].items, coverage.with_items(topic)
    counts = (items, having, len(coverage.whole) - having)
    return h.tr(data_topic=topic.id)[_topic(topic, to), (h.td[written(count)] for count in counts)]


def _topic(topic: Topic, to: To) -> h.Element:
    return h.th(scope="row")[answers.inside(topic.label, to("codebook", {"t": topic.id}))]


def _scrolled(name: str, caption: str, headings: Iterable[str], rows: Iterable[h.Element]) -> h.Element:
    """A table in a box that scrolls where the screen is narrower."""
    return h.div(".cov-box", role="region", tabindex="0", aria_label=caption)[
        h.table(".cov", id=name)[
            h.caption(".sr")[caption],
            h.thead[h.tr[(h.th(scope="col")[heading] for heading in headings)]],
            h.tbody[rows],
        ]
    ]
