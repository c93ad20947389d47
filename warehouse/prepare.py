"""Make the working database ready for a run: migrated, and numbered after every published version."""

from warehouse.connect import Connection
from warehouse.migrate import migrate
from warehouse.paths import WarehousePaths


def prepare(con: Connection, paths: WarehousePaths) -> None:
    """Migrate the working database; its next version must carry a higher number than any on disk.

    A change of tables or views is worth a version of its own: readers of the old copy would miss it.
    """
    if migrate(con):
        raise_version(con)
    published = max((int(path.stem.rsplit("-", 1)[1]) for path in paths.versions()), default=0)
    if content_version(con) < published:
        con.execute("UPDATE meta SET value = ? WHERE key = 'content_version'", [str(published)])


def raise_version(con: Connection) -> None:
    """Make what the working database holds worth a publish."""
    con.execute("UPDATE meta SET value = (value::BIGINT + 1)::VARCHAR WHERE key = 'content_version'")


def content_version(con: Connection) -> int:
    """Number of the content as it stands: it goes up with every commit that changes what analysts see."""
    row = con.execute("SELECT value FROM meta WHERE key = 'content_version'").fetchone()
    return int(row[0]) if row else 0
