"""Compare what stands on disk with what was read before: which files to read, which are gone, which stay."""

from dataclasses import dataclass

import polars as pl

from flows.discover import Discovery
from flows.errors import GuardError
from flows.resolve_targets import Target

GUARD_MINIMUM = 10
"""The mass-deletion guard wants at least this many vanished files, and more than half of the root's."""


@dataclass(slots=True)
class Plan:
    """What a run would do with one target.

    Attributes:
        files: the entries of `discover` with `known_fingerprint` and `action`: `new`, `check` (its stat moved: the
            bytes decide) or `unchanged`.
        removed: file_ids that are gone.
        ignored: (file_id, why).
    """

    target: Target
    files: pl.DataFrame
    removed: list[str]
    ignored: list[tuple[str, str]]

    @property
    def to_read(self) -> pl.DataFrame:
        """The files that must be read, by file_id."""
        return self.files.filter(pl.col("action") != "unchanged")


def plan_run(target: Target, discovery: Discovery, known: pl.DataFrame, reading_hash: str) -> Plan:
    """Decide per file; `known` holds the rows of the warehouse's `files` for the root."""
    columns = ["file_id", "size_bytes", "mtime_ns", "inode", "sidecar_size", "sidecar_mtime_ns"]
    stat = [pl.col(c) == pl.col(f"{c}_known") for c in columns[1:]]
    unreadable = pl.col("fingerprint").str.starts_with("problem:unreadable")
    same = pl.all_horizontal(*stat, pl.col("config_hash") == reading_hash, ~unreadable) & pl.col(
        "problem"
    ).is_null().eq(~pl.col("fingerprint").str.starts_with("problem:stat:"))
    joined = discovery.entries.join(known, on="file_id", how="left", suffix="_known")
    action = pl.when(pl.col("fingerprint").is_null()).then(pl.lit("new")).when(same).then(pl.lit("unchanged"))
    files = joined.with_columns(action=action.otherwise(pl.lit("check"))).select(
        *discovery.entries.columns, "action", known_fingerprint="fingerprint", known_config_hash="config_hash"
    )
    return Plan(target, files.sort("file_id"), _removed(target, discovery, known), discovery.ignored)


def guard_removals(plan: Plan, known_files: int, *, allow: bool) -> None:
    """Stop before a mass deletion: GuardError when most of a root's files would vanish and `allow` is not given."""
    vanished = len(plan.removed)
    emptied = vanished > 0 and plan.files.is_empty()
    if allow or not (emptied or (vanished >= GUARD_MINIMUM and vanished > known_files / 2)):
        return
    raise GuardError(
        f"{vanished} of {known_files} files would be removed from {plan.target.root}: nothing was changed. "
        "Check that the folder is complete (mounted?), or run again with --allow-removals"
    )


def _removed(target: Target, discovery: Discovery, known: pl.DataFrame) -> list[str]:
    """Removal is judged only where the whole root was listed."""
    if target.only is not None or not discovery.complete:
        return []
    return known.join(discovery.entries, on="file_id", how="anti")["file_id"].sort().to_list()
