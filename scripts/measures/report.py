"""How a figure is taken and told: in turns with its baseline, as a ratio of medians, on one line."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

Work = Callable[[], object]


def say(name: str, figure: str, aim: str) -> None:
    """One line of the report."""
    print(f"{name:<44} {figure:<64} aim {aim}", flush=True)


@dataclass(frozen=True, slots=True)
class Beside:
    """Seconds that some work took, round by round, and its baseline in the same rounds."""

    ours: tuple[float, ...]
    plain: tuple[float, ...]

    @property
    def times(self) -> float:
        """How many times as long as the baseline the work takes: the ratio of their medians."""
        return statistics.median(self.ours) / statistics.median(self.plain)

    @property
    def figure(self) -> str:
        """Both medians in milliseconds, and their ratio: what another machine can be compared by."""
        ours, plain = (statistics.median(taken) * 1000 for taken in (self.ours, self.plain))
        return f"{ours:,.1f} ms / {plain:,.1f} ms = {self.times:.1f}x"


def in_turns(ours: Work, plain: Work, rounds: int) -> Beside:
    """Time two pieces of work in turns, so that other load on the machine hits both; one round warms up."""
    taken = [(seconds(plain), seconds(ours)) for _round in range(rounds + 1)][1:]
    return Beside(tuple(ours for _plain, ours in taken), tuple(plain for plain, _ours in taken))


def seconds(work: Work) -> float:
    """Time of one piece of work."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
