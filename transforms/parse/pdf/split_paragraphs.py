"""Split the lines of a column into paragraphs: by spacing, indentation, short last lines, size and bullets."""

import re
from collections.abc import Sequence
from itertools import pairwise

from transforms.parse.pdf.layout import Column, Line, Paragraph, Setting

_WIDER = 1.3
"""Line spacing, against the usual one of its size, from which there is room between paragraphs."""
_USUAL_LEADING = 1.2
_OTHER_SIZE = 0.08
_INDENT, _FLUSH, _DEEPEST = 0.7, 0.4, 6.0
"""In font sizes: what is indented, what is not, and what is a matter of layout."""
_ROOM = 0.5
_MUCH_ROOM = 0.25
_LARGER = 1.12
_SURE_BULLET = re.compile(r"[•‣▪▫●○◦■□◆❖➢➤✓✔►▶➔→]\s*")
_BULLET = re.compile(r"(?:[-–—*]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+\S")
_CLOSERS = "»›\"”’'）)] \u00a0\u202f"
_FINAL = frozenset(".!?…:;")


def split_paragraphs(column: Column, page_no: int, setting: Setting) -> list[Paragraph]:
    """The paragraphs of a column from top to bottom; list items have their kind, everything else has none."""
    groups: list[list[Line]] = []
    for line, following in zip(column.lines, (*column.lines[1:], None), strict=True):
        if groups and not _begins(groups[-1], line, following, column, setting):
            groups[-1].append(line)
        else:
            groups.append([line])
    items = _list_items(groups)
    return [
        Paragraph(
            tuple(group),
            page_no,
            "list_item" if is_item else None,
            _is_indented(group[0], column),
            column.edges[group[-1].size][1] - group[-1].right,
        )
        for group, is_item in zip(groups, items, strict=True)
    ]


def ends_sentence(text: str) -> bool:
    """Ends with a final sign, a colon or a semicolon, closing quotes and brackets aside."""
    return text[-20:].rstrip(_CLOSERS)[-1:] in _FINAL


def _begins(group: Sequence[Line], line: Line, following: Line | None, column: Column, setting: Setting) -> bool:
    """Whether `line` begins a paragraph after those of `group`; `following` comes after it."""
    last = group[-1]
    if last.is_row or line.is_row or abs(line.size - last.size) > _OTHER_SIZE * max(line.size, last.size):
        return True
    leading = setting.leadings.get(line.size, _USUAL_LEADING * line.size)
    if last.base - line.base > _WIDER * max(leading, line.size):
        return True
    if _SURE_BULLET.match(line.text):
        return True
    if _is_hanging(group, line):
        return False
    if line.size > _LARGER * setting.size and line.size == last.size:
        return False  # a title of several lines: none is full, and none is indented
    return _opens_by_indent(group, line, following, column) or _stops_short(last, line, column)


def _opens_by_indent(group: Sequence[Line], line: Line, following: Line | None, column: Column) -> bool:
    """The line before is flush; or it is a paragraph of one line itself, since after this one lines are flush again."""
    if not _is_indented(line, column):
        return False
    left = column.edges[line.size][0]
    if group[-1].left - left < _FLUSH * line.size:
        return True
    is_first = following is not None and following.size == line.size and following.left - left < _FLUSH * line.size
    return is_first and len(group) == 1 and not line.text[:1].islower()


def _stops_short(last: Line, line: Line, column: Column) -> bool:
    """The line before leaves room that the next word would have filled, and looks like an end beside one."""
    left, right = column.edges[line.size]
    room = right - last.right
    if room <= line.first_width + _ROOM * line.size:
        return False
    if line.text[:1].islower() and not ends_sentence(last.text):
        return False
    much = room > _MUCH_ROOM * (right - left)
    return bool(ends_sentence(last.text) or last.bold != line.bold or much or _BULLET.match(line.text))


def _is_hanging(group: Sequence[Line], line: Line) -> bool:
    """A line of a list item stands under its text, not under its bullet."""
    first = group[0]
    is_item = _SURE_BULLET.match(first.text) or _BULLET.match(first.text)
    return bool(is_item) and line.left - first.left > _FLUSH * line.size and not _BULLET.match(line.text)


def _is_indented(line: Line, column: Column) -> bool:
    return _INDENT * line.size < line.left - column.edges[line.size][0] < _DEEPEST * line.size


def _list_items(groups: Sequence[Sequence[Line]]) -> list[bool]:
    """Groups that open with a bullet; one that may be a dash or a number of the text needs another beside it."""
    sure = [_SURE_BULLET.match(group[0].text) is not None for group in groups]
    likely = [is_sure or _BULLET.match(group[0].text) is not None for is_sure, group in zip(sure, groups, strict=True)]
    beside = [False] * len(groups)
    for i, (one, other) in enumerate(pairwise(likely)):
        if one and other:
            beside[i] = beside[i + 1] = True
    return [is_sure or is_beside for is_sure, is_beside in zip(sure, beside, strict=True)]
