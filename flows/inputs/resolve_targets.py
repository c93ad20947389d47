"""From the paths on the command line to roots: a path inside a known root is a filter, any other a root of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.errors import RunError
from flows.inputs.location import Location, RemoteFolder, parse_location


@dataclass(frozen=True, slots=True)
class Target:
    """A root to scan, wholly (`only` is None) or at one path under it."""

    root: Location
    only: str | None = None


def resolve_targets(paths: Sequence[str | Location], known_roots: Sequence[str], seeds: str | Path) -> list[Target]:
    """The roots to scan for `paths` (or URLs), the seeds folder without any.

    A file outside every known root belongs to its folder as root; only that file is read. Object storage is asked only
    about what is no known root.

    Raises:
        RunError: a path does not exist, or a URL is none that can be read.
    """
    known = {parse_location(root) for root in known_roots}
    home = parse_location(seeds)
    if isinstance(home, Path):
        home = home.expanduser().resolve()
    roots = sorted({*known, home}, key=lambda root: (-len(Path(str(root)).parts), str(root)))
    targets = [_target(parse_location(path), roots) for path in paths] or [Target(home)]
    for target in targets:
        if not _is_folder(target.root, known):
            raise RunError(f"no folder {target.root}; create it, give a path, or set MOISSON_SEEDS")
    whole = {target.root for target in targets if target.only is None}
    kept = [target for target in targets if target.only is None or target.root not in whole]
    return list(dict.fromkeys(kept))


def _target(location: Location, roots: Sequence[Location]) -> Target:
    if isinstance(location, RemoteFolder):
        return _remote_target(location, [root for root in roots if isinstance(root, RemoteFolder)])
    return _local_target(location.expanduser(), [root for root in roots if isinstance(root, Path)])


def _local_target(path: Path, roots: Sequence[Path]) -> Target:
    absolute = path.parent.resolve() / path.name if path.name not in {"", "..", "."} else path.resolve()
    if not absolute.exists() and not absolute.is_symlink():
        raise RunError(f"no file or folder {path}; check the path")
    if absolute.is_dir():
        absolute = absolute.resolve()
    for root in roots:
        if absolute == root:
            return Target(root)
        if root in absolute.parents:
            return Target(root, absolute.relative_to(root).as_posix())
    return Target(absolute) if absolute.is_dir() else Target(absolute.parent, absolute.name)


def _remote_target(location: RemoteFolder, roots: Sequence[RemoteFolder]) -> Target:
    if location in roots:
        return Target(location)
    kind = _kind(location)
    if kind is None:
        raise RunError(f"no object or folder {location}; check the URL")
    for root in roots:
        relative = root.relative(location)
        if relative is not None:
            return Target(root, relative)
    if kind == "directory":
        return Target(location)
    folder, _, name = location.path.rpartition("/")
    return Target(RemoteFolder(location.scheme, folder), name)


def _is_folder(root: Location, known: set[Location]) -> bool:
    """A folder in object storage that lost its last object is none any more: a known one is listed all the same."""
    if isinstance(root, Path):
        return root.is_dir()
    return root in known or _kind(root) == "directory"


def _kind(location: RemoteFolder) -> str | None:
    from flows.inputs.object_storage import Storage  # noqa: PLC0415 - only a URL needs it

    try:
        return Storage(location.scheme).kind(location.path)
    except OSError as error:
        raise RunError(f"{location} cannot be looked at: {error.strerror or error}; check its rights") from error
