"""A small document in values, as the stages before would leave it."""

from collections.abc import Callable

import pytest

from transforms.claims.extract_claims import ClaimInput
from transforms.model import Mention, Segment, Sentence

TITLE = "Ada Lind: le pont rouvre"
FIRST = "Le pont d’Ostel a coûté 14 millions d’euros."
SECOND = "« Les travaux n’ont pas pris de retard », a déclaré Ada Lind, la maire."
THIRD = "— La mairie l’a dit\u00a0: le pont est sûr."
LAST = "Le pont est sûr."
TEXT = "\n".join([TITLE, f"{FIRST} {SECOND}", THIRD, LAST])


def _spans(*texts: str) -> list[tuple[str, int, int]]:
    at, spans = 0, []
    for text in texts:
        start = TEXT.index(text, at)
        at = start + len(text)
        spans.append((text, start, at))
    return spans


@pytest.fixture
def document() -> ClaimInput:
    """A title, a paragraph of two sentences, one of one, and one that says again what the third says."""
    blocks = _spans(TITLE, f"{FIRST} {SECOND}", THIRD, LAST)
    segments = [Segment("title", *blocks[0], is_content=False), *(Segment("paragraph", *block) for block in blocks[1:])]
    ordinals = (0, 1, 1, 2, 3)
    sentences = [
        Sentence(n, *span, "fr") for n, span in zip(ordinals, _spans(TITLE, FIRST, SECOND, THIRD, LAST), strict=True)
    ]
    at = TEXT.rindex("Ada Lind")
    mentions = [
        Mention(0, "Ada Lind", 0, 8, "person", "Ada Lind", None, "exact", 1.0),
        Mention(2, "Ada Lind", at, at + 8, "person", "Ada Lind", None, "exact", 1.0),
    ]
    return ClaimInput(TEXT, segments, sentences, {}, mentions, "article", None)


@pytest.fixture
def item() -> Callable[..., dict[str, object]]:
    """One claim as a model writes it."""

    def make(sentence: int, quote: str, **more: object) -> dict[str, object]:
        plain = {"speaker": None, "attribution": "author", "polarity": "affirmed", "modality": "asserted"}
        return {"sentence": sentence, "quote": quote} | plain | more

    return make
