"""What a run reports: as a short table for people, as JSON for scripts, as Markdown for Prefect's UI."""

from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from warehouse.find_alerts import find_alerts

if TYPE_CHECKING:
    from flows.harvest import Outcome, Run

QUESTIONS = (
    "SELECT speaker, attribution, text FROM quotes WHERE speaker IS NOT NULL LIMIT 10",
    "SELECT value, unit, claim_text FROM claim_quantities ORDER BY document_id LIMIT 10",
    "SELECT name, type, document_count, mention_count FROM entities ORDER BY mention_count DESC LIMIT 10",
)
"""Three questions to try next."""

BUDGET_MS = {
    "parse": 1.0,
    "segment": None,
    "sentences and languages": 0.8,
    "models": 85.0,
    "mentions": 3.0,
    "claims": 4.0,
    "fingerprint": 0.6,
    "second opinion": None,
    "rows": None,
    "staging": 1.5,
}
"""CPU-ms per 2 to 3 kB article that architecture.md allows a stage; None where it names none."""


@dataclass(frozen=True, slots=True)
class RunReport:
    """The result of a run, ready to print."""

    run_id: str
    counts: dict[str, int]
    rows: dict[str, int]
    content_digest: str | None
    current_digest: str | None
    changed: bool
    wall_seconds: dict[str, float]
    cpu_ms_per_document: dict[str, float]
    documents: int
    warnings: dict[str, int]
    behind: int = 0
    alerts: list[dict[str, str]] = field(default_factory=list)
    model: dict[str, Any] = field(default_factory=dict)
    warehouse: Path = Path()
    version: int = 0
    is_new_version: bool = False
    problems: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def published_as(
        self, warehouse: Path, version: int, seconds: dict[str, float], *, is_new: bool, notes: list[str]
    ) -> "RunReport":
        """The same with where it was published, how long that took, and what was unusual before the run began.

        The run's row in `runs` is part of what is published: it cannot know these seconds.
        """
        wall = self.wall_seconds | {stage: round(taken, 3) for stage, taken in seconds.items()}
        report = replace(self, warehouse=warehouse, version=version, is_new_version=is_new)
        return replace(report, wall_seconds=wall, notes=notes)

    def as_json(self) -> dict[str, Any]:
        """Plain values for `--json`."""
        return asdict(self) | {"warehouse": str(self.warehouse)}


def make_report(run: "Run", outcome: "Outcome", rows: dict[str, int]) -> RunReport:
    """Gather the report of a finished run."""
    done = max(1, run.documents)
    return RunReport(
        run_id=str(run.run_id),
        counts=outcome.counts,
        rows=rows,
        content_digest=outcome.digests.content,
        current_digest=outcome.digests.current,
        changed=outcome.changed,
        wall_seconds={stage: round(seconds, 3) for stage, seconds in run.wall_seconds.items()},
        cpu_ms_per_document={stage: round(1000 * s / done, 3) for stage, s in run.cpu_seconds.items()},
        documents=run.documents,
        warnings={check.name: check.count for check in run.checks if check.severity == "warn" and check.count},
        behind=count_behind(run),
        alerts=[asdict(alert) for alert in find_alerts(run.con, run.now, run.expected)],
        model=run.model,
        problems=_problems(run),
    )


def count_behind(run: "Run") -> int:
    """Current documents that an earlier version of some stage made: `moisson reprocess` brings them up to date."""
    from flows.llm.expected_versions import expected_versions  # noqa: PLC0415 - as below
    from transforms.versions import stage_versions  # noqa: PLC0415 - reads every source file once

    claims = expected_versions(stage_versions(run.settings.profile, run.gazetteer), run.settings)["claims"]
    row = run.con.execute(
        "SELECT count(*) FROM documents WHERE is_current AND claims_version <> ?", [claims]
    ).fetchone()
    return row[0] if row else 0


def _problems(run: "Run") -> list[dict[str, Any]]:
    cursor = run.con.execute(
        "SELECT q.source_id, q.status, q.reason, q.detail FROM quarantine AS q "
        "JOIN run_sources AS r USING (root, source_id) WHERE r.run_id = ? LIMIT 20",
        [str(run.run_id)],
    )
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def as_markdown(report: RunReport) -> str:
    """The report as a Markdown page, for the artifact in Prefect's UI."""
    lines = [f"# Harvest {report.run_id}", "", "| outcome | sources |", "|---|---|"]
    lines += [f"| {name} | {report.counts.get(name, 0)} |" for name in _ORDER]
    lines += ["", "| table | rows |", "|---|---|", *(f"| {name} | {count} |" for name, count in report.rows.items())]
    lines += ["", *(f"- {_escape(alert['subject'])}: {_escape(alert['message'])}" for alert in report.alerts)]
    lines += [
        "",
        f"Warehouse `{report.warehouse}`, version {report.version}.",
        f"content_digest `{report.content_digest}`",
    ]
    if report.problems:
        lines += ["", "| input | status | reason |", "|---|---|---|"]
        lines += [f"| {_escape(p['source_id'])} | {p['status']} | {p['reason']} |" for p in report.problems]
    return "\n".join(lines)


_ORDER = ("added", "changed", "unchanged", "duplicate", "removed", "failed", "skipped")


def _escape(text: str) -> str:
    """File names are input: nothing in them may become markup."""
    return "".join(c if c.isalnum() or c in " .-_/#" else f"&#{ord(c)};" for c in text)
