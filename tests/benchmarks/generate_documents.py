"""Write generated articles as JSON lines: as many as wanted, the same for the same seed, a known share near-duplicates.

    uv run python tests/benchmarks/generate_documents.py OUT.jsonl.gz --count 10000 --start 0

Lengths are log-normal (median about 2,000 characters unless told otherwise); names and nouns are made of syllables and drawn by Zipf's law,
so that the vocabulary keeps growing (Heaps' law) and few things are in many articles; one article in twenty is an
earlier one with a word in forty replaced. Article number N depends on the seed, the median and N only, so parts can be
written apart.
"""

import argparse
import gzip
import json
import random
from datetime import date, timedelta
from functools import lru_cache
from math import log
from pathlib import Path
from typing import Any

import yaml

SEED = 20_261_122
NEAR_DUPLICATES = 0.05
MEDIAN = 2_000
"""Characters of a usual article."""
FORMS = yaml.safe_load((Path(__file__).parent / "sentence_forms.yml").read_text(encoding="utf-8"))
MONTHS = {
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
ONSETS = [
    "b",
    "br",
    "c",
    "ch",
    "d",
    "dr",
    "f",
    "fl",
    "g",
    "gr",
    "l",
    "m",
    "n",
    "p",
    "pl",
    "pr",
    "r",
    "s",
    "st",
    "t",
    "tr",
    "v",
]
VOWELS = ["a", "e", "i", "o", "u", "ai", "eau", "an", "on", "in"]


@lru_cache(maxsize=500_000)
def coin_word(rank: int, kind: str) -> str:
    """The made-up word of a Zipf rank; every kind (noun, place, …) has its own."""
    rng = random.Random(f"{SEED}/{kind}/{rank}")
    return "".join(rng.choice(ONSETS) + rng.choice(VOWELS) for _ in range(rng.choice((2, 2, 3))))


def make_article(number: int, median: int = MEDIAN) -> dict[str, Any]:
    """Article `number`: id, title, date, text of about `median` characters (a paragraph at least)."""
    rng = random.Random(f"{SEED}/{number}")
    if number and rng.random() < NEAR_DUPLICATES:
        return _reword(make_article(rng.randrange(number), median), number, rng)
    language = "fr" if rng.random() < 0.6 else "en"
    length = max(300, int(rng.lognormvariate(log(median), 0.6)))
    paragraphs: list[str] = []
    while sum(map(len, paragraphs)) < length:
        paragraphs.append(" ".join(_sentence(rng, language) for _ in range(rng.randint(2, 5))))
    day = date(2015, 1, 1) + timedelta(days=rng.randrange(4_000))
    title = _sentence(rng, language).rstrip(".")
    return {"id": number, "title": title, "date": day.isoformat(), "text": "\n\n".join(paragraphs)}


def _rank(rng: random.Random) -> int:
    """A rank by Zipf's law with exponent 1 over 100,000 words: log-uniform."""
    return int(100_000 ** rng.random())


def _sentence(rng: random.Random, language: str) -> str:
    def word(kind: str) -> str:
        return coin_word(_rank(rng), kind)

    def thing() -> str:
        return f"{word('noun')} {word('adjective')}" if rng.random() < 0.6 else word("noun")

    def name(kind: str) -> str:
        return word(kind).capitalize()

    surname = name("surname")
    small, large = rng.randrange(2, 95), rng.randrange(100, 9_900)
    return str(rng.choice(FORMS[language])).format(
        person=f"{name('given')} {surname}", surname=surname, place=name("place"), noun=thing(), noun2=thing(),
        org=f"{name('org')} {rng.choice(('Group', 'SA', 'Institut'))}", org2=f"{name('org')} SA", n=large, n2=large - small,
        pct=small, money=rng.randrange(2, 900), year=rng.randrange(2005, 2027), day=rng.randrange(1, 28),
        month=rng.choice(MONTHS[language]),
    )  # fmt: skip


def _reword(article: dict[str, Any], number: int, rng: random.Random) -> dict[str, Any]:
    words = article["text"].split(" ")
    for place in rng.sample(range(len(words)), max(1, len(words) // 40)):
        words[place] = coin_word(_rank(rng), "noun")
    return article | {"id": number, "text": " ".join(words)}


def write_documents(path: Path, start: int, count: int, median: int = MEDIAN) -> None:
    """Write articles `start` to `start + count - 1` as gzip-compressed JSON lines."""
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=1) as lines:
        for number in range(start, start + count):
            lines.write(json.dumps(make_article(number, median), ensure_ascii=False) + "\n")


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--median", type=int, default=MEDIAN, help="characters of a usual article")
    arguments = parser.parse_args()
    write_documents(arguments.out, arguments.start, arguments.count, arguments.median)


if __name__ == "__main__":
    main()
