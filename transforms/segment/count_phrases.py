"""Count cue words and phrases in running text, in time linear in the text."""

import re

from transforms.segment.load_rules import Phrases

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_LONGEST = 3


def count_phrases(folded: str, phrases: Phrases) -> int:
    """How often phrases of up to three words occur in `folded`; overlapping ones count each."""
    words = _WORD.findall(folded)
    found = sum(word in phrases for word in words)
    for size in range(2, _LONGEST + 1):
        found += sum(" ".join(words[i : i + size]) in phrases for i in range(len(words) - size + 1))
    return found
