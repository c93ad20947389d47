"""Runs of capitals: where they end, what is cut from them, and how they weigh."""

from collections.abc import Callable

import pytest

from transforms.mentions.find_runs import find_runs
from transforms.mentions.match_gazetteer import match_gazetteer
from transforms.mentions.values import Text, surface


def runs(text: Text, language: str) -> dict[str, float]:
    return {
        surface(text, c): c.score for c in find_runs(text, [c for c in match_gazetteer(text, language) if not c.mark])
    }


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("On a vu Zélie Arnoult hier.", "fr", ["Zélie Arnoult"]),
        ("On a vu Paul Le Goff hier.", "fr", ["Paul Le Goff"]),
        ("On a vu Hélène de Kersal hier.", "fr", ["Hélène de Kersal"]),
        ("Elle vit à Boisse-sur-Orge depuis.", "fr", ["Boisse sur Orge"]),
        ("On aime Kim Dae-jung ici.", "fr", ["Kim Dae jung"]),
        ("Selon la ministre de la Mer Anne Petit, oui.", "fr", ["Anne Petit"]),
        ("Le ministre des Ports viendra.", "fr", []),
        ("Chez Google Maree, on rit.", "fr", ["Google Maree"]),
        ("Le géant Google Anne Petit rit.", "fr", ["Anne Petit"]),
        ("Un accord CGT-FO-FSU existe.", "fr", []),
        ("Le Parti vert et la Cour des ports siègent.", "fr", ["Parti", "Cour des ports"]),
        ("Il roule en Peugeot 208 neuve.", "fr", []),
        ("Il aime la Peugeot 407 et rit.", "fr", ["Peugeot 407"]),
        ("Le moteur donne 850 Nm ici.", "fr", []),
        ("On étudie Tancrède XIV en classe.", "fr", ["Tancrède XIV"]),
        ("Il dirige Nordwerk SA depuis mai.", "fr", ["Nordwerk SA"]),
        ("Les Italiens mangent le Dimanche.", "fr", []),
        ("The University of Oslo and the Bank of Turku merged.", "en", ["University of Oslo", "Bank of Turku"]),
        ("We met Jane Roe of Turku.", "en", ["Jane Roe", "Turku"]),
        ("British Prime Minister Jane Roe left.", "en", ["Jane Roe"]),
        ("Llegó el Balón de Oro.", "es", ["Llegó", "Balón de Oro"]),
    ],
)
def test_spans(tokenise: Callable[..., Text], text: str, language: str, expected: list[str]) -> None:
    found = runs(tokenise(text, language), language)
    assert list(found) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ende Mai sagte Sängerin Katja Holm ab.", ["Katja Holm"]),
        ("Man traf Ursula von der Heide dort.", ["Ursula von der Heide"]),
        ("Die Firma Nordwerk AG wächst.", ["Nordwerk AG"]),
        ("Er lebt in Xanten.", ["Xanten"]),
        ("Er bleibt in Ruhe.", []),
        ("Das Institut für Meereskunde prüft.", ["Institut für Meereskunde"]),
        ("Zwei Millionen Euro Verlust drohen.", []),
    ],
)
def test_german_nouns_are_not_names(tokenise: Callable[..., Text], text: str, expected: list[str]) -> None:
    found = runs(tokenise(text, "de"), "de")
    assert [name for name, score in found.items() if score >= 0.5] == expected


def test_scores_fall_where_the_capital_proves_less(tokenise: Callable[..., Text]) -> None:
    assert runs(tokenise("On a revu Paul Arnoult hier."), "fr") == {"Paul Arnoult": 0.9}
    assert runs(tokenise("On a revu Zarvax hier."), "fr") == {"Zarvax": 0.55}
    assert runs(tokenise("Zarvax vend bien."), "fr") == {"Zarvax": 0.15}
    assert runs(tokenise("On a revu Zarvax Tormel hier."), "fr") == {"Zarvax Tormel": 0.7}


def test_a_language_without_rules_has_no_runs(tokenise: Callable[..., Text]) -> None:
    assert find_runs(tokenise("De Verenigde Boeren", "nl"), []) == []
