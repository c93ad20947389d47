"""Parse a web page saved as a file."""

from transforms.model import ParsedDocument
from transforms.parse.declared_charset import declared_charset
from transforms.parse.decode import decode
from transforms.parse.parse_page import parse_page


def parse_html(content: bytes) -> ParsedDocument:
    """The main text and metadata of a page; see `parse_page` for what is read and what it raises."""
    return parse_page(decode(content, declared_charset(content)))
