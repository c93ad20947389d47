"""Modals of hearsay: German `er soll das Geld gestohlen haben` says what others say, not what he ought to do."""

from transforms.claims.grammar import Clause, Reading
from transforms.claims.report import BOUNDARIES


def is_alleged(reading: Reading, clause: Clause) -> bool:
    """Whether the clause holds a modal of hearsay over an infinitive of the perfect, which no plan can have.

    `sein` makes a perfect only after `worden` and the participles of moving and becoming; after others it is a state
    to come (`soll 2027 fertiggestellt sein`).
    """
    words, low = reading.lexicon.words, reading.low
    if clause.first < 0 or low[clause.first] not in words["alleging"]:
        return False
    for i in range(clause.first + 1, len(low)):
        if low[i] in BOUNDARIES or low[i] in ".:;":
            break
        if low[i] in words["perfect_infinitives"] and not reading.capital[i] and _is_participle(reading, i - 1):
            return low[i] not in words["becoming_infinitives"] or low[i - 1].endswith(
                tuple(words["becoming_participles"])
            )
    return False


def _is_participle(reading: Reading, i: int) -> bool:
    return not reading.capital[i] and reading.low[i].endswith(("t", "en"))
