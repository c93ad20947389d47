"""Read JSON lines: one record a line, a broken one does not stop the others."""

import json
from collections.abc import Iterator, Mapping

from transforms.errors import InputError
from transforms.parse.charset import to_unicode
from transforms.parse.outcomes import ByteStream, Limits, Row
from transforms.parse.read_lines import read_lines


def read_jsonl(stream: ByteStream, limits: Limits) -> Iterator[Row]:
    """One Row per non-blank line, numbered by line; reasons `invalid_json`, `invalid_record`, `too_large`.

    Raises what `read_lines` raises: `binary`, `too_large` (the whole file) and the stream's own.
    """
    for number, line in enumerate(read_lines(stream, limits), start=1):
        if isinstance(line, InputError):
            yield Row(f"line-{number}", number, line)
        elif line.strip():
            yield Row(f"line-{number}", number, _object(line))


def _object(line: bytes) -> Mapping[str, object] | InputError:
    try:
        value = json.loads(to_unicode(line))
    except (ValueError, RecursionError) as error:
        return InputError("invalid_json", f"not a JSON line: {error}")
    if not isinstance(value, dict):
        return InputError("invalid_record", f"a JSON {type(value).__name__} where an object was expected")
    return value
