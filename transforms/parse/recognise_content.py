"""Recognise a format by the bytes a file begins with: magic numbers, names in a zip, the first words of a text."""

import codecs
import re
from collections.abc import Sequence
from typing import NamedTuple

from transforms.parse.is_binary import is_binary
from transforms.parse.ole_names import MAGIC as OLE_MAGIC


class Recognised(NamedTuple):
    """What some bytes look like.

    `format` is a name in `formats.FORMATS` (or of one that may come), None for what no parser is meant for; `words`
    say what it is. `is_sure` is false where another kind of text may begin so: then the file's name decides.
    """

    format: str | None
    words: str
    is_sure: bool = True


HEAD = 8192
"""Bytes that are looked at."""

_MAGIC: tuple[tuple[int, bytes, str | None, str], ...] = (
    (0, b"PAR1", "parquet", "Parquet"),
    (257, b"ustar", "tar", "a tar archive"),
    (0, b"\x89PNG\r\n\x1a\n", None, "a PNG image"),
    (0, b"\xff\xd8\xff", None, "a JPEG image"),
    (0, b"GIF87a", None, "a GIF image"),
    (0, b"GIF89a", None, "a GIF image"),
    (0, b"II*\0", None, "a TIFF image"),
    (0, b"MM\0*", None, "a TIFF image"),
    (8, b"WEBPVP8", None, "a WebP image"),
    (8, b"WAVEfmt ", None, "a WAV recording"),
    (8, b"AVI LIST", None, "an AVI video"),
    (4, b"ftypM4A", None, "an MPEG-4 recording"),
    (4, b"ftypavif", None, "an AVIF image"),
    (4, b"ftyphei", None, "a HEIF image"),
    (4, b"ftyp", None, "an MPEG-4 video"),
    (0, b"ID3\x02", None, "an MP3 recording"),
    (0, b"ID3\x03", None, "an MP3 recording"),
    (0, b"ID3\x04", None, "an MP3 recording"),
    (0, b"OggS\0", None, "an Ogg recording"),
    (0, b"fLaC\0", None, "a FLAC recording"),
    (0, b"\x1aE\xdf\xa3", None, "a Matroska or WebM video"),
    (0, b"Rar!\x1a\x07", None, "a RAR archive"),
    (0, b"7z\xbc\xaf'\x1c", None, "a 7-Zip archive"),
    (0, b"\x28\xb5\x2f\xfd", None, "Zstandard data"),
    (0, b"SQLite format 3\0", None, "a SQLite database"),
    (8, b"DUCK\0", None, "a DuckDB database"),
    (0, b"ARROW1\0\0", None, "an Arrow file"),
    (0, b"\x7fELF", None, "a program"),
    (60, b"BOOKMOBI", None, "a Mobipocket book"),
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08PK\x03\x04")
_MIMETYPES = {
    b"application/epub+zip": Recognised("epub", "an EPUB book"),
    b"application/vnd.oasis.opendocument.text": Recognised("odt", "an OpenDocument text"),
    b"application/vnd.oasis.opendocument.spreadsheet": Recognised(None, "an OpenDocument spreadsheet"),
    b"application/vnd.oasis.opendocument.presentation": Recognised(None, "an OpenDocument presentation"),
}
_PARTS = (  # a folder that only such a package has
    ("word/", Recognised("docx", "a Word document")),
    ("xl/", Recognised(None, "an Excel workbook")),
    ("ppt/", Recognised(None, "a PowerPoint presentation")),
)
ENCRYPTED = Recognised(None, "an encrypted Office document")
_OLE = (  # a stream that only such a file has
    ("EncryptedPackage", ENCRYPTED),
    ("WordDocument", Recognised(None, "an old Word document (.doc): save it as .docx")),
    ("Workbook", Recognised(None, "an old Excel workbook (.xls)")),
    ("PowerPoint Document", Recognised(None, "an old PowerPoint presentation (.ppt)")),
    ("__properties_version1.0", Recognised(None, "an Outlook message (.msg): save it as .eml")),
)
_OLD_OFFICE = Recognised(None, "an Office document that is old (.doc, .xls, .ppt) or encrypted")
_MIMETYPE = re.compile(rb"PK\x03\x04.{22}\x08\x00(?:..)mimetype", re.DOTALL)
_PDF_WITHIN = 1024

_PROLOGUE = re.compile(r"\s+|<\?[^>]*>|<!--(?:[^-]|-(?!->))*-->|<!doctype\s+(?!html)[a-z:][^>\[]*>", re.IGNORECASE)
_ROOT = re.compile(r"<(!doctype\s+html|[a-z_][\w.:-]*)", re.IGNORECASE)
_VTT = re.compile(r"WEBVTT(?:[ \t\r\n]|$)")
_SRT = re.compile(r"\d{1,6}[ \t]*\r?\n\d{1,3}:\d{2}:\d{2}[,.]\d{1,3}[ \t]*-->[ \t]*\d")
_MBOX = re.compile(r"From \S{1,320} [^\r\n]{0,60}\d{2}:\d{2}[^\r\n]{0,60}\r?\n[!-9;-~]{1,76}:")
_HEADER = re.compile(r"([!-9;-~]{1,76}):[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*")
_MAIL_HEADERS = frozenset(
    (
        "from",
        "to",
        "date",
        "subject",
        "message-id",
        "received",
        "return-path",
        "mime-version",
        "delivered-to",
        "reply-to",
    )
)
_MOST_PROLOGUE = 50


def recognise_content(head: bytes, names: Sequence[str] = ()) -> Recognised | None:
    """What a file is that begins with `head` (its first `HEAD` bytes); None for plain text and for the unknown.

    `names` are those inside a zip archive or an OLE file, as far as they are known: they tell a Word document from an
    archive.
    """
    if head.startswith(_ZIP):
        return _recognise_zip(head, names)
    if head.startswith(OLE_MAGIC):
        return next((found for name, found in _OLE if name in names), _OLD_OFFICE)
    if head.startswith(b"%PDF-") or (b"%PDF-" in head[:_PDF_WITHIN] and is_binary(head)):
        return Recognised("pdf", "a PDF document")
    if head.startswith((b"WARC/1.", b"WARC/0.")):
        return Recognised("warc", "a web archive (WARC)")
    for offset, magic, name, words in _MAGIC:
        if head.startswith(magic, offset):
            return Recognised(name, words)
    return _recognise_text(_as_text(head))


def _recognise_zip(head: bytes, names: Sequence[str]) -> Recognised:
    """Where the names are not known (a damaged archive) the kind is a guess."""
    if _MIMETYPE.match(head):
        end = 38 + int.from_bytes(head[28:30], "little")
        for mimetype, found in _MIMETYPES.items():
            if head.startswith(mimetype, end) and not head.startswith(b"-template", end + len(mimetype)):
                return found
    packed = [found for part, found in _PARTS if any(name.startswith(part) for name in names)]
    if packed and "[Content_Types].xml" in names:
        return packed[0]
    if not names and b"[Content_Types].xml" in head:
        guess = next((found for part, found in _PARTS if part.encode() in head), None)
        if guess:
            return guess._replace(is_sure=False)
    return Recognised("zip", "a zip archive", is_sure=bool(names))


def _as_text(head: bytes) -> str:
    for mark, codec in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if head.startswith(mark):
            return head.decode(codec, "ignore").lstrip("\ufeff")
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1")


def _recognise_text(text: str) -> Recognised | None:
    if _VTT.match(text):
        return Recognised("vtt", "WebVTT subtitles")
    opening = text[:200].lstrip()[:1]
    if opening == "<":
        return _recognise_markup(text)
    if opening.isdigit() and _SRT.match(text.lstrip()):
        return Recognised("srt", "SubRip subtitles", is_sure=False)
    if opening in ("{", "["):
        return _recognise_json(text)
    if text.startswith("{\\rtf"):
        return Recognised(None, "a Rich Text document", is_sure=False)
    if _MBOX.match(text):
        return Recognised("mbox", "a mailbox", is_sure=False)
    return Recognised("eml", "an e-mail message", is_sure=False) if _has_mail_headers(text) else None


def _recognise_markup(text: str) -> Recognised | None:
    """By the root element, behind byte mark, declarations and comments."""
    at = 0
    for _ in range(_MOST_PROLOGUE):
        skipped = _PROLOGUE.match(text, at)
        if skipped is None:
            break
        at = skipped.end()
    root = _ROOT.match(text, at)
    if root is None:
        return None
    name = root[1].casefold()
    if name == "html" or name.startswith("!doctype"):
        return Recognised("html", "a web page")
    rest = text[at:]
    if name == "rss" or (name == "feed" and "w3.org/2005/Atom" in rest) or (name == "rdf:rdf" and "/rss/1.0" in rest):
        return Recognised("feed", "an RSS or Atom feed")
    if text.lstrip().startswith("<?xml"):
        return Recognised(None, f"XML with the root <{root[1][:60]}>", is_sure=False)
    return None


def _recognise_json(text: str) -> Recognised | None:
    rest = text.lstrip()[1:].lstrip()
    return Recognised(None, "JSON", is_sure=False) if rest[:1] in ('"', "{", "[") else None


def _has_mail_headers(text: str) -> bool:
    """Two headers that letters have, before anything that is no header."""
    at, found = 0, set()
    while header := _HEADER.match(text, at):
        found.add(header[1].casefold())
        at = header.end()
    return len(found & _MAIL_HEADERS) >= 2 and not found.isdisjoint({"from", "received", "message-id"})
