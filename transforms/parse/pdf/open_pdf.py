"""Open a PDF: what is encrypted, damaged or too long is said before a page is read."""

from typing import TYPE_CHECKING

from transforms.errors import InputError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MAX_PAGES = 5_000
"""The longest newspaper volumes bound in one file stay under it; what is longer is no article."""
_PASSWORD, _SECURITY = 4, 5  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY of fpdfview.h


def open_pdf(content: bytes) -> "PdfDocument":
    """The document in `content`; the caller closes it.

    Raises:
        InputError: `encrypted` where the empty password does not open it, `corrupt_pdf`, `too_many_pages`.
    """
    from pypdfium2 import PdfDocument, PdfiumError  # noqa: PLC0415 - a shared library that only PDF needs

    try:
        document = PdfDocument(content, password="")
    except PdfiumError as error:
        raise _reason(error.err_code) from None
    fault = _fault(content, len(document))
    if fault:
        document.close()
        raise fault
    return document


def _reason(code: int | None) -> InputError:
    if code == _PASSWORD:
        return InputError("encrypted", "the PDF asks for a password: save a copy without one")
    if code == _SECURITY:
        return InputError("encrypted", "the PDF is encrypted by a method that PDFium does not know")
    return InputError("corrupt_pdf", "not a readable PDF: neither its index nor its pages can be found")


def _fault(content: bytes, pages: int) -> InputError | None:
    """PDFium repairs a file that lost its end and leaves out what is gone: without its index it is not whole."""
    if content.rfind(b"startxref") < content.rfind(b"endobj"):
        return InputError("corrupt_pdf", "the PDF is cut short: its index (startxref) is missing at the end")
    if pages == 0:
        return InputError("corrupt_pdf", "the PDF has no page that can be found")
    if pages > MAX_PAGES:
        return InputError("too_many_pages", f"{pages:,} pages, the limit for one document is {MAX_PAGES:,}")
    return None
