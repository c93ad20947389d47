"""Read what a Word document's styles say of the paragraphs in them."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from transforms.parse.office.kind_of_style import Kind, kind_of_style
from transforms.parse.office.wordprocessing import local_name, on_or_off, value_of

_MOST_PARENTS = 20
_MAX_LEVEL = 6
BODY_LEVEL = 9
"""The outline level that says a paragraph is no heading."""


class Style(NamedTuple):
    """`kind` and `level` as in `Block`; `numbered`: its paragraphs are items of a list, unless they are headings."""

    kind: str | None = None
    level: int | None = None
    numbered: bool = False
    hidden: bool = False


PLAIN = Style()


class _Raw(NamedTuple):
    name: str
    parent: str | None
    outline: int | None
    numbered: bool | None
    hidden: bool | None


def docx_styles(root: Any) -> tuple[Mapping[str, Style], Style]:
    """Paragraph styles by id, with what they inherit, and the style of a paragraph that names none.

    `root` is the styles part, None where there is none.
    """
    raw: dict[str, _Raw] = {}
    default = ""
    for element in [] if root is None else root:
        attributes = {local_name(name): value for name, value in element.attrib.items()}
        if local_name(element.tag) == "style" and attributes.get("type", "paragraph") == "paragraph":
            style_id = attributes.get("styleId", "")
            raw[style_id] = _read(element)
            if attributes.get("default") in ("1", "true", "on"):
                default = style_id
    styles = {style_id: _resolve(style_id, raw) for style_id in raw}
    return styles, styles.get(default, PLAIN)


def outline_style(outline: int) -> Style:
    """What an outline level (0 for the highest) says."""
    return Style("heading", min(outline + 1, _MAX_LEVEL)) if outline < BODY_LEVEL else PLAIN


def outline_of(properties: Any) -> int | None:
    """The outline level among a paragraph's properties."""
    value = value_of(properties, "outlineLvl")
    return int(value) if value is not None and value.isascii() and value.isdigit() and len(value) < 3 else None


def numbered_of(properties: Any) -> bool | None:
    """Whether a paragraph's properties make it an item of a list; None where they do not say."""
    for child in properties:
        if local_name(child.tag) == "numPr":
            return value_of(child, "numId") not in (None, "0")
    return None


def _read(element: Any) -> _Raw:
    outline = numbered = hidden = None
    for child in element:
        if local_name(child.tag) == "pPr":
            outline, numbered = outline_of(child), numbered_of(child)
        elif local_name(child.tag) == "rPr":
            hidden = on_or_off(child, "vanish")
    return _Raw(value_of(element, "name") or "", value_of(element, "basedOn"), outline, numbered, hidden)


def _resolve(style_id: str, raw: Mapping[str, _Raw]) -> Style:
    """The nearest style in the chain of parents that says something decides, each thing by itself."""
    said: Kind | None = None
    outline: int | None = None
    numbered: bool | None = None
    hidden: bool | None = None
    at: str | None = style_id
    for _ in range(_MOST_PARENTS):
        style = raw.get(at or "")
        if style is None:
            break
        if said is None and outline is None:
            said, outline = kind_of_style(style.name), style.outline
        numbered = style.numbered if numbered is None else numbered
        hidden = style.hidden if hidden is None else hidden
        at = style.parent
    base = Style(*said) if said else PLAIN if outline is None else outline_style(outline)
    return base._replace(numbered=bool(numbered), hidden=bool(hidden))
