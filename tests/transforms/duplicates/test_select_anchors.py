import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.duplicates.hash_shingles import Hashes
from transforms.duplicates.select_anchors import distinct, select_anchors


def hashes(*values: int) -> Hashes:
    return np.array(values, dtype=np.uint64)


def test_the_example_of_the_paper() -> None:
    # Schleimer, Wilkerson and Aiken, figure 2: windows of length 4 choose 17, 17, 8, 39, 17.
    given_hashes = hashes(77, 74, 42, 17, 98, 50, 17, 98, 8, 88, 67, 39, 77, 74, 42, 17, 98)
    assert select_anchors(given_hashes, 4).tolist() == [8, 17, 39]


@pytest.mark.parametrize(
    ("window", "expected"),
    [(1, [1, 2, 3, 5, 9]), (2, [1, 2, 3, 5]), (3, [1, 2, 3]), (4, [1, 2]), (5, [1]), (6, [1]), (7, [1])],
)
def test_every_width_of_window(window: int, expected: list[int]) -> None:
    assert select_anchors(hashes(9, 5, 3, 2, 1, 9), window).tolist() == expected


def test_a_text_shorter_than_the_window_has_one_anchor() -> None:
    assert select_anchors(hashes(7, 4, 6), 8).tolist() == [4]


def test_no_hashes_no_anchors() -> None:
    assert select_anchors(hashes(), 8).tolist() == []


VALUES = st.lists(st.integers(0, 50), max_size=20)


@given(
    run=st.lists(st.integers(0, 50), min_size=8, max_size=20), before=VALUES, after=VALUES, prefix=VALUES, suffix=VALUES
)
def test_a_shared_run_of_a_window_shares_an_anchor(
    run: list[int], before: list[int], after: list[int], prefix: list[int], suffix: list[int]
) -> None:
    one = select_anchors(hashes(*before, *run, *after), 8)
    other = select_anchors(hashes(*prefix, *run, *suffix), 8)
    assert set(one.tolist()) & set(other.tolist())


def test_distinct_sorts_and_drops_repetitions() -> None:
    assert distinct(hashes(3, 2**64 - 1, 3, 0, 2**64 - 1)).tolist() == [0, 3, 2**64 - 1]
    assert distinct(hashes()).tolist() == []
