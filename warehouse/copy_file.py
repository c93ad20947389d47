"""Copy a file, sharing its blocks where the file system can."""

import fcntl
import shutil
import sys
from pathlib import Path

FICLONE = 0x40049409
"""The Linux ioctl that makes a file share another's blocks (btrfs, xfs, bcachefs): ioctl_ficlone(2)."""


def copy_file(source: Path, target: Path) -> None:
    """Make `target` a copy of `source`: a clone where the file system has it, one sequential copy elsewhere."""
    if not (sys.platform == "linux" and _clone(source, target)):
        shutil.copyfile(source, target)


def _clone(source: Path, target: Path) -> bool:
    with source.open("rb") as old, target.open("wb") as new:
        try:
            fcntl.ioctl(new.fileno(), FICLONE, old.fileno())
        except OSError:  # another file system, or one without shared blocks
            return False
    return True
