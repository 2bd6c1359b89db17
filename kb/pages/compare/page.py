"""Compare: two to eight countries, question by question, each answer with its source one choice away."""

from dataclasses import replace

import htpy as h
import streamlit as st

from kb.codebook import Codebook
from kb.export.tables import comparison_csv
from kb.i18n import _, ngettext, written
from kb.pages.frame import asked as address
from kb.pages.frame import context, elements, places, widgets
from kb.pages.frame.asked import Asked
from kb.pages.frame.now import kept
from kb.parts import drawer
from kb.parts.comparison import Heading, drawn
from kb.statements.views import FEWEST, MOST, Cell, Matrix
from kb.wording.comparison import Comparison, compare
from kb.wording.counts import number

_COUNTRIES, _TOPICS, _DIFFERENCES, _NAME = "compare_countries", "compare_topics", "compare_differences", "compare_name"
_WRITTEN, _CELL, _FOCUS, _TURN, _UNSETTLED = "written", "cell", "focus", "turn", "unsettled"
_DRAWER_PIXELS = 480


def show() -> None:
    """Draw the page."""
    told = _adopt_address()
    lead = st.container()
    _choose()
    now = _asked_now()
    comparison = _compared(now)
    with lead:
        widgets.heading(_("Compare"), _lead(now, comparison))
    for words in (*told, *_missing(now)):
        widgets.sentence(words)
    if comparison:
        _draw(comparison, now)
    _write_address(_asked_now())


def _compared(now: Asked) -> Comparison | None:
    """What the reader asks for; None while no country or no topic is chosen."""
    return _comparison(now.countries, now.topics) if now.countries and now.topics else None


@kept(64)
def _comparison(countries: tuple[str, ...], topics: tuple[str, ...]) -> Comparison:
    return compare(context.matrix(countries, topics), context.book())


@kept(64)
def _table(countries: tuple[str, ...], topics: tuple[str, ...], only_differences: bool) -> str:
    comparison = _comparison(countries, topics)
    headings = [Heading(context.country_names()[code], _part(code)) for code in countries]
    return str(drawn(comparison, headings, only_differences=only_differences))


def _adopt_address() -> tuple[str, ...]:
    """Let the widgets follow the address where somebody else than this page wrote it; return what to tell."""
    state = st.session_state
    found = _address_now()
    if found == state.get(_WRITTEN) and _COUNTRIES in state:
        return ()
    now = address.read(found, context.names(), context.book())
    _put(now)
    state[_WRITTEN], state[places.COMPARED] = found, replace(now, sentences=())
    return now.sentences


def _address_now() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params if name != places.LANGUAGE}


def _put(now: Asked) -> None:
    st.session_state[_COUNTRIES] = list(now.countries)
    st.session_state[_TOPICS] = list(now.topics)
    st.session_state[_DIFFERENCES] = now.differences
    st.session_state[_CELL] = now.cell


def _asked_now() -> Asked:
    state = st.session_state
    return Asked(tuple(state[_COUNTRIES]), tuple(state[_TOPICS]), bool(state[_DIFFERENCES]), state[_CELL])


def _write_address(now: Asked) -> None:
    """Put into the address what is shown, so that it can be sent to a colleague.

    An address that means what is shown stays as it is, be it empty or partly wrong: to write a better one would add a
    step to the browser's history that the reader could never go back over.
    """
    if now != st.session_state[places.COMPARED]:
        st.query_params.from_dict(places.parameters(now.address()))
    st.session_state[_WRITTEN], st.session_state[places.COMPARED] = _address_now(), now


def _choose() -> None:
    names, book = context.country_names(), context.book()
    left, right = st.columns([1.75, 1], gap="medium")
    with left:
        st.multiselect(
            _("Countries (2 to 8)"),
            list(names),
            key=_COUNTRIES,
            format_func=lambda code: f"{names[code]} ({code})",
            max_selections=MOST,
            filter_mode="contains",
            placeholder=_("Choose countries"),
            wrap=True,
        )
    with right:
        labels = {topic.id: topic.label for topic in book.topics}
        st.multiselect(
            _("Topics"),
            list(labels),
            key=_TOPICS,
            format_func=labels.__getitem__,
            filter_mode="contains",
            placeholder=_("Choose topics"),
            wrap=True,
        )
    with left:
        _add_by_name()


def _add_by_name() -> None:
    st.text_input(
        _("Add a country by any name"),
        key=_NAME,
        on_change=_add_named,
        placeholder=_("Deutschland, Кения, Côte d’Ivoire, Scotland …"),
        type="search",
    )
    text = st.session_state.get(_UNSETTLED, "")
    if text:
        _suggest(text)


def _add_named() -> None:
    """Settle the name just written: an exact name is added, any other becomes a question to the reader."""
    text = st.session_state[_NAME].strip()
    country = context.names().resolve(text) if text else None
    if country and country.kind != "world":
        _add(country.code)
    else:
        st.session_state[_UNSETTLED] = text
    st.session_state[_NAME] = ""


def _add(code: str) -> None:
    chosen = st.session_state[_COUNTRIES]
    if code not in chosen and len(chosen) < MOST:
        st.session_state[_COUNTRIES] = [*chosen, code]
    st.session_state[_UNSETTLED] = ""


def _suggest(text: str) -> None:
    found = context.names().suggest(text)
    words = _("No country is called exactly “{text}”. Did you mean:") if found else _("No country is called “{text}”.")
    widgets.sentence(words.format(text=address.quoted(text)))
    with st.container(horizontal=True, key="suggestions"):
        for country in found:
            st.button(country.name, key=f"add-{country.code}", on_click=_add, args=(country.code,))


