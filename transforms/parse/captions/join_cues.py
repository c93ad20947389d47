"""Join the cues of a transcript into turns and paragraphs."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from transforms.model import Block
from transforms.parse.captions.read_cues import Cue
from transforms.parse.captions.unroll_cues import unroll_cues

LONG_PAUSE = 4.0
"""Seconds of silence after which a new paragraph begins, whoever speaks: about twice the pause between sentences."""
_ENOUGH = 600
"""Characters after which a paragraph ends with its sentence."""
_TOO_MUCH = 3_000
"""Characters after which it ends anyway: recognised speech may have no sentences."""
_ENDS = re.compile(r"[.!?…][\"'»”)\]]{0,3}$")
_SOUND = re.compile(r"(?:[\[(♪♫#*][^\[\]()♪♫#*]{0,200}[\])♪♫#*]\s?){1,4}|[♪♫\s]+")
_LABEL = re.compile(r"(?:>>\s?)?(?P<name>[^\W\d_][\w.'’& -]{0,40}?)(?:\s?\([^()]{1,40}\))?\s?:\s+(?=\S)")
_BRACKETS = re.compile(r"\[(?P<name>[^\W\d_][\w.'’ -]{1,40})\](?P<colon>:?)\s+(?=\S)")
_DASH = re.compile(r"(?:[-–—‐]\s?|>>\s?)(?=[^\s\d>-])")
_MOST_WORDS = 4


class _Said(NamedTuple):
    """A line as somebody says it; `mark` is how the file tells who: `voice`, `label`, `dash`, or "" where not."""

    start: float
    end: float
    text: str
    speaker: str | None
    mark: str


@dataclass(slots=True)
class _Turn:
    start: float
    end: float
    speaker: str | None
    pieces: list[str] = field(default_factory=list)
    size: int = 0

    def add(self, said: _Said) -> None:
        self.pieces.append(said.text)
        self.size += len(said.text) + 1
        self.end = max(self.end, said.end)

    def is_over(self, said: _Said) -> bool:
        if said.mark == "dash" or (said.mark and said.speaker != self.speaker):
            return True
        is_full = self.size > _ENOUGH and _ENDS.search(self.pieces[-1]) is not None
        return is_full or self.size > _TOO_MUCH or said.start - self.end > LONG_PAUSE

    def block(self) -> Block:
        text = " ".join(self.pieces)
        return Block(text, kind="transcript", time_start=self.start, time_end=self.end, speaker=self.speaker)


def join_cues(cues: Sequence[Cue]) -> list[Block]:
    """`transcript` blocks with their times and speaker, and `metadata` blocks for sounds ("[Applause]").

    A new block begins where somebody else speaks (a voice tag, `Name:`, `[First Last]`, a dash, `>>`), after a pause
    of over four seconds, after the sentence that ends 600 characters, and after 3,000 characters. A line without a
    mark goes on with the last speaker. What names the speaker is not in the text.
    """
    items: list[_Turn | Block] = []
    turn: _Turn | None = None
    for said in _said(unroll_cues(cues)):
        if _SOUND.fullmatch(said.text):
            items.append(Block(said.text, kind="metadata", time_start=said.start, time_end=said.end))
            continue
        if turn is None or turn.is_over(said):
            speaker = said.speaker if said.mark or turn is None else turn.speaker
            turn = _Turn(said.start, said.end, speaker)
            items.append(turn)
        turn.add(said)
    return [item.block() if isinstance(item, _Turn) else item for item in items]


def _said(cues: Sequence[Cue]) -> Iterator[_Said]:
    has_voices = any(line.voice for cue in cues for line in cue.lines)
    names = _repeated_labels(cues)
    for cue in cues:
        for line in cue.lines:
            if has_voices:
                yield _Said(cue.start, cue.end, line.text, line.voice, "voice")
            else:
                yield from _labelled(cue, line.text, names)


def _labelled(cue: Cue, text: str, names: frozenset[str]) -> Iterator[_Said]:
    """The line without its label; a sound before the words is a line of its own."""
    times = (cue.start, cue.end)
    if found := _BRACKETS.match(text):
        if found["colon"] or _is_full_name(found["name"]):
            yield _Said(*times, text[found.end() :], found["name"], "label")
        else:
            yield _Said(*times, text[: found.end()].strip(), None, "")
            yield from _labelled(cue, text[found.end() :], names)
        return
    dash = _DASH.match(text)
    label = _LABEL.match(text, dash.end() if dash else 0)
    if label and (label["name"].isupper() or label["name"] in names):
        yield _Said(*times, text[label.end() :], label["name"].strip(), "label")
    else:
        yield _Said(*times, text[dash.end() :] if dash else text, None, "dash" if dash else "")


def _repeated_labels(cues: Sequence[Cue]) -> frozenset[str]:
    """Names before a colon that several lines have: "Remember: ..." alone is a sentence."""
    lines = (line.text for cue in cues for line in cue.lines)
    found = (_LABEL.match(text, dash.end() if (dash := _DASH.match(text)) else 0) for text in lines)
    counts = Counter(label["name"] for label in found if label and _is_name(label["name"]))
    return frozenset(name for name, count in counts.items() if count > 1)


def _is_name(label: str) -> bool:
    words = label.split()
    return len(words) <= _MOST_WORDS and all(word[0].isupper() or word[0].isdigit() for word in words)


def _is_full_name(label: str) -> bool:
    return " " in label.strip() and _is_name(label)
