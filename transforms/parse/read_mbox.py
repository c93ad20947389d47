"""Read a mailbox (mbox), one message at a time."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from transforms.errors import InputError
from transforms.parse.outcomes import Limits, Member

CHUNK = 1 << 20
_FROM = re.compile(rb"From \S{1,320} .{0,60}\d\d:\d\d")
_QUOTED_FROM = re.compile(rb"^>(?=>{0,60}From )", re.MULTILINE)
_MESSAGE_ID = re.compile(rb"^message-id:\s{0,10}<([^<>\s]{1,400})>", re.IGNORECASE | re.MULTILINE)
_HEADERS = 1 << 16


def read_mbox(stream: BinaryIO, limits: Limits) -> Iterator[Member]:
    """A member a message, keyed by its Message-ID (else `record-N`); `>From ` lines lose the mark of the mailbox.

    A message begins at a "From " line with a time of day in it after an empty line, or at the start. One over the
    limit of a document is a member `too_large`. InputError `corrupt_mbox`: no such line at the start.
    """
    number = 0
    for number, message in enumerate(_messages(stream, limits.max_document_bytes), start=1):
        if isinstance(message, InputError):
            yield Member(f"record-{number}", message)
            continue
        content = _QUOTED_FROM.sub(b"", message)
        found = _MESSAGE_ID.search(content[:_HEADERS].partition(b"\n\n")[0].partition(b"\r\n\r\n")[0])
        key = found[1].decode("ascii", "replace") if found else f"record-{number}"
        yield Member(key, content, "eml")


def _messages(stream: BinaryIO, most: int) -> Iterator[bytes | InputError]:
    lines: list[bytes] = []
    size = 0
    is_begun, was_blank = False, True
    for line in _lines(stream):
        if was_blank and _FROM.match(line):
            if is_begun:
                yield _message(lines, size, most)
            lines, size, is_begun = [], 0, True
        elif not is_begun:
            if line.strip():
                raise InputError("corrupt_mbox", 'no "From " line at the start: not a mailbox')
        else:
            size += len(line)
            if size <= most:
                lines.append(line)
        was_blank = not line.strip()
    if is_begun:
        yield _message(lines, size, most)


def _message(lines: list[bytes], size: int, most: int) -> bytes | InputError:
    if size > most:
        return InputError("too_large", f"a message of {size} bytes; the limit is {most}")
    return b"".join(lines)


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines with their ends, those over a megabyte in pieces."""
    rest = b""
    while piece := stream.read(CHUNK):
        *whole, rest = (rest + piece).splitlines(keepends=True)
        yield from whole
        if len(rest) > CHUNK:
            yield rest
            rest = b""
    if rest:
        yield rest
