"""Atlas, the start page: a search for a country, one answered comparison, and what is in the base and what is not."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from kb import likeness, wording
from kb.codebook import Question
from kb.countries import Country
from kb.i18n import _, ngettext
from kb.pages import context, drawer, places, table, widgets
from kb.pages.asked import DEFAULT_COUNTRIES, quoted
from kb.views import Cell, Figures

_QUESTION = "legal_aid.accused"
_SEARCH = "atlas_search"


def show() -> None:
    """Draw the page."""
    widgets.heading(
        _("Child Protection Law Atlas"), _("How national law protects children: compared, sourced, open."), start=True
    )
    _search()
    _answered()
    _figures(context.figures())


def _search() -> None:
    if _SEARCH not in st.session_state:
        st.session_state[_SEARCH] = st.query_params.get("q", "")
    with st.container(key="find"):
        text = st.text_input(
            _("Find a country"),
            key=_SEARCH,
            placeholder=_("By any of its names: Kenya, Deutschland, Кения, Scotland"),
            icon=":material/search:",
            type="search",
            live=True,
        ).strip()
    _keep(text)
    if text:
        _found(text)


def _keep(text: str) -> None:
    """Keep the search in the address, so that it can be sent."""
    if text != st.query_params.get("q", ""):
        st.query_params.from_dict(places.parameters({"q": text} if text else {}))


def _found(text: str) -> None:
    country = context.names().resolve(text)
    found: Sequence[Country] = (country,) if country else context.names().suggest(text)
    if not found:
        widgets.sentence(
            _("No country is called “{text}”. Try its name in another language, or its code.").format(text=quoted(text))
        )
        return
    if country is None:
        widgets.sentence(_("No country is called exactly “{text}”. Did you mean:").format(text=quoted(text)))
    with st.container(key="results"):
        for one in found:
            label = _("Compare {country}").format(country=one.name)
            places.link(places.COMPARE, label, {"c": _with_company(one.code)})


def _with_company(code: str) -> list[str]:
    """A country and one to read it against: a comparison needs two."""
    other = next(one for one in DEFAULT_COUNTRIES if one != code)
    return [code, other]


def _answered() -> None:
    question = context.book().questions.get(_QUESTION)
    if question is None:
        return
    matrix = context.matrix(DEFAULT_COUNTRIES, (_QUESTION,))
    cells = [matrix.cells[code, _QUESTION, ""] for code in DEFAULT_COUNTRIES]
    intro = _("One question, four countries. Every answer names who says so, and when.")
    answers = "".join(_answer(cell, question) for cell in cells)
    st.html(
        f'<section><h2>{escape(question.label)}</h2><p class="intro">{escape(intro)}</p>'
        f'<div class="four">{answers}</div>'
        f'<p class="unknown"><b>{escape(_("What we do not know."))}</b> {escape(_unknown(cells))}</p></section>'
    )
    with st.container(horizontal=True, key="after"):
        asked = {"c": list(DEFAULT_COUNTRIES), "t": question.topic}
        places.link(places.COMPARE, _("Compare these four on legal aid"), asked)


def _answer(cell: Cell, question: Question) -> str:
    name = escape(context.country_names()[cell.country])
    tone, sign, alt = likeness.signs(cell, question)
    parts = [f"<h3>{name}</h3>", drawer.answer_html(wording.answer(cell, question), tone, sign, alt)]
    best = cell.best
    if best is not None:
        date = escape(wording.as_of(best))
        said = date if best.as_of else f'<span class="undated">{date}</span>'
        parts.append(f'<p class="say">{escape(best.note)}</p>' if best.note else "")
        parts.append(f'<p><span class="law">{escape(best.legal_basis)}</span></p>' if best.legal_basis else "")
        parts.append(f'<p class="src">{drawer.link_html(table.short_publisher(best), best.source.url)} · {said}</p>')
    parts += [f'<span class="fl">{escape(words)}</span>' for words in wording.flags(cell, question)]
    return f"<article>{''.join(parts)}</article>"


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
    told = (words.format(count=widgets.number(count)) for words, count in zip(sentences, counts, strict=True) if words)
    return " ".join(f"{words[:1].upper()}{words[1:]}" for words in told)


def _figures(figures: Figures) -> None:
    known = _(
        "<b>{statements}</b> statements about <b>{countries}</b> countries and territories, from <b>{sources}</b> "
        "sources, with <b>{hotlines}</b> helplines and <b>{organisations}</b> organisations."
    ).format(
        **{
            name: f"{getattr(figures, name):,}"
            for name in ("statements", "countries", "sources", "hotlines", "organisations")
        }
    )
    unknown = _unknown_figures(figures)
    st.html(
        f'<section><h2>{escape(_("What is in it"))}</h2><p class="figures">{known}</p>'
        f'<p class="intro">{escape(unknown)}</p></section>'
    )


def _unknown_figures(figures: Figures) -> str:
    undated = _("Not known: {undated} of the {statements} statements carry no date").format(
        undated=f"{figures.undated:,}", statements=f"{figures.statements:,}"
    )
    if figures.unverified == figures.statements:
        return _("{undated}, and none has been verified by a national expert yet.").format(undated=undated)
    return _("{undated}, and {unverified} have not been verified by a national expert.").format(
        undated=undated, unverified=f"{figures.unverified:,}"
    )
