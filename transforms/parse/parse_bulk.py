"""Parse the canonical JSON of a record from JSONL, CSV or Parquet."""

import json
import re
from dataclasses import replace
from typing import Any

from transforms.errors import InputError
from transforms.model import Block, ParsedDocument
from transforms.parse.build_metadata import build_metadata, one_line
from transforms.parse.clean_text import clean_text
from transforms.parse.merge_metadata import merge_metadata
from transforms.parse.parse_page import parse_page
from transforms.parse.parse_text import line_blocks

_MARKUP = re.compile(r"</(?:p|div|li|ul|ol|h[1-6]|blockquote|article|section|table)>|<br ?/?>", re.IGNORECASE)


def parse_bulk(content: bytes) -> ParsedDocument:
    """A block per line of the text (or the main text of the html, where there is no text), after the standfirst.

    A text that is a list of strings has a line for each; one with the tags of paragraphs or line breaks, as feeds
    carry it, is html. What the record says of itself wins over what its page says. InputError `invalid_json`,
    `invalid_record`, `missing_text`, and those of `parse_page`.
    """
    try:
        record = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise InputError("invalid_json", f"not the JSON of a record: {error}") from None
    if not isinstance(record, dict):
        raise InputError("invalid_record", "not the JSON object of a record")
    metadata = build_metadata(record, "metadata")
    text = _as_text(record.get("text"))
    html = text if _MARKUP.search(text) else _as_text(record.get("html"))
    if text.strip() and text is not html:
        document = ParsedDocument(tuple(_lines(text)), metadata)
    elif html.strip():
        page = parse_page(clean_text(html))
        document = ParsedDocument(page.blocks, merge_metadata(metadata, page.metadata))
    else:
        raise InputError("missing_text", "the record's text is blank")
    heading = one_line(record.get("heading"))
    return replace(document, blocks=(Block(heading), *document.blocks)) if heading else document


def _as_text(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(item for item in value if isinstance(item, str))
    return value if isinstance(value, str) else ""


def _lines(text: str) -> list[Block]:
    """Blocks without spans: there is no decoded file that offsets could point into."""
    return [Block(block.text) for block in line_blocks(clean_text(text))]
