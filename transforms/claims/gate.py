"""Which sentences claim something: an outcome code for each, `claim` or the reason why not.

The gate is a finite verb, or a figure; never a list of verbs, which falls below keeping everything on unseen news
(shared/design/nlp.md, section 5). The other reasons look at closed classes only: mood, modals, evaluative predicates.
"""

from collections.abc import Sequence
from itertools import compress
from typing import NamedTuple

from transforms.claims.attribution import Attribution
from transforms.claims.find_meta import find_meta
from transforms.claims.grammar import Clause, Reading

_MIN_WORDS = 3
_UNPARSED_WORDS = 5
_NOMINAL_WORDS = 8
_OPINION_WORDS = 18
_VAGUE_WORDS = 8
_PREDICATE_REACH = 6
_PRONOUN_REACH = 3
_QUOTES = frozenset('"«“')
_TRAILING = "»”\"’')] \u00a0\u202f"


class Evidence(NamedTuple):
    """What besides words makes a sentence checkable: figures, dates and names among what is said."""

    quantities: int
    dates: int
    names: int

    @property
    def is_specific(self) -> bool:
        """Whether there is any."""
        return self.quantities + self.dates + self.names > 0


def find_outcome(
    text: str, reading: Reading, attribution: Attribution, assertion: Sequence[int], evidence: Evidence
) -> str:
    """`claim`, or `question`, `fragment`, `imperative`, `meta`, `hypothetical`, `normative`, `opinion`."""
    content = attribution.content
    words = sum(compress(reading.is_word, content))
    top = reading.clauses[assertion[0]] if assertion else None
    if is_question(text, reading, attribution):
        return "question"
    direct = attribution.kind == "direct"
    if attribution.kind == "reported":  # `X announced to appeal`: the frame is part of what can be checked
        words = sum(reading.is_word)
    if words < _MIN_WORDS or not (
        _has_verb(reading, content, words, text, direct=direct)
        or _is_dense(words, evidence)
        or (attribution.kind == "reported" and words >= _UNPARSED_WORDS)
    ):
        return "fragment"
    if _is_imperative(reading, content, top, assertion):
        return "imperative"
    address = attribution.kind == "author" and not evidence.quantities and not evidence.dates
    address = address and _QUOTES.isdisjoint(text)
    if attribution.kind != "reported" and find_meta(reading, content, top, address=address):
        return "meta"
    if attribution.kind != "reported" and _is_hypothetical(reading, assertion):
        return "hypothetical"
    if top is None or attribution.kind == "reported":
        return "claim"
    if not evidence.is_specific and _is_normative(reading, top, content):
        return "normative"
    if direct and words <= _VAGUE_WORDS and not evidence.is_specific and _is_vague(reading, top):
        return "opinion"
    if words <= _OPINION_WORDS and not evidence.is_specific and _is_opinion(reading, top, assertion, content):
        return "opinion"
    return "claim"


def is_question(text: str, reading: Reading, attribution: Attribution) -> bool:
    """Whether the sentence, or what is quoted in it, asks."""
    if text.rstrip(_TRAILING).endswith("?"):
        return True
    if attribution.kind != "direct" or attribution.report is None:
        return False
    said = [low for i, low in enumerate(reading.low) if attribution.content[i] and (reading.is_word[i] or low in "?!.")]
    return bool(said) and said[-1] == "?"


def _has_verb(reading: Reading, content: Sequence[bool], words: int, text: str, *, direct: bool) -> bool:
    spoken = direct and words < _UNPARSED_WORDS
    if any(c.is_finite and c.first >= 0 and (content[c.first] or not spoken) for c in reading.clauses):
        return True
    if reading.parsed:
        return any(
            content[i] and low in reading.lexicon.finite for i, low in enumerate(reading.low) if reading.lemmas[i]
        )
    return words >= (_MIN_WORDS if direct else _UNPARSED_WORDS) and text.rstrip(_TRAILING).endswith((".", "!", "…"))


def _is_dense(words: int, evidence: Evidence) -> bool:
    """A sentence without a verb still claims with a figure in it, or when it is long and names something."""
    return bool(evidence.quantities and words > _MIN_WORDS) or bool(evidence.names and words >= _NOMINAL_WORDS)


def _is_imperative(reading: Reading, content: Sequence[bool], top: Clause | None, assertion: Sequence[int]) -> bool:
    """An order; not `change one thing and it fails`, whose second half asserts."""
    if any(
        k not in assertion
        and c.kind == "conjunct"
        and c.is_finite
        and c.subject is not None
        and c.tense != "imperative"
        for k, c in enumerate(reading.clauses)
        if c.depth == 0
    ):
        return False
    if top is not None and top.tense == "imperative" and top.depth == 0:
        return reading.low[top.first] not in reading.lexicon.words["telling_imperatives"]
    if top is not None and _orders(reading, top):
        return True
    if not reading.has("imperative"):
        return False  # a listed verb opens any other order
    opener = next(
        (
            i
            for i, flag in enumerate(content)
            if flag and reading.low[i][:1].isalpha() and reading.low[i] not in reading.lexicon.words["openers"]
        ),
        -1,
    )
    if opener >= 0 and reading.low[opener] in reading.lexicon.words["conditions"]:
        opener = _after_condition(reading, opener)  # if you have a question, ask it
    elif reading.parsed and top is not None and top.subject is not None and top.subject[0] < top.first:
        return False
    if opener < 0:
        return False
    return any(cue.start == opener for cue in reading.cues_of("imperative")) and _takes_object(reading, opener)


