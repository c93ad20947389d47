"""What one sentence says for each language, by eldc's n-grams."""

import re
from functools import cache
from typing import Any, NamedTuple

import eldc

_READ = 1200
_SCORED = 400
"""Characters read of a sentence, and of those scored once addresses are gone: more changes nothing."""
MOST_SCORES = 20
_NAMES = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/)\S+|[@#]\w[\w.-]*|\x00")
"""Addresses, handles and hashtags are in no language; a NUL would end what eldc reads. None is without a sign below."""


_NO_LETTERS = bytes(code for code in range(256) if not chr(code).isalpha())
_SIGNS = ("/", "@", "#", "www.", "\x00")


class Scores(NamedTuple):
    """eldc's answer among all of its languages.

    `letters` is how many were scored, `scores` those of the 20 best languages (0 to 1), `reliable` the best one where
    eldc vouches for it, else None.
    """

    letters: int
    scores: dict[str, float]
    reliable: str | None


def score_languages(text: str) -> Scores:
    """Score the first 400 characters of `text` without its addresses. Thread-safe, free of eldc's global settings."""
    words = text[:_READ]
    if any(map(words.__contains__, _SIGNS)):
        words = _NAMES.sub(" ", words)
    words = words[:_SCORED]
    letters = _count_letters(words)
    if not letters:
        return Scores(0, {}, None)
    result = _detector().detect_details(words.encode("utf-8", "ignore").decode("utf-8"))
    return Scores(letters, result.scores, result.language if result.reliable else None)


def _count_letters(words: str) -> int:
    try:
        return len(words.replace("’", "'").encode("latin-1").translate(None, _NO_LETTERS))
    except UnicodeEncodeError:
        return sum(map(str.isalpha, words))  # fifteen times as slow


@cache
def _detector() -> Any:
    """Our own instance: `eldc.set_languages` and its kin are global and would change answers elsewhere."""
    eldc.init()
    detector = eldc.instance()
    detector.set_scores(MOST_SCORES)
    return detector
