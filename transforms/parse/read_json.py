"""Read a JSON file: the records of a news API's answer, where a sidecar says, or where they can be recognised."""

import io
import json
from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any

from transforms.errors import InputError
from transforms.parse.canonical_record import has_text
from transforms.parse.charset import to_unicode
from transforms.parse.map_columns import map_columns
from transforms.parse.outcomes import ByteStream, Limits, Row
from transforms.parse.read_document import read_document
from transforms.parse.read_jsonl import read_jsonl

RECORDS = "records"
"""The name that a mapping gives to the path of the records."""
_MAX_DEPTH = 6
_MOST_PLACES = 2_000
_SAMPLE = 20
_MOST_COLUMNS = 1_000
_MOST_VALUES = 10_000


def read_json(stream: ByteStream, limits: Limits, mapping: Mapping[str, str]) -> Iterator[Row]:
    """A row a record; the columns of objects inside it have dotted names (`headline.main`).

    The records are the list at the path that `mapping` calls `records` (`response.docs`), else the file's own list,
    else its only list of objects with text, else the file itself if it is one such object. A path in `mapping` may
    lead through lists: it gives the list of what it finds. JSON lines under this name are read as such. The file is
    held in memory: at most `limits.max_document_bytes`. InputError `invalid_json`, `no_records` (skipped where nobody
    said where they are), and what `read_document` raises. Row errors: `invalid_record`.
    """
    content = read_document(stream, limits)
    try:
        value = json.loads(to_unicode(content))
    except (ValueError, RecursionError) as error:
        if not _is_lines(content):
            raise InputError("invalid_json", f"not JSON: {error}") from None
        yield from read_jsonl(io.BytesIO(content), limits)
        return
    paths = [column for column, name in mapping.items() if name != RECORDS]
    where = next((column for column, name in mapping.items() if name == RECORDS), None)
    records = _find(value, mapping) if where is None else _at(value, where)
    for number, record in enumerate(records, start=1):
        yield Row(f"record-{number}", number, _columns(record, paths))


def _is_lines(content: bytes) -> bool:
    """Whether the first line is an object by itself."""
    try:
        return isinstance(json.loads(to_unicode(content.lstrip().partition(b"\n")[0])), dict)
    except (ValueError, RecursionError):
        return False


def _at(value: Any, path: str) -> list[Any]:
    found = _resolve(value, path)
    if isinstance(found, dict):
        return [found]
    if isinstance(found, list):
        return found
    lists = ", ".join(place for place, _ in _lists(value)) or "none"
    raise InputError("no_records", f"no list at {path[:200]!r} (`records:` in the sidecar); lists of objects: {lists}")


def _find(value: Any, mapping: Mapping[str, str]) -> list[Any]:
    if isinstance(value, list):
        return value
    found = [(place, records) for place, records in _lists(value) if _are_articles(records, mapping)]
    if len(found) == 1:
        return found[0][1]
    if isinstance(value, dict) and _are_articles([value], mapping):
        return [value]
    places = (
        f"several lists hold text ({', '.join(place for place, _ in found[:_SAMPLE])})" if found else "no text found"
    )
    raise InputError("no_records", f"{places}: say in a sidecar under `records:` where the articles are", skipped=True)


def _lists(value: Any) -> list[tuple[str, list[Any]]]:
    """The lists of objects in nested objects, with their paths, nearest first."""
    found: list[tuple[str, list[Any]]] = []
    waiting = deque([("", value, 0)])
    for _ in range(_MOST_PLACES):
        if not waiting:
            break
        path, place, depth = waiting.popleft()
        if isinstance(place, list) and any(isinstance(item, dict) for item in place[:_SAMPLE]):
            found.append((path, place))
        elif isinstance(place, dict) and depth < _MAX_DEPTH:
            waiting.extend((f"{path}.{name}" if path else name, inner, depth + 1) for name, inner in place.items())
    return found


def _are_articles(records: list[Any], mapping: Mapping[str, str]) -> bool:
    sample = (record for record in records[:_SAMPLE] if isinstance(record, dict))
    return any(has_text(map_columns(_flat(record, mapping), mapping)) for record in sample)


def _columns(record: Any, paths: list[str]) -> Mapping[str, object] | InputError:
    if not isinstance(record, dict):
        return InputError("invalid_record", f"a JSON {type(record).__name__} where an object was expected")
    return _flat(record, paths)


def _flat(record: dict[str, Any], paths: Any) -> dict[str, object]:
    """The values of objects inside objects under dotted names, and those that the mapping's paths lead to."""
    columns: dict[str, object] = {}
    waiting: deque[tuple[str, Any, int]] = deque((name, value, 1) for name, value in record.items())
    while waiting:
        name, value, depth = waiting.popleft()
        if isinstance(value, dict) and value and depth < _MAX_DEPTH and len(columns) + len(waiting) < _MOST_COLUMNS:
            waiting.extendleft((f"{name}.{inner}", item, depth + 1) for inner, item in reversed(value.items()))
        else:
            columns[name] = value
    for path in paths:
        if path not in columns and "." in path and (found := _resolve(record, path)) is not None:
            columns[path] = found
    return columns


def _resolve(value: Any, path: str) -> Any:
    """What `path` leads to; through a list, the list of what it leads to in each item. None where nothing is there."""
    places, is_many = [value], False
    for step in path.split("."):
        following: list[Any] = []
        for place in places:
            if isinstance(place, list) and step.isdecimal():
                following.extend(place[int(step) : int(step) + 1])
            elif isinstance(place, list):
                is_many = True
                following.extend(item[step] for item in place[:_MOST_VALUES] if isinstance(item, dict) and step in item)
            elif isinstance(place, dict) and step in place:
                following.append(place[step])
        places = following[:_MOST_VALUES]
    if is_many:
        return places or None
    return places[0] if places else None
