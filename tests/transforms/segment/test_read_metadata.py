from datetime import date

import pytest

from transforms.model import Block, Metadata
from transforms.segment.load_rules import load_rules
from transforms.segment.measure_line import measure_line
from transforms.segment.read_metadata import read_metadata

TEXT = "Le conseil a voté lundi la reconstruction du pont, fermé depuis les crues du printemps."


def _read(*rows: tuple[str, str], known: Metadata | None = None) -> Metadata:
    lines = [measure_line(Block(text)) for _, text in rows]
    return read_metadata(lines, [kind for kind, _ in rows], known or Metadata(), load_rules("fr"))


@pytest.mark.parametrize(
    ("rows", "on"),
    [
        ([("metadata", "Mis à jour le 5 mars 2024"), ("metadata", "Publié le 3 mars 2024")], date(2024, 3, 3)),
        ([("metadata", "Publié le 3 mars 2024, mis à jour le 5 mars 2024")], date(2024, 3, 3)),
        ([("metadata", "Mis à jour le 5 mars 2024")], None),
        ([("title", "date 2025-08-18 Le pont rouvre enfin")], date(2025, 8, 18)),
        ([("title", "Le pont rouvre le 18 août 2025")], None),
        ([("metadata", "5 mars 2024"), ("title", "Le pont rouvre"), ("metadata", "4 mars 2024")], date(2024, 3, 4)),
        ([("paragraph", f"PARIS, 3 mars 2023 (AFP) - {TEXT}")], date(2023, 3, 3)),
        ([("paragraph", f"PARIS, 3 mars (AFP) - {TEXT}")], None),
        ([("paragraph", f"Publié le 3 mars 2024 - {TEXT}")], date(2024, 3, 3)),
        ([("paragraph", f"Le 3 mars 2024, {TEXT}")], None),
        ([("navigation", "3 mars 2024")], None),
    ],
)
def test_published_on(rows, on):
    found = _read(*rows, ("paragraph", TEXT))
    assert found.published_on == on
    assert found.published_from == ("text" if on else None)


@pytest.mark.parametrize(
    ("rows", "authors"),
    [
        ([("metadata", "Par Jeanne Morel et Luc Roy")], ("Jeanne Morel", "Luc Roy")),
        ([("metadata", "Publié le 3 mars 2024 par Jeanne Morel")], ("Jeanne Morel",)),
        ([("metadata", "Propos recueillis par Simon Aubry")], ("Simon Aubry",)),
        ([("paragraph", f"PARIS (AFP) - {TEXT}")], ("AFP",)),
        ([("metadata", "EcoEco Planète17 mai 2026 à 00:32")], ()),
        ([("metadata", "Par la rédaction")], ()),
        ([("paragraph", "Par Jeanne Morel")], ()),
    ],
)
def test_authors(rows, authors):
    assert _read(*rows, ("paragraph", TEXT)).authors == authors


@pytest.mark.parametrize(
    ("rows", "publisher"),
    [
        ([("navigation", "Le Courrier"), ("title", "Le pont rouvre")], "Le Courrier"),
        ([("navigation", "ENFR"), ("navigation", "8news"), ("title", "Le pont rouvre")], "8news"),
        ([("navigation", "Accueil"), ("title", "Le pont rouvre")], None),
        ([("title", "Le pont rouvre"), ("navigation", "© 2024 Le Courrier. Tous droits réservés.")], "Le Courrier"),
    ],
)
def test_publisher(rows, publisher):
    assert _read(*rows).publisher == publisher


def test_the_title_without_its_date():
    assert _read(("title", "date 2025-08-18 Le pont rouvre enfin")).title == "Le pont rouvre enfin"


def test_an_author_in_capitals_takes_the_form_of_the_text():
    assert _read(("metadata", "PAR JEANNE MOREL"), ("paragraph", "Jeanne Morel a vu.")).authors == ("Jeanne Morel",)
