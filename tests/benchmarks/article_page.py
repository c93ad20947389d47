"""How long the explorer's pages take on a warehouse: p50 and p95 of wall and CPU milliseconds for each kind of page.

    uv run python tests/benchmarks/article_page.py /var/tmp/growth/warehouse/moisson.duckdb --sample 40 --json OUT.json

The application runs in this process behind uvicorn on loopback, one request at a time. Which articles, claims, names and
words are asked for is drawn with a seed. One page of each kind is loaded before the clock runs; the file is in the page
cache afterwards, as on a machine that serves it.
"""

import argparse
import contextlib
import json
import random
import socket
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

import duckdb
import httpx
import uvicorn
from describe_machine import describe_machine

from warehouse.explorer.config import ExplorerConfig
from warehouse.explorer.create_app import create_app

SEED = 20_261_122
DRAWS = {
    "article": "SELECT '/documents/' || document_id FROM documents WHERE is_current ORDER BY document_id",
    "cluster": "SELECT '/clusters/' || cluster_id FROM claim_clusters WHERE claim_count > 1 ORDER BY cluster_id",
    "entity": "SELECT '/entities/' || entity_id FROM entities WHERE mention_count > 0 ORDER BY mention_count DESC, entity_id",
    "search": "SELECT word FROM terms WHERE length(word) > 4 GROUP BY word ORDER BY word",
}
"""What the addresses of each kind of page are drawn from."""
LARGEST = (
    "SELECT '/documents/' || document_id FROM documents WHERE is_current ORDER BY char_count DESC, document_id LIMIT 10"
)


def measure(published: Path, sample: int) -> dict[str, dict[str, float]]:
    """Kind of page to pages loaded, p50_ms, p95_ms, cpu_p50_ms and kilobytes (median); RuntimeError for a failed page."""
    addresses = draw_addresses(published, sample)
    results = {}
    with serve(published) as client:
        for kind, paths in addresses.items():
            client.get(paths[0])
            results[kind] = summarise([load(client, path) for path in paths])
    return results


@contextlib.contextmanager
def serve(published: Path) -> Iterator[httpx.Client]:
    """A client of an explorer in a thread of this process."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        app = create_app(ExplorerConfig(published, port=port))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while thread.is_alive() and not server.started:
            time.sleep(0.02)
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            yield client
        server.should_exit = True
        thread.join(10)


def draw_addresses(published: Path, sample: int) -> dict[str, list[str]]:
    """Kind of page to the paths to load, the same for the same warehouse."""
    chosen = random.Random(SEED)
    with duckdb.connect(str(published.resolve()), read_only=True) as con:
        drawn = {
            kind: chosen.sample(found, min(sample, len(found)))
            for kind, sql in DRAWS.items()
            if (found := [row[0] for row in con.execute(sql).fetchall()])
        }
        drawn["longest articles"] = [row[0] for row in con.execute(LARGEST).fetchall()]
    words = drawn.pop("search", [])
    pairs = zip(words, words[1:] + words[:1], strict=True)
    searches = [f"/documents?q={quote(f'{one} {other}')}" for one, other in pairs]
    fixed = {"home": ["/"] * 10, "articles": ["/documents"] * 10, "search": searches}
    return {kind: paths for kind, paths in (fixed | drawn).items() if paths}


def load(client: httpx.Client, path: str) -> tuple[float, float, int]:
    """Wall and CPU seconds of one page, and its bytes."""
    wall, cpu = time.perf_counter(), time.process_time()
    answer = client.get(path)
    seconds = time.perf_counter() - wall, time.process_time() - cpu
    if answer.status_code != 200:
        raise RuntimeError(f"{path}: {answer.status_code}")
    return (*seconds, len(answer.content))


def summarise(loads: list[tuple[float, float, int]]) -> dict[str, float]:
    """Quantiles by nearest rank."""
    walls, cpus, sizes = (sorted(values) for values in zip(*loads, strict=True))
    return {
        "pages": len(loads),
        "p50_ms": round(1000 * walls[len(walls) // 2], 1),
        "p95_ms": round(1000 * walls[min(len(walls) - 1, int(0.95 * len(walls)))], 1),
        "cpu_p50_ms": round(1000 * cpus[len(cpus) // 2], 1),
        "kilobytes": round(sizes[len(sizes) // 2] / 1000, 1),
    }


def table(results: dict[str, dict[str, float]]) -> Iterable[str]:
    """The lines of a Markdown table."""
    names = ["pages", "p50_ms", "p95_ms", "cpu_p50_ms", "kilobytes"]
    yield f"| page | {' | '.join(names)} |"
    yield "|---" * (len(names) + 1) + "|"
    for kind, values in results.items():
        yield f"| {kind} | {' | '.join(f'{values[name]:g}' for name in names)} |"


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("published", type=Path, help="a published warehouse")
    parser.add_argument("--sample", type=int, default=40, help="pages of each kind")
    parser.add_argument("--json", type=Path, help="also write the figures here")
    arguments = parser.parse_args()
    results = measure(arguments.published, arguments.sample)
    print(describe_machine())
    print("\n".join(table(results)))
    if arguments.json:
        arguments.json.write_text(json.dumps(results, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
