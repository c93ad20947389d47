"""Read a web archive (WARC): the pages that were fetched, one at a time."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

from transforms.errors import InputError
from transforms.parse.charset import to_unicode
from transforms.parse.decode_body import decode_body
from transforms.parse.outcomes import ByteStream, Limits, Member

_FORMATS = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
_MARK = b"\xef\xbb\xbf"
_CHUNK = 1 << 16
_LEFT_OUT = "records-left-out"
_NO_LENGTH = "without a length"
_OTHER_TYPE = "not HTML or text"


def read_warc(stream: BinaryIO, limits: Limits) -> Iterator[Member]:
    """A member for every page: a `response` with a status of 2xx, or a `resource`, that is HTML or plain text.

    Its key and `url` are the record's target; the day of the capture is its date only where the page states none.
    What is no page (requests, metadata, revisits, other statuses and types) has no row of its own: the last member,
    `records-left-out` (`not_a_page`, skipped), counts it. Member errors: `too_large`, `corrupt_warc` (a body whose
    encoding is broken), `truncated_warc` (the last page of a file that is cut). InputError `corrupt_warc`,
    `truncated_warc` (cut in what is no page, or in the head of a record) and what the stream raises: what came before
    it is kept and counted.
    """
    left_out: Counter[str] = Counter()
    broken: InputError | None = None
    try:
        yield from _members(_records(stream), limits, left_out)
    except InputError as error:
        broken = error
    if left_out:
        counted = ", ".join(f"{count} {cause}" for cause, count in sorted(left_out.items()))
        yield Member(_LEFT_OUT, InputError("not_a_page", f"records that are no pages: {counted}", skipped=True))
    if broken:
        raise broken


def _members(records: Iterator[Any], limits: Limits, left_out: Counter[str]) -> Iterator[Member]:
    """The pages; what is whole and none is counted in `left_out`. InputError `truncated_warc`, from the last record."""
    cut: str | None = None
    for record in records:
        if cut:
            left_out[cut] += 1  # not the last one: badly written, not cut
        cause, cut = _no_page(record), None
        if cause is None:
            yield _member(record, limits)
            continue
        held = record.reader.consume()
        if cause != _NO_LENGTH and held >= record.content_length:
            left_out[cause] += 1
        elif not held and cause == _OTHER_TYPE and record.is_http_parsed:
            yield Member(_key(record), _truncated())  # among its HTTP headers, before the one that makes it a page
        else:
            cut = cause
    if cut:
        raise _truncated()


class _Source:
    """The stream as fastwarc wants it, which remembers what went wrong below."""

    def __init__(self, stream: ByteStream) -> None:
        self._stream = stream
        self._given = 0
        self.error: InputError | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            data = self._stream.read(size if size > 0 else _CHUNK)
        except InputError as error:
            self.error = error
            return b""
        self._given += len(data)
        return data

    def tell(self) -> int:
        return self._given

    def seek(self, *_: int) -> int:
        raise OSError("a stream that is read in order")

    def close(self) -> None:
        pass


def _records(stream: BinaryIO) -> Iterator[Any]:
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415 - heavy, and only web archives need it

    source = _Source(stream)
    try:
        yield from ArchiveIterator(source, parse_http=False, stream_detect=False, fsspec_args=False)
    except OSError as error:
        raise source.error or InputError("corrupt_warc", f"not readable as WARC from here on ({error})") from None
    if source.error:
        raise source.error


def _no_page(record: Any) -> str | None:
    """Why a record is no page, in words to count by; None for one that is."""
    if not (record.headers.get("Content-Length") or "").strip().isdecimal():
        return _NO_LENGTH
    kind = (record.headers.get("WARC-Type") or "unknown").casefold()[:20]
    if kind not in ("response", "resource"):
        return kind
    if kind == "resource":
        return None if _format(record) else _OTHER_TYPE
    try:
        record.parse_http()
    except (OSError, ValueError):
        return "broken HTTP"
    status = record.http_headers.status_code if record.http_headers else None
    if status is None:
        return "not HTTP"
    if not 200 <= status < 300:
        return f"status {status // 100}xx"
    return None if _format(record) else _OTHER_TYPE


def _format(record: Any) -> str | None:
    return _FORMATS.get(_content_type(record).partition(";")[0].strip().casefold())


def _content_type(record: Any) -> str:
    """As the server stated it, else as the crawler recognised it."""
    headers = record.http_headers if record.is_http_parsed else record.headers
    return headers.get("Content-Type") or record.headers.get("WARC-Identified-Payload-Type") or ""


def _member(record: Any, limits: Limits) -> Member:
    url, key = _url(record), _key(record)
    try:
        body = _body(record, limits.max_document_bytes)
    except InputError as error:
        return Member(key, error)
    captured = record.headers.get("WARC-Date")
    metadata = {"url": url} if url.startswith(("http://", "https://")) else {}
    return Member(key, body, _format(record), metadata=metadata, fallback={"published": captured} if captured else {})


def _url(record: Any) -> str:
    return (record.headers.get("WARC-Target-URI") or "").strip("<> ")


def _key(record: Any) -> str:
    return _url(record) or record.record_id or "page"


def _truncated() -> InputError:
    return InputError("truncated_warc", "the file ends inside this record: fetch it again")


def _body(record: Any, most: int) -> bytes:
    """The page without its encodings; in UTF-8, and marked so, where the server states a charset."""
    if record.content_length > most:
        raise InputError("too_large", f"over {most} bytes, the limit for one document")
    try:
        content: bytes = record.reader.read(record.content_length)
    except (OSError, ValueError) as error:
        raise InputError("corrupt_warc", f"the record cannot be read ({error})") from None
    if len(content) < record.content_length:
        raise _truncated()
    if record.is_http_parsed:
        headers = record.http_headers
        content = decode_body(
            content, headers.get("Transfer-Encoding") or "", headers.get("Content-Encoding") or "", most
        )
    charset = _charset(_content_type(record))
    return _MARK + to_unicode(content, charset).encode("utf-8", "replace") if charset else content


def _charset(content_type: str) -> str | None:
    parameters = (part.partition("=") for part in content_type.split(";")[1:20])
    named = (value.strip(" \"'") for name, _, value in parameters if name.strip().casefold() == "charset")
    return next(named, None) or None
