"""Order the fragments of a page: full width, then column by column, round what spans the columns.

The method is the recursive cut of Nagy and Seth (1984), with gutters found as in Breuel (2002): a strip that nothing
crosses, with lines that begin (or end) along it. The tallest gutter cuts first, into what stands above, the two sides,
and what stands below; each is cut in turn. Tables have gutters too: a side that is too narrow for prose is none.
"""

from collections.abc import Sequence
from typing import NamedTuple

from transforms.parse.pdf.layout import Fragment

_LEAST_LINES, _NARROWEST = 3, 8.0
"""A column has three lines, most of eight font sizes: three words. Cells of a table are narrower."""
_VERY_LEAST, _WIDE = 2, 15.0
"""Two lines will do where they are this wide."""
_FLUSH, _MOSTLY = 0.4, 0.5
_GUTTER = 0.6
"""Least width of a gutter in font sizes."""
_MOST_EDGES, _MOST_STRETCHES, _MOST_CUTS = 12, 4, 60
_MOST_FRAGMENTS = 20_000
"""Bounds on hostile pages: a newspaper's broadsheet has 1,500 lines. Beyond, a page is read from top to bottom."""
_TOUCHES = 0.2
_SAME_EDGE = 2.0
_SAME_BASE = 0.3
_LARGER = 1.12


class _Gutter(NamedTuple):
    """A strip at `x` that nothing crosses between the heights `bottom` and `top`."""

    x: float
    bottom: float
    top: float


