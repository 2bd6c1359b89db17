"""One question, everywhere: the choice of question and region, the map, its legend, and the same as a table."""

from collections import Counter
from collections.abc import Mapping

import htpy as h
import streamlit as st

from kb import queries, wording
from kb.codebook import Question
from kb.export.tables import cells_csv
from kb.i18n import _, ngettext, written
from kb.pages.atlas import mapped, worldmap
from kb.pages.atlas.mapped import Entry, Line, Picture
from kb.pages.frame import address, context, elements, places, regions, widgets
from kb.pages.frame.address import Parameter
from kb.pages.frame.now import kept
from kb.parts import answers, sortable
from kb.parts.sortable import Column, Field
from kb.statements.views import Cell
from kb.store import db
from kb.text import fold

PAGE = "atlas"
START = "protection.corporal_punishment_schools"
_MAPPABLE = ("choice", "age", "number", "date")
_TABLE_PIXELS = 520
_BETWEEN = "/"


def section() -> None:
    """Draw the section; sentences about an address that means nothing come first."""
    asked = parameters()
    told = address.adopt(PAGE, asked)
    widgets.draw(h.section(".everywhere")[h.h2[_("One question, everywhere")]])
    for words in told:
        widgets.sentence(words)
    question, region = asked
    left, right = st.columns([2, 1], gap="large")
    with left:
        _choose(question, region)
        chosen, item = _chosen(address.value(PAGE, question))
        code = _map(chosen, item, address.value(PAGE, region))
        st.html(_legend(chosen.id, item, address.value(PAGE, region)))
    with right:
        _table(chosen, item, address.value(PAGE, region))
    address.write(PAGE, asked)
    if code:
        elements.leave(places.href(places.COUNTRY, {"c": code}))


def parameters() -> tuple[Parameter, Parameter]:
    """What the address may say of the map: its question and its region."""
    known = labels()
    start = START if START in known else next(iter(known), "")
    wrong = _("“{text}” in the address is no question for the map; another one is shown.")
    nowhere = _("“{text}” in the address is no region (M49 code); the whole world is shown.")
    return (
        Parameter("question", address.one_of(list(known)), start, wrong),
        Parameter("region", address.one_of(list(regions.names())), "", nowhere),
    )


@kept(8, by=("revision", "language"))
def labels() -> Mapping[str, str]:
    """Every question that a map can show, by its name in the address: `topic.question` or `topic.question/item`."""
    with db.reading() as session:
        answered = queries.answered_questions(session)
    found: dict[str, str] = {}
    for topic in context.book().topics:
        asked = [one for one in topic.questions if one.kind in _MAPPABLE and one.id in answered]
        if not topic.repeats:
            found |= {one.id: f"{one.label} ({topic.label})" for one in asked}
        elif topic.items == "shared":
            key = context.book().question(topic.key)
            found |= {
                f"{topic.key}{_BETWEEN}{item.id}": f"{item.label}: {key.label} ({topic.label})"
                for item in topic.shared_items
            }
    return found


def _choose(question: Parameter, region: Parameter) -> None:
    known, parts = labels(), regions.names()
    wide, narrow = st.columns([2, 1], gap="small")
    with wide:
        st.selectbox(
            _("Question on the map"),
            list(known),
            key=address.key(PAGE, question),
            format_func=lambda id: known.get(id, id),
        )
    with narrow:
        st.selectbox(
            _("Region"),
            ["", *parts],
            key=address.key(PAGE, region),
            format_func=lambda code: parts.get(code, _("The whole world")),
        )


def _chosen(asked: str) -> tuple[Question, str]:
    id, _between, item = asked.partition(_BETWEEN)
    return context.book().question(id), item


def picture(question: Question, item: str) -> Picture:
    """All countries' answers to a question."""
    return _picture(question.id, item)


@kept(64)
def _picture(id: str, item: str) -> Picture:
    return mapped.picture(cells_of(id, item), context.book().question(id), context.country_names())


def cells_of(id: str, item: str) -> Mapping[str, Cell]:
    """The answers of all countries to a question."""
    with db.reading() as session:
        return queries.across(session, context.lens(), id, item)


def title(question: Question, item: str) -> str:
    """The question, with the instrument that it is asked of."""
    return f"{context.book().topic(question.topic).item_label(item)}: {question.label}" if item else question.label


