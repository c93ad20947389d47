from collections.abc import Callable

import pytest

from transforms.mentions.find_acronyms import find_acronyms
from transforms.mentions.values import Text


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("L'Office breton des marées (OBM) publie.", "fr", [("Office breton des marées", "OBM", True)]),
        ("le produit intérieur brut (PIB) recule", "fr", [("produit intérieur brut", "PIB", False)]),
        ("le syndicat des facteurs (SDF) proteste", "fr", [("syndicat des facteurs", "SDF", True)]),
        (
            "the Ministry of Trade, Industry and Energy (MOTIE)",
            "en",
            [("Ministry of Trade Industry and Energy", "MOTIE", True)],
        ),
        ("la Caisse du Nord (Canor) prête", "fr", [("Caisse du Nord", "Canor", True)]),
        ("l'OBM (Office breton des marées) publie", "fr", [("Office breton des marées", "OBM", True)]),
        ("(OBM) Oui, l'Office breton des marées (OBM)", "fr", [("Office breton des marées", "OBM", True)]),
        ("elle chante (ABBA) et danse", "fr", []),
        ("Anne Martin (PS) répond", "fr", []),
    ],
)
def test_definitions(
    tokenise: Callable[..., Text], text: str, language: str, expected: list[tuple[str, str, bool]]
) -> None:
    words = tokenise(text, language)
    found = [
        (" ".join(w.text for w in words.words[d.first : d.last]), words.words[d.acronym].text, d.is_name)
        for d in find_acronyms(words)
    ]
    assert found == expected
