"""Give every draft its speaker, reading the document from its beginning as a reader does."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from transforms.claims.attribution import Attribution
from transforms.claims.discourse import NOBODY, Discourse, Speaker
from transforms.claims.draft_sentences import Draft
from transforms.claims.find_topic import find_topic
from transforms.claims.grammar import Reading
from transforms.claims.report import SPOKEN_WORDS, Report
from transforms.claims.resolve_role import takes_up
from transforms.claims.resolve_speaker import resolve_speaker
from transforms.model import Mention, Segment, Sentence

_SPOKEN = frozenset({"answer", "embed"})
_SENTENCES_AHEAD = 12
"""How far a quotation is followed to the frame that attributes it."""
_CONTINUED = frozenset({"that", "infinitive", "aside", "reportive", "source"})
"""Frames that, without words for a speaker, go on with the one before (pro-drop, the German subjunctive)."""
_RELAYS = frozenset({"aside", "source"})
_PRONOUN_REACH = 3


class Resolved(NamedTuple):
    """Who asserts a sentence and how: `author`, `reported` or `direct`."""

    kind: str
    speaker: Speaker


def resolve_attributions(
    text: str,
    segments: Sequence[Segment],
    sentences: Sequence[Sentence],
    drafts: Mapping[int, Draft],
    mentions: Mapping[int, Sequence[Mention]],
) -> dict[int, Resolved]:
    """Ordinal -> attribution of each draft, in one pass over the document."""
    outside = {i: _outside_quotes(draft, mentions.get(i, ())) for i, draft in drafts.items()}
    names = {m.name: m for i in sorted(mentions) for m in reversed(mentions[i])}
    discourse = Discourse(text, outside)
    resolved: dict[int, Resolved] = {}
    for i, draft in drafts.items():
        segment = segments[sentences[i].segment]
        if segment.kind in _SPOKEN or (segment.kind == "quote" and segment.speaker):
            speaker = Speaker(segment.speaker, names.get(segment.speaker or "")) if segment.speaker else NOBODY
            resolved[i] = Resolved("direct", speaker)
            continue
        topic = find_topic(draft.reading, outside[i], i, discourse)
        if topic is not NOBODY:
            discourse.topics[i] = topic
        follows = sentences[i].segment == sentences[i - 1].segment and i - 1 in resolved and i > 0
        if follows and _goes_on(draft, resolved[i - 1]):
            resolved[i] = Resolved("reported", resolved[i - 1].speaker)
        else:
            resolved[i] = Resolved(draft.attribution.kind, _speaker(i, drafts, resolved, discourse))
        if resolved[i].speaker is NOBODY and follows and _goes_on_conditionally(draft, resolved[i - 1]):
            resolved[i] = Resolved("reported", resolved[i - 1].speaker)
        discourse.note(i, resolved[i].speaker, relays=_relays(draft))
        if resolved[i].kind != "author" and not _is_relayed(draft.attribution, topic):
            discourse.topics.pop(i, None)
    return resolved


def _relays(draft: Draft) -> bool:
    """Whether the verb of a frame is that of a newsroom: `révèle X`, `X reported`."""
    report, reading = draft.attribution.report, draft.reading
    if report is None or report.kind not in _RELAYS:
        return False
    verb = reading.lexicon.forms.get(reading.low[report.cue[1] - 1], ("", ""))[0]
    return verb in reading.lexicon.words["relaying"]


def _is_relayed(attribution: Attribution, topic: Speaker) -> bool:
    """Whether an organisation tells of a person (`X has left, reports Y`): the text goes on with the person."""
    report = attribution.report
    return attribution.kind == "reported" and topic.is_person and report is not None and report.kind in _RELAYS


def _goes_on(draft: Draft, before: Resolved) -> bool:
    """German: after indirect speech, a main clause with `hätten`, `würden` goes on with it, save under a condition."""
    reading = draft.reading
    later, words = reading.lexicon.words["reportive_after"], reading.lexicon.words
    if not later or draft.attribution.kind != "author" or before.kind == "author":
        return False
    if any(clause.marker in words["conditions"] for clause in reading.clauses):
        return False
    main = next((clause for clause in reading.clauses if clause.depth == 0 and clause.verb >= 0), None)
    if main is None or main.first < 0 or not reading.clauses[0].is_finite:
        return _has_subjunctive(reading)
    return reading.low[main.first] in later


def _goes_on_conditionally(draft: Draft, before: Resolved) -> bool:
    """`Elle n'aurait « pas respecté les règles de l'art »`: quoted hearsay goes on with whoever spoke right before."""
    report = draft.attribution.report
    hearsay = draft.attribution.kind == "reported" and report is not None and report.kind == "conditional"
    return hearsay and before.kind != "author" and sum(draft.quoted) >= SPOKEN_WORDS


def _has_subjunctive(reading: Reading) -> bool:
    """`Die Firma verliere Geld`: a word in -e that is no adjective, in a sentence whose verb nobody listed."""
    low, words = reading.low, reading.lexicon.words
    closed = ("determiners", "clitics", "group", "after_verb", "fronting", "before_nouns", "relatives", "nobody")
    for i in range(1, len(low) - 1):
        if not low[i].endswith("e") or len(low[i]) < 5 or reading.capital[i] or any(low[i] in words[t] for t in closed):
            continue
        if low[i + 1][:1].isalnum() and (reading.capital[i - 1] or not reading.capital[i + 1]):
            return True
    return False


def _speaker(i: int, drafts: Mapping[int, Draft], resolved: Mapping[int, Resolved], discourse: Discourse) -> Speaker:
    attribution = drafts[i].attribution
    if attribution.kind == "author":
        return NOBODY
    if attribution.report is not None and attribution.report.speaker is not None:
        named = attribution.report.kind != "colon"
        found = resolve_speaker(drafts[i].reading, attribution.report.speaker, i, discourse, roles=named)
        if found.mention is None and found.name is not None and _continues(drafts[i].reading, attribution.report):
            found = takes_up(drafts[i].reading, attribution.report.speaker, i, discourse) or found
        if found is not NOBODY or attribution.kind == "reported":
            return found
    if attribution.kind == "reported":
        continued = (
            attribution.report is not None
            and attribution.report.kind in _CONTINUED
            and attribution.report.speaker is None
        )
        return discourse.salient(i) if continued else NOBODY
    if _is_pronoun(drafts[i].reading, attribution):
        return discourse.last_person if i - discourse.last_person_sentence <= _PRONOUN_REACH else NOBODY
    found = _quotation_speaker(i, drafts, resolved, discourse) or _introduced(drafts[i].reading, i, resolved, discourse)
    return found if found is not NOBODY or discourse.last is not NOBODY else _first_speaker(i, drafts, discourse)


def _continues(reading: Reading, report: Report) -> bool:
    """Whether the verb goes on with what somebody was saying: `a ajouté le chef du parti`."""
    verb = reading.lexicon.forms.get(reading.low[report.cue[1] - 1], ("", ""))[0]
    return verb in reading.lexicon.words["continuing"]


def _is_pronoun(reading: Reading, attribution: Attribution) -> bool:
    """Whether a frame has a pronoun for a speaker."""
    span = attribution.report.speaker if attribution.report is not None else None
    return span is not None and span[1] - span[0] == 1 and reading.low[span[0]] in reading.lexicon.pronouns


def _quotation_speaker(
    i: int, drafts: Mapping[int, Draft], resolved: Mapping[int, Resolved], discourse: Discourse
) -> Speaker | None:
    """Whoever speaks in another sentence of the same quotation, the frame after it first; None when nobody is named."""
    for quotation in drafts[i].quotations:
        before = resolved.get(i - 1)
        spoken = before is not None and before.kind == "direct" and quotation in drafts[i - 1].quotations
        for j in range(i + 1, i + 1 + _SENTENCES_AHEAD):
            if j not in drafts or quotation not in drafts[j].quotations:
                break
            report = drafts[j].attribution.report
            if drafts[j].attribution.kind == "direct" and report is not None and report.speaker is not None:
                pronoun = _is_pronoun(drafts[j].reading, drafts[j].attribution)
                if pronoun and spoken and before is not None:
                    return before.speaker
                return resolve_speaker(drafts[j].reading, report.speaker, i if pronoun else j, discourse)
        if spoken and before is not None:
            return before.speaker
    return None


def _is_first_person(reading: Reading) -> bool:
    return not reading.lexicon.words["myself"].isdisjoint(reading.low)


def _introduced(reading: Reading, i: int, resolved: Mapping[int, Resolved], discourse: Discourse) -> Speaker:
    """Who speaks a quotation without a frame: the person set before it (`It hit Ann Bly, a nurse.`), else the last."""
    topic = discourse.topics.get(i - 1, NOBODY)
    people = {m.name: m for m in discourse.by_sentence.get(i - 1, ()) if m.type == "person"}
    if topic is not NOBODY and topic.mention is None and discourse.last_sentence < i - 1:
        return topic if _is_first_person(reading) else discourse.last
    if topic.is_person or len(people) != 1 or i - 1 not in resolved or resolved[i - 1].kind != "author":
        return discourse.salient(i)
    (name, mention), *_ = people.items()
    described = discourse.text[mention.char_end : mention.char_end + 1] == ","
    spoken_to = described or (topic is NOBODY and not discourse.last.is_person)
    return Speaker(name, mention) if spoken_to else discourse.salient(i)


def _first_speaker(i: int, drafts: Mapping[int, Draft], discourse: Discourse) -> Speaker:
    """A quotation that opens the text is that of who is made to speak right after it."""
    report = drafts[i + 1].attribution.report if i + 1 in drafts else None
    if report is None or report.speaker is None:
        return NOBODY
    return resolve_speaker(drafts[i + 1].reading, report.speaker, i + 1, discourse)


def _outside_quotes(draft: Draft, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions that the author makes, as opposed to those inside somebody's words."""
    if draft.attribution.kind != "direct" or not any(draft.quoted):
        return sorted(mentions, key=_position)
    report, reading = draft.attribution.report, draft.reading
    named = report.speaker if report is not None and report.speaker is not None else (0, 0)
    inside = range(reading.starts[named[0]], reading.ends[named[1] - 1]) if named[0] < named[1] else range(0)
    return [  # an aside between dashes names its speaker inside the marks
        m
        for m in sorted(mentions, key=_position)
        if m.char_start in inside or not any(start <= m.char_start < end for start, end in draft.quotations)
    ]


def _position(mention: Mention) -> int:
    return mention.char_start
