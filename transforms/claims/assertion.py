"""Which clause of a sentence is what it asserts, under the frames and wrappers around it."""

from collections.abc import Sequence

from transforms.claims.grammar import Clause, Reading

_RANK = {"main": 0, "conjunct": 0, "content": 0, "infinitive": 1, "aside": 1}
_MAX_CHAIN = 4
_MIN_WORDS = 3


def find_assertion(reading: Reading, content: Sequence[bool]) -> tuple[int, ...]:
    """Indices of the clauses that together make the assertion, outermost first.

    The outermost is the shallowest clause among the words of `content` (a flag per word: what is said, as opposed to
    who says it). It is followed down through what only wraps an assertion: `the point is that S`, `it seems that S`,
    `results show that S`, `is able to V`.
    """
    best: tuple[bool, int, int, int] | None = None
    top = -1
    for k, clause in enumerate(reading.clauses):
        if clause.verb < 0 or not content[clause.verb] or clause.kind == "merged":
            continue
        rank = 2 if clause.marker in reading.lexicon.words["adverbial_alone"] else _RANK.get(clause.kind, 2)
        key = (rank < 2 and not clause.is_finite, rank, clause.depth, clause.verb)
        if best is None or key < best:
            best, top = key, k
    if best is None or best[1] == 2:
        nominal = next(
            (k for k, c in enumerate(reading.clauses) if c.depth == 0 and _has_words(reading, k, content)), -1
        )
        if nominal >= 0:
            return (nominal,)  # a phrase, or a verb nobody listed: it asserts all the same
    if top < 0:
        return ()
    chain = [top]
    while len(chain) < _MAX_CHAIN:
        inner = _inner(reading, chain[-1], content)
        if inner < 0:
            break
        chain.append(inner)
    return tuple(chain)


def _has_words(reading: Reading, clause: int, content: Sequence[bool]) -> bool:
    own = (i for i, k in enumerate(reading.clause_of) if k == clause and content[i] and reading.is_word[i])
    return sum(1 for _ in own) >= _MIN_WORDS


def _inner(reading: Reading, k: int, content: Sequence[bool]) -> int:
    """The clause that clause `k` only wraps, -1 when `k` asserts by itself."""
    clause, words = reading.clauses[k], reading.lexicon.words
    copula = clause.first >= 0 and reading.low[clause.first] in words["copula_forms"]
    wraps = clause.lemma in words["wrappers"] or copula or _is_owned(reading, clause)
    for j, other in enumerate(reading.clauses):
        if other.parent != k or other.verb < clause.first or other.verb < 0 or not content[other.verb]:
            continue
        if other.kind == "content" and wraps and other.marker not in words["conditions"]:
            return j
        if other.kind == "infinitive" and clause.lemma in words["raising"]:
            return j
        if other.kind == "relative" and copula and _is_cleft(reading, clause):
            return j
    return -1


def _is_cleft(reading: Reading, clause: Clause) -> bool:
    """`ce sont deux ponts qui fermeront`: the relative clause carries the assertion."""
    subject = clause.subject
    return subject is not None and reading.low[subject[1] - 1] in reading.lexicon.words["cleft_subjects"]


def _is_owned(reading: Reading, clause: Clause) -> bool:
    """`I think that S` asserts S, mildly; `the machine says that S` asserts that it says so."""
    if clause.subject is None or "that" not in reading.lexicon.reporting.get(clause.lemma, ()):
        return False
    low = reading.low[clause.subject[1] - 1]
    return low in reading.lexicon.words["first_person"] or low in reading.lexicon.words["nobody"]
