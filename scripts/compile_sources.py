"""Makes the release of the collectors' files: `python -m scripts.compile_sources SOURCES [--data data]`.

Reads every file that `mappings/files.yml` lists, by the product's own intake; fails when a filled cell is neither in a
statement nor in `mappings/left_out.csv` with its reason; settles collisions; writes through the write door and exports.
"""

import argparse
import csv
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from kb import changes, codebook, countries
from kb.codebook import Codebook
from kb.errors import InvalidData, KbError
from kb.intake import FILTERS, Checker, Recipe, outcome, read, recipe
from kb.intake.check import Names
from kb.intake.headings import read_synonyms
from kb.intake.templates import Filter
from kb.people.roles import contributor, reviewer
from kb.release import MATCHES, gather, read_matches, write_release
from kb.statements.drafts import Draft, MatchDecision, Problem, Row, Submission
from kb.statements.sources import Source
from kb.store import db
from scripts.compiling.accounts import Account, Left, problems_of
from scripts.compiling.collisions import Settled, settle
from scripts.compiling.filters import FILTERS as SOURCE_FILTERS
from scripts.compiling.publications import publications
from scripts.compiling.taken_up import TakenUp, taken_up

MAPPINGS = Path(__file__).parent / "mappings"


@dataclass
class Compiled:
    """All that came of the sources: statements ready for the write door, sources, accounts and collisions."""

    drafts: list[Draft] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    accounts: list[Account] = field(default_factory=list)
    settled: list[Settled] = field(default_factory=list)
    fed: list[TakenUp] = field(default_factory=list)
    unread: list[Left] = field(default_factory=list)

    @property
    def left(self) -> list[Left]:
        """What became no statement, in the order of the files."""
        of_rows = (left for account in self.accounts for left in account.left)
        return [*of_rows, *(left for fed in self.fed for left in fed.left), *self.unread]


class Compiler:
    """Compiles a folder of sources; holds the codebook, the names and the rules that speak of several files.

    An `excerpt` may lack files, and rows that a rule speaks of.
    """

    def __init__(self, book: Codebook, names: Names, codebook: Path, *, excerpt: bool = False) -> None:
        self.book, self.codebook, self.mappings, self.excerpt = book, codebook, MAPPINGS, excerpt
        self.filters: dict[str, Filter] = {**FILTERS, **SOURCE_FILTERS}
        self.checker = Checker(book, names)
        self.questions = self._question_ids()
        self.unmet = Counter[str]()
        self.faults: list[str] = []

    def _question_ids(self) -> dict[str, str]:
        path = self.mappings / "question_ids.csv"
        with path.open(encoding="utf-8", newline="") as file:
            return {row["old"]: row["new"] for row in csv.DictReader(file)}

    def run(self, folder: Path) -> Compiled:
        """Compile everything that `files.yml` lists.

        Raises:
            InvalidData: a file is damaged, a cell is unaccounted, a rule matched nothing, or a source is unknown.
        """
        result = Compiled()
        decisions = {**_written(self.mappings / "sources.yml"), "excerpt": self.excerpt}
        result.sources = list(publications(folder, decisions, [self.mappings / "codebook_sources.csv"]))
        made: list[Draft] = []
        files = _written(self.mappings / "files.yml")
        present = [entry for entry in files["files"] if not self.excerpt or (folder / entry["file"]).exists()]
        result.accounts = [self._file(folder, entry, made) for entry in present]
        feeding = [] if self.excerpt else files["codebook"]
        result.fed = [taken_up(folder, entry, self.codebook, self.questions) for entry in feeding]
        result.unread = [Left(file, 0, "", "the whole file", reason) for file, reason in files["never"].items()]
        result.settled = settle(made, self.book)
        result.drafts = [one.draft for one in result.settled]
        self._finish(result)
        return result

    def _file(self, folder: Path, entry: Mapping[str, Any], made: list[Draft]) -> Account:
        file = entry["file"]
        rules = self._recipe(file, entry)
        recoded, checked = frozenset(entry.get("recoded", ())), entry.get("checked", {})
        account, headings = Account(file, rules, self.book, recoded, checked), dict[str, str]()
        self.unmet.update({rule.name: 0 for rule in rules.rules})
        for row in _rows(folder / file, file):
            result = outcome(row, rules, self.filters, self.checker)
            account.add(row, result)
            self.unmet.update(name for tidy, _draft in result.made for name in tidy.rules)
            self.unmet.update(name for tidy in result.skipped for name in tidy.rules)
            made.extend(draft for _tidy, draft in result.made)
            headings = row.cells
        self.faults += account.close(headings)
        return account

    def _recipe(self, file: str, entry: Mapping[str, Any]) -> Recipe:
        written = _written(self.mappings / entry["mapping"])
        more = [rule for other in entry.get("rules", []) for rule in self._shared(other, file)]
        written["rules"] = [*written.get("rules", []), *more]
        written.setdefault("words", {})["questions"] = self.questions
        return recipe(yaml.safe_dump(written, allow_unicode=True), entry["mapping"])

    def _shared(self, name: str, file: str) -> Iterator[dict[str, Any]]:
        for rule in _written(self.mappings / name)["rules"]:
            if file in rule.get("files", [file]):
                yield {part: rule[part] for part in rule if part != "files"}

    def _finish(self, result: Compiled) -> None:
        idle = [] if self.excerpt else [name for name, count in self.unmet.items() if not count]
        unknown = problems_of(self.checker.unknown_countries())
        known = {source.id for source in result.sources}
        lost = sorted({draft.source for draft in result.drafts} - known)
        faults = [
            *self.faults,
            *(f"the rule “{name}” speaks of no row" for name in idle),
            *unknown,
            *(f"the source “{id}” is listed nowhere" for id in lost),
        ]
        if faults:
            raise InvalidData("sources", 0, "\n".join([f"{len(faults)} faults", *faults]))


