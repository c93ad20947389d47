"""From the speaker a model names to somebody the document names."""

from collections.abc import Mapping, Sequence

from transforms.claims.extract_claims import ClaimInput
from transforms.llm.fold_text import Folded, fold_text
from transforms.llm.locate_quote import locate_quote
from transforms.model import Mention

MAX_CHARS = 120
"""A longer speaker is no name and no role."""

Speaker = tuple[str | None, Mention | None]
"""Canonical name, or role as the text gives it, and the mention that it is."""

NameIndex = Mapping[str, Sequence[Mention]]


def index_names(document: ClaimInput) -> NameIndex:
    """Folded canonical names and surfaces -> the mentions that carry them."""
    index: dict[str, list[Mention]] = {}
    for mention in document.mentions:
        for key in sorted({_key(mention.name), _key(mention.text)}):
            index.setdefault(key, []).append(mention)
    return index


def find_speaker(
    document: ClaimInput, folded: Folded, names: NameIndex, named: str | None, sentence: int
) -> Speaker | None:
    """Who is meant: a mention (the nearest to the sentence), a segment's speaker, else words of the text itself.

    None where the document has no such words: a speaker is never taken on the model's word. "Ada Lind, the mayor" is
    Ada Lind when the text says it so.
    """
    if named is None or not named.strip():
        return None, None
    same = names.get(_key(named))
    if same:
        nearest = min(same, key=lambda m: (abs(m.sentence - sentence), m.char_start))
        return nearest.name, nearest
    labelled = next((s.speaker for s in document.segments if s.speaker and _key(s.speaker) == _key(named)), None)
    if labelled:
        return labelled, None
    spans = locate_quote(document.text, folded, named, 0, len(document.text)) if len(named) <= MAX_CHARS else []
    if not spans:
        return None
    start, end = spans[0]
    head = next((m for m in document.mentions if m.char_start == start and m.char_end <= end), None)
    return (head.name, head) if head else (document.text[start:end], None)


def _key(name: str) -> str:
    return fold_text(name).text.casefold()
