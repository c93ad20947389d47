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
    languages = _function_words()
    scores = dict.fromkeys(LANGUAGES, 0)
    times = Counter(_WORD.findall(folded))
    for word in languages.keys() & times.keys():  # sums: the order does not matter
        for code in languages[word]:
            scores[code] += times[word]
    best = max(scores, key=lambda code: scores[code])
    rivals = sum(score == scores[best] for score in scores.values())
    return best if scores[best] >= least and rivals == 1 else None


@cache
def _function_words() -> Mapping[str, list[str]]:
    """Frequent word, folded -> the languages that have it."""
    languages: dict[str, list[str]] = {}
    for code in LANGUAGES:
        for word in set(fold_text(language_rules(code, "segment")["function_words"]).split()):
            languages.setdefault(word, []).append(code)
    return languages
