"""A run over N files that did not change: wall and CPU seconds, peak memory, and what the run opened and listed.

    uv run python tests/benchmarks/unchanged_files.py --files 100000

The files hold `--contents` different notes, so that the first run has little to transform; what an unchanged run costs
depends on the number of files. Beside it the same over a single file: that is start-up. Goal: 3 s beyond start-up.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from describe_machine import describe_machine
from ingest_press import ingest

FOLDER_FILES = 1_000
AUDITED = """
import json, sys
folder, seen = sys.argv[-1], {"open": 0, "os.scandir": 0}
def note(event, arguments):
    if event in seen and str(arguments[0] if not isinstance(arguments[0], bytes) else arguments[0].decode()).startswith(folder):
        seen[event] += 1
from flows.cli.app import app
sys.addaudithook(note)
try:
    app(sys.argv[1:])
finally:
    print(json.dumps(seen), file=sys.stderr)
"""
"""The command with a hook that counts what it opens and lists under the folder (its last argument)."""


def write_notes(folder: Path, files: int, contents: int) -> int:
    """Write the files, a thousand to a folder; returns how many folders there are, the first included."""
    for number in range(files):
        path = folder / f"{number // FOLDER_FILES:04d}" / f"{number:06d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Note {number % contents}\n\nLa jetée numéro {number % contents} reste ouverte.\n", "utf-8")
    return 1 + -(-files // FOLDER_FILES)


def measure(folder: Path, warehouse: Path, rounds: int) -> dict[str, Any]:
    """The quickest of some unchanged runs by CPU."""
    runs = [ingest(folder, warehouse, "fast", 2) for _ in range(rounds)]
    return min(runs, key=lambda run: float(run["cpu_seconds"]))


def audit(folder: Path, warehouse: Path) -> dict[str, int]:
    """How often an unchanged run opened a file under the folder, and listed a folder."""
    command = [sys.executable, "-c", AUDITED, "ingest", "--direct", "--json", "--profile", "fast"]
    command += ["--warehouse", str(warehouse), str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    counts: dict[str, int] = json.loads(done.stderr.splitlines()[-1])
    return counts


def main() -> None:
    """Run the benchmark and print its table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=100_000)
    parser.add_argument("--contents", type=int, default=1_000, help="different notes among the files")
    parser.add_argument("--rounds", type=int, default=3, help="unchanged runs; the quickest counts")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    parser.add_argument("--folder", type=Path, help="where files and warehouses are made, and stay")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        base = arguments.folder or Path(scratch)
        result: dict[str, Any] = {"machine": describe_machine(), "files": arguments.files}
        for name, files in (("start-up", 1), ("unchanged", arguments.files)):
            folder, warehouse = base / name / "files", base / name / "warehouse" / "moisson.duckdb"
            folders = write_notes(folder, files, arguments.contents) if not folder.exists() else 0
            first = ingest(folder, warehouse, "fast", 2)
            result[name] = {"first": first, "again": measure(folder, warehouse, arguments.rounds), "folders": folders}
            result[name]["audit"] = audit(folder, warehouse)
    print_result(result)
    if arguments.json:
        arguments.json.write_text(json.dumps(result, indent=2), encoding="utf-8")


def print_result(result: dict[str, Any]) -> None:
    """The table, what the run touched, and the figure that the goal is about."""
    print(f"{'run':28}{'wall s':>9}{'CPU s':>9}{'peak MB':>9}{'unchanged':>11}{'opened':>8}{'listed':>8}")
    for name, files in (("start-up", 1), ("unchanged", result["files"])):
        again, audited = result[name]["again"], result[name]["audit"]
        counts = again["report"]["counts"]
        figures = f"{again['wall_seconds']:>9}{again['cpu_seconds']:>9}{again['peak_megabytes']:>9}"
        seen = f"{counts['unchanged']:>11}{audited['open']:>8}{audited['os.scandir']:>8}"
        print(f"{name + f', {files:,} files':28}{figures}{seen}")
    start, again = result["start-up"]["again"], result["unchanged"]["again"]
    beyond = {key: round(again[key] - start[key], 2) for key in ("wall_seconds", "cpu_seconds")}
    print(f"beyond start-up: {beyond['wall_seconds']} s of the clock, {beyond['cpu_seconds']} s of CPU (goal: 3 s)")
    print("wall seconds a step", again["report"]["wall_seconds"])


if __name__ == "__main__":
    main()
