"""The room as a whole on real near-duplicates; tests/quality/measure_duplicates.py measures it in full."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from transforms.duplicates.compare_texts import compare_shingles, judge
from transforms.duplicates.fingerprint import fingerprint, shingle_hashes
from transforms.duplicates.is_candidate import is_candidate

DATA = Path(__file__).parents[3] / "../shared/data"
PAIRS, ARTICLES = DATA / "near_duplicate_pairs_press_fr.jsonl.gz", DATA / "press_fr.jsonl.gz"


def read(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


@pytest.mark.skipif(not ARTICLES.is_file() or not PAIRS.is_file(), reason="the shared press articles are not here")
def test_published_pairs_are_proposed_and_the_close_ones_accepted() -> None:
    pairs = [row for row in read(PAIRS) if row["jaccard5"] < 0.999][::6]
    wanted = {row[side] for row in pairs for side in "ab"}
    articles = {row["id"]: row["article"] for row in read(ARTICLES) if row["id"] in wanted}
    proposed, accepted = [], []
    for row in pairs:
        a, b = (articles[row[side]] for side in "ab")
        anchors_a, anchors_b = fingerprint(a).anchors, fingerprint(b).anchors
        shared = len(np.intersect1d(anchors_a, anchors_b, assume_unique=True))
        if row["containment5"] >= 0.5:
            proposed.append(is_candidate(shared, len(anchors_a), len(anchors_b)))
        if row["jaccard5"] >= 0.8:
            shingles_a, shingles_b = shingle_hashes(a), shingle_hashes(b)
            verdict = judge(compare_shingles(shingles_a, shingles_b), len(shingles_a), len(shingles_b))
            accepted.append(verdict.accepted)
    assert len(proposed) > 300
    assert len(accepted) > 100
    assert np.mean(proposed) >= 0.99
    assert all(accepted)
