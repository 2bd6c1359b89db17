"""The walks through the house, on both databases: compare, correct and approve, import."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb import changes, codebook, countries, intake, queries, release
from kb.codebook import Codebook
from kb.countries import Names
from kb.export import tables
from kb.people.roles import contributor, reviewer
from kb.statements.drafts import Draft, Parsed, Place, Row, Submission
from kb.statements.views import Matrix, MatrixRow
from kb.store import db
from kb.wording.comparison import compare
from tests import little, patterns
from tests.conftest import BOOK, GAZETTE, TODAY, publish

AMINA, BRUNO = contributor("Amina"), reviewer("Bruno")


@pytest.fixture(scope="session")
def book() -> Codebook:
    return codebook.load(patterns.little_home() / "codebook")


@pytest.fixture(scope="session")
def names() -> Names:
    return countries.Names.load(patterns.little_home())


def compared(url: str, book: Codebook, *codes: str, asked: tuple[str, ...] = ("aid",)) -> Matrix:
    with db.reading(url) as session:
        return queries.matrix(session, queries.Lens(book, TODAY), codes, asked)


def test_a_participant_compares_two_countries(little_url: str, book: Codebook) -> None:
    matrix = compared(little_url, book, "KEN", "NAM", asked=("aid", "lines"))
    assert [(row.question, row.listing) for row in matrix.rows] == [
        ("aid.lawyer", False),
        ("aid.age", False),
        ("lines.name", True),
    ]
    kenya, namibia = matrix.row(matrix.rows[0])
    assert kenya.best is not None
    assert (kenya.best.value, kenya.best.source.publisher) == ("yes", "Freedonian Printing Office")
    assert kenya.has("disagree") and namibia.state == "unknown"
    assert [cell.state for cell in matrix.row(matrix.rows[1])] == ["answered", "not_assessed"]
    assert [item.title for item in matrix.items["KEN", "lines"]] == ["Example Line"]
    csv = tables.comparison_csv(compare(matrix, book), {"KEN": "Kenya", "NAM": "Namibia"})
    assert "Freedonian Printing Office" in csv and "Sources disagree (2)" in csv


def one_row(book: Codebook, names: Names, **cells: str) -> Parsed:
    """What a form makes of its fields."""
    return intake.parse([Row(Place("form", 1), cells)], book, names)


def test_a_researcher_corrects_an_answer_and_a_reviewer_approves(little_url: str, book: Codebook, names: Names) -> None:
    field = {
        "country": "Kenya",
        "question": "aid.age",
        "as_of": "2024-03-01",
        "source": "gazette",
        "perspective": "law",
    }
    refused = one_row(book, names, **field, value="twelve")
    assert refused.drafts == () and "twelve" in refused.problems[0].reason
    corrected = one_row(book, names, **field, value="14", note="Amended in the third reading.")
    with db.writing(little_url) as session:
        handed_in = changes.submit(session, AMINA, Submission("Age", "form", corrected.drafts))
    with db.reading(little_url) as session:
        (waiting,) = queries.inbox(session)
    assert waiting.before is not None
    assert (waiting.before.value, waiting.after["value"], waiting.by) == ("12", "14", "Amina")
    assert handed_in.contribution is not None
    with db.writing(little_url) as session:
        assert changes.accept(session, BRUNO, handed_in.contribution) == changes.Accepted(2, 1, 1)
    (cell,) = compared(little_url, book, "KEN", asked=("aid.age",)).row(row_of("aid.age"))
    assert cell.best is not None and cell.best.value == "14"
    with db.reading(little_url) as session:
        steps = queries.history(session, ("KEN", "aid.age", ""))
        assert queries.inbox(session) == ()
    assert [(step.revision, step.by) for step in steps] == [(2, "Bruno"), (1, "kb init")]


def row_of(question: str) -> MatrixRow:
    return MatrixRow("aid", question)


UNTIDY = """\
Nation;Does a child get a lawyer?;From which age?;source;as_of;note
Kenya;yes;14;gazette;2025;Amended.
Namibie;no;;gazette;2025;
Freedonia on Sea;no;12;gazette;2024;
Atlantis;yes;12;gazette;2025;
Atlantis;no;;gazette;2024;
Zambia;perhaps;12;gazette;2025;
"""


def test_a_script_imports_untidy_rows_and_a_second_run_does_nothing(
    little_url: str, book: Codebook, names: Names, tmp_path: Path
) -> None:
    path = tmp_path / "partner.csv"
    path.write_text(UNTIDY, encoding="utf-8-sig")
    with db.reading(little_url) as session:
        chosen = intake.Settings(synonyms=queries.settled_headings(session))
        known = names.with_aliases(queries.settled_names(session))
    parsed = intake.parse(intake.read(path), book, known, chosen)
    told = [problem for problem in parsed.problems if not problem.warning]
    assert sorted((problem.text, problem.place.line) for problem in told) == [("Atlantis", 5), ("perhaps", 7)]
    assert {(draft.country, draft.question) for draft in parsed.drafts} == {
        ("KEN", "aid.lawyer"),
        ("KEN", "aid.age"),
        ("NAM", "aid.lawyer"),
    }
    submission = Submission("partner.csv", "file", parsed.drafts, parsed.sources, digest="d1")
    with db.writing(little_url) as session:
        first = changes.submit(session, AMINA, submission)
    with db.writing(little_url) as session:
        second = changes.submit(session, AMINA, submission)
    assert first.proposed == len(parsed.drafts)
    assert (second.proposed, second.contribution) == (0, None)


ANSWERS = st.sampled_from(["yes", "no"])


@settings(max_examples=15)
@given(values=st.lists(ANSWERS, min_size=2, max_size=6))
def test_the_past_never_changes(values: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    url = patterns.sqlite_copy(tmp_path_factory.mktemp("past") / "kb.db")
    seen: dict[int, Matrix] = {}
    for at, value in enumerate(values):
        draft = Draft("KEN", "aid.lawyer", value=value, note=str(at), source="gazette", as_of="2024")
        revision = publish(url, draft, sources=(GAZETTE,)).revision
        seen[revision] = past(url, revision)
    for revision, before in seen.items():
        assert past(url, revision) == before
        best = past(url, revision).cells["KEN", "aid.lawyer", ""].best
        assert best is not None and best.value == values[revision - 1]
    patterns.dispose(url)


def past(url: str, revision: int) -> Matrix:
    with db.reading(url) as session:
        return queries.matrix(session, queries.Lens(BOOK, TODAY, at=revision), ["KEN"], ["aid.lawyer"])


NEW_QUESTION = """\
  - id: aid.interpreter
    label: Does a child get an interpreter?
    definition: Free of charge.
    kind: choice
    compare: value
    choices:
      - {value: "yes", label: "Yes", meaning: Granted., polarity: favourable}
      - {value: "no", label: "No", meaning: Not granted., polarity: unfavourable}
