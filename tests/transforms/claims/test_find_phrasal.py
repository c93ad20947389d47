"""Reporting verbs in two parts."""

import pytest

from transforms.claims.find_phrasal import find_phrasal
from transforms.claims.lexicon import load_lexicon
from transforms.claims.split_words import split_words


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Der Mann gab am Montag an, nichts zu wissen.", {2: ("angeben", "past")}),
        ("de", "Es gab am Montag Hinweise.", {}),
        ("de", "Die Bank geht davon aus, dass der Kurs fällt.", {2: ("ausgehen", "present")}),
        ("de", "Der Analyst hält den Plan für riskant.", {2: ("halten für", "present")}),
        ("es", "El informe puso ayer de manifiesto que faltan datos.", {2: ("poner de manifiesto", "past")}),
        ("es", "El mago puso la mesa.", {}),
        ("fr", "Il a mis la table.", {}),
    ],
)
def test_the_second_part_makes_the_verb(language, text, expected):
    lexicon = load_lexicon(language)
    assert lexicon is not None
    low = split_words(text, language)[0]
    assert find_phrasal(low, lexicon) == expected
