"""The bytes of a member of which its container knows more than it says itself: one line of JSON, then its own bytes.

A record is all that is kept of a document, and what its id is made of: the container's knowledge has to be in it.
"""

import json
import re
from collections.abc import Mapping
from typing import NamedTuple

from transforms.errors import InputError

_SURROGATES = re.compile("[\ud800-\udfff]")


class Envelope(NamedTuple):
    """A member's format and bytes, and what its container says: `metadata` wins over its own, `fallback` does not."""

    format: str
    metadata: Mapping[str, object]
    fallback: Mapping[str, object]
    body: bytes


def seal_envelope(envelope: Envelope) -> bytes:
    """The envelope as bytes, the same for the same content. InputError `invalid_record`: metadata that is not JSON."""
    head = {"format": envelope.format, "metadata": dict(envelope.metadata), "fallback": dict(envelope.fallback)}
    try:
        line = json.dumps(head, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
    except (ValueError, TypeError, RecursionError) as error:
        raise InputError("invalid_record", f"metadata not writable as JSON: {error}") from None
    return _SURROGATES.sub("\ufffd", line).encode() + b"\n" + envelope.body


def open_envelope(content: bytes) -> Envelope:
    """What `seal_envelope` wrote; InputError `invalid_record` for anything else."""
    line, _, body = content.partition(b"\n")
    try:
        head = json.loads(line)
        return Envelope(str(head["format"]), dict(head["metadata"]), dict(head["fallback"]), body)
    except (ValueError, TypeError, KeyError, RecursionError):
        raise InputError("invalid_record", "not the record of a container's member") from None
