"""What the two commands install: exact versions, checked by hash, and no tool of the tests where the app only runs."""

import re
import tomllib
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest

from scripts import dev

HOME = dev.HOME
LOCKS = (dev.RUN_LOCK, dev.DEV_LOCK, dev.UV_LOCK)
COPYLEFT = re.compile(r"GPL|MPL|GNU|Mozilla")


def _pins(path: Path) -> set[str]:
    """Lines `name==version`, with the platform they are for."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {line.removesuffix("\\").strip() for line in lines if not line.startswith(" ")}


def _names(requirements: Iterable[str]) -> set[str]:
    return {re.split(r"[^\w.-]", one)[0].casefold() for one in requirements}


def _asked_for() -> dict[str, set[str]]:
    project = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {"run": _names(project["dependencies"])} | {
        extra: _names(wanted) for extra, wanted in project["optional-dependencies"].items()
    }


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_library_of_a_lock_has_an_exact_version_and_a_hash(lock: Path) -> None:
    blocks = re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8").strip())
    assert [block for block in blocks if not re.match(r"[\w.-]+==[\w.]+.*\\\n    --hash=sha256:", block)] == []


@pytest.mark.parametrize("path", (*LOCKS, HOME / "constraints.txt"), ids=lambda path: path.name)
def test_no_lock_names_the_address_of_an_index(path: Path) -> None:
    assert re.findall(r"://|^-.*|\w+\.org", path.read_text(encoding="utf-8"), re.MULTILINE) == []


def test_the_lock_of_the_tests_holds_that_of_running_and_the_constraints_hold_both() -> None:
    assert _pins(dev.RUN_LOCK) < _pins(dev.DEV_LOCK)
    assert _pins(HOME / "constraints.txt") == _pins(dev.DEV_LOCK)


def test_running_installs_no_tool_of_the_tests_and_no_lock_a_peer_of_the_benchmark() -> None:
    asked = _asked_for()
    running, testing = _names(_pins(dev.RUN_LOCK)), _names(_pins(dev.DEV_LOCK))
    assert {re.sub(r"\[.*", "", name) for name in asked["run"]} <= running
    assert asked["dev"] <= testing
    assert not (asked["dev"] - asked["run"] - {"websockets"}) & running  # Streamlit brings websockets
    assert not (asked["bench"] | {"pyicu"}) & testing


def test_licences_that_ask_for_more_than_a_notice_are_named() -> None:
    told = (HOME / "README.md").read_text(encoding="utf-8").partition("- **Libraries**")[2].partition("\n- ")[0]
    assert {name for name in _names(_pins(dev.RUN_LOCK)) if COPYLEFT.search(_licence(name))} == set(
        re.findall(r"`([\w-]+)`", told)
    )


def _licence(name: str) -> str:
    try:
        told = metadata(name)
    except PackageNotFoundError:  # for another platform
        return ""
    classes = [one for one in told.get_all("Classifier") or [] if one.startswith("License ")]
    words = [one.partition("\n")[0] for field in ("License-Expression", "License") for one in told.get_all(field) or []]
    return " ".join((*classes, *words))


@pytest.fixture
def done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What `dev.install` does, in an empty folder with locks of its own."""
    told: list[str] = []

    def make_environment() -> None:
        for old in (tmp_path / ".venv").glob(".installed*"):
            old.unlink()
        (tmp_path / ".venv").mkdir(exist_ok=True)
        told.append("new environment")

    def with_uv(lock: Path) -> bool:
        told.append(lock.stem)
        return True

    for name in ("RUN_LOCK", "DEV_LOCK"):
        monkeypatch.setattr(dev, name, tmp_path / getattr(dev, name).name)
        getattr(dev, name).write_text("library==1", encoding="utf-8")
    (tmp_path / "pyproject.toml").touch()
    monkeypatch.setattr(dev, "HOME", tmp_path)
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(dev, "make_environment", make_environment)
    monkeypatch.setattr(dev, "with_uv", with_uv)
    return told


def test_the_tests_install_on_top_of_what_running_installed(done: list[str]) -> None:
    for lock in (dev.RUN_LOCK, dev.RUN_LOCK, dev.DEV_LOCK, dev.DEV_LOCK):
        dev.install(lock)
    assert done == ["new environment", "requirements", "requirements-dev"]


def test_running_after_the_tests_installs_nothing(done: list[str]) -> None:
    for lock in (dev.DEV_LOCK, dev.RUN_LOCK):
        dev.install(lock)
    assert done == ["new environment", "requirements-dev"]


def test_another_version_is_installed_into_a_new_environment(done: list[str]) -> None:
    dev.install(dev.RUN_LOCK)
    dev.RUN_LOCK.write_text("library==2", encoding="utf-8")
    dev.install(dev.RUN_LOCK)
    assert done == ["new environment", "requirements"] * 2


def test_pip_installs_where_uv_does_not_get_through(done: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "with_uv", lambda _lock: False)
    monkeypatch.setattr(dev, "with_pip", lambda lock: done.append(f"pip {lock.stem}"))
    dev.install(dev.RUN_LOCK)
    assert done == ["new environment", "pip requirements"]
