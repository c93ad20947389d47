from collections.abc import Callable

import pytest

from transforms.mentions.confirm_known import confirm_known
from transforms.mentions.find_domains import find_domains
from transforms.mentions.match_gazetteer import match_gazetteer
from transforms.mentions.match_models import match_models
from transforms.mentions.values import Text


def confirmed(text: Text, language: str) -> list[str | None]:
    known = [*match_gazetteer(text, language), *match_models(text)]
    return [c.name for c in confirm_known(text, known, find_domains(text, known))]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("L'opérateur Orange recrute.", "fr", ["Orange"]),
        ("Une Orange pressée.", "fr", []),
        ("Orange mécanique.", "fr", []),
        ("Il vit dans la Somme.", "fr", ["Somme"]),
        ("Das ist der Shell.", "de", []),
        ("Le modèle Opus plaît.", "fr", []),
        ("Opus plaît à Anthropic.", "fr", ["Claude Opus", "Anthropic"]),
        ("Claude Opus 4 puis Sonnet.", "fr", ["Claude Opus 4", "Claude Sonnet"]),
        ("L'IA de Claude est une IA sobre.", "fr", ["Claude"]),
        ("Claude aime la mer.", "fr", []),
        ("L'IA intéresse Claude Petit, l'IA aussi.", "fr", []),
        ("They compared OpenAI's 01 with it.", "en", ["OpenAI", "o1"]),
        ("Call 01 now, said OpenAI.", "en", ["OpenAI"]),
        ("Sur Bedrock, l'IA sert l'IA.", "fr", ["Amazon Bedrock"]),
        ("Les Flintstones vivent à Bedrock.", "fr", []),
    ],
)
def test_ambiguous_names(tokenise: Callable[..., Text], text: str, language: str, names: list[str]) -> None:
    assert confirmed(tokenise(text, language), language) == names


def test_a_domain_takes_two_of_its_words_or_one_of_its_names(tokenise: Callable[..., Text]) -> None:
    assert find_domains(tokenise("Une IA."), []) == frozenset()
    assert find_domains(tokenise("Une IA, un modèle de langage."), []) == {"ai"}
