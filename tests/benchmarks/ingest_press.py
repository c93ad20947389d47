"""Ingest N press articles written out as files: wall time, CPU per stage, peak memory, a second run, one file more.

    uv run python tests/benchmarks/ingest_press.py --articles 5000 --bytes 2000 --profile fast --workers 2

Needs ../shared/data (third-party texts that are not part of the project). Prints a table and, with --json, the figures.
"""

import argparse
import gzip
import json
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import psutil

DATA = Path(__file__).parents[3] / "shared" / "data" / "press_fr.jsonl.gz"


def write_articles(folder: Path, count: int, size: int | None = None) -> tuple[int, int]:
    """Write up to `count` articles, a file each, without a blank line where the standfirst is missing.

    `size`: only articles of so many bytes, a quarter more or less. Returns how many were written, and their bytes.
    """
    written, total = 0, 0
    with gzip.open(DATA, "rt", encoding="utf-8") as lines:
        for line in lines:
            if written == count:
                break
            row = json.loads(line)
            parts = [row["title"], row.get("heading"), row["article"]]
            content = "\n\n".join(part for part in parts if part).encode()
            if size is not None and abs(len(content) - size) > size // 4:
                continue
            (folder / f"{row['id']:06d}.txt").write_bytes(content)
            written, total = written + 1, total + len(content)
    return written, total


def ingest(folder: Path, warehouse: Path, profile: str, workers: int) -> dict[str, Any]:
    """One `moisson ingest --direct` in a process of its own; its report, seconds and the peak memory of the tree."""
    command = [sys.executable, "-m", "flows.cli", "ingest", "--direct", "--json", "--profile", profile]
    command += ["--workers", str(workers), "--warehouse", str(warehouse), str(folder)]
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    peak = _PeakMemory(process.pid)
    output, _ = process.communicate()
    wall = time.monotonic() - started
    if process.returncode:
        raise SystemExit(f"ingest failed with {process.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    seconds = {"wall_seconds": round(wall, 2), "cpu_seconds": round(cpu, 2)}
    return {"report": json.loads(output), "peak_megabytes": peak.stop()} | seconds


class _PeakMemory:
    """Samples the resident memory of a process and its children four times a second."""

    def __init__(self, pid: int) -> None:
        self._process, self._peak, self._done = psutil.Process(pid), 0, threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)
        self._thread.start()

    def _sample(self) -> None:
        while not self._done.wait(0.25):
            try:
                family = [self._process, *self._process.children(recursive=True)]
                self._peak = max(self._peak, sum(member.memory_info().rss for member in family))
            except psutil.Error:
                return

    def stop(self) -> int:
        """Megabytes at the peak."""
        self._done.set()
        self._thread.join()
        return round(self._peak / 1e6)


def main() -> None:
    """Run the benchmark and print its table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=5_000)
    parser.add_argument("--bytes", type=int, help="only articles of about so many bytes (default: all as they come)")
    parser.add_argument("--profile", default="fast", choices=["fast", "default"])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as base:
        folder, warehouse = Path(base) / "press", Path(base) / "warehouse" / "moisson.duckdb"
        folder.mkdir()
        written, total = write_articles(folder, arguments.articles, arguments.bytes)
        runs = {"first": ingest(folder, warehouse, arguments.profile, arguments.workers)}
        runs["unchanged"] = ingest(folder, warehouse, arguments.profile, arguments.workers)
        (folder / "one-more.txt").write_text(
            "Un pont rouvre\n\nLe pont de Brévin a rouvert lundi, dit la mairie.\n", encoding="utf-8"
        )
        runs["one file more"] = ingest(folder, warehouse, arguments.profile, arguments.workers)
    mean = f"{total / written / 1_000:.2f} kB each"
    print(f"{written} articles, {mean}, profile {arguments.profile}, {arguments.workers} workers")
    print(f"{'run':16}{'wall s':>9}{'CPU s':>9}{'peak MB':>9}{'documents':>11}{'files/s':>9}")
    for name, run in runs.items():
        rate = written / run["wall_seconds"]
        seconds = f"{run['wall_seconds']:>9}{run['cpu_seconds']:>9}"
        print(f"{name:16}{seconds}{run['peak_megabytes']:>9}{run['report']['documents']:>11}{rate:>9.0f}")
    for name, run in runs.items():
        if failed := run["report"]["counts"]["failed"]:  # then the figures are of fewer articles than they say
            print(f"{name}: {failed} articles FAILED, e.g. {run['report']['problems'][:1]}")
    print("rows", runs["first"]["report"]["rows"])
    print("CPU-ms a document", runs["first"]["report"]["cpu_ms_per_document"])
    print("wall seconds a step", runs["first"]["report"]["wall_seconds"])
    if arguments.json:
        arguments.json.write_text(json.dumps(runs, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
