"""Elements that pages and documents share: what stands in their gaps, where they lead, and that no word is HTML."""

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlencode

import htpy as h
import pytest

from kb import codebook
from kb.parts import answers, findings, organisations
from kb.parts import codebook as questions
from kb.queries import Finding
from kb.statements.views import Cell, Item
from kb.topics.organisations import Organisation
from tests import filled
from tests.views import BOOK, GAZETTE, LAWYER, statement

TRAP = "<img src=x onerror=alert(1)>"
NAMES = {"FRE": "Freedonia", "001": "The world"}


def to(page: str, asked: Mapping[str, str]) -> str:
    """An address, as the app makes it."""
    return f"./{page}?{urlencode(asked)}"


def test_elements_stand_in_the_gaps_of_a_translated_sentence_in_its_own_order() -> None:
    told = answers.filled("{source}, le {date} & après", date="5 < 6", source=h.b["Gazette"])

    assert str(told) == "<b>Gazette</b>, le 5 &lt; 6 &amp; après"


@pytest.mark.parametrize(
    ("values", "told"), [([], ""), (["a"], "a"), (["a", h.b["b"], "c"], "a; <b>b</b>; c")], ids=["none", "one", "three"]
)
def test_what_joins_values_stands_only_between_them(values: list[h.Node], told: str) -> None:
    assert str(answers.joined(values, "; ")) == told


def test_a_line_of_a_list_leads_to_its_country_its_cell_and_its_sources() -> None:
    stale = Finding("stale", "FRE", "aid", LAWYER.id, "", "Lawyer", "2019", 1, sources=(GAZETTE,))

    told = str(findings.table([stale], BOOK, NAMES, to))

    assert '<a href="./country?c=FRE" target="_self">Freedonia</a>' in told
    assert 'href="./compare?c=FRE&amp;t=aid&amp;cell=FRE%7Caid.lawyer%7C"' in told
    assert '<a href="./sources?source=gazette" target="_self">Gazette of Freedonia</a>' in told


def test_what_belongs_to_no_country_has_no_link_to_one() -> None:
    told = str(findings.table([Finding("gap", "001", "aid", LAWYER.id)], BOOK, NAMES, to))

    assert '<th scope="row">The world</th>' in told
    assert "href" not in told


@pytest.mark.parametrize(("count", "more"), [(3, ""), (5, "and 2 more")])
def test_three_sources_are_named_and_the_rest_counted(count: int, more: str) -> None:
    sources = tuple(replace(GAZETTE, id=f"g{number}") for number in range(count))

    told = str(findings.table([Finding("stale", "FRE", "aid", LAWYER.id, sources=sources)], BOOK, NAMES, to))

    assert told.count("./sources?") == 3
    assert ("more" in told) == bool(more)
    assert more in told


def test_a_list_shows_words_of_sources_as_words() -> None:
    source = replace(GAZETTE, title=TRAP)
    said = (statement(value="yes", source=source), statement(value="no", source=source))
    trap = Finding("conflict", "FRE", "aid", LAWYER.id, count=2, sources=(source,), answers=said)

    told = str(findings.table([trap], BOOK, {"FRE": TRAP}, to))

    assert TRAP not in told
    assert told.count("&lt;img src=x onerror=alert(1)&gt;") == 3


def test_an_organisation_shows_words_of_sources_as_words_and_links_no_script() -> None:
    book = codebook.load(filled.DATA / "codebook")
    said = {"name": TRAP, "about": TRAP, "website": "javascript:alert(1)", "email": f"{TRAP}@freedonia.example"}
    cells = {
        f"organisations.{name}": Cell(
            "GBR", f"organisations.{name}", "x", "answered",
            (statement(country="GBR", question=f"organisations.{name}", item="x", value=words, note=TRAP),),
        )
        for name, words in said.items()
    }  # fmt: skip

    told = str(organisations.card(Organisation((Item("GBR", "organisations", "x", TRAP, cells),)), (), book))

    assert TRAP not in told
    assert 'href="javascript:' not in told
    assert 'href="mailto:&lt;img' in told


def test_a_question_names_its_answers_with_what_they_mean_for_the_child() -> None:
    told = str(questions.alone(LAWYER, questions.Known(BOOK, {LAWYER.id: 2}, {}, to)))

    assert 'open><summary>Does a child get a lawyer?<span class="src">one coded answer; answered in 2 countries' in told
    assert '<span class="ans favourable"><i class="sg favourable" aria-hidden="true"></i>Yes</span>' in told
    assert '<span class="ans neutral">Mixed</span>' in told
