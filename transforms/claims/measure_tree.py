"""The shape of a dependency tree: how deep each token lies and which tokens lie under it."""

from collections.abc import Sequence
from typing import NamedTuple


class Shape(NamedTuple):
    """For each token: its distance from its root, and the first and last token of what it heads."""

    depths: Sequence[int]
    left: Sequence[int]
    right: Sequence[int]


def measure_tree(heads: Sequence[int]) -> Shape:
    """The shape of the tree in which token `i` hangs on token `heads[i]`, a root on itself.

    A cycle, which no parser should make, is cut where it is met first.
    """
    depths = _depths(heads)
    left, right = list(range(len(heads))), list(range(len(heads)))
    for i in sorted(range(len(heads)), key=lambda k: -depths[k]):
        head = heads[i]
        left[head], right[head] = min(left[head], left[i]), max(right[head], right[i])
    return Shape(depths, left, right)


def _depths(heads: Sequence[int]) -> list[int]:
    depths = [-1] * len(heads)
    for start in range(len(heads)):
        path: list[int] = []
        i = start
        while depths[i] < 0 and heads[i] != i and len(path) <= len(heads):
            path.append(i)
            i = heads[i]
        depth = max(depths[i], 0)
        depths[i] = depth
        for k in reversed(path):
            depth += 1
            depths[k] = depth
    return depths
