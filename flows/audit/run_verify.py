"""Verify a published warehouse: every law of the contract recomputed, every file read. Nothing is changed."""

from dataclasses import dataclass
from typing import Any

from flows.audit.verify_disk import verify_raw, verify_sources
from flows.audit.verify_documents import verify_clusters, verify_documents, verify_origins
from flows.progress import Reporter
from flows.settings import Settings
from warehouse.connect import open_published
from warehouse.paths import WarehousePaths
from warehouse.verify_warehouse import Law, run_sql_laws, scan_tables, verify_digests


@dataclass(frozen=True, slots=True)
class Verdict:
    """The laws with what broke them, and how many source files are in which state; `version` is what was read."""

    version: str
    laws: list[Law]
    files: dict[str, int]

    @property
    def is_sound(self) -> bool:
        """Whether no law is broken."""
        return not any(law.broken for law in self.laws)

    def as_json(self) -> dict[str, Any]:
        """Plain values for `--json`."""
        laws = [
            {"law": law.name, "about": law.about, "rows": law.rows, "broken": law.broken, "first": law.first}
            for law in self.laws
        ]
        return {"version": self.version, "sound": self.is_sound, "laws": laws, "files": self.files}


def run_verify(settings: Settings, reporter: Reporter, *, shown: int, disk: bool) -> Verdict:
    """Verify the newest published version as one reader among others; no lock, no write. `disk` hashes sources and raw.

    Raises:
        NoWarehouseError: nothing has been published.
    """
    paths = WarehousePaths(settings.warehouse.expanduser().absolute())
    version = paths.published.resolve().name
    with open_published(paths.published) as con:
        reporter.begin("read")
        laws = [scan_tables(con, shown)]
        if laws[0].broken:  # what cannot be read cannot be judged
            return Verdict(version, laws, {})
        reporter.begin("rows")
        laws += run_sql_laws(con, shown)
        reporter.begin("documents")
        laws += verify_documents(con, shown)
        reporter.begin("origins, clusters, digests")
        laws += [verify_origins(con, shown), verify_clusters(con, shown), verify_digests(con, shown)]
        files: dict[str, int] = {}
        if disk:
            reporter.begin("files")
            law, files = verify_sources(con, settings, shown)
            laws += [verify_raw(con, paths.raw, shown), law]
    return Verdict(version, laws, files)
