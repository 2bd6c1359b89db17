"""What the terminal shows: progress bars and tables, plain text when nobody looks."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from kb.i18n import _

_WIDTH_WITHOUT_TERMINAL = 160


def console() -> Console:
    """A console as wide as the terminal, or wide enough for tables where there is none."""
    made = Console(highlight=False, markup=False)
    return (
        made
        if made.is_terminal
        else Console(highlight=False, markup=False, width=_WIDTH_WITHOUT_TERMINAL, no_color=True)
    )


@contextmanager
def progress() -> Iterator[Callable[[int, int, str], None]]:
    """A bar on standard error that the callback moves: (done, total, what is being done)."""
    labels = {"read": _("Reading the release"), "write": _("Writing the base")}
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks = {}

        def tell(done: int, total: int, label: str) -> None:
            if label not in tasks:
                tasks[label] = bar.add_task(labels.get(label, label), total=total)
            bar.update(tasks[label], completed=done, total=total)

        yield tell
