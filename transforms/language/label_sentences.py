"""Label each sentence of a document with its language."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from transforms.data_files import LANGUAGES
from transforms.language.score_languages import MOST_SCORES, Scores, score_languages
from transforms.language.smooth_labels import smooth_labels

_UNKNOWN = "und"
_UNKNOWN_MEAN = 0.8
"""A sentence whose best language scores less than this reads like none that eldc knows."""
_OTHER_PRIOR = 0.3
_UNKNOWN_PRIOR = 0.1
"""How likely a sentence is in one of the other candidates, or in no known language, against 1 for each of ours."""
_STAY = 0.85
"""How likely the next sentence is in the same language: a fragment of one or two words does not outweigh it twice."""
_WEIGHT = 1.4
"""Turns scores into log-likelihoods such that confidence matches accuracy, from 5 letters to 100."""
_CERTAIN_LETTERS = 40
"""A sentence this long that eldc calls reliable makes its language a candidate."""
_BEGINNING = 20
_HIGHEST = 0.9999


class Label(NamedTuple):
    """A language (ISO 639-1, `und` where it cannot be told) and the probability that it is right (0 for `und`)."""

    language: str
    confidence: float


def label_sentences(texts: Sequence[str]) -> list[Label]:
    """The language of each of the consecutive sentences of one document.

    Sentences without letters, and short ones, take the language of their neighbours; `und` where no language reaches
    one half. Candidates are our six languages and whatever else eldc reliably finds in this document.
    """
    scored = [score_languages(text) for text in texts]
    if not any(scores.letters for scores in scored):
        return [Label(_UNKNOWN, 0.0)] * len(texts)
    others = _find_others(texts, scored)
    states = (*LANGUAGES, *others, _UNKNOWN)
    chances = [1.0] * len(LANGUAGES) + [_OTHER_PRIOR] * len(others) + [_UNKNOWN_PRIOR]
    prior = [chance / sum(chances) for chance in chances]
    evidence = [_weigh_evidence(scores, states) for scores in scored]
    return [_name_label(states[state], sure) for state, sure in smooth_labels(evidence, prior, _STAY)]


def _find_others(texts: Sequence[str], scored: Sequence[Scores]) -> list[str]:
    """Languages beyond our own: those of reliably labelled sentences, and the likeliest of the beginning."""
    found = {scores.reliable for scores in scored if scores.reliable and _is_certain(scores)}
    beginning = score_languages(" ".join(texts[:_BEGINNING])).scores
    return sorted({*found, *list(beginning)[:1]} - {*LANGUAGES})


def _is_certain(scores: Scores) -> bool:
    """Long, or in a script that none of our languages has."""
    return scores.letters >= _CERTAIN_LETTERS or scores.scores.keys().isdisjoint(LANGUAGES)


def _weigh_evidence(scores: Scores, states: Sequence[str]) -> list[float]:
    """The likelihood of each state relative to the best one.

    eldc's score is 1 - exp(-mean of the n-grams), and the mean is what adds up. The letters of a sentence are no
    independent witnesses: hence the root of their number. A language that is not among the best ones scores at most
    what the last of them does.
    """
    weight = _WEIGHT * math.sqrt(scores.letters)
    listed = scores.scores
    lowest = min(listed.values()) if len(listed) == MOST_SCORES else 0.0
    scored = [listed.get(state, lowest) for state in states[:-1]]
    known = [-math.log1p(-score if score < _HIGHEST else -_HIGHEST) for score in scored]
    means = [*known, _UNKNOWN_MEAN]
    best = max(means)
    return [math.exp(weight * (mean - best)) for mean in means]


def _name_label(language: str, confidence: float) -> Label:
    return Label(_UNKNOWN, 0.0) if language == _UNKNOWN or confidence < 0.5 else Label(language, confidence)