def order_columns(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """The areas of a page in reading order, each a single column from top to bottom."""
    ordered: list[list[Fragment]] = []
    waiting = [sorted(fragments, key=lambda fragment: (-fragment.base, fragment.left))]
    cuts = 0
    while waiting:
        area = waiting.pop()
        gutter = _tallest(area) if cuts < _MOST_CUTS else None
        if gutter is None:
            ordered.append(area)
        else:
            cuts += 1
            waiting += [part for part in reversed(_cut(area, gutter)) if part]
    return ordered


def _cut(area: Sequence[Fragment], gutter: _Gutter) -> list[list[Fragment]]:
    """Above, left, right, below; left and right of the gutter the whole height between what crosses it."""
    above, left, right, below = list[Fragment](), list[Fragment](), list[Fragment](), list[Fragment]()
    for fragment in area:
        middle = (fragment.top + fragment.bottom) / 2
        if middle > gutter.top:
            above.append(fragment)
        elif middle < gutter.bottom:
            below.append(fragment)
        else:
            (left if fragment.right <= gutter.x else right).append(fragment)
    opening = _last_line_of_title(left, right)
    return [above + left[:opening], left[opening:], right, below]


def _last_line_of_title(left: Sequence[Fragment], right: Sequence[Fragment]) -> int:
    """How many fragments at the head of the left column belong to what stands above: larger, and over both columns."""
    size = sorted(fragment.size for fragment in left)[len(left) // 2]
    ceiling = right[0].top
    count = 0
    while count < len(left) and left[count].size > _LARGER * size and left[count].bottom > ceiling:
        count += 1
    return count


def _tallest(area: Sequence[Fragment]) -> _Gutter | None:
    """The gutter with most lines on its shorter side, then on both, the leftmost of equals."""
    if not 2 * _VERY_LEAST <= len(area) <= _MOST_FRAGMENTS:
        return None
    size = sorted(fragment.size for fragment in area)[len(area) // 2]
    found: list[_Gutter] = []
    best, most = None, (0, 0)
    extent = min(one.bottom for one in area) - size, max(one.top for one in area) + size
    for left, right in _strips(area, size):
        for gutter in _open_stretches(area, left, right, extent, size):
            lines = _lines_beside(area, gutter, size)
            if lines > (0, 0):
                found.append(gutter)
            if lines > most:
                best, most = gutter, lines
    return _stop_at_spanning(area, best, found, size) if best else None


def _stop_at_spanning(area: Sequence[Fragment], best: _Gutter, found: Sequence[_Gutter], size: float) -> _Gutter:
    """The gutter up to a line that spans other columns and stands alone at its height.

    A caption under three columns may be too short to reach the last gutter, and still spans it.
    """
    inside = [one for one in area if best.bottom < one.base < best.top]
    others = [gutter for gutter in found if abs(gutter.x - best.x) > _NARROWEST * size]
    tops, bottoms = {gutter.bottom for gutter in others}, {gutter.top for gutter in others}
    spanning = [one for one in inside if one.top in tops or one.bottom in bottoms]
    for one in spanning[:_MOST_CUTS]:
        if _is_alone(inside, one, best.x):
            for part in (best._replace(bottom=one.top), best._replace(top=one.bottom)):
                if _lines_beside(area, part, size) > (0, 0):
                    return part
    return best


def _is_alone(inside: Sequence[Fragment], one: Fragment, x: float) -> bool:
    """No line stands beside it, and those on the other side of `x` go on above and below."""
    beyond = [other for other in inside if (other.left > x) != (one.left > x)]
    height = one.top - one.bottom
    if any(min(one.top, other.top) - max(one.bottom, other.bottom) > _TOUCHES * height for other in beyond):
        return False
    above = sum(other.base > one.base for other in beyond)
    return 0 < above < len(beyond)


def _strips(area: Sequence[Fragment], size: float) -> list[tuple[float, float]]:
    """Where a gutter may be: before the edges at which most lines begin, after those at which most end."""
    width = _GUTTER * size
    found = [(x - width, x - 0.1) for x in _edges([fragment.left for fragment in area])]
    found += [(x + 0.1, x + width) for x in _edges([fragment.right for fragment in area])]
    return sorted(found)


def _edges(values: Sequence[float]) -> list[float]:
    """Places shared by lines: the outermost of each cluster is what others must not cross, so both ends are given."""
    clusters: list[list[float]] = []
    for value in sorted(values):
        if clusters and value - clusters[-1][0] <= _SAME_EDGE:
            clusters[-1].append(value)
        else:
            clusters.append([value])
    shared = sorted((cluster for cluster in clusters if len(cluster) >= _VERY_LEAST), key=len, reverse=True)
    return [edge for cluster in shared[:_MOST_EDGES] for edge in sorted({cluster[0], cluster[-1]})]


def _open_stretches(
    area: Sequence[Fragment], left: float, right: float, extent: tuple[float, float], size: float
) -> list[_Gutter]:
    """The tallest heights, within `extent`, at which nothing crosses the strip from `left` to `right`."""
    stretches: list[_Gutter] = []
    x = (left + right) / 2
    floor, ceiling = extent
    for fragment in area:
        if fragment.left < right and fragment.right > left:
            if fragment.top < ceiling:
                stretches.append(_Gutter(x, fragment.top, ceiling))
            ceiling = min(ceiling, fragment.bottom)
    stretches.append(_Gutter(x, floor, ceiling))
    tall = [stretch for stretch in stretches if stretch.top - stretch.bottom > _VERY_LEAST * size]
    return sorted(tall, key=lambda stretch: stretch.bottom - stretch.top)[:_MOST_STRETCHES]


def _lines_beside(area: Sequence[Fragment], gutter: _Gutter, size: float) -> tuple[int, int]:
    """Lines on the side of the gutter that has fewer, and on both; (0, 0) where a side is no column of prose."""
    inside = [one for one in area if gutter.bottom <= (one.top + one.bottom) / 2 <= gutter.top]
    sides = ([one for one in inside if one.right <= gutter.x], [one for one in inside if one.left > gutter.x])
    left, right = [_rows(side) for side in sides]
    fewest = min(len(left), len(right))
    narrowest = _NARROWEST if fewest >= _LEAST_LINES else _WIDE
    if fewest < _VERY_LEAST or any(_is_narrow(rows, narrowest * size) for rows in (left, right)):
        return 0, 0
    shared = min(side[0].top for side in sides) - max(side[-1].bottom for side in sides)
    is_flush = _is_flush([row[0] for row in right], size) or _is_flush([-row[1] for row in left], size)
    if shared < _VERY_LEAST * size or not is_flush:
        return 0, 0
    return fewest, len(left) + len(right)


def _rows(side: Sequence[Fragment]) -> list[tuple[float, float]]:
    """Where each line of a side begins and ends; `side` runs from top to bottom."""
    rows: list[tuple[float, float]] = []
    base = float("inf")
    for fragment in side:
        if base - fragment.base > _SAME_BASE * fragment.size:
            rows.append((fragment.left, fragment.right))
            base = fragment.base
        else:
            rows[-1] = (min(rows[-1][0], fragment.left), max(rows[-1][1], fragment.right))
    return rows


def _is_narrow(rows: Sequence[tuple[float, float]], width: float) -> bool:
    widths = sorted(right - left for left, right in rows)
    return widths[len(widths) * 3 // 4] < width


def _is_flush(edges: Sequence[float], size: float) -> bool:
    """Whether lines stand along the gutter, as those of a column do: words below one another by chance do not."""
    nearest = min(edges)
    return sum(edge - nearest <= _FLUSH * size for edge in edges) >= _MOSTLY * len(edges)
