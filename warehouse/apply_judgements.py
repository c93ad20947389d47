"""Give mentions and claims the entities that the human judgements say, where these or the rows are new."""

from warehouse.connect import Connection, transaction
from warehouse.sql_files import list_sql, read_sql

_NOTHING_TO_DO = (
    "SELECT NOT EXISTS (FROM judgements WHERE undone_at IS NULL) "
    "AND NOT EXISTS (FROM pending WHERE stage = 'judgements')"
)


def apply_judgements(con: Connection) -> None:
    """Recompute the entities of what is new since the last call, in one transaction, before entities are counted.

    New rows are those of the documents that wait for their digests; new judgements, made or undone, are in `pending`.
    The result depends on the rows and on the judgements that hold, never on what came first.
    """
    if con.execute(_NOTHING_TO_DO).fetchone() == (True,):
        return
    with transaction(con):
        for path in list_sql("curation/apply"):
            con.execute(read_sql(path))
