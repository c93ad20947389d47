"""Find running heads, running feet and page numbers: what stands at the same height on several pages."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transforms.parse.pdf.layout import Fragment, Page

_ROWS = 3
"""Rows at the top, and at the bottom, of a page that may be one."""
_SAME_HEIGHT = 4.0
_LONGEST = 200
_LEAST_LETTERS = 3
_APART = 2.0
"""In font sizes, from base line to base line."""
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W{0,3}(?:(?:pages?|seite|p[aá]gina|p\.) ?)?\d{1,4}(?: ?(?:/|of|sur|von|de|di) ?\d{1,4})?\W{0,3}", re.IGNORECASE
)


class RunningHeads(NamedTuple):
    """The running lines of one page, from top to bottom, and the fragments that remain."""

    head: tuple[str, ...]
    foot: tuple[str, ...]
    rest: tuple[Fragment, ...]


class _Row(NamedTuple):
    """Fragments on one base line; `height` from the page's top (or bottom) edge, `is_outermost` with none beyond.

    `is_apart`: the next row is further off than lines of a text are.
    """

    fragments: tuple[Fragment, ...]
    height: float
    is_top: bool
    is_outermost: bool
    is_apart: bool


def find_running_heads(pages: Sequence[Page]) -> list[RunningHeads]:
    """For each page what its text in the main direction leaves when running lines are taken off.

    A row is running where one of its fragments stands on another page at the same height (within 4 points) with the
    same text but for digits, among the three rows at the top or the bottom; a page number also alone, as the
    outermost row of its page.
    """
    edges = [list(_edge_rows(page)) for page in pages]
    heights: dict[tuple[str, bool], list[tuple[float, int]]] = {}
    for page, rows in zip(pages, edges, strict=True):
        for row in rows:
            for fragment in row.fragments:
                heights.setdefault((_key(fragment), row.is_top), []).append((row.height, page.number))
    for found in heights.values():
        found.sort()
    return [
        _split(page, [row for row in rows if _is_running(row, page.number, heights)])
        for page, rows in zip(pages, edges, strict=True)
    ]


def _edge_rows(page: Page) -> Iterator[_Row]:
    fragments = page.groups[0] if page.groups else ()
    rows: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda one: (-one.base, one.left)):
        if rows and rows[-1][0].base - fragment.base <= 0.3 * fragment.size:
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    tops = min(_ROWS, (len(rows) + 1) // 2)
    for i, row in enumerate(rows):
        across = tuple(sorted(row, key=lambda one: one.left))
        if i < tops:
            is_apart = i + 1 < len(rows) and _is_apart(row, rows[i + 1])
            yield _Row(across, page.height - row[0].base, True, i == 0, is_apart)
        elif i >= len(rows) - _ROWS:
            yield _Row(across, row[0].base, False, i == len(rows) - 1, _is_apart(rows[i - 1], row))


def _is_apart(upper: Sequence[Fragment], lower: Sequence[Fragment]) -> bool:
    size = max(fragment.size for fragment in (*upper, *lower))
    return upper[0].base - lower[0].base > _APART * size


def _key(fragment: Fragment) -> str:
    return _NUMBER.sub("#", fragment.text[:_LONGEST])


def _is_running(row: _Row, page_no: int, heights: dict[tuple[str, bool], list[tuple[float, int]]]) -> bool:
    if sum(len(fragment.text) for fragment in row.fragments) > _LONGEST:
        return False
    numbers = [_PAGE_NUMBER.fullmatch(fragment.text) is not None for fragment in row.fragments]
    if row.is_outermost and (all(numbers) or (row.is_apart and any((numbers[0], numbers[-1])))):
        return True
    telling = [one for one in row.fragments if row.is_outermost or sum(map(str.isalpha, one.text)) >= _LEAST_LETTERS]
    return any(_recurs(heights[_key(one), row.is_top], row.height, page_no) for one in telling)


def _recurs(found: Sequence[tuple[float, int]], height: float, page_no: int) -> bool:
    """Whether another page has it at this height; `found` is sorted by height."""
    start = bisect_left(found, (height - _SAME_HEIGHT, 0))
    near = found[start : start + 3]
    return any(other <= height + _SAME_HEIGHT and number != page_no for other, number in near)


def _split(page: Page, running: Sequence[_Row]) -> RunningHeads:
    taken = {fragment for row in running for fragment in row.fragments}
    rest = tuple(fragment for fragment in (page.groups[0] if page.groups else ()) if fragment not in taken)
    texts = [(row.is_top, " ".join(fragment.text for fragment in row.fragments)) for row in running]
    return RunningHeads(
        tuple(text for is_top, text in texts if is_top), tuple(text for is_top, text in texts if not is_top), rest
    )
