"""Whether a sentence talks about the text itself or to its audience instead of asserting something about the world."""

from collections.abc import Sequence

from transforms.claims.grammar import Clause, Reading

_REACH = 6
"""Words after a verb in which what it announces stands."""


def find_meta(reading: Reading, content: Sequence[bool], top: Clause | None, *, address: bool) -> bool:
    """Whether a phrase of the lexicon says so in the main clause or, with `address`, the clause speaks to an audience.

    An author addresses the audience in two ways: `I'll show you`, `on va parler de X` (what comes next), and
    `you can find it below`, `vous l'aurez compris` (what the reader does).
    """
    cues = (cue for cue in reading.cues_of("meta") if content[cue.start])
    if any(reading.clauses[reading.clause_of[cue.start]].depth == 0 for cue in cues):
        return True
    return address and top is not None and _addresses(reading, top)


def _addresses(reading: Reading, top: Clause) -> bool:
    if top.subject is None or top.first < 0:
        return False
    words, low = reading.lexicon.words, reading.low
    who = next((low[i] for i in range(*top.subject) if low[i] in words["narrators"] or low[i] in words["audience"]), "")
    group = low[top.subject[0] : top.first + _REACH]
    if not who:
        return False
    if who in words["narrators"]:
        told = any(then in words["audience"] for then in group[group.index(who) :])
        return told or (_is_ahead(reading, top, group) and not words["presenting"].isdisjoint(group))
    return not words["following"].isdisjoint(low[top.first : top.first + _REACH])


def _is_ahead(reading: Reading, top: Clause, group: Sequence[str]) -> bool:
    near = reading.lexicon.words["near_future"]
    return top.tense == "future" or not near.isdisjoint(group)
