"""What stands under a root, local or in object storage."""

from pathlib import Path

from flows.inputs.entries import Discovery
from flows.inputs.list_folder import list_folder
from flows.inputs.location import Location


def discover(root: Location, only: str | None = None, gazetteer: Path | None = None) -> Discovery:
    """List the files under `root`, or those at or under the relative path `only`; the user's gazetteer is none.

    Raises:
        OSError: the root itself cannot be listed.
        RunError: the object storage does not answer, or its extra is missing.
    """
    if isinstance(root, Path):
        return list_folder(root, only, gazetteer)
    from flows.inputs.list_bucket import list_bucket  # noqa: PLC0415 - only a URL needs it

    return list_bucket(root, only)
