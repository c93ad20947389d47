"""From the paths on the command line to roots: a path inside a known root is a filter, any other a root of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.errors import RunError


@dataclass(frozen=True, slots=True)
class Target:
    """A root to scan, wholly (`only` is None) or at one path under it."""

    root: Path
    only: str | None = None


def resolve_targets(paths: Sequence[Path], known_roots: Sequence[str], seeds: Path) -> list[Target]:
    """The roots to scan for `paths`, the seeds folder without any.

    A file outside every known root belongs to its folder as root; only that file is read.

    Raises:
        RunError: a path does not exist.
    """
    home = seeds.expanduser().resolve()
    roots = sorted({*map(Path, known_roots), home}, key=lambda root: (-len(root.parts), str(root)))
    targets = [_target(path.expanduser(), roots) for path in paths] or [Target(home)]
    for target in targets:
        if not target.root.is_dir():
            raise RunError(f"no folder {target.root}; create it, give a path, or set MOISSON_SEEDS")
    whole = {target.root for target in targets if target.only is None}
    kept = [target for target in targets if target.only is None or target.root not in whole]
    return list(dict.fromkeys(kept))


def _target(path: Path, roots: Sequence[Path]) -> Target:
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
