"""Ask the full-text index: the same ranking as `search()` and `search_claims()` in SQL, which do the work."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from warehouse.connect import Connection

Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Filters:
    """Which documents count: of one language, published in these days (both ends included), by one outlet (case and
    accents do not matter), that name one entity (its name or entity_id)."""

    language: str | None = None
    since: date | None = None
    until: date | None = None
    publisher: str | None = None
    entity: str | None = None


NO_FILTERS = Filters()


def search_documents(
    con: Connection,
    query: str,
    filters: Filters = NO_FILTERS,
    limit: int = 20,
    offset: int = 0,
    marks: tuple[str, str] = ("**", "**"),
) -> tuple[int, Rows]:
    """How many current documents hold the words of `query`, and `limit` of them after the `offset` best.

    Rows: document_id, title, publisher, published_on, language, score, terms (folded words of the query it holds),
    snippet (its best sentence, hits between `marks`), char_start and char_end of that sentence in its text (None where
    only the title holds a word), hit_count. `snippet` is text of the document: escape it, with marks no text holds.
    """
    return _search(con, "search", query, filters, (limit, offset), marks)


def search_claims(
    con: Connection,
    query: str,
    filters: Filters = NO_FILTERS,
    limit: int = 20,
    offset: int = 0,
    marks: tuple[str, str] = ("**", "**"),
) -> tuple[int, Rows]:
    """How many claims of current documents hold the words of `query`, and `limit` of them after the `offset` best.

    Rows: claim_id, document_id, title, publisher, published_on, language, speaker, text, score, snippet (the claim with
    the hits between `marks`), char_start and char_end of the claim, hit_count.
    """
    return _search(con, "search_claims", query, filters, (limit, offset), marks)


def is_searchable(con: Connection, query: str) -> bool:
    """Whether `query` holds a word to look for: one that is not excluded."""
    sql = "SELECT count(*) > 0 FROM search_words($query) WHERE NOT is_excluded"
    return con.execute(sql, {"query": query}).fetchone() == (True,)


def _search(
    con: Connection, macro: str, query: str, filters: Filters, page: tuple[int, int], marks: tuple[str, str]
) -> tuple[int, Rows]:
    limit, offset = page
    values = {"query": query, "results": offset + max(limit, 1), "open_mark": marks[0], "close_mark": marks[1]}
    values |= {name: value for name in Filters.__slots__ if (value := getattr(filters, name)) is not None}
    named = [f"{name} := ${name}" for name in Filters.__slots__ if name in values]
    arguments = ["$query", *named, "max_results := $results", "open_mark := $open_mark", "close_mark := $close_mark"]
    cursor = con.execute(f"SELECT * FROM {macro}({', '.join(arguments)})", values)  # noqa: S608 - names of our own
    names = [column[0] for column in cursor.description or ()]
    found = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return (found[0]["hit_count"] if found else 0), found[offset : offset + limit]
