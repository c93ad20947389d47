"""Outcomes as they cross from the process that opens a file: a line of JSON, then the record's bytes; never pickles.

The other side may have been taken over by the file it reads. Whatever it sends can only become an outcome of that file.
"""

import json
import struct
from typing import Any

from transforms.errors import InputError
from transforms.model import Record
from transforms.parse.formats import format_called
from transforms.parse.outcomes import RecordOutcome

SIZES = struct.Struct("!IQ")
"""Before each frame: bytes of the JSON, bytes of the record."""
MAX_HEADER = 1_000_000
_LONGEST = 20_000
_TEXTS = {"key", "member", "note", "format", "reason", "detail", "end"}
_ENDS = ("ready", "done", "out_of_memory", "unreadable")


class BrokenFrameError(Exception):
    """What came is no frame of ours."""


def pack(item: RecordOutcome) -> tuple[bytes, bytes]:
    """An outcome as what precedes the record's bytes, and those."""
    head: dict[str, Any] = {"key": item.key, "record_no": item.record_no, "member": item.member, "note": item.note}
    if isinstance(item.outcome, Record):
        body, head["format"] = item.outcome.content, item.outcome.format
    else:
        body, error = b"", item.outcome
        head |= {"reason": error.reason, "detail": error.detail, "skipped": error.skipped}
    return _pack(head, len(body)), body


def pack_end(end: str, detail: str = "") -> bytes:
    """What is no outcome: `ready` before all files, and at the end of each `done`, `out_of_memory` or `unreadable`."""
    return _pack({"end": end, "detail": detail}, 0)


def _pack(head: dict[str, Any], size: int) -> bytes:
    line = json.dumps(head).encode()
    return SIZES.pack(len(line), size) + line


def unpack_header(line: bytes) -> dict[str, Any]:
    """The JSON of a frame, with every value of its type. BrokenFrameError for anything else."""
    try:
        head = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BrokenFrameError from error
    if not isinstance(head, dict) or not all(_is_sound(name, value) for name, value in head.items()):
        raise BrokenFrameError
    if "end" in head and head["end"] not in _ENDS:
        raise BrokenFrameError
    return head


def unpack(head: dict[str, Any], body: bytes) -> RecordOutcome:
    """The outcome that `pack` was given. BrokenFrameError where it cannot be one."""
    if "reason" in head:
        reason = head["reason"] or ""
        if not reason.isidentifier() or body:
            raise BrokenFrameError
        outcome: Record | InputError = InputError(reason, head.get("detail") or "", skipped=bool(head.get("skipped")))
    elif format_called(head.get("format") or ""):
        outcome = Record(head["format"], body)
    else:
        raise BrokenFrameError
    return RecordOutcome(head.get("key"), head.get("record_no"), outcome, head.get("member") or "", head.get("note"))


def _is_sound(name: str, value: object) -> bool:
    if value is None:
        return True
    if name in _TEXTS:
        return isinstance(value, str) and len(value) <= _LONGEST and _is_storable(value)
    if name == "record_no":
        return type(value) is int and 0 < value < 1 << 31
    return name == "skipped" and isinstance(value, bool)


def _is_storable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
