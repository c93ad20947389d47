"""How fast full-text search answers, and what its index costs.

    uv run python tests/benchmarks/search_latency.py --count 10000
    uv run python tests/benchmarks/search_latency.py --warehouse /var/tmp/growth/warehouse/moisson.duckdb

Without --warehouse, generated articles (generate_documents.py) are ingested in the fast profile. Queries are seeded: one
to three words drawn from the sentences (common ones more often), two- and three-word phrases, the words with filters.
CPU milliseconds tell more than the clock on a machine that does other things.
"""

import argparse
import json
import random
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import quantiles
from typing import Any

import duckdb
from generate_documents import SEED, write_documents
from ingest_press import ingest

from transforms.search.stem_forms import stem_forms
from warehouse.connect import Connection, open_published
from warehouse.index_search import index_documents
from warehouse.run_search import Filters, search_claims, search_documents

INDEX = ("terms", "search_documents", "search_postings", "claim_places")


def main() -> None:
    """Print the tables, and write them as JSON where asked."""
    options = _options()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        published = options.warehouse or _build(Path(folder), options.count)
        with open_published(published) as con:
            con.execute("SELECT 1")
            result = {
                "documents": _value(con, "SELECT count(*) FROM documents"),
                "postings": _value(con, "SELECT count(*) FROM search_postings"),
                "latency": dict(_measure(con, options.queries)),
            }
        if options.reindex:
            result["index"] = _reindex(published, Path(folder))
    _print_tables(result)
    if options.json:
        options.json.write_text(json.dumps(result, indent=2), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--warehouse", type=Path, help="a published warehouse; without it one is built")
    parser.add_argument("--count", type=int, default=10_000, help="generated articles")
    parser.add_argument("--queries", type=int, default=50, help="of each kind")
    parser.add_argument("--folder", type=Path, help="where to build; a temporary folder without it")
    parser.add_argument("--reindex", action="store_true", help="also index a copy anew: CPU and bytes a document")
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


def _build(folder: Path, count: int) -> Path:
    (folder / "in").mkdir()
    write_documents(folder / "in" / "articles.jsonl.gz", 0, count)
    ingest(folder / "in", folder / "moisson.duckdb", "fast", 2)
    return folder / "moisson.duckdb"


def _measure(con: Connection, count: int) -> Iterator[tuple[str, dict[str, float]]]:
    rng = random.Random(SEED)
    sample = con.execute(
        "SELECT text FROM sentences USING SAMPLE reservoir(2000 ROWS) REPEATABLE (20261122)"
    ).fetchall()
    sentences = [words for (text,) in sample if len(words := text.rstrip(".").split()) > 3]
    words = [" ".join(rng.choice(rng.choice(sentences)) for _ in range(rng.randint(1, 3))) for _ in range(count)]
    phrases = [f'"{" ".join(_run(rng, rng.choice(sentences)))}"' for _ in range(count)]
    filters = Filters(language="fr", since=_value(con, "SELECT median(published_on)::DATE FROM documents"))
    for name, ask in (("search", search_documents), ("search_claims", search_claims)):
        for kind, queries, chosen in (
            ("words", words, Filters()),
            ("phrases", phrases, Filters()),
            ("filtered", words, filters),
        ):
            yield (
                f"{name}, {kind}",
                _ask_all(lambda query, ask=ask, chosen=chosen: ask(con, query, chosen, 100), queries),
            )


def _run(rng: random.Random, words: list[str]) -> list[str]:
    start = rng.randrange(len(words) - 2)
    return words[start : start + rng.randint(2, 3)]


def _ask_all(ask: Callable[[str], Any], queries: list[str]) -> dict[str, float]:
    clock, cpu = [], []
    for query in queries[:3] + queries:
        started, busy = time.perf_counter(), time.process_time()
        ask(query)
        clock.append(1000 * (time.perf_counter() - started))
        cpu.append(1000 * (time.process_time() - busy))
    return {"p50": _cut(clock, 50), "p95": _cut(clock, 95), "cpu_p50": _cut(cpu, 50), "cpu_p95": _cut(cpu, 95)}


def _cut(values: list[float], percent: int) -> float:
    return round(quantiles(values[3:], n=100, method="inclusive")[percent - 1], 1)


def _reindex(published: Path, folder: Path) -> dict[str, float]:
    """Empty the index of a copy and fill it again."""
    copy = folder / "copy.duckdb"
    shutil.copy(published.resolve(), copy)
    copy.chmod(0o644)
    config = {"memory_limit": "1GB", "storage_compatibility_version": "v1.5.0", "temp_directory": str(folder / "spill")}
    with duckdb.connect(str(copy), config=config) as con:
        for relation in INDEX:
            con.execute(f"DELETE FROM {relation}")
        con.execute("DELETE FROM meta WHERE key = 'search_sorted'")
        con.execute("INSERT INTO pending SELECT 'search', document_id FROM documents")
        con.execute("CHECKPOINT")
        documents, before = _value(con, "SELECT count(*) FROM documents"), _used_bytes(con)
        busy = time.process_time()
        index_documents(con, stem_forms)
        con.execute("CHECKPOINT")
        seconds = time.process_time() - busy
        return {
            "cpu_ms_per_document": round(1000 * seconds / documents, 3),
            "bytes_per_document": round((_used_bytes(con) - before) / documents),
        }


def _used_bytes(con: Connection) -> int:
    return int(_value(con, "SELECT block_size * used_blocks FROM pragma_database_size()"))


def _value(con: Connection, sql: str) -> Any:
    row = con.execute(sql).fetchone()
    return row[0] if row else None


def _print_tables(result: dict[str, Any]) -> None:
    print(
        f"{result['documents']:,} documents, {result['postings']:,} postings; milliseconds, the hundred best with snippets"
    )
    for name, row in result["latency"].items():
        print(
            f"{name:24} p50 {row['p50']:7.1f}  p95 {row['p95']:7.1f}  CPU p50 {row['cpu_p50']:7.1f}  p95 {row['cpu_p95']:7.1f}"
        )
    for name, value in result.get("index", {}).items():
        print(f"{name:24} {value:,}")


if __name__ == "__main__":
    main()
