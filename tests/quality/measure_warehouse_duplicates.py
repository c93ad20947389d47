"""Near-duplicates of a warehouse that holds `press_fr.jsonl.gz`, against the published pairs.

    uv run moisson ingest --direct --profile fast --warehouse /tmp/press/m.duckdb ../shared/data/press_fr.jsonl.gz
    uv run python tests/quality/measure_warehouse_duplicates.py /tmp/press/m.duckdb

Recall counts a pair as found when both records carry the same text, or their texts are a verified pair in `text_pairs`.
"""

import gzip
import json
import sys
from collections import Counter
from pathlib import Path

import duckdb

PAIRS = Path(__file__).parents[3] / "shared" / "data" / "near_duplicate_pairs_press_fr.jsonl.gz"


def main(warehouse: str) -> None:
    """Print recall by band and the lowest accepted scores."""
    con = duckdb.connect(warehouse, read_only=True)
    text_of = dict(
        con.execute(
            "SELECT string_split(source_id, '#')[2]::BIGINT, text_id FROM sources JOIN documents USING (document_id) "
            "WHERE contains(source_id, '#')"
        ).fetchall()
    )
    verified = {
        (a, b): accepted
        for a, b, accepted in con.execute("SELECT text_id, other_text_id, accepted FROM text_pairs").fetchall()
    }
    found, accepted_count, total = Counter[str](), Counter[str](), Counter[str]()
    with gzip.open(PAIRS, "rt", encoding="utf-8") as lines:
        for line in lines:
            pair = json.loads(line)
            one, other = text_of.get(pair["a"]), text_of.get(pair["b"])
            if one is None or other is None:
                total["not loaded (an empty article)"] += 1
                continue
            key = (min(one, other), max(one, other))
            same, band = one == other, _band(pair)
            total[band] += 1
            found[band] += same or key in verified
            accepted_count[band] += same or verified.get(key, False)
    for band in sorted(total):
        print(
            f"{band:44} pairs {total[band]:5}  proposed {found[band] / total[band]:.4f}  accepted {accepted_count[band] / total[band]:.4f}"
        )
    print(
        con.sql(
            "SELECT kind, accepted, reason, count(*) AS pairs, min(jaccard) AS least_jaccard, "
            "min(greatest(containment, other_containment)) AS least_containment FROM text_pairs GROUP BY ALL ORDER BY ALL"
        )
    )


def _band(pair: dict[str, float]) -> str:
    if pair["jaccard5"] >= 0.8:
        return "1 jaccard >= .8"
    if pair["containment5"] >= 0.5:
        return "2 containment >= .5, jaccard < .8"
    return "3 jaccard .2 to .8, containment < .5"


if __name__ == "__main__":
    main(sys.argv[1])
