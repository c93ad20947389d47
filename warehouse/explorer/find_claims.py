"""Claims by their words, for the list of claims."""

from warehouse.connect import Connection
from warehouse.run_search import Filters, search_claims

MOST = 1_000
"""Hits that the list goes through; whoever has more is told to add words."""


def find_claims(con: Connection, words: str, filters: Filters) -> tuple[int, list[str]]:
    """How many claims hold the words, and the ids of the first `MOST`, best first."""
    total, found = search_claims(con, words, filters, MOST)
    return total, [str(row["claim_id"]) for row in found]
