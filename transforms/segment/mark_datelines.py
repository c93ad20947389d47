"""Mark bylines, datelines and section names by where they stand: round the title and at the article's end."""

from collections.abc import Mapping, Sequence

from transforms.segment.fold_text import fold_text
from transforms.segment.load_rules import Rules
from transforms.segment.measure_line import Line
from transforms.segment.read_byline import read_byline

_PROSE_BEFORE_BYLINE = 2
_RUNNING = (None, "paragraph", "list_item", "quote", "embed")
_LEAST_CHRONOLOGY = 2
_BIOGRAPHY_BLOCKS, _BIOGRAPHY_CHARS, _BIOGRAPHY_WORDS = 6, 300, 12
_MOST_DATELINES = 3
"""More dated lines than these are a list of dates, not datelines."""


def mark_datelines(
    lines: Sequence[Line], kinds: Sequence[str | None], hints: Mapping[str, str], rules: Rules
) -> list[str | None]:
    """Mark `metadata` what only its place makes sure; a bare date between paragraphs stays open (a chronology).

    `hints` says by text what `recognise_metadata` found: "placed", "dated" or "named".
    """
    marked = list(kinds)
    if len(lines) < 2:
        return marked
    text, head, tail = _bounds(lines, kinds)
    guesses = {
        i: hints.get(line.text)
        for i, line in enumerate(lines)
        if kinds[i] in (None, "paragraph") and (i < head or i >= tail) and not line.is_prose
    }
    dated = [i for i, line in enumerate(lines) if kinds[i] is None and hints.get(line.text) == "dated"]
    title = next((i for i, kind in enumerate(kinds) if kind == "title"), -1)
    rows = [i for i, guess in guesses.items() if guess == "placed" and not read_byline(lines[i].text, rules)]
    if len(rows) > _MOST_DATELINES:
        guesses |= dict.fromkeys(rows)
    for i, guess in guesses.items():
        is_dateline = guess == "dated" and (len(dated) < _LEAST_CHRONOLOGY or i == title + 1)
        is_section = marked[i] is None and lines[i].core in rules["sections"] and title < i < text
        is_loose = guess == "loose" and title < i < text and (i == title + 1 or marked[i - 1] == "metadata")
        if guess == "placed" or is_dateline or is_section or is_loose:
            marked[i] = "metadata"
    _mark_names(lines, guesses, marked, title, tail)
    _mark_biographies(lines, marked, rules)
    return marked


def _bounds(lines: Sequence[Line], kinds: Sequence[str | None]) -> tuple[int, int, int]:
    """(first running text, end of the head, start of the tail).

    Bylines may stand between the first paragraphs: the head ends with the third running text. The tail follows the
    last one.
    """
    prose = [i for i, line in enumerate(lines) if kinds[i] in _RUNNING and (line.is_prose or kinds[i] == "list_item")]
    if not prose:
        return len(lines), len(lines), len(lines)
    head = prose[_PROSE_BEFORE_BYLINE] if len(prose) > _PROSE_BEFORE_BYLINE else prose[-1]
    return prose[0], head, prose[-1] + 1


def _mark_names(
    lines: Sequence[Line], guesses: dict[int, str | None], marked: list[str | None], title: int, tail: int
) -> None:
    """A name alone on its line is a byline beside other metadata after the title, or right after the text."""
    for i, guess in guesses.items():
        if marked[i] is not None or i < title or not (guess == "named" or _is_all_names(lines[i])):
            continue
        neighbours = (marked[i - 1] if i else None, marked[i + 1] if i + 1 < len(marked) else None)
        if "metadata" in neighbours or (guess == "named" and i == tail and not lines[i].is_upper):
            marked[i] = "metadata"


def _is_all_names(line: Line) -> bool:
    """Two to eight words, all capitalised: an outlet and its reporter without separator."""
    words = line.text.split()
    return (
        2 <= len(words) <= 8 and not line.final.isdigit() and all(word[0].isupper() for word in words if len(word) > 3)
    )


def _mark_biographies(lines: Sequence[Line], marked: list[str | None], rules: Rules) -> None:
    """Near the page's end a block that opens with an author's name and a profession speaks of the author."""
    bylines = (read_byline(line.text, rules) for line, kind in zip(lines, marked, strict=True) if kind == "metadata")
    names = tuple({fold_text(name): None for byline in bylines if byline for name in byline.names if " " in name})
    if not names:
        return
    last = [i for i, kind in enumerate(marked) if kind in _RUNNING][-_BIOGRAPHY_BLOCKS:]
    for i in last:
        text = lines[i].folded
        if text.startswith(names) and len(lines[i].text) <= _BIOGRAPHY_CHARS:
            words = text.split()[:_BIOGRAPHY_WORDS]
            marked[i] = "metadata" if any(word.strip(",.") in rules["roles"] for word in words) else marked[i]
