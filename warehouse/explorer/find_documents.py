"""Documents by their words, for the list of articles."""

from collections.abc import Mapping
from typing import Any

from warehouse.connect import Connection
from warehouse.explorer.reader import rows
from warehouse.explorer.render import CLOSE_MARK, OPEN_MARK
from warehouse.run_search import Filters, search_documents

MOST = 300
"""Best matches that the list goes through; whoever has more is told to add words or filters."""


def find_documents(con: Connection, words: str, asked: Mapping[str, Any]) -> tuple[int, dict[str, dict[str, Any]]]:
    """How many documents hold the words, and the first `MOST`, best first: document_id to the row of the search."""
    total, found = search_documents(con, words, _filters(asked), MOST, marks=(OPEN_MARK, CLOSE_MARK))
    return total, {str(hit["document_id"]): hit for hit in found}


def find_unknown(con: Connection, words: str) -> list[str]:
    """The words of a query that stand in no document."""
    return [item["word"] for item in rows(con, "documents_unknown", {"words": words})]


def _filters(asked: Mapping[str, Any]) -> Filters:
    return Filters(**{name: asked[name] for name in Filters.__slots__})
