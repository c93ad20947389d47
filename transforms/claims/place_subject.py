"""Which words beside the verb of an aside are its subject."""

from transforms.claims.grammar import Reading
from transforms.claims.report import BOUNDARIES, OPENING, Passage

_LONG_PHRASE = 12
_STOPS = BOUNDARIES | OPENING


def subject_before(reading: Reading, v: int, start: int) -> int:
    """First word of the subject before verb `v`: as parsed (`his wife, Alice, said`), else up to the mark before it."""
    clause = reading.clauses[reading.clause_of[v]]
    if reading.parsed and clause.verb == v and clause.subject is not None and clause.subject[1] <= start:
        left = clause.subject[0]
        if left == 0 or reading.low[left - 1] in BOUNDARIES:
            return left
    left = start
    while left > 0 and start - left < _LONG_PHRASE and reading.low[left - 1] not in _STOPS:
        left -= 1
    return left


def subject_after(passage: Passage, v: int) -> int:
    """Where the subject begins after an inverted verb: past times and addressees (`a dit lundi à la presse | X`)."""
    reading, types = passage.reading, passage.types
    words, low = reading.lexicon.words, reading.low
    i = v + 1
    while i < len(low) and low[i] not in words["content_markers"]:
        if low[i] == "," and "," in low[i + 1 : i + _LONG_PHRASE]:
            i = low.index(",", i + 1)
        elif low[i] in words["prepositions"] or low[i] in words["fused"]:
            i += 1 + (i + 1 < len(low) and low[i + 1] in words["determiners"])
            while i + 1 < len(low) and types[i] == types[i + 1] == "organisation":
                i += 1  # s'est réjoui auprès de Radio Valmont | X
        elif low[i] in words["determiners"] and i + 1 < len(low):
            dated = low[i + 1].isdigit() and "".join(low[i + 2 : i + 3]) in words["after_verb"]
            if not dated and not (low[i] in words["demonstratives"] and low[i + 1] in words["after_verb"]):
                break
            i += 1  # rapporte ce jeudi | L'Obs
        elif low[i] not in words["after_verb"] and not low[i].isdigit():
            break
        i += 1
    return i