@kept(64)
def _spots(id: str, item: str, region: str) -> tuple[worldmap.Spot, ...]:
    return tuple(
        worldmap.Spot(line.code, line.name, line.fill, line.answer, dimmed=not context.country(line.code).is_in(region))
        for line in _picture(id, item).lines
        if context.country(line.code).kind != "part"
    )


def _map(question: Question, item: str, region: str) -> str:
    told = _("World map: {question} The table holds the same answers.").format(question=title(question, item))
    # The map forgets what was chosen on it as soon as another question is asked.
    return worldmap.show(_spots(question.id, item, region), key=f"map-{question.id}-{item}", alt_text=told)


@kept(64)
def _legend(id: str, item: str, region: str) -> str:
    question, drawn = context.book().question(id), _picture(id, item)
    shown = _within(drawn, region)
    entries = mapped.legend(shown, question, drawn.steps)
    return str(
        h.fragment[
            h.ul(".maplegend")[(_entry(entry) for entry in entries)],
            h.p(".src.maptold")[_sources(shown), " ", _standard(question), " ", _note()],
        ]
    )


def _entry(entry: Entry) -> h.Element:
    return h.li[
        h.b[written(entry.count)],
        h.span[
            h.i(".fill", style=f"background: var(--map-{entry.fill})", aria_hidden="true"),
            answers.marked(entry.tone, entry.sign),
            entry.words,
        ],
    ]


def _sources(shown: tuple[Line, ...]) -> h.Fragment:
    """The sources of these answers, those of most answers first; three are named."""
    best = [line.cell.best.source for line in shown if line.cell.best]
    first = [source for source, _count in Counter(best).most_common()]
    rest = len(first) - 3
    more = ngettext("and {count} more source", "and {count} more sources", rest).format(count=written(max(rest, 0)))
    return h.fragment[
        ((place > 0 and ", ", answers.outside(one.title or one.id, one.url)) for place, one in enumerate(first[:3])),
        rest > 0 and f" {more}",
        bool(first) and ".",
    ]


def _standard(question: Question) -> str:
    standard = question.standard
    return _("Standard: {text}").format(text=standard.text) if standard else ""


def _note() -> str:
    return _(
        "Circles mark small States and territories. Borders are drawn as in public-domain geometry and state no "
        "position on any territory. Choose a country on the map or in the table."
    )


@kept(64)
def _twin(id: str, item: str, region: str) -> str:
    question = context.book().question(id)
    rows = [_fields(line, question) for line in _within(_picture(id, item), region)]
    columns = (Column(_("Country")), Column(_("Answer")))
    return str(sortable.table(columns, rows, caption=title(question, item), height=_TABLE_PIXELS))


def _within(drawn: Picture, region: str) -> tuple[Line, ...]:
    return tuple(line for line in drawn.lines if context.country(line.code).is_in(region))


def _table(question: Question, item: str, region: str) -> None:
    shown = _within(picture(question, item), region)
    count = ngettext(
        "{count} country, territory or part of a State",
        "{count} countries, territories and parts of States",
        len(shown),
    )
    heading = count.format(count=written(len(shown)))
    widgets.draw(h.p(".twinhead")[h.b[_("The same as a table")], f" · {heading}"])
    elements.sortable(_twin(question.id, item, region), key="twin")
    names = context.country_names()
    st.download_button(
        _("Download CSV"),
        data=lambda: cells_csv([line.cell for line in shown], context.book(), names).encode(),
        file_name=f"{question.id}{f'-{item}' if item else ''}.csv",
        mime="text/csv",
        on_click="ignore",
        type="tertiary",
        key="twin-csv",
    )


def _fields(line: Line, question: Question) -> tuple[Field, Field]:
    name = Field(line.name, href=places.href(places.COUNTRY, {"c": line.code}), sort=fold(line.name))
    flags = wording.flags(line.cell, question)
    answer = Field(
        line.answer,
        tone=line.tone,
        sign=line.sign,
        alt=line.alt,
        more=tuple(words for words in (line.as_of, *flags) if words),
        sort=_sort(line, question),
    )
    return name, answer


def _sort(line: Line, question: Question) -> str | float:
    """Figures by size, coded answers in the order of the codebook, what is not known last."""
    best = line.cell.best
    if line.cell.state != "answered" or best is None:
        return ""
    if best.value in question.choice:
        return f"{list(question.choice).index(best.value):03}"
    if question.kind in ("age", "number"):
        return float(best.value.partition("/")[0])
    return best.value
