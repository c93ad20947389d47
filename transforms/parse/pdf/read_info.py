"""Read what a PDF says about itself: the information dictionary, and XMP where it is written plainly."""

from typing import TYPE_CHECKING

from transforms.parse.drop_placeholders import drop_placeholders
from transforms.parse.pdf.read_xmp import read_xmp

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument


def read_info(document: "PdfDocument", content: bytes) -> dict[str, object]:
    """Values for `build_metadata`; XMP before the dictionary, as PDF 2.0 has it.

    Titles and authors that only a program would give (placeholders.yml: "Microsoft Word - page3.docx") are unknown.
    The dates of the file (CreationDate, ModDate, xmp:CreateDate) say when somebody wrote the PDF, not when the article
    appeared: only `prism:publicationDate` and `prism:coverDate` are dates of publication.
    """
    known = read_xmp(content)
    title = known.get("title") or _value(document, "Title")
    authors = known.get("authors") or [_value(document, "Author")]
    names = [name for name in authors if isinstance(name, str)] if isinstance(authors, list | tuple) else []
    # One word is the name of a file or of a layout.
    wanted = title if isinstance(title, str) and " " in title.strip() else None
    known["title"], known["authors"] = drop_placeholders(wanted, names)
    return known


def _value(document: "PdfDocument", key: str) -> str:
    try:
        return str(document.get_metadata_value(key))
    except UnicodeDecodeError:  # half a surrogate pair
        return ""
