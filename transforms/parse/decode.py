"""Bytes to text: the two steps in one, as the parsers of whole files use them."""

from transforms.parse.charset import to_unicode
from transforms.parse.clean_text import clean_text


def decode(content: bytes, declared: str | None = None) -> str:
    """The text of `content` (see `to_unicode` for the charset, `clean_text` for what is tidied); never raises.

    `declared` is the charset that the document itself names. Offsets in `Block.source_spans` count its characters.
    """
    return clean_text(to_unicode(content, declared))
