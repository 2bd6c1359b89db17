"""Coverage: how much is known of what is asked, country by country, and the lists of what to do next."""

from collections.abc import Mapping, Sequence

import htpy as h
import streamlit as st

from kb.export.findings import findings_csv
from kb.i18n import _, ngettext, written
from kb.pages.coverage import completeness, pager
from kb.pages.frame import address, context, elements, places, regions, widgets
from kb.pages.frame.address import Parameter
from kb.pages.frame.now import kept
from kb.parts import coverage as figures
from kb.parts import findings
from kb.queries import Coverage, FindingKind
from kb.wording.counts import per_cent
from kb.wording.findings import meaning

_PAGE = "coverage"
_KINDS: dict[str, FindingKind] = {"gaps": "gap", "stale": "stale", "undated": "undated", "conflicts": "conflict"}
_ROWS = 50
_Asked = tuple[str, str, str]
"""Region, country and topic that the reader chose; "" = all."""


def show() -> None:
    """Draw the page."""
    asked = _parameters()
    told = address.adopt(_PAGE, tuple(asked.values()))
    lead = st.container()
    _choose(asked)
    shown = {name: address.value(_PAGE, one) for name, one in asked.items()}
    coverage = completeness.narrowed(shown["region"], shown["c"], shown["topic"])
    with lead:
        widgets.heading(_("Coverage"), _lead(coverage, shown["c"]))
    for words in told:
        widgets.sentence(words)
    _tabs(coverage, asked)
    if shown["list"]:
        _list(shown, asked["page"])
    else:
        _figures(coverage, (shown["region"], shown["c"], shown["topic"]))
    address.write(_PAGE, tuple(asked.values()))


def _parameters() -> dict[str, Parameter]:
    topics = [topic.id for topic in context.book().topics]
    parameters = (
        Parameter("list", address.one_of(list(_KINDS))),
        Parameter("region", address.one_of(list(regions.names()))),
        Parameter("c", address.country),
        Parameter("topic", address.one_of(topics)),
        Parameter("page", pager.page_number),
    )
    return {one.name: one for one in parameters}


def _choose(asked: Mapping[str, Parameter]) -> None:
    labels = {topic.id: topic.label for topic in context.book().topics}
    parts, names = regions.names(), context.country_names()
    columns = st.columns(3, gap="medium")
    _select(columns[0], asked["region"], _("Region"), {"": _("The whole world"), **parts})
    _select(columns[1], asked["c"], _("Country"), {"": _("All countries"), **names})
    _select(columns[2], asked["topic"], _("Topic"), {"": _("All topics"), **labels})


def _select(place: st.delta_generator.DeltaGenerator, asked: Parameter, label: str, words: Mapping[str, str]) -> None:
    key = address.key(_PAGE, asked)
    place.selectbox(label, list(words), key=key, format_func=words.__getitem__, on_change=_first_page)


def _first_page() -> None:
    """Another choice begins at the first page of its list."""
    st.session_state[address.key(_PAGE, _parameters()["page"])] = ""


def _lead(coverage: Coverage, country: str) -> str:
    total = coverage.total()
    if not total.asked:
        return _("What is on record, and what is not.")
    told = {"known": written(total.known), "asked": written(total.asked), "share": per_cent(total.known, total.asked)}
    if country:
        words = _("{known} of {asked} questions about {country} have an answer: {share} %.")
        return words.format(**told, country=context.country_names()[country])
    words = _("{known} of {asked} questions put to {count} countries and territories have an answer: {share} %.")
    return words.format(**told, count=written(len(coverage.whole)))


def _tabs(coverage: Coverage, asked: Mapping[str, Parameter]) -> None:
    """The ways through the page: what is shown stands as words, the others as buttons."""
    counts = {name: len(getattr(coverage, name)) for name in _KINDS}
    labels = {
        "": _("Figures"),
        "gaps": _("Gaps ({count})"),
        "stale": _("To check again ({count})"),
        "undated": _("No date ({count})"),
        "conflicts": _("Sources disagree ({count})"),
    }
    shown = address.value(_PAGE, asked["list"])
    with st.container(horizontal=True, key="coverage-tabs"):
        for name, label in labels.items():
            words = label.format(count=written(counts.get(name, 0)))
            if name == shown:
                st.html(str(h.p(".cov-here", aria_current="true")[words]), width="content")
            else:
                meant = {asked["list"]: name, asked["page"]: ""}
                address.turn(_PAGE, words, meant, name=name or "figures")


def _figures(coverage: Coverage, asked: _Asked) -> None:
    widgets.draw(h.div(".cov-note")[(h.p[words] for words in _meaning())])
    if coverage.places:
        elements.heat(_heat(asked))
    else:
        widgets.sentence(_("This country is not in this region. Choose another region, or the whole world."))
    st.html(_by_topic(asked))


def _meaning() -> tuple[str, ...]:
    return (
        _(
            "These figures say how much is on record here, each answer with its source. They do not say how good a law "
            "is: an answer counts alike whatever it says. Missing data never improves a country."
        ),
        _(
            "Treaties count instruments; all are asked of every country, also regional ones, because who may join is "
            "not recorded here. Of helplines, organisations, laws, services, practices and reviews nobody knows how "
            "many there are: they are only counted. A part of a State is asked nothing by itself, so it has no total."
        ),
    )


@kept(16)
def _heat(asked: _Asked) -> str:
    coverage = completeness.narrowed(*asked)
    return str(figures.heat(coverage, context.book(), completeness.place_names(), places.href))


@kept(32)
def _by_topic(asked: _Asked) -> str:
    return str(figures.by_topic(completeness.narrowed(*asked), context.book(), places.href))


def _list(shown: Mapping[str, str], paging: Parameter) -> None:
    kind, asked = _KINDS[shown["list"]], (shown["region"], shown["c"], shown["topic"])
    found = completeness.findings(kind, asked)
    pages = max(1, -(-len(found) // _ROWS))
    page = min(int(shown["page"] or 1), pages)
    widgets.draw(h.p(".cov-note")[meaning(kind)])
    if not found:
        widgets.sentence(_("Nothing of this kind is on the list for this choice."))
        return
    with st.container(horizontal=True, key="coverage-bar", vertical_alignment="center"):
        widgets.draw(h.p(".small", id="coverage-count")[_position(found, page)])
        st.download_button(
            _("Download the whole list as CSV"),
            data=lambda: findings_csv(found, context.book(), completeness.place_names()).encode(),
            file_name=f"{shown['list']}.csv",
            mime="text/csv",
            on_click="ignore",
            type="tertiary",
        )
    st.html(_lines(kind, asked, page))
    pager.pager(_PAGE, paging, page, pages)


@kept(64)
def _lines(kind: FindingKind, asked: _Asked, page: int) -> str:
    """One page of a list."""
    found = completeness.findings(kind, asked)[(page - 1) * _ROWS : page * _ROWS]
    return str(findings.table(found, context.book(), completeness.place_names(), places.href))


def _position(found: Sequence[object], page: int) -> str:
    first, last = (page - 1) * _ROWS + 1, min(page * _ROWS, len(found))
    words = ngettext("{first} to {last} of {count} line", "{first} to {last} of {count} lines", len(found))
    return words.format(first=written(first), last=written(last), count=written(len(found)))
