"""Facts of the release that readers will look up first, as the real base gives them."""

import pytest

from kb import codebook, queries
from kb.codebook import Codebook
from kb.settings import data_dir
from kb.statements.views import Cell, Item, Matrix
from kb.store import db
from tests import filled
from tests.conftest import TODAY

_DATES = ("treaties.signature_date", "treaties.action_date", "treaties.in_force_date")
_DEPOSITARY = "untc-2026-02-03-"
_DATES_ON_THE_DEPOSITARY_ROWS = 3918


@pytest.fixture(scope="module")
def book() -> Codebook:
    return codebook.load(data_dir() / "codebook")


def cell(book: Codebook, country: str, question: str, item: str = "") -> Cell:
    with db.reading(filled.url()) as session:
        return queries.cell(session, queries.Lens(book, TODAY), (country, question, item))


def matrix(book: Codebook, codes: list[str], asked: list[str]) -> Matrix:
    with db.reading(filled.url()) as session:
        return queries.matrix(session, queries.Lens(book, TODAY), codes, asked)


@pytest.mark.parametrize(
    ("country", "question", "item", "value"),
    [
        ("CHN", "treaties.action", "crc", "ratification"),
        ("CHN", "treaties.action_date", "crc", "1992-03-02"),
        ("USA", "treaties.status", "crc", "signatory"),
        ("USA", "treaties.signature_date", "crc", "1995-02-16"),
        ("DEU", "treaties.action_date", "crc_opic", "2013-02-28"),
        ("NOR", "crc.incorporation", "", "direct_statute"),
        ("GBR", "crc.incorporation", "", "none"),
        ("GB-SCT", "crc.incorporation", "", "direct_statute"),
        ("KOR", "treaties.status", "hague_1993_adoption", "party"),
        ("KOR", "treaties.status", "palermo_tip", "party"),
        ("COM", "treaties.status", "crc_opac", "not_party"),
        ("HTI", "treaties.status", "crc_opac", "signatory"),
        ("CMR", "treaties.status", "crc_opsc", "signatory"),
        ("FRA", "crc.hierarchy_human_rights_treaties", "", "above_statute"),
        ("EST", "crc.comprehensive_children_law", "", "yes"),
        ("THA", "ages.criminal_responsibility", "", "12"),
        ("CHL", "ages.work_minimum", "", "15"),
    ],
)
def test_the_answer_shown(book: Codebook, country: str, question: str, item: str, value: str) -> None:
    best = cell(book, country, question, item).best
    assert best is not None and best.value == value


@pytest.mark.parametrize(("country", "item"), [("COM", "crc_opac"), ("HTI", "crc_opac"), ("CMR", "crc_opsc")])
def test_the_depositary_comes_first_and_the_other_word_stays(book: Codebook, country: str, item: str) -> None:
    found = cell(book, country, "treaties.status", item)
    assert found.best is not None and found.best.source.id == f"{_DEPOSITARY}{item}"
    assert found.has("disagree")
    assert ("dol-2022", "party") in {(one.source.id, one.value) for one in found.statements}


def test_what_is_said_of_treaties_in_general_is_not_said_of_the_convention(book: Codebook) -> None:
    with db.reading(filled.url()) as session:
        rows = [row for row in queries.live_statements(session) if row[1] == "crc.hierarchy_human_rights_treaties"]
    assert {row[0] for row in rows} >= {"ARM", "CAF", "COD", "EST", "FRA", "GEO", "GTM", "POL", "TUR", "VEN", "TZA"}
    assert not [row for row in rows if "CRC" in row[11]]


def test_every_date_of_the_un_depositary_is_in_the_release() -> None:
    with db.reading(filled.url()) as session:
        rows = [row for row in queries.live_statements(session) if row[1] in _DATES and row[8].startswith(_DEPOSITARY)]
    assert len(rows) == _DATES_ON_THE_DEPOSITARY_ROWS
    assert all(row[3] for row in rows)


@pytest.mark.parametrize("question", ["legal_aid.civil", "legal_aid.statutory_right"])
def test_kenya_before_its_legal_aid_act_never_stands_alone(book: Codebook, question: str) -> None:
    found = cell(book, "KEN", question)
    assert found.best is None and found.state == "not_assessed"
    assert all("predates Legal Aid Act 2016" in one.rank_reason for one in found.statements)
    assert any("predates Legal Aid Act 2016" in flag.text for flag in found.flags)


def test_five_countries_on_the_convention(book: Codebook) -> None:
    compared = matrix(book, ["CHN", "IND", "KOR", "KEN", "KHM"], ["crc"])
    (row,) = (row for row in compared.rows if row.question == "crc.incorporation")
    for found in compared.row(row):
        assert found.best is not None
        assert found.best.source.publisher and found.best.source.title
        assert found.best.as_of or found.has("undated")


def test_no_contact_rests_on_a_community_list_while_another_exists(book: Codebook) -> None:
    hotlines = [item for code in ("KEN", "IND", "ZMB", "NGA") for item in _hotlines(book, code)]
    assert hotlines
    for item in hotlines:
        for found in item.cells.values():
            letters = [one.source.reliability for one in found.statements if one.rank != "deprecated"]
            assert letters[0] != "D" or set(letters) == {"D"}


def _hotlines(book: Codebook, code: str) -> tuple[Item, ...]:
    with db.reading(filled.url()) as session:
        return queries.items(session, queries.Lens(book, TODAY), code, "hotlines")


def test_ratings_of_others_and_context_are_never_coloured(book: Codebook) -> None:
    rated = {"meets_standard", "below_standard"}
    context = [question for question in book.questions.values() if question.topic == "context"]
    judged = [question for question in book.questions.values() if rated <= set(question.words)]
    assert context and judged
    assert {question.polarity(value) for question in judged for value in rated} == {"neutral"}
    for question in context:
        assert {choice.polarity for choice in question.choices} <= {"neutral"}
        assert question.standard is None or not question.standard.has_bounds
