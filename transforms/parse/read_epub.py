"""Read the chapters of an EPUB in the order of its spine."""

from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from transforms.errors import InputError
from transforms.parse.declared_charset import declared_charset
from transforms.parse.decode import decode
from transforms.parse.epub.read_book import Book, Chapter, read_book
from transforms.parse.office.open_package import Package, open_package
from transforms.parse.outcomes import Limits, Member
from transforms.parse.strip_tags import strip_tags

_FONTS = frozenset(("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#rc"))
"""Ways to scramble fonts, which say nothing of the text."""
_WHY = {"not_content": "the book's cover or table of contents", "empty": "a page without text"}


def read_epub(stream: BinaryIO, _limits: Limits) -> Iterator[Member]:
    """A member a chapter, by its address in the book; it falls back on what the package says of the book.

    A chapter's title is its own heading, else its label in the contents, else, where the book has one chapter only, the
    book's. Members with an InputError: `not_content` (skipped: the cover, the contents), `empty` (skipped: pictures
    only), `missing_part`. Raises InputError `encrypted` (DRM), `corrupt_epub`, `decompression_bomb`, `too_large`.
    """
    package = open_package(stream, "epub")
    _check_encryption(package)
    book = read_book(package)
    pages = ((chapter, _content(package, chapter)) for chapter in book.chapters)
    ahead: list[tuple[Chapter, bytes | InputError]] = []
    texts = 0
    for page in pages:  # as far as the second text tells that there is more than one
        ahead.append(page)
        texts += not (isinstance(page[1], InputError) and page[1].skipped)
        if texts > 1:
            break
    for chapter, content in chain(ahead, pages):
        yield Member(chapter.href, content, "epub_chapter", fallback=_fallback(book, chapter, is_single=texts == 1))


def _check_encryption(package: Package) -> None:
    root = package.tree("META-INF/encryption.xml")
    for data in [] if root is None else root.iter("{*}EncryptedData"):
        method = data.find("{*}EncryptionMethod")
        algorithm = "" if method is None else method.get("Algorithm", "")
        if algorithm.casefold() not in _FONTS:
            raise InputError("encrypted", "the book is protected (DRM)")


def _content(package: Package, chapter: Chapter) -> bytes | InputError:
    if chapter.why_skipped:
        return InputError(chapter.why_skipped, _WHY[chapter.why_skipped], skipped=True)
    if chapter.path is None:
        return InputError("missing_part", "the book names a page that is not in it")
    try:
        content = package.read(chapter.path)
    except InputError as error:
        return error
    if content is None:
        return InputError("missing_part", f"the book names a page that is not in it: {chapter.path[:200]}")
    text = decode(content, declared_charset(content))
    if not strip_tags(text[max(text.find("<body"), 0) :]):
        return InputError("empty", _WHY["empty"], skipped=True)
    return content


def _fallback(book: Book, chapter: Chapter, *, is_single: bool) -> dict[str, object]:
    """The book's title and address are those of its only chapter; of several they are none's."""
    known = {name: value for name, value in book.metadata.items() if is_single or name not in ("title", "url")}
    return {**known, "title": chapter.label or known.get("title")}
