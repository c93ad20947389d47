"""Find the lists of other articles, and the readers' comments, that follow a page's own text."""

from collections.abc import Sequence

from transforms.segment.load_rules import Rules
from transforms.segment.measure_line import Line

_HEAD_CHARS = 90
_ENTRY_CHARS = 160
_LONG_PROSE = 200
_MOST_ENTRIES = 12
_OPEN = (None, "paragraph", "heading", "list_item", "navigation", "metadata", "caption")


def mark_related(lines: Sequence[Line], kinds: Sequence[str | None], rules: Rules) -> list[str | None]:
    """Mark heads such as "Read also" and what hangs on them `navigation`.

    At the end of a page everything after such a head goes with it; between paragraphs only the short lines next to it.
    Comments go to the end of the page once most of the prose has been.
    """
    marked = list(kinds)
    after = _prose_after(lines)
    total = after[0] if lines else 0
    i = 0
    while i < len(lines):
        if marked[i] in _OPEN and _is_head(lines[i], rules):
            end = _reach(lines, marked, i, after, total, rules)
            marked[i:end] = ["navigation"] * (end - i)
            i = end
        else:
            i += 1
    return marked


def _is_head(line: Line, rules: Rules) -> bool:
    """A short line that is the phrase, or the phrase and a subject ("On the same topic: Energy")."""
    if len(line.text) > _HEAD_CHARS or line.is_prose:
        return False
    if line.core in rules["related"] or line.core in rules["comment_sections"]:
        return True
    opening = rules["related"].opening(line.core)
    rest = line.core[len(opening) :].lstrip()
    return bool(opening) and (rest.startswith(":") or (len(rest.split()) <= 3 and not line.ends_sentence))


def _reach(
    lines: Sequence[Line], kinds: Sequence[str | None], head: int, after: Sequence[int], total: int, rules: Rules
) -> int:
    """Where the list under `head` ends (exclusive)."""
    before = total - after[head]
    if before > 0 and after[head + 1] == 0:
        return len(lines)
    if lines[head].core in rules["comment_sections"]:
        return len(lines) if before * 10 >= total * 6 and before > 0 else head + 1
    if before == 0 or ":" in lines[head].core:
        return head + 1
    end = head + 1
    while end < min(len(lines), head + 1 + _MOST_ENTRIES) and kinds[end] in _OPEN and _is_entry(lines[end]):
        end += 1
    return end


def _is_entry(line: Line) -> bool:
    return len(line.text) <= _ENTRY_CHARS and line.final not in (".", ":") and line.given != "heading"


def _prose_after(lines: Sequence[Line]) -> list[int]:
    """For each position, how many code points of long prose stand at it or later; one position more than lines.

    Teasers, cut short with "…", are not prose of this page.
    """
    after = [0] * (len(lines) + 1)
    for i in range(len(lines) - 1, -1, -1):
        is_teaser = lines[i].text.rstrip(" ])").endswith(("…", "..."))
        counts = len(lines[i].text) >= _LONG_PROSE and not is_teaser
        after[i] = after[i + 1] + (len(lines[i].text) if counts else 0)
    return after
