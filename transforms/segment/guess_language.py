"""Guess the language of a text from its frequent words: cheap, for rules that need to know which words to expect."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from transforms.data_files import LANGUAGES, language_rules
from transforms.segment.fold_text import fold_text

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


def guess_language(folded: str, least: int = 2) -> str | None:
    """The one language with the most frequent words in `folded`, with at least `least` of them; None if in doubt."""
    counts = Counter(_WORD.findall(folded))
    scores = {
        code: sum(times for word, times in counts.items() if word in words) for code, words in _function_words().items()
    }
    best = max(scores, key=lambda code: scores[code])
    rivals = sum(score == scores[best] for score in scores.values())
    return best if scores[best] >= least and rivals == 1 else None


@cache
def _function_words() -> Mapping[str, frozenset[str]]:
    return {code: frozenset(fold_text(language_rules(code, "segment")["function_words"]).split()) for code in LANGUAGES}
