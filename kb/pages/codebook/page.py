"""Codebook: every question with its definition, its answers and what they mean, and the standard behind it."""

from collections.abc import Mapping

import streamlit as st

from kb.export.codebook import codebook_csv
from kb.i18n import _, written
from kb.pages.coverage import completeness
from kb.pages.frame import address, context, places, widgets
from kb.pages.frame.address import Parameter
from kb.pages.frame.now import kept
from kb.parts import codebook as parts
from kb.parts.codebook import Known

_PAGE = "codebook"


def show() -> None:
    """Draw the page."""
    asked = _parameters()
    told = address.adopt(_PAGE, tuple(asked.values()))
    widgets.heading(_("Codebook"), _lead())
    for words in told:
        widgets.sentence(words)
    _choose(asked["t"])
    topic, question = (address.value(_PAGE, asked[name]) for name in ("t", "question"))
    st.html(_shown(topic, question))
    if question:
        _back(asked, question)
    address.write(_PAGE, tuple(asked.values()))


def _parameters() -> dict[str, Parameter]:
    book = context.book()
    parameters = (
        Parameter("t", address.one_of([topic.id for topic in book.topics])),
        Parameter("question", address.one_of(list(book.questions))),
    )
    return {one.name: one for one in parameters}


def _lead() -> str:
    book = context.book()
    words = _("{questions} questions in {topics} topics: what each asks, what counts, and what an answer means.")
    return words.format(questions=written(len(book.questions)), topics=written(len(book.topics)))


def _choose(asked: Parameter) -> None:
    labels = {"": _("All topics"), **{topic.id: topic.label for topic in context.book().topics}}
    with st.container(horizontal=True, key="codebook-bar", vertical_alignment="bottom"):
        st.selectbox(
            _("Topic"),
            list(labels),
            key=address.key(_PAGE, asked),
            format_func=labels.__getitem__,
            on_change=_leave_question,
            width=420,
        )
        st.download_button(
            _("Download the codebook as CSV"),
            data=lambda: codebook_csv(context.book(), completeness.whole().answered_in).encode(),
            file_name="codebook.csv",
            mime="text/csv",
            on_click="ignore",
            type="tertiary",
        )


def _leave_question() -> None:
    """Another topic closes the question that the address named."""
    st.session_state[address.key(_PAGE, _parameters()["question"])] = ""


def _back(asked: Mapping[str, Parameter], question: str) -> None:
    topic = context.book().question(question).topic
    with st.container(horizontal=True, key="codebook-back"):
        for name, label, id in (
            ("topic", _("All questions on this topic"), topic),
            ("all", _("The whole codebook"), ""),
        ):
            address.turn(_PAGE, label, {asked["question"]: "", asked["t"]: id}, name=name)


@kept(64)
def _shown(topic: str, question: str) -> str:
    """The questions asked for; in the whole codebook they are closed, so that it can be looked over."""
    book, sources = context.book(), {id: use.source for id, use in completeness.source_uses().items()}
    known = Known(book, completeness.whole().answered_in, sources, places.href)
    if question:
        return str(parts.alone(book.question(question), known))
    return str(parts.topics([one for one in book.topics if topic in ("", one.id)], known, opened=bool(topic)))
