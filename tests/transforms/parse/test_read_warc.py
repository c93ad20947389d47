"""Web archives, written record by record."""

import gzip
import io
import zlib

import pytest

from transforms.errors import InputError
from transforms.model import Metadata
from transforms.parse.open_records import Limits, RecordOutcome, open_records
from transforms.parse.parse_record import parse_record

PAGE = (
    "<html><head><title>Le quai</title></head><body><article><p>Le port de Brévin a inauguré jeudi un quai de "
    "12 000 m². Les travaux ont coûté 4 millions d'euros, selon la mairie.</p></article></body></html>"
)
BODY = PAGE.encode("cp1252")


def http(
    body: bytes = BODY, headers: str = "Content-Type: text/html; charset=windows-1252", status: str = "200 OK"
) -> bytes:
    return f"HTTP/1.1 {status}\r\n{headers}\r\n\r\n".encode() + body


def record(
    block: bytes,
    kind: str = "response",
    url: str = "https://q.example/a",
    content_type: str = "application/http",
    date: str = "2025-03-03T10:00:00Z",
) -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: {date}\r\nWARC-Target-URI: {url}\r\n"
    return f"{head}Content-Type: {content_type}\r\nContent-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


def outcomes(content: bytes, name: str = "c.warc", limits: Limits | None = None) -> list[RecordOutcome]:
    return list(open_records(name, io.BytesIO(content), limits or Limits()))


def reasons(found: list[RecordOutcome]) -> list[str | None]:
    return [item.outcome.reason if isinstance(item.outcome, InputError) else None for item in found]


def test_a_page_with_its_address_and_day():
    (found,) = outcomes(record(http()))
    document = parse_record(found.outcome)  # type: ignore[arg-type]
    assert found.place == "#https://q.example/a"
    assert (document.metadata.url, str(document.metadata.published_on)) == ("https://q.example/a", "2025-03-03")
    assert "inauguré jeudi" in document.blocks[1].text


def test_the_page_s_own_date_comes_first():
    dated = PAGE.replace("<title>", '<meta property="article:published_time" content="2024-12-01T08:00:00Z"><title>')
    (found,) = outcomes(record(http(dated.encode(), "Content-Type: text/html")))
    assert str(parse_record(found.outcome).metadata.published_on) == "2024-12-01"  # type: ignore[arg-type]


def test_records_without_address_or_date():
    (found,) = outcomes(record(http(b"Only text.", "Content-Type: text/plain"), url="", date=""))
    assert found.place == "#<urn:uuid:1>"
    assert parse_record(found.outcome).metadata == Metadata()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ("Content-Encoding: gzip", gzip.compress(BODY)),
        ("Content-Encoding: deflate", zlib.compress(BODY)),
        ("Content-Encoding: deflate", zlib.compress(BODY)[2:-4]),
        (
            "Transfer-Encoding: chunked",
            b"10\r\n" + BODY[:16] + f"\r\n{len(BODY) - 16:x};x=1\r\n".encode() + BODY[16:] + b"\r\n0\r\n\r\n",
        ),
        ("Content-Encoding: gzip", BODY),
        ("Content-Encoding: br", BODY),
        ("Transfer-Encoding: chunked", BODY),
    ],
    ids=["gzip", "zlib", "deflate", "chunked", "stored-gzip", "stored-br", "stored-chunked"],
)
def test_encodings(headers, body):
    (found,) = outcomes(record(http(body, f"Content-Type: text/html; charset=cp1252\r\n{headers}")))
    assert found.outcome.content.endswith(PAGE.encode())  # type: ignore[union-attr]


def test_brotli():
    packed = bytes.fromhex("0b0280") + b"Brevi" + b"\x03"  # five bytes, uncompressed
    (found,) = outcomes(record(http(packed, "Content-Type: text/plain\r\nContent-Encoding: br")))
    assert found.outcome.content.endswith(b"\nBrevi")  # type: ignore[union-attr]


