"""How long the published warehouse takes to answer: the README's questions and `search()`."""

import random
import re
import time
from pathlib import Path
from statistics import quantiles
from typing import Any

from generate_documents import SEED, coin_word

from warehouse.connect import Connection, open_published

README = Path(__file__).parents[2] / "README.md"
SEARCHES = 50
PATIENCE = 60.0
"""Seconds after which a slow question is not asked again, though at least three times."""
_QUESTION = re.compile(r'^\*\*(.+?)\*\*\n```\n\$ uv run moisson sql "(.+)"$', re.MULTILINE)


def ask_warehouse(published: Path, repeats: int) -> dict[str, dict[str, float]]:
    """Milliseconds by question: the first answer, p50 and p95 over up to `repeats` more; of `search()`, over its queries.

    Rows are fetched; `search()` gives its ten best. `open` is the time from nothing to the first row.
    """
    started = time.perf_counter()
    with open_published(published) as con:
        con.execute("SELECT count(*) FROM documents").fetchall()
        opened = 1000 * (time.perf_counter() - started)
        latencies = {"open": {"first": round(opened, 1)}}
        for title, query in read_questions():
            latencies[title] = _spread(_ask_often(con, query, repeats + 1))
        searches = [_ask(con, "SELECT * FROM search(?) LIMIT 10", [query]) for query in make_queries(SEARCHES)]
        latencies["search()"] = _spread(searches)
        return latencies


def read_questions() -> list[tuple[str, str]]:
    """The questions of README.md with their SQL (`tests/test_docs.py` proves their answers)."""
    questions = _QUESTION.findall(README.read_text(encoding="utf-8"))
    if not questions:
        raise SystemExit(f"no questions found in {README}; their form has changed")
    return questions


def make_queries(count: int) -> list[str]:
    """Seeded queries of one to three words of the generated articles, common ones more often (Zipf's law)."""
    rng = random.Random(SEED)

    def word() -> str:
        return coin_word(int(100_000 ** rng.random()), rng.choice(("noun", "noun", "surname", "place", "org")))

    return [" ".join(word() for _ in range(rng.randint(1, 3))) for _ in range(count)]


def _ask_often(con: Connection, query: str, times: int) -> list[float]:
    answers: list[float] = []
    while len(answers) < 3 or (len(answers) < times and sum(answers) < 1000 * PATIENCE):
        answers.append(_ask(con, query))
    return answers


def _ask(con: Connection, query: str, parameters: list[Any] | None = None) -> float:
    started = time.perf_counter()
    con.execute(query, parameters or []).fetchall()
    return 1000 * (time.perf_counter() - started)


def _spread(milliseconds: list[float]) -> dict[str, float]:
    """The first answer, and the spread of those after it."""
    first, *rest = milliseconds
    cuts = quantiles(rest, n=20, method="inclusive")
    return {"first": round(first, 1), "p50": round(cuts[9], 1), "p95": round(cuts[18], 1)}
