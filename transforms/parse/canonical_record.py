"""Turn one row of a container into the bytes that identify it."""

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import NamedTuple

from transforms.errors import InputError
from transforms.parse.charset import to_unicode
from transforms.parse.map_columns import is_blank, map_columns

_SURROGATES = re.compile("[\ud800-\udfff]")
_UNPRINTABLE = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
_MAX_KEY = 512
_SHOWN_COLUMNS = 20


class CanonicalRecord(NamedTuple):
    """A record's key within its container, and its canonical JSON or why it has none."""

    key: str
    content: bytes | InputError


def canonical_record(row: Mapping[str, object], mapping: Mapping[str, str] | None = None) -> CanonicalRecord:
    """The record's canonical JSON: canonical columns and `extra`, sorted keys, compact, UTF-8, ISO dates.

    NaN and infinities become null, bytes text, lone surrogates U+FFFD. The key is the record's id, else its url, else
    `sha256:` and 16 hex digits of the JSON. Reasons: `missing_text` (neither text nor html), `invalid_record`.
    """
    fields = map_columns(row, mapping)
    try:
        text = _to_json(fields)
    except (ValueError, RecursionError, TypeError) as error:
        return CanonicalRecord(own_key(fields) or "", InputError("invalid_record", f"not writable as JSON: {error}"))
    content = _SURROGATES.sub("\ufffd", text).encode()
    key = own_key(fields) or f"sha256:{hashlib.sha256(content).hexdigest()[:16]}"
    return CanonicalRecord(key, content if has_text(fields) else _missing_text(fields, row))


def _to_json(fields: Mapping[str, object]) -> str:
    try:
        return _ENCODER.encode(fields)
    except ValueError:  # a NaN or an infinity somewhere inside: let the JSON parser find them all
        loose = json.dumps(fields, default=_jsonable)
        return _ENCODER.encode(json.loads(loose, parse_constant=lambda _: None))


def has_text(fields: Mapping[str, object]) -> bool:
    """Whether canonical `fields` hold something to read."""
    return any(
        isinstance(value, str | bytes | list) and not is_blank(value)
        for value in (fields.get("text"), fields.get("html"))
    )


def _missing_text(fields: Mapping[str, object], row: Mapping[str, object]) -> InputError:
    if "text" in fields or "html" in fields:
        return InputError("missing_text", "the record's text is blank")
    columns = ", ".join(sorted(row)[:_SHOWN_COLUMNS])
    return InputError("missing_text", f"none of the columns {columns} is text: name it in a sidecar under `columns:`")


def own_key(fields: Mapping[str, object]) -> str | None:
    """The id, else the url, as one storable line of at most 512 characters; None where neither is one."""
    for value in (fields.get("id"), fields.get("url")):
        if isinstance(value, float) and value.is_integer():
            value = int(value)  # noqa: PLW2901 - CSV and Parquet tools turn nullable integers into floats
        if isinstance(value, str | int) and not isinstance(value, bool):
            key = _UNPRINTABLE.sub(" ", _SURROGATES.sub("\ufffd", str(value))).strip()
            if 0 < len(key) <= _MAX_KEY:
                return key
    return None


def _jsonable(value: object) -> object:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return to_unicode(value)
    return str(value)


_ENCODER = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"), default=_jsonable
)
