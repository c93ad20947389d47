import numpy as np
import pytest

from transforms.data_files import load_yaml
from transforms.duplicates.compare_texts import RULE_VERSION, Overlap, Verdict, compare_shingles, judge
from transforms.duplicates.hash_shingles import Hashes


def hashes(*values: int) -> Hashes:
    return np.array(values, dtype=np.uint64)


def test_overlap_is_exact() -> None:
    assert compare_shingles(hashes(1, 2, 3, 4), hashes(3, 4, 5, 6, 7, 8)) == Overlap(0.25, 0.5, 2 / 6, 2)


def test_overlap_of_equal_and_of_disjoint_sets() -> None:
    assert compare_shingles(hashes(1, 2**64 - 1), hashes(1, 2**64 - 1)) == Overlap(1.0, 1.0, 1.0, 2)
    assert compare_shingles(hashes(1), hashes(2)) == Overlap(0.0, 0.0, 0.0, 0)


def test_overlap_with_nothing_is_nothing() -> None:
    assert compare_shingles(hashes(), hashes(1)) == Overlap(0.0, 0.0, 0.0, 0)
    assert compare_shingles(hashes(), hashes()) == Overlap(0.0, 0.0, 0.0, 0)


def verdict(shared: int, a_count: int, b_count: int) -> Verdict:
    overlap = Overlap(shared / (a_count + b_count - shared), shared / a_count, shared / b_count, shared)
    return judge(overlap, a_count, b_count)


@pytest.mark.parametrize(
    ("shared", "a_count", "b_count", "expected"),
    [
        (300, 300, 300, Verdict("near", True, "jaccard")),
        (200, 300, 300, Verdict("near", True, "jaccard")),  # 200 / 400
        (199, 300, 300, Verdict(None, False, "below_threshold")),
        (100, 100, 200, Verdict("near", True, "jaccard")),  # contained too, but near says more
        (25, 29, 30, Verdict("near", False, "too_short")),
        (25, 30, 30, Verdict("near", True, "jaccard")),
        (80, 100, 900, Verdict("contained", True, "containment")),
        (80, 900, 100, Verdict("contains", True, "containment")),
        (79, 100, 900, Verdict(None, False, "below_threshold")),
        (80, 80, 900, Verdict("contained", True, "containment")),
        (79, 79, 900, Verdict("contained", False, "too_short")),
        (79, 900, 79, Verdict("contains", False, "too_short")),
        (0, 300, 300, Verdict(None, False, "below_threshold")),
    ],
)
def test_verdicts_at_the_thresholds(shared: int, a_count: int, b_count: int, expected: Verdict) -> None:
    assert verdict(shared, a_count, b_count) == expected


def test_texts_without_words_are_no_copies() -> None:
    assert judge(Overlap(0.0, 0.0, 0.0, 0), 0, 0) == Verdict(None, False, "below_threshold")


def test_thresholds_belong_to_a_version() -> None:
    assert RULE_VERSION == "duplicates-1", "then write the new thresholds here"
    assert load_yaml("duplicates/thresholds.yml") == {
        "candidate": {"shared_anchors": 2, "one_in": 5},
        "near": {"jaccard": 0.5, "shingles": 30},
        "contained": {"containment": 0.8, "shingles": 80},
    }, "a change of thresholds.yml needs a new RULE_VERSION"
