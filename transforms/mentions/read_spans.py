"""Turn a language model's named spans into candidates: trimmed to whole words, their labels kept as votes only.

A model's types are weak evidence (on names of AI models they are mostly wrong: design/nlp.md, section 3), its spans good.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from transforms.mentions.load_rules import Rules
from transforms.mentions.values import Candidate, Text, Word
from transforms.model import Analysis

_VOTES: Mapping[str, tuple[str, float]] = {
    "PER": ("person", 1.0), "LOC": ("place", 1.0), "ORG": ("organisation", 1.0), "MISC": ("other", 0.4),
    "PERSON": ("person", 1.0), "GPE": ("place", 1.0), "FAC": ("place", 0.7), "EVENT": ("event", 1.0),
    "WORK_OF_ART": ("work", 0.7), "LAW": ("work", 1.0), "PRODUCT": ("product", 0.8),
}  # fmt: skip
"""Labels of WikiNER (French) and OntoNotes (English) models; the others (dates, amounts, peoples) name nothing."""


def read_spans(text: Text, analyses: Mapping[int, Analysis]) -> list[Candidate]:
    """The named spans of every analysed sentence, without articles, titles and possessives at their ends."""
    found = []
    for sentence in sorted(analyses):
        first, last = text.bounds[sentence]
        starts = [word.start for word in text.words[first:last]]
        for start, end, label in analyses[sentence].spans:
            if label in _VOTES and text.prose[sentence]:
                a = first + bisect_left(starts, start)
                b = first + bisect_left(starts, end)
                a, b = _trim(text.words, a, b, text.rules[sentence])
                if a < b:
                    found.append(_candidate(text, a, b, label))
    return found


def _trim(words: Sequence[Word], first: int, last: int, rules: Rules) -> tuple[int, int]:
    while first < last and _is_outside(words[first], rules):
        first += 1
    while first < last and (not words[last - 1].capital and words[last - 1].lower in rules.starters):
        last -= 1
    named = any(w.capital or not w.text.islower() for w in words[first:last])
    if last - first == 1 and not _may_stand_alone(words[first], rules):
        return last, last
    return (first, last) if named else (last, last)


def _is_outside(word: Word, rules: Rules) -> bool:
    if word.lower in rules.titles:
        return True
    if word.capital:
        return word.initial and word.lower in rules.starters
    return word.text[0].islower() and word.lower not in rules.heads


def _may_stand_alone(word: Word, rules: Rules) -> bool:
    return not (
        word.lower in rules.not_names
        or word.lower in rules.dates
        or word.lower in rules.starters
        or word.text in rules.plain_acronyms
        or word.text.isdigit()
        or len(word.text) < 2
    )


def _candidate(text: Text, first: int, last: int, label: str) -> Candidate:
    word = text.words[first]
    score = 0.55 if text.plain[word.sentence] else 0.3
    if label == "MISC":
        score -= 0.1
    return Candidate(first, last, "model", 5.2, score, (_VOTES[label],), resolution="model")
