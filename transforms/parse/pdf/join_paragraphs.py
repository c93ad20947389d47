"""Join the halves of a paragraph that a column's or a page's end cuts."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from transforms.parse.pdf.layout import Paragraph
from transforms.parse.pdf.split_paragraphs import ends_sentence

_OTHER_SIZE = 0.08
_ROOM = 0.5
_MOST_BETWEEN = 4
"""Captions and notes that may stand between two halves."""
_HYPHENS = ("-", "\u2010", "\u00ad")


class Placed(NamedTuple):
    """A paragraph, whether it is the first of its column, whether it stands aside of the text (it is turned)."""

    paragraph: Paragraph
    opens_column: bool
    is_aside: bool = False


def join_paragraphs(placed: Iterable[Placed], usual: float) -> list[Paragraph]:
    """Paragraphs in reading order, halves put together; running heads and captions between them come after the whole.

    The second half opens a column and has the size of the first. It goes on in small letters where the first is no
    whole sentence; or the first fills its last line and the second is not indented. Over a caption or a note (whose
    size is not the `usual` one) only what goes on in small letters is joined.
    """
    joined: list[Paragraph] = []
    cut: int | None = None
    between = 0
    for one, opens_column, is_aside in placed:
        if is_aside or one.kind == "page_header":
            joined.append(one)
            continue
        if cut is not None and opens_column and _goes_on(joined[cut], one, between > 0):
            joined[cut] = replace(joined[cut], lines=joined[cut].lines + one.lines, slack=one.slack)
            between = 0
            continue
        is_note = one.kind is None and not _same_size(one.size, usual)
        if cut is not None and is_note and not _same_size(joined[cut].size, one.size) and between < _MOST_BETWEEN:
            between += 1
        else:
            cut, between = (len(joined) if one.kind in (None, "list_item") else None), 0
        joined.append(one)
    return joined


def _goes_on(first: Paragraph, second: Paragraph, is_interrupted: bool) -> bool:
    if (
        second.kind is not None
        or not _same_size(first.size, second.size)
        or first.lines[-1].is_row
        or second.lines[0].is_row
    ):
        return False
    last, following = first.lines[-1].text, second.lines[0].text
    is_small = following[:1].islower()
    if last.endswith(_HYPHENS) and len(last) > 1 and last[-2].isalpha() and is_small:
        return True
    stops = ends_sentence(last)
    if is_small and not stops:
        return True
    if is_interrupted or second.is_indented or last.endswith(":"):
        return False
    is_full = first.slack <= second.lines[0].first_width + _ROOM * first.size
    return is_full and len(first.lines) > 1 and first.lines[-1].bold == second.lines[0].bold


def _same_size(first: float, second: float) -> bool:
    return abs(first - second) <= _OTHER_SIZE * max(first, second)
