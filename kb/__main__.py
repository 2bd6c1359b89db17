"""The command `kb`, and `python -m kb`: the list of all commands at once, anything else by `kb.cli`.

Typer takes four times as long to load as Python itself, so the list that it writes is kept here; a test compares them.
"""

import shutil
import sys
from pathlib import Path

HELP = """\
Usage: {called} [OPTIONS] COMMAND [ARGS]...

  Child Protection Law Atlas: how national law protects children; compared,
  sourced, open.

Options:
  --help  Show this message and exit.

Commands:
  init       Create the base and fill it from the data folder; a second...
  import     Read a partner's file: good rows become one contribution for...
  accept     Accept what waits in a contribution of somebody else: it...
  decide     Say whether two records are one organisation; it holds until...
  export     Write the whole base as a data package: what `data/` holds...
  check      Check the data folder and the base; exit code 1 and file,...
  compare    Compare 2 to 8 countries, question by question, with source...
  country    Everything the base says about one country.
  coverage   How complete the base is: what is known of what is asked, by...
  stale      What must be checked again, the longest unchecked first.
  conflicts  Where sources disagree, with each of their answers.
  lines      Helplines of a country, one for each number; only those...
  search     Find countries, helplines, laws, organisations, treaties,...
  resolve    Read names on standard input, one a line: which country each...
  phone      Read `ISO3<TAB>number as printed` on standard input, one a...
  match      Read CSV `left,right,country` on standard input: whether two...
  serve      Serve the app for browsers, on this machine only unless told...
  treaty     Treaties: how States stand to them.
"""
_CALLED = {"kb": "kb", "__main__.py": "python -m kb"}
_WIDTH = 80  # that Typer fills at most; a narrower terminal gets other lines


def main() -> None:
    """Run the command line of this process."""
    called = _CALLED.get(Path(sys.argv[0]).name)
    if called and sys.argv[1:] == ["--help"] and shutil.get_terminal_size().columns >= _WIDTH:
        sys.stdout.write(HELP.format(called=called))
        return
    from kb import cli

    cli.main()


if __name__ == "__main__":
    main()
