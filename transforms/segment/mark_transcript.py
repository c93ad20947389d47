"""Find spoken language written down: a transcript under its heading, with speaker tags, or as one long block."""

import re
from collections import Counter
from collections.abc import Sequence

from transforms.segment.count_phrases import count_phrases
from transforms.segment.fold_text import fold_text
from transforms.segment.guess_language import guess_language
from transforms.segment.load_rules import Rules, load_rules
from transforms.segment.measure_line import Line

_LONG = 1500
_SAMPLE = 20_000
_SPOKEN_PER_THOUSAND = 22
"""Measured: a video transcript 24.6; of 3,001 long French press articles none reaches 22, median 0."""
_LEAST_TAGGED, _LEAST_CUES = 4, 12
_OPEN = (None, "paragraph", "heading", "list_item", "quote")
_STAMP = re.compile(r"[\[(]?(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?[\])]?(?:\s|$|[-–—:])")
_QUOTED = re.compile(r'"[^"]{1,2000}"')
_TAG = re.compile(r"(?:\*\*)?(?P<name>[^\W\d_][\w.' ’-]{0,40}?)(?: ?[\[(][\d:.]{4,12}[\])])?(?:\*\*)? ?:(?:\*\*)?\s")


def mark_transcript(
    lines: Sequence[Line], kinds: Sequence[str | None], rules: Rules
) -> tuple[list[str | None], dict[int, str]]:
    """Mark `transcript` what is spoken word for word: (kinds, speaker's tag by position where one names somebody)."""
    marked = list(kinds)
    start = _heading(lines, marked, rules)
    if start is not None:
        marked[start - 1] = "heading"
    if start is None and _is_timed(lines):
        start = 0
    if start is None and _is_tagged(lines, marked, rules):
        start = _first_tag(lines, marked)
    for i, line in enumerate(lines):
        under = start is not None and i >= start and marked[i] in _OPEN and not _is_chapter(line, marked[i])
        if under or (marked[i] in (None, "paragraph") and _is_spoken_block(line)):
            marked[i] = "transcript"
    return marked, _speakers(lines, marked, rules)


def _heading(lines: Sequence[Line], kinds: Sequence[str | None], rules: Rules) -> int | None:
    """The position after a "Transcript" heading that text follows."""
    for i, line in enumerate(lines[:-1]):
        if kinds[i] in (None, "heading", "navigation", "paragraph") and line.core in rules["transcripts"]:
            return i + 1
    return None


def _is_chapter(line: Line, kind: str | None) -> bool:
    return kind == "heading" or (line.is_upper and len(line.text) <= 60 and not line.ends_sentence)


def _is_timed(lines: Sequence[Line]) -> bool:
    """Time stamps open, or alternate with, most of the lines (subtitles, automatic captions)."""
    stamped = sum(bool(_STAMP.match(line.text)) for line in lines)
    return stamped >= _LEAST_CUES and stamped * 5 >= len(lines) * 2


def _is_tagged(lines: Sequence[Line], kinds: Sequence[str | None], rules: Rules) -> bool:
    """Speaker tags on several lines, and a sign that it is speech: time stamps, roles, or a title that says so."""
    tags = [tag for line, kind in zip(lines, kinds, strict=True) if kind in _OPEN and (tag := _tag(line))]
    if len(tags) < _LEAST_TAGGED or len(set(tags)) * 2 > len(tags):
        return False
    roles = sum(_is_role(tag, rules) for tag in tags)
    stamped = sum(bool(_STAMP.match(line.text) or "[0" in line.text[:60] or "(0" in line.text[:60]) for line in lines)
    return roles >= 2 or stamped >= _LEAST_TAGGED or _says_transcript(lines, kinds, rules)


def _says_transcript(lines: Sequence[Line], kinds: Sequence[str | None], rules: Rules) -> bool:
    said = [
        line.folded
        for line, kind in zip(lines[:12], kinds[:12], strict=True)
        if kind != "navigation" and not line.is_long
    ]
    return any(count_phrases(folded, rules["transcript_words"]) for folded in said)


def _tag(line: Line) -> str | None:
    """The speaker tag that opens a line, folded, time stamps aside."""
    stamp = _STAMP.match(line.text)
    found = _TAG.match(line.text, stamp.end() if stamp else 0)
    if found is None or not found["name"][0].isupper() or len(found["name"].split()) > 4:
        return None
    return fold_text(found["name"])


def _is_role(tag: str, rules: Rules) -> bool:
    return tag.rstrip(" 0123456789") in rules["transcript_roles"]


def _first_tag(lines: Sequence[Line], kinds: Sequence[str | None]) -> int:
    return next(i for i, line in enumerate(lines) if kinds[i] in _OPEN and _tag(line))


def _is_spoken_block(line: Line) -> bool:
    """A very long block full of spoken turns, or without punctuation as speech recognition leaves it."""
    if len(line.text) < _LONG:
        return False
    sample = line.text[:_SAMPLE]
    folded = fold_text(sample)
    words = max(1, folded.count(" ") + 1)
    if words * 12 < len(folded):
        return False
    if sum(map(folded.count, ".!?")) * 500 < len(folded) and folded.count(",") * 300 < len(folded):
        return guess_language(folded, 20) is not None
    unquoted = _QUOTED.sub(" ", folded)
    if len(unquoted) * 10 < len(folded) * 9:
        return False
    spoken = load_rules(guess_language(folded, 20))["spoken"]
    return count_phrases(unquoted, spoken) * 1000 >= words * _SPOKEN_PER_THOUSAND


def _speakers(lines: Sequence[Line], kinds: Sequence[str | None], rules: Rules) -> dict[int, str]:
    """The names in the tags; a line without tag goes on with the last speaker. Tags seen once are no speakers."""
    tags = [_tag(line) if kind == "transcript" else None for line, kind in zip(lines, kinds, strict=True)]
    times = Counter(tags)
    speakers: dict[int, str] = {}
    speaker: str | None = None
    for i, (line, tag) in enumerate(zip(lines, tags, strict=True)):
        if kinds[i] != "transcript":
            continue
        if tag is not None and times[tag] >= 2:
            speaker = None if _is_role(tag, rules) else _printed(line)
        if speaker:
            speakers[i] = speaker
    return speakers


def _printed(line: Line) -> str | None:
    stamp = _STAMP.match(line.text)
    found = _TAG.match(line.text, stamp.end() if stamp else 0)
    return found["name"].strip() if found else None
