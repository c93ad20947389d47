"""Compare what stands on disk with what was read before: which files to read, which are gone, which stay."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from flows.errors import GuardError
from flows.inputs.entries import Discovery
from flows.inputs.resolve_targets import Target
from transforms.parse.formats import is_named_as_one
from warehouse.connect import Connection
from warehouse.known_state import compare_files

BULK_BYTES = 4_000_000
GUARD_MINIMUM = 10
"""The mass-deletion guard wants at least this many vanished files, and more than half of the root's."""


@dataclass(slots=True)
class Plan:
    """What a run would do with one target.

    Attributes:
        to_read: the entries of `discover` that must be read, by file_id, with `known_fingerprint` and `action`: `new`,
            or `check` (its stat moved: the bytes decide).
        unchanged: file_ids of the other entries.
        removed: file_ids that are gone.
        ignored: (file_id, why).
    """

    target: Target
    to_read: pa.Table
    unchanged: Sequence[str]
    removed: Sequence[str]
    ignored: list[tuple[str, str]]

    def entries(self) -> Iterator[dict[str, Any]]:
        """The rows of `to_read`, a few thousand at a time in memory."""
        for batch in self.to_read.to_batches(max_chunksize=4_096):
            yield from batch.to_pylist()

    @property
    def is_bulk(self) -> bool:
        """Whether there is much to read, in however few files: then a pool pays, and nobody knows how many records."""
        size: int = sum(self.to_read["size_bytes"].to_pylist())
        return size > BULK_BYTES

    @property
    def is_documents(self) -> bool:
        """Whether each file is one document by its name; what a container or a compressed file holds is not known."""
        return all(map(is_named_as_one, self.to_read["file_id"].to_pylist()))


def plan_run(con: Connection, target: Target, discovery: Discovery, reading_hash: str) -> Plan:
    """Decide per file, by what the warehouse knows of the root. Removal is judged only where all of it was listed."""
    compared = compare_files(con, str(target.root), discovery.entries, reading_hash)
    is_whole = target.only is None and discovery.complete
    return Plan(target, compared.to_read, compared.unchanged, compared.missing if is_whole else [], discovery.ignored)


def guard_removals(plan: Plan, known_files: int, *, moved: Set[str] = frozenset(), allow: bool) -> None:
    """Stop before a mass deletion: GuardError when most of a root's files would vanish and `allow` is not given.

    `moved` are file_ids that only changed their place: a renamed folder is no loss.
    """
    vanished = len(set(plan.removed) - moved)
    emptied = vanished > 0 and not plan.to_read.num_rows and not plan.unchanged
    if allow or not (emptied or (vanished >= GUARD_MINIMUM and vanished > known_files / 2)):
        return
    raise GuardError(
        f"{vanished} of {known_files} files would be removed from {plan.target.root}: nothing was changed. "
        "Check that the folder is complete (mounted?), or run again with --allow-removals"
    )
