"""Which known files only changed their place: renamed, or in a folder that was."""

import pyarrow as pa

from warehouse.connect import Connection
from warehouse.sql_files import read_sql


def find_moved(con: Connection, root: str, arrived: pa.Table) -> set[str]:
    """The `file_id`s under `root` whose very file (inode, size, modification time) is among the new ones of `arrived`.

    Args:
        arrived: `file_id`, `inode`, `size_bytes`, `mtime_ns` and `action` of the files that a run would read.
    """
    with con.cursor() as cursor:  # a connection with a result half fetched registers nothing
        cursor.register("arrived", arrived)
        return {row[0] for row in cursor.execute(read_sql("runs/find_moved.sql"), {"root": root}).fetchall()}
