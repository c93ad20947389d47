"""How a sentence holds what it says: as a fact, as uncertain, or as something to come."""

from collections.abc import Iterable, Sequence
from datetime import date

from transforms.claims.grammar import Clause, Cue, Reading
from transforms.claims.is_alleged import is_alleged
from transforms.claims.report import BOUNDARIES, Report
from transforms.model import DateMention


def find_modality(
    reading: Reading,
    assertion: Sequence[int],
    content: Sequence[bool],
    report: Report | None,
) -> str:
    """`hedged`, `prediction` or `asserted`; a hedge wins over a future.

    A conditional inside what somebody said is a future in the past (`said it would close`) and predicts; elsewhere,
    where the language reports with it (`aurait fui`), it hedges.
    """
    if (report is not None and report.doubt) or _has(reading, "hedge", assertion, content):
        return "hedged"
    clauses = [reading.clauses[k] for k in assertion]
    if any(is_alleged(reading, clause) for clause in clauses):
        return "hedged"
    if report is not None and report.forecast:
        return "prediction"
    if any(_is_future(reading, clause) or _is_near_future(reading, clause) for clause in clauses):
        return "prediction"
    if clauses and _is_normative(reading, clauses, report):
        return "asserted"
    announced = any(clause.lemma in reading.lexicon.words["announcing"] for clause in clauses)
    if announced or _has(reading, "prediction", assertion, content):
        return "prediction"
    if clauses and clauses[-1].tense == "conditional":
        told = (report is not None and report.kind == "that") or clauses[-1].kind == "content"
        if told and not _is_perfect(reading, clauses[-1]) and not _is_rumour(reading, report):
            return "prediction"
        if "journalistic_conditional" in reading.lexicon.options:
            return "hedged"
    return "asserted"


def is_narrated(dates: Iterable[DateMention], today: date | None) -> bool:
    """Whether every date named lies before `today`: a future tense then narrates the past (« il mourra en 1958 »)."""
    ends = [mention.end_on for mention in dates]
    return today is not None and bool(ends) and all(end is not None and end < today for end in ends)


def is_scheduled(reading: Reading, assertion: Sequence[int], dates: Iterable[DateMention], today: date | None) -> bool:
    """Whether an obligation is a plan because its date is still to come (« il doit s’exprimer dimanche »)."""
    if not any(reading.clause_of[cue.start] in assertion for cue in reading.cues_of("obligation")):
        return False
    if today is not None and any(d.start_on is not None and d.start_on > today for d in dates):
        return True
    soon = reading.lexicon.words["soon"]
    return any(low in soon and reading.clause_of[i] in assertion for i, low in enumerate(reading.low))


def _has(reading: Reading, topic: str, assertion: Sequence[int], content: Sequence[bool]) -> bool:
    if not reading.has(topic):
        return False
    covered = {cue.start for cue in reading.cues_of("not_hedge")}
    for cue in reading.cues_of(topic):
        if cue.start in covered or not content[cue.start] or _is_name(reading, cue):
            continue
        if assertion and reading.clause_of[cue.start] not in assertion:
            continue
        if not _denies_ability(reading, cue.end):
            return True
    return False


def _is_name(reading: Reading, cue: Cue) -> bool:
    """A single word with a capital inside the sentence: May, Will."""
    inside = cue.start > 0 and reading.is_word[cue.start - 1]
    return cue.end - cue.start == 1 and reading.capital[cue.start] and inside


def _denies_ability(reading: Reading, end: int) -> bool:
    """`could not` and `couldn't` say what was impossible, not what is uncertain."""
    words = reading.lexicon.words
    return reading.low[end - 1] in words["abilities"] and "".join(reading.low[end : end + 1]) in words["negators"]


def _is_future(reading: Reading, clause: Clause) -> bool:
    """A future form; where one auxiliary serves the future and the passive (wird), only before an infinitive."""
    if clause.tense != "future" or "verb_final" not in reading.lexicon.options:
        return clause.tense == "future"
    words, low = reading.lexicon.words, reading.low
    stop = next((i for i in range(clause.first, len(low)) if _ends_verb_phrase(reading, i)), len(low))
    plain = [low[i] for i in range(clause.first, stop) if low[i].isalpha() and not reading.capital[i]]
    last = plain[-1] if len(plain) > 1 else low[clause.first - 1]  # verb-final: the infinitive stands before
    if last in reading.lexicon.finite or not last.endswith(tuple(words["infinitive_endings"])):
        return last in reading.lexicon.finite
    prefixes, endings = tuple(words["participle_prefixes"]), tuple(words["participle_endings"])
    return not (last.startswith(prefixes) and last.endswith(endings))


def _ends_verb_phrase(reading: Reading, i: int) -> bool:
    """A mark, or the comparison that German puts behind its infinitive (`mehr sehen | als heute`)."""
    return reading.low[i] in BOUNDARIES or reading.low[i] in ".:;" or reading.low[i] in ("als", "wie")


def _is_near_future(reading: Reading, clause: Clause) -> bool:
    """`va + infinitive`: the verb after it, past adverbs and clitics, ends like an infinitive."""
    lexicon, at = reading.lexicon, clause.first
    if at < 0 or reading.low[at] not in lexicon.words["near_future"]:
        return False
    for word in reading.low[at + 1 : at + 6]:
        if word in lexicon.words["clitics"] or word in lexicon.words["near_future_skips"]:
            continue
        return (
            word.endswith(tuple(lexicon.words["infinitive_endings"])) and word not in lexicon.words["not_infinitives"]
        )
    return False


def _is_rumour(reading: Reading, report: Report | None) -> bool:
    """`Expertos creen que la red seguiría activa`: under a present tense a conditional is no future of the past."""
    if report is None or reading.parsed or "journalistic_conditional" not in reading.lexicon.options:
        return False
    return reading.clauses[reading.clause_of[report.cue[1] - 1]].tense == "present"


def _is_normative(reading: Reading, clauses: Sequence[Clause], report: Report | None) -> bool:
    """`a estimé que le préfet devrait partir`: what ought to be, in an opinion; with a figure, what is to come."""
    verb = reading.lexicon.forms.get(reading.low[report.cue[1] - 1], ("", ""))[0] if report is not None else ""
    words = reading.lexicon.words
    modal = next((c.first for c in clauses if c.first >= 0 and reading.low[c.first] in words["normative"]), -1)
    if modal < 0 or verb not in words["opining"]:
        return False
    return not any(low[:1].isdigit() for low in reading.low[modal + 1 :])


def _is_perfect(reading: Reading, clause: Clause) -> bool:
    """`aurait menti`: a conditional perfect tells of the past."""
    return reading.low[clause.first] in reading.lexicon.words["perfect_auxiliaries"] and clause.verb != clause.first
