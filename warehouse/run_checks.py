"""Run the warehouse's checks: queries that return the offending rows; `fail_` stops a publish, `warn_` informs.

A run checks what it touched, `moisson check` and `moisson maintain` everything. Documents wait in `pending` until the
checks have passed, so that a run that dies or fails in between leaves them to the next one.
"""

from dataclasses import dataclass

from warehouse.connect import Connection, transaction
from warehouse.sql_files import list_sql, read_sql


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The outcome of one check; `rows` holds the first offending rows as dictionaries, `count` how many there are."""

    name: str
    severity: str
    about: str
    count: int
    rows: tuple[dict[str, object], ...]

    @property
    def failed(self) -> bool:
        """Whether it must stop a publish."""
        return self.severity == "fail" and self.count > 0


def run_checks(con: Connection, sample: int = 5) -> list[CheckResult]:
    """Every check of `warehouse/checks` over the whole warehouse, by name, with up to `sample` offending rows each."""
    return [_run(con, path, sample) for path in list_sql("checks")]


def run_narrow_checks(con: Connection) -> list[CheckResult]:
    """Every check over the documents that wait for it; they stop waiting when no `fail` check finds anything."""
    with transaction(con):  # an error undoes the views too
        con.execute(read_sql("checks_narrow/10_narrow.sql"))
        results = run_checks(con)
        con.execute(read_sql("checks_narrow/20_widen.sql"))
    if not any(result.failed for result in results):
        settle_checks(con)
    return results


def settle_checks(con: Connection) -> None:
    """No document waits for its checks any more."""
    with transaction(con):
        con.execute("DELETE FROM pending WHERE stage = 'checks'")


def _run(con: Connection, path: str, sample: int) -> CheckResult:
    sql = read_sql(path)
    severity, name = path.removeprefix("checks/").removesuffix(".sql").split("_", 1)
    about = " ".join(line.removeprefix("--").strip() for line in sql.splitlines() if line.startswith("--"))
    cursor = con.execute(sql)
    names = [column[0] for column in cursor.description or ()]
    found = cursor.fetchall()
    rows = tuple(dict(zip(names, row, strict=True)) for row in found[:sample])
    return CheckResult(name, severity, about, len(found), rows)