def test_what_is_no_page_is_counted_in_one_row():
    others = [
        record(b"software: x\r\n", "warcinfo", content_type="application/warc-fields"),
        record(b"GET / HTTP/1.1\r\n\r\n", "request"),
        record(http(status="404 Not Found")),
        record(http(status="301 Moved")),
        record(http(b"\x89PNG", "Content-Type: image/png")),
        record(b"no http"),
        record(BODY, "resource", content_type="text/html"),
    ]
    page, rest = outcomes(b"".join(others))
    assert page.record_no == 1
    assert (rest.place, rest.outcome.reason, rest.outcome.skipped) == ("#records-left-out", "not_a_page", True)  # type: ignore[union-attr]
    assert rest.outcome.detail == (  # type: ignore[union-attr]
        "records that are no pages: 1 not HTML or text, 1 not HTTP, 1 request, 1 status 3xx, 1 status 4xx, 1 warcinfo"
    )


def test_members_of_gzip_and_an_address_fetched_twice():
    found = outcomes(gzip.compress(record(http())) + gzip.compress(record(http())), "c.warc.gz")
    assert [item.place for item in found] == ["#https://q.example/a", "#https://q.example/a~2"]


def test_bad_bodies_cost_one_row_each():
    gzipped = "Content-Type: text/html\r\nContent-Encoding: gzip"
    found = outcomes(
        record(http(gzip.compress(BODY)[:-20], gzipped))
        + record(http(gzip.compress(b"a" * 300_000), gzipped))
        + record(http(b"x" * 200_000))
        + record(http(b"5\r\nabc", "Content-Type: text/html\r\nContent-Encoding: zstd"))
        + record(http()),
        limits=Limits(max_document_bytes=100_000),
    )
    assert reasons(found) == ["corrupt_warc", "too_large", "too_large", "corrupt_warc", None]


def test_files_that_are_cut_or_broken_keep_what_came_before():
    one = record(http())
    assert reasons(outcomes(one + one[:-80])) == [None, "truncated_warc"]
    assert reasons(outcomes(one + b"garbage\r\n\r\n" + one)) == [None, "corrupt_warc"]
    many = b"".join(record(http(BODY + str(n).encode() * 9)) for n in range(60))
    *pages, last = reasons(outcomes(gzip.compress(many)[:-60], "c.warc.gz"))
    assert None in pages
    assert last == "truncated_gzip"


def test_a_file_cut_in_the_headers_of_a_record_is_not_whole():
    one, ask = record(http()), record(b"GET / HTTP/1.1\r\n\r\n", "request")

    def cut_at(mark: bytes, last: bytes = one) -> dict[str, str | None]:
        found = outcomes(one + ask + last[: last.index(mark)])
        return dict(zip((item.place for item in found[1:]), reasons(found)[1:], strict=True))

    counted = {"#records-left-out": "not_a_page"}
    for mark in (b"-Type: response", b"Target-URI", b"Length", b"HTTP/", b" OK"):
        assert cut_at(mark) == {**counted, "": "truncated_warc"}, mark
    assert cut_at(b" text") == {"#https://q.example/a~2": "truncated_warc", **counted}
    assert cut_at(b"/ HTTP", ask) == {**counted, "": "truncated_warc"}
    assert cut_at(b"NG", record(http(b"\x89PNG", "Content-Type: image/png"))) == {**counted, "": "truncated_warc"}


def test_what_was_left_out_is_counted_where_the_file_breaks_off():
    *_, counted, last = outcomes(record(http(status="404 Not Found")) + b"garbage\r\n\r\n")
    assert counted.outcome.detail == "records that are no pages: 1 status 4xx"  # type: ignore[union-attr]
    assert (last.place, last.outcome.reason) == ("", "corrupt_warc")  # type: ignore[union-attr]


def test_thousands_of_pages_behind_another_name():
    found = outcomes(
        b"".join(
            record(http(b"Text.", "Content-Type: text/plain"), url=f"https://q.example/{n}") for n in range(3_000)
        ),
        "c.txt",
    )
    assert len({item.place for item in found}) == 3_000
    assert found[0].note == "named .txt, read as warc"
