"""Read an EPUB's package document: the chapters in reading order, their labels, and what is known of the book."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import unquote

from transforms.errors import InputError
from transforms.parse.drop_placeholders import drop_placeholders
from transforms.parse.epub.read_labels import read_labels
from transforms.parse.epub.resolve_href import resolve_href
from transforms.parse.office.open_package import Package

_DC = "{http://purl.org/dc/elements/1.1/}"
_OPF = "{http://www.idpf.org/2007/opf}"
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_NOT_PUBLISHED = frozenset(("creation", "modification", "conversion"))
_PAGES_OF_TEXT = frozenset(("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document"))
_FURNITURE = frozenset(("cover", "toc"))
_MOST_ITEMS = 100_000


class Chapter(NamedTuple):
    """An item of the spine: `href` as the book writes it, `path` in the package (None where it leads outside).

    `why_skipped`: `not_content` for the cover and the book's own table of contents, `empty` for a picture.
    """

    href: str
    path: str | None
    label: str | None
    why_skipped: str | None = None


class Book(NamedTuple):
    """`metadata` holds values for `build_metadata`: title, authors, publisher, url, published, language."""

    chapters: tuple[Chapter, ...]
    metadata: Mapping[str, object]


def read_book(package: Package) -> Book:
    """The book in `package`. InputError `corrupt_epub`: without a package document or a spine; and what parts raise."""
    opf = _find_opf(package)
    root = package.tree(opf)
    if root is None:
        raise InputError("corrupt_epub", "the book has no package document (.opf)")
    folder = posixpath.dirname(opf)
    items = {item.get("id", ""): item for item in root.iterfind("{*}manifest/{*}item")}
    spine = root.find("{*}spine")
    wanted = [] if spine is None else [items.get(ref.get("idref", "")) for ref in spine.iterfind("{*}itemref")]
    labels = read_labels(package, folder, list(items.values()), None if spine is None else spine.get("toc"))
    furniture = set(_furniture(root, folder))
    chapters = tuple(_chapters(wanted, folder, labels, furniture))
    if not chapters:
        raise InputError("corrupt_epub", "the book's spine names nothing to read")
    return Book(chapters, _metadata(root))


def _find_opf(package: Package) -> str:
    container = package.tree("META-INF/container.xml")
    files = [] if container is None else [root.get("full-path") or "" for root in container.iter("{*}rootfile")]
    files += [name for name in package.names if name.casefold().endswith(".opf")]
    return next((name for name in files if package.has(name)), "")


def _chapters(wanted: list[Any], folder: str, labels: Mapping[str, str], furniture: set[str]) -> Iterator[Chapter]:
    seen: set[str] = set()
    for number, item in enumerate(wanted[:_MOST_ITEMS], 1):
        if item is None:
            yield Chapter(f"item-{number}", None, None)
            continue
        href = item.get("href", "").strip() or f"item-{number}"
        path = resolve_href(folder, href)
        kind = item.get("media-type", "").casefold()
        if href in seen:
            continue
        seen.add(href)
        is_furniture = path in furniture or "nav" in item.get("properties", "").split()
        why = "not_content" if is_furniture else "empty" if kind and kind not in _PAGES_OF_TEXT else None
        yield Chapter(unquote(href), path, labels.get(path or ""), why)


def _furniture(root: Any, folder: str) -> Iterator[str]:
    """What EPUB 2's guide calls the cover and the table of contents."""
    for reference in root.iterfind("{*}guide/{*}reference"):
        path = resolve_href(folder, reference.get("href", ""))
        if path and reference.get("type", "").casefold() in _FURNITURE:
            yield path


def _metadata(root: Any) -> dict[str, object]:
    said = root.find("{*}metadata")
    if said is None:
        return {}
    values = {
        name: [element for element in said.iter(f"{_DC}{name}") if (element.text or "").strip()]
        for name in ("title", "creator", "publisher", "date", "language", "identifier", "source")
    }
    roles = {meta.get("refines", "").lstrip("#"): (meta.text or "").strip() for meta in _refinements(said, "role")}
    authors = [e.text for e in values["creator"] if _role(e, roles) in ("", "aut", "author")]
    dates = [e.text for e in values["date"] if (e.get(f"{_OPF}event") or "").casefold() not in _NOT_PUBLISHED]
    identifiers = [e.text.strip() for name in ("identifier", "source") for e in values[name]]
    title, names = drop_placeholders(next((e.text for e in values["title"]), None), authors)
    known = {
        "title": title,
        "authors": names,
        "publisher": next((e.text for e in values["publisher"]), None),
        "url": next((text for text in identifiers if _ADDRESS.fullmatch(text)), None),
        "published": next(iter(dates), None),
        "language": next((e.text for e in values["language"]), None),
    }
    return {name: value.strip() if isinstance(value, str) else value for name, value in known.items() if value}


def _refinements(said: Any, name: str) -> Iterator[Any]:
    return (meta for meta in said.iterfind("{*}meta") if meta.get("property") == name)


def _role(creator: Any, roles: Mapping[str, str]) -> str:
    return (creator.get(f"{_OPF}role") or roles.get(creator.get("id", ""), "")).casefold()
