import pytest

from transforms.language.smooth_labels import smooth_labels


def test_alone_a_position_follows_its_evidence_and_the_prior() -> None:
    [(state, probability)] = smooth_labels([[1.0, 0.5]], [0.5, 0.5], 0.9)
    assert state == 0
    assert probability == pytest.approx(2 / 3)


def test_two_positions_by_hand() -> None:
    # P(s1, s2) is prior x evidence x (0.8 if equal + 0.2 x prior of the second): 0.5 * (0.9, 0.1) then the same
    # joint: 00: 0.5 * 1 * 0.9 * 1 = 0.45, 01: 0.5 * 1 * 0.1 * 0.25 = 0.0125,
    #        10: 0.5 * 0.25 * 0.1 * 1 = 0.0125, 11: 0.5 * 0.25 * 0.9 * 0.25 = 0.028125
    labels = smooth_labels([[1.0, 0.25], [1.0, 0.25]], [0.5, 0.5], 0.8)
    assert [state for state, _ in labels] == [0, 0]
    assert [probability for _, probability in labels] == pytest.approx([0.4625 / 0.503125] * 2)


def test_a_position_without_evidence_takes_its_neighbours_state() -> None:
    labels = smooth_labels([[1.0, 0.001], [1.0, 1.0], [1.0, 0.001]], [0.5, 0.5], 0.9)
    assert [state for state, _ in labels] == [0, 0, 0]


def test_strong_evidence_withstands_its_neighbours() -> None:
    labels = smooth_labels([[1.0, 1e-6], [1e-6, 1.0], [1.0, 1e-6]], [0.5, 0.5], 0.9)
    assert [state for state, _ in labels] == [0, 1, 0]


def test_long_texts_and_extreme_evidence_do_not_underflow() -> None:
    labels = smooth_labels([[1.0, 1e-200], [1e-200, 1.0]] * 5000, [0.5, 0.5], 0.9)
    assert labels[:2] == [(0, 1.0), (1, 1.0)]
    assert len(labels) == 10_000


def test_nothing_gives_nothing() -> None:
    assert smooth_labels([], [0.5, 0.5], 0.9) == []
