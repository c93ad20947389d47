"""Spans and types that words, context and quotation marks give, over the whole room."""

from typing import Any

import pytest

from transforms.mentions.find_mentions import find_mentions

CASES = [
    # A preposition after a verb of place; what heads a thing or a town.
    ("fr", "Son frère est né à Zarvanne.", [("Zarvanne", "place")]),
    ("fr", "Hier le PDG de Zarvax a vu le maire de Trouvail.", [("Zarvax", "organisation"), ("Trouvail", "place")]),
    ("es", "Lo dijo la alcaldesa de Zarvaniel.", [("Zarvaniel", "place")]),
    ("es", "Lo indica un informe de Zarvania.", [("Zarvania", "organisation")]),
    ("en", "The firm is based in Zarvanton.", [("Zarvanton", "place")]),
    ("en", "They crossed the Zarvan river by boat.", [("Zarvan", "place")]),
    # Known things and what follows or precedes them.
    ("fr", "Il conduit une Peugeot Zarva.", [("Peugeot Zarva", "product")]),
    ("fr", "Elle a dit à l'AFP Annabel Zarouby, son agent.", [("AFP", "organisation"), ("Annabel Zarouby", "person")]),
    ("fr", "Hier L'Union européenne a parlé.", [("Union européenne", "organisation")]),
    ("en", "It is said that the Miami Zarbirds won.", [("Miami Zarbirds", "organisation")]),
    ("en", "So said White House Press Secretary Joan Zarvo.", [("White House", "organisation"), ("Joan Zarvo", "person")]),
    ("en", "He met Chief Strategy Officer Joan Zarvo.", [("Joan Zarvo", "person")]),
    ("en", "He died at Victoria Hospital.", [("Victoria Hospital", "organisation")]),
    # Institutions go on with their adjectives; places end before "and".
    ("fr", "On lit le ministère des Ressources pétrolières.", [("ministère des Ressources pétrolières", "organisation")]),
    ("fr", "On va de Saint-Zarvan et Rennes.", [("Saint-Zarvan", "place"), ("Rennes", "place")]),
    # Works and media in quotation marks.
    ("fr", "Il cite les séries « Zarva », « Prison de Zarvo » et « House of Zarv ».",
     [("Zarva", "work"), ("Prison de Zarvo", "work"), ("House of Zarv", "work")]),
    ("de", "Das schrieb die Zeitung „Zarvener Echo“ gestern.", [("Zarvener Echo", "organisation")]),
    ("fr", "Il a crié « Injures » et « Silence ».", []),
    # German: nouns before names, offices, adjectives with a capital, numbers.
    ("de", "Er bleibt am Stammsitz Schweinfurt wohnen.", [("Schweinfurt", "place")]),
    ("de", "Das teilte das Bundeswaldministerium mit.", [("Bundeswaldministerium", "organisation")]),
    ("de", "Sie wird seit gestern von der Zarvanischen Stiftung gefördert.", [("Zarvanischen Stiftung", "organisation")]),
    ("de", "Er hat in 87 Fällen Reparaturen abgerechnet.", []),
    ("de", "Gestern siegte der Läufer Zarvo Brant.", [("Zarvo Brant", "person")]),
    ("de", "Dazu forscht Lena Wirth von der Universität Leipzig.",
     [("Lena Wirth", "person"), ("Universität Leipzig", "organisation")]),
    ("de", "Das Werk im polnischen Zarvaw ist neu.", [("Zarvaw", "place")]),
    # A surname of which only the initial is given keeps its dot.
    ("fr", "On entend Karim Z., 40 ans.", [("Karim Z.", "person")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "line", "expected"), CASES)
def test_spans_and_types(read: Any, language: str, line: str, expected: list[tuple[str, str]]) -> None:
    segments, sentences = read(line, language)
    assert [(m.text, m.type) for m in find_mentions(line, segments, sentences, {})] == expected
