"""Whether the author, a quotation or reported speech makes an assertion, and which words of the sentence are it."""

from collections.abc import Sequence
from itertools import compress
from typing import NamedTuple

from transforms.claims.grammar import Clause, Reading
from transforms.claims.is_alleged import is_alleged
from transforms.claims.report import SPOKEN_WORDS, Passage, Report
from transforms.claims.speech_verbs import is_passive

_MOSTLY = 0.5
_WHOLLY = 0.8


class Attribution(NamedTuple):
    """How a sentence is attributed.

    Attributes:
        kind: `author`, `reported` or `direct`.
        report: the frame that says so, None without one.
        content: for each word, whether it belongs to what is asserted.
        is_open: the quotation that holds the sentence has its frame elsewhere, or nowhere.
    """

    kind: str
    report: Report | None
    content: Sequence[bool]
    is_open: bool = False


def attribute(passage: Passage, report: Report | None) -> Attribution:
    """How the author presents a sentence, of which `report` is the frame."""
    reading, quoted = passage.reading, passage.quoted
    inside, words = sum(compress(reading.is_word, quoted)) if True in quoted else 0, sum(reading.is_word)
    if words and inside == words:
        return Attribution("direct", report, _outside(reading, report), is_open=report is None)
    if report is not None:
        return _framed(reading, quoted, report)
    if inside >= SPOKEN_WORDS and inside >= _MOSTLY * words and _is_spoken(reading, quoted):
        return Attribution("direct", _subject_outside(reading, quoted), quoted, is_open=True)
    speech_act = _speech_act(reading, quoted) if inside >= SPOKEN_WORDS else None
    everything = [True] * len(quoted)
    if speech_act is not None:
        return Attribution("reported", speech_act, everything)
    hearsay = _conditional(reading)
    return Attribution("author" if hearsay is None else "reported", hearsay, everything)


def _framed(reading: Reading, quoted: Sequence[bool], report: Report) -> Attribution:
    content = _outside(reading, report)
    said = [i for i, flag in enumerate(content) if flag and reading.is_word[i]]
    inside = [i for i in said if quoted[i]]
    free = report.kind not in ("that", "infinitive", "source", "hearsay")
    enough = (
        _MOSTLY if free and any(quoted[c.first] for c in reading.clauses if c.first >= 0 and c.is_finite) else _WHOLLY
    )
    if inside and len(inside) >= enough * len(said):
        return Attribution("direct", report, [flag and quoted[i] for i, flag in enumerate(content)])
    return Attribution("reported", report, content)


def _outside(reading: Reading, report: Report | None) -> list[bool]:
    if report is None:
        return [True] * len(reading.low)
    start, end = report.frame
    return [not start <= i < end for i in range(len(reading.low))]


def _is_spoken(reading: Reading, quoted: Sequence[bool]) -> bool:
    """Whether the quoted words make the assertion, as opposed to a name or a phrase in it."""
    main = next((c for c in reading.clauses if c.depth == 0 and c.first >= 0 and c.is_finite), None)
    return main is not None and quoted[main.first]


def _subject_outside(reading: Reading, quoted: Sequence[bool]) -> Report | None:
    """`The city “asks for ten days”`: who stands before the quoted predicate speaks it."""
    main = next((c for c in reading.clauses if c.depth == 0 and c.first >= 0 and c.is_finite), None)
    if main is None or main.subject is None or any(quoted[i] for i in range(*main.subject)):
        return None
    first = quoted.index(True)
    return Report("quote", (first, first + 1), main.subject, (0, 0)) if main.subject[1] <= first else None


def _speech_act(reading: Reading, quoted: Sequence[bool]) -> Report | None:
    """`X a dénoncé « une mesure injuste et tardive »`: the quoted words are the subject's, not the author's."""
    first = quoted.index(True)
    clause = reading.clauses[reading.clause_of[first]]
    around = reading.clauses[clause.parent] if clause.parent >= 0 else clause
    for candidate in (clause, around):
        spoken = "quote" in reading.lexicon.reporting.get(candidate.lemma, ())
        main = candidate.depth == 0 and candidate.tense != "future" and candidate.subject is not None
        main = main and not is_passive(reading, candidate)
        if spoken and main and 0 <= candidate.verb < first and not quoted[candidate.verb]:
            return Report("quote", (candidate.first, candidate.verb + 1), candidate.subject, (0, 0))
    return None


def _conditional(reading: Reading) -> Report | None:
    """A conditional main clause without a condition, where the language reports with that (« il aurait fui »)."""
    lexicon = reading.lexicon
    main = next((clause for clause in reading.clauses if clause.depth == 0 and clause.verb >= 0), None)
    if main is not None and is_alleged(reading, main):
        return Report("conditional", (main.first, main.first + 1), None, (0, 0))
    if main is not None and _is_reportive(reading, main):
        colon = next((i for i in range(main.first) if reading.low[i] == ":"), 0)  # X wies das zurück: Man habe
        return Report("reportive", (main.first, main.first + 1), (0, colon) if colon else None, (0, colon))
    if "journalistic_conditional" not in lexicon.options or reading.has("counterfactual"):
        return None
    if any(clause.marker in lexicon.words["conditions"] for clause in reading.clauses):
        return None
    if main is None or main.tense != "conditional" or reading.low[main.first] in lexicon.words["no_hearsay"]:
        return None
    if main.subject is None or any(_is_interlocutor(reading, i) for i in range(*main.subject)):
        return None
    return Report("conditional", (main.first, main.first + 1), None, (0, 0))


def _is_reportive(reading: Reading, main: Clause) -> bool:
    """A subjunctive of indirect speech, in a language that has one in main clauses."""
    reportive = reading.lexicon.words["reportive"]
    return reading.low[main.first] in reportive or (bool(reportive) and main.tense == "subjunctive")


def _is_interlocutor(reading: Reading, i: int) -> bool:
    """A pronoun of the first or second person: then the conditional is a wish or politeness."""
    return reading.lexicon.pronouns.get(reading.low[i], ("3",))[0] != "3"
