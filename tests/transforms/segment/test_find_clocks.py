import pytest

from transforms.segment.find_clocks import find_clocks


@pytest.mark.parametrize(
    ("folded", "spans"),
    [
        ("a 10:15", [(2, 7)]),
        ("a 10h15", [(2, 7)]),
        ("10.15 uhr", [(0, 5)]),
        ("9:05 a.m. today", [(0, 9)]),
        ("1:02:33", [(0, 7)]),
        ("45.99 dollars", []),
        ("25:99", []),
        ("none", []),
    ],
)
def test_finds_clock_times(folded, spans):
    assert list(find_clocks(folded)) == spans
