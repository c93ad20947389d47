"""Find names by their capitals: runs of capitalised words, with the small words that belong inside them."""

from bisect import bisect_left
from collections.abc import Sequence

from transforms.mentions.cut_run import cut_run
from transforms.mentions.delimit_runs import delimit_runs
from transforms.mentions.tell_dateline import is_dateline
from transforms.mentions.values import Candidate, Scope, Text
from transforms.mentions.weigh_run import weigh_run


def find_runs(text: Text, known: Sequence[Candidate]) -> list[Candidate]:
    """Candidates from capitals alone, each with the evidence its own words give (first name, title, head, form).

    Args:
        text: the document.
        known: the gazetteer's and the grammar's candidates, which stand inside runs as one word each.
    """
    by_first = {c.first: c for c in sorted(known, key=lambda c: c.last)}
    found: list[Candidate] = []
    for sentence, (first, last) in enumerate(text.bounds):
        # Without the lists of its language, a sentence's capitals cannot be told from names.
        if not text.prose[sentence] or not text.rules[sentence].starters:
            continue
        openers = _openers(text, first, last, text.rules[sentence].openers)
        if not openers:
            continue
        scope = Scope(text.words, last, text.rules[sentence], by_first)
        for a, b in delimit_runs(scope, openers):
            piece = cut_run(scope, a, b)
            if piece is not None:
                candidate = weigh_run(scope, piece, plain=text.plain[sentence])
                dateline = piece.first == first and is_dateline(text, candidate)
                found.append(_as_place(candidate) if dateline else candidate)
    return found


def _openers(text: Text, first: int, last: int, small: frozenset[str]) -> Sequence[int]:
    """The words of the sentence [first, last) at which a run may begin: those with a capital, and the `small` ones."""
    capitals = text.capitals[bisect_left(text.capitals, first) : bisect_left(text.capitals, last)]
    if small.isdisjoint(text.lowers[first:last]):  # as in most sentences
        return capitals
    return sorted({*capitals, *(k for k in range(first, last) if text.lowers[k] in small)})


def _as_place(candidate: Candidate) -> Candidate:
    return candidate._replace(rank=8.0, score=0.9, votes=(("place", 4.0),))
