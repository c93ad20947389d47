import json
from datetime import date

import pytest

from transforms.errors import InputError
from transforms.model import Block, Metadata
from transforms.parse.parse_bulk import parse_bulk


def record(**values: object) -> bytes:
    return json.dumps({"extra": {}, **values}).encode()


def test_text_lines_after_the_standfirst() -> None:
    document = parse_bulk(record(heading=" Un  chapô. ", text="Un.\r\n\r\n Deux.\u200b"))
    assert document.blocks == (Block("Un chapô."), Block("Un."), Block("Deux."))
    assert document.metadata == Metadata()


def test_text_is_cleaned() -> None:
    assert parse_bulk(record(text="l’Ã©tÃ©\u0000 e\u0301")).blocks == (Block("l’été\ufffd é"),)


@pytest.mark.parametrize("blank", [None, "", "  ", [], {}, True, "null "])
@pytest.mark.parametrize("name", ["title", "authors", "publisher", "url", "published", "language", "kind", "heading"])
def test_blank_and_odd_values_leave_a_field_unknown(name: str, blank: object) -> None:
    document = parse_bulk(record(text="Un.", **{name: blank}))
    expected = {"title": "null", "publisher": "null"} if blank == "null " else {}
    assert document.metadata == Metadata(title=expected.get("title") if name == "title" else None,
                                         publisher=expected.get("publisher") if name == "publisher" else None)  # fmt: skip
    assert document.blocks[-1] == Block("Un.")


@pytest.mark.parametrize(
    ("name", "value", "field", "expected"),
    [
        ("title", "Le  port\nrouvre", "title", "Le port rouvre"),
        ("title", 1984, "title", "1984"),
        ("title", "x" * 5000, "title", "x" * 2000),
        ("authors", "Par Anne Morel et Luc Petit", "authors", ("Anne Morel", "Luc Petit")),
        ("authors", ["Anne Morel", None, "Luc Petit"], "authors", ("Anne Morel", "Luc Petit")),
        ("authors", [{"name": "Anne Morel", "url": "x"}], "authors", ("Anne Morel",)),
        ("authors", {"name": "Anne Morel"}, "authors", ("Anne Morel",)),
        ("publisher", "Le Phare", "publisher", "Le Phare"),
        ("url", "https://PHARE.example/a#b", "url", "https://phare.example/a"),
        ("published", "2024-05-01", "published_on", date(2024, 5, 1)),
        ("published", "2024-05-01", "published_from", "metadata"),
        ("published", 1714555800, "published_on", None),
        ("language", "FR_fr", "language", "fr"),
        ("language", "French", "language", "fr"),
        ("language", "deu", "language", "de"),
        ("language", "und", "language", None),
        ("kind", "Interview", "kind", "interview"),
        ("kind", "roman", "kind", None),
    ],
)
def test_each_field(name: str, value: object, field: str, expected: object) -> None:
    assert getattr(parse_bulk(record(text="Un.", **{name: value})).metadata, field) == expected


PAGE = (
    "<html lang='fr'><head><title>Titre de la page</title><meta name='author' content='Luc Petit'></head>"
    "<body><p>Le port a rouvert vendredi, selon la mairie.</p></body></html>"
)


def test_html_where_there_is_no_text() -> None:
    document = parse_bulk(record(text=" ", html=PAGE, title="Titre du flux"))
    assert document.metadata == Metadata(title="Titre du flux", authors=("Luc Petit",), language="fr")
    assert [block.text for block in document.blocks][-1] == "Le port a rouvert vendredi, selon la mairie."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>Le port a rouvert.</p>\n<p>Le maire s'en réjouit.</p>", ["Le port a rouvert.", "Le maire s'en réjouit."]),
        ("Le port a rouvert.<br/>Le maire s'en réjouit.", ["Le port a rouvert.", "Le maire s'en réjouit."]),
        ("Si a < b, alors <i>b</i> > a.", ["Si a < b, alors <i>b</i> > a."]),
    ],
)
def test_text_with_the_tags_of_paragraphs_is_html(text: str, expected: list[str]) -> None:
    assert [block.text for block in parse_bulk(record(text=text, html="<p>Autre chose.</p>")).blocks] == expected


def test_text_wins_over_html() -> None:
    document = parse_bulk(record(text="Un.", html=PAGE))
    assert (document.blocks, document.metadata) == ((Block("Un."),), Metadata())


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "invalid_json"),
        (b"[" * 100_000, "invalid_json"),
        (b"[]", "invalid_record"),
        (b"{}", "missing_text"),
        (b'{"text": {"a": "b"}}', "missing_text"),
        (b'{"text": [{"a": "b"}]}', "missing_text"),
        (b'{"html": "<p></p>"}', "no_main_text"),
    ],
)
def test_unusable_records(content: bytes, reason: str) -> None:
    with pytest.raises(InputError) as error:
        parse_bulk(content)
    assert error.value.reason == reason
