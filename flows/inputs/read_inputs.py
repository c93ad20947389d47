"""Read the planned files: each gives deliveries (what its sources hold) and, once read to its end, a file row."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from flows.inputs.guarded_reader import GuardedReader
from flows.inputs.open_input import open_input, spool_pieces, stat_input
from transforms.errors import InputError
from transforms.ids import document_id
from transforms.model import Record
from transforms.parse.formats import is_named_as_one
from transforms.parse.open_records import Limits, RecordOutcome, open_records
from transforms.parse.open_stream import is_opened_apart
from transforms.parse.path_date import date_from_name
from transforms.parse.recognise_content import HEAD
from transforms.parse.sidecar import Sidecar, parse_sidecar
from transforms.rows import metadata_row

MAX_SIDECAR_BYTES = 1_000_000
OTHER_FORMAT = "other_format"
"""The reason that a source which loads may have: its name says something else than its content."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One source and what it holds: a record to load, or why there is none (`row` in `load_batch.SOURCES`)."""

    row: dict[str, Any]
    record: Record | None


@dataclass(frozen=True, slots=True)
class FileRead:
    """The end of a file: its row in `load_batch.FILES`."""

    row: dict[str, Any]


def read_file(
    root: str, entry: Mapping[str, Any], limits: Limits, reading_hash: str, apart: GuardedReader
) -> Iterator[Delivery | FileRead]:
    """Read one planned file, opened once; never raises for what the file holds.

    Args:
        root: the root, absolute.
        entry: a row of `Plan.files`, with what was fetched ahead of it, if anything was (fetch_ahead.py).
        limits: sizes a document and a container may have.
        reading_hash: stored with the file, so that other limits read it again.
        apart: opens what may cost its reader the process.

    Yields:
        its deliveries in order, then its file row. Nothing where the bytes are what they were; no file row where the
        file moved while it was read (the next run reads it again).

    Raises:
        RunError: its object storage does not answer.
    """
    state = {key: entry[key] for key in ("size_bytes", "mtime_ns", "inode", "sidecar_size", "sidecar_mtime_ns")}
    row = {"root": root, "file_id": entry["file_id"], "config_hash": reading_hash, **state}
    if entry["problem"]:
        # A problem seen by stat alone; `stat:` tells it from one seen on opening, which is tried again each run.
        yield from _failed_file(root, entry, InputError(entry["problem"], entry["detail"]), row, "stat:")
        return
    if oversized := _oversized(entry, limits):
        fingerprint = f"problem:too_large:{entry['size_bytes']}"
        same_bytes = (fingerprint, reading_hash) == (entry["known_fingerprint"], entry["known_config_hash"])
        if not same_bytes:
            yield Delivery(_source_row(root, entry, None, None, oversized), None)
        yield FileRead(row | {"fingerprint": fingerprint, "same_bytes": same_bytes})
        return
    with ExitStack() as opened:
        try:
            handle = opened.enter_context(_open(entry, root))
            fingerprint, sidecar_bytes = _fingerprint(handle, entry, root)
        except InputError as swapped:  # since the listing: no file row, so that the next run looks again
            yield Delivery(_source_row(root, entry, None, None, swapped), None)
            return
        except OSError as error:
            if entry["known_fingerprint"] != "problem:unreadable":
                cause = f"{error.strerror or error}; check the permissions, then run again"
                yield from _failed_file(root, entry, InputError("unreadable", cause), row, "")
            return
        same_bytes = fingerprint == entry["known_fingerprint"] and row["config_hash"] == entry["known_config_hash"]
        if not same_bytes:
            yield from _deliveries(root, entry, handle, limits, sidecar_bytes, apart)
    if _stands_still(entry):
        yield FileRead(row | {"fingerprint": fingerprint, "same_bytes": same_bytes})


def _oversized(entry: Mapping[str, Any], limits: Limits) -> InputError | None:
    """Why a file is not even hashed: a sparse one of a terabyte costs its sender nothing."""
    limit = limits.max_document_bytes if is_named_as_one(_name(entry)) else limits.max_container_bytes
    if entry["size_bytes"] <= limit:
        return None
    return InputError("too_large", f"{entry['size_bytes']} bytes; the limit for such a file is {limit}")


def _failed_file(
    root: str, entry: Mapping[str, Any], failure: InputError, row: dict[str, Any], seen_by: str
) -> Iterator[Delivery | FileRead]:
    yield Delivery(_source_row(root, entry, None, None, failure), None)
    yield FileRead(row | {"fingerprint": f"problem:{seen_by}{failure.reason}", "same_bytes": False})


