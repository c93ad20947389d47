"""A plan without what still moves on disk: a file that somebody is writing is neither read nor judged removed."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace

import pyarrow as pa

from flows.inputs.plan_run import Plan

STAT = ("size_bytes", "mtime_ns", "inode", "sidecar_size", "sidecar_mtime_ns")
"""What must stand still: the file's and its sidecar's."""

Stat = tuple[int, ...]
"""The values of `STAT`."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What `moisson watch` knows of a root when it starts a run.

    Attributes:
        files: `file_id` -> how it stood, of the files that stood still.
        present: `file_id` of every file seen lately, moving or not: none of them may be judged removed.
    """

    files: Mapping[str, Stat]
    present: Set[str]


def keep_settled(plan: Plan, settled: Settled) -> Plan:
    """The plan as if nothing had happened to the files that are not exactly as they stood."""
    stands = [settled.files.get(file_id) == stat for file_id, stat in read_stats(plan.to_read)]
    moving = [file_id for (file_id, _), still in zip(read_stats(plan.to_read), stands, strict=True) if not still]
    return replace(
        plan,
        to_read=plan.to_read.filter(pa.array(stands, pa.bool_())),
        unchanged=[*plan.unchanged, *moving],
        removed=[file_id for file_id in plan.removed if file_id not in settled.present],
    )


def read_stats(entries: pa.Table) -> list[tuple[str, Stat]]:
    """`file_id` and `STAT` of each row."""
    names, *stats = (entries.column(name).to_pylist() for name in ("file_id", *STAT))
    return list(zip(names, zip(*stats, strict=True), strict=True))