def _lead(now: Asked, comparison: Comparison | None) -> str:
    countries, topics = len(now.countries), len(now.topics)
    rows = len(comparison.rows) if comparison else 0
    parts = (
        ngettext("{count} country", "{count} countries", countries).format(count=number(countries)),
        ngettext("{count} topic", "{count} topics", topics).format(count=number(topics)),
        ngettext("{count} question", "{count} questions", rows).format(count=number(rows)),
    )
    sentence = ", ".join(parts)
    return f"{sentence[:1].upper()}{sentence[1:]}."


def _missing(now: Asked) -> tuple[str, ...]:
    told = []
    if not now.countries:
        told.append(_("Choose two to eight countries to compare."))
    elif len(now.countries) < FEWEST:
        told.append(_("One country is shown. Add at least one more to compare."))
    if not now.topics:
        told.append(_("Choose at least one topic."))
    return tuple(told)


def _draw(comparison: Comparison, now: Asked) -> None:
    _bar(comparison, now)
    widgets.draw(h.p(".small")[_verification(comparison.matrix)])
    chosen = elements.comparison(
        _table(now.countries, now.topics, now.differences),
        open_cell=st.session_state[_CELL],
        focus=st.session_state.get(_FOCUS, ""),
        turn=st.session_state.get(_TURN, 0),
    )
    widgets.draw(h.p(".src")[_note(comparison.left_out)])
    if chosen:
        st.session_state[_CELL] = chosen
    if st.session_state[_CELL]:
        _open(_asked_now(), comparison.book)


def _part(code: str) -> str:
    state = context.part_of(code)
    return _("part of {state}").format(state=state) if state else ""


def _note(left_out: int) -> str:
    note = _("No sign: a fact that is neither better nor worse. Missing data never improves a country.")
    if not left_out:
        return note
    more = ngettext(
        "{count} question on an instrument is left out because no source answers it for any of these countries.",
        "{count} questions on instruments are left out because no source answers them for any of these countries.",
        left_out,
    )
    return f"{note} {more.format(count=written(left_out))}"


def _verification(matrix: Matrix) -> str:
    statements = [statement for cell in matrix.cells.values() for statement in cell.statements]
    statements += [
        statement
        for items in matrix.items.values()
        for item in items
        for cell in item.cells.values()
        for statement in cell.statements
    ]
    verified = sum(bool(statement.verified_by) for statement in statements)
    if verified:
        return _(
            "{verified} of {of} statements were verified by a national expert; the others are as their sources report."
        ).format(verified=written(verified), of=written(len(statements)))
    return _(
        "Reported, not yet verified: every answer is what the source under it says; "
        "no national expert has confirmed one yet."
    )


def _bar(comparison: Comparison, now: Asked) -> None:
    hidden, of = comparison.alike, len(comparison.rows)
    with st.container(horizontal=True, key="bar", vertical_alignment="center"):
        label = _("Only differences (hides {hidden} of {of})").format(hidden=hidden, of=of)
        st.toggle(label, key=_DIFFERENCES, width="stretch")
        elements.copy_address(
            _("Copy permalink"),
            now.query(),
            key="permalink",
            done=_("Copied"),
            by_hand=_("Address of this comparison, to copy by hand"),
        )
        st.download_button(
            _("Download CSV"),
            data=lambda: comparison_csv(comparison, context.country_names()).encode(),
            file_name=f"comparison-{'-'.join(comparison.matrix.countries)}.csv",
            mime="text/csv",
            on_click="ignore",
            type="tertiary",
        )


def _open(now: Asked, book: Codebook) -> None:
    """Open the drawer of the cell that is asked for, whether or not the table shows it just now."""
    country, question_id, item = now.cell.split("|")
    question = book.question(question_id)
    topic = book.topic(question.topic)
    matrix = context.matrix((country,), (topic.id,))
    inside = _inside(matrix, (country, question_id, item), book)
    where = [context.country_names()[country], topic.label, topic.item_label(item) if topic.items == "shared" else ""]
    title = topic.label if topic.repeats and topic.items == "own" else question.label

    @st.dialog(widgets.plain(title), width=_DRAWER_PIXELS, position="right", on_dismiss=_closed)
    def opened() -> None:
        widgets.draw(h.p(".kick")[" · ".join(word for word in where if word)], inside)
        elements.copy_address(
            _("Copy link to this answer"),
            now.query(),
            key="permalink-cell",
            done=_("Copied"),
            by_hand=_("Address of this answer, to copy by hand"),
        )

    opened()


def _inside(matrix: Matrix, place: tuple[str, str, str], book: Codebook) -> h.Element:
    country, question_id, item = place
    cell = matrix.cells.get(place)
    if cell is not None:
        return drawer.of_cell(cell, book.question(question_id), context.history(place))
    topic = book.topic(book.question(question_id).topic)
    if not (topic.repeats and topic.items == "own"):
        return drawer.of_cell(Cell(country, question_id, item, "not_assessed"), book.question(question_id))
    items = matrix.items.get((country, topic.id), ())
    wanted = [one for one in items if item in ("", one.item)]
    return drawer.of_items(wanted, book)


def _closed() -> None:
    """The reader closed the drawer: forget the cell, and give it the focus back."""
    st.session_state[_FOCUS] = st.session_state[_CELL]
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    st.session_state[_CELL] = ""
