"""Parse DOCX: a Word document's paragraphs, tables, text boxes and notes in reading order.

Read as XML (lxml), not with python-docx: that leaves out tracked insertions, notes and text boxes, refuses documents
with macros and those that lost a picture, walks relationships by recursion, and holds every picture in memory.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from transforms.errors import InputError
from transforms.model import Block, Metadata, ParsedDocument
from transforms.parse.build_metadata import build_metadata
from transforms.parse.drop_placeholders import drop_placeholders
from transforms.parse.office.choose_title import choose_title
from transforms.parse.office.docx_blocks import DocxStyles, docx_blocks
from transforms.parse.office.docx_relations import Relation, docx_relations
from transforms.parse.office.docx_styles import docx_styles
from transforms.parse.office.open_package import Package, open_package
from transforms.parse.office.running_heads import running_heads
from transforms.parse.office.wordprocessing import attribute, local_name, relation_id

_MAIN = "word/document.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"
_RUNNING = ("headerReference", "footerReference")
_MOST_RUNNING = 200


def parse_docx(content: bytes) -> ParsedDocument:
    """Running heads (once each), the text, its footnotes and endnotes, running feet; metadata of the core properties.

    Kinds: `title`, `heading` (with level), `list_item`, `quote`, `caption`, `navigation` (a table of contents), by
    style, outline level and numbering; `page_header`; a table's row is a `paragraph`; None for the rest. The dates of
    the file say when somebody wrote it, not when the article appeared: `published` stays unknown.

    Raises:
        InputError: `encrypted`, `corrupt_docx`, `decompression_bomb`, `too_large`, `too_many_blocks`.
    """
    package = open_package(content, "docx")
    top = docx_relations(package)
    main = next((relation.target for relation in top.values() if relation.kind == "officeDocument"), _MAIN)
    root = package.tree(main) if package.has(main) else package.tree(_MAIN)
    if root is None:
        raise InputError("corrupt_docx", "the package holds no document")
    relations = docx_relations(package, main)
    styles = DocxStyles(*docx_styles(_related(package, relations, "styles")))
    blocks, marks = docx_blocks(root, styles)
    seen: set[str] = set()
    heads, feet = (list(running_heads(_running(package, root, relations, styles, name), seen)) for name in _RUNNING)
    notes = [block for kind in ("footnote", "endnote") for block in _notes(package, relations, styles, kind, marks)]
    return ParsedDocument((*heads, *blocks, *notes, *feet), _metadata(package, top, blocks))


def _related(package: Package, relations: Mapping[str, Relation], kind: str) -> Any:
    target = next((relation.target for relation in relations.values() if relation.kind == kind), None)
    return package.tree(target) if target else None


def _running(
    package: Package, root: Any, relations: Mapping[str, Relation], styles: DocxStyles, name: str
) -> Iterator[Block]:
    """The header (or footer) lines of all sections, each part once."""
    targets: dict[str, None] = {}
    for element in root.iter(f"{{*}}{name}"):
        relation = relations.get(relation_id(element) or "")
        if relation is not None:
            targets[relation.target] = None
    for target in list(targets)[:_MOST_RUNNING]:
        part = package.tree(target)
        if part is not None:
            yield from docx_blocks(part, styles)[0]


def _notes(
    package: Package,
    relations: Mapping[str, Relation],
    styles: DocxStyles,
    kind: str,
    marks: list[tuple[str, str]],
) -> Iterator[Block]:
    """The notes of one kind that the text refers to, in the order of their marks."""
    wanted = list(dict.fromkeys(note for mark, note in marks if mark == kind))
    part = _related(package, relations, f"{kind}s") if wanted else None
    if part is None:
        return
    notes = {attribute(note, "id"): note for note in part if local_name(note.tag) == kind}
    for note in wanted:
        if note in notes:
            yield from docx_blocks(notes[note], styles)[0]


def _metadata(package: Package, top: Mapping[str, Relation], blocks: list[Block]) -> Metadata:
    """Properties that cannot be read are unknown: the text is worth more."""
    try:
        root = _related(package, top, "core-properties")
    except InputError as error:
        if error.reason != "corrupt_docx":
            raise
        root = None
    said = {} if root is None else {name: root.findtext(f"{_DC}{name}") for name in ("title", "creator", "language")}
    title, authors = drop_placeholders(said.get("title"), [said["creator"]] if said.get("creator") else [])
    fields = {"title": choose_title(title, blocks), "authors": authors, "language": said.get("language")}
    return build_metadata(fields, "metadata")
