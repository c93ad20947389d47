"""Give the rows what the human judgements say, where these or the rows are new.

Entities change the rows of mentions and claims. Duplicates and links leave what the rules found as it is and lie beside
it (`judged_pairs`, `judged_links`): they are derived anew from the judgements that hold whenever a run resolves, and
what differs from before is due. So the result depends on the judgements and on what is here, never on what came first.
"""

import uuid
from datetime import datetime

import pyarrow as pa

from warehouse.connect import Connection, transaction
from warehouse.load_batch import set_context
from warehouse.sql_files import list_sql, read_sql

_NO_ENTITIES = (
    "SELECT NOT EXISTS (FROM judgements WHERE undone_at IS NULL AND other_entity_id IS NOT NULL) "
    "AND NOT EXISTS (FROM pending WHERE stage = 'judgements')"
)
_NO_PAIRS = (
    "SELECT NOT EXISTS (FROM judgements WHERE undone_at IS NULL AND ends_with(action, '_duplicate')) "
    "AND NOT EXISTS (FROM judged_pairs)"
)
_NO_LINKS = (
    "SELECT NOT EXISTS (FROM judgements WHERE undone_at IS NULL AND ends_with(action, '_link')) "
    "AND NOT EXISTS (FROM judged_links)"
)


def apply_judgements(con: Connection) -> None:
    """Recompute the entities of what is new since the last call, in one transaction, before entities are counted.

    New rows are those of the documents that wait for their digests; new judgements, made or undone, are in `pending`.
    The result depends on the rows and on the judgements that hold, never on what came first.
    """
    if con.execute(_NO_ENTITIES).fetchone() == (True,):
        return
    with transaction(con):
        for path in list_sql("curation/apply"):
            con.execute(read_sql(path))


def propose_judged_pairs(con: Connection) -> tuple[pa.Table, pa.Table] | None:
    """What the judgements say of the texts that are here; None where nobody judged any.

    Returns:
        the confirmed pairs (text_id, other_text_id) that the index does not propose, and the texts to compare (text_id,
        text), as `propose_pairs` has them.
    """
    if con.execute(_NO_PAIRS).fetchone() == (True,):
        return None
    con.execute(read_sql("curation/pairs/10_wanted.sql"))
    pairs = con.sql(
        "SELECT text_id::VARCHAR AS text_id, other_text_id::VARCHAR AS other_text_id FROM proposed ORDER BY ALL"
    )
    return pairs.to_arrow_table(), con.sql(read_sql("resolve/texts_to_compare.sql")).to_arrow_table()


def store_judged_pairs(con: Connection, measured: pa.Table, run_id: uuid.UUID, now: datetime) -> None:
    """Keep what `propose_judged_pairs` found, with what was `measured` (`PAIRS`); origins it changes are due."""
    con.register("staged_pairs", measured)
    set_context(con, run_id, now)
    try:
        with transaction(con):
            con.execute(read_sql("curation/pairs/20_store.sql"))
    finally:
        con.unregister("staged_pairs")


def apply_link_judgements(con: Connection) -> None:
    """Keep what the judgements say of the claims that are here, before claims are clustered; what it changes is due."""
    if con.execute(_NO_LINKS).fetchone() == (True,):
        return
    with transaction(con):
        for path in list_sql("curation/links"):
            con.execute(read_sql(path))
