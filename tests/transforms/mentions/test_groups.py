"""Which surfaces of an article are one entity: surnames, acronyms, clubs, articles, parties, slips, nicknames, spans."""

from collections.abc import Callable
from typing import Any

import pytest

from transforms.mentions.find_mentions import find_mentions

Read = Callable[..., list[tuple[str, str, str]]]


@pytest.fixture
def found(read: Any) -> Read:
    """text -> (surface, type, name) of each mention."""

    def make(text: str, language: str) -> list[tuple[str, str, str]]:
        segments, sentences = read(text, language)
        return [(m.text, m.type, m.name) for m in find_mentions(text, segments, sentences, {})]

    return make


ONE_ENTITY = [
    ("en", "Michael McDonald sang first. Later McDonald thanked the crowd.", ["Michael McDonald", "McDonald"]),
    ("fr", "Le coach Hugo Carrefour est parti. Selon Carrefour, le match était dur.", ["Hugo Carrefour", "Carrefour"]),
    ("en", "Ann Dell met a friend. Dell laughed.", ["Ann Dell", "Dell"]),
    ("en", "Paul Washington spoke. Then Washington agreed.", ["Paul Washington", "Washington"]),
    ("fr", "Le SC Norbourg joue demain. Le SCN est fort.", ["SC Norbourg", "SCN"]),
    ("de", "Der HC Zarburg (HCZ) gewann. Später verlor der HCZ.", ["HC Zarburg", "HCZ"]),
    ("en", "FC Zarvos won the cup. Zarvos won again.", ["FC Zarvos", "Zarvos"]),
    ("de", "Der 1. FC Zarburg gewann klar. Der Trainer lobte Zarburg.", ["1. FC Zarburg", "Zarburg"]),
    ("en", "They saw The Zarvin Brothers. Nobody left Zarvin Brothers shows.", ["The Zarvin Brothers", "Zarvin Brothers"]),
    ("en", "The Conservative Party lost, so Conservatives wept and Tories left.", ["Conservative Party", "Conservatives", "Tories"]),
    ("fr", "Le Parti travailliste gagne et les Travaillistes rient.", ["Parti travailliste", "Travaillistes"]),
    ("en", "Tottenham Hotspur lost. The fans of Spurs wept.", ["Tottenham Hotspur", "Spurs"]),
    ("fr", "Selon Ipsos, tout va bien. Hier Ipsos a ri. L'institut Ispos compte.", ["Ipsos", "institut Ispos"]),
    ("fr", "Jean Zarvot, dit le « Menhir », est mort. Le Menhir avait cent ans.", ["Jean Zarvot", "Menhir"]),
    ("en", "John Zarvin, nicknamed “The Rock”, died. Later The Rock was buried.", ["John Zarvin", "The Rock"]),
    ("fr", "Hier, la BRI de Zarville agit. Puis la BRI part.", ["BRI de Zarville", "BRI"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "surfaces"), ONE_ENTITY)
def test_one_entity(found: Read, language: str, text: str, surfaces: list[str]) -> None:
    names = {surface: (kind, name) for surface, kind, name in found(text, language)}
    assert [surface for surface in surfaces if surface not in names] == []
    assert len({names[surface] for surface in surfaces}) == 1


APART = [
    ("en", "Colin Zarvick spoke. He runs Zarvick Publishing. Then Zarvick left.", "Zarvick Publishing", "Zarvick"),
    ("en", "Paul Washington spoke. She lives in Washington today.", "Paul Washington", "Washington"),
    ("fr", "Jean Zarvot parle. Le vieux Menhir est une pierre.", "Jean Zarvot", "Menhir"),
    ("fr", "Hier Martine a ri. Puis Martine part, et Martin reste.", "Martine", "Martin"),
    ("en", "The UK Tories were angry.", "UK", "Tories"),
    ("en", "She runs Zarvin Records and Zarvin Editions.", "Zarvin Records", "Zarvin Editions"),
]


@pytest.mark.parametrize(("language", "text", "one", "other"), APART)
def test_two_entities(found: Read, language: str, text: str, one: str, other: str) -> None:
    names = {surface: name for surface, _, name in found(text, language)}
    assert names[one] != names[other]


def test_a_firm_of_somebodys_name_is_an_organisation(found: Read) -> None:
    rows = found("Colin Zarvick spoke. He runs Zarvick Publishing. Then Zarvick left.", "en")
    assert rows == [
        ("Colin Zarvick", "person", "Colin Zarvick"),
        ("Zarvick Publishing", "organisation", "Zarvick Publishing"),
        ("Zarvick", "person", "Colin Zarvick"),
    ]


SPANS = [
    ("fr", "Elle travaille à la sécurité sociale de l'Isère.", ["sécurité sociale de l'Isère"]),
    ("fr", "Un juge de la cour d'appel de Zarville a ri.", ["cour d'appel de Zarville"]),
    ("fr", "L'Union du grand commerce de centre-ville proteste.", ["Union du grand commerce de centre-ville"]),
    ("fr", "La voix du Zarban émet. Il écoute La voix du Zarban.", ["La voix du Zarban", "La voix du Zarban"]),
    ("fr", "Le festival Les Sommets du rire revient.", ["Les Sommets du rire"]),
    ("en", "The site ZarMENIA.Net said so.", ["ZarMENIA.Net"]),
    ("fr", "Selon Zarvix.com, c'est vrai.", ["Zarvix.com"]),
    ("en", "The account was renamed zarcheckUK today.", ["zarcheckUK"]),
    ("en", "The ZVHQ Press account was renamed.", ["ZVHQ Press"]),
    ("en", "He sang the song “Let the river run” twice.", ["Let the river run"]),
]


@pytest.mark.parametrize(("language", "text", "surfaces"), SPANS)
def test_one_span(found: Read, language: str, text: str, surfaces: list[str]) -> None:
    assert [surface for surface, _, _ in found(text, language)] == surfaces


def test_a_sentence_without_a_space_before_it_is_no_site(found: Read) -> None:
    assert "Zarvon" in [surface for surface, _, _ in found("They left for Zarvon.It rained there.", "en")]
