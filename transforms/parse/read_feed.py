"""Read an RSS or Atom file: a row an entry."""

import io
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from transforms.errors import InputError
from transforms.parse.canonical_record import own_key
from transforms.parse.dates import parse_published
from transforms.parse.outcomes import ByteStream, Limits, Row
from transforms.parse.read_document import read_document
from transforms.parse.strip_tags import strip_tags

_TAG = re.compile(r"<[a-zA-Z/!]|&[a-zA-Z#]")
_CLOSING = re.compile(rb"</(?:rss|feed|rdf:rdf|[\w.-]{1,40}:(?:feed|rdf))\s*>", re.IGNORECASE)
_ADDRESS_NAME = re.compile(r"\S{1,200}@\S{1,200} \(([^()]{1,200})\)")
"""An author as RSS wants it: name@example.org (First Last)."""
_TAIL = 4096
_MAX_TAGS = 50


def read_feed(stream: ByteStream, limits: Limits) -> Iterator[Row]:
    """The entries in the order of the file, each with its full content where the feed has it, else its summary.

    feedparser is given bytes, so that it fetches nothing, and leaves the HTML alone: what is in it is read by
    `parse_page`, which runs nothing. The file is held in memory: at most `limits.max_document_bytes`. Row errors:
    `missing_text` (skipped: a title alone). InputError `corrupt_feed`, before any row where no feed was recognised,
    after the last one where the file ends before its closing tag; and what `read_document` raises.
    """
    content = read_document(stream, limits)
    feed = _parse(content)
    about = feed.get("feed", {})
    number = 0
    for number, entry in enumerate(feed.get("entries", ()), start=1):
        yield _row(number, entry, about)
    if not number and not feed.get("version"):
        raise InputError("corrupt_feed", "no RSS or Atom feed in the file")
    if not _CLOSING.search(content[-_TAIL:].replace(b"\0", b"")):
        raise InputError("corrupt_feed", "the file ends before the feed does: its last entry may be cut")


def _parse(content: bytes) -> Any:
    import feedparser  # noqa: PLC0415 - heavy, and only feeds need it

    try:
        # a stream: a string could be taken for an address, bytes for a file name
        return feedparser.parse(io.BytesIO(content), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # whatever hostile XML makes two parsers raise is the file's fault
        raise InputError("corrupt_feed", f"not readable as a feed ({type(error).__name__})") from None


def _row(number: int, entry: Any, about: Any) -> Row:
    link = _absolute(entry.get("feedburner_origlink") or entry.get("link"), about.get("link"))
    key = entry.get("id") or link
    body = _body(entry)
    if body is None:
        error = InputError("missing_text", "an entry with neither content nor summary", skipped=True)
        # the key that it has once there is a body
        return Row(own_key({"id": key, "url": link}) or f"entry-{number}", number, error)
    source = entry.get("source") or {}
    columns: dict[str, object] = {
        "id": key,
        "url": link,
        "title": strip_tags(entry.get("title") or ""),
        "authors": _authors(entry, about),
        "publisher": strip_tags(source.get("title") or about.get("title") or ""),
        "published": _published(entry),
        "language": _language(entry) or about.get("language"),
        "tags": [str(tag.get("term")) for tag in entry.get("tags", ())[:_MAX_TAGS] if tag.get("term")],
    }
    return Row(f"entry-{number}", number, {name: value for name, value in columns.items() if value} | body)


def _body(entry: Any) -> dict[str, object] | None:
    """The text to read and, kept beside it unread, the summary of an entry that has more."""
    contents = [piece for piece in entry.get("content", ()) if (piece.get("value") or "").strip()]
    summary = entry.get("summary") or ""
    if contents:
        # HTML before plain text, the longest first: some feeds repeat a summary as content
        best = max(contents, key=lambda piece: ("html" in (piece.get("type") or ""), len(piece["value"])))
        beside = {"entry_summary": summary} if summary.strip() and summary != best["value"] else {}
        return _as_column(best["value"]) | beside
    return _as_column(summary) if summary.strip() else None


def _as_column(value: str) -> dict[str, object]:
    return {"html": value} if _TAG.search(value) else {"text": value}


def _authors(entry: Any, about: Any) -> list[str]:
    for place in (entry, about):
        stated = str(place.get("author") or "")
        if named := _ADDRESS_NAME.fullmatch(stated):  # feedparser knows no top-level domain of over four letters
            return [named[1]]
        people = [str(person["name"]) for person in place.get("authors", ()) if person.get("name")]
        if people or stated:
            return people or [stated]
    return []


def _published(entry: Any) -> str | None:
    """The date as the feed writes it; where only feedparser understands it, its day, as it takes UTC for granted."""
    for name in ("published", "updated", "created"):
        value = dict.get(entry, name)  # feedparser's own `get` puts one date in the place of another
        if value and parse_published(value)[0] is not None:
            return str(value)
    for name in ("published_parsed", "updated_parsed"):
        if moment := dict.get(entry, name):
            return f"{moment.tm_year:04}-{moment.tm_mon:02}-{moment.tm_mday:02}"
    return None


def _language(entry: Any) -> str | None:
    stated = [piece.get("language") for piece in (*entry.get("content", ()), entry.get("title_detail") or {})]
    return next((str(value) for value in stated if value), None)


def _absolute(link: str | None, base: str | None) -> str | None:
    try:
        return urljoin(base or "", link.strip()) if link else None
    except ValueError:  # an address that is none
        return link
