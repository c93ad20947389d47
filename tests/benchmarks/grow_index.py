"""What the near-duplicate index costs as it grows: 1,000 texts more at each size.

    uv run python tests/benchmarks/grow_index.py --sizes 10000,100000,1000000 --folder /var/tmp/index --json index.json

Texts of coin_texts.py go straight into a working database: documents, segments, fingerprints, and the near-duplicates among
them as pairs; nothing else of the pipeline runs. Then, at each size, 1,000 texts more are loaded into the index and
compared (`flows.find_duplicates.verify_pairs`); what is on the clock is that, without making the texts and fingerprints.
A million texts take some 15 minutes of one core and 6 GB of disk.
"""

import argparse
import json
import time
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
from coin_texts import coin_text, copied_from
from describe_machine import describe_machine
from measure_cost import clocked

from flows.find_duplicates import verify_pairs
from transforms.duplicates.fingerprint import fingerprint
from warehouse.connect import Connection, open_working
from warehouse.migrate import migrate
from warehouse.paths import WarehousePaths

MORE, PART = 1_000, 10_000
FORMATS = ("{:>10}", "{:>10}", "{:>8}", "{:>8}", "{:>9}", "{:>8}", "{:>9}")
RUN, NOW = uuid.UUID(int=1), datetime(2026, 1, 1, tzinfo=UTC)
LOAD = """
INSERT INTO documents BY NAME
SELECT
    t.document_id::UUID AS document_id, [] AS authors, 'article' AS kind, 'text' AS format, 'fr' AS language,
    1.0 AS language_confidence, [] AS languages, 'fr' AS second_language, true AS languages_agree, '' AS text,
    0 AS char_count, 0 AS word_count, t.text_id::UUID AS text_id, false AS is_origin, true AS is_current, '' AS raw_sha256,
    {'title': NULL, 'authors': [], 'publisher': NULL, 'url': NULL, 'published_on': DATE '2015-01-01' + (t.number // 500)::INTEGER,
     'published_at': NULL, 'published_from': NULL, 'kind': 'article'} AS own_metadata,
    now() AS ingested_at, uuid() AS run_id, '' AS pipeline_version, '' AS text_version, '' AS mentions_version, '' AS claims_version
FROM staged AS t;
INSERT INTO segments BY NAME
SELECT
    t.document_id::UUID AS segment_id, t.document_id::UUID AS document_id, 0 AS ordinal, 'paragraph' AS kind, 0 AS char_start,
    0 AS char_end, [] AS source_spans, 'fr' AS language, 1.0 AS language_confidence, true AS is_content, t.text AS text
FROM staged AS t;
INSERT INTO texts BY NAME
SELECT
    text_id::UUID AS text_id, number + 1 AS text_no, shingle_count, len(anchors) AS anchor_count, true AS is_current,
    DATE '2015-01-01' + (number // 500)::INTEGER AS first_published_on, document_id::UUID AS first_document_id
FROM staged;
INSERT INTO anchors SELECT unnest(anchors), number + 1 FROM staged;
"""
FIRST_HOLDERS = """
DELETE FROM first_holders;
INSERT INTO first_holders
SELECT anchor, unnest(min(text_no, 16)) FROM anchors
SEMI JOIN (SELECT anchor FROM anchors GROUP BY anchor HAVING count(*) > 16) AS crowded USING (anchor)
GROUP BY anchor;
"""
KNOWN_PAIRS = """
INSERT INTO compared_pairs
SELECT least(a.text_id, b.text_id), greatest(a.text_id, b.text_id), .8, .9, .9, 'near', true, 'jaccard', 'benchmark', uuid()
FROM staged AS s
JOIN documents AS a ON a.document_id = s.document_id::UUID
JOIN documents AS b ON b.document_id = s.source::UUID;
"""


