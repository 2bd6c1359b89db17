"""`kb import`: a file becomes a contribution, and everything that was not understood becomes a sentence."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, cast

from kb import changes, codebook, intake, queries
from kb.cli.read import known_names
from kb.errors import InvalidValue
from kb.i18n import _, ngettext
from kb.people.roles import contributor, reviewer
from kb.settings import data_dir
from kb.statements.drafts import MATCH_ANSWERS, Key, MatchAnswer, MatchDecision, Parsed, Place, Problem, Submission
from kb.statements.sources import Source
from kb.store import db


@dataclass(frozen=True, slots=True)
class Told:
    """What an import did or would do."""

    file: str
    submitted: changes.Submitted
    problems: tuple[Problem, ...]
    dry_run: bool

    @property
    def refused(self) -> bool:
        """Whether something of the file may not come in."""
        return any(not problem.warning for problem in self.problems)

    def as_json(self) -> dict[str, Any]:
        """The same for scripts."""
        return {
            "file": self.file,
            "dry_run": self.dry_run,
            **asdict(self.submitted),
            "problems": [asdict(problem) for problem in self.problems],
        }

    def sentences(self, *, most: int) -> Iterator[str]:
        """The same for persons, with at most so many problems."""
        for problem in self.problems[:most]:
            hint = _("Did you mean: {names}?").format(names=", ".join(problem.suggestions))
            yield f"{problem.place}: {problem.reason}{f' {hint}' if problem.suggestions else ''}"
        if len(self.problems) > most:
            yield _("... and {count} more; --json lists all.").format(count=len(self.problems) - most)
        yield self._outcome()

    def _outcome(self) -> str:
        done = self.submitted
        counts = _("proposed {proposed}, unchanged {unchanged}").format(
            proposed=done.proposed, unchanged=done.unchanged
        )
        if self.dry_run:
            return _("{counts} (dry run: nothing was written)").format(counts=counts)
        if done.contribution is None:
            return counts
        waiting = ngettext(
            "It waits for a colleague's decision as contribution {number}.",
            "They wait for a colleague's decision as contribution {number}.",
            done.proposed,
        )
        return f"{counts}. {waiting.format(number=done.contribution)}"


def import_rows(file: Path, *, mapping: Path | None, dry_run: bool, by: str) -> Told:
    """Read a file and hand its good rows in as one contribution (taken back at once in a dry run)."""
    db.require_ready()
    parsed = _parse(file, mapping)
    seal = "" if dry_run else hashlib.sha256(file.read_bytes()).hexdigest()
    submission = Submission(file.name, "file", parsed.drafts, parsed.sources, seal)
    with db.writing() as session:
        submitted = changes.submit(session, contributor(by), submission)
        kept = tuple(_kept(file.name, parsed.sources, queries.sources(session)))
        if dry_run:
            session.rollback()
    return Told(file.name, submitted, (*parsed.problems, *kept), dry_run)


def decide_match(records: tuple[str, str], answer: str, reason: str, *, by: str) -> str:
    """Remember whether two records (each `country/item`) are one organisation; tells how many decisions they have."""
    db.require_ready()
    if answer not in MATCH_ANSWERS:
        answers = ", ".join(MATCH_ANSWERS)
        raise InvalidValue(_("“{answer}” is no answer; write {answers}.").format(answer=answer, answers=answers))
    decision = MatchDecision(_key(records[0]), _key(records[1]), cast(MatchAnswer, answer), reason)
    with db.writing() as session:
        changes.decide_match(session, reviewer(by), decision)
        taken = len(queries.match_history(session, *decision.pair))
    told = ngettext("remembered: {answer}", "remembered: {answer}; {count} decisions on this pair are on file", taken)
    return told.format(answer=answer, count=taken)


def _key(record: str) -> Key:
    country, _slash, item = record.partition("/")
    return country.upper(), item


def _kept(file: str, told: Sequence[Source], known: Sequence[Source]) -> Iterator[Problem]:
    """A warning for each source that the file describes in other words than the base."""
    words = {source.id: source for source in known}
    for source in told:
        if words.get(source.id, source) != source:
            reason = _("The source “{id}” is known already; its words in the base were kept.").format(id=source.id)
            yield Problem(Place(file, 0, "source"), source.id, reason, warning=True)


def _parse(file: Path, mapping: Path | None) -> Parsed:
    with db.reading() as session:
        synonyms = queries.settled_headings(session)
    recipe = intake.read_recipe(mapping) if mapping else None
    book = codebook.load(data_dir() / "codebook")
    return intake.parse(intake.read(file), book, known_names(), intake.Settings(recipe=recipe, synonyms=synonyms))
