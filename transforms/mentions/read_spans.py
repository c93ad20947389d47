"""Turn a language model's named spans into candidates: trimmed to whole words, their labels kept as votes only.

A model's types are weak evidence (mostly wrong on names of AI models: design/nlp.md, section 3), its spans good.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from transforms.mentions.load_rules import Rules
from transforms.mentions.values import HYPHEN, Candidate, Text, Word
from transforms.model import Analysis

_VOTES: Mapping[str, tuple[str, float]] = {
    "PER": ("person", 1.0), "LOC": ("place", 1.0), "ORG": ("organisation", 1.0), "MISC": ("other", 0.4),
    "PERSON": ("person", 1.0), "GPE": ("place", 1.0), "FAC": ("place", 0.7), "EVENT": ("event", 1.0),
    "WORK_OF_ART": ("work", 0.7), "LAW": ("work", 1.0), "PRODUCT": ("product", 0.8),
}  # fmt: skip
"""Labels of WikiNER (French) and OntoNotes (English) models; the others (dates, amounts, peoples) name nothing."""


_HEAD = 2.0
_STRANGE = re.compile(r"[()\[\]<>:;\n|]")


def read_spans(text: Text, analyses: Mapping[int, Analysis], proper: Mapping[int, bool]) -> list[Candidate]:
    """The named spans of every analysed sentence, without articles, titles and possessives at their ends.

    Args:
        text: the document.
        analyses: the language model's reading, by sentence.
        proper: the words it tags as proper nouns (`read_tags`); a span without any is a common noun with a capital.
    """
    found = []
    for sentence in sorted(analyses):
        first, last = text.bounds[sentence]
        starts = [word.start for word in text.words[first:last]]
        for start, end, label in analyses[sentence].spans:
            if label in _VOTES and text.prose[sentence]:
                a = first + bisect_left(starts, start)
                b = first + bisect_left(starts, end)
                a, b = _trim(text.words, a, b, text.rules[sentence])
                while a < b and _VOTES[label][0] in ("person", "place") and not text.words[b - 1].capital:
                    b -= 1
                if a < b and not _STRANGE.search(text.text, start, end) and _is_proper(text, a, b, proper):
                    found.append(_candidate(text, a, b, _VOTES[label]))
    return found


def _is_proper(text: Text, first: int, last: int, proper: Mapping[int, bool]) -> bool:
    words, rules = text.words, text.rules[text.words[first].sentence]
    if any(proper[k] and words[k].capital for k in range(first, last)):
        return not (last - first == 1 and first > 0 and words[first].gap and words[first - 1].text[-1].isdigit())
    return last - first > 1 and words[first].lower in rules.heads


def _trim(words: Sequence[Word], first: int, last: int, rules: Rules) -> tuple[int, int]:
    while first < last and _is_outside(words[first], rules):
        first += 1
    while first < last and _ends_outside(words, last - 1, rules):
        last -= 1
    if first < last and words[first].lower in rules.dates and words[last - 1].text.isdigit():
        return last, last
    named = any(_names(word, rules) for word in words[first:last])
    cut = last < len(words) and words[last].gap == HYPHEN and not words[last].capital
    if last - first == 1 and (cut or not _may_stand_alone(words[first], rules)):
        return last, last
    return (first, last) if named else (last, last)


def _ends_outside(words: Sequence[Word], index: int, rules: Rules) -> bool:
    """Small words, the pronoun I, the second half of a score."""
    word = words[index]
    if word.text == "I" or (not word.capital and word.lower in rules.starters):
        return True
    return word.text.isdigit() and word.gap == HYPHEN and words[index - 1].text.isdigit()


def _names(word: Word, rules: Rules) -> bool:
    return not word.text.islower() and word.text[0].isalpha() and word.lower not in rules.not_names


def _is_outside(word: Word, rules: Rules) -> bool:
    if rules.is_title(word.lower):
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


def _candidate(text: Text, first: int, last: int, vote: tuple[str, float]) -> Candidate:
    word = text.words[first]
    rules = text.rules[word.sentence]
    votes = [vote]
    if last - first > 1 and (head := rules.heads.get(word.lower)) and rules.language not in ("en", "de"):
        votes.append((head, _HEAD))  # "Ligue contre le cancer"
    score = 0.55 if text.plain[word.sentence] else 0.3
    if vote[0] == "other":
        score -= 0.1
    if last - first > 2 and all(w.text.isupper() for w in text.words[first:last]):
        score = 0.1
    return Candidate(first, last, "model", 5.2, score, tuple(votes), resolution="model")
