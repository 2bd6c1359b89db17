"""`kb export` and `kb check`: the base as a release, and whether release and base are sound."""

from dataclasses import dataclass
from pathlib import Path

from kb import queries, release, wording
from kb.i18n import _
from kb.settings import data_dir
from kb.store import db


@dataclass(frozen=True, slots=True)
class Soundness:
    """What the check of the base found, as sentences."""

    sentences: tuple[str, ...]
    damaged: bool


def write_release(folder: Path) -> int:
    """Write everything of the base into a folder; returns the number of statements."""
    db.require_ready()
    with db.reading() as session:
        return release.write_release(release.gather(session, data_dir()), folder)


def checked() -> release.Checked:
    """What is wrong with the data folder."""
    return release.check(data_dir())


def soundness() -> Soundness:
    """Check the base: it is of this version, every statement has its source, and history was not altered."""
    schema = db.schema()
    if not schema:
        return Soundness((_("There is no base yet: only the data folder was checked. Run `kb init`."),), damaged=False)
    if schema != db.SCHEMA:
        return Soundness((_other_version(schema),), damaged=True)
    with db.reading() as session:
        orphans, broken = queries.statements_without_source(session), queries.broken_links(session)
    counted = _("statements without a source: {count}").format(count=orphans)
    return Soundness((*map(wording.broken_link, broken), counted), damaged=bool(orphans or broken))


def _other_version(schema: str) -> str:
    words = _(
        "The base was made by another version of kb (its tables are of version {found}, not {expected}) and was not "
        "checked. Run `kb init` to bring an older one up to date; for a newer one, update kb."
    )
    return words.format(found=schema, expected=db.SCHEMA)
