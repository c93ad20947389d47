"""Measure the duplicates room on French press: `.venv/bin/python tests/quality/measure_duplicates.py` (2 CPU-minutes).

Prints the cost per article; then, for each window, recall against all pairs of distinct texts (found by joining on
every shingle, so none is missed) and against the published list; recall under word noise, for short and long texts;
and what a cap on frequent anchors costs on the press, on a flood of syndicated copies and on a flood of boilerplate.

The published list leaves shingles of more than 200 articles out of its intersections (with that, its figures are
reproduced exactly from `article` by lower() and \\w+), so its Jaccard is at most ours.
"""

import gzip
import json
import random
import time
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from transforms.duplicates.assign_origins import assign_origins
from transforms.duplicates.compare_texts import Verdict, compare_shingles, judge
from transforms.duplicates.fingerprint import WINDOW, fingerprint, shingle_hashes
from transforms.duplicates.hash_shingles import Hashes, hash_shingles
from transforms.duplicates.is_candidate import is_candidate
from transforms.duplicates.normalise_text import normalise_text, text_digest
from transforms.duplicates.select_anchors import distinct, select_anchors

DATA = Path(__file__).parents[2] / "../shared/data"
WINDOWS = (4, 8, 12, 16)
CAPS = (8, 16, 50, 100, 200)
CANDIDATE = "shared >= 2 AND shared * 5 >= least(count_a, count_b)"  # `is_candidate` in SQL
RULES = {
    "no cap": "true",
    "drop": "x.frequency <= {cap}",  # an anchor of more than `cap` texts proposes nothing
    "first": "x.place <= {cap}",  # an anchor proposes only pairs with one of its first `cap` texts
}
Pair = tuple[int, int]


def main() -> None:
    articles = sorted(read("press_fr"), key=lambda article: (article["date"], article["id"]))  # the origins' order
    print_cost([article["article"] for article in articles if 2000 <= len(article["article"]) <= 3000][:4000])
    texts: dict[str, str] = {}
    for article in articles:
        texts.setdefault(text_digest(article["article"]), article["article"])
    number = {digest: index for index, digest in enumerate(texts)}
    text_of = {article["id"]: number[text_digest(article["article"])] for article in articles}
    gold = [
        (min(a, b), max(a, b), row["jaccard5"], row["containment5"])
        for row in read("near_duplicate_pairs_press_fr")
        for a, b in [(text_of[row["a"]], text_of[row["b"]])]
    ]
    hashes = [hash_shingles(normalise_text(text)) for text in texts.values()]
    print(f"\n{len(articles)} articles, {len(texts)} distinct texts, {len(gold)} published pairs")
    print_recall(hashes, gold)
    print_noise(list(texts.values()))
    print_floods(list(texts.values()))


