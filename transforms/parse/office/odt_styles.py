"""Read what an OpenDocument text's styles say of the paragraphs in them."""

from collections.abc import Mapping
from typing import Any

from transforms.parse.office.kind_of_style import Kind, kind_of_style

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_ESCAPED_SPACE = "_20_"
_MOST_PARENTS = 20


def odt_styles(*roots: Any) -> Mapping[str, Kind]:
    """Kind and level by the name of a paragraph style, as far as its own name or one it comes from says so.

    `roots` are the parts with styles (content.xml, styles.xml), None for one that is missing. An outline level of a
    style is not read: a heading says its level itself.
    """
    parents: dict[str, str | None] = {}
    names: dict[str, str] = {}
    for root in roots:
        for element in [] if root is None else root.iter(f"{STYLE}style"):
            if element.get(f"{STYLE}family") == "paragraph":
                name = element.get(f"{STYLE}name", "")
                parents.setdefault(name, element.get(f"{STYLE}parent-style-name"))
                names.setdefault(name, element.get(f"{STYLE}display-name") or name)
    found = {name: _resolve(name, names, parents) for name in parents}
    return {name: kind for name, kind in found.items() if kind}


def _resolve(name: str, names: Mapping[str, str], parents: Mapping[str, str | None]) -> Kind | None:
    at: str | None = name
    for _ in range(_MOST_PARENTS):
        if not at:
            break
        for written in (at, names.get(at, "")):
            if kind := kind_of_style(written.replace(_ESCAPED_SPACE, " ")):
                return kind
        at = parents.get(at)
    return None