def _after_condition(reading: Reading, opener: int) -> int:
    """The word that opens the main clause after a condition set before it, -1 without one."""
    low = reading.low
    comma = next((i for i in range(opener, len(low)) if low[i] == ","), len(low))
    after = (i for i in range(comma + 1, len(low)) if low[i] not in reading.lexicon.words["openers"])
    return next(after, -1)


def _orders(reading: Reading, top: Clause) -> bool:
    """`Ne jouons pas avec le feu`: a verb that opens the sentence with an ending of the first or second person."""
    low, words = reading.low, reading.lexicon.words
    endings = tuple(words["imperative_endings"])
    if (
        not endings
        or top.first < 0
        or not low[top.first].endswith(endings)
        or low[top.first] in words["telling_imperatives"]
    ):
        return False
    return all(low[i] in words["openers"] or not reading.is_word[i] for i in range(top.first))


def _takes_object(reading: Reading, opener: int) -> bool:
    """Whether the word after a bare verb can be its complement: `Take the road`, not `Change is coming`."""
    following = reading.low[opener + 1] if opener + 1 < len(reading.low) else "."
    words = reading.lexicon.words
    if "bare_imperative" not in reading.lexicon.options:
        return True
    return (
        following in words["determiners"]
        or following in words["prepositions"]
        or following in words["after_imperative"]
    )


def _is_hypothetical(reading: Reading, assertion: Sequence[int]) -> bool:
    """`if S were so, T would follow`: an unreal condition over a conditional."""
    if not assertion or reading.clauses[assertion[-1]].tense != "conditional":
        return False
    conditions = reading.lexicon.words["conditions"]
    return any(
        c.marker in conditions and c.tense in ("past", "conditional", "subjunctive", "") for c in reading.clauses
    )


def _is_normative(reading: Reading, top: Clause, content: Sequence[bool]) -> bool:
    if any(content[cue.start] for cue in reading.cues_of("hedge")):
        return False
    if not reading.lexicon.words["soon"].isdisjoint(reading.low):
        return False  # a date, not a duty
    return any(
        content[cue.start]
        and reading.clauses[reading.clause_of[cue.start]].depth == top.depth
        and top.first - 3 <= cue.start <= max(top.verb, top.first) + 1
        for cue in reading.cues_of("obligation")
    )


def _is_vague(reading: Reading, top: Clause) -> bool:
    """A short remark on anybody or on what was just said: `You can go either way`, `That goes a long way`."""
    if top.subject is None or top.subject[1] - top.subject[0] != 1 or top.tense not in ("present", "future"):
        return False
    return reading.low[top.subject[0]] in reading.lexicon.words["generic"]


def _is_opinion(reading: Reading, top: Clause, assertion: Sequence[int], content: Sequence[bool]) -> bool:
    """A predicate of taste, a feeling of the first person, or a pointer to something left vague."""
    words, low = reading.lexicon.words, reading.low
    if any(content[cue.start] for cue in reading.cues_of("vague")):
        return True
    unsure = {i for cue in reading.cues_of("hedge") for i in range(cue.start, cue.end)}  # no está claro
    tastes = [c for c in reading.cues_of("evaluative") if content[c.start] and reading.clause_of[c.start] in assertion]
    tastes = [c for c in tastes if c.start not in unsure]
    predicates = (cue.start for cue in tastes if low[cue.start - 1] not in words["definite"])  # not: the simple volume
    evaluated = any(top.first < at <= top.first + _PREDICATE_REACH for at in predicates)
    copular = top.lemma in words["copulas"] or low[top.first] in words["copula_forms"]
    personal = any(low[i] in words["first_person"] for i in range(max(0, top.first - _PRONOUN_REACH), top.first))
    if evaluated and (copular or personal):
        return True
    before = [cue.start for cue in tastes if 0 < cue.start < top.first]
    if len(assertion) == 1 and any(personal or low[at - 1] in words["superlatives"] for at in before):
        return True  # my favourite, the most interesting thing; `the strangest part is that S` goes on to assert
    felt = any(content[c.start] and abs(c.start - top.first) <= 2 for c in reading.cues_of("feeling"))
    judged = any(low[i] in words["judging_verbs"] for i in {top.first, top.verb} if i >= 0 and content[i])
    return (personal and felt) or judged
