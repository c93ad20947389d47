"""Sentences in, outcomes and claims out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from transforms.claims.build_claim import build_claim
from transforms.claims.draft_sentences import draft_sentences
from transforms.claims.resolve_attributions import resolve_attributions
from transforms.model import Analysis, Claim, Mention, Segment, Sentence


@dataclass(frozen=True, slots=True)
class ClaimInput:
    """One document with what the stages before know of it.

    Attributes:
        text: the document; all offsets count in it.
        segments, sentences: in reading order; a sentence names its segment by ordinal.
        analyses: ordinal of a sentence -> a language model's reading, for as many sentences as there are.
        mentions: named things, each with the ordinal of its sentence.
        kind: the document's kind (`article`, `interview`, ...).
        published_on: the day relative dates count from, None when unknown.
    """

    text: str
    segments: Sequence[Segment]
    sentences: Sequence[Sentence]
    analyses: Mapping[int, Analysis]
    mentions: Sequence[Mention]
    kind: str
    published_on: date | None


def extract_claims(document: ClaimInput) -> tuple[list[str], list[Claim]]:
    """An outcome code for every sentence, and the claims, in the order of the text.

    Codes: `claim`, or `not_content`, `language_unsupported`, `question`, `fragment`, `imperative`, `meta`,
    `hypothetical`, `normative`, `opinion`. A claim is a whole sentence without a leading dash or speaker's label, and
    `document.text[claim.char_start:claim.char_end] == claim.text`. Definition: shared/gold/GUIDELINES.md, section 2.
    """
    by_sentence: dict[int, list[Mention]] = {}
    for mention in document.mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    drafts = draft_sentences(document.segments, document.sentences, document.analyses, by_sentence)
    resolved = resolve_attributions(document.text, document.segments, document.sentences, drafts, by_sentence)
    outcomes: list[str] = []
    claims: list[Claim] = []
    for i, sentence in enumerate(document.sentences):
        segment = document.segments[sentence.segment]
        if i not in drafts:
            outcomes.append("not_content" if not segment.is_content else "language_unsupported")
            continue
        draft = drafts[i]
        unit = document.text[draft.start : draft.end]
        outcome, claim = build_claim(i, unit, draft, resolved[i], by_sentence.get(i, ()), document.published_on)
        outcomes.append(outcome)
        if claim is not None:
            claims.append(claim)
    return outcomes, claims
