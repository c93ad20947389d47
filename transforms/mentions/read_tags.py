"""The words that a language model tags as proper nouns."""

from collections.abc import Mapping

from transforms.mentions.values import Text
from transforms.model import Analysis

_PROPER = frozenset({"PROPN", "X"})


def read_tags(text: Text, analyses: Mapping[int, Analysis]) -> dict[int, bool]:
    """For every word of the analysed sentences: is it a proper noun (or foreign), by index in `text.words`."""
    tagged = {}
    for sentence in sorted(analyses):
        first, last = text.bounds[sentence]
        proper = {t.char_start for t in analyses[sentence].tokens if t.pos in _PROPER}
        tagged.update({index: text.words[index].start in proper for index in range(first, last)})
    return tagged
