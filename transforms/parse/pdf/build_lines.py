"""Put the fragments of one column together as lines, from top to bottom."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from transforms.parse.pdf.layout import Column, Fragment, Line

_SAME_BASE = 0.4
_SPACE = 0.12
_CELL = " | "
_CELL_GAP = 3.0
"""Gap, in font sizes, from which the parts of a line are cells of a table."""
_RAISED = 0.85
"""A superscript or subscript is smaller than this part of its neighbour."""
_INITIAL = 1.8
"""A letter this many times larger than the line beside it is the initial of a paragraph (a drop cap)."""

_MOST_INITIALS = 50
"""Each is looked for beside every line: a bound on hostile pages."""


def build_lines(fragments: Sequence[Fragment]) -> Column:
    """The lines of a column; fragments that stand on one base line are one, cells of a table with " | " between."""
    initials, rest = _initials(fragments)
    rows: list[list[Fragment]] = []
    for fragment in sorted(rest, key=lambda one: (-one.base, one.left)):
        if rows and _is_beside(rows[-1], fragment):
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    lines = _settle_cells([_line(sorted(row, key=lambda one: (one.left, one.right))) for row in rows])
    for initial in initials:
        _attach(initial, lines)
    return Column(tuple(lines), _edges(lines))


def _edges(lines: Sequence[Line]) -> dict[float, tuple[float, float]]:
    """Where the lines of each size begin and end; a title may be wider than the text under it."""
    edges: dict[float, tuple[float, float]] = {}
    for line in lines:
        left, right = edges.get(line.size, (line.left, line.right))
        edges[line.size] = (min(left, line.left), max(right, line.right))
    return edges


def _is_beside(row: Sequence[Fragment], fragment: Fragment) -> bool:
    """On the row's base line, or raised or lowered beside it as notes are, and not over it."""
    largest = max(row[0], *row[-3:], key=lambda one: one.size)  # not all: a hostile line has thousands
    sizes = sorted((largest.size, fragment.size))
    reach = _SAME_BASE * (sizes[1] if sizes[0] < _RAISED * sizes[1] else sizes[0])
    return abs(largest.base - fragment.base) <= reach and not any(_overlaps(one, fragment) for one in row[-3:])


def _overlaps(one: Fragment, other: Fragment) -> bool:
    shared = min(one.right, other.right) - max(one.left, other.left)
    return shared > 0.5 * min(one.right - one.left, other.right - other.left) and shared > 0.5 * one.size


def _line(row: Sequence[Fragment]) -> Line:
    text, right, is_row = row[0].text, row[0].right, False
    main = max(row, key=lambda one: len(one.text))
    for fragment in row[1:]:
        gap = fragment.left - right
        is_cell = gap >= _CELL_GAP * main.size
        is_row = is_row or is_cell
        text += (_CELL if is_cell else " " if gap >= _SPACE * main.size else "") + fragment.text
        right = max(right, fragment.right)
    bold = all(fragment.bold for fragment in row)
    return Line(text, row[0].left, right, main.base, main.size, bold, row[0].first_width, is_row)


def _settle_cells(lines: list[Line]) -> list[Line]:
    """A single line with wide gaps from edge to edge, between lines without, is justified text; tables have rows."""
    if not any(line.is_row for line in lines):
        return lines
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    settled = list(lines)
    for i, line in enumerate(lines):
        beside = lines[max(0, i - 1) : i] + lines[i + 1 : i + 2]
        is_full = line.left - left < _CELL_GAP * line.size and right - line.right < line.size
        if line.is_row and is_full and beside and not any(other.is_row for other in beside):
            settled[i] = replace(line, text=line.text.replace(_CELL, " "), is_row=False)
    return settled


def _initials(fragments: Iterable[Fragment]) -> tuple[list[Fragment], list[Fragment]]:
    """Large single letters (perhaps with an apostrophe or a quotation mark), and everything else."""
    initials: list[Fragment] = []
    rest: list[Fragment] = []
    for fragment in fragments:
        letters = sum(map(str.isalpha, fragment.text))
        (initials if letters == 1 and len(fragment.text) <= 3 else rest).append(fragment)
    sizes = sorted(fragment.size for fragment in rest)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    rest += [initial for initial in initials if initial.size < _INITIAL * usual or not usual]
    large = [initial for initial in initials if usual and initial.size >= _INITIAL * usual]
    return large[:_MOST_INITIALS], rest + large[_MOST_INITIALS:]


def _attach(initial: Fragment, lines: list[Line]) -> None:
    """Put a drop cap before the first of the lines that run beside it; all of those begin where it does."""
    beside = [
        i
        for i, line in enumerate(lines)
        if initial.bottom <= line.base <= initial.base + initial.size and line.left >= initial.left
    ]
    if not beside:
        lines.append(_line([initial]))
        lines.sort(key=lambda line: (-line.base, line.left))
        return
    first = lines[beside[0]]
    width = initial.right - initial.left + first.first_width
    lines[beside[0]] = replace(first, text=initial.text + first.text, left=initial.left, first_width=width)
    for i in beside[1:]:
        lines[i] = replace(lines[i], left=initial.left)
