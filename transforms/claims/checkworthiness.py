"""How much a claim is worth checking: a logistic score over named features, each of them visible in `signals`."""

import math
from collections.abc import Collection
from functools import cache, lru_cache

from transforms.data_files import load_yaml


def score_features(features: Collection[str]) -> tuple[float, tuple[str, ...]]:
    """Score 0..1 (4 decimals) and the features that count, in alphabetical order.

    The weights are log-odds, see `transforms/claims/checkworthiness.yml`.

    Raises:
        KeyError: a feature has no weight.
    """
    fired = tuple(sorted(features))
    return _score(fired), fired


@lru_cache(maxsize=1_024)
def _score(fired: tuple[str, ...]) -> float:
    weights = _weights()
    total = weights["bias"] + sum(weights[name] for name in fired)
    return round(1 / (1 + math.exp(-total)), 4)


@cache
def _weights() -> dict[str, float]:
    return {name: float(weight) for name, weight in load_yaml("claims/checkworthiness.yml").items()}
