"""Wall and CPU seconds of ours and of a peer, taken in turns, and the line of the table they give."""

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any, TypeVar

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of the clock and of all threads of this process; for a command, of its whole tree of processes."""

    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Line:
    """One comparison: the same `items` by us and by the peer, which does only what its name says.

    Attributes:
        ground: what is compared.
        peer: package and what of it is run.
        items: how many; `unit` says of what.
        remarks: qualities beside speed (recall, rows), and what the figures leave out.
    """

    ground: str
    peer: str
    items: int
    unit: str
    ours: Cost
    theirs: Cost
    remarks: dict[str, Any] = field(default_factory=dict)

    @property
    def ratio_cpu(self) -> float:
        """How many times our CPU seconds go into the peer's: above 1 we are ahead."""
        return self.theirs.cpu / max(self.ours.cpu, 1e-9)

    @property
    def ratio_wall(self) -> float:
        """The same of the clock."""
        return self.theirs.wall / max(self.ours.wall, 1e-9)

    def as_json(self) -> dict[str, Any]:
        """Plain values with both ratios."""
        return asdict(self) | {"ratio_cpu": round(self.ratio_cpu, 3), "ratio_wall": round(self.ratio_wall, 3)}


def clocked(function: Callable[[], Result]) -> tuple[Cost, Result]:
    """Call `function`; what it cost and what it returned."""
    wall, cpu = time.perf_counter(), time.process_time()
    result = function()
    return Cost(time.perf_counter() - wall, time.process_time() - cpu), result


Contestant = Callable[[], tuple[Cost, Any]]
"""Runs once, clocks what counts and returns it with its result: what it prepares first stays out of the figure."""


def race(ours: Contestant, theirs: Contestant, rounds: int) -> tuple[tuple[Cost, Any], tuple[Cost, Any]]:
    """Run both in turns, so that a busy machine hurts both; the least wall and CPU of each, and the last results."""
    costs: tuple[list[Cost], list[Cost]] = ([], [])
    results: list[Any] = [None, None]
    for _ in range(rounds):
        for index, contestant in enumerate((ours, theirs)):
            cost, results[index] = contestant()
            costs[index].append(cost)
    return (_least(costs[0]), results[0]), (_least(costs[1]), results[1])


def _least(costs: list[Cost]) -> Cost:
    return Cost(min(cost.wall for cost in costs), min(cost.cpu for cost in costs))
