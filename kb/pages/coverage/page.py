"""Coverage: how much is known of what is asked, country by country, and the lists of what to do next."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from kb import wording
from kb.codebook import Topic
from kb.export.findings import findings_csv
from kb.i18n import _, ngettext, written
from kb.pages.coverage import completeness, findings, heat
from kb.pages.frame import address, context, elements, places, regions, widgets
from kb.pages.frame.address import Parameter
from kb.pages.frame.now import kept
from kb.queries import STATES, Coverage, FindingKind, Tally, asks

_PAGE = "coverage"
_KINDS: dict[str, FindingKind] = {"gaps": "gap", "stale": "stale", "undated": "undated", "conflicts": "conflict"}
_ROWS = 50


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
        Parameter("page", findings.page_number),
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
    known, asked = written(total.known), written(total.asked)
    if not total.asked:
        return _("What is on record, and what is not.")
    if country:
        words = _("{known} of {asked} questions about {country} have an answer: {share} %.")
        return words.format(known=known, asked=asked, country=context.country_names()[country], share=_share(total))
    words = _("{known} of {asked} questions put to {count} countries and territories have an answer: {share} %.")
    return words.format(known=known, asked=asked, count=written(len(coverage.whole)), share=_share(total))


def _share(tally: Tally) -> str:
    """Per cent known, never rounded to a full 100 or an empty 0 that is not one."""
    share = 100 * tally.known / tally.asked
    if 0 < share < 1:
        return _("under {figure}").format(figure=written(1))
    return written(min(round(share), 99) if tally.known < tally.asked else 100)


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
                st.html(f'<p class="cov-here" aria-current="true">{escape(words)}</p>', width="content")
            else:
                meant = {asked["list"]: name, asked["page"]: ""}
                address.turn(_PAGE, words, meant, name=name or "figures")


def _figures(coverage: Coverage, asked: tuple[str, str, str]) -> None:
    topics = heat.columns(coverage, context.book())
    measured = [topic for topic in topics if asks(topic) != "items"]
    counted = [topic for topic in topics if asks(topic) == "items"]
    st.html(f'<div class="cov-note">{"".join(f"<p>{escape(words)}</p>" for words in _meaning())}</div>')
    if coverage.places:
        elements.heat(_heat(asked))
    else:
        widgets.sentence(_("This country is not in this region. Choose another region, or the whole world."))
    parts = [_measured(coverage, measured) if measured else "", _counted(coverage, counted) if counted else ""]
    st.html(f"<section><h2>{escape(_('By topic'))}</h2>{''.join(parts)}</section>")


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
def _heat(asked: tuple[str, str, str]) -> heat.Json:
    return heat.heat(completeness.narrowed(*asked), context.book(), completeness.place_names())


def _measured(coverage: Coverage, topics: Sequence[Topic]) -> str:
    states = "".join(f'<th scope="col">{escape(wording.state(name))}</th>' for name in STATES)
    head = (
        f'<tr><th scope="col">{escape(_("Topic"))}</th><th scope="col">{escape(_("Answered, of those asked"))}</th>'
        f"{states}</tr>"
    )
    rows = "".join(_measured_row(topic, coverage.by_topic[topic.id]) for topic in topics)
    caption = escape(_("Answers by topic, over States and territories"))
    return (
        f'<div class="cov-box" role="region" tabindex="0" aria-label="{caption}"><table class="cov" id="measured">'
        f'<caption class="sr">{caption}</caption><thead>{head}</thead><tbody>{rows}</tbody></table></div>'
    )


def _measured_row(topic: Topic, tally: Tally) -> str:
    figures = "".join(f"<td>{written(getattr(tally, name))}</td>" for name in STATES)
    if not tally.asked:
        return f'<tr data-topic="{topic.id}"><th scope="row">{_topic(topic)}</th><td class="bar">–</td>{figures}</tr>'
    words = _("{known} of {asked}, {share} %").format(
        known=written(tally.known), asked=written(tally.asked), share=_share(tally)
    )
    bar = f'<i class="share" style="--share:{100 * tally.known / tally.asked:.1f}%" aria-hidden="true"></i>'
    return (
        f'<tr data-topic="{topic.id}"><th scope="row">{_topic(topic)}</th>'
        f'<td class="bar">{bar}{escape(words)}</td>{figures}</tr>'
    )


def _topic(topic: Topic) -> str:
    href = escape(places.href(places.CODEBOOK, {"t": topic.id}), quote=True)
    return f'<a href="{href}" target="_self">{escape(topic.label)}</a>'


def _counted(coverage: Coverage, topics: Sequence[Topic]) -> str:
    headings = (_("Topic"), _("On record"), _("Countries and territories with at least one"), _("None recorded in"))
    head = "".join(f'<th scope="col">{escape(words)}</th>' for words in headings)
    rows = "".join(_counted_row(coverage, topic) for topic in topics)
    caption = escape(_("What is on record, where no total is known"))
    return (
        f'<div class="cov-box" role="region" tabindex="0" aria-label="{caption}"><table class="cov" id="counted">'
        f'<caption class="sr">{caption}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _counted_row(coverage: Coverage, topic: Topic) -> str:
    items, having = coverage.by_topic[topic.id].items, coverage.with_items(topic)
    figures = "".join(f"<td>{written(count)}</td>" for count in (items, having, len(coverage.whole) - having))
    return f'<tr data-topic="{topic.id}"><th scope="row">{_topic(topic)}</th>{figures}</tr>'


def _list(shown: Mapping[str, str], paging: Parameter) -> None:
    kind = _KINDS[shown["list"]]
    found = completeness.findings(kind, (shown["region"], shown["c"], shown["topic"]))
    pages = max(1, -(-len(found) // _ROWS))
    page = min(int(shown["page"] or 1), pages)
    st.html(f'<p class="cov-note">{escape(findings.meaning(kind))}</p>')
    if not found:
        widgets.sentence(_("Nothing of this kind is on the list for this choice."))
        return
    with st.container(horizontal=True, key="coverage-bar", vertical_alignment="center"):
        st.html(f'<p class="small" id="coverage-count">{escape(_position(found, page))}</p>')
        st.download_button(
            _("Download the whole list as CSV"),
            data=lambda: findings_csv(found, context.book(), completeness.place_names()).encode(),
            file_name=f"{shown['list']}.csv",
            mime="text/csv",
            on_click="ignore",
            type="tertiary",
        )
    st.html(findings.table_html(found[(page - 1) * _ROWS : page * _ROWS], context.book(), completeness.place_names()))
    findings.pager(_PAGE, paging, page, pages)


def _position(found: Sequence[object], page: int) -> str:
    first, last = (page - 1) * _ROWS + 1, min(page * _ROWS, len(found))
    words = ngettext("{first} to {last} of {count} line", "{first} to {last} of {count} lines", len(found))
    return words.format(first=written(first), last=written(last), count=written(len(found)))
