import math

import pytest

from transforms.claims.checkworthiness import score_features


def test_the_score_is_the_logistic_of_a_sum_and_names_what_counted():
    def log_odds(*features: str) -> float:
        score = score_features(features)[0]
        return math.log(score / (1 - score))

    score, signals = score_features({"quantity", "finite_verb", "date"})
    assert 0 < score < 1
    assert signals == ("date", "finite_verb", "quantity")
    bias = log_odds()
    alone = sum(log_odds(feature) - bias for feature in signals)
    assert log_odds(*signals) == pytest.approx(bias + alone, abs=0.01)  # scores have four decimals


@pytest.mark.parametrize("feature", ["quantity", "named_subject", "named", "reporting"])
def test_figures_and_names_are_worth_checking(feature):
    assert score_features({"finite_verb", feature})[0] > score_features({"finite_verb"})[0]


@pytest.mark.parametrize("feature", ["prediction", "hedged", "first_person"])
def test_what_nobody_can_check_yet_and_the_speaker_himself_are_worth_less(feature):
    assert score_features({"finite_verb", feature})[0] < score_features({"finite_verb"})[0]


def test_a_feature_without_a_weight_is_a_mistake():
    with pytest.raises(KeyError):
        score_features({"colour"})
