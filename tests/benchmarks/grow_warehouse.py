"""What a growing warehouse costs: at each size, 1,000 documents more, bytes a document, publish, answers.

    uv run python tests/benchmarks/grow_warehouse.py --sizes 10000,100000 --folder /var/tmp/growth

Generated articles (generate_documents.py), fast profile, each run a `moisson ingest --direct` in a process of its own.
The folder is left behind with its warehouse; it must be empty or not exist. A million documents of the usual 2,000
characters need some 100 GB there and a night; `--median 250` (a brief of a paragraph) an eighth of both.
"""

import argparse
import json
import os
import shutil
import time
from pathlib import Path
from typing import Any

from ask_warehouse import ask_warehouse
from describe_machine import describe_machine
from generate_documents import MEDIAN, write_documents
from ingest_press import ingest

from warehouse.paths import WarehousePaths
from warehouse.publish import publish

PART = 10_000
"""Documents a file."""
MORE = 1_000
"""Documents added at each size."""


def main() -> None:
    """Grow the warehouse and print its tables."""
    options = _options()
    folder = options.folder / "documents"
    if options.folder.exists() and any(options.folder.iterdir()):
        raise SystemExit(f"{options.folder} is not empty")
    folder.mkdir(parents=True)
    paths = WarehousePaths(options.folder / "warehouse" / "moisson.duckdb")
    machine, rows, written = describe_machine(), [], 0
    for size in options.sizes:
        _write(folder, written, size, options.median)
        grown = ingest(folder, paths.published, "fast", options.workers)
        _write(folder, size, size + MORE, options.median)
        more = ingest(folder, paths.published, "fast", options.workers)
        rows.append(_measure(size, size - written, grown, more, paths, options.repeats))
        written = size + MORE
        _print_size(rows[-1])
        if options.json:
            result = {"machine": machine, "sizes": rows}
            options.json.write_text(json.dumps(result, indent=2, ensure_ascii=False), encoding="utf-8")
    _print_tables(rows)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=_sizes, default=[10_000, 100_000], help="ascending, at least 1,000 apart")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--median", type=int, default=MEDIAN, help="characters of a usual article")
    parser.add_argument("--repeats", type=int, default=20, help="times each question is asked")
    parser.add_argument("--folder", type=Path, required=True, help="where documents and warehouse go")
    parser.add_argument("--json", type=Path, help="write the figures to this file, after each size")
    return parser.parse_args()


def _sizes(text: str) -> list[int]:
    sizes = [int(part) for part in text.split(",")]
    if any(after - before < MORE for before, after in zip([0, *sizes], sizes, strict=False)):
        raise argparse.ArgumentTypeError(f"sizes must ascend by at least {MORE}")
    return sizes


def _write(folder: Path, start: int, end: int, median: int) -> None:
    """Articles `start` to `end` - 1, in files of at most `PART`."""
    for first in range(start, end, PART):
        write_documents(folder / f"part-{first:09d}.jsonl.gz", first, min(PART, end - first), median)


def _measure(
    size: int,
    added: int,
    grown: dict[str, Any],
    more: dict[str, Any],
    paths: WarehousePaths,
    repeats: int,
) -> dict[str, Any]:
    documents = more["report"]["rows"]["documents"]
    raw = sum(path.stat().st_size for path in paths.raw.rglob("*") if path.is_file())
    return {
        "size": size,
        "grown_by": added,
        "documents": documents,
        "grow": _costs(grown),
        "grow_documents_per_second": round(added / grown["wall_seconds"], 1) if added else None,
        "add": _costs(more),
        "rows": more["report"]["rows"],
        "published_bytes_per_document": round(paths.published.stat().st_size / documents),
        "raw_bytes_per_document": round(raw / documents),
        "publish_seconds": round(_time_publish(paths), 3),
        "milliseconds": ask_warehouse(paths.published, repeats),
    }


def _costs(run: dict[str, Any]) -> dict[str, Any]:
    """Wall seconds by step; `start and publish` is what the steps leave of the command's own time."""
    steps = run["report"]["wall_seconds"]
    rest = round(run["wall_seconds"] - sum(steps.values()), 3)
    return {
        "wall_seconds": run["wall_seconds"],
        "cpu_seconds": run["cpu_seconds"],
        "peak_megabytes": run["peak_megabytes"],
        "steps": steps | {"start and publish": rest},
        "cpu_ms_per_document": run["report"]["cpu_ms_per_document"],
        "failed": run["report"]["counts"]["failed"],
        "problems": run["report"]["problems"][:3],
    }


def _time_publish(paths: WarehousePaths) -> float:
    """Seconds of one publish of the working database, into a folder of its own on the same file system."""
    other = WarehousePaths(paths.directory.with_name("publish") / paths.published.name)
    other.private.mkdir(parents=True)
    try:
        os.link(paths.working, other.working)
        started = time.perf_counter()
        publish(other, 1)
        return time.perf_counter() - started
    finally:
        shutil.rmtree(other.directory)


def _print_size(row: dict[str, Any]) -> None:
    print(
        f"{row['size']} documents: {row['grow_documents_per_second']} documents/s while growing, "
        f"{row['add']['wall_seconds']} s for {MORE} more",
        flush=True,
    )
    for what in ("grow", "add"):
        if row[what]["failed"]:  # then the figures are of fewer documents than they say
            print(f"  {row[what]['failed']} documents FAILED, e.g. {row[what]['problems'][0]}", flush=True)


def _print_tables(rows: list[dict[str, Any]]) -> None:
    def show(name: str, values: list[Any]) -> None:
        print(f"{name[:62]:64}" + "".join(f"{'' if value is None else value:>14}" for value in values))

    show("documents before", [row["size"] for row in rows])
    for name in ("grow_documents_per_second", "published_bytes_per_document", "raw_bytes_per_document"):
        show(name.replace("_", " "), [row[name] for row in rows])
    show("publish, s", [row["publish_seconds"] for row in rows])
    for what, title in (("grow", "growing to this size"), ("add", f"{MORE} more")):
        print(title)
        show("  peak memory of the tree, MB", [row[what]["peak_megabytes"] for row in rows])
        show("  CPU of the tree, s", [row[what]["cpu_seconds"] for row in rows])
        show("  wall, s", [row[what]["wall_seconds"] for row in rows])
        for step in dict.fromkeys(step for row in rows for step in row[what]["steps"]):
            show(f"    {step}", [row[what]["steps"].get(step) for row in rows])
    print("answers, ms")
    for question, figures in rows[-1]["milliseconds"].items():
        for figure in figures:
            show(f"  {question[:52]}: {figure}", [row["milliseconds"][question][figure] for row in rows])


if __name__ == "__main__":
    main()
