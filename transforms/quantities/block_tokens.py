"""Mark the tokens no quantity may touch: names, dates, idioms, and what only machines read (addresses, references)."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from transforms.quantities.lexicon import Lexicon
from transforms.quantities.split_tokens import LONGEST_SENTENCE, Tokens

_MACHINE = re.compile(
    r"https?://\S+|www\.\S+"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,255}"
    r"|[#@]\w+"
    r"|\[[0-9]{1,4}(?:[,–-] ?[0-9]{1,4}){0,9}\]"  # a reference
    r"|\+[0-9][0-9 .()-]{6,20}[0-9]|\b0[0-9](?:[ .-][0-9]{2}){4}\b"  # a telephone number
)
_HINT = re.compile(r"[0@#[+]|http|www\.")
"""What each of these holds at least one of: most sentences need no search."""


def block_tokens(
    tokens: Tokens, names: Sequence[tuple[int, int]], dates: Sequence[tuple[int, int]], lexicon: Lexicon
) -> bytearray:
    """One byte per token, 1 where no quantity may stand. `names` are offsets into the text, `dates` token spans."""
    blocked = bytearray(len(tokens))
    for start, end in _machine_spans(tokens.text, names):
        _mark(
            blocked, max(0, bisect_left(tokens.starts, start + 1) - 1), bisect_left(tokens.starts, end), tokens, start
        )
    for first, after in dates:
        blocked[first:after] = b"\1" * (after - first)
    idioms = lexicon.context.idioms
    openers = idioms.first_words()
    for at in [at for at, word in enumerate(tokens.folded) if word in openers]:
        idiom = idioms.at(tokens.folded, at)
        if idiom is not None:
            blocked[at : idiom[0]] = b"\1" * (idiom[0] - at)
    return blocked


def _machine_spans(text: str, names: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    yield from names
    if _HINT.search(text):
        for match in _MACHINE.finditer(text, 0, LONGEST_SENTENCE):
            yield match.span()


def _mark(blocked: bytearray, first: int, after: int, tokens: Tokens, start: int) -> None:
    """Mark tokens [first, after), without a first one that ends where the span begins."""
    if first < after and tokens.ends[first] <= start:
        first += 1
    if first < after:
        blocked[first:after] = b"\1" * (after - first)
