"""Find the article's title, and name what stands around it: site and section names, authors."""

from collections.abc import Sequence

from transforms.segment.find_dates import find_dates
from transforms.segment.fold_text import fold_text
from transforms.segment.load_rules import Rules
from transforms.segment.measure_line import Line
from transforms.segment.recognise_metadata import recognise_metadata

_LONGEST = 220
_ENOUGH_WORDS, _ENOUGH_CHARS = 5, 25
_SENTENCE_TITLE = 160
_MENU_WORDS, _MENU_RUN = 3, 3
_HEAD_LINES = 60
_MOST_SITE_WORDS = 8


def mark_title(
    lines: Sequence[Line], kinds: Sequence[str | None], rules: Rules, known_title: str | None
) -> list[str | None]:
    """Mark the title (each time it is printed before the text) and the lines before it that are not it.

    Before the title, section names are `metadata`, anything else short is `navigation`. With `known_title` (from the
    format's metadata) only lines that say the same are titles.
    """
    marked = list(kinds)
    head = _head_end(lines, kinds)
    title = _known(lines, head, known_title) if known_title else _find(lines, marked, head, rules)
    if title is not None:
        for i in range(min(max(head, title + 1), len(lines))):
            if i == title or (marked[i] != "navigation" and lines[i].text == lines[title].text):
                marked[i] = "title"
        for i in range(title):
            if marked[i] is None and lines[i].words <= _MOST_SITE_WORDS:
                marked[i] = "metadata" if lines[i].core in rules["sections"] else "navigation"
    _name_leftover_headers(lines, marked)
    return marked


def split_date(line: Line, rules: Rules) -> str:
    """The title without a date glued to its start ("date 2024-05-03 Title ..."); the text itself where there is none."""
    found = next(iter(find_dates(line.folded[:60], rules)), None)
    if found is None or not _is_dateword(line.folded[: found.start], rules):
        return line.text
    rest = line.text[found.end :].lstrip(" \t-–—:|•·,")
    return rest if len(rest.split()) >= 2 else line.text


def _is_dateword(before: str, rules: Rules) -> bool:
    words = before.strip(" :|-–—•·").strip()
    return not words or words in rules["published"] or words in rules["weekdays"] or words in rules["date_words"]


def _head_end(lines: Sequence[Line], kinds: Sequence[str | None]) -> int:
    """Index of the first running text: where the article's head ends."""
    for i, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if (kind in (None, "paragraph") and _is_text(line)) or kind in ("embed", "list_item", "transcript"):
            return i
    return len(lines)


def _is_text(line: Line) -> bool:
    """Running text, or a sentence of a few words with its full stop; an ellipsis may end a title."""
    return line.is_prose or (line.final == "." and line.words >= 4 and not line.text.endswith("..."))


def _known(lines: Sequence[Line], head: int, title: str) -> int | None:
    """The line that says what the metadata calls the title, perhaps with a site name more on either side."""
    wanted = _plain(title)
    for i in range(min(head + 1, len(lines), _HEAD_LINES)):
        said = _plain(lines[i].text[:_LONGEST])
        if said and (said == wanted or (len(said) >= 15 and said in wanted) or (len(wanted) >= 15 and wanted in said)):
            return i
    return None


def _plain(text: str) -> str:
    return "".join(char for char in fold_text(text) if char.isalnum())


def _find(lines: Sequence[Line], kinds: Sequence[str | None], head: int, rules: Rules) -> int | None:
    given = [i for i in range(min(head + 1, len(lines))) if _is_given_title(lines[i])]
    if given:
        return given[0]
    menu = _menu_lines(lines, kinds, head)
    candidates = [i for i in range(head) if kinds[i] is None and i not in menu and _may_be_title(lines[i], rules)]
    full = [i for i in candidates if lines[i].words >= _ENOUGH_WORDS and len(lines[i].text) >= _ENOUGH_CHARS]
    if full:
        return full[0]
    if head < len(lines) and _is_sentence_title(lines, kinds, head, rules):
        return head
    unnamed = [i for i in candidates if lines[i].core not in rules["sections"]]
    if unnamed and all(line.words <= _MOST_SITE_WORDS for line in lines[: unnamed[0]]):
        return max(unnamed, key=lambda i: (min(lines[i].words, _ENOUGH_WORDS), -i))
    return _dated_title(lines, kinds, head, rules)


def _is_given_title(line: Line) -> bool:
    return line.given == "title" or (line.given == "heading" and line.level == 1)


def _may_be_title(line: Line, rules: Rules) -> bool:
    return (
        len(line.text) <= _LONGEST
        and line.core != ""
        and line.final not in ":;"
        and line.core not in rules["headings"]
        and line.core not in rules["transcripts"]
    )


def _menu_lines(lines: Sequence[Line], kinds: Sequence[str | None], head: int) -> frozenset[int]:
    """Short lines in a run of three or more at the head of a page: the entries of a menu."""
    menu: list[int] = []
    run: list[int] = []
    for i in range(head + 1):
        if i < head and kinds[i] in (None, "navigation") and lines[i].words <= _MENU_WORDS:
            run.append(i)
            continue
        menu += run if len(run) >= _MENU_RUN else []
        run = []
    return frozenset(menu)


def _is_sentence_title(lines: Sequence[Line], kinds: Sequence[str | None], head: int, rules: Rules) -> bool:
    """A first sentence is the title where a date is glued to it or a dateline, a byline or the same line follows."""
    line = lines[head]
    if len(line.text) > _SENTENCE_TITLE or kinds[head] is not None or head + 1 >= len(lines):
        return False
    following = lines[head + 1]
    return (
        split_date(line, rules) != line.text
        or following.text == line.text
        or (line.is_one_sentence and line.text.endswith(("…", "...")))
        or (line.is_one_sentence and (kinds[head + 1] == "metadata" or _is_placed(following, rules)))
    )


def _is_placed(line: Line, rules: Rules) -> bool:
    return recognise_metadata(line, rules) in ("sure", "placed", "dated")


def _dated_title(lines: Sequence[Line], kinds: Sequence[str | None], head: int, rules: Rules) -> int | None:
    """A short title with its date in front looks like a dateline; it is the title where nothing else is."""
    for i in range(min(head, len(lines))):
        if kinds[i] in (None, "metadata") and split_date(lines[i], rules) != lines[i].text:
            return i
    return None


def _name_leftover_headers(lines: Sequence[Line], marked: list[str | None]) -> None:
    """The first occurrence of a running header that is not the title is a running header too."""
    headers = {line.text for line, kind in zip(lines, marked, strict=True) if kind == "page_header"}
    if not headers:
        return
    for i, line in enumerate(lines):
        if marked[i] is None and line.text in headers:
            marked[i] = "page_header"
