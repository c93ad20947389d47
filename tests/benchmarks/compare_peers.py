"""Our stages beside named peers, on the same texts, in the same process, in turns: each does only what it can.

    uv run --group benchmarks python tests/benchmarks/compare_peers.py --articles 2000

A ratio is the peer's seconds over ours: above 1 we are ahead. Both start warm; what a fresh process costs is a table of
its own. A peer that is not installed is named and passed over. Needs ../shared/data (third-party texts that are not
part of the project).
"""

import argparse
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from describe_machine import describe_machine
from measure_cost import Line
from open_peer import PeerMissingError
from peer_load import race_dlt
from peer_near_duplicates import race_datasketch, race_datatrove
from peer_texts import race_languages, race_models, race_pages
from peer_unchanged import race_langchain
from start_cold import start_all

MODELS_SHARE = 10
"""One article in so many is read with models, which take a hundred times as long as all else."""


def main() -> None:
    """Run the comparisons and print their table."""
    options = _options()
    count, rounds = options.articles, options.rounds
    comparisons: dict[str, Callable[[], Iterator[Line]]] = {
        "datasketch": lambda: race_datasketch(count, rounds),
        "datatrove": lambda: race_datatrove(count, rounds),
        "trafilatura": lambda: race_pages(count, rounds),
        "spacy": lambda: race_models(max(20, count // MODELS_SHARE), rounds),
        "langdetect": lambda: race_languages(count, rounds),
        "dlt": lambda: race_dlt(count, rounds),
        "langchain": lambda: race_langchain(options.unchanged, rounds),
    }
    machine = describe_machine()
    lines: list[Line] = []
    missing: dict[str, str] = {}
    failed: dict[str, str] = {}
    _print_head()
    for name in options.only or comparisons:
        try:
            for line in comparisons[name]():
                lines.append(line)
                _print_line(line)
        except PeerMissingError as error:
            missing[name] = str(error)
            print(f"{name}: {error}")
        except Exception as error:  # one peer that breaks must not cost the others' hours
            failed[name] = f"{type(error).__name__}: {error}"
            print(f"{name} failed: {failed[name][:2000]}")
    starts = {} if options.only else start_all(rounds)
    _print_remarks(lines, starts, machine)
    if options.json:
        result = {
            "machine": machine,
            "lines": [line.as_json() for line in lines],
            "missing": missing,
            "failed": failed,
            "cold_start_seconds": starts,
        }
        options.json.write_text(json.dumps(result, indent=2, ensure_ascii=False), encoding="utf-8")
    if failed:
        raise SystemExit(1)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--unchanged", type=int, default=10_000, help="documents of the no-op comparison")
    parser.add_argument("--rounds", type=int, default=2, help="turns each takes; the quickest counts")
    names = ("datasketch", "datatrove", "trafilatura", "spacy", "langdetect", "dlt", "langchain")
    parser.add_argument("--only", nargs="*", choices=names, help="these peers only")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    return parser.parse_args()


def _print_head() -> None:
    print(f"{'':66}{'CPU-ms per item':^19}{'ratio (peer / ours)':^23}")
    print(f"{'ground: peer':58}{'items':>8}{'ours':>9}{'peer':>10}{'CPU':>11}{'wall':>9}")


def _print_line(line: Line) -> None:
    per = 1000 / max(1, line.items)
    print(line.ground)
    print(
        f"  {line.peer[:55]:56}{line.items:>8}{line.ours.cpu * per:>9.3f}{line.theirs.cpu * per:>10.3f}"
        f"{line.ratio_cpu:>11.2f}{line.ratio_wall:>9.2f}",
        flush=True,
    )


def _print_remarks(lines: list[Line], starts: dict[str, float | None], machine: dict[str, Any]) -> None:
    print("\nbeside speed")
    for line in lines:
        print(f"  {line.ground}: {line.peer}")
        print("    " + "; ".join(f"{name} {value}" for name, value in line.remarks.items()))
    print("\ncold start, wall seconds of a fresh process")
    for name, seconds in starts.items():
        print(f"  {name:40}{'missing' if seconds is None else seconds:>8}")
    print(f"\n{machine['processor']}, {machine['cores']} cores, load {machine['load_average']}, {machine['at']}")


if __name__ == "__main__":
    main()
