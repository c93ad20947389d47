import pytest

from transforms.parse.office.kind_of_style import kind_of_style


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("heading 1", ("heading", 1)),
        ("Heading  3", ("heading", 3)),
        ("heading 9", ("heading", 6)),
        ("Titre 2", ("heading", 2)),
        ("Überschrift 1", ("heading", 1)),
        ("Título 4", ("heading", 4)),
        ("Titolo 1", ("heading", 1)),
        ("Heading", ("heading", 2)),
        ("Intertitre", ("heading", 2)),
        ("Titre", ("title", None)),
        ("Title", ("title", None)),
        ("Titel", ("title", None)),
        ("Subtitle", (None, None)),
        ("Untertitel", (None, None)),
        ("List Bullet 2", ("list_item", None)),
        ("Liste à puces", ("list_item", None)),
        ("Intense Quote", ("quote", None)),
        ("Citation", ("quote", None)),
        ("Legenda", ("caption", None)),
        ("Pie de foto", ("caption", None)),
        ("toc 1", ("navigation", None)),
        ("TM 3", ("navigation", None)),
        ("Normal", None),
        ("Titre de la rubrique", None),
        ("Caption 2 of the house", None),
        ("", None),
        ("1", None),
    ],
)
def test_kind_of_style(name: str, kind: tuple[str | None, int | None] | None) -> None:
    assert kind_of_style(name) == kind
