from collections.abc import Callable

import pytest

from transforms.mentions.match_gazetteer import match_gazetteer
from transforms.mentions.values import Text, surface


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("aux Etats-Unis", "fr", [("Etats Unis", "États-Unis", "exact")]),
        ("en Côte d’Ivoire", "fr", [("Côte d Ivoire", "Côte d'Ivoire", "exact")]),
        ("the New York Times", "en", [("New York Times", "New York Times", "exact")]),
        ("la Commission, européenne", "fr", []),
        (
            "LE FIGARO a lu LA TRIBUNE",
            "fr",
            [("LE FIGARO", "Le Figaro", "exact"), ("LA TRIBUNE", "La Tribune", "exact")],
        ),
        ("à Mexico", "fr", [("Mexico", "Mexico", "exact")]),
        ("in Mexico", "en", [("Mexico", "Mexico", "exact")]),
        ("la COP24, la COP 21", "fr", [("COP24", "COP 24", "version"), ("COP 21", "COP 21", "version")]),
        ("un iPhone 15", "fr", [("iPhone 15", "iPhone 15", "version")]),
        ("Apollo 11 et Apollo", "fr", [("Apollo 11", "Apollo 11", "version")]),
        ("le niveau ASL-3", "fr", [("ASL 3", "ASL-3", "version")]),
        ("Siemens AG und Siemens", "de", [("Siemens AG", "Siemens", "exact"), ("Siemens", "Siemens", "exact")]),
        ("Frankreichs Pläne", "de", [("Frankreichs", "Frankreich", "exact")]),
        ("US-amerikanische Firmen", "de", []),
        ("der Deutschen Bank", "de", [("Deutschen Bank", "Deutsche Bank", "exact")]),
    ],
)
def test_matches(tokenise: Callable[..., Text], text: str, language: str, expected: list[tuple[str, ...]]) -> None:
    words = tokenise(text, language)
    assert [(surface(words, c), c.name, c.resolution) for c in match_gazetteer(words, language)] == expected


def test_the_country_and_the_city_differ_by_language(tokenise: Callable[..., Text]) -> None:
    assert [c.key for c in match_gazetteer(tokenise("à Mexico"), "fr")] == ["place/mexico-city"]
    assert [c.key for c in match_gazetteer(tokenise("in Mexico", "en"), "en")] == ["place/mexico"]
