"""Rows to drafts: recognises a file's form, checks every row, tells every problem; a row gives all or nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import get_args

from kb.codebook import Codebook
from kb.errors import InvalidValue
from kb.intake.check import Checker, Names
from kb.intake.form import FILTERS, form_of
from kb.intake.headings import SOURCE_FIELDS, headings_of
from kb.intake.mapping import Recipe, Tidy
from kb.intake.templates import Filter
from kb.statements.drafts import Draft, Parsed, Place, Problem, Row
from kb.statements.sources import Reliability, Source
from kb.text import slug, tidy
from kb.values import dates


@dataclass(frozen=True)
class Settings:
    """What a person chose for reading a file.

    Attributes:
        recipe: the mapping for a file with columns of its own.
        synonyms: confirmed headings of `headings.csv`.
        filters: further filters that the mapping's templates use.
        trusted: keep who checked and verified a statement and when; only for our own release, never for an import.
    """

    recipe: Recipe | None = None
    synonyms: Mapping[str, str] = field(default_factory=dict)
    filters: Mapping[str, Filter] = field(default_factory=dict)
    trusted: bool = False


def parse(rows: Iterable[Row | Problem], book: Codebook, names: Names, settings: Settings | None = None) -> Parsed:
    """Drafts, sources and problems of a file.

    A row that has a problem gives no draft at all. A name that is no country's gives one problem for all its rows, with
    suggestions. Problems that the reader found pass through; columns left out come as warnings.

    Args:
        rows: what `read` gave.
        book: the codebook, which knows and cleans the answers.
        names: resolves and suggests countries (`kb.countries`).
        settings: mapping, synonyms and whether the file is our own release.
    """
    ready, before = iter(rows), list[Problem]()
    for row in ready:
        if isinstance(row, Row):
            return _Parse(row, book, names, settings or Settings()).run(chain(before, (row,), ready))
        before.append(row)
    return Parsed((), (), tuple(before))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one row: drafts beside the tidy rows they come from, what was skipped by rule, and problems."""

    made: tuple[tuple[Tidy, Draft], ...]
    skipped: tuple[Tidy, ...]
    problems: tuple[Problem, ...]


def outcome(row: Row, recipe: Recipe, filters: Mapping[str, Filter], checker: Checker, source: str = "") -> Outcome:
    """Apply a mapping to a row and check the results: all drafts, or none and the problems.

    Args:
        row: as read.
        recipe: the mapping.
        filters: what its templates may use.
        checker: checks against the codebook; it remembers unknown countries.
        source: id of the source where the row names none.
    """
    made: list[tuple[Tidy, Draft]] = []
    skipped: list[Tidy] = []
    problems: list[Problem] = []
    refused = False
    for tidy_row in recipe.apply(row, filters):
        if tidy_row.skip:
            skipped.append(tidy_row)
            problems.append(Problem(tidy_row.place, tidy_row.cells.get("value", ""), tidy_row.skip, warning=True))
            continue
        cells = tidy_row.cells
        draft = checker.draft(cells if cells.get("source") else {**cells, "source": source}, tidy_row.place)
        if isinstance(draft, Draft):
            made.append((tidy_row, draft))
        else:
            problems.extend(draft)
            refused = True
    return Outcome(() if refused else tuple(made), tuple(skipped), tuple(problems))


class _Parse:
    def __init__(self, first: Row, book: Codebook, names: Names, settings: Settings) -> None:
        self.checker = Checker(book, names, trusted=settings.trusted)
        self.filters = {**FILTERS, **settings.filters}
        recipe = settings.recipe
        synonyms = {**settings.synonyms, **(recipe.headings if recipe else {})}
        self.form = form_of(tuple(first.cells), first.place.file, book, headings_of(book, synonyms))
        self.recipe = recipe if recipe and recipe.answers else self.form.recipe
        self.problems = [] if recipe and recipe.answers else list(self.form.problems)
        self.drafts: list[Draft] = []
        self.sources: dict[str, Source] = {}

    def run(self, rows: Iterable[Row | Problem]) -> Parsed:
        if any(not problem.warning for problem in self.problems):
            return Parsed((), (), tuple(self.problems))
        take = self._tidy if self.recipe is None else self._mapped
        for row in rows:
            if isinstance(row, Problem):
                self.problems.append(row)
            else:
                take(row)
        problems = (*self.problems, *self.checker.unknown_countries())
        return Parsed(tuple(self.drafts), tuple(self.sources.values()), problems)

    def _tidy(self, row: Row) -> None:
        made = self.checker.draft(row.cells, row.place)
        if isinstance(made, Draft):
            self.drafts.append(made)
        else:
            self.problems.extend(made)

    def _mapped(self, row: Row) -> None:
        assert self.recipe is not None
        source = self._source(row)
        if isinstance(source, Problem):
            self.problems.append(source)
            return
        result = outcome(row, self.recipe, self.filters, self.checker, source.id if source else "")
        self.problems.extend(result.problems)
        self.drafts.extend(draft for _tidy, draft in result.made)
        if source and result.made:
            self.sources.setdefault(source.id, source)

    def _source(self, row: Row) -> Source | Problem | None:
        columns = self.form.sources
        if not columns:
            return None
        told = {name: tidy(row.cells.get(columns.get(f"source_{name}", ""), "")) for name in SOURCE_FIELDS}
        id = row.cells.get(columns["source"], "").strip() or slug(told["title"])
        if not (id and told["title"] and told["publisher"]):
            return None
        return _source_fault(row.place, told, "source_") or Source(id=id, **told)


def parse_sources(rows: Iterable[Row | Problem]) -> Parsed:
    """The sources of a list of sources (columns `id` or `source_id`, and the fields of a Source)."""
    sources: dict[str, Source] = {}
    problems: list[Problem] = []
    for row in rows:
        made = row if isinstance(row, Problem) else _listed(row, sources)
        if isinstance(made, Problem):
            problems.append(made)
        else:
            sources[made.id] = made
    return Parsed((), tuple(sources.values()), tuple(problems))


def _listed(row: Row, known: Mapping[str, Source]) -> Source | Problem:
    cells = row.cells
    id = (cells.get("id") or cells.get("source_id") or "").strip()
    told = {name: tidy(cells.get(name, "")) for name in (*SOURCE_FIELDS, "written", "obtained")}
    if not id or not told["title"] or not told["publisher"]:
        return Problem(row.place, id, "A source needs an id, a title and a publisher.")
    if id in known:
        return Problem(Place(row.place.file, row.place.line, "id"), id, f"The source “{id}” is listed twice.")
    return _source_fault(row.place, told) or Source(id=id, **told)


def _source_fault(place: Place, told: Mapping[str, str], prefix: str = "") -> Problem | None:
    """The first field of a source that pages and rules could not read: a date that is none, or an unknown letter."""
    for name in ("published", "retrieved", "written"):
        try:
            if told.get(name):
                dates.clean(told[name])
        except InvalidValue as error:
            return Problem(replace(place, column=f"{prefix}{name}"), told[name], str(error))
    letter = told["reliability"]
    if letter and letter not in get_args(Reliability):
        reason = f"“{letter}” is no reliability; write A, B, C or D, or leave it empty."
        return Problem(replace(place, column=f"{prefix}reliability"), letter, reason)
    return None
