"""Sentences in, outcomes and claims out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from transforms.claims.assertion import find_assertion
from transforms.claims.build_claim import Draft, build_claim
from transforms.claims.read_document import Context, draft_sentences
from transforms.claims.resolve_attributions import resolve_attributions
from transforms.model import Analysis, Claim, Mention, Segment, Sentence


@dataclass(frozen=True, slots=True)
class ClaimInput:
    """One document with what the stages before know of it.

    Attributes:
        text: the document; all offsets count in it.
        segments, sentences: in reading order; a sentence names its segment by ordinal.
        analyses: ordinal of a sentence -> a language model's reading, for as many sentences as there are.
        mentions: named things, by ordinal of their sentence.
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
    raise NotImplementedError
