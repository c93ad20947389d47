"""Seeded samples of the texts beside the project (`../shared/data`, third-party texts that are not part of it)."""

import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SEED = 20_261_122
DATA = Path(__file__).parents[3] / "shared" / "data"
NEAR = 0.8
"""Jaccard from which a published pair counts for recall."""

Pair = tuple[int, int]


def read_rows(name: str) -> Iterator[dict[str, Any]]:
    """The rows of `NAME.jsonl.gz`; SystemExit where it is not here."""
    path = DATA / f"{name}.jsonl.gz"
    if not path.is_file():
        raise SystemExit(f"{path} is not here: the benchmarks need the shared texts")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def sample_articles(count: int) -> list[str]:
    """`count` French press articles, the same for the same count."""
    texts = [row["article"] for row in read_rows("press_fr") if row["article"]]
    return random.Random(SEED).sample(texts, min(count, len(texts)))


def sample_with_copies(count: int) -> tuple[dict[int, str], set[Pair]]:
    """`count` articles by id, half of them in published pairs of Jaccard 0.8 and more, and the pairs among them all."""
    texts = {row["id"]: row["article"] for row in read_rows("press_fr") if row["article"]}
    pairs = [
        (min(row["a"], row["b"]), max(row["a"], row["b"]))
        for row in read_rows("near_duplicate_pairs_press_fr")
        if row["jaccard5"] >= NEAR and row["a"] != row["b"] and row["a"] in texts and row["b"] in texts
    ]
    rng = random.Random(SEED)
    chosen: set[int] = set()
    for pair in rng.sample(pairs, len(pairs)):
        if len(chosen) >= count // 2:
            break
        chosen.update(pair)
    others = sorted(texts.keys() - chosen)
    chosen.update(rng.sample(others, min(len(others), max(0, count - len(chosen)))))
    sample = {number: texts[number] for number in rng.sample(sorted(chosen), len(chosen))}
    return sample, {pair for pair in pairs if chosen.issuperset(pair)}


def sample_pages(count: int) -> list[str]:
    """The HTML of up to `count` English news pages (there are 181)."""
    pages = [row["html"] for row in read_rows("pages_main_text_en")]
    return random.Random(SEED).sample(pages, min(count, len(pages)))
