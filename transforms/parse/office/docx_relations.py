"""Find the parts of a Word document that belong together, by the package's relationships."""

import posixpath
from typing import NamedTuple

from transforms.parse.office.open_package import Package

_MOST = 100_000


class Relation(NamedTuple):
    """`kind` is the last word of the relationship's type, e.g. `footnotes`; `target` a part of the package."""

    kind: str
    target: str


def docx_relations(package: Package, part: str = "") -> dict[str, Relation]:
    """The relationships of `part` ("" for the package) by id. What lies outside the package is left out."""
    folder, name = posixpath.split(part)
    root = package.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
    found: dict[str, Relation] = {}
    for element in [] if root is None else root[:_MOST]:
        target = element.get("Target", "")
        if element.get("TargetMode", "").casefold() == "external" or not target:
            continue
        path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found[element.get("Id", "")] = Relation(element.get("Type", "").rpartition("/")[2], path)
    return found
