"""What the warehouse keeps of a text to find its copies: its digest, its size and its anchors."""

from dataclasses import dataclass

from transforms.duplicates.hash_shingles import Hashes, hash_shingles
from transforms.duplicates.normalise_text import digest_normalised, normalise_text
from transforms.duplicates.select_anchors import distinct, select_anchors

WINDOW = 8
"""Shingles per window, measured by tests/quality/measure_duplicates.py. A change of it, or of any hash, is a new
FINGERPRINT_VERSION: stored anchors no longer match."""

FINGERPRINT_VERSION = "winnow-1"


@dataclass(frozen=True, slots=True, eq=False)
class Fingerprint:
    """`text_digest` as `normalise_text.text_digest`; `shingle_count` distinct shingles; `anchors` sorted, distinct."""

    text_digest: str
    shingle_count: int
    anchors: Hashes


def fingerprint(text: str) -> Fingerprint:
    """The fingerprint of any text, the empty one included (no shingles, no anchors); linear in its length."""
    normalised = normalise_text(text)
    hashes = hash_shingles(normalised)
    return Fingerprint(
        text_digest=digest_normalised(normalised),
        shingle_count=len(distinct(hashes)),
        anchors=select_anchors(hashes, WINDOW),
    )


def shingle_hashes(text: str) -> Hashes:
    """All distinct shingle hashes of `text`, sorted: what `compare_shingles` compares."""
    return distinct(hash_shingles(normalise_text(text)))
