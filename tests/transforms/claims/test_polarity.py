import pytest

from transforms.claims.assertion import find_assertion
from transforms.claims.polarity import find_polarity

CASES = [
    ("fr", "Le pont n’est pas fermé.", "negated"),
    ("fr", "Le pont n’a jamais été fermé.", "negated"),
    ("fr", "Aucun pont n’est fermé.", "negated"),
    ("fr", "Personne n’a vu le pont.", "negated"),
    ("fr", "Le pont n’est plus ouvert.", "negated"),
    ("fr", "Le trafic n’a baissé que de 2 %.", "affirmed"),
    ("fr", "Il ne reste plus qu’un pont.", "affirmed"),
    ("fr", "Pas moins de trois ponts sont fermés.", "affirmed"),
    ("fr", "Le pont est plus haut que le quai.", "affirmed"),
    ("fr", "Le pont est fermé quand le vent n’est pas faible.", "affirmed"),
    ("fr", "La mairie refuse de fermer le pont.", "affirmed"),
    ("en", "The bridge is not closed.", "negated"),
    ("en", "The bridge isn’t closed.", "negated"),
    ("en", "Nobody saw the bridge.", "negated"),
    ("en", "The bridge failed to open.", "negated"),
    ("en", "The bridge has no railings.", "negated"),
    ("en", "The bridge closed with no warning.", "affirmed"),
    ("en", "The city refuses to close the bridge.", "affirmed"),
    ("en", "No fewer than three bridges are closed.", "affirmed"),
    ("en", "The bridge closes when drivers do not pay.", "affirmed"),
    ("de", "Die Brücke ist nicht gesperrt.", "negated"),
    ("de", "Verletzt wurde niemand.", "negated"),
    ("de", "Die Brücke ist nicht nur alt, sondern auch schmal.", "affirmed"),
    ("es", "El puente no está cerrado.", "negated"),
    ("es", "Nunca se cerró el puente.", "negated"),
    ("it", "Il ponte non è chiuso.", "negated"),
    ("pt", "Ninguém ficou ferido.", "negated"),
    ("pt", "A ponte não só é velha como é estreita.", "affirmed"),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_only_the_main_assertion_is_negated(read, language, text, expected):
    reading = read(text, language)
    content = [True] * len(reading.low)
    assert find_polarity(reading, find_assertion(reading, content), content) == expected
