"""Cut a sentence into figures, words and signs, with their places: what every rule of this room reads.

A figure keeps its group and decimal marks ("1 000", "1.000,5", "1’000"); a word keeps an elision's apostrophe
("d'", "l'"); every other visible character is a token of its own.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

HYPHENS = ("-", "\u2010", "\u2011")
"""Hyphen-minus, hyphen and no-break hyphen."""

GROUP_SPACES = " \u00a0\u202f\u2009"
"""Spaces that may stand between groups of three digits: plain, no-break, narrow no-break and thin."""

LONGEST_SENTENCE = 20_000
"""Characters read of one sentence; anything longer is a table or noise, and nobody asserts its numbers."""

_TOKEN = re.compile(
    r"[^\W\d_]++(?:['’](?=[^\W\d_]))?|[^\w\s]"
    # a space joins only whole groups of three, so that "2023 500 people" stays two figures
    rf"|[0-9]{{1,3}}(?:[{GROUP_SPACES}][0-9]{{3}}(?![0-9]))+(?:[.,][0-9]+)?"
    r"|[0-9]+(?:[.,'’][0-9]+)*"
    r"|[\d_]"
)

_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one sentence: as written, folded (lower case, straight apostrophe), and where each one lies."""

    text: str
    raw: list[str]
    folded: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.raw)

    def glued(self, index: int) -> bool:
        """Whether token `index` touches the one after it; false outside the sentence."""
        return 0 <= index < len(self.raw) - 1 and self.ends[index] == self.starts[index + 1]

    def is_tie(self, index: int) -> bool:
        """Whether token `index` is a hyphen between two tokens that it touches."""
        return self.word(index) in HYPHENS and self.glued(index - 1) and self.glued(index)

    def is_figure(self, index: int) -> bool:
        """Whether token `index` exists and is written in digits."""
        return 0 <= index < len(self.raw) and "0" <= self.raw[index][0] <= "9"

    def word(self, index: int) -> str:
        """The folded token, or "" outside the sentence."""
        return self.folded[index] if 0 <= index < len(self.folded) else ""


def split_tokens(text: str) -> Tokens:
    """The tokens of `text` in order, offsets into `text`; linear in its length, nothing past `LONGEST_SENTENCE`."""
    matches = list(_TOKEN.finditer(text, 0, _limit(text)))
    raw: list[str] = list(map(re.Match.group, matches))
    starts, ends = list(map(re.Match.start, matches)), list(map(re.Match.end, matches))
    folded = text.lower().replace("’", "'")
    if len(folded) == len(text):  # else a letter that lower case makes longer: word by word
        words = [folded[start:end] for start, end in zip(starts, ends, strict=True)]
    else:
        words = [token.lower().replace("’", "'") for token in raw]
    return Tokens(text, raw, words, starts, ends)


@lru_cache(maxsize=2)
def letter_words(text: str) -> frozenset[str]:
    """The distinct runs of letters of `text` in lower case; kept for the next rule that asks about one sentence."""
    return frozenset(_LETTERS.findall(text.lower()))


def _limit(text: str) -> int:
    """Where reading stops: never inside a word or a figure."""
    if len(text) <= LONGEST_SENTENCE:
        return len(text)
    return max(0, *(text.rfind(space, 0, LONGEST_SENTENCE) for space in " \n\t\u00a0"))
