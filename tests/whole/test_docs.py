"""What the documents say of the code is true."""

import re
from pathlib import Path

import kb

HOME = Path(kb.__file__).parent
ROOMS = {path.stem for path in HOME.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}


def test_the_map_of_the_house_names_every_room_and_no_other() -> None:
    assert kb.__doc__ is not None
    lines = [line[4:] for line in kb.__doc__.splitlines() if line.startswith("    ")]
    named = {room for line in lines for room in line[:20].split()} - {"app.py,", "scripts/"}
    assert named == ROOMS - {"__init__"}


def test_every_file_and_folder_that_the_documents_name_is_there() -> None:
    for name in ("README.md", "CONTRIBUTING.md"):
        told = (HOME.parent / name).read_text(encoding="utf-8")
        paths = re.findall(r"\b(?:docs|scripts|tests|data|kb)/[\w./-]*\w", told)
        assert paths
        assert [path for path in paths if not (HOME.parent / path).exists()] == []
