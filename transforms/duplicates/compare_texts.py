"""Verify a proposed pair of texts on all their shingles, and decide what the one is to the other."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from transforms.data_files import load_yaml
from transforms.duplicates.hash_shingles import Hashes

RULE_VERSION = "duplicates-1"
"""Changes with thresholds.yml, with `judge`, and with what a shingle is."""

Kind = Literal["near", "contained", "contains"]


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two sets of shingles have in common; shares are 0..1, and 0 for empty sets.

    Attributes:
        jaccard: shared by the number of distinct shingles in both together.
        containment_a: shared by the number in the first text; `containment_b` likewise.
        shared: number of distinct shingles in both.
    """

    jaccard: float
    containment_a: float
    containment_b: float
    shared: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the first text is to the second.

    Attributes:
        kind: `near`, `contained` (the first is an excerpt of the second), `contains` (the reverse), or None.
        accepted: whether they count as copies; a pair may have a kind and yet be rejected as too short.
        reason: `jaccard` or `containment` where accepted, else `too_short` or `below_threshold`.
    """

    kind: Kind | None
    accepted: bool
    reason: str


def compare_shingles(a: Hashes, b: Hashes) -> Overlap:
    """The exact overlap of two texts' `shingle_hashes` (each sorted, distinct)."""
    shared = len(np.intersect1d(a, b, assume_unique=True))
    return Overlap(
        jaccard=_share(shared, len(a) + len(b) - shared),
        containment_a=_share(shared, len(a)),
        containment_b=_share(shared, len(b)),
        shared=shared,
    )


def judge(overlap: Overlap, a_count: int, b_count: int) -> Verdict:
    """Decide by thresholds.yml; `a_count` and `b_count` are the texts' distinct shingles. Swapping both texts gives
    the same answer with `contained` and `contains` swapped."""
    thresholds = load_yaml("duplicates/thresholds.yml")
    near, contained = thresholds["near"], thresholds["contained"]
    kind: Kind
    if overlap.jaccard >= near["jaccard"]:
        kind, reason, least = "near", "jaccard", near["shingles"]
    elif max(overlap.containment_a, overlap.containment_b) >= contained["containment"]:
        kind = "contained" if overlap.containment_a > overlap.containment_b else "contains"
        reason, least = "containment", contained["shingles"]
    else:
        return Verdict(None, accepted=False, reason="below_threshold")
    if min(a_count, b_count) < least:
        return Verdict(kind, accepted=False, reason="too_short")
    return Verdict(kind, accepted=True, reason=reason)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
