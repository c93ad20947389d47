"""A large warehouse in minutes: the rows of a small one several times over, each copy with ids and anchors of its own.

    uv run python tests/benchmarks/multiply_warehouse.py /var/tmp/growth/warehouse/moisson.duckdb OUT --times 10

OUT becomes a folder with a warehouse of `times` as many documents: what `--more N` new documents cost there, and how
fast it answers, is measured as `grow_warehouse.py` does. Transforming a million documents takes a night here, the stages over
the whole warehouse do not need it. What copies cannot show: entities stay as many as they were (their mentions grow),
and a new claim meets the claims of the original only, so that its links cost what they do there.
"""

import argparse
import json
import shutil
import time
from pathlib import Path
from typing import Any

from ask_warehouse import ask_warehouse
from describe_machine import describe_machine
from generate_documents import write_documents
from ingest_press import ingest

from warehouse.connect import Connection, open_working
from warehouse.migrate import migrate
from warehouse.paths import WarehousePaths

SHARED_IDS = {
    "entity_id",
    "own_entity_id",
    "speaker_entity_id",
    "own_speaker_entity_id",
    "other_entity_id",
    "run_id",
}
"""What copies have in common: things, and who wrote the rows."""
NUMBERS = {"text_no", "document_no"}
"""Numbers of an index: each copy goes on where the one before ended."""
LEFT_ALONE = {
    "entities",
    "terms",
    "judgements",
    "meta",
    "runs",
    "schema_migrations",
    "files",
    "raw_packs",
    "tombstones",
}


def main() -> None:
    """Multiply, add, ask."""
    options = _options()
    paths = WarehousePaths(options.out / "moisson.duckdb")
    paths.private.mkdir(parents=True)
    shutil.copyfile(options.warehouse.resolve(), paths.working)
    started = time.process_time()
    with open_working(paths) as con:
        migrate(con)
        documents = _multiply(con, options.times)
        con.execute("CHECKPOINT")
    print(f"{documents} documents, made in {time.process_time() - started:.0f} CPU s", flush=True)
    more = options.out / "more"
    more.mkdir()
    start = options.first if options.first is not None else documents
    costs = []
    for turn in range(options.rounds):
        folder = more / str(turn)
        folder.mkdir()
        write_documents(folder / "more.jsonl.gz", start + turn * options.more, options.more, options.median)
        costs.append(ingest(folder, paths.published, "fast", options.workers))
        _print_costs(costs[-1])
    result = {
        "machine": describe_machine(),
        "documents": documents,
        "published_bytes": paths.published.stat().st_size,
        "more": costs,
        "milliseconds": ask_warehouse(paths.published, options.repeats),
    }
    for question, figures in result["milliseconds"].items():
        print(f"{question[:70]:72}{figures}")
    if options.json:
        options.json.write_text(json.dumps(result, indent=2, ensure_ascii=False), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("warehouse", type=Path, help="a published warehouse")
    parser.add_argument("out", type=Path, help="a folder that does not exist yet")
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--more", type=int, default=1_000, help="documents added in a run")
    parser.add_argument("--rounds", type=int, default=2, help="such runs: the first finds files that no cache holds")
    parser.add_argument("--first", type=int, help="number of the first generated document; as many as there are")
    parser.add_argument("--median", type=int, default=250, help="their usual length in characters")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--repeats", type=int, default=20)
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


def _multiply(con: Connection, times: int) -> int:
    tables = con.execute("SELECT table_name FROM duckdb_tables() WHERE NOT temporary ORDER BY table_name").fetchall()
    for (table,) in tables:
        if table in LEFT_ALONE:
            continue
        columns = con.execute(f"DESCRIBE {table}").fetchall()
        con.execute(f"CREATE TEMP TABLE first_copy AS SELECT * FROM {table}")
        for copy in range(1, times):
            chosen = ", ".join(_column(name, kind, copy) for name, kind, *_ in columns)
            con.execute(f"INSERT INTO {table} SELECT {chosen} FROM first_copy")
        con.execute("DROP TABLE first_copy")
    con.execute(
        "UPDATE entities SET mention_count = mention_count * $n, document_count = document_count * $n", {"n": times}
    )
    con.execute("UPDATE meta SET value = (value::BIGINT + 1)::VARCHAR WHERE key = 'content_version'")
    row = con.execute("SELECT count(*) FROM documents").fetchone()
    return int(row[0]) if row else 0


def _column(name: str, kind: str, copy: int) -> str:
    if kind == "UUID" and name not in SHARED_IDS:
        return f"md5(\"{name}\"::VARCHAR || '/{copy}')::UUID"
    if name in NUMBERS:
        return f'"{name}" + {copy} * (SELECT max("{name}") + 1 FROM first_copy)'
    if name == "anchor":
        return f"xor(anchor, {copy * 0x9E3779B97F4A7C15 % 2**64}::UBIGINT)"
    if name in {"source_id", "file_id"}:
        return f"'copy-{copy}/' || \"{name}\""
    return f'"{name}"'


def _print_costs(run: dict[str, Any]) -> None:
    steps = {step: seconds for step, seconds in run["report"]["wall_seconds"].items() if seconds >= 0.05}
    figures = f"{run['cpu_seconds']} CPU s, {run['wall_seconds']} s of the clock, peak {run['peak_megabytes']} MB"
    print(f"more: {figures}; {steps}", flush=True)


if __name__ == "__main__":
    main()
