import pytest

from transforms.model import Block
from transforms.segment.load_rules import load_rules
from transforms.segment.measure_line import measure_line
from transforms.segment.recognise_metadata import recognise_metadata


@pytest.mark.parametrize(
    ("language", "text", "certainty"),
    [
        ("fr", "EcoEco Planète17 mai 2026 à 00:3212:31", "sure"),
        ("fr", "Publié le 3 mars 2024", "sure"),
        ("fr", "Temps de lecture : 3 min", "sure"),
        ("fr", "il y a 3 heures", "sure"),
        ("en", "3 min read", "sure"),
        ("de", "Lesezeit: 4 Minuten", "sure"),
        ("es", "4 minutos de lectura", "sure"),
        ("en", "12:31", "sure"),
        ("en", "AFP", "sure"),
        ("en", "(Reporting by Eva Strand; Editing by Paul Groom)", "sure"),
        ("fr", "Propos recueillis par Simon Aubry", "sure"),
        ("en", "Tags: lake, ferry, council", "sure"),
        ("de", "Von Max Muster, 3. Mai 2024, 10:15 Uhr", "sure"),
        ("en", "By Jane Doe", "placed"),
        ("en", "- Jane Doe @janedoe", "placed"),
        ("es", "Valdemora, 14 de mayo de 2024", "placed"),
        ("fr", "ab-cd/ef/gh", "placed"),
        ("en", "Published", "placed"),
        ("en", "3 May 2024", "dated"),
        ("fr", "Billet de blog 12 janvier 2024", "loose"),
        ("en", "Jane Doe", "named"),
    ],
)
def test_lines_about_the_article(language, text, certainty):
    assert recognise_metadata(measure_line(Block(text)), load_rules(language)) == certainty


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The council voted on 3 May 2024 to rebuild the bridge."),
        ("fr", "Il y a 40 ans, les accords de Valmont mettaient fin à la grève"),
        ("fr", "Interview du ministre : les questions que le pays se pose"),
        ("fr", "La rédaction de la chaîne ne veut pas de lui"),
        ("en", "By the time he arrived, the bridge was closed"),
        ("en", "Palm Bay beats Rockledge 70-44"),
        ("it", "Di Lauro attacca la Regione"),
    ],
)
def test_lines_of_the_article(language, text):
    assert recognise_metadata(measure_line(Block(text)), load_rules(language)) in (None, "loose")
