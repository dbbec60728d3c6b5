"""One line of the table, and the two ways of measuring that every benchmark uses."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """`measured` and `baseline` are in `unit`; `ratio` is their quotient where there is a baseline.

    `most` is what the figure judged (the ratio, or else `measured`) should not exceed; None where nothing was asked.
    """

    name: str
    measured: float
    unit: str
    baseline: float | None = None
    against: str = ""
    most: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        return None if self.baseline is None else self.measured / self.baseline

    @property
    def reached(self) -> bool | None:
        """Whether the aim was reached; None where there is none."""
        judged = self.measured if self.ratio is None else self.ratio
        return None if self.most is None else judged <= self.most


def seconds(work: Callable[[], object]) -> float:
    """Wall time of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def paired(
    ours: Callable[[], object], theirs: Callable[[], object], runs: int, warm_up: int = 2
) -> tuple[float, float]:
    """Median seconds of both, run in turn so that a machine that slows down slows both."""
    a: list[float] = []
    b: list[float] = []
    for number in range(runs + warm_up):
        first, second = seconds(ours), seconds(theirs)
        if number >= warm_up:
            a.append(first)
            b.append(second)
    return statistics.median(a), statistics.median(b)


def percentile(values: list[float], share: float) -> float:
    """The value that `share` of all values do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, min(len(ordered) - 1, round(share * len(ordered)) - 1))]
