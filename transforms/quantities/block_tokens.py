"""Mark the tokens no quantity may touch: names, dates, idioms, and what only machines read (addresses, references)."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from transforms.quantities.lexicon import Lexicon
from transforms.quantities.phrases import Phrases
from transforms.quantities.split_tokens import LONGEST_SENTENCE, Tokens

_MACHINE = re.compile(
    r"https?://\S+|www\.\S+"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,255}"
    r"|[#@]\w+"
    r"|\[[0-9]{1,4}(?:[,–-] ?[0-9]{1,4}){0,9}\]"  # a reference
    r"|\+[0-9][0-9 .()-]{6,20}[0-9]|\b0[0-9](?:[ .-][0-9]{2}){4}\b"  # a telephone number
)
_SIGNS = ("@", "#", "[", "+", "http", "www.")
_TELEPHONE = re.compile(r"0[0-9][ .-]")
"""What each of these holds at least one of: most sentences need no search."""


def block_tokens(
    tokens: Tokens, names: Sequence[tuple[int, int]], dates: Sequence[tuple[int, int]], lexicon: Lexicon
) -> bytearray:
    """One byte per token, 1 where no quantity may stand. `names` are offsets into the text, `dates` token spans."""
    blocked = bytearray(len(tokens))
    for start, end in (*names, *_machine_spans(tokens.text)):
        _mark(blocked, tokens, start, end)
    for first, after in dates:
        blocked[first:after] = b"\1" * (after - first)
    if not lexicon.context.idiomatic.isdisjoint(tokens.folded):
        _mark_idioms(blocked, tokens, lexicon.context.idioms)
    return blocked


def _mark_idioms(blocked: bytearray, tokens: Tokens, idioms: Phrases[bool]) -> None:
    openers = idioms.first_words()
    for at in [at for at, word in enumerate(tokens.folded) if word in openers]:
        idiom = idioms.at(tokens.folded, at)
        if idiom is not None:
            blocked[at : idiom[0]] = b"\1" * (idiom[0] - at)


def _machine_spans(text: str) -> list[tuple[int, int]]:
    if not (any(map(text.__contains__, _SIGNS)) or _TELEPHONE.search(text)):
        return []
    return [match.span() for match in _MACHINE.finditer(text, 0, LONGEST_SENTENCE)]


def _mark(blocked: bytearray, tokens: Tokens, start: int, end: int) -> None:
    """Mark the tokens that the characters [start, end) touch."""
    first = max(0, bisect_left(tokens.starts, start + 1) - 1)
    after = bisect_left(tokens.starts, end)
    if first < after and tokens.ends[first] <= start:  # it ends where the span begins
        first += 1
    if first < after:
        blocked[first:after] = b"\1" * (after - first)
