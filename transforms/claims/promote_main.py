"""Give back its rank to a main clause that a parser hung on the phrase or clause before it."""

from collections.abc import Sequence

from transforms.claims.grammar import Clause
from transforms.claims.lexicon import Lexicon


def promote_main(clauses: Sequence[Clause], low: Sequence[str], lexicon: Lexicon) -> list[Clause]:
    """Where a model took a leading subordinate or phrase (`while S, T`) for the main clause, T becomes that."""
    root = next((k for k, clause in enumerate(clauses) if clause.kind == "main"), -1)
    if root < 0 or (clauses[root].is_finite and clauses[root].marker not in lexicon.words["adverbial"]):
        return list(clauses)
    promoted = list(clauses)
    for k, clause in enumerate(clauses):
        if k != root and clause.verb > clauses[root].verb and _is_independent(clause, low, lexicon):
            if clauses[root].is_finite:
                promoted[root] = clauses[root]._replace(kind="adverbial", depth=1)
            promoted[k] = clause._replace(kind="main", parent=-1, depth=0)
            break
    return promoted


def _is_independent(clause: Clause, low: Sequence[str], lexicon: Lexicon) -> bool:
    """A finite clause with a subject of its own and nothing that subordinates it."""
    if clause.marker or not clause.is_finite or clause.subject is None:
        return False
    opener = low[clause.subject[0]]
    return opener not in lexicon.words["relatives"] and opener not in lexicon.words["content_markers"]
