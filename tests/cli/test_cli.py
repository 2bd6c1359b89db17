"""The command `kb`, as a person or a script gives it: its output and exit code."""

import contextlib
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kb import __main__ as entry
from kb.cli import cli
from tests import filled, little
from tests.terminal import Done, Terminal

Run = Callable[..., Done]


@pytest.fixture
def kb(tmp_path: Path) -> Run:
    """Runs `kb` on the little release and a base of its own, in a folder that is not the checkout."""
    home = little.write(tmp_path / "little")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    return Terminal(elsewhere, {"KB_DATA_DIR": str(home), "KB_DATABASE_URL": f"sqlite:///{tmp_path / 'kb.db'}"}).run


def test_a_process_says_the_same_and_leaves_with_its_exit_code(tmp_path: Path) -> None:
    home = little.write(tmp_path / "little")
    environment = os.environ | {"KB_DATA_DIR": str(home), "KB_DATABASE_URL": f"sqlite:///{tmp_path / 'kb.db'}"}
    left = []
    for words in (["init"], ["check"], ["compare", "KEN", "Atlantis"]):
        command = [sys.executable, "-m", "kb", *words]
        left.append(subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=False))

    assert [done.returncode for done in left] == [0, 1, 1]
    assert left[0].stdout == "added 6, unchanged 0\n"
    assert "“Atlantis” is no country" in left[2].stderr
    assert not [done for done in left if "Traceback" in done.stderr]


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
        (("coverage", "--topic", "weather"), "There is no topic “weather”"),
        (("stale", "--country", "Atlantis"), "“Atlantis” is no country"),
    ],
)
def test_a_mistake_is_one_sentence_and_exit_code_1(kb: Run, command: tuple[str, ...], told: str) -> None:
    kb("init")
    assert told in kb(*command, code=1).stderr


def test_country_shows_every_topic(kb: Run) -> None:
    kb("init")
    shown = kb("country", "KEN").stdout
    assert "Example Line" in shown and "12 years" in shown


def test_coverage_counts_states_and_items(kb: Run) -> None:
    kb("init")
    told = json.loads(kb("coverage", "--country", "Kenya", "--country", "NAM", "--json").stdout)
    aid, lines = told["topics"]
    assert (aid["counts"], aid["asked"], aid["known"], aid["unknown"], aid["not_assessed"]) == ("questions", 4, 2, 1, 1)
    assert (lines["counts"], lines["asked"], lines["items"], lines["places_with_items"]) == ("items", 0, 1, 1)
    assert [one["country"] for one in told["countries"]] == ["KEN", "NAM"]
    assert told["total"]["gaps"] == 1 + 1  # Namibia: no age, no line
    shown = kb("coverage", "--country", "Kenya").stdout
    assert "1 States and territories" not in shown and "Legal aid" in shown


def test_stale_and_conflicts_tell_dates_answers_and_sources(kb: Run) -> None:
    kb("init")
    (late,) = json.loads(kb("stale", "--topic", "aid", "--json").stdout)["rows"]
    assert (late["country"], late["last_good"], late["sources"][0]["id"]) == ("KEN", "2024-03-01", "gazette")
    (row,) = json.loads(kb("conflicts", "--json").stdout)["rows"]
    assert [(one["shown"], one["source"]["id"]) for one in row["answers"]] == [("Yes", "gazette"), ("No", "herald")]
    assert "1 Mar 2024" in kb("stale").stdout
    assert "Freedonian Herald" in kb("conflicts").stdout


def test_check_counts_and_names_damage(kb: Run, tmp_path: Path) -> None:
    kb("init")
    kb("export", "--format", "datapackage", str(tmp_path / "little"))
    assert "statements without a source: 0" in kb("check").stdout
    path = tmp_path / "little" / "statements" / "aid.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",12,", ",twelve,"), encoding="utf-8")
    told = kb("check", code=1).stdout
    assert "statements/aid.csv, line 2" in told and "twelve" in told


def test_check_without_a_base_looks_at_the_data_folder_only(kb: Run, tmp_path: Path) -> None:
    kb("init")
    kb("export", "--format", "datapackage", str(tmp_path / "little"))
    none = {"KB_DATABASE_URL": f"sqlite:///{tmp_path / 'none.db'}"}
    assert "There is no base yet" in kb("check", settings=none).stdout


def test_check_of_a_base_of_another_version_says_so_and_fails(kb: Run, tmp_path: Path) -> None:
    kb("init")
    with contextlib.closing(sqlite3.connect(tmp_path / "kb.db")) as base, base:
        base.execute("UPDATE alembic_version SET version_num = '9999'")
    told = kb("check", code=1).stdout
    assert "made by another version of kb (its tables are of version 9999, not " in told
    assert "no base yet" not in told


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


def test_lines_writes_one_object_for_each_number_and_links_only_what_may_be_called(kb: Run) -> None:
    told = [json.loads(line) for line in kb("lines", "Kenya", "--json", settings=real()).stdout.splitlines()]

    assert [(one["numbers"][0]["shown"], one["link"]) for one in told] == [
        ("116", "tel:116"),
        ("0800 221 0800", None),
        ("228844", None),
        ("0800-221-00800", None),
    ]
    assert kb("lines", "KEN", settings=real()).stdout.startswith("116\tChild Helpline 116\t24 hours a day")


