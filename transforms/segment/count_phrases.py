"""Count cue words and phrases in running text, in time linear in the text."""

import re

from transforms.segment.load_rules import Phrases

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_LONGEST = 3


def count_phrases(folded: str, phrases: Phrases) -> int:
    """How often phrases of up to three words occur in `folded`; overlapping ones count each."""
    words = _WORD.findall(folded)
    found = sum(map(phrases.all.__contains__, words))
    if phrases.first_words.isdisjoint(words):
        return found
    starts = [i for i, word in enumerate(words) if word in phrases.first_words]
    for size in range(2, _LONGEST + 1):
        found += sum(" ".join(words[i : i + size]) in phrases.all for i in starts if i + size <= len(words))
    return found
