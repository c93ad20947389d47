"""Content decides where it is unmistakable, the name where it is plain text."""

import io
import zipfile

import pytest

from transforms.errors import InputError
from transforms.parse.detect_format import detect_format
from transforms.parse.open_records import open_records
from transforms.parse.open_stream import is_opened_apart
from transforms.parse.outcomes import Limits
from transforms.parse.recognise_content import recognise_content

TEXT = "Le pont de Brévin a rouvert lundi, selon la mairie.".encode()
PAGE = b"<!DOCTYPE html>\n<html><body><p>Le pont rouvre.</p></body></html>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def package(*names: str, mimetype: str = "") -> bytes:
    """A zip archive with these members."""
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "x")
    return sink.getvalue()


def tar_block() -> bytes:
    return b"a.txt" + b"\0" * 252 + b"ustar\x0000" + b"\0" * 248


RECOGNISED = [
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "pdf"),
    (b"\0\0junk before it %PDF-1.4\n", "pdf"),
    (b"WARC/1.0\r\nWARC-Type: warcinfo\r\n", "warc"),
    (b"PAR1\x15\x04", "parquet"),
    (tar_block(), "tar"),
    (b"WEBVTT\n\n00:00.000 --> 00:02.000\nBonjour", "vtt"),
    (b"\xef\xbb\xbfWEBVTT - titre\n", "vtt"),
    (b"1\r\n00:00:01,000 --> 00:00:02,500\r\nBonjour\r\n", "srt"),
    (PAGE, "html"),
    (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a -- b --><html xmlns='x'>", "html"),
    ("\ufeff<html>".encode("utf-16-le"), "html"),
    (b"<?xml version='1.0'?><?xml-stylesheet href='a'?><rss version='2.0'>", "feed"),
    (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "feed"),
    (b"<rdf:RDF xmlns='http://purl.org/rss/1.0/'>", "feed"),
    (b"<?xml version='1.0'?><urlset>", None),
    (b"From anna@example.org Mon Jan  5 10:00:00 2024\nSubject: Le pont\n", "mbox"),
    (b"Received: from a\n\tby b\nFrom: Anna <a@example.org>\nDate: x\n\nLe pont", "eml"),
    (b'{"articles": []}', None),
    (b'[{"title": 1}]', None),
    (OLE, None),
    (b"\x89PNG\r\n\x1a\n\0\0", None),
]


@pytest.mark.parametrize(("head", "name"), RECOGNISED, ids=[str(number) for number in range(len(RECOGNISED))])
def test_what_bytes_say(head, name):
    found = recognise_content(head)
    assert found is not None
    assert found.format == name


@pytest.mark.parametrize(
    "head",
    [
        b"",
        TEXT,
        b"The %PDF- mark opens every PDF file.",
        b"WEBVTTX",
        b"From here to there: a walk.\n\nThe bridge",
        b"Note: this is an article.\nDate: lundi\n\nLe pont",
        b"<p>un fragment</p>",
        b"<feed>rien</feed>",
        b"{une accolade}",
        b"1\nun\n00:00",
        b"PKZIP was a program.",
        b"BZh is not bzip2",
        b"<!" + b"-" * 8000,
        b"a:\n " * 2000,
    ],
)
def test_plain_text_says_nothing(head):
    assert recognise_content(head) is None


@pytest.mark.parametrize(
    ("archive", "name"),
    [
        (package("[Content_Types].xml", "word/document.xml"), "docx"),
        (package("[Content_Types].xml", "xl/workbook.xml"), None),
        (package("[Content_Types].xml", "ppt/presentation.xml"), None),
        (package("META-INF/container.xml", mimetype="application/epub+zip"), "epub"),
        (package("content.xml", mimetype="application/vnd.oasis.opendocument.text"), "odt"),
        (package("content.xml", mimetype="application/vnd.oasis.opendocument.spreadsheet"), None),
        (package("word/a.txt", "b.txt"), "zip"),
    ],
    ids=["docx", "xlsx", "pptx", "epub", "odt", "ods", "zip"],
)
def test_packages_are_known_by_what_is_in_them(archive, name):
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        found = recognise_content(archive[:8192], opened.namelist())
    assert found is not None
    assert (found.format, found.is_sure) == (name, True)


def test_a_cut_package_is_only_guessed():
    found = recognise_content(package("[Content_Types].xml", "word/document.xml")[:90])
    assert found is not None
    assert (found.format, found.is_sure) == ("docx", False)