def _deliveries(
    root: str,
    entry: Mapping[str, Any],
    handle: BinaryIO,
    limits: Limits,
    sidecar_bytes: bytes | None,
    apart: GuardedReader,
) -> Iterator[Delivery]:
    sidecar: Sidecar | None = None
    try:
        if sidecar_bytes is not None:
            sidecar = parse_sidecar(sidecar_bytes)
        name, mapping = _name(entry), sidecar.columns if sidecar else None
        handle.seek(0)
        is_apart = is_opened_apart(name, handle.read(HEAD), limits)
        handle.seek(0)
        for item in (apart.read if is_apart else open_records)(name, handle, limits, mapping):
            yield _delivery(root, entry, item, sidecar)
    except InputError as failure:
        yield Delivery(_source_row(root, entry, None, sidecar, failure), None)
    except OSError as error:
        stopped = InputError("unreadable", f"reading stopped: {error.strerror or error}; check the file, run again")
        yield Delivery(_source_row(root, entry, None, sidecar, stopped), None)


def _name(entry: Mapping[str, Any]) -> str:
    """Not the file_id, whose ending tells two spellings of a name apart where there are both."""
    return str(entry["path"].rpartition(b"/")[2].decode(errors="replace"))


def _delivery(root: str, entry: Mapping[str, Any], item: RecordOutcome, sidecar: Sidecar | None) -> Delivery:
    if isinstance(item.outcome, InputError):
        return Delivery(_source_row(root, entry, item, sidecar, item.outcome), None)
    row = _source_row(root, entry, item, sidecar, None)
    if item.note:
        row |= {"reason": OTHER_FORMAT, "detail": item.note}
    content = item.outcome.content
    row["document_id"] = document_id(item.outcome.format, content)
    row["raw_sha256"] = hashlib.sha256(content).hexdigest()
    if item.place:
        row["size_bytes"] = len(content)
    return Delivery(row, item.outcome)


def _source_row(
    root: str,
    entry: Mapping[str, Any],
    item: RecordOutcome | None,
    sidecar: Sidecar | None,
    failure: InputError | None,
) -> dict[str, Any]:
    """The row of one outcome; of the whole file without one."""
    file_id = str(entry["file_id"])
    source_id = file_id + (item.place if item else "")
    # Of a record in a container there is no file name; of a file in an archive there is.
    has_name = "#" not in source_id[len(file_id) :]
    status = ("skipped" if failure.skipped else "failed") if failure else "delivered"
    return {
        "root": root,
        "source_id": source_id,
        "file_id": file_id,
        "record_no": item.record_no if item else None,
        "document_id": None,
        "outcome": status,
        "reason": failure.reason if failure else None,
        "detail": failure.detail if failure else None,
        "size_bytes": entry["size_bytes"],
        "modified_at": datetime.fromtimestamp(entry["mtime_ns"] / 1e9, UTC),
        "raw_sha256": None,
        "sidecar": metadata_row(sidecar.metadata) if sidecar else None,
        "name_date": date_from_name(Path(source_id).name) if has_name else None,
        "seconds": None,
    }


def _fingerprint(handle: BinaryIO, entry: Mapping[str, Any], root: str) -> tuple[str, bytes | None]:
    """SHA-256 of the file's bytes and its sidecar's, and the sidecar's bytes. OSError when either cannot be read."""
    # typeshed's protocol for the file is narrower than what is taken
    digest = hashlib.file_digest(handle, "sha256").hexdigest()  # type: ignore[arg-type]
    if entry["sidecar_size"] < 0:
        return digest, None
    with _open_sidecar(entry, root) as beside:
        sidecar = beside.read(MAX_SIDECAR_BYTES)
    return f"{digest}+{hashlib.sha256(sidecar).hexdigest()}", sidecar


def _open(entry: Mapping[str, Any], root: str) -> BinaryIO:
    if fetched := entry.get("fetched"):
        return spool_pieces([_given(fetched.content)])
    return open_input(entry["path"], entry["size_bytes"], root)


def _open_sidecar(entry: Mapping[str, Any], root: str) -> BinaryIO:
    if fetched := entry.get("fetched"):
        return spool_pieces([_given(fetched.sidecar)])
    return open_input(entry["path"] + b".yml", min(entry["sidecar_size"], MAX_SIDECAR_BYTES), root)


def _given(fetched: Any) -> Any:
    """What was fetched; raises what came instead."""
    if isinstance(fetched, Exception):
        raise fetched
    return fetched


def _stands_still(entry: Mapping[str, Any]) -> bool:
    listed = (entry["size_bytes"], entry["mtime_ns"], entry["inode"])
    try:
        fetched = entry.get("fetched")
        state: tuple[int, int, int] = _given(fetched.state) if fetched else stat_input(entry["path"])
        return state == listed
    except OSError:
        return False
