import pytest

from transforms.quantities.read_figure import read_figure


@pytest.mark.parametrize(
    ("figure", "decimal", "value"),
    [
        ("5", ",", 5), ("1 000", ",", 1000), ("1\u202f000,5", ",", 1000.5), ("1.000,5", ",", 1000.5), ("1’000", ",", 1000),
        ("12,5", ",", 12.5), ("3.5", ",", 3.5), ("0.125", ",", 0.125), ("1.234", ",", 1234), ("200,000", ",", 200000),
        ("1,234,567.5", ",", 1234567.5), ("1,000.5", ".", 1000.5), ("1.000", ".", 1), ("1,234", ".", 1234),
        ("1,00,000", ".", 100000), ("1.234,5", ".", 1234.5), ("1.234.567", ".", 1234567), ("0", ".", 0),
    ],
)  # fmt: skip
def test_figures(figure, decimal, value):
    assert read_figure(figure, decimal) == value


@pytest.mark.parametrize("figure", ["007", "01", "1.2.3", "17.05.2026", "192.168.1.2", "1" * 41, "5'10"])
def test_what_is_no_number(figure):
    assert read_figure(figure, ",") is None
    assert read_figure(figure, ".") is None
