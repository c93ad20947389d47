import pytest

from transforms.claims.checkworthiness import score_features


def test_the_score_is_the_logistic_of_the_weights_of_what_fired():
    score, signals = score_features({"quantity", "finite_verb", "date"})  # -0.9 + 1.1 + 0.8 + 0.5 = 1.5
    assert (score, signals) == (0.8176, ("date", "finite_verb", "quantity"))


def test_more_to_check_scores_higher_and_taste_lower():
    plain = score_features({"finite_verb"})[0]
    assert score_features({"finite_verb", "quantity"})[0] > plain > score_features({"finite_verb", "evaluative"})[0]


def test_a_feature_without_a_weight_is_a_mistake():
    with pytest.raises(KeyError):
        score_features({"colour"})
