"""Write a portable copy of the published warehouse: Parquet or CSV, a folder a relation, with a manifest."""

import csv
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote

import pyarrow as pa
import pyarrow.parquet as pq

from flows.cli.write_rows import csv_cell
from flows.errors import RunError
from flows.progress import Reporter
from flows.settings import Settings
from warehouse.connect import Connection, open_published
from warehouse.describe import describe_columns
from warehouse.paths import WarehousePaths
from warehouse.read_relations import PARTITION, RELATIONS, list_partitions, read_partition
from warehouse.run_log import last_digests

Form = Literal["parquet", "csv"]
MANIFEST = "manifest.json"


def run_export(settings: Settings, reporter: Reporter, folder: Path, form: Form, *, force: bool) -> dict[str, Any]:
    """Copy the newest published version into `folder`, which appears complete or not at all.

    Two exports of one version are equal byte for byte. `force` replaces an earlier export, never anything else.

    Returns:
        the manifest, with `folder`.

    Raises:
        RunError: the folder is there already. NoWarehouseError: nothing has been published.
    """
    target = folder.expanduser().absolute()
    _refuse(target, force=force)
    paths = WarehousePaths(settings.warehouse.expanduser().absolute())
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.part")
    shutil.rmtree(unfinished, ignore_errors=True)
    try:
        version = paths.published.resolve().stem
        with open_published(paths.published) as con:
            unfinished.mkdir(parents=True)
            manifest = _write_all(con, unfinished, form, reporter) | {"version": version}
        text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True)
        (unfinished / MANIFEST).write_text(text + "\n", encoding="utf-8")
        _put(unfinished, target)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return manifest | {"folder": str(target)}


def _refuse(target: Path, *, force: bool) -> None:
    if not target.exists():
        return
    is_ours = target.is_dir() and ((target / MANIFEST).is_file() or not any(target.iterdir()))
    if not force:
        raise RunError(f"{target} is there already; give another folder, or --force where it is an earlier export")
    if not is_ours:
        raise RunError(f"{target} is no export of moisson: it is not replaced; give another folder")


def _write_all(con: Connection, folder: Path, form: Form, reporter: Reporter) -> dict[str, Any]:
    digests = last_digests(con)
    contract = con.execute("SELECT value FROM meta WHERE key = 'contract_version'").fetchone()
    relations = []
    for relation in RELATIONS:
        reporter.begin(relation)
        files = [_write_file(con, folder, relation, value, form) for value in list_partitions(con, relation)]
        rows = sum(file["rows"] for file in files)
        relations.append({"name": relation, "rows": rows, "columns": describe_columns(con, relation), "files": files})
    return {
        "format": form,
        "partitioned_by": PARTITION,
        "contract_version": contract[0] if contract else None,
        "content_digest": digests.content if digests else None,
        "current_digest": digests.current if digests else None,
        "relations": relations,
    }


def _write_file(con: Connection, folder: Path, relation: str, value: str | None, form: Form) -> dict[str, Any]:
    place = folder / relation if value is None else folder / relation / f"{PARTITION}={quote(value, safe='')}"
    place.mkdir(parents=True)
    path = place / f"part-0.{form}"
    schema, batches = read_partition(con, relation, value)
    rows = (_write_parquet if form == "parquet" else _write_csv)(path, schema, batches)
    with path.open("rb") as handle:
        digest = hashlib.file_digest(handle, "sha256").hexdigest()
        os.fsync(handle.fileno())
    return {
        "path": path.relative_to(folder).as_posix(),
        "rows": rows,
        "size_bytes": path.stat().st_size,
        "sha256": digest,
    }


def _write_parquet(path: Path, schema: pa.Schema, batches: Iterator[pa.RecordBatch]) -> int:
    rows = 0
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in batches:
            writer.write_batch(batch)
            rows += batch.num_rows
    return rows


def _write_csv(path: Path, schema: pa.Schema, batches: Iterator[pa.RecordBatch]) -> int:
    """As `moisson sql --format csv`: lists as JSON, nothing that a spreadsheet would run as a formula."""
    rows = 0
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(map(csv_cell, schema.names))
        for batch in batches:
            columns = [column.to_pylist() for column in batch.columns]
            writer.writerows([csv_cell(cell) for cell in row] for row in zip(*columns, strict=True))
            rows += batch.num_rows
    return rows


def _put(unfinished: Path, target: Path) -> None:
    """Rename; what was there goes only when the new folder has its name."""
    replaced = target.with_name(f".{target.name}.{os.getpid()}.old")
    if target.exists():
        target.rename(replaced)
    unfinished.rename(target)
    shutil.rmtree(replaced, ignore_errors=True)
