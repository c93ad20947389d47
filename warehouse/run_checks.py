"""Run the warehouse's checks: queries that return the offending rows; `fail_` stops a publish, `warn_` informs."""

from dataclasses import dataclass

from warehouse.connect import Connection
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
    """Every check of `warehouse/checks`, by name, with up to `sample` offending rows each."""
    return [_run(con, path, sample) for path in list_sql("checks")]


def _run(con: Connection, path: str, sample: int) -> CheckResult:
    sql = read_sql(path)
    severity, name = path.removeprefix("checks/").removesuffix(".sql").split("_", 1)
    about = " ".join(line.removeprefix("--").strip() for line in sql.splitlines() if line.startswith("--"))
    cursor = con.execute(sql)
    names = [column[0] for column in cursor.description or ()]
    found = cursor.fetchall()
    rows = tuple(dict(zip(names, row, strict=True)) for row in found[:sample])
    return CheckResult(name, severity, about, len(found), rows)
