"""The files beside the warehouse: raw packs against their hashes and ids, sources against what was read of them."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from flows.errors import RunError
from flows.inputs.discover import discover
from flows.inputs.open_input import open_input
from flows.settings import Settings
from transforms.errors import InputError
from transforms.ids import document_id
from warehouse.connect import Connection
from warehouse.known_state import known_roots
from warehouse.sql_files import read_sql
from warehouse.verify_warehouse import Law


def verify_raw(con: Connection, folder: Path, shown: int) -> Law:
    """Every kept record: its bytes have the SHA-256 they are kept under, and give the ids of its documents."""
    law = Law("raw bytes", "kept bytes have their raw_sha256 and, with the format, give the document_id", shown=shown)
    for (pack,) in con.execute("SELECT DISTINCT pack FROM raw_packs ORDER BY pack").fetchall():
        listed = con.execute(
            "SELECT r.raw_sha256, d.document_id::VARCHAR, d.format FROM raw_packs AS r "
            "LEFT JOIN documents AS d USING (raw_sha256) WHERE r.pack = ? ORDER BY ALL",
            [pack],
        ).fetchall()
        law.rows += len(listed)
        try:
            rows = pq.read_table(folder / pack).to_pylist()
        except (OSError, pa.ArrowException) as error:
            law.accuse({"pack": pack, "error": str(error)})
            continue
        contents = {row["raw_sha256"]: row["content"] for row in rows}
        for digest, wanted, record_format in listed:
            if problem := _problem(contents.get(digest), digest, wanted, record_format):
                law.accuse({"pack": pack, "raw_sha256": digest, "problem": problem})
    return law


def verify_sources(con: Connection, settings: Settings, shown: int) -> tuple[Law, dict[str, int]]:
    """Hash every file that was read. What changed or went since is told, and no fault: the next run sees to it.

    A file of another content under an unchanged stat is one: no run would ever notice.

    Returns:
        the law, and how many files are `same`, `changed`, `missing`, `new`, `altered` or `unreadable`; `folder missing`
        counts roots.
    """
    law = Law("sources", "no file changed its bytes behind an unchanged size, time and inode", shown=shown)
    states: Counter[str] = Counter()
    for root in known_roots(con):
        try:
            found = discover(Path(root), None, settings.gazetteer_path)
        except (OSError, RunError):
            states["folder missing"] += 1
            continue
        con.register("listed", found.entries)
        rows = con.sql(read_sql("verify/files.sql"), params={"root": root}).to_arrow_table()
        con.unregister("listed")
        for row in _rows(rows):
            state = _state(row, root)
            states[state] += 1
            law.rows += 1
            if state == "altered":
                law.accuse({"root": root, "file_id": row["file_id"], "problem": "other bytes under an unchanged stat"})
    return law, dict(sorted(states.items()))


def _rows(table: pa.Table) -> Iterator[dict[str, Any]]:
    for batch in table.to_batches(max_chunksize=10_000):
        yield from batch.to_pylist()


def _problem(content: bytes | None, digest: str, wanted: str | None, record_format: str | None) -> str | None:
    if content is None:
        return "not in the pack"
    if hashlib.sha256(content).hexdigest() != digest:
        return "other bytes"
    if wanted is not None and record_format is not None and document_id(record_format, content) != wanted:
        return f"they are not those of {wanted}"
    return None


def _state(row: Mapping[str, Any], root: str) -> str:
    if row["is_new"] or row["is_missing"]:
        return "new" if row["is_new"] else "missing"
    if row["problem"] or str(row["fingerprint"]).startswith("problem:"):
        return "unreadable" if row["problem"] else "changed"
    try:
        fingerprint = _fingerprint(row, root)
    except (OSError, InputError):
        return "unreadable"
    if fingerprint == row["fingerprint"]:
        return "same"
    return "altered" if row["same_stat"] else "changed"


def _fingerprint(row: Mapping[str, Any], root: str) -> str:
    """As `flows/inputs/read_inputs.py` has it: the file's SHA-256, and its sidecar's where there is one."""
    with open_input(row["path"], row["size_bytes"], root) as handle:
        digest = hashlib.file_digest(handle, "sha256").hexdigest()  # type: ignore[arg-type]
    if row["sidecar_size"] < 0:
        return digest
    with open_input(row["path"] + b".yml", row["sidecar_size"], root) as beside:
        return f"{digest}+{hashlib.sha256(beside.read(1_000_000)).hexdigest()}"
