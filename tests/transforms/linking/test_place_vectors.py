import numpy as np
import pytest

from transforms.linking.place_vectors import place_vectors, placeable_languages


def _vectors(count: int) -> np.ndarray:
    return np.random.default_rng(7).integers(-127, 128, (count, 384)).astype(np.int8)


def test_the_six_languages_have_a_centre():
    assert placeable_languages() == ("de", "en", "es", "fr", "it", "pt")


def test_places_are_unit_vectors():
    placed = place_vectors(_vectors(5), ["a"] * 5, ["fr"] * 5)
    assert placed.dtype == np.float32
    assert np.linalg.norm(placed, axis=1) == pytest.approx([1.0] * 5, abs=1e-6)


def test_a_place_depends_on_its_document_alone():
    vectors = _vectors(6)
    together = place_vectors(vectors, ["a", "a", "a", "b", "b", "b"], ["fr", "fr", "en", "en", "en", "en"])
    assert np.array_equal(place_vectors(vectors[:2], ["a", "a"], ["fr", "fr"]), together[:2])
    assert np.array_equal(place_vectors(vectors[2:3], ["a"], ["en"]), together[2:3])
    assert np.array_equal(place_vectors(vectors[3:], ["b"] * 3, ["en"] * 3), together[3:])


def test_what_all_claims_of_a_document_share_does_not_bring_them_together():
    shared = np.zeros(384)
    shared[0] = 100
    vectors = np.rint(_vectors(20) / 4 + shared).clip(-127, 127).astype(np.int8)
    unit = vectors / np.linalg.norm(vectors.astype(float), axis=1, keepdims=True)
    placed = place_vectors(vectors, ["a"] * 20, ["en"] * 20)
    assert float(unit[0] @ unit[1]) > float(placed[0] @ placed[1])
    assert abs(float(placed[0] @ placed[1])) < 0.25
