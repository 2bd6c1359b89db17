"""The command `kb`, as a person or a script runs it: a process with its output and exit code."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import little

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def kb(tmp_path: Path) -> Run:
    """Runs `kb` on the little release and a base of its own, in a folder that is not the checkout."""
    home = little.write(tmp_path / "little")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    environment = os.environ | {"KB_DATA_DIR": str(home), "KB_DATABASE_URL": f"sqlite:///{tmp_path / 'kb.db'}"}

    def run(
        *command: str, given: str = "", code: int = 0, settings: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "kb", *command],
            input=given,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=environment | (settings or {}),
            cwd=elsewhere,
            check=False,
        )
        assert done.returncode == code, f"{done.stdout}\n{done.stderr}"
        assert "Traceback" not in done.stderr
        return done

    return run


def test_init_fills_once(kb: Run) -> None:
    assert kb("init").stdout == "added 6, unchanged 0\n"
    assert kb("init").stdout == "added 0, unchanged 6\n"


def test_without_a_base_a_sentence_says_what_to_do(kb: Run) -> None:
    assert "Run `kb init` first" in kb("compare", "KEN", "NAM", "--topic", "aid", code=1).stderr


def test_compare_shows_answer_source_date_and_flags(kb: Run) -> None:
    kb("init")
    shown = kb("compare", "Kenya", "NAM", "--topic", "aid").stdout
    for words in ("Does a child get a lawyer?", "Freedonian Printing Office", "1 Mar 2024", "Sources disagree (2)"):
        assert words in shown
    assert "date not stated" in shown


def test_compare_as_json_carries_every_statement(kb: Run) -> None:
    kb("init")
    told = json.loads(kb("compare", "KEN", "NAM", "--topic", "aid.lawyer", "--format", "json").stdout)
    kenya, namibia = told["rows"][0]["cells"]
    assert (kenya["value"], kenya["polarity"], len(kenya["statements"])) == ("yes", "favourable", 2)
    assert (namibia["state"], namibia["value"]) == ("unknown", "")


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("compare", "KEN", "--topic", "aid"), "Compare 2 to 8 countries"),
        (("compare", "KEN", "Atlantis"), "“Atlantis” is no country"),
        (("compare", "KEN", "NAM", "--topic", "weather"), "There is no question “weather”"),
        (("compare", "KEN", "NAM", "--topic", "aid", "--format", "pdf"), "There is no format “pdf”"),
        (("export", "out", "--format", "pdf"), "There is no format “pdf”"),
    ],
)
def test_a_mistake_is_one_sentence_and_exit_code_1(kb: Run, command: tuple[str, ...], told: str) -> None:
    kb("init")
    assert told in kb(*command, code=1).stderr


def test_country_shows_every_topic(kb: Run) -> None:
    kb("init")
    shown = kb("country", "KEN").stdout
    assert "Example Line" in shown and "12 years" in shown


def test_check_counts_and_names_damage(kb: Run, tmp_path: Path) -> None:
    kb("init")
    kb("export", "--format", "datapackage", str(tmp_path / "little"))
    assert "statements without a source: 0" in kb("check").stdout
    path = tmp_path / "little" / "statements" / "aid.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",12,", ",twelve,"), encoding="utf-8")
    told = kb("check", code=1).stdout
    assert "statements/aid.csv, line 2" in told and "twelve" in told


def test_export_goes_into_a_folder_that_exists(kb: Run, tmp_path: Path) -> None:
    kb("init")
    for _time in range(2):
        kb("export", "--format", "datapackage", str(tmp_path / "out"))
    assert (tmp_path / "out" / "statements" / "aid.csv").read_text(encoding="utf-8") == little.AID


def test_import_tells_problems_and_waits_for_review(kb: Run, tmp_path: Path) -> None:
    kb("init")
    file = tmp_path / "partner.csv"
    file.write_text("country,aid.lawyer,source,as_of\nKenya,no,gazette,2025\nAtlantis,no,gazette,2025\n")
    dry = json.loads(kb("import", str(file), "--dry-run", "--json", code=1).stdout)
    assert (dry["proposed"], dry["dry_run"], dry["problems"][0]["place"]["line"]) == (1, True, 3)
    assert "contribution 2" in kb("import", str(file), "--as", "Amina", code=1).stdout
    assert "a colleague must" in kb("accept", "2", "--as", "Amina", code=1).stderr
    assert kb("accept", "2", "--as", "Bruno").stdout == "revision 2: added 1, retired 0\n"
    assert "proposed 0, unchanged 1" in kb("import", str(file), "--as", "Amina", code=1).stdout


def test_resolve_writes_one_object_a_line(kb: Run) -> None:
    names = ["Kenya", "", "Korea", "République du Kenya", 'quo"ted', "line\u2028separator\x85within"]
    lines = kb("resolve", "--json", given="\n".join(names) + "\n").stdout.split("\n")[:-1]
    told = [json.loads(line) for line in lines]
    assert [one["name"] for one in told] == names
    assert [one["country"] for one in told[:4]] == ["KEN", None, None, "KEN"]
    assert all(set(one) == {"name", "country", "suggestions"} and len(one["suggestions"]) <= 3 for one in told)


def test_phone_writes_one_object_a_line(kb: Run) -> None:
    told = [
        json.loads(line) for line in kb("phone", "--json", given="KEN\t1-1-6\nno tab\nXXX\t1\n").stdout.splitlines()
    ]
    assert (told[0]["short_code"], told[0]["e164"], told[0]["printed"]) == ("116", None, "1-1-6")
    assert all(sum(one[key] is not None for key in ("e164", "short_code", "problem")) == 1 for one in told)


@pytest.mark.parametrize(
    ("name", "word"), [("KB_PORT", "many"), ("KB_DATABASE_URL", "nonsense"), ("KB_DATABASE_URL", "mysql://x/y")]
)
def test_a_setting_that_cannot_be_used_is_named(kb: Run, name: str, word: str) -> None:
    assert name in kb("check", code=1, settings={name: word}).stderr


HEAVY = ("sqlmodel", "sqlalchemy", "pandas", "streamlit", "phonenumbers", "babel", "rapidfuzz", "alembic", "rich.table")


def test_help_opens_no_heavy_room() -> None:
    script = (
        "import sys; from typer.testing import CliRunner; from kb.cli import cli; "
        "assert CliRunner().invoke(cli, ['--help']).exit_code == 0; print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert set(HEAVY) & set(done.stdout.split()) == set()


def test_the_data_folder_of_the_checkout_is_found_from_any_folder(tmp_path: Path) -> None:
    environment = {name: word for name, word in os.environ.items() if not name.startswith("KB_")}
    environment["PYTHONPATH"] = str(Path(__file__).parent.parent)
    command = [sys.executable, "-m", "kb", "resolve", "--json"]
    done = subprocess.run(
        command, input="Кения\n", capture_output=True, encoding="utf-8", env=environment, cwd=tmp_path, check=True
    )
    assert json.loads(done.stdout)["country"] == "KEN"


def test_help_lists_every_command_of_the_readme(kb: Run) -> None:
    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    promised = {line.split("`")[1].split()[1] for line in readme.splitlines() if line.startswith("| `kb ")}
    offered = kb("--help").stdout
    assert promised
    assert [command for command in promised if f"  {command} " not in offered] == []


def test_search_finds_and_names_source_and_date(kb: Run) -> None:
    kb("init")
    assert "KEN | Does a child get a lawyer? | Yes" in kb("search", "Lawyers", "Act").stdout
    told = json.loads(kb("search", "Кения", "Example", "Line", "--json").stdout)
    (line,) = told["groups"][0]["hits"]
    assert (line["place"], line["as_of"]) == (["KEN", "lines.name", "116"], "2024")
    assert line["source"]["id"] == "gazette"


def test_search_tells_how_it_read_a_slip_and_what_is_not_known(kb: Run) -> None:
    kb("init")
    assert "Nothing here holds “Kennya”. Showing results for “kenya”." in kb("search", "Kennya").stdout
    assert "Nothing in the base answers to “qqqqzzz”." in kb("search", "qqqqzzz").stdout
    assert "There is no kind “song”" in kb("search", "Kenya", "--kind", "song", code=1).stderr
    assert "is no country that is known here" in kb("search", "Kenya", "--country", "Atlantis", code=1).stderr
