"""Split the metadata that static-site writers put at the top of a Markdown file from its text."""

import re

from transforms.errors import InputError
from transforms.model import Metadata
from transforms.parse.build_metadata import build_metadata
from transforms.parse.load_mapping import load_mapping
from transforms.parse.map_columns import map_columns

MAX_LENGTH = 16_000
_OPEN = "---\n"
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)


def split_front_matter(text: str) -> tuple[Metadata | None, int]:
    """The metadata of a YAML front matter and where the text after it starts; (None, 0) where there is none.

    A front matter that is not a YAML mapping, does not close within 16,000 characters, or holds an alias gives
    (None, end): it is text, and Markdown should not read its closing dashes as a heading's underline.
    """
    if not text.startswith(_OPEN):
        return None, 0
    close = _CLOSE.search(text, len(_OPEN), MAX_LENGTH)
    if close is None:
        return None, 0
    try:
        entries = load_mapping(text[len(_OPEN) : close.start()])
    except InputError:
        return None, close.end()
    fields = map_columns({key: entry.value for key, entry in entries.items()})
    return build_metadata(fields, "front_matter"), close.end()