"""


def test_a_new_question_needs_no_code(url: str, tmp_path: Path) -> None:
    home = little.write(tmp_path / "more")
    path = home / "codebook" / "aid.yml"
    path.write_text(path.read_text(encoding="utf-8") + NEW_QUESTION, encoding="utf-8")
    book, known = codebook.load(home / "codebook"), countries.Names.load(home)
    asked = book.question("aid.interpreter")
    assert (asked.show("yes"), asked.polarity("no"), tuple(asked.words)) == ("Yes", "unfavourable", ("yes", "no"))
    release.fill(home, url)
    file = tmp_path / "partner.csv"
    file.write_text("country,Does a child get an interpreter?,source,as_of\nKenya,yes,gazette,2025\n", encoding="utf-8")
    parsed = intake.parse(intake.read(file), book, known)
    with db.writing(url) as session:
        handed_in = changes.submit(session, AMINA, Submission("x", "file", parsed.drafts))
        assert handed_in.contribution is not None
        changes.accept(session, BRUNO, handed_in.contribution)
    matrix = compared(url, book, "KEN", "NAM")
    assert matrix.cells["KEN", "aid.interpreter", ""].state == "answered"
    with db.reading(url) as session:
        assert ("KEN", "aid.interpreter", "", "yes") in {row[:4] for row in queries.live_statements(session)}
