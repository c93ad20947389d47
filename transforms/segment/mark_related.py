"""Find the lists of other articles, and the readers' comments, that follow a page's own text."""

from collections.abc import Sequence
from typing import NamedTuple

from transforms.segment.load_rules import Rules
from transforms.segment.measure_line import Line

_HEAD_CHARS = 90
_ENTRY_CHARS = 160
_LONG_PROSE = 160
_TEASER_SHARE = 7
"""Teasers under a list's head are at most this part (one in seven) of the page's running text."""
_MOST_ENTRIES = 12
_OPEN = (None, "paragraph", "heading", "list_item", "navigation", "metadata", "caption", "page_header")


class _Prose(NamedTuple):
    """Running text: how many blocks, how many of them long, how many code points."""

    blocks: int
    long_blocks: int
    chars: int


def mark_related(lines: Sequence[Line], kinds: Sequence[str | None], rules: Rules) -> list[str | None]:
    """Mark heads such as "Related articles" and what hangs on them `navigation`.

    At the end of a page everything after such a head goes with it; between paragraphs only the short lines next to it.
    Readers' comments go to the end of the page once the article has had its paragraphs.
    """
    marked = list(kinds)
    if len(lines) < 2:
        return marked
    after = _prose_after(lines)
    i = 0
    while i < len(lines):
        topic = _head_topic(lines[i], rules) if marked[i] in _OPEN else None
        end = i if topic is None else _reach(lines, marked, i, topic, after)
        marked[i:end] = ["navigation"] * (end - i)
        i = max(end, i + 1)
    return marked


def _head_topic(line: Line, rules: Rules) -> str | None:
    """Which list of heads the line belongs to: it is the phrase, or the phrase and a subject ("Related: Energy")."""
    if len(line.text) > _HEAD_CHARS or line.is_prose:
        return None
    if line.core in rules["comment_sections"]:
        return "comment_sections"
    if line.folded[:1].isdigit() and rules["comment_sections"].opening(line.core):
        return "comment_sections"
    for topic in ("related", "read_also"):
        opening = rules[topic].opening(line.core)
        rest = line.core[len(opening) :].lstrip()
        if opening and (not rest or rest.startswith(":") or (len(rest.split()) <= 3 and not line.ends_sentence)):
            return topic
    return None


def _reach(lines: Sequence[Line], kinds: Sequence[str | None], head: int, topic: str, after: Sequence[_Prose]) -> int:
    """Where the list under `head` ends (exclusive)."""
    whole, rest = after[0], after[head + 1]
    blocks_before, chars_before = whole.blocks - rest.blocks, whole.chars - rest.chars
    if topic == "comment_sections":
        is_section = blocks_before >= 3 or (blocks_before and chars_before * 2 >= whole.chars)
        return len(lines) if is_section else head + 1
    if blocks_before and rest.blocks == 0:
        return len(lines)
    lists = head + 1 < len(lines) and not lines[head + 1].is_prose
    if topic == "related" and lists and rest.long_blocks == 0 and rest.chars * _TEASER_SHARE <= whole.chars:
        return len(lines)
    if blocks_before == 0 or ":" in lines[head].core:
        return head + 1
    end = head + 1
    while end < min(len(lines), head + 1 + _MOST_ENTRIES) and kinds[end] in _OPEN and _is_entry(lines[end]):
        end += 1
    return end


def _is_entry(line: Line) -> bool:
    return len(line.text) <= _ENTRY_CHARS and line.final not in (".", ":") and line.given != "heading"


def _prose_after(lines: Sequence[Line]) -> list[_Prose]:
    """For each position the prose at it or later; one position more than lines. Teasers cut with "…" do not count."""
    after = [_Prose(0, 0, 0)]
    for line in reversed(lines):
        last = after[-1]
        if line.is_prose and not line.text.rstrip(" ])").endswith(("…", "...")):
            last = _Prose(
                last.blocks + 1, last.long_blocks + (len(line.text) >= _LONG_PROSE), last.chars + len(line.text)
            )
        after.append(last)
    return after[::-1]
