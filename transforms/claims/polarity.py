"""Whether a sentence affirms or denies, from the negation of what it asserts (not of its subordinate clauses)."""

from collections.abc import Sequence

from transforms.claims.grammar import Cue, Reading

_REACH = 6
"""Words between a verb and its negation; without syntax, one further away belongs to something else."""


def find_polarity(reading: Reading, assertion: Sequence[int], content: Sequence[bool]) -> str:
    """`negated` when a clause of the assertion carries a negation, else `affirmed`.

    A particle that restricts (French `ne ... que`) affirms, and so do `not only`, `no fewer than` and the like. Where
    no clause was found, the words of `content` are taken as one.
    """
    if not (reading.has("negation") or reading.has("negation_alone")):
        return "affirmed"  # only cues of these two topics negate
    covered = {i for cue in reading.cues_of("not_negation") for i in range(cue.start, cue.end)}
    negations = [c for c in reading.cues_of("negation") if content[c.start] and c.start not in covered]
    for k in assertion or (-1,):
        framed = k >= 0 and reading.clauses[k].first >= 0 and not content[reading.clauses[k].first]
        own = [c for c in negations if _belongs(reading, c, k) or (framed and reading.clause_of[c.start] == k)]
        if "ne" in reading.lexicon.options:
            own = _with_particle(reading, own, k, content)
        if any(_negates_verb(reading, cue) for cue in own):
            return "negated"
        if any(_belongs(reading, cue, k) and content[cue.start] for cue in reading.cues_of("negation_alone")):
            return "negated"
    return "affirmed"


def _belongs(reading: Reading, cue: Cue, k: int) -> bool:
    if k < 0:
        return True
    own = reading.clause_of[cue.start]
    apart = cue.start <= 1 or reading.low[cue.start] in reading.lexicon.words["negative_subjects"]
    if own != k and not (apart and _detached(reading, own)):
        return False
    first = reading.clauses[k].first
    if reading.parsed or first < 0 or "verb_final" in reading.lexicon.options:
        return True
    return cue.start < first or cue.start - first <= _REACH


def _detached(reading: Reading, k: int) -> bool:
    """A phrase that a model took for a clause of its own: `rien, dans les comptes, ne justifie S`."""
    return reading.parsed and not reading.clauses[k].is_finite


def _with_particle(reading: Reading, negations: Sequence[Cue], k: int, content: Sequence[bool]) -> list[Cue]:
    """French: the negations that a `ne` of the same clause supports."""
    words = reading.lexicon.words
    particles = [c for c in reading.cues_of("particle") if content[c.start] and _belongs(reading, c, k)]
    if not particles:  # spoken French: « c'est pas vrai »
        first = reading.clauses[k].first if k >= 0 else -1
        return [
            cue
            for cue in negations
            if reading.low[cue.start] in words["spoken_negators"] and first >= 0 and cue.start == first + 1
        ]
    strong = [cue for cue in negations if reading.low[cue.start] not in words["weak_negators"]]
    restricted = any(
        0 < cue.start - particles[0].start <= 8 and content[cue.start] for cue in reading.cues_of("restriction")
    )
    return strong if strong or restricted else list(negations)


def _negates_verb(reading: Reading, cue: Cue) -> bool:
    """False for `with no warning` and `a plan, not a promise`: those negate a phrase."""
    words = reading.lexicon.words
    if "ne" in reading.lexicon.options or not cue.start or cue.end - cue.start > 1:
        return True
    previous = reading.low[cue.start - 1]
    if previous in words["prepositions"]:
        return False
    if reading.low[cue.start] not in words["phrase_negators"]:
        return True
    following = "".join(reading.low[cue.end : cue.end + 1])
    if following in reading.lexicon.finite or (following in words["clitics"] and following not in words["determiners"]):
        return True
    contrasts = previous in (",", "(", "–", "—") or previous in words["coordinators"]
    return not contrasts or any(clause.first in (cue.start - 1, cue.start + 1) for clause in reading.clauses)