def _written(path: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))


def _rows(path: Path, name: str) -> Iterator[Row]:
    for row in read(path, name):
        if isinstance(row, Problem):
            raise InvalidData(name, row.place.line, row.reason)
        yield row


def write_left_out(left: Sequence[Left], path: Path) -> None:
    """The committed list of what became no statement, with reasons."""
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(("file", "line", "column", "text", "reason"))
        lines.writerows((one.file, one.line, one.column, one.text, one.reason) for one in left)


def report(result: Compiled) -> Iterator[str]:
    """What was done, line by line."""
    for account in result.accounts:
        yield (
            f"{account.file}: {account.rows} rows, {account.cells} filled cells, {account.statements} statements, "
            f"{len(account.left)} listed"
        )
    for fed in result.fed:
        yield f"{fed.file}: {fed.rows} rows, {fed.cells} filled cells in the codebook, {len(fed.left)} of them listed"
    merged = [one for one in result.settled if len(one.parts) > 1]
    differing = sum(one.differing for one in merged)
    yield f"{len(merged)} statements stand for several rows, {differing} with differing values"
    yield f"{len(result.drafts)} statements, {len({d.country for d in result.drafts})} countries and territories"
    used = {draft.source for draft in result.drafts}
    yield f"{len(used)} of {len(result.sources)} sources in use by statements"


def release(result: Compiled, data: Path) -> int:
    """Bring everything into a fresh base through the write door, and write the release; returns its statements."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/compiled.db"
        db.upgrade(url)
        submission = Submission(
            "Facts collected from public sources", "script", tuple(result.drafts), tuple(result.sources)
        )
        with db.writing(url) as session:
            submitted = changes.submit(session, contributor("compile_sources"), submission)
            if submitted.contribution is not None:
                changes.accept(session, reviewer("maintainers"), submitted.contribution, message=submission.title)
        with db.reading(url) as session:
            aliases, headings = _pairs(data / "aliases.csv"), read_synonyms(data / "headings.csv")
            settled = replace(gather(session, data), aliases=aliases, headings=headings, matches=_matches(data))
            return write_release(settled, data)


def _matches(data: Path) -> tuple[MatchDecision, ...]:
    """What persons decided stays, whatever is compiled anew; a folder from before the first decision has none."""
    return read_matches(data, countries.Names.load(data)) if (data / MATCHES).exists() else ()


def _pairs(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row["name"]: row["country"] for row in csv.DictReader(file)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Compile, write the list of what was left out, and the release; 1 and the faults when something is unaccounted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", type=Path, help="the collectors' folder")
    parser.add_argument("--data", type=Path, default=Path("data"), help="the data folder (default: data)")
    parser.add_argument("--check", action="store_true", help="only compile and account; write nothing")
    told = parser.parse_args(arguments)
    try:
        book, names = codebook.load(told.data / "codebook"), countries.Names.load(told.data)
        result = Compiler(book, names, told.data / "codebook").run(told.sources)
    except KbError as error:
        print(error, file=sys.stderr)
        return 1
    print(*report(result), sep="\n")
    if not told.check:
        write_left_out(result.left, MAPPINGS / "left_out.csv")
        print(f"{release(result, told.data)} statements written to {told.data}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
