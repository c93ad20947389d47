"""The values that pass between the steps: lengths in points, in the frame of the text's own reading direction.

`left` and `right` run along the line, `base` is the height of the base line, upwards; whatever way the text is turned.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


class Fragment(NamedTuple):
    """Words on one base line with no wide gap between them; `first_width` is the width of the first word.

    `size` is the font's size as printed.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    first_width: float

    @property
    def top(self) -> float:
        """About where capitals end."""
        return self.base + 0.7 * self.size

    @property
    def bottom(self) -> float:
        """About where the descenders end."""
        return self.base - 0.2 * self.size


@dataclass(frozen=True, slots=True)
class Page:
    """The text of one page: a tuple of fragments for each reading direction, the one with most letters first.

    `number` counts from 1. `has_marks` says whether anything is drawn on it, pictures of text included.
    """

    number: int
    height: float
    groups: tuple[tuple[Fragment, ...], ...]
    has_marks: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one column. `is_row`: it has a gap as between the cells of a table."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    first_width: float
    is_row: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """Lines from top to bottom that are read without a jump; `edges` says where those of each size begin and end."""

    lines: tuple[Line, ...]
    edges: Mapping[float, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, as far as one column shows.

    `kind` is `list_item`, `heading` (with its level) or None. `is_indented`: its first line is; `slack`: the room that
    its last line leaves in the column.
    """

    lines: tuple[Line, ...]
    page_no: int
    kind: str | None
    is_indented: bool
    slack: float
    level: int | None = None

    @property
    def size(self) -> float:
        """The font size of most of its text."""
        weights: dict[float, int] = {}
        for line in self.lines:
            weights[line.size] = weights.get(line.size, 0) + len(line.text)
        return max(weights, key=lambda size: (weights[size], size))

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.bold for line in self.lines)


class Setting(NamedTuple):
    """How a document is set: the size of most of its text, the usual distance of base lines for each size."""

    size: float
    leadings: dict[float, float]
