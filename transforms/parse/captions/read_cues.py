"""Read the cues of a subtitle file, SubRip or WebVTT alike.

Line by line, in one pass: the patterns of the `srt` package take cubic time (4 s on a line of 1,000 digits, measured),
and both packages drop or refuse what players show.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from transforms.errors import InputError

MAX_CUES = 200_000
_STAMP = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,:](\d{1,6}))?"
_TIMES = re.compile(rf"\s{{0,9}}{_STAMP}\s{{0,9}}-{{1,2}}\s?>\s{{0,9}}{_STAMP}(?![\d:])")
_NUMBER = re.compile(r"\d{1,9}")
_NO_CUE = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,200})?\s([^<>]{1,200})>")
_TAG = re.compile(r"</?[A-Za-z\d:.][^<>]{0,500}>|\{\\[^{}]{0,200}\}|\{[biuBIUyY]:?[^{}]{0,9}\}")


class Cue(NamedTuple):
    """One cue: seconds from the start, the lines as they are shown (no tags, entities decoded), `<v ...>` voices."""

    start: float
    end: float
    lines: tuple["CueLine", ...]


class CueLine(NamedTuple):
    """A line of a cue and the voice that a tag gives it."""

    text: str
    voice: str | None


def read_cues(text: str) -> Iterator[Cue]:
    """The cues in the order of the file; a cue that ends before it starts ends where it starts.

    Numbers, identifiers, settings, styles, regions and notes are left out. InputError `too_many_blocks`.
    """
    times: tuple[float, float] | None = None
    shown: list[str] = []
    is_skipped = False
    count = 0
    for line in [*text.split("\n"), "", "0:0 --> 0:0"]:
        found = _TIMES.match(line)
        if found is None:
            is_skipped = (is_skipped or (times is None and _NO_CUE.match(line) is not None)) and bool(line.strip())
            if times is not None and not is_skipped:
                shown.append(line)
            continue
        if times is not None:
            count += 1
            if count > MAX_CUES:
                raise InputError("too_many_blocks", f"over {MAX_CUES} cues, the limit for one document")
            yield Cue(*times, _clean(shown))
        begin, stop = _seconds(found.groups()[:4]), _seconds(found.groups()[4:])
        times, shown, is_skipped = (begin, max(begin, stop)), [], False


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, fraction = (part or "0" for part in parts)
    whole = int(hours) * 3600 + int(minutes) * 60 + int(seconds)
    return round(whole + int(fraction) / float(10 ** len(fraction)), 3)


def _clean(lines: list[str]) -> tuple[CueLine, ...]:
    """Without what belongs to the next cue: its number or identifier stands above its times."""
    return tuple(_spoken(_without_next(lines)))


def _without_next(lines: list[str]) -> list[str]:
    kept = list(lines)
    if kept and kept[-1].strip() and ((len(kept) > 1 and not kept[-2].strip()) or _NUMBER.fullmatch(kept[-1].strip())):
        kept.pop()
    for i in range(1, len(kept)):
        if _NO_CUE.match(kept[i]) and not kept[i - 1].strip():
            return kept[: i - 1]
    return kept


def _spoken(lines: list[str]) -> Iterator[CueLine]:
    voice: str | None = None
    for line in lines:
        start = 0
        pieces: list[tuple[str, str | None]] = []
        for tag in _VOICE.finditer(line):
            pieces.append((line[start : tag.start()], voice))
            voice, start = " ".join(unescape(tag[1]).split()), tag.end()
        pieces.append((line[start:], voice))
        for piece, speaker in pieces:
            shown = " ".join(unescape(_TAG.sub("", piece)).split())
            if shown:
                yield CueLine(shown, speaker)
