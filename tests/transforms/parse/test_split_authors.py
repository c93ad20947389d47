import pytest

from transforms.parse.split_authors import split_authors


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("Anne Morel", ("Anne Morel",)),
        ("Par Anne Morel", ("Anne Morel",)),
        ("By: Anne Morel", ("Anne Morel",)),
        ("Propos recueillis par Anne Morel", ("Anne Morel",)),
        ("Parvati Shah", ("Parvati Shah",)),
        ("Anne Morel et Luc Petit", ("Anne Morel", "Luc Petit")),
        ("Anne Morel, Luc Petit and Zoe Byrne", ("Anne Morel", "Luc Petit", "Zoe Byrne")),
        ("Anne Morel; Luc Petit | Zoe Byrne", ("Anne Morel", "Luc Petit", "Zoe Byrne")),
        ("Morel, Anne", ("Morel, Anne",)),
        ("Morel, Anne; Petit, Luc", ("Morel, Anne", "Petit, Luc")),
        ("Anne Morel; Anne Morel", ("Anne Morel",)),
        ("Anne   Morel \n", ("Anne Morel",)),
        ("Anne Morel (anne@phare.example)", ("Anne Morel",)),
        ("AFP", ("AFP",)),
        ("Rédaction", ()),
        ("Unknown", ()),
        ("", ()),
        (" ; , ", ()),
        ("https://phare.example/anne", ()),
        ("x" * 200, ()),
    ],
)
def test_split_authors(byline: str, expected: tuple[str, ...]) -> None:
    assert split_authors(byline) == expected


def test_a_long_list_is_cut() -> None:
    assert len(split_authors(";".join(f"Nom {number}" for number in range(500)))) == 20
