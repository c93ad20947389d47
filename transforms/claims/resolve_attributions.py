"""Give every draft its speaker, reading the document from its beginning as a reader does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from transforms.claims.discourse import NOBODY, Discourse, Speaker
from transforms.claims.draft_sentences import Draft
from transforms.claims.grammar import Reading
from transforms.claims.resolve_speaker import resolve_speaker
from transforms.claims.sources import head_word
from transforms.model import Mention, Segment, Sentence

_SPOKEN = frozenset({"answer", "embed"})
_SENTENCES_AHEAD = 12
"""How far a quotation is followed to the frame that attributes it."""
_CONTINUED = frozenset({"that", "infinitive", "aside", "reportive"})
"""Frames that, without words for a speaker, go on with the one before (pro-drop, the German subjunctive)."""
_TOPICS = ("person", "organisation")


@dataclass(frozen=True, slots=True)
class Resolved:
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
        topic = _topic(draft.reading, outside[i], text)
        if topic is not NOBODY:
            discourse.topics[i] = topic
        resolved[i] = Resolved(draft.attribution.kind, _speaker(i, drafts, resolved, discourse))
        discourse.note(i, resolved[i].speaker)
        if resolved[i].kind != "author":
            discourse.topics.pop(i, None)
    return resolved


def _speaker(i: int, drafts: Mapping[int, Draft], resolved: Mapping[int, Resolved], discourse: Discourse) -> Speaker:
    attribution = drafts[i].attribution
    if attribution.kind == "author":
        return NOBODY
    if attribution.report is not None and attribution.report.speaker is not None:
        named = attribution.report.kind != "colon"
        found = resolve_speaker(drafts[i].reading, attribution.report.speaker, i, discourse, roles=named)
        if found is not NOBODY or attribution.kind == "reported":
            return found
    if attribution.kind == "reported":
        continued = (
            attribution.report is not None
            and attribution.report.kind in _CONTINUED
            and attribution.report.speaker is None
        )
        return discourse.salient(i) if continued else NOBODY
    return _quotation_speaker(i, drafts, resolved, discourse) or discourse.salient(i)


def _quotation_speaker(
    i: int, drafts: Mapping[int, Draft], resolved: Mapping[int, Resolved], discourse: Discourse
) -> Speaker | None:
    """Whoever speaks in another sentence of the same quotation, the frame after it first; None when nobody is named."""
    for quotation in drafts[i].quotations:
        for j in range(i + 1, i + 1 + _SENTENCES_AHEAD):
            if j not in drafts or quotation not in drafts[j].quotations:
                break
            report = drafts[j].attribution.report
            if drafts[j].attribution.kind == "direct" and report is not None and report.speaker is not None:
                return resolve_speaker(drafts[j].reading, report.speaker, j, discourse)
        if i - 1 in resolved and quotation in drafts[i - 1].quotations and resolved[i - 1].kind == "direct":
            return resolved[i - 1].speaker
    return None


def _outside_quotes(draft: Draft, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions that the author makes, as opposed to those inside somebody's words."""
    if draft.attribution.kind != "direct" or not any(draft.quoted):
        return sorted(mentions, key=_position)
    return [
        m
        for m in sorted(mentions, key=_position)
        if not any(start <= m.char_start < end for start, end in draft.quotations)
    ]


def _position(mention: Mention) -> int:
    return mention.char_start


def _topic(reading: Reading, mentions: Sequence[Mention], text: str) -> Speaker:
    """The person, organisation or speaking role that is the subject of the sentence's main clause; else NOBODY."""
    main = next((clause for clause in reading.clauses if clause.depth == 0 and clause.subject is not None), None)
    if main is None or main.subject is None:
        person = next((m for m in mentions if m.type == "person"), None)
        return Speaker(person.name, person) if person is not None else NOBODY
    start, end = reading.starts[main.subject[0]], reading.ends[main.subject[1] - 1]
    inside = [m for m in mentions if start <= m.char_start < end and m.type in _TOPICS]
    topic = next((m for m in inside if m.type == "person"), inside[0] if inside else None)
    if topic is not None:
        return Speaker(topic.name, topic)
    head = head_word(reading, main.subject)
    words = reading.lexicon.words
    definite = reading.low[main.subject[0]] in words["definite"]
    if definite and reading.low[head] in words["sources"] and not reading.low[head].endswith("s"):
        return Speaker(text[start : reading.ends[head]])
    return NOBODY
