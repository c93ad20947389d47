import pytest

from transforms.mentions.cognates import count_cognates


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (["ministry", "defense"], ["ministere", "defense"], 2),
        (["junior", "baker", "perspective"], ["perspective", "boulanger", "junior"], 2),
        (["heuristic"], ["heuristique"], 1),
        (["100"], ["1000"], 1),
        (["1000"], ["user"], 0),
        (["test", "test"], ["test"], 1),
        (["health"], ["sante"], 0),
        (["for"], ["fort"], 1),
        ([], ["mot"], 0),
    ],
)
def test_cognates_are_counted_once_each(left: list[str], right: list[str], expected: int) -> None:
    assert count_cognates(left, right) == expected
