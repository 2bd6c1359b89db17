"""Atlas, the start page: a search for a country, one answered comparison, and what is in the base and what is not."""

from collections.abc import Sequence

import htpy as h
import streamlit as st
from markupsafe import Markup

from kb.codebook import Question
from kb.i18n import _, ngettext, written
from kb.pages.atlas import everywhere
from kb.pages.frame import context, elements, places, widgets
from kb.pages.frame.asked import DEFAULT_COUNTRIES
from kb.pages.frame.now import kept
from kb.parts import answers
from kb.statements.views import Cell, Figures
from kb.wording.counts import number

_QUESTION = "legal_aid.accused"


def show() -> None:
    """Draw the page."""
    widgets.heading(
        _("Child Protection Law Atlas"), _("How national law protects children: compared, sourced, open."), start=True
    )
    _search()
    _answered()
    everywhere.section()
    _figures(context.figures())


def _search() -> None:
    """The box over everything; what is written in it opens the page Search."""
    with st.container(key="find"):
        text = st.text_input(
            _("Search everything"),
            key="atlas_search",
            placeholder=_("Country, question, law, organisation, number"),
            icon=":material/search:",
            type="search",
        ).strip()
    if text:
        elements.leave(places.href(places.SEARCH, {"q": text}))
    tries = (context.country_names()["KEN"], _("legal aid"), _("Law on Legal Aid"), _("age of marriage"), "116")
    links = (h.a(href=places.href(places.SEARCH, {"q": words}), target="_self")[words] for words in tries)
    widgets.draw(h.p(".tries")[h.span[_("Try")], links])


def _answered() -> None:
    question = context.book().questions.get(_QUESTION)
    if question is None:
        return
    st.html(_four())
    with st.container(horizontal=True, key="after"):
        asked = {"c": list(DEFAULT_COUNTRIES), "t": question.topic}
        places.link(places.COMPARE, _("Compare these four on legal aid"), asked)
        places.link(places.COVERAGE, _("See where sources disagree"), {"list": "conflicts"})


@kept(4)
def _four() -> str:
    """One question answered for four countries, and what the answers leave open."""
    question, matrix = context.book().question(_QUESTION), context.matrix(DEFAULT_COUNTRIES, (_QUESTION,))
    cells = [matrix.cells[code, _QUESTION, ""] for code in DEFAULT_COUNTRIES]
    intro = _("One question, four countries. Every answer names who says so, and when.")
    section = h.section[
        h.h2[question.label],
        h.p(".intro")[intro],
        h.div(".four")[(_answer(cell, question) for cell in cells)],
        h.p(".unknown")[h.b[_("What we do not know.")], f" {_unknown(cells)}"],
    ]
    return str(section)


def _answer(cell: Cell, question: Question) -> h.Element:
    best = cell.best
    return h.article[
        h.h3[context.country_names()[cell.country]],
        answers.of_cell(cell, question),
        best is not None and [answers.said(best), answers.source_line(best)],
        answers.flags(cell, question),
    ]


def _unknown(cells: Sequence[Cell]) -> str:
    """What these answers leave open, counted from them."""
    best = [cell.best for cell in cells if cell.best is not None]
    undated = sum(not statement.as_of for statement in best)
    verified = sum(bool(statement.verified_by) for statement in best)
    disputed = sum(cell.has("disagree") for cell in cells)
    sentences = [
        _("How often the lawyer really comes: a rule on paper is not yet a lawyer in the room."),
        ngettext("{count} of these answers carries no date.", "{count} of these answers carry no date.", undated)
        if undated
        else "",
        ngettext("On {count} the sources disagree.", "On {count} the sources disagree.", disputed) if disputed else "",
        _("None has been verified by a national expert yet.") if not verified else "",
    ]
    counts = (0, undated, disputed, 0)
    told = (words.format(count=number(count)) for words, count in zip(sentences, counts, strict=True) if words)
    return " ".join(f"{words[:1].upper()}{words[1:]}" for words in told)


def _figures(figures: Figures) -> None:
    words = _(
        "<b>{statements}</b> statements about <b>{countries}</b> countries and territories, from <b>{sources}</b> "
        "sources, with <b>{hotlines}</b> helplines and <b>{organisations}</b> organisations."
    )
    known = Markup(words).format(  # noqa: S704  (our own words; what is put in is escaped)
        **{
            name: written(getattr(figures, name))
            for name in ("statements", "countries", "sources", "hotlines", "organisations")
        }
    )
    unknown = _unknown_figures(figures)
    widgets.draw(h.section[h.h2[_("What is in it")], h.p(".figures")[known], h.p(".intro")[unknown]])


def _unknown_figures(figures: Figures) -> str:
    undated = _("Not known: {undated} of the {statements} statements carry no date").format(
        undated=written(figures.undated), statements=written(figures.statements)
    )
    if figures.unverified == figures.statements:
        return _("{undated}, and none has been verified by a national expert yet.").format(undated=undated)
    return _("{undated}, and {unverified} have not been verified by a national expert.").format(
        undated=undated, unverified=written(figures.unverified)
    )
