"""Reporting verbs whose second part stands apart: `gab am Montag an, dass S`, `puso ayer de manifiesto que S`."""

from collections.abc import Sequence

from transforms.claims.lexicon import Lexicon

_REACH = 16
_CLOSERS = frozenset(',;:.!?)(–—»”"“')


def find_phrasal(low: Sequence[str], lexicon: Lexicon) -> dict[int, tuple[str, str]]:
    """Word index of the verb -> (lemma, tense), for every verb of the lexicon's `phrasal` whose second part is there.

    The second part stands right behind the verb or at the end of its clause, before a mark or a conjunction of what is
    said; behind a verb that judges, anywhere in it (`hält S für falsch`). Linear: each verb looks at a few words ahead.
    """
    found: dict[int, tuple[str, str]] = {}
    if not lexicon.phrasal:
        return found
    for i, word in enumerate(low):
        readings = lexicon.phrasal.get(word)
        if readings is None:
            continue
        end = _clause_end(low, i, lexicon)
        for rest, lemma, tense in readings:
            anywhere = len(rest) == 1 and "judging" in lexicon.reporting.get(lemma, ()) and rest[0] in low[i + 1 : end]
            apart = tuple(low[max(i + 1, end - len(rest)) : end]) == rest
            if anywhere or apart or tuple(low[i + 1 : i + 1 + len(rest)]) == rest:
                found[i] = (lemma, tense)
                break
    return found


def _clause_end(low: Sequence[str], i: int, lexicon: Lexicon) -> int:
    stop = min(len(low), i + _REACH)
    markers = lexicon.words["content_markers"]
    return next((k for k in range(i + 1, stop) if low[k] in _CLOSERS or low[k] in markers), stop)
