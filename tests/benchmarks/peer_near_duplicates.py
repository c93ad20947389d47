"""MinHash near-duplicates: datasketch in memory, datatrove on disk."""

import re
import struct
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import xxhash
from measure_cost import Line, clocked, race
from open_peer import open_peer
from read_samples import NEAR, Pair, sample_with_copies
from stage_near_duplicates import run_stage

from transforms.duplicates.fingerprint import fingerprint

WORDS = 5
PERMUTATIONS = 128
"""datasketch's default; a shingle is five words as in ours and in the published pairs."""
THRESHOLDS = (NEAR, 0.5)
"""What the pairs ask for, and what we promise (transforms/duplicates/thresholds.yml)."""
_WORD = re.compile(r"\w+")


def race_datasketch(count: int, rounds: int) -> Iterator[Line]:
    """Signatures, with the hash it ships with and with a faster one; then the whole stage at each threshold."""
    datasketch = open_peer("datasketch")
    texts, truth = sample_with_copies(count)
    for name, options in (("", {}), (", hashed by xxh32", {"hashfunc": xxhash.xxh32_intdigest})):
        mine, theirs = race(
            lambda: clocked(lambda: sum(len(fingerprint(text).anchors) for text in texts.values())),
            lambda options=options: clocked(lambda: len(_sign(datasketch, texts, options))),  # type: ignore[misc]
            rounds,
        )
        remarks = {
            "anchors a document": round(mine[1] / len(texts), 1),
            "permutations": PERMUTATIONS,
            "target": "5 times",
        }
        peer = f"datasketch MinHash.bulk{name}"
        yield Line("near-duplicates: signatures", peer, len(texts), "documents", mine[0], theirs[0], remarks)
    for threshold in THRESHOLDS:
        yield _race_stage(
            f"datasketch MinHashLSH, threshold {threshold}",
            lambda threshold=threshold: _propose(datasketch, texts, threshold),  # type: ignore[misc]
            texts,
            truth,
            rounds,
        )


def race_datatrove(count: int, rounds: int) -> Iterator[Line]:
    """The whole stage, with the defaults of its MinHash blocks (14 buckets of 8 hashes)."""
    minhash = open_peer("datatrove.pipeline.dedup.minhash")
    open_peer("datatrove.utils.logging").logger.remove()  # a line a bucket
    texts, truth = sample_with_copies(count)
    warm = dict(list(texts.items())[:5])
    _deduplicate(minhash, warm)
    peer = "datatrove MinhashDedup (signature, buckets, cluster), hashed by sha1"
    yield _race_stage(peer, lambda: _deduplicate(minhash, texts), texts, truth, rounds)


def _race_stage(
    peer: str, propose: Callable[[], set[Pair]], texts: Mapping[int, str], truth: set[Pair], rounds: int
) -> Line:
    mine, theirs = race(lambda: run_stage(texts), lambda: clocked(propose), rounds)
    remarks = {
        f"pairs of Jaccard {NEAR}": len(truth),
        "recall, ours": round(len(truth & mine[1]) / max(1, len(truth)), 4),
        "recall, peer": round(len(truth & theirs[1]) / max(1, len(truth)), 4),
        "pairs, ours (verified)": len(mine[1]),
        "pairs, peer (unverified)": len(theirs[1]),
        "target": "2 times at equal or better recall",
    }
    return Line("near-duplicates: whole stage", peer, len(texts), "documents", mine[0], theirs[0], remarks)


def _shingles(text: str) -> set[bytes]:
    words = _WORD.findall(text.lower())
    return {" ".join(words[start : start + WORDS]).encode() for start in range(max(1, len(words) - WORDS + 1))}


def _sign(datasketch: Any, texts: Mapping[int, str], options: Mapping[str, Any]) -> list[Any]:
    signatures: list[Any] = datasketch.MinHash.bulk(
        [_shingles(text) for text in texts.values()], num_perm=PERMUTATIONS, **options
    )
    return signatures


def _propose(datasketch: Any, texts: Mapping[int, str], threshold: float) -> set[Pair]:
    index = datasketch.MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
    pairs: set[Pair] = set()
    for number, signature in zip(texts, _sign(datasketch, texts, {}), strict=True):
        pairs.update((min(number, other), max(number, other)) for other in index.query(signature))
        index.insert(number, signature)
    return pairs


def _deduplicate(minhash: Any, texts: Mapping[int, str]) -> set[Pair]:
    """All pairs of every bucket. Its default xxHash breaks with xxhash 4 (it hashes str), hence sha1."""
    document = open_peer("datatrove.data").Document
    hashes = open_peer("datatrove.utils.hashing").HashConfig(hash_fc="sha1")
    config = minhash.MinhashConfig(hash_config=hashes)
    with tempfile.TemporaryDirectory() as folder:
        signatures, buckets = f"{folder}/signatures", f"{folder}/buckets"
        documents = (document(text=text, id=str(number)) for number, text in texts.items())
        minhash.MinhashDedupSignature(signatures, config=config, language="fra_Latn").run(documents, 0, 1)
        for bucket in range(config.num_buckets):
            minhash.MinhashDedupBuckets(signatures, buckets, config=config).run(None, bucket, config.num_buckets)
        minhash.MinhashDedupCluster(buckets, f"{folder}/remove", config=config).run(None, 0, 1)
        return _cluster(Path(buckets), list(texts))


def _cluster(folder: Path, numbers: list[int]) -> set[Pair]:
    """Pairs of one cluster: a bucket lists only neighbours, and datatrove joins them transitively."""
    leader = {number: number for number in numbers}
    members = {number: [number] for number in numbers}
    for path in sorted(folder.glob("*.dups")):
        for _, first, _, second in struct.iter_unpack("<4I", path.read_bytes()):
            one, other = leader[numbers[first]], leader[numbers[second]]
            if one != other:
                for member in members[other]:
                    leader[member] = one
                members[one] += members.pop(other)
    return {(min(a, b), max(a, b)) for group in members.values() for a in group for b in group if a != b}
