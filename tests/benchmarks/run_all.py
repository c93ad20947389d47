"""Run every benchmark, one after the other; tables on the terminal and in OUT/*.txt, figures in OUT/*.json.

    uv run --all-extras --group benchmarks --group servers python tests/benchmarks/run_all.py OUT --scale standard

`small` shows that all of it works, `standard` takes an hour or two on two cores, `full` a night and some 40 GB of disk.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent


class Scale(NamedTuple):
    """Sizes of a run: articles ingested, per profile; documents compared with peers, and unchanged ones; sizes of the
    growth table and of the index alone; files of the no-op; documents sent to a Dask cluster; objects read; files read of
    each format."""

    fast: tuple[int, ...]
    default: tuple[int, ...]
    compared: int
    unchanged: int
    sizes: str
    index_sizes: str
    unchanged_files: int
    shipped: int
    objects: int
    format_files: int


SCALES = {
    "small": Scale((500,), (100,), 300, 1_000, "1000,3000", "10000", 5_000, 200, 100, 20),
    "standard": Scale((5_000,), (5_000,), 2_000, 10_000, "10000,100000", "10000,100000", 100_000, 2_000, 300, 500),
    "full": Scale(
        (5_000, 36_000),
        (5_000, 36_000),
        2_000,
        10_000,
        "10000,100000,1000000",
        "10000,100000,1000000",
        100_000,
        5_000,
        1_000,
        500,
    ),
}


def main() -> None:
    """Run them all; exits with 1 when one failed, after the others."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, help="folder for the results")
    parser.add_argument("--scale", choices=list(SCALES), default="standard")
    parser.add_argument("--scratch", type=Path, help="where warehouses are built (default: the temporary folder)")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    scale, failed = SCALES[options.scale], []
    with tempfile.TemporaryDirectory(dir=options.scratch) as scratch:
        for name, script, arguments in _list_runs(scale, Path(scratch)):
            print(f"\n== {name}", flush=True)
            if not _run(script, [*arguments, "--json", str(options.out / f"{name}.json")], options.out / f"{name}.txt"):
                failed.append(name)
    _print_scaling(scale, options.out)
    if failed:
        raise SystemExit(f"failed: {', '.join(failed)}")


def _list_runs(scale: Scale, scratch: Path) -> Iterator[tuple[str, str, list[str]]]:
    """Name of the results, script, arguments."""
    for profile, counts in (("fast", scale.fast), ("default", scale.default)):
        for count in counts:
            for workers in (1, 2):
                arguments = ["--articles", str(count), "--profile", profile, "--workers", str(workers)]
                yield _press(profile, count, workers), "ingest_press.py", arguments
    yield "press-2kB", "ingest_press.py", ["--articles", str(scale.fast[0]), "--bytes", "2000", "--workers", "2"]
    yield "peers", "compare_peers.py", ["--articles", str(scale.compared), "--unchanged", str(scale.unchanged)]
    yield "unchanged", "unchanged_files.py", ["--files", str(scale.unchanged_files)]
    yield "dask", "dask_overhead.py", ["--documents", str(scale.shipped)]
    yield "objects", "read_objects.py", ["--objects", str(scale.objects)]
    yield "formats", "read_formats.py", ["--files", str(scale.format_files)]
    yield "index", "grow_index.py", ["--sizes", scale.index_sizes, "--folder", str(scratch / "index")]
    yield "growth", "grow_warehouse.py", ["--sizes", scale.sizes, "--folder", str(scratch / "growth")]
    grown = str(scratch / "growth" / "warehouse" / "moisson.duckdb")
    yield "search", "search_latency.py", ["--warehouse", grown]
    yield "pages", "article_page.py", [grown]


def _press(profile: str, count: int, workers: int) -> str:
    return f"press-{profile}-{count}-{workers}"


def _run(script: str, arguments: list[str], log: Path) -> bool:
    """Whether the script succeeded; its output goes to the terminal and to `log` as it comes."""
    command = [sys.executable, str(HERE / script), *arguments]
    with log.open("w", encoding="utf-8") as lines, subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as run:
        for line in run.stdout or ():
            print(line, end="", flush=True)
            lines.write(line)
    return run.returncode == 0


def _print_scaling(scale: Scale, out: Path) -> None:
    """What the second worker brings: the time of one over twice the time of two."""
    print("\n== scaling efficiency of the first ingest, 2 workers")
    for profile, counts in (("fast", scale.fast), ("default", scale.default)):
        for count in counts:
            files = [out / f"{_press(profile, count, workers)}.json" for workers in (1, 2)]
            if all(path.is_file() for path in files):
                one, two = (json.loads(path.read_text(encoding="utf-8"))["first"]["wall_seconds"] for path in files)
                print(f"{profile:8} {count:>7} articles: {one / (2 * two):.2f} ({one} s, {two} s)")


if __name__ == "__main__":
    main()
