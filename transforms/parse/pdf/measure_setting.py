"""Measure how a document is set: its usual font size and line spacing."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from transforms.parse.pdf.layout import Column, Setting

_TIGHTEST, _LOOSEST = 0.8, 2.5
_STEP = 2
"""Distances are counted in half points."""


def measure_setting(columns: Iterable[Column]) -> Setting:
    """The size of most characters, and for each size the commonest distance of two base lines (the least of equals)."""
    sizes: Counter[float] = Counter()
    distances: dict[float, Counter[float]] = {}
    for column in columns:
        for line in column.lines:
            sizes[line.size] += len(line.text)
        for line, following in pairwise(column.lines):
            distance = line.base - following.base
            if line.size == following.size and _TIGHTEST * line.size <= distance <= _LOOSEST * line.size:
                distances.setdefault(line.size, Counter())[round(distance * _STEP) / _STEP] += 1
    leadings = {size: max(found, key=lambda step: (found[step], -step)) for size, found in distances.items()}
    return Setting(max(sizes, key=lambda size: (sizes[size], -size), default=0.0), leadings)
