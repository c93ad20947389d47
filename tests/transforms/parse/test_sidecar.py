from datetime import UTC, date, datetime

import pytest

from transforms.errors import InputError
from transforms.model import Metadata
from transforms.parse.sidecar import Sidecar, parse_sidecar


def test_everything() -> None:
    content = """\
# À propos de port.txt
title: "Le port : un an après"
authors: [Anne Morel, Luc Petit]
publisher: Le Phare
url: https://phare.example/port?utm_source=x
published: 2024-05-01T09:30:00+02:00
kind: interview
language: fr
columns:
  corps de texte: text
  Une: title
records: response.docs
"""
    assert parse_sidecar(content.encode()) == Sidecar(
        Metadata(
            title="Le port : un an après",
            authors=("Anne Morel", "Luc Petit"),
            publisher="Le Phare",
            url="https://phare.example/port",
            published_on=date(2024, 5, 1),
            published_at=datetime(2024, 5, 1, 7, 30, tzinfo=UTC),
            published_from="metadata",
            kind="interview",
            language="fr",
        ),
        {"corps de texte": "text", "Une": "title", "response.docs": "records"},
    )


@pytest.mark.parametrize("content", [b"", b"# rien\n", b"title:\nauthors: []\ncolumns: ~\n", b"\xef\xbb\xbf"])
def test_nothing(content: bytes) -> None:
    assert parse_sidecar(content) == Sidecar(Metadata(), {})


@pytest.mark.parametrize(
    ("content", "parts"),
    [
        (b"title: a\nauteur: b\n", ["line 2", "'auteur'", "title, authors, publisher"]),
        (b"records: [a]\n", ["line 1", "response.docs"]),
        (b"title: a\nurl: [b\n", ["line 3"]),
        (b"title: a\n\tb: c\n", ["line 2"]),
        (b"- a\n", ["line 1"]),
        (b"un titre\n", ["line 1"]),
        (b"title: a\ntitle: b\n", ["line 2"]),
        (b"title: &a b\nauthors: *a\n", ["line 2", "alias"]),
        (b"title: a\npublished: 2024-02-30\n", ["line 2", "published", "2025-08-18"]),
        (b"kind: roman\n", ["line 1", "interview"]),
        (b"language: martien\n", ["line 1", "fr"]),
        (b"url: www.phare.example\n", ["line 1", "http"]),
        (b"title: [a, b]\n", ["line 1", "title"]),
        (b"columns: text\n", ["line 1", "published"]),
        (b"\ncolumns:\n  a: corps\n", ["line 2", "text", "published"]),
        (b"columns:\n  a: [text]\n", ["line 1", "text"]),
        (b"title: " + b"x" * 70_000, ["64000"]),
        (b"a: " + b"[" * 30_000, ["line 1", "nesting"]),
    ],
)
def test_mistakes_are_told_with_their_line(content: bytes, parts: list[str]) -> None:
    with pytest.raises(InputError) as error:
        parse_sidecar(content)
    assert error.value.reason == "invalid_sidecar"
    assert [part for part in parts if part not in error.value.detail] == []
