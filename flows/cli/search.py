"""`moisson search`: the documents, or the claims, that hold these words."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.cli.options import Json, Warehouse

if TYPE_CHECKING:
    from warehouse.run_search import Filters

Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Published on this day or later.")]
LastDay = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Published on this day or earlier.")]

_MARKS = ("\x02", "\x03")
"""Around each hit on its way here: characters that no loaded text holds."""


def search(
    words: Annotated[list[str], typer.Argument(help='Words, "phrases" in quotation marks; after `--` also -without.')],
    language: Annotated[str | None, typer.Option(help="Only this language, ISO 639-1.")] = None,
    since: Day = None,
    until: LastDay = None,
    publisher: Annotated[str | None, typer.Option(help="Only this outlet.")] = None,
    entity: Annotated[str | None, typer.Option(help="Only documents that mention it: a name or an entity_id.")] = None,
    claims: Annotated[bool, typer.Option("--claims", help="Search the claims instead of the documents.")] = False,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="How many to show.")] = 10,
    warehouse: Warehouse = None,
    as_json: Json = False,
) -> None:
    """Search titles and sentences, best first; case, accents and endings do not matter."""
    from flows.cli.fail import clear_errors
    from flows.cli.print_hits import print_hits
    from flows.cli.printing import print_json
    from warehouse.run_search import Filters

    query = " ".join(words)
    filters = Filters(language, since and since.date(), until and until.date(), publisher, entity)
    with clear_errors():
        total, hits = _ask(query, filters, claims, limit, warehouse, ("**", "**") if as_json else _MARKS)
    if as_json:
        print_json({"query": query, "total": total, "hits": hits})
    else:
        print_hits("claims" if claims else "documents", total, hits, _MARKS)


def _ask(
    query: str, filters: "Filters", claims: bool, limit: int, warehouse: Any, marks: tuple[str, str]
) -> tuple[int, list[dict[str, Any]]]:
    from flows.errors import RunError
    from flows.settings import load_settings
    from warehouse.connect import open_published
    from warehouse.run_search import is_searchable, search_claims, search_documents

    with open_published(load_settings(warehouse=warehouse).warehouse) as con:
        if not is_searchable(con, query):
            raise RunError(f"nothing to look for in {query!r}: give a word of letters or digits, without - before it")
        found = search_claims if claims else search_documents
        return found(con, query, filters, limit, 0, marks)
