"""Judgements on two of a kind: two documents' texts as duplicates, two claims as linked. What they are and are called.

Both are symmetrical: they are kept with the smaller end first, so that the same decision has one form.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

PairAction = Literal["confirm_duplicate", "reject_duplicate"]
LinkAction = Literal["confirm_link", "reject_link"]

_SHOWN = 60
"""Characters of a quote that are enough to recognise it."""


@dataclass(frozen=True, slots=True)
class Text:
    """A document as a judgement names it, and the digest of its words; all that carry these words are meant too."""

    document_id: str
    text_id: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A claim by its document and its words, and the digest of these."""

    document_id: str
    text: str
    claim_key: str

    def describe(self) -> str:
        """Its first words."""
        short = self.text if len(self.text) <= _SHOWN else self.text[: _SHOWN - 1] + "…"
        return f"“{short}”"


@dataclass(frozen=True, slots=True)
class DuplicateJudgement:
    """Whether two texts count as duplicates."""

    action: PairAction
    text: Text
    other: Text
    made_by: str
    made_at: datetime
    reason: str | None = None
    judgement_id: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether both are one document, or the same words."""
        same_words = self.text.text_id is not None and self.text.text_id == self.other.text_id
        return same_words or self.text.document_id == self.other.document_id

    def describe(self) -> str:
        """The decision in words."""
        verdict = "are duplicates" if self.action == "confirm_duplicate" else "are no duplicates"
        return f"{self.text.document_id} and {self.other.document_id} {verdict}"

    def values(self) -> dict[str, object]:
        """Its columns, the smaller end first."""
        ends = sorted((self.text, self.other), key=lambda text: (text.text_id or "", text.document_id))
        return {
            "action": self.action,
            "document_id": ends[0].document_id,
            "other_document_id": ends[1].document_id,
            "text_id": ends[0].text_id,
            "other_text_id": ends[1].text_id,
        }


@dataclass(frozen=True, slots=True)
class LinkJudgement:
    """Whether a relation holds between two claims; None rejects every one."""

    action: LinkAction
    claim: Quote
    other: Quote
    relation: str | None
    made_by: str
    made_at: datetime
    reason: str | None = None
    judgement_id: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether both are the same words of one document."""
        one, other = self.claim, self.other
        return (one.document_id, one.claim_key) == (other.document_id, other.claim_key)

    def describe(self) -> str:
        """The decision in words."""
        verb = "link" if self.action == "confirm_link" else "do not link"
        how = f" as {self.relation}" if self.relation else ""
        return f"{verb} {self.claim.describe()} and {self.other.describe()}{how}"

    def values(self) -> dict[str, object]:
        """Its columns, the smaller end first."""
        one, other = sorted((self.claim, self.other), key=lambda quote: (quote.document_id, quote.claim_key))
        return {
            "action": self.action,
            "document_id": one.document_id,
            "other_document_id": other.document_id,
            "quote": one.text,
            "other_quote": other.text,
            "claim_key": one.claim_key,
            "other_claim_key": other.claim_key,
            "relation": self.relation,
        }
