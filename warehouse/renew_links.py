"""Make every link anew where what links claims has changed: the rules, the model, or whether there is one."""

import hashlib

from warehouse.connect import Connection, transaction
from warehouse.sql_files import list_sql, read_sql


def renew_links(con: Connection, model: str) -> bool:
    """Owe the links of every claim when they were not made by these rules and this `model` ("" for none).

    Returns whether anything is owed. A warehouse of one setting then holds what a fresh ingest with it would.
    """
    rules = hashlib.sha256("\0".join(map(read_sql, list_sql("linking"))).encode()).hexdigest()[:12]
    made_by = f"{rules} {model}".rstrip()
    stored = con.execute("SELECT value FROM meta WHERE key = 'links_made_by'").fetchone()
    if stored == (made_by,):
        return False
    with transaction(con):
        con.execute("DELETE FROM meta WHERE key = 'links_made_by'")
        con.execute("INSERT INTO meta VALUES ('links_made_by', ?)", [made_by])
        if not _is_owed(con):  # else what was loaded already makes a new version
            con.execute("UPDATE meta SET value = (value::BIGINT + 1)::VARCHAR WHERE key = 'content_version'")
        con.execute("DELETE FROM claim_anchors")
        con.execute("DELETE FROM found_links")
        con.execute("DELETE FROM claim_clusters")
        con.execute("UPDATE claims SET cluster_id = NULL WHERE cluster_id IS NOT NULL")
        # In the order of the rows, often twice the same: what is taken together then stands together.
        con.execute("INSERT INTO pending SELECT 'clusters', claim_key FROM claims")
        return _is_owed(con)


def _is_owed(con: Connection) -> bool:
    row = con.execute("SELECT count(*) > 0 FROM pending WHERE stage = 'clusters'").fetchone()
    return bool(row and row[0])
