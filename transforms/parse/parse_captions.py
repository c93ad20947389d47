"""Parse a subtitle file (SubRip, WebVTT) into a transcript."""

from dataclasses import replace

from transforms.errors import InputError
from transforms.model import ParsedDocument
from transforms.parse.build_metadata import build_metadata
from transforms.parse.captions.join_cues import join_cues
from transforms.parse.captions.read_cues import read_cues
from transforms.parse.decode import decode

_HEADER = {"title": "title", "language": "language", "url": "url"}
_MAX_HEADER = 20


def parse_captions(content: bytes) -> ParsedDocument:
    """The turns and paragraphs of what is said, with times and speakers; see `join_cues` for the rule.

    The document's kind is `transcript`. A WebVTT header may state `Title:`, `Language:` and `Url:`. Reasons:
    `corrupt_captions` (no cue in the file), `too_many_blocks`.
    """
    text = decode(content)
    cues = list(read_cues(text))
    if not cues:
        raise InputError("corrupt_captions", "no cue with times (00:00:01,000 --> 00:00:02,000) in the file")
    metadata = build_metadata(_header(text), "metadata")
    return ParsedDocument(tuple(join_cues(cues)), replace(metadata, kind="transcript"))


def _header(text: str) -> dict[str, object]:
    """The `Name: value` lines between WEBVTT and the first empty line."""
    if not text.startswith("WEBVTT"):
        return {}
    head = text.partition("\n\n")[0].split("\n")[1 : 1 + _MAX_HEADER]
    pairs = (line.partition(":") for line in head if "-->" not in line)
    named = {_HEADER.get(name.strip().casefold(), ""): value.strip() for name, _, value in pairs}
    return {name: value for name, value in named.items() if name}
