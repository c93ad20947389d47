from collections.abc import Callable

import pytest

from transforms.mentions.find_terms import find_terms
from transforms.mentions.tokenise_document import GAPS
from transforms.mentions.values import Text, surface


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Le roman « Vent de terre » plaît.", "fr", [("Vent de terre", "work")]),
        ("Il a dit « Vent de terre ! »", "fr", []),
        (
            "Un « test du voisin » et une « règle des trois » suffisent.",
            "fr",
            [("test du voisin", "other"), ("règle des trois", "other")],
        ),
        ("Une « règle des trois » suffit.", "fr", []),
        ("L'effet « boule de neige » joue.", "fr", [("boule de neige", "other")]),
        ("Des données « voix de rue » ont servi.", "fr", [("voix de rue", "dataset")]),
        ('Her book, "Salt and Rust", sold well.', "en", [("Salt and Rust", "work")]),
        ('They praised "The Sound of Slow Rivers" today.', "en", [("The Sound of Slow Rivers", "work")]),
        ('She said "the river is slow" today.', "en", []),
        ("They use what they call the slow river test.", "en", [("slow river test", "other")]),
        ("He called it a day.", "en", []),
    ],
)
def test_terms(tokenise: Callable[..., Text], text: str, language: str, expected: list[tuple[str, str]]) -> None:
    words = tokenise(text, language)
    assert [(surface(words, c), c.votes[0][0]) for c in find_terms(words)] == expected


def test_a_closing_sign_breaks_the_next_word_off() -> None:
    joining = "".join(GAPS)
    assert not any(sign in joining for sign in '»”“"')
