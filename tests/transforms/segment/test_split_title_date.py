import pytest

from transforms.model import Block
from transforms.segment.load_rules import load_rules
from transforms.segment.measure_line import measure_line
from transforms.segment.split_title_date import split_title_date


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("date 2025-08-18 Le pont sera reconstruit", "Le pont sera reconstruit"),
        ("18 août 2025 - Le pont sera reconstruit", "Le pont sera reconstruit"),
        ("Publié le 18/08/2025 : Le pont rouvre", "Le pont rouvre"),
        ("Le pont du 18 août 2025", "Le pont du 18 août 2025"),
        ("18 août 2025", "18 août 2025"),
    ],
)
def test_parts_title_and_date(text, title):
    assert split_title_date(measure_line(Block(text)), load_rules("fr")) == title
