"""Judgements left as files for the next run, by those who may not write the warehouse: the explorer.

One small JSON file a judgement, `<judgement_id>.json`: an entry as `moisson judgements export` writes them, with `by`
and `at`, or `{"action": "undo", "judgement": ID}`. The file's name is the id the judgement will have, so that a run
that is killed after it recorded a judgement and before it removed the file knows it again. What is refused waits in
`refused/` beside its reason. Whoever can write the folder can write anything: no link is followed, no large file read.
"""

import json
import os
import stat
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from warehouse.errors import WarehouseError
from warehouse.paths import WarehousePaths

LARGEST = 65_536
"""Bytes of a file; the longest claim has some thousands."""

_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class InboxFile:
    """A file of the inbox: its entry as left ({} where it holds none) and why it is, or must be, refused."""

    path: Path
    entry: Mapping[str, Any] = field(default_factory=dict)
    at: datetime = _NEVER
    problem: str | None = None

    @property
    def judgement_id(self) -> str:
        """The id the judgement gets when it is recorded."""
        return self.path.stem


def leave_judgement(paths: WarehousePaths, entry: Mapping[str, Any], *, by: str, at: datetime) -> Path:
    """Leave a judgement, or the undoing of one, for the next run; it is on disk when this returns.

    Args:
        paths: the warehouse it is about.
        entry: as `warehouse/draft_entry.py` makes them.
        by: who decides.
        at: when, with a time zone.

    Returns:
        the file; its stem is the judgement_id.

    Raises:
        WarehouseError: the entry is too large, or holds what JSON cannot; nothing was left. OSError: the disk.
    """
    judgement_id = str(uuid.uuid4())
    try:
        content = json.dumps({**entry, "by": by, "at": at.astimezone(UTC).isoformat()}, ensure_ascii=False).encode()
    except (TypeError, ValueError, RecursionError) as error:
        raise WarehouseError(f"this judgement cannot be written down: {error}") from error
    if len(content) > LARGEST:
        raise WarehouseError(f"a judgement of {len(content)} bytes is too large ({LARGEST} at most)")
    if not paths.inbox.is_dir():
        paths.inbox.mkdir(parents=True, exist_ok=True)
        _sync_folder(paths.private)
    target = paths.inbox / f"{judgement_id}.json"
    _write(target, content)
    return target


def read_inbox(paths: WarehousePaths) -> list[InboxFile]:
    """What waits, in the order in which it was left. Costs one look at the folder while nothing does."""
    return sorted(map(_read, _list(paths.inbox)), key=lambda file: (file.at, file.path.name))


def list_waiting(paths: WarehousePaths) -> frozenset[str]:
    """The names of what waits; nothing is read."""
    return frozenset(path.name for path in _list(paths.inbox))


def read_refused(paths: WarehousePaths) -> list[InboxFile]:
    """What runs refused, with the reason as `problem`."""
    folder = paths.inbox / "refused"
    found = []
    for path in _list(folder):
        file, why = _read(path), _read(path.with_suffix(".reason"), named=False).entry.get("reason")
        found.append(InboxFile(path, file.entry, file.at, str(why or file.problem)))
    return sorted(found, key=lambda file: (file.at, file.path.name))


def settle_recorded(file: InboxFile) -> None:
    """Remove a file whose judgement has been committed."""
    file.path.unlink(missing_ok=True)


def settle_refused(file: InboxFile, reason: str) -> None:
    """Move a file to `refused/` as it is; its reason is there first."""
    folder = file.path.parent / "refused"
    folder.mkdir(exist_ok=True)
    target = folder / file.path.name
    _write(target.with_suffix(".reason"), json.dumps({"reason": reason}, ensure_ascii=False).encode())
    file.path.replace(target)


def drop_files(paths: WarehousePaths, is_about: Callable[[Mapping[str, Any], bool], bool]) -> None:
    """Remove the files whose entry `is_about` what must go (told whether it was refused), and what is half-written."""
    for folder in (paths.inbox, paths.inbox / "refused"):
        for path in _list(folder):
            if is_about(_read(path).entry, folder.name == "refused"):
                path.with_suffix(".reason").unlink(missing_ok=True)
                path.unlink(missing_ok=True)
        for path in folder.glob(".*.tmp"):
            path.unlink(missing_ok=True)


def _list(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            return sorted(Path(entry.path) for entry in entries if entry.name.endswith(".json"))
    except FileNotFoundError:
        return []


def _read(path: Path, *, named: bool = True) -> InboxFile:
    try:
        entry = json.loads(_content(path))
        _refuse_values(entry)
        if named:
            uuid.UUID(path.stem)
        at = _utc(datetime.fromisoformat(str(entry.get("at")))) if named else _NEVER
    except (OSError, ValueError, OverflowError, RecursionError) as error:
        return InboxFile(path, problem=f"it is no judgement: {error}")
    return InboxFile(path, entry, at)


def _utc(at: datetime) -> datetime:
    """A time without a zone is UTC, whatever the machine's is."""
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)


def _content(path: Path) -> bytes:
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb") as handle:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise ValueError("not a file")
        if status.st_size > LARGEST:
            raise ValueError(f"{status.st_size} bytes are too many")
        return handle.read(LARGEST + 1)


def _refuse_values(entry: object) -> None:
    """An entry is a mapping of texts, or of mappings of texts; nothing in it is worth more than a database can hold."""
    if not isinstance(entry, Mapping):
        raise ValueError("not a mapping")
    for value in entry.values():
        for text in value.values() if isinstance(value, Mapping) else [value]:
            if not (text is None or isinstance(text, str)):
                raise ValueError("values must be texts")
            if text and ("\0" in text or text != text.encode("utf-8", "ignore").decode()):
                raise ValueError("a text holds what is no character")


def _write(target: Path, content: bytes) -> None:
    """The file as a whole or not at all, and on disk."""
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
    with os.fdopen(descriptor, "wb") as handle:
        handle.write(content)
        handle.flush()
        os.fsync(handle.fileno())
    temporary.replace(target)
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
