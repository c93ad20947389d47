"""Decide, on the evidence of the whole document, which candidates are names and which of two overlapping ones stays."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter

from transforms.mentions.find_acronyms import Definition
from transforms.mentions.values import Candidate, Text, surface

THRESHOLD = 0.5
_BOTH = 0.25
_REPEATED = 0.1
_COMMON_NOUN = 0.1
_ONE_WORD = 0.65
_ALSO_COMMON = 0.2
_SURE = 0.9


def accept_candidates(
    text: Text, candidates: Sequence[Candidate], definitions: Sequence[Definition], proper: Mapping[int, bool]
) -> list[Candidate]:
    """The candidates that stand, in document order, none overlapping another.

    Args:
        text: the document.
        candidates: of every source, in any order, overlapping as they may.
        definitions: the document's own acronyms; those of plain notions are names nowhere.
        proper: whether a language model takes a word for a proper noun; words it has not read are absent.
    """
    notions = {text.words[d.acronym].lower for d in definitions if not d.is_name}
    by_form: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in _merge_equal(text, [*candidates, *_defined(definitions)]):
        by_form[surface(text, candidate).lower()].append(candidate)
    scores = _scores(text, by_form, proper)
    kept = [
        c
        for form, same in by_form.items()
        for c in same
        if c.key is not None or (scores[form] >= THRESHOLD and form not in notions)
    ]
    return _without_overlaps(kept, len(text.words))


def _defined(definitions: Iterable[Definition]) -> list[Candidate]:
    """The spelt-out form and the acronym of each definition of a name."""
    found = []
    for d in definitions:
        if d.is_name:
            votes = (("organisation", 1.5),)
            found.append(Candidate(d.first, d.last, "acronym", 9.5, _SURE, votes))
            found.append(Candidate(d.acronym, d.acronym + 1, "acronym", 5.5, _SURE, votes, resolution="acronym"))
    return found


def _merge_equal(text: Text, candidates: Iterable[Candidate]) -> list[Candidate]:
    """One candidate for each stretch of words: the one of the highest rank, with the votes of all."""
    by_span: dict[tuple[int, int], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        by_span[candidate.first, candidate.last].append(candidate)
    merged = []
    for same in by_span.values():
        if len(same) == 1:
            merged += same
            continue
        best = max(same, key=lambda c: (c.key is not None, c.rank, c.score))
        votes = tuple(vote for c in same for vote in c.votes)
        if {"run", "model"} <= {c.source for c in same} and best.key is None:
            bonus = _BOTH if text.plain[text.words[best.first].sentence] else _REPEATED
            best = best._replace(
                source="both", resolution="rule", score=max(c.score for c in same) + bonus, rank=best.rank + 1.0
            )
        merged.append(best._replace(votes=votes))
    return merged


def _scores(text: Text, by_form: Mapping[str, Sequence[Candidate]], proper: Mapping[int, bool]) -> dict[str, float]:
    """Each surface's score over the document: its best occurrence, more where repeated, less for common nouns."""
    # A coined term has no capital: it is common unless a longer one goes on with it ("honeypot", "honeypot data").
    coined = {form.partition(" ")[0] for form, same in by_form.items() if " " in form and same[0].source == "term"}
    scores = {}
    for form, same in by_form.items():
        score = max(c.score for c in same)
        if sum(not text.words[c.first].initial for c in same) > 1:
            score += _REPEATED
        tags = [proper[c.first] for c in same if c.first in proper and c.last - c.first == 1]
        if tags and score <= _ONE_WORD and not any(tags):
            score -= _COMMON_NOUN
        common = form in text.vocabulary and form.islower() and form not in coined
        if common and score < _SURE and not _has_key(same):
            score -= _ALSO_COMMON
        scores[form] = score
    return scores


def _has_key(candidates: Iterable[Candidate]) -> bool:
    return any(c.key is not None for c in candidates)


def _without_overlaps(candidates: Iterable[Candidate], words: int) -> list[Candidate]:
    taken = bytearray(words)
    kept = []
    for candidate in sorted(candidates, key=lambda c: (-c.rank, c.first - c.last, c.first)):
        if taken.find(1, candidate.first, candidate.last) < 0:
            taken[candidate.first : candidate.last] = b"\x01" * (candidate.last - candidate.first)
            kept.append(candidate)
    return sorted(kept, key=attrgetter("first"))