@pytest.mark.parametrize(
    "command",
    [
        ("country", "KEN"),
        ("country", "KEN", "--json"),
        ("compare", "KEN", "NOR", "--topic", "hotlines", "--format", "csv"),
    ],
)
def test_no_other_command_makes_a_number_a_link(kb: Run, command: tuple[str, ...]) -> None:
    shown = kb(*command, settings=real()).stdout

    assert "former" in shown.lower()
    assert not any(scheme in shown for scheme in ("tel:", "sms:", "wa.me"))


def real() -> dict[str, str]:
    """The filled base of the release, in place of the little one."""
    return {"KB_DATABASE_URL": filled.url(), "KB_DATA_DIR": str(filled.DATA)}


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
    ("name", "word"),
    [
        ("KB_EXIT_URL", "javascript:alert(1)"),
        ("KB_PORT", "many"),
        ("KB_DATABASE_URL", "nonsense"),
        ("KB_DATABASE_URL", "mysql://x/y"),
    ],
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


def _list_of_commands(
    called: str, columns: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> str:
    """What `--help` prints in a terminal of so many columns."""
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr(sys, "argv", [called, "--help"])
    with contextlib.suppress(SystemExit):
        entry.main()
    return capsys.readouterr().out


@pytest.mark.parametrize("columns", [80, 200])
@pytest.mark.parametrize(("called", "name"), [("/bin/kb", "kb"), ("/x/kb/__main__.py", "python -m kb")])
def test_the_list_of_commands_is_the_one_that_typer_writes(
    called: str, name: str, columns: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = _list_of_commands(called, columns, monkeypatch, capsys)
    with contextlib.suppress(SystemExit):
        cli(["--help"], prog_name=name)
    assert told == capsys.readouterr().out


def test_the_list_of_commands_fits_a_narrow_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = _list_of_commands("/bin/kb", 60, monkeypatch, capsys)
    assert "Commands:" in told
    assert max(map(len, told.splitlines())) <= 60


def test_the_list_of_commands_needs_no_typer() -> None:
    script = "import sys; from kb.__main__ import main; sys.argv = ['kb', '--help']; main(); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, env=os.environ | {"COLUMNS": "80"}
    )
    assert "Commands:" in done.stdout
    assert "typer" not in done.stdout.splitlines()[-1].split()


def test_the_data_folder_of_the_checkout_is_found_from_any_folder(tmp_path: Path) -> None:
    environment = {name: word for name, word in os.environ.items() if not name.startswith("KB_")}
    environment["PYTHONPATH"] = str(Path(__file__).parent.parent.parent)
    command = [sys.executable, "-m", "kb", "resolve", "--json"]
    done = subprocess.run(
        command, input="Кения\n", capture_output=True, encoding="utf-8", env=environment, cwd=tmp_path, check=True
    )
    assert json.loads(done.stdout)["country"] == "KEN"


def test_help_lists_every_command_of_the_readme(kb: Run) -> None:
    readme = (Path(__file__).parent.parent.parent / "README.md").read_text(encoding="utf-8")
    promised = {line.split("`")[1].split()[1] for line in readme.splitlines() if line.startswith("| `kb ")}
    offered = kb("--help").stdout
    assert promised
    assert [command for command in promised if f"  {command} " not in offered] == []


def test_match_writes_one_object_a_pair(kb: Run) -> None:
    given = '\ufeffLeft,right,country\n"Lantern, Watch",Lantern Watch,KEN\n,X,\nLantern Watch,Lamp Office,Atlantis\n'
    told = [json.loads(line) for line in kb("match", "--json", given=given).stdout.splitlines()]
    assert [one["judgement"] for one in told] == ["same", "unsure", "different"]
    assert all(set(one) == {"left", "right", "country", "judgement", "score", "reasons"} for one in told)
    assert told[0]["left"] == "Lantern, Watch"
    assert "“Atlantis” is no country; judged without one." in told[2]["reasons"]
    kb("init")
    table = kb("match", given=given).stdout
    assert "Judgement" in table and "Lantern, Watch" in table and "different" in table


@pytest.mark.parametrize(
    ("given", "line", "reason"),
    [
        ("", 1, "The first line must name the columns left, right and country"),
        ("left,right\na,b\n", 1, "look at: country"),
        ("left,right,country\na,b,KEN\na,b\n", 3, "The row has 2 cells; the heading has 3."),
        ('left,right,country\n"a,b,KEN\n', 2, "cannot be read from here on"),
        ('left,right,country\n"a"x,b,KEN\n', 2, "put names with quotes or commas in quotes"),
    ],
)
def test_match_names_the_line_that_it_cannot_read(kb: Run, given: str, line: int, reason: str) -> None:
    told = kb("match", "--json", given=given, code=1).stderr
    assert f"standard input, line {line}: " in told and reason in told


def test_match_takes_odd_names(kb: Run) -> None:
    names = ["a" * 10_000, "\0", "🏮" * 50, "儿童", "' OR 1=1 --", "(((", "<script>", '""""']
    given = "left,right,country\n" + "".join(f'"{name}","{name}",KEN\n' for name in names)
    assert len(kb("match", "--json", given=given).stdout.splitlines()) == len(names)
    assert kb("match", given=given).stdout


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
