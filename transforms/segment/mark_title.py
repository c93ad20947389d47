"""Find the article's title, and name what stands around it: site and section names, authors."""

from collections.abc import Mapping, Sequence

from transforms.segment.find_title import find_title
from transforms.segment.fold_text import fold_text
from transforms.segment.load_rules import Rules
from transforms.segment.measure_line import Line

_LONGEST = 220
_KNOWN_REACH = 25
"""How far behind the first running text (a notice, perhaps) a title known from the metadata is looked for."""
_MOST_SITE_WORDS = 8
_MENU_RUN = 3
_OPEN = (None, "paragraph", "list_item", "heading")


def mark_title(
    lines: Sequence[Line],
    kinds: Sequence[str | None],
    hints: Mapping[str, str],
    rules: Rules,
    known_title: str | None,
) -> list[str | None]:
    """Mark the title (each time it is printed before the text) and the lines before it that are not it.

    Before the title, section names are `metadata`, anything else short is `navigation`. With `known_title` (from the
    format's metadata) only lines that say the same are titles.
    """
    marked = list(kinds)
    head = _head_end(lines, kinds)
    title = _known(lines, head, known_title) if known_title else find_title(lines, marked, hints, head, rules)
    if title is not None:
        for i in range(min(max(head, title + 1), len(lines))):
            if i == title or (marked[i] != "navigation" and lines[i].text == lines[title].text):
                marked[i] = "title"
        _name_leftover_headers(lines, marked)
        for i in range(title):
            if marked[i] in _OPEN and not lines[i].is_prose and lines[i].words <= _MOST_SITE_WORDS:
                is_date = hints.get(lines[i].text) in ("dated", "placed")
                marked[i] = "metadata" if is_date else _kind_before_title(lines, marked, i, title, rules)
    _name_leftover_headers(lines, marked)
    return marked


def _kind_before_title(lines: Sequence[Line], marked: Sequence[str | None], i: int, title: int, rules: Rules) -> str:
    """Right above the title a section's name or a kicker (`metadata`), higher up the menu and the site's name."""
    if lines[i].core in rules["sections"]:
        return "navigation" if _menu_run(lines, i, title, rules) >= _MENU_RUN else "metadata"
    if i + 1 != title or i == 0:
        return "navigation"
    is_site_above = marked[i - 1] == "navigation" and not _is_menu_word(lines[i - 1].core, rules)
    return "metadata" if is_site_above or marked[i - 1] == "metadata" else "navigation"


def _menu_run(lines: Sequence[Line], i: int, title: int, rules: Rules) -> int:
    """How many menu words stand in a row round position `i`, as far as a menu's least length."""
    start, end = i, i + 1
    while start > max(0, i - _MENU_RUN) and _is_menu_word(lines[start - 1].core, rules):
        start -= 1
    while end < min(title, i + _MENU_RUN) and _is_menu_word(lines[end].core, rules):
        end += 1
    return end - start


def _is_menu_word(core: str, rules: Rules) -> bool:
    return core in rules["sections"] or core in rules["navigation"]


def _head_end(lines: Sequence[Line], kinds: Sequence[str | None]) -> int:
    """Index of the first running text: where the article's head ends."""
    for i, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if (kind in (None, "paragraph", "list_item") and _is_text(line)) or kind in ("embed", "transcript"):
            return i
    return len(lines)


def _is_text(line: Line) -> bool:
    """Running text, or a sentence of a few words with its full stop; an ellipsis may end a title."""
    return line.is_prose or (line.final == "." and line.words >= 4 and not line.text.endswith("..."))


def _known(lines: Sequence[Line], head: int, title: str) -> int | None:
    """The line that says what the metadata calls the title, perhaps with a site name more on either side."""
    wanted = _plain(title)
    for i in range(min(len(lines), head + _KNOWN_REACH)):
        said = _plain(lines[i].text[:_LONGEST])
        if said and (said == wanted or (len(said) >= 15 and said in wanted) or (len(wanted) >= 15 and wanted in said)):
            return i
    return None


def _plain(text: str) -> str:
    return "".join(char for char in fold_text(text) if char.isalnum())


def _name_leftover_headers(lines: Sequence[Line], marked: list[str | None]) -> None:
    """The first occurrence of a running header that is not the title is a running header too."""
    headers = {line.text for line, kind in zip(lines, marked, strict=True) if kind == "page_header"}
    if not headers:
        return
    for i, line in enumerate(lines):
        if marked[i] is None and line.text in headers:
            marked[i] = "page_header"
