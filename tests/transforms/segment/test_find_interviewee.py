import pytest

from transforms.model import Block
from transforms.segment.find_interviewee import find_interviewee
from transforms.segment.load_rules import load_rules
from transforms.segment.measure_line import measure_line


@pytest.mark.parametrize(
    ("language", "kind", "text", "name"),
    [
        ("fr", "title", "Hélène Vasseur : « Le loup n'est pas seul »", "Hélène Vasseur"),
        ("es", "title", 'Marta Olmedo, bióloga: "El lince ha vuelto"', "Marta Olmedo"),
        ("fr", "title", "« Le loup n'est pas seul » (Hélène Vasseur, bergère)", "Hélène Vasseur"),
        ("en", "paragraph", "The Reader sat down with Rosa Imhof last week.", "Rosa Imhof"),
        ("de", "paragraph", "Ein Interview mit Jens Ahlers über Deiche.", "Jens Ahlers"),
        ("en", "navigation", "Interview with Rosa Imhof", None),
        ("en", "paragraph", "The Reader asked three people.", None),
    ],
)
def test_finds_who_is_interviewed(language, kind, text, name):
    assert find_interviewee([measure_line(Block(text))], [kind], load_rules(language)) == name
