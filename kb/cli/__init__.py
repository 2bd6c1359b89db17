"""The `kb` command: mirrors the verbs of the doors and adds no rule. Heavy rooms are opened inside commands only."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from kb.errors import KbError
from kb.i18n import _, ngettext

cli = typer.Typer(
    name="kb",
    help=_("Child Protection Law Atlas: how national law protects children; compared, sourced, open."),
    no_args_is_help=True,
    rich_markup_mode=None,  # plain help starts in a third of the time
    add_completion=False,
    pretty_exceptions_enable=False,
)

treaty = typer.Typer(help=_("Treaties: how States stand to them."), no_args_is_help=True, rich_markup_mode=None)
cli.add_typer(treaty, name="treaty")

_MOST_PROBLEMS = 40
_LARGEST_NUMBER = 2**31 - 1  # that a number of a contribution can be in every database

Names = Annotated[list[str], typer.Argument(help=_("Countries: codes (KEN) or names in any language."))]
Topics = Annotated[
    list[str] | None, typer.Option("--topic", "-t", help=_("Topic or question; may stand several times."))
]
OfTopics = Annotated[list[str] | None, typer.Option("--topic", "-t", help=_("Topic; may stand several times."))]
OfCountries = Annotated[
    list[str] | None, typer.Option("--country", "-c", help=_("Country by code or name; may stand several times."))
]
AsJsonLines = Annotated[bool, typer.Option("--json", help=_("One JSON object a line instead of words."))]
AsJson = Annotated[bool, typer.Option("--json", help=_("One JSON document instead of words."))]


def main() -> None:
    """Run a command; an expected failure is one sentence on standard error and exit code 1."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        cli()
    except KbError as error:
        print(f"kb: {error}", file=sys.stderr)
        sys.exit(1)


@cli.command()
def init() -> None:
    """Create the base and fill it from the data folder; a second run changes nothing."""
    from kb import release
    from kb.cli.show import progress
    from kb.settings import data_dir

    with progress() as tell:
        filled = release.fill(data_dir(), progress=tell)
    print(_("added {added}, unchanged {unchanged}").format(added=filled.added, unchanged=filled.unchanged))


@cli.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help=_("A CSV file."))],
    mapping: Annotated[Path | None, typer.Option(help=_("YAML file that explains the file's own headings."))] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Tell what would happen; write nothing."))] = False,
    as_json: AsJson = False,
    by: Annotated[str, typer.Option("--as", help=_("Who contributes."))] = "script",
) -> None:
    """Read a partner's file: good rows become one contribution for review, problems are told by line and column."""
    from kb.cli.contribute import import_rows

    told = import_rows(file, mapping=mapping, dry_run=dry_run, by=by)
    if as_json:
        print(json.dumps(told.as_json(), ensure_ascii=False, indent=1))
    else:
        _print_lines(told.sentences(most=_MOST_PROBLEMS))
    raise typer.Exit(1 if told.refused else 0)


@cli.command()
def accept(
    contribution: Annotated[int, typer.Argument(min=1, max=_LARGEST_NUMBER, help=_("Number of the contribution."))],
    by: Annotated[str, typer.Option("--as", help=_("Who decides; not who contributed."))],
) -> None:
    """Accept what waits in a contribution of somebody else: it becomes one revision."""
    from kb import changes
    from kb.people.roles import reviewer
    from kb.store import db

    db.require_ready()
    with db.writing() as session:
        done = changes.accept(session, reviewer(by), contribution)
    words = _("revision {number}: added {added}, retired {retired}")
    print(words.format(number=done.revision, added=done.added, retired=done.retired))


@cli.command()
def decide(
    left: Annotated[str, typer.Argument(help=_("One organisation’s record: country/item."))],
    right: Annotated[str, typer.Argument(help=_("The other one."))],
    answer: Annotated[str, typer.Option(help=_("same, different or unsure"))],
    by: Annotated[str, typer.Option("--as", help=_("Who decides."))],
    reason: Annotated[str, typer.Option(help=_("Why, in a sentence; it is published with the decision."))] = "",
) -> None:
    """Say whether two records are one organisation; it holds until a reviewer says otherwise."""
    from kb.cli.contribute import decide_match

    print(decide_match((left, right), answer, reason, by=by))


@cli.command()
def export(
    folder: Annotated[Path, typer.Argument(file_okay=False, help=_("Folder to write into; may exist."))],
    form: Annotated[str, typer.Option("--format", help=_("Only `datapackage` so far."))] = "datapackage",
) -> None:
    """Write the whole base as a data package: what `data/` holds and a new base is filled from."""
    from kb.cli.release import write_release

    if form != "datapackage":
        raise KbError(_("There is no format “{form}”; use datapackage.").format(form=form))
    count = write_release(folder)
    print(ngettext("{count} statement written", "{count} statements written", count).format(count=count))


@cli.command()
def check() -> None:
    """Check the data folder and the base; exit code 1 and file, line and reason when something is damaged."""
    from kb.cli.release import checked, soundness

    found = checked()
    told = soundness()
    _print_lines([*map(str, found.damages), *map(str, found.warnings), *told.sentences])
    raise typer.Exit(1 if found.damages or told.damaged else 0)


