"""Objects that are read next, fetched side by side: alone, each costs its reader two or three round trips."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from flows.inputs.open_input import CHUNK, split_path
from flows.inputs.read_inputs import MAX_SIDECAR_BYTES

WINDOW = 32
"""Objects fetched at once."""
WINDOW_BYTES = 4 * CHUNK


def fetch_ahead(entries: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """The entries as they come; those of small objects with `fetched`, an `object_storage.Fetched`.

    What is larger than one request, or not to be opened at all (`problem`), comes as it is, and so does a local file.
    The content is there when the entry is given out: whoever takes one entry alone pays for its window.

    Raises:
        RunError: the object storage cannot be opened. That it does not answer is told by what was fetched.
    """
    for window in _windows(entries):
        small = [entry for entry in window if _is_small_object(entry)]
        fetched = _fetch(small) if small else {}
        for entry in window:
            yield {**entry, "fetched": fetched[entry["path"]]} if entry["path"] in fetched else entry


def _windows(entries: Iterable[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    window: list[Mapping[str, Any]] = []
    size = 0
    for entry in entries:
        cost = entry["size_bytes"] if _is_small_object(entry) else 0
        if window and (len(window) == WINDOW or size + cost > WINDOW_BYTES):
            yield window
            window, size = [], 0
        window.append(entry)
        size += cost
    if window:
        yield window


def _is_small_object(entry: Mapping[str, Any]) -> bool:
    return bool(split_path(entry["path"])[0]) and not entry["problem"] and entry["size_bytes"] <= CHUNK


def _fetch(entries: list[Mapping[str, Any]]) -> dict[bytes, Any]:
    """What was fetched, by path; the entries are of one root, so of one scheme."""
    from flows.inputs.object_storage import Storage, Wanted  # noqa: PLC0415 - only a URL needs it

    scheme, _ = split_path(entries[0]["path"])
    wanted = [
        Wanted(split_path(e["path"])[1], e["size_bytes"], min(e["sidecar_size"], MAX_SIDECAR_BYTES)) for e in entries
    ]
    return dict(zip((e["path"] for e in entries), Storage(scheme).fetch(wanted), strict=True))
