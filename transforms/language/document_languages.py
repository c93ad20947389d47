"""Sum up the languages of a document's sentences."""

from collections import defaultdict
from collections.abc import Sequence

from transforms.language.label_sentences import Label

_UNKNOWN = "und"


def share_languages(labelled: Sequence[tuple[Label, int]]) -> tuple[str, float, list[tuple[str, float]]]:
    """The main language, its confidence, and each language's share of the characters, the largest first.

    `labelled` holds each sentence's label and its length in characters. Shares sum to 1, `und` included; equal ones
    go by code. The main language is the one with the largest share of what could be told; it is `und`, with
    confidence 0, where that is nothing, less than what could not be told, or as much as another language's. Its
    confidence is the mean, by characters, of that of its sentences.
    """
    lengths: defaultdict[str, int] = defaultdict(int)
    certain: defaultdict[str, float] = defaultdict(float)
    for label, length in labelled:
        lengths[label.language] += length
        certain[label.language] += label.confidence * length
    total = sum(lengths.values())
    if not total:
        return _UNKNOWN, 0.0, []
    ranked = sorted(((length, language) for language, length in lengths.items() if length), key=_by_length_then_code)
    shares = [(language, length / total) for length, language in ranked]
    length, main = ranked[0]
    if main == _UNKNOWN or (len(ranked) > 1 and ranked[1][0] == length):
        return _UNKNOWN, 0.0, shares
    return main, certain[main] / length, shares


def _by_length_then_code(entry: tuple[int, str]) -> tuple[int, str]:
    return -entry[0], entry[1]