@cli.command()
def compare(
    names: Names,
    topic: Topics = None,
    form: Annotated[str, typer.Option("--format", help=_("table, json or csv"))] = "table",
) -> None:
    """Compare 2 to 8 countries, question by question, with source and date."""
    from kb.cli.read import comparison

    _print_lines(comparison(names, topic or ["crc"], form))


@cli.command()
def country(name: Annotated[str, typer.Argument(help=_("Code or name."))], as_json: AsJson = False) -> None:
    """Everything the base says about one country."""
    from kb.cli.read import profile

    _print_lines(profile(name, "json" if as_json else "table"))


@cli.command()
def coverage(topic: OfTopics = None, of: OfCountries = None, as_json: AsJson = False) -> None:
    """How complete the base is: what is known of what is asked, by topic and country."""
    from kb.cli.coverage import completeness

    _print_lines(completeness(topic or [], of or [], as_json=as_json))


@cli.command()
def stale(topic: OfTopics = None, of: OfCountries = None, as_json: AsJson = False) -> None:
    """What must be checked again, the longest unchecked first."""
    from kb.cli.coverage import overdue

    _print_lines(overdue(topic or [], of or [], as_json=as_json))


@cli.command()
def conflicts(topic: OfTopics = None, of: OfCountries = None, as_json: AsJson = False) -> None:
    """Where sources disagree, with each of their answers."""
    from kb.cli.coverage import disagreements

    _print_lines(disagreements(topic or [], of or [], as_json=as_json))


@cli.command()
def lines(
    name: Annotated[str, typer.Argument(help=_("Code or name."))],
    as_json: AsJsonLines = False,
) -> None:
    """Helplines of a country, one for each number; only those confirmed as in use carry a link."""
    from kb.cli.help_lines import help_lines

    _print_lines(help_lines(name, as_json=as_json))


@cli.command()
def search(
    words: Annotated[list[str], typer.Argument(help=_("Words, names or numbers, in any language."))],
    kind: Annotated[
        list[str] | None, typer.Option("--kind", help=_("Only this kind; may stand several times."))
    ] = None,
    country: Annotated[str, typer.Option("--country", "-c", help=_("Only about this country."))] = "",
    topic: Annotated[str, typer.Option("--topic", "-t", help=_("Only on this topic."))] = "",
    as_json: AsJson = False,
) -> None:
    """Find countries, helplines, laws, organisations, treaties, answers, questions and sources."""
    from kb.cli.search import Narrow, results

    narrow = Narrow(kind or (), country, topic)
    _print_lines(results(" ".join(words), narrow, as_json=as_json))


@cli.command()
def resolve(as_json: AsJsonLines = False) -> None:
    """Read names on standard input, one a line: which country each means, exactly or not at all."""
    from kb.countries import resolve_line

    for told in map(resolve_line, _lines()):
        names = ", ".join(map(str, told["suggestions"])) if isinstance(told["suggestions"], list) else ""
        print(_json(told) if as_json else f"{told['name']}\t{told['country'] or '?'}\t{names}")


@cli.command()
def phone(as_json: AsJsonLines = False) -> None:
    """Read `ISO3<TAB>number as printed` on standard input, one a line: how each is dialled, or why it is not known."""
    from kb.values.phones import phone_line

    for told in map(phone_line, _lines()):
        words = (told["country"], told["printed"], told["e164"] or told["short_code"] or told["problem"])
        print(_json(told) if as_json else "\t".join(str(word) for word in words))


@cli.command()
def match(as_json: AsJsonLines = False) -> None:
    """Read CSV `left,right,country` on standard input: whether two names are one organisation's, and why.

    The country (ISO alpha-3; may be empty) is that of the right-hand name.
    """
    from kb.cli.match import json_lines, table

    rows = (f"{line}\n" for line in _lines())
    _print_lines(json_lines(rows) if as_json else [table(rows)])


@cli.command()
def serve(
    host: Annotated[str, typer.Option(help=_("Address to listen on."))] = "",
    port: Annotated[int, typer.Option(help=_("Port to listen on."))] = 0,
) -> None:
    """Serve the app for browsers, on this machine only unless told otherwise."""
    from kb.cli.serve import run

    run(host, port)


@treaty.command()
def status(
    of: Annotated[str, typer.Option("--treaty", help=_("Instrument: crc_opic, CRC-OPIC."))] = "",
    name: Annotated[str, typer.Option("--country", help=_("Code or name."))] = "",
    on: Annotated[str, typer.Option("--on", help=_("A day, 2016-01-01; today unless told otherwise."))] = "",
    as_json: AsJson = False,
) -> None:
    """Who is a party, a signatory or neither on a day: all States to one treaty, or one State to all."""
    from kb.cli.treaty import statuses

    _print_lines(statuses(of, name, on, as_json=as_json))


def _lines() -> Iterator[str]:
    """Lines of standard input; only a line feed ends one, whatever else Unicode counts as a line end."""
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", errors="replace").removesuffix("\n").removesuffix("\r")


def _json(told: object) -> str:
    return json.dumps(told, ensure_ascii=False)


def _print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)