@pytest.mark.parametrize(
    ("name", "head", "expected", "note"),
    [
        ("a.txt", TEXT, "text", None),
        ("a.html", TEXT, "html", None),
        ("a.csv", b"title,text\n", "csv", None),
        ("a.jsonl", b'{"text": "Le pont"}\n', "jsonl", None),
        ("a.md", b"<p>Un fragment</p>", "markdown", None),
        ("a.txt", b"From: Anna\nDate: x\nReceived: y\n\n", "text", None),
        ("a.txt", b"1\n00:00:01,000 --> 00:00:02,500\n", "text", None),
        ("a.txt", PAGE, "html", "named .txt, read as html"),
        ("a.txt", b"PAR1\x15", "parquet", "named .txt, read as parquet"),
        ("a.jsonl.gz", PAGE, "html", "named .jsonl, read as html"),
        ("page", PAGE, "html", None),
        ("page.php", PAGE, "html", None),
        ("page.png", PAGE, "html", "named .png, read as html"),
        ("a.parquet", TEXT, "parquet", None),
        ("a.tar", TEXT, "text", "named .tar, read as text"),
        ("a.tar", b"", "tar", None),
        ("a.tar", b"a\0\1\2", "tar", None),
    ],
)
def test_who_decides(name, head, expected, note):
    found = detect_format(name, head)
    assert (found.format.name, found.note) == (expected, note)


@pytest.mark.parametrize(
    ("name", "head", "words"),
    [
        ("a.txt", b"\x89PNG\r\n\x1a\n", "a PNG image"),
        ("a.doc", OLE, "an Office document"),
        ("a.xlsx", package("[Content_Types].xml", "xl/workbook.xml"), "an Excel workbook"),
        ("a.xml", b"<?xml version='1.0'?><urlset>", "<urlset>"),
        ("notes", TEXT, "plain text"),
        ("A.class", b"\xca\xfe\xba\xbe" + b"\0\0\0\x34" * 8, "perhaps Java bytecode"),
        ("a.zzz", bytes(range(8)), "nothing known"),
        ("a.gz", b"\x1f\x8b\x08" + b"\0" * 9, "compressed twice"),
    ],
)
def test_what_is_not_read_is_named(name, head, words):
    with zipfile.ZipFile(io.BytesIO(head)) if head.startswith(b"PK") else io.BytesIO() as opened:
        names = opened.namelist() if isinstance(opened, zipfile.ZipFile) else ()
        with pytest.raises(InputError) as error:
            detect_format(name, head, names)
    assert (error.value.reason, error.value.skipped) == ("unsupported_format", True)
    assert words in error.value.detail


@pytest.mark.parametrize(
    ("name", "head", "is_apart"),
    [
        ("a.txt", TEXT, False),
        ("a.jsonl", b"{", False),
        ("a.png", b"\x89PNG\r\n\x1a\n", False),
        ("a.txt", package("a"), True),
        ("a.parquet", b"PAR1", True),
        ("a.txt.bz2", b"BZh91AY&SY", True),
    ],
)
def test_what_is_opened_apart(name, head, is_apart):
    assert is_opened_apart(name, head, Limits()) is is_apart


def ole(name: str) -> bytes:
    """An OLE file whose directory, in its second sector, has a root and this stream."""
    header = bytearray(512)
    header[:8], header[30:32], header[48:52] = OLE[:8], b"\x09\0", b"\1\0\0\0"
    entries = (entry.encode("utf-16-le").ljust(128, b"\0") for entry in ("Root Entry", name))
    return bytes(header) + bytes(512) + b"".join(entries)


@pytest.mark.parametrize(
    ("name", "reason", "words"),
    [
        ("EncryptedPackage", "encrypted", "an encrypted Office document"),
        ("WordDocument", "unsupported_format", ".docx"),
        ("Autre", "unsupported_format", "old"),
    ],
)
def test_office_files_of_before_are_told_apart(name, reason, words):
    (outcome,) = open_records("a.docx", io.BytesIO(ole(name)), Limits())
    assert isinstance(outcome.outcome, InputError)
    assert outcome.outcome.reason == reason
    assert words in outcome.outcome.detail


def test_a_package_in_an_archive_is_known_by_what_is_in_it():
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.zip", package("[Content_Types].xml", *(f"{n:04}.xml" for n in range(400)), "xl/a.xml"))
    (outcome,) = open_records("b.zip", io.BytesIO(sink.getvalue()), Limits())
    assert isinstance(outcome.outcome, InputError)
    assert "Excel" in outcome.outcome.detail


def test_the_note_travels_with_the_record():
    (outcome,) = open_records("a.txt", io.BytesIO(PAGE), Limits())
    assert outcome.note == "named .txt, read as html"
