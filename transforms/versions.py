"""The version of each stage: a digest of its code and data files, so that it changes exactly when they do.

A stage's version includes those of the stages it reads from: when `text` changes, `mentions` and `claims` are behind
as well. `moisson reprocess` re-runs what is behind. A user's own gazetteer counts as a data file of `mentions`.
"""

import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

_ROOMS: Mapping[str, tuple[str, ...]] = {
    "text": ("parse", "segment", "sentences", "language", "duplicates", "languages/*/segment", "languages/*/sentences"),
    "mentions": ("analyse", "mentions", "gazetteer", "languages/*/mentions"),
    "claims": ("claims", "quantities", "languages/*/claims", "languages/*/quantities", "languages/*/dates"),
}


def stage_versions(profile: str, gazetteer: str = "") -> Mapping[str, str]:
    """Stage -> version, 12 hexadecimal digits after the profile for the stages that the profile changes.

    `gazetteer` is the text of a user's own gazetteer, "" without one.
    """
    versions: dict[str, str] = {}
    upstream = ""
    for stage, files_digested in _digest_files().items():
        digest = hashlib.sha256(upstream.encode() + files_digested)
        if gazetteer and stage == "mentions":
            digest.update(b"user gazetteer\0" + hashlib.sha256(gazetteer.encode()).digest())
        upstream = digest.hexdigest()[:12]
        versions[stage] = upstream if stage == "text" else f"{profile}-{upstream}"
    return versions


@cache
def _digest_files() -> Mapping[str, bytes]:
    """Stage -> paths and digests of its files, read once a process."""
    return {
        stage: b"".join(path.encode() + b"\0" + hashlib.sha256(content).digest() for path, content in _contents(rooms))
        for stage, rooms in _ROOMS.items()
    }


def _contents(rooms: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    root = files("transforms")
    for room in rooms:
        if "*" in room:
            folder, topic = room.split("/*/")
            languages = sorted(root.joinpath(folder).iterdir(), key=lambda entry: entry.name)
            entries = [language.joinpath(f"{topic}.yml") for language in languages if language.is_dir()]
        else:
            entries = list(_walk(root.joinpath(room)))
        for entry in entries:
            if entry.is_file():
                yield f"{room}:{entry.name}", entry.read_bytes()


def _walk(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _walk(entry)
        elif entry.name.endswith((".py", ".yml")):
            yield entry