def main() -> None:
    """Grow the index and print its table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,100000", help="ascending, multiples of 10,000")
    parser.add_argument(
        "--folder", type=Path, required=True, help="where the working database goes; empty or not there"
    )
    parser.add_argument("--json", type=Path, help="write the figures to this file, after each size")
    options = parser.parse_args()
    if options.folder.exists() and any(options.folder.iterdir()):
        raise SystemExit(f"{options.folder} is not empty")
    paths = WarehousePaths(options.folder / "index.duckdb")
    machine, rows, loaded = describe_machine(), [], 0
    print(f"{'texts':>10}{'built, s':>10}{'wall s':>8}{'CPU s':>8}{'peak MB':>9}{'pairs':>8}{'file MB':>9}")
    with open_working(paths) as con:
        migrate(con)
        for size in map(int, options.sizes.split(",")):
            started = time.perf_counter()
            for first in range(loaded, size, PART):
                _load(con, _stage(first, min(PART, size - first)), KNOWN_PAIRS)
            # As the stage would have left them: the texts are numbered in the order of their dates.
            con.execute(FIRST_HOLDERS)
            con.execute("CHECKPOINT")
            loaded = size + MORE
            rows.append(_measure(con, size, time.perf_counter() - started, paths))
            print("".join(map(str.format, FORMATS, rows[-1].values())), flush=True)
            if options.json:
                options.json.write_text(json.dumps({"machine": machine, "sizes": rows}, indent=2), encoding="utf-8")


def _measure(con: Connection, size: int, built: float, paths: WarehousePaths) -> dict[str, Any]:
    staged = _stage(size, MORE)
    _forget_peak()
    cost, pairs = clocked(lambda: _add(con, staged))
    return {
        "texts": size,
        "build_seconds": round(built),
        "wall_seconds": round(cost.wall, 2),
        "cpu_seconds": round(cost.cpu, 2),
        "peak_megabytes": _peak(),
        "pairs": pairs,
        "file_megabytes": round(paths.working.stat().st_size / 1e6),
    }


def _add(con: Connection, staged: pa.Table) -> int:
    """Load the texts and compare them with what is there; how many pairs are known of them."""
    before = _count(con)
    _load(con, staged, "INSERT INTO pending SELECT 'pairs', text_id::UUID FROM staged;")
    for _ in verify_pairs(con, RUN, NOW):
        pass
    return _count(con) - before


def _load(con: Connection, staged: pa.Table, what_else: str) -> None:
    con.register("staged", staged)
    con.execute("BEGIN TRANSACTION")
    con.execute(LOAD + what_else)
    con.execute("COMMIT")
    con.unregister("staged")


def _stage(first: int, count: int) -> pa.Table:
    """Texts `first` to `first + count - 1` with their fingerprints; `source` is the document that each nearly copies."""
    numbers = range(first, first + count)
    texts = [coin_text(number) for number in numbers]
    prints = [fingerprint(text) for text in texts]
    sources = [copied_from(number) for number in numbers]
    return pa.table(
        {
            "number": list(numbers),
            "document_id": _uuids(numbers),
            "source": [None if source is None else str(uuid.UUID(int=source + 1)) for source in sources],
            "text": texts,
            "text_id": [str(uuid.UUID(each.text_digest[:32])) for each in prints],
            "shingle_count": [each.shingle_count for each in prints],
            "anchors": [each.anchors for each in prints],
        }
    )


def _uuids(numbers: Sequence[int]) -> list[str]:
    return [str(uuid.UUID(int=number + 1)) for number in numbers]


def _count(con: Connection) -> int:
    [(count,)] = con.execute("SELECT count(*) FROM text_pairs").fetchall()
    return int(count)


def _forget_peak() -> None:
    """Linux: the peak of resident memory starts anew."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _peak() -> int:
    """Megabytes at the peak since `_forget_peak`."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return round(int(status.split("VmHWM:")[1].split()[0]) / 1_000)


if __name__ == "__main__":
    main()
