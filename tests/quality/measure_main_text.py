"""Measure the main text of web pages against trafilatura called directly, on public labelled pages.

    .venv/bin/python tests/quality/measure_main_text.py [PAGES]

Method: scrapinghub/article-extraction-benchmark, evaluate.py: the bag of 4-token shingles of the labelled body and of
the extracted one, true positives, false positives and negatives normalised per page, F1 of the mean precision and
recall. The title block that we put first is left out: the labels are of the body.
"""

import gzip
import json
import re
import sys
from collections import Counter
from pathlib import Path

from transforms.errors import InputError
from transforms.model import Record
from transforms.parse.parse_record import parse_record

PAGES = Path(__file__).parents[2] / "../shared/data/pages_main_text_en.jsonl.gz"
SHINGLE = 4


def read_pages(count: int) -> list[tuple[str, str]]:
    """The first `count` pages as (HTML, labelled body)."""
    with gzip.open(PAGES, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for _, line in zip(range(count), lines, strict=False)]
    return [(row["html"], row["gold"]) for row in rows]


def ours(html: str) -> str:
    """Our blocks joined, "" where the page is refused."""
    try:
        blocks = parse_record(Record("html", html.encode())).blocks
    except InputError as error:
        print(f"  refused: {error}")
        return ""
    return "\n".join(block.text for block in blocks if block.kind != "title")


def direct(html: str) -> str:
    """Trafilatura's own text of the page."""
    from trafilatura import extract  # noqa: PLC0415 - as the code under test imports it

    return extract(html, include_comments=False) or ""


def f1(pairs: list[tuple[str, str]]) -> float:
    """F1 of (labelled, extracted) texts."""
    precisions, recalls = zip(*(_precision_recall(gold, found) for gold, found in pairs), strict=True)
    precision, recall = sum(precisions) / len(pairs), sum(recalls) / len(pairs)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _precision_recall(gold: str, found: str) -> tuple[float, float]:
    wanted, got = _shingles(gold), _shingles(found)
    shared = (wanted & got).total()
    precision = shared / got.total() if got else float(not wanted)
    return precision, shared / wanted.total() if wanted else 1.0


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    tokens = re.findall(r"\w+", text)
    return Counter(
        tuple(tokens[start : start + SHINGLE]) for start in range(max(1, len(tokens) - SHINGLE + 1)) if tokens
    )


def main() -> None:
    """Print both scores and their difference."""
    pages = read_pages(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
    scores = {
        name: f1([(gold, read(html)) for html, gold in pages]) for name, read in (("ours", ours), ("direct", direct))
    }
    print(f"pages {len(pages)}  ours {scores['ours']:.4f}  trafilatura {scores['direct']:.4f}")
    print(f"difference {scores['ours'] - scores['direct']:+.4f}")


if __name__ == "__main__":
    main()