def read(name: str) -> Iterator[dict[str, Any]]:
    with gzip.open(DATA / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def print_cost(texts: list[str]) -> None:
    started = time.process_time()
    for text in texts:
        fingerprint(text)
    fingerprinted = time.process_time()
    for pair in pairwise(texts):
        verify([shingle_hashes(text) for text in pair], (0, 1))
    verified = time.process_time()
    fingerprint(" ".join(texts)[:1_000_000])
    print(f"{len(texts)} articles of {sum(map(len, texts)) / len(texts):.0f} characters, CPU-ms each:")
    print(f"fingerprint {1000 * (fingerprinted - started) / len(texts):.3f}")
    print(f"verify a pair, from both texts {1000 * (verified - fingerprinted) / len(texts):.3f}")
    print(f"fingerprint a million characters {1000 * (time.process_time() - verified):.0f}")


def print_recall(hashes: list[Hashes], gold: list[tuple[int, int, float, float]]) -> None:
    shingles = [distinct(each) for each in hashes]
    related = "shared >= 0.2 * (count_a + count_b - shared) OR shared >= 0.5 * least(count_a, count_b)"
    truth = propose(index_anchors(shingles), "true", related)
    overlaps = {pair: compare_shingles(shingles[pair[0]], shingles[pair[1]]) for pair in truth}
    classes = {
        "published J>=.8": [(a, b) for a, b, jaccard, _ in gold if jaccard >= 0.8],
        "published C>=.5 J<.8": [(a, b) for a, b, jaccard, share in gold if share >= 0.5 and jaccard < 0.8],
        "texts J>=.8": [pair for pair, overlap in overlaps.items() if overlap.jaccard >= 0.8],
        "texts C>=.5 J<.8": [
            pair
            for pair, overlap in overlaps.items()
            if max(overlap.containment_a, overlap.containment_b) >= 0.5 and overlap.jaccard < 0.8
        ],
        "texts acceptable": [pair for pair in truth if verify(shingles, pair).accepted],
    }
    listed = {(a, b) for a, b, *_ in gold}
    print(f"{len(truth)} related pairs of texts, {len(truth - listed)} of them not published\nrecall of candidates:")
    for window in WINDOWS:
        index = index_anchors([select_anchors(each, window) for each in hashes])
        proposed = propose(index, "true", CANDIDATE)
        accepted = {pair for pair in proposed if verify(shingles, pair).accepted}
        print(f"w={window}: {describe(index)}; {count_proposals(index, 'true')} join rows")
        print(f"    {len(proposed)} verified, {len(accepted)} accepted, {len(accepted - listed)} of them not published")
        print("    " + format_recall(classes, proposed))
        print("    accepted: " + format_recall({"published J>=.8": classes["published J>=.8"]}, accepted))
    index = index_anchors([select_anchors(each, WINDOW) for each in hashes])
    print(f"\nfrequent anchors, w={WINDOW}:")
    for name, cap, condition in rules():
        proposed = propose(index, condition, CANDIDATE)
        rows = count_proposals(index, condition)
        print(f"{name} {cap}: {rows} join rows, {len(proposed)} verified; {format_recall(classes, proposed)}")


def print_noise(texts: list[str]) -> None:
    """Recall of acceptable pairs when words of a passage are replaced at random by words of other articles."""
    chance = random.Random(1)
    articles = [text.split() for text in texts[::20] if len(text) > 600]
    words = [word for article in articles[:200] for word in article]
    print("\nacceptable pairs proposed, of those made by replacing words:")
    for length, rate in ((36, 0.02), (36, 0.06), (60, 0.02), (60, 0.06), (300, 0.03), (300, 0.08)):
        pairs = []
        for article in articles:
            copy = [chance.choice(words) if chance.random() < rate else word for word in article[:length]]
            pair = [hash_shingles(normalise_text(" ".join(side))) for side in (article[:length], copy)]
            if verify([distinct(side) for side in pair], (0, 1)).accepted:
                pairs.append(pair)
        recalls = (
            np.mean([proposes(*(select_anchors(side, window) for side in pair)) for pair in pairs])
            for window in WINDOWS
        )
        found = " ".join(f"w={window} {recall:.4f}" for window, recall in zip(WINDOWS, recalls, strict=True))
        print(f"{length} words, {rate:.0%} replaced, {len(pairs)} pairs: {found}")


def print_floods(texts: list[str]) -> None:
    chance = random.Random(2)
    long = [text.split() for text in texts if len(text) > 2000]
    wire, others = long[0][:350], long[1:]
    copies = [" ".join(chance.choice(others)[:30] + wire + chance.choice(others)[-30:]) for _ in range(300)]
    hashes = [hash_shingles(normalise_text(text)) for text in copies]
    shingles = [distinct(each) for each in hashes]
    index = index_anchors([select_anchors(each, WINDOW) for each in hashes])
    print("\n300 syndicated copies of one article (one origin is right):")
    for name, cap, condition in rules():
        proposed = propose(index, condition, CANDIDATE)
        accepted = [(str(a), str(b)) for a, b in proposed if verify(shingles, (a, b)).accepted]
        documents = [((date.fromordinal(730000 + each), str(each)), str(each), str(each)) for each in range(300)]
        origins = len(set(assign_origins(documents, accepted).values()))
        print(f"{name} {cap}: {len(proposed)} verified, {len(accepted)} accepted, {origins} origins")
    footer = " " + " ".join(long[1][:60])
    index = index_anchors(
        [select_anchors(hash_shingles(normalise_text(text + footer)), WINDOW) for text in texts[:5000]]
    )
    print("5000 articles with one footer of 60 words:")
    for name, cap, condition in rules():
        verified = len(propose(index, condition, CANDIDATE))
        print(f"{name} {cap}: {count_proposals(index, condition)} join rows, {verified} verified")


def rules() -> Iterator[tuple[str, str, str]]:
    for name, condition in RULES.items():
        for cap in CAPS if "{cap}" in condition else ("",):
            yield name, str(cap), condition.format(cap=cap)


def index_anchors(anchors: Sequence[Hashes]) -> duckdb.DuckDBPyConnection:
    """Texts are numbered in the origins' order: `place` is a text's among those that hold the anchor."""
    index = duckdb.connect()
    numbers = np.repeat(np.arange(len(anchors), dtype=np.int32), [len(each) for each in anchors])
    index.register("given", pa.table({"text": numbers, "anchor": np.concatenate(anchors)}))
    index.execute("SET threads = 2")
    index.execute("CREATE TABLE counts AS SELECT text, count(*) AS anchors FROM given GROUP BY text")
    index.execute(
        "CREATE TABLE anchors AS SELECT *, row_number() OVER (PARTITION BY anchor ORDER BY text) AS place, "
        "count(*) OVER (PARTITION BY anchor) AS frequency FROM given"
    )
    return index


def propose(index: duckdb.DuckDBPyConnection, condition: str, floor: str) -> set[Pair]:
    rows = index.execute(
        "SELECT a, b FROM (SELECT x.text AS a, y.text AS b, count(*) AS shared FROM anchors x JOIN anchors y "
        f"ON x.anchor = y.anchor AND x.text < y.text WHERE {condition} GROUP BY ALL) "
        "JOIN (SELECT text AS a, anchors AS count_a FROM counts) USING (a) "
        f"JOIN (SELECT text AS b, anchors AS count_b FROM counts) USING (b) WHERE {floor}"
    )
    return set(rows.fetchall())


def count_proposals(index: duckdb.DuckDBPyConnection, condition: str) -> int:
    rows = index.execute(
        f"SELECT count(*) FROM anchors x JOIN anchors y ON x.anchor = y.anchor AND x.text < y.text WHERE {condition}"
    )
    return int(rows.fetchone()[0])


def describe(index: duckdb.DuckDBPyConnection) -> str:
    mean, most = index.execute("SELECT avg(anchors), (SELECT max(frequency) FROM anchors) FROM counts").fetchone()
    return f"{mean:.1f} anchors per text, the commonest in {most} texts"


def verify(shingles: Sequence[Hashes], pair: Pair) -> Verdict:
    a, b = (shingles[each] for each in pair)
    return judge(compare_shingles(a, b), len(a), len(b))


def proposes(a: Hashes, b: Hashes) -> bool:
    return is_candidate(len(np.intersect1d(a, b, assume_unique=True)), len(a), len(b))


def format_recall(classes: dict[str, list[Pair]], found: set[Pair]) -> str:
    """Pairs of one and the same text are found by its digest."""
    return ", ".join(
        f"{name} {np.mean([a == b or (a, b) in found for a, b in pairs]):.4f} ({len(pairs)})"
        for name, pairs in classes.items()
    )


if __name__ == "__main__":
    main()
