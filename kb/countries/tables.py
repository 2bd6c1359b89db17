"""A country as the tables of the data folder describe it, and the reading of those tables."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kb.errors import InvalidData, NotReady

KINDS = frozenset({"state", "territory", "part", "world"})
NAME_KINDS = frozenset({"short", "official", "common", "former", "abbreviation", "ambiguous", "part"})
MATCHES = frozenset({"", "letters", "never"})


@dataclass(frozen=True, slots=True)
class Country:
    """A State, a territory, a part of a State with its own law, or the world.

    Attributes:
        code: ISO 3166-1 alpha-3 (`KEN`), `XKX` for Kosovo (user-assigned), ISO 3166-2 for a part (`GB-SCT`), `001`
            (M49) for the world.
        kind: `state` (member or observer State of the UN), `territory` (any other entry of ISO 3166, and Kosovo; the
            word says nothing about its status), `part` or `world`.
        name: short English name for the screen.
        official_name: long English name; the short one where ISO 3166 has no long one.
        iso2: alpha-2 code; empty for parts and the world.
        numeric: three digits, shared by ISO 3166 and M49; empty for parts and Kosovo.
        parent: code of the State that a part belongs to; else empty.
        un_member: whether it is a member State of the United Nations.
        region, subregion: UN M49 codes (`002` Africa, `014` Eastern Africa), with English names (CLDR); empty for the
            world and Antarctica.
    """

    code: str
    kind: str
    name: str
    official_name: str
    iso2: str = ""
    numeric: str = ""
    parent: str = ""
    un_member: bool = False
    region: str = ""
    region_name: str = ""
    subregion: str = ""
    subregion_name: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether every question is asked of it: a State or territory, not a part of a State and not the world."""
        return not self.is_part and not self.is_world

    @property
    def is_part(self) -> bool:
        """Whether it is a part of a State with its own law."""
        return self.kind == "part"

    @property
    def is_world(self) -> bool:
        """Whether it is the world, of which what concerns all States is recorded."""
        return self.kind == "world"


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling of a name: a row of `names.csv`.

    Attributes:
        kind: `short` (ISO 3166), `official`, `common`, `former`, `abbreviation`, `ambiguous` (means several places),
            `part` (means a part only where its State is known).
        match: `letters` when accents count, `never` when the name is only suggested, else empty.
        languages: BCP 47 languages that use it.
    """

    name: str
    country: str
    kind: str
    match: str
    languages: frozenset[str]


def read_countries(path: Path) -> Iterator[Country]:
    """The countries of `countries.csv`.

    Raises:
        NotReady: there is no such file.
        InvalidData: a row is damaged.
    """
    seen: set[str] = set()
    for line, row in _rows(path, ("code", "kind", "name", "official_name")):
        if row["kind"] not in KINDS or not row["name"] or not row["code"]:
            raise InvalidData(
                path.name, line, f"“{row['code']}” needs a name and a kind out of {', '.join(sorted(KINDS))}."
            )
        if row["code"] in seen:
            raise InvalidData(path.name, line, f"The code “{row['code']}” stands twice.")
        seen.add(row["code"])
        member = row.pop("un_member", "") == "yes"
        yield Country(un_member=member, **{field: row[field] for field in Country.__slots__ if field in row})


def read_spellings(path: Path, countries: Mapping[str, Country]) -> Iterator[Spelling]:
    """The spellings of `names.csv`.

    Raises:
        NotReady: there is no such file.
        InvalidData: a row is damaged, or names a country that `countries` does not hold.
    """
    known = {"": frozenset[str]()}
    for line, row in _rows(path, ("name", "country", "kind", "match", "languages")):
        _check_name(path, line, row, countries)
        if row["kind"] not in NAME_KINDS or row["match"] not in MATCHES:
            raise InvalidData(path.name, line, f"“{row['kind']}”, “{row['match']}” are no kind and match of a name.")
        languages = known.setdefault(row["languages"], frozenset(row["languages"].split()))
        yield Spelling(row["name"], row["country"], row["kind"], row["match"], languages)


def read_aliases(path: Path, countries: Mapping[str, Country]) -> Iterator[tuple[str, str]]:
    """Name and code of each alias that a person confirmed; nothing when there is no such file.

    Raises:
        InvalidData: a row is damaged, or names a country that `countries` does not hold.
    """
    if path.exists():
        for line, row in _rows(path, ("name", "country")):
            _check_name(path, line, row, countries)
            yield row["name"], row["country"]


def _check_name(path: Path, line: int, row: Mapping[str, str], countries: Mapping[str, Country]) -> None:
    if not row["name"].strip() or row["country"] not in countries:
        raise InvalidData(path.name, line, f"“{row['name']}” leads to “{row['country']}”, which is no country's code.")


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a table with their line numbers, once its heading is checked."""
    if not path.exists():
        raise NotReady(
            f"{path.name} is missing in the data folder {path.parent}; run `git checkout data` to get it back."
        )
    table = csv.DictReader(io.StringIO(_decoded(path), newline=""), strict=True)
    try:
        if missing := set(columns) - set(table.fieldnames or ()):
            raise InvalidData(path.name, 1, f"The heading lacks {', '.join(sorted(missing))}.")
        for row in table:
            if None in row or None in row.values():
                raise InvalidData(path.name, table.line_num, "The row has more or fewer cells than the heading.")
            yield table.line_num, row
    except csv.Error as error:
        raise InvalidData(path.name, table.line_num, f"The table cannot be read from here on: {error}.") from error


def _decoded(path: Path) -> str:
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InvalidData(path.name, raw.count(b"\n", 0, error.start) + 1, "This is not UTF-8 text.") from error
