"""The short table at the end of an ingest."""

from collections.abc import Mapping
from typing import Any

from rich.table import Table
from rich.text import Text

from flows.cli.printing import make_console, print_table, printable
from flows.report import BUDGET_MS, QUESTIONS

_OUTCOMES = ("added", "changed", "unchanged", "duplicate", "removed", "failed", "skipped")


def print_report(report: Mapping[str, Any], *, timings: bool) -> None:
    """What the run did, what the warehouse holds, where it is and what to ask it."""
    console = make_console()
    counts = report["counts"]
    summary = Table(box=None, pad_edge=False, show_header=False)
    summary.add_row("sources", "  ".join(f"{name} {counts.get(name, 0):,}" for name in _OUTCOMES))
    summary.add_row("rows", "  ".join(f"{name} {count:,}" for name, count in report["rows"].items()))
    state = f"version {report['version']}" if report["is_new_version"] else f"version {report['version']}, unchanged"
    summary.add_row("warehouse", Text(f"{report['warehouse']} ({state})"))
    summary.add_row("digest", report["content_digest"] or "left to `moisson maintain`")
    console.print(summary)
    for note in report["notes"]:
        console.print(Text(f"note: {printable(note)}", style="yellow"))
    if report["problems"]:
        rows = [[p["source_id"], p["status"], p["reason"], p["detail"]] for p in report["problems"]]
        print_table(["input", "status", "reason", "detail"], rows, title="not loaded")
    for name, count in report["warnings"].items():
        console.print(Text(f"warning: {name} ({count}); see `moisson check`", style="yellow"))
    for alert in report["alerts"]:
        console.print(Text(f"alert: {printable(alert['subject'])}: {printable(alert['message'])}", style="yellow"))
    if report["behind"]:
        made = "documents were made by earlier rules or another gazetteer; `moisson reprocess` renews them"
        console.print(Text(f"{report['behind']} {made}"))
    if timings:
        _print_timings(report)
    console.print(Text("\nTry next:"))
    for question in QUESTIONS:
        console.print(Text(f'  moisson sql "{printable(question)}"'))


def _print_timings(report: Mapping[str, Any]) -> None:
    rows = []
    for stage, measured in report["cpu_ms_per_document"].items():
        budget = BUDGET_MS.get(stage)
        rows.append([stage, f"{measured:.2f}", "" if budget is None else f"{budget:g}"])
    print_table(["stage", "CPU-ms a document", "budget"], rows, title=f"{report['documents']} documents transformed")
    wall = [[stage, f"{seconds:.2f}"] for stage, seconds in report["wall_seconds"].items()]
    print_table(["step", "wall seconds"], wall)
