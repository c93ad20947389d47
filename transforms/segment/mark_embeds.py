"""Find posts of social networks quoted inside an article, with their poster."""

import re
from collections.abc import Sequence

from transforms.segment.find_dates import find_dates
from transforms.segment.guess_language import guess_language
from transforms.segment.load_rules import Rules
from transforms.segment.measure_line import Line

_SIGNATURE = re.compile(
    r"[—–-]\s?(?P<name>[^—–@()]{1,60}?)\s?\((?P<handle>@[\w.-]{1,60}(?:@[\w.-]{1,60})?)\)\s*(?P<rest>[^()]{0,60})$"
)
_MEDIA_LINK = re.compile(r"pic\.(?:twitter|x)\.com/\w|https?://t\.co/\w")
_STAMP = re.compile(r"\d{1,2}[:.h]\d{2} ?(?:[ap]\.?m\.?)? ?[·•|-] ?\S")
_HANDLE_LINE = re.compile(r"@[\w.-]{2,60}(?: ?[·•].{0,30})?")
_LONGEST_PART, _LONGEST_POST = 600, 1000
_MOST_PARTS = 8
_OPEN = (None, "paragraph", "quote")


def mark_embeds(
    lines: Sequence[Line], kinds: Sequence[str | None], rules: Rules
) -> tuple[list[str | None], dict[int, str | None]]:
    """Mark the lines of embedded posts: (kinds, poster by position).

    A post ends with its signature ("— Name (@handle) May 3, 2024"), a picture link or a network's own line; the lines
    before it that are not in the article's language belong to it. "Name / @handle / text / 10:15 · May 3, 2024" is
    the other layout.
    """
    marked, posters = list(kinds), dict[int, str | None]()
    for i, line in enumerate(lines):
        if marked[i] not in (*_OPEN, "metadata", "list_item", "navigation"):
            continue
        handle = _handle_before(lines, marked, i) if _is_stamp(line, rules) else None
        if handle is not None:
            start, name = handle, _name_above(lines, handle)
        elif _ends_post(line, rules):
            start, name = _foreign_before(lines, marked, i, rules), _poster(line, rules)
        else:
            continue
        for k in range(start, i + 1):
            marked[k], posters[k] = "embed", name
    return marked, posters


def _ends_post(line: Line, rules: Rules) -> bool:
    if len(line.text) > _LONGEST_POST:
        return False
    if _signature(line, rules) or _MEDIA_LINK.search(line.text[-300:]):
        return True
    return len(line.text) <= 300 and bool(
        (rules["posts_by"].opening(line.core) and "@" in line.text) or line.core in rules["post_lines"]
    )


def _signature(line: Line, rules: Rules) -> re.Match[str] | None:
    """The signature at a line's end; what follows the handle must be a date or nothing."""
    found = _SIGNATURE.search(line.text[-260:])
    if found is None or not found["rest"].strip(" .·"):
        return found
    return found if find_dates(found["rest"].lower(), rules) else None


def _poster(line: Line, rules: Rules) -> str | None:
    signature = _signature(line, rules)
    if signature:
        return signature["name"].strip() or None
    label = rules["posts_by"].opening(line.core)
    if not label:
        return None
    start = line.folded.find(label) + len(label)
    name = re.split(r"[(@,]", line.text[start:], maxsplit=1)[0].strip()
    return name or None


def _is_stamp(line: Line, rules: Rules) -> bool:
    """A post's own time stamp: "10:15 AM · May 3, 2024"."""
    return len(line.text) <= 60 and bool(_STAMP.match(line.folded)) and bool(find_dates(line.folded, rules))


def _handle_before(lines: Sequence[Line], kinds: Sequence[str | None], stamp: int) -> int | None:
    """Where the post that ends at `stamp` begins: the name above its handle line; None without one."""
    for i in range(stamp - 1, max(-1, stamp - 1 - _MOST_PARTS), -1):
        if kinds[i] not in (*_OPEN, "metadata", "navigation"):
            break
        if _HANDLE_LINE.fullmatch(lines[i].text):
            return i - 1 if i and lines[i - 1].words <= 5 and kinds[i - 1] != "title" else i
    return None


def _name_above(lines: Sequence[Line], start: int) -> str | None:
    text = lines[start].text
    return (
        text if not text.startswith("@") and start + 1 < len(lines) and lines[start + 1].text.startswith("@") else None
    )


def _foreign_before(lines: Sequence[Line], kinds: Sequence[str | None], end: int, rules: Rules) -> int:
    """The first of the lines right before `end` that speak another language than the article.

    A signature alone on its line signs at least the line before it, whatever its language.
    """
    start = end
    while start > max(0, end - _MOST_PARTS) and kinds[start - 1] in (*_OPEN, "embed"):
        line = lines[start - 1]
        signs = start == end and lines[end].text[:1] in "—–-" and len(line.text) <= _LONGEST_PART
        if kinds[start - 1] == "embed" and (not signs or _signature(line, rules)):
            break
        if not (signs or _is_foreign(line, rules)):
            break
        start -= 1
    return start


def _is_foreign(line: Line, rules: Rules) -> bool:
    if rules.language is None or len(line.text) > _LONGEST_PART:
        return False
    return guess_language(line.folded) not in (None, rules.language)
