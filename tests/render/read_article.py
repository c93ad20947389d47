"""The article that the renderers set: what a typesetter would be handed, a list of pieces in reading order."""

from pathlib import Path
from typing import NamedTuple

from transforms.model import Record
from transforms.parse.parse_record import parse_record
from transforms.segment.segment_document import segment_document


class Piece(NamedTuple):
    """One paragraph; `kind` is `title`, `heading`, `list_item` or `text`."""

    kind: str
    text: str


class Article(NamedTuple):
    title: str | None
    pieces: tuple[Piece, ...]


def read_article(path: Path) -> Article:
    """A text or Markdown file as pieces: its lines, with the look that their kinds ask for."""
    record = Record("markdown" if path.suffix == ".md" else "text", path.read_bytes())
    segmented = segment_document(parse_record(record))
    named = {"title": "title", "heading": "heading", "list_item": "list_item"}
    pieces = tuple(Piece(named.get(segment.kind, "text"), segment.text) for segment in segmented.segments)
    return Article(segmented.metadata.title, pieces)
