"""Read the labels that a book's table of contents gives its chapters."""

import posixpath
from collections.abc import Iterator, Sequence
from typing import Any

from transforms.errors import InputError
from transforms.parse.clean_text import clean_text
from transforms.parse.epub.read_xhtml import read_xhtml
from transforms.parse.epub.resolve_href import resolve_href
from transforms.parse.office.open_package import Package

_LONGEST = 500
_TYPE = "{http://www.idpf.org/2007/ops}type"


def read_labels(package: Package, folder: str, items: Sequence[Any], ncx_id: str | None) -> dict[str, str]:
    """Label by path: the first that the navigation document (EPUB 3), else the NCX (EPUB 2) has for a page.

    A contents that is missing or broken labels nothing.
    """
    labels: dict[str, str] = {}
    for item in items:
        path = resolve_href(folder, item.get("href", ""))
        is_nav = "nav" in item.get("properties", "").split()
        is_ncx = item.get("id") == ncx_id or item.get("media-type") == "application/x-dtbncx+xml"
        if path is None or not (is_nav or is_ncx):
            continue
        try:
            for target, label in _nav(package, path) if is_nav else _ncx(package, path):
                text = " ".join(clean_text(label[:_LONGEST]).split())
                page = resolve_href(posixpath.dirname(path), target)
                if page and text:
                    labels.setdefault(page, text)
        except InputError:
            continue
    return labels


def _nav(package: Package, path: str) -> Iterator[tuple[str, str]]:
    root = read_xhtml(package.read(path) or b"")
    for nav in root.iter("{*}nav"):
        if (nav.get(_TYPE) or nav.get("epub:type") or "toc") == "toc":
            for link in nav.iter("{*}a"):
                yield link.get("href", ""), "".join(link.itertext())


def _ncx(package: Package, path: str) -> Iterator[tuple[str, str]]:
    root = read_xhtml(package.read(path) or b"")
    for point in root.iter("{*}navPoint"):
        label, content = point.find("{*}navLabel"), point.find("{*}content")
        if label is not None and content is not None:
            yield content.get("src", ""), "".join(label.itertext())
