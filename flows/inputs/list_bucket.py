"""List a root in object storage with one listing: every object with its state, its sidecar's, or its problem."""

from collections.abc import Mapping
from typing import Any

from flows.errors import RunError
from flows.inputs.entries import SIDECAR_SUFFIX, Discovery, is_within, make_entries, make_file_id
from flows.inputs.ignore_rules import IGNORE_FILE, IgnoreRules, split_lines
from flows.inputs.location import RemoteFolder
from flows.inputs.object_storage import Storage, object_state

MAX_IGNORE_BYTES = 1_000_000

Objects = Mapping[str, Mapping[str, Any]]


def list_bucket(root: RemoteFolder, only: str | None = None) -> Discovery:
    """List the objects under `root`, or those at or under the relative path `only`, as `list_folder` lists files.

    A listing is all or nothing, so it is always complete. Of the objects only `.moissonignore` is read.

    Raises:
        RunError: the root cannot be listed, or `.moissonignore` cannot be read.
    """
    storage = Storage(root.scheme)
    try:
        listed = storage.find(root.path, only or "")
        objects = {path[len(root.path) + 1 :]: info for path, info in sorted(listed.items())}
        rules = IgnoreRules(_ignore_lines(storage, root, objects, only))
    except OSError as error:
        raise RunError(f"{root} cannot be listed: {error.strerror or error}; check bucket and rights") from error
    judged: dict[str, str | None] = {}
    found = {name: info for name, info in objects.items() if _is_input(name, info, rules, judged)}
    found = {name: info for name, info in found.items() if only is None or is_within(name, only)}
    rows = [_row(name, found, root, storage) for name in found if not _is_sidecar(name, found)]
    ignored = [(make_file_id(name.removesuffix("/")), why) for name, why in judged.items() if why]
    return Discovery(make_entries(rows), ignored)


def _ignore_lines(storage: Storage, root: RemoteFolder, objects: Objects, only: str | None) -> list[str]:
    """The root's own `.moissonignore`, asked for only where the listing shows it or did not cover it."""
    if only is None and IGNORE_FILE not in objects:
        return []
    try:
        path = f"{root.path}/{IGNORE_FILE}"
        size = storage.state(path).size_bytes if only is not None else int(objects[IGNORE_FILE]["size"])
        return split_lines(storage.read(path, 0, min(size, MAX_IGNORE_BYTES))) if size else []
    except FileNotFoundError:
        return []


def _is_input(name: str, info: Mapping[str, Any], rules: IgnoreRules, judged: dict[str, str | None]) -> bool:
    """Whether an object is no folder's marker and neither it nor a folder above it is left out.

    `judged` takes why each folder and object is left out, None for those that are not; it is asked before the rules.
    """
    if not name or (name.endswith("/") and not info["size"]):
        return False
    end = name.find("/")
    while end >= 0:
        if end and _judge(name[:end], rules, judged, is_directory=True):
            return False
        end = name.find("/", end + 1)
    return not _judge(name, rules, judged, is_directory=False)


def _judge(path: str, rules: IgnoreRules, judged: dict[str, str | None], *, is_directory: bool) -> str | None:
    key = path + "/" if is_directory else path
    if key not in judged:
        judged[key] = rules.why(path.rpartition("/")[2], path, is_directory=is_directory)
    return judged[key]


def _row(name: str, found: Objects, root: RemoteFolder, storage: Storage) -> list[Any]:
    path = f"{root.path}/{name}"
    size, mtime_ns, version = object_state(found[name])
    side_size, side_mtime = -1, -1
    if name + SIDECAR_SUFFIX in found:
        side = object_state(found[name + SIDECAR_SUFFIX])
        # Seconds alone would miss a second change: the version stands below them.
        side_size, side_mtime = side.size_bytes, side.mtime_ns + side.version % 1_000_000_000
    problem, detail = None, None
    if not storage.addresses(path):
        problem, detail = "unreadable", "its name cannot be asked for through fsspec; rename the object"
    return [name, f"{root.scheme}://{path}".encode(), size, mtime_ns, version, side_size, side_mtime, problem, detail]


def _is_sidecar(name: str, found: Objects) -> bool:
    return name.endswith(SIDECAR_SUFFIX) and name[: -len(SIDECAR_SUFFIX)] in found
