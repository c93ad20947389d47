"""Parse ODT: an OpenDocument text's paragraphs, tables, text boxes and notes in reading order.

Read as XML (lxml), not with odfdo: its parser expands entities, and it keeps the whole package in memory.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from transforms.errors import InputError
from transforms.model import Block, Metadata, ParsedDocument
from transforms.parse.build_metadata import build_metadata
from transforms.parse.drop_placeholders import drop_placeholders
from transforms.parse.office.choose_title import choose_title
from transforms.parse.office.kind_of_style import Kind
from transforms.parse.office.odt_blocks import odt_blocks
from transforms.parse.office.odt_styles import STYLE, odt_styles
from transforms.parse.office.open_package import Package, open_package
from transforms.parse.office.running_heads import running_heads

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
_SAID = {
    "title": f"{_DC}title",
    "author": f"{_META}initial-creator",
    "last author": f"{_DC}creator",
    "language": f"{_DC}language",
}
_HEADERS = tuple(f"{STYLE}{name}" for name in ("header", "header-first", "header-left"))
_FOOTERS = tuple(f"{STYLE}{name}" for name in ("footer", "footer-first", "footer-left"))


def parse_odt(content: bytes) -> ParsedDocument:
    """Running heads (once each), the text, its notes, running feet; metadata from meta.xml.

    Kinds as in `parse_docx`. The author is the initial creator (`dc:creator` is whoever saved the file last); the dates
    of the file are none of publication.

    Raises:
        InputError: `encrypted`, `corrupt_odt`, `decompression_bomb`, `too_large`, `too_many_blocks`.
    """
    package = open_package(content, "odt")
    _check_encryption(package)
    root = package.tree("content.xml")
    body = None if root is None else root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise InputError("corrupt_odt", "the package holds no text")
    page_styles = package.tree("styles.xml")
    styles = odt_styles(root, page_styles)
    seen: set[str] = set()
    heads, feet = (list(running_heads(_running(page_styles, styles, tags), seen)) for tags in (_HEADERS, _FOOTERS))
    blocks = odt_blocks(body, styles)
    return ParsedDocument((*heads, *blocks, *feet), _metadata(package, blocks))


def _check_encryption(package: Package) -> None:
    manifest = package.tree("META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter(f"{_MANIFEST}encryption-data"), None) is not None:
        raise InputError("encrypted", "encrypted with a password: save a copy without one")


def _running(root: Any, styles: Mapping[str, Kind], tags: tuple[str, ...]) -> Iterator[Block]:
    """The header (or footer) lines of all page styles."""
    for part in [] if root is None else root.iter(*tags):
        yield from odt_blocks(part, styles)


def _metadata(package: Package, blocks: list[Block]) -> Metadata:
    """Properties that cannot be read are unknown: the text is worth more."""
    try:
        root = package.tree("meta.xml")
    except InputError as error:
        if error.reason != "corrupt_odt":
            raise
        root = None
    said = {name: "" if root is None else root.findtext(f"{_OFFICE}meta/{tag}") or "" for name, tag in _SAID.items()}
    author = said["author"].strip() or said["last author"]
    title, authors = drop_placeholders(said["title"], [author] if author else [])
    fields = {"title": choose_title(title, blocks), "authors": authors, "language": said["language"]}
    return build_metadata(fields, "metadata")
